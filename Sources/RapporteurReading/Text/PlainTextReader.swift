internal import RapporteurCore

/// Reads plain text as pasted or scraped: what stands above the body gives the metadata.
///
/// The report's text is the decoded file, unchanged. Lines above the body are judged by their form
/// alone: a dated line, a name, a title, "2 min read". The body starts at the first prose.
/// What is neither headline nor body lies in no block.
struct PlainTextReader {
  /// Whether all of the text is body and no metadata is looked for.
  let isWholeText: Bool

  /// How many lines are looked at for the start of the body.
  private static let headLimit = 40

  func report(of input: ReportInput) throws(ReadingError) -> Report {
    let decoded = try TextDecoding.text(of: input.bytes, input: input.name)
    let text = ReportText(decoded.text)
    let content = text.trimmed(text.span)
    guard !content.isEmpty else {
      throw ReadingError(
        code: .empty, message: "expected a report, found nothing but white space",
        input: input.name)
    }
    var report = Report(
      id: ReportReader.identifier(of: input.bytes[...]), format: ReportFormat.text.rawValue,
      text: text, blocks: [])
    report.warnings = decoded.warning.map { [$0] } ?? []
    if isWholeText {
      report.blocks = Paragraphs(text: text).paragraphs(in: content).map { Block(.paragraph, $0) }
    } else {
      describe(&report, content: content)
    }
    return report
  }

  private func describe(_ report: inout Report, content: Span) {
    let text = report.text
    let paragraphs = Paragraphs(text: text)
    let units = paragraphs.units(in: content, limit: Self.headLimit)
    var head = Head(text: text)
    let firstProse = units.firstIndex { isProse($0, content: content, paragraphs) }
    for unit in units[..<(firstProse ?? units.count)] { head.take(unit) }
    // Without any prose the first line that reads like a title is all that is known to be one.
    let bodyStart = firstProse.map { units[$0].span.start } ?? head.endOfHeadline ?? content.start
    head.settle(before: bodyStart)
    head.describe(&report)
    let body = text.trimmed(Span(bodyStart, content.end))
    let dateline = Dateline(in: text, body: body)
    report.dateline = dateline?.text ?? report.dateline
    if report.publisher == nil { report.publisher = dateline?.agency }
    report.blocks =
      head.blocks
      + paragraphs.blocks(in: Span(dateline?.end ?? body.start, body.end)) {
        $0.count <= Furniture.longest && Furniture.isBodyFurniture(text[$0])
      }
    report.kind = head.isTranscript ? .transcript : ReportKind.kind(of: report)
  }

  /// Whether `unit` is running text and no title or line of metadata.
  private func isProse(_ unit: TextUnit, content: Span, _ paragraphs: Paragraphs) -> Bool {
    let span = unit.span
    if span.count > 300 { return true }
    if Dateline(in: paragraphs.text, body: Span(span.start, content.end)) != nil { return true }
    guard paragraphs.endsSentence(span) else { return false }
    return span.count >= 60 || unit.lines > 1 || hasTwoSentences(span, of: paragraphs.text)
  }

  /// Whether a full stop and a capital letter stand inside `span`: "They met. They agreed."
  private func hasTwoSentences(_ span: Span, of text: ReportText) -> Bool {
    let words = text[span].split(whereSeparator: \.isWhitespace)
    return zip(words, words.dropFirst()).contains { word, next in
      word.count > 3 && word.last == "." && next.first?.isUppercase == true
    }
  }
}
