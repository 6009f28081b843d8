/// The stretches of a text between blank lines, the overlong ones cut at white space.
package struct Segments: Sequence, IteratorProtocol {
  package let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  private let end: Int
  private let longest: Int

  package init(bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, longest: Int) {
    self.bytes = bytes
    self.longest = longest
    position = Swift.max(0, range.lowerBound)
    end = Swift.min(range.upperBound, bytes.count)
  }

  package mutating func next() -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    var lineIsBlank = false
    var lastSpace: Int?
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte == 0x0A {
        if lineIsBlank { return start..<position }
        lineIsBlank = true
      } else if byte != 0x20, byte != 0x0D, byte != 0x09 {
        lineIsBlank = false
      }
      if byte <= 0x20 { lastSpace = position }
      if position - start >= longest {
        if let lastSpace {
          position = lastSpace
        } else {
          // Not inside a character.
          while position < end, bytes[position] & 0xC0 == 0x80 { position += 1 }
        }
        return start..<position
      }
    }
    return start..<position
  }

  /// Whether the lines of the text look as if a margin had broken them: three or more, of which
  /// none is longer than 100 bytes and all but the last are at least half as long as the longest.
  package static func isWrapped(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var lengths: [Int] = []
    var length = 0
    for index in range {
      if bytes[index] == 0x0A {
        lengths.append(length)
        length = 0
        if lengths.count == 64 { break }
      } else {
        length += 1
        if length > 100 { return false }
      }
    }
    if length > 0 { lengths.append(length) }
    guard lengths.count >= 3, let longest = lengths.max() else { return false }
    let full = lengths.dropLast().filter { $0 * 2 >= longest }.count
    return full * 10 >= (lengths.count - 1) * 8 && longest >= 40
  }
}
