internal import RapporteurCore

/// Reads what `ByteWriter` wrote; bytes that it cannot have written are an error, never a crash.
struct ByteReader {
  /// The bytes are not what the writer writes.
  struct Fault: Error {}

  private let bytes: [UInt8]
  private var offset = 0
  private var strings: [String] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether all has been read.
  var isAtEnd: Bool { offset == bytes.count }

  mutating func int() throws(Fault) -> Int {
    let number = try unsigned()
    return Int(truncatingIfNeeded: Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1))
  }

  mutating func unsigned() throws(Fault) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard offset < bytes.count, shift < 64 else { throw Fault() }
      let byte = bytes[offset]
      offset += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
  }

  mutating func string() throws(Fault) -> String {
    let head = try unsigned()
    let size = head >> 1
    if head & 1 == 1 {
      guard size < UInt64(strings.count) else { throw Fault() }
      return strings[Int(size)]
    }
    guard size <= UInt64(bytes.count - offset) else { throw Fault() }
    let end = offset + Int(size)
    guard let string = String(validating: bytes[offset..<end], as: UTF8.self) else { throw Fault() }
    offset = end
    strings.append(string)
    return string
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
    guard offset < bytes.count else { throw Fault() }
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
    guard count <= UInt64(bytes.count - offset) else { throw Fault() }
    var elements: [Element] = []
    elements.reserveCapacity(Int(count))
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }
}
