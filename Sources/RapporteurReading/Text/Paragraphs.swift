internal import RapporteurCore

/// Finds the paragraphs of a text: blank lines part them, and so do line breaks that no hard
/// wrapping explains.
struct Paragraphs {
  let text: ReportText

  /// A line wider than this is a paragraph of its own: nobody wraps prose so far to the right.
  static let widestWrap = 120

  /// The blocks of `span`, without the lines for which `isFurniture` says so.
  /// - Complexity: O(n).
  func blocks(in span: Span, isFurniture: (Span) -> Bool = { _ in false }) -> [Block] {
    let paragraphs = paragraphs(in: span, isFurniture: isFurniture)
    return paragraphs.enumerated().map { index, paragraph in
      let isHeading = index + 1 < paragraphs.count && isHeading(paragraph)
      return Block(isHeading ? .heading : .paragraph, paragraph)
    }
  }

  /// The paragraphs of `span`, each without white space at its ends.
  func paragraphs(in span: Span, isFurniture: (Span) -> Bool = { _ in false }) -> [Span] {
    var paragraphs: [Span] = []
    var run: [Span] = []
    for line in Lines(text: text, in: span) {
      let line = text.trimmed(line)
      if line.isEmpty || isFurniture(line) {
        append(run, to: &paragraphs)
        run.removeAll(keepingCapacity: true)
      } else {
        run.append(line)
      }
    }
    append(run, to: &paragraphs)
    return paragraphs
  }

  /// Appends the paragraphs of a run of lines without a blank one among them.
  private func append(_ run: [Span], to paragraphs: inout [Span]) {
    guard var paragraph = run.first else { return }
    let width = run.reduce(0) { max($0, $1.count) }
    for (line, next) in zip(run, run.dropFirst()) {
      if isBreak(after: line, before: next, width: width) {
        paragraphs.append(paragraph)
        paragraph = next
      } else {
        paragraph = paragraph.union(next)
      }
    }
    paragraphs.append(paragraph)
  }

  /// Whether the end of `line` is the end of a paragraph.
  private func isBreak(after line: Span, before next: Span, width: Int) -> Bool {
    if width > Self.widestWrap || opensItem(next) || opensTurn(next) { return true }
    // The line ended although the next word would have fitted, and after a full stop.
    let firstWord = text.utf8[next.start..<next.end].firstIndex(of: 0x20) ?? next.end
    let fitted = line.count + 1 + (firstWord - next.start) <= width
    return fitted && endsSentence(line)
  }

  /// Whether `line` begins with a bullet or a number of a list.
  private func opensItem(_ line: Span) -> Bool {
    let opening = text[Span(line.start, min(line.start + 8, line.end))].unicodeScalars
    guard let first = opening.first else { return false }
    if "-*•·‣◦–—".unicodeScalars.contains(first) { return opening.dropFirst().first == " " }
    let digits = opening.prefix { ("0"..."9").contains($0) }
    let rest = opening.dropFirst(digits.count)
    return (1...2).contains(digits.count) && (rest.first == "." || rest.first == ")")
      && rest.dropFirst().first == " "
  }

  /// Whether `line` begins with the name of a speaker in capitals and a colon, or with "Q ".
  private func opensTurn(_ line: Span) -> Bool {
    let bytes = text.utf8[line.start..<line.end]
    if bytes.starts(with: [UInt8(ascii: "Q"), 0x20]) { return true }
    guard let colon = bytes.prefix(48).firstIndex(of: UInt8(ascii: ":")) else { return false }
    let name = bytes[..<colon]
    return name.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
      && !name.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// Whether the last word of `span` closes a sentence, quotation marks and brackets left aside.
  func endsSentence(_ span: Span) -> Bool {
    let ending = text[Span(max(span.start, span.end - 16), span.end)].unicodeScalars
    let last = ending.last { !"”\"’')]»".unicodeScalars.contains($0) }
    return last.map { ".!?…:;".unicodeScalars.contains($0) } ?? false
  }

  /// Whether a paragraph reads like the heading of those after it.
  private func isHeading(_ span: Span) -> Bool {
    span.count <= 120 && !endsSentence(span) && !opensItem(span) && !opensTurn(span)
      && text[span].split(whereSeparator: \.isWhitespace).count <= 14
      && !",–—-".contains(text[span].last ?? ",")
  }
}

/// The lines of a stretch of text, without what ends them.
struct Lines: Sequence, IteratorProtocol {
  private let utf8: [UInt8]
  private var offset: Int
  private let end: Int
  private var isDone = false

  init(text: ReportText, in span: Span) {
    utf8 = text.utf8
    offset = span.start
    end = Swift.min(span.end, text.utf8.count)
  }

  mutating func next() -> Span? {
    guard !isDone else { return nil }
    let start = offset
    utf8.withUnsafeBufferPointer { utf8 in
      while offset < end, utf8[offset] != 0x0A, utf8[offset] != 0x0D, utf8[offset] != 0x0C {
        offset += 1
      }
    }
    let line = Span(start, offset)
    if offset < end {
      let isPair = utf8[offset] == 0x0D && offset + 1 < end && utf8[offset + 1] == 0x0A
      offset += isPair ? 2 : 1
    } else {
      isDone = true
    }
    return line
  }
}
