internal import RapporteurCore

/// Reads what `ByteWriter` wrote; bytes that it cannot have written are an error, never a crash.
struct ByteReader {
  /// The bytes are not what the writer writes.
  struct Fault: Error {}

  private let bytes: [UInt8]
  private(set) var offset = 0
  private let end: Int
  private let strings: StringTable
  /// The strings met so far, where they stand among the rest as in version 2 of the layout; else nil.
  private var inline: [String]?

  /// A reader of `bytes`, or of a part of them; strings are those of `strings`.
  init(_ bytes: [UInt8], in part: Range<Int>? = nil, strings: StringTable = StringTable()) {
    self.bytes = bytes
    offset = part?.lowerBound ?? 0
    end = part?.upperBound ?? bytes.count
    self.strings = strings
  }

  /// A reader of bytes of version 2 of the layout, in which a string is a varint `n`: an even one announces `n / 2`
  /// bytes of UTF-8, an odd one repeats the string that was met as the `n / 2`-th new one.
  init(version2 bytes: [UInt8]) {
    self.init(bytes)
    inline = []
  }

  /// Whether all has been read.
  var isAtEnd: Bool { offset == end }

  mutating func int() throws(Fault) -> Int {
    let number = try unsigned()
    return Int(truncatingIfNeeded: Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1))
  }

  mutating func unsigned() throws(Fault) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard offset < end, shift < 64 else { throw Fault() }
      let byte = bytes[offset]
      offset += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
  }

  mutating func string() throws(Fault) -> String {
    let number = try unsigned()
    if inline != nil { return try inlineString(number) }
    guard number < UInt64(strings.count), let string = strings[Int(number)] else { throw Fault() }
    return string
  }

  private mutating func inlineString(_ head: UInt64) throws(Fault) -> String {
    let size = head >> 1
    if head & 1 == 1 {
      guard let inline, size < UInt64(inline.count) else { throw Fault() }
      return inline[Int(size)]
    }
    guard size <= UInt64(end - offset) else { throw Fault() }
    let stop = offset + Int(size)
    guard let string = String(validating: bytes[offset..<stop], as: UTF8.self) else {
      throw Fault()
    }
    offset = stop
    inline?.append(string)
    return string
  }

  /// The places of as many parts as are announced, one after the other behind their sizes; goes on behind them.
  mutating func parts() throws(Fault) -> [Range<Int>] {
    let count = try unsigned()
    guard count <= UInt64(end - offset) else { throw Fault() }
    var sizes: [Int] = []
    sizes.reserveCapacity(Int(count))
    for _ in 0..<count {
      let size = try unsigned()
      guard size <= UInt64(end) else { throw Fault() }
      sizes.append(Int(size))
    }
    var parts: [Range<Int>] = []
    parts.reserveCapacity(sizes.count)
    for size in sizes {
      guard size <= end - offset else { throw Fault() }
      parts.append(offset..<(offset + size))
      offset += size
    }
    return parts
  }

  mutating func fraction() throws(Fault) -> Double { Double(try int()) / 10_000 }

  mutating func span() throws(Fault) -> Span {
    let start = try int()
    let count = try int()
    guard start >= 0, count >= 0, start <= Int.max - count else { throw Fault() }
    return Span(start, start + count)
  }

  mutating func id<Entry>() throws(Fault) -> Identifier<Entry> { Identifier(try int()) }

  mutating func value<Raw: RawRepresentable<String>>() throws(Fault) -> Raw {
    guard let value = Raw(rawValue: try string()) else { throw Fault() }
    return value
  }

  mutating func optional<Value>(_ read: (inout ByteReader) throws(Fault) -> Value) throws(Fault)
    -> Value?
  {
    guard offset < end else { throw Fault() }
    offset += 1
    switch bytes[offset - 1] {
    case 0: return nil
    case 1: return try read(&self)
    default: throw Fault()
    }
  }

  mutating func array<Element>(_ read: (inout ByteReader) throws(Fault) -> Element) throws(Fault)
    -> [Element]
  {
    let count = try unsigned()
    // Every element takes a byte at least, so a wrong count cannot ask for more memory than that.
    guard count <= UInt64(end - offset) else { throw Fault() }
    var elements: [Element] = []
    elements.reserveCapacity(Int(count))
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }
}
