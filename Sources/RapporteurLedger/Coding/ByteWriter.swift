internal import RapporteurCore

/// Writes values as bytes, small numbers in few of them.
///
/// Layout: a whole number is a zigzag varint (LEB128, least significant group first); a string is the varint of its
/// number in `strings`; an optional is a byte 0 or 1 and, for 1, the value; an array
/// is its count and its elements.
/// - Source: Protocol Buffers, "Encoding", for varints and zigzag.
struct ByteWriter {
  /// What has been written so far.
  private(set) var bytes: [UInt8] = []
  /// The strings that were written, each once.
  private(set) var strings: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func write(_ number: Int) {
    write(unsigned: UInt64(bitPattern: Int64((number << 1) ^ (number >> (Int.bitWidth - 1)))))
  }

  mutating func write(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ string: String) {
    if let number = numbers[string] {
      write(unsigned: UInt64(number))
    } else {
      write(unsigned: UInt64(strings.count))
      numbers[string] = strings.count
      strings.append(string)
    }
  }

  /// Writes a fraction to four decimals.
  mutating func write(fraction: Double) { write(Int((fraction * 10_000).rounded())) }

  mutating func write(_ span: Span) {
    write(span.start)
    write(span.count)
  }

  mutating func write<Entry>(_ id: Identifier<Entry>) { write(id.number) }

  mutating func write<Raw: RawRepresentable<String>>(_ value: Raw) { write(value.rawValue) }

  mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    bytes.append(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  mutating func array<Element>(_ elements: [Element], _ write: (inout ByteWriter, Element) -> Void)
  {
    self.write(unsigned: UInt64(elements.count))
    for element in elements { write(&self, element) }
  }

  /// Writes how many parts there are, their sizes, and then what `write` writes of each.
  mutating func parts<Element>(_ elements: [Element], _ write: (inout ByteWriter, Element) -> Void)
  {
    var sizes: [Int] = []
    let head = bytes
    bytes = []
    for element in elements {
      let before = bytes.count
      write(&self, element)
      sizes.append(bytes.count - before)
    }
    let body = bytes
    bytes = head
    self.write(unsigned: UInt64(sizes.count))
    for size in sizes { self.write(unsigned: UInt64(size)) }
    bytes += body
  }

  /// Writes bytes as they are.
  mutating func write(bytes more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }
}
