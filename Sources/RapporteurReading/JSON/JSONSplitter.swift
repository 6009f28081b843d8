/// Finds the values of a JSON input one at a time without parsing them: the lines of NDJSON, the
/// elements of an array, or values that follow each other.
///
/// Only quotes and brackets are looked at; the parser judges the rest. A value that cannot be told
/// from what follows it ends the sequence with a fault, except on a line of NDJSON, where the next
/// line starts anew. It is shown the rest of the input, or as much of it as is at hand, and asks for
/// more when that is not enough.
struct JSONSplitter {
  /// What can be told from the bytes at hand, with offsets in them.
  enum Step {
    /// A value stands there.
    case value(Range<Int>)
    /// The input goes on after the bytes at hand, and they are not enough.
    case more
    case fault(JSONFault)
    case end
  }

  private enum Layout { case lines, array, values, done }

  /// One that finds nothing more.
  static var finished: JSONSplitter {
    var splitter = JSONSplitter()
    splitter.layout = .done
    return splitter
  }

  private var layout: Layout?
  private var isFirstElement = true

  /// How far the first line is looked for before values are taken to be spread over lines.
  private static let longestFirstLine = 1 << 24

  /// The first value in `bytes`; `base` is their offset in the input, for messages.
  ///
  /// What stands before the end of the value that it gave must be gone when this is called again;
  /// when it asked for more, nothing may be gone.
  /// - Complexity: O(n) over a whole input that is shown in growing parts.
  mutating func next(in bytes: UnsafeRawBufferPointer, base: Int, isAtEnd: Bool) -> Step {
    var view = JSONView(bytes: bytes, base: base, isAtEnd: isAtEnd)
    view.skipSpace()
    if layout == nil {
      guard let layout = layout(of: view) else { return .more }
      self.layout = layout
    }
    switch layout {
    case .lines: return nextLine(&view)
    case .array: return nextElement(&view)
    case .values: return nextValue(&view)
    case .done, nil: return .end
    }
  }

  /// How the values are laid out, or nil if too little of them is known.
  private func layout(of view: JSONView) -> Layout? {
    guard view.offset < view.bytes.count else { return view.isAtEnd ? .values : nil }
    if view.bytes[view.offset] == UInt8(ascii: "[") { return .array }
    var start = view.offset
    while start < view.bytes.count {
      let end = view.endOfLine(from: start)
      if end == view.bytes.count, !view.isAtEnd { break }
      if view.isObject(start..<end) { return .lines }
      start = end + 1
    }
    return view.isAtEnd || view.bytes.count > Self.longestFirstLine || start > view.offset
      ? .values : nil
  }

  private mutating func nextLine(_ view: inout JSONView) -> Step {
    guard view.offset < view.bytes.count else { return view.isAtEnd ? .end : .more }
    var end = view.endOfLine(from: view.offset)
    guard end < view.bytes.count || view.isAtEnd else { return .more }
    while end > view.offset, JSONView.isSpace(view.bytes[end - 1]) { end -= 1 }
    return .value(view.offset..<end)
  }

  private mutating func nextElement(_ view: inout JSONView) -> Step {
    if isFirstElement { view.offset += 1 }
    view.skipSpace()
    guard view.offset < view.bytes.count || view.isAtEnd else { return .more }
    if view.isAt(UInt8(ascii: "]")) {
      view.offset += 1
      view.skipSpace()
      guard view.offset == view.bytes.count else {
        return fail(.malformed, "expected the end after the array", view)
      }
      guard view.isAtEnd else { return .more }
      layout = .done
      return .end
    }
    if !isFirstElement {
      guard view.isAt(UInt8(ascii: ",")) else {
        return fail(
          view.offset < view.bytes.count ? .malformed : .truncated,
          "expected ',' or ']' after an element of the array", view)
      }
      view.offset += 1
      view.skipSpace()
    }
    let step = nextValue(&view)
    switch step {
    case .value: isFirstElement = false
    case .end:
      return fail(.truncated, "expected an element or ']' of the array, found the end", view)
    case .more, .fault: break
    }
    return step
  }

  private mutating func nextValue(_ view: inout JSONView) -> Step {
    view.skipSpace()
    guard view.offset < view.bytes.count else { return view.isAtEnd ? .end : .more }
    if layout == .values, !view.isAt(UInt8(ascii: "{")), !view.isAt(UInt8(ascii: "[")) {
      return fail(.malformed, "expected '{' or '[', found something else", view)
    }
    switch view.endOfValue(at: view.offset, limit: view.bytes.count) {
    case .success(let end):
      // A number that reaches the end of the bytes may go on behind it.
      guard end < view.bytes.count || view.isAtEnd || view.isClosed(end) else { return .more }
      return .value(view.offset..<end)
    case .failure(let fault):
      if fault.kind == .truncated, !view.isAtEnd { return .more }
      layout = .done
      return .fault(fault)
    }
  }

  private mutating func fail(_ kind: JSONFault.Kind, _ message: String, _ view: JSONView) -> Step {
    layout = .done
    return .fault(JSONFault(kind: kind, message: message, offset: view.base + view.offset))
  }
}

/// Bytes of a JSON input and the place in them that is looked at.
private struct JSONView {
  let bytes: UnsafeRawBufferPointer
  /// The offset of `bytes` in the input.
  let base: Int
  let isAtEnd: Bool
  var offset = 0

  func isAt(_ byte: UInt8) -> Bool { offset < bytes.count && bytes[offset] == byte }

  mutating func skipSpace() {
    while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  func endOfLine(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }

  /// Whether a bracket or a quotation mark stands before `end`.
  func isClosed(_ end: Int) -> Bool {
    end > 0 && "}]\"".utf8.contains(bytes[end - 1])
  }

  /// Whether `range` holds one whole object and nothing else.
  func isObject(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty, bytes[range.lowerBound] == UInt8(ascii: "{"),
      case .success(let close) = endOfValue(at: range.lowerBound, limit: range.upperBound)
    else { return false }
    return bytes[close..<range.upperBound].allSatisfy(Self.isSpace)
  }

  /// The offset after the value at `start`, which must end before `limit`.
  func endOfValue(at start: Int, limit: Int) -> Result<Int, JSONFault> {
    var depth = 0
    var index = start
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return value(start, index) }
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
          return truncated("the '\"' that ends the string of byte \(base + opening)", limit)
        }
        index += 1
        if depth == 0 { return .success(index) }
      case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return value(start, index) }
        index += 1
      default: index += 1
      }
    }
    return depth == 0
      ? value(start, limit)
      : truncated("the end of what is opened at byte \(base + start)", limit)
  }

  /// The end of a number or a word that stands alone from `start` to `end`.
  private func value(_ start: Int, _ end: Int) -> Result<Int, JSONFault> {
    guard start == end else { return .success(end) }
    return .failure(
      JSONFault(kind: .malformed, message: "expected a value, found none", offset: base + start))
  }

  private func truncated(_ expected: String, _ offset: Int) -> Result<Int, JSONFault> {
    .failure(
      JSONFault(
        kind: .truncated, message: "expected \(expected), found the end", offset: base + offset))
  }
}
