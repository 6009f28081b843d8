/// Finds the values of a JSON input one at a time without parsing them: the lines of NDJSON, the
/// elements of an array, or values that follow each other.
///
/// Only quotes and brackets are looked at; the parser judges the rest. A value that cannot be told
/// from what follows it ends the sequence with a fault, except on a line of NDJSON, where the next
/// line starts anew.
struct JSONSplitter: Sequence, IteratorProtocol {
  private enum Layout { case lines, array, values, done }

  private let bytes: [UInt8]
  private var offset: Int
  private var layout: Layout
  private var isFirstElement = true

  /// Splits `bytes` from `start` on.
  /// - Complexity: O(n) over the whole sequence.
  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    offset = start
    layout = .values
    skipSpace()
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "[") {
      layout = .array
      offset += 1
    } else if hasLines(from: offset) {
      layout = .lines
    }
  }

  mutating func next() -> Result<Range<Int>, JSONFault>? {
    switch layout {
    case .lines: return nextLine().map { .success($0) }
    case .array: return nextElement()
    case .values: return nextValue()
    case .done: return nil
    }
  }

  /// Whether a line is a whole object, so that each line is taken to be one.
  private func hasLines(from start: Int) -> Bool {
    var start = start
    while start < bytes.count {
      let end = endOfLine(from: start)
      if bytes[start] == UInt8(ascii: "{"),
        case .success(let close) = endOfValue(at: start, limit: end),
        bytes[close..<end].allSatisfy(Self.isSpace)
      {
        return true
      }
      start = end + 1
    }
    return false
  }

  private mutating func nextLine() -> Range<Int>? {
    skipSpace()
    guard offset < bytes.count else { return nil }
    var end = endOfLine(from: offset)
    let start = offset
    offset = end
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private mutating func nextElement() -> Result<Range<Int>, JSONFault>? {
    skipSpace()
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "]") {
      offset += 1
      skipSpace()
      layout = .done
      return offset == bytes.count ? nil : fail(.malformed, "expected the end after the array")
    }
    if !isFirstElement {
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else {
        return fail(
          offset < bytes.count ? .malformed : .truncated,
          "expected ',' or ']' after an element of the array")
      }
      offset += 1
      skipSpace()
    }
    isFirstElement = false
    return nextValue()
      ?? fail(.truncated, "expected an element or ']' of the array, found the end")
  }

  private mutating func nextValue() -> Result<Range<Int>, JSONFault>? {
    skipSpace()
    guard offset < bytes.count else { return nil }
    let start = offset
    if layout == .values, bytes[start] != UInt8(ascii: "{"), bytes[start] != UInt8(ascii: "[") {
      return fail(.malformed, "expected '{' or '[', found something else")
    }
    switch endOfValue(at: start, limit: bytes.count) {
    case .success(let end):
      offset = end
      return .success(start..<end)
    case .failure(let fault):
      layout = .done
      return .failure(fault)
    }
  }

  private mutating func fail(_ kind: JSONFault.Kind, _ message: String)
    -> Result<Range<Int>, JSONFault>
  {
    layout = .done
    return .failure(JSONFault(kind: kind, message: message, offset: offset))
  }

  /// The offset after the value at `start`, which must end before `limit`.
  private func endOfValue(at start: Int, limit: Int) -> Result<Int, JSONFault> {
    bytes.withUnsafeBufferPointer { bytes in
      var depth = 0
      var index = start
      while index < limit {
        switch bytes[index] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          depth += 1
          index += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return Self.value(start, index) }
          depth -= 1
          index += 1
          if depth == 0 { return .success(index) }
        case UInt8(ascii: "\""):
          let opening = index
          index += 1
          while index < limit, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
          }
          guard index < limit else {
            return Self.truncated("the '\"' that ends the string of byte \(opening)", limit)
          }
          index += 1
          if depth == 0 { return .success(index) }
        case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
          if depth == 0 { return Self.value(start, index) }
          index += 1
        default: index += 1
        }
      }
      return depth == 0
        ? Self.value(start, limit)
        : Self.truncated("the end of what is opened at byte \(start)", limit)
    }
  }

  /// The end of a number or a word that stands alone from `start` to `end`.
  private static func value(_ start: Int, _ end: Int) -> Result<Int, JSONFault> {
    guard start == end else { return .success(end) }
    return .failure(
      JSONFault(kind: .malformed, message: "expected a value, found none", offset: start))
  }

  private static func truncated(_ expected: String, _ offset: Int) -> Result<Int, JSONFault> {
    .failure(
      JSONFault(kind: .truncated, message: "expected \(expected), found the end", offset: offset))
  }

  private func endOfLine(from start: Int) -> Int {
    bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
  }

  private mutating func skipSpace() {
    while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
