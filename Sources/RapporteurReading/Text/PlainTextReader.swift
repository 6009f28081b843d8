internal import RapporteurCore

/// Reads plain text as pasted or scraped: the furniture above the body gives the metadata.
///
/// The report's text is the decoded file, unchanged; furniture lies in no block. Lines are judged
/// by their form, and a line is furniture only if all of it is.
struct PlainTextReader {
  /// Whether all of the text is body and no metadata is looked for.
  let isWholeText: Bool

  /// How many lines above the body are looked at for furniture.
  private static let headLines = 40

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
    var head = Head()
    let bodyStart = readHead(of: text, content: content, into: &head)
    let body = text.trimmed(Span(bodyStart, content.end))
    head.fill(&report)
    var blocks: [Block] = head.headline.map { [Block(.headline, $0)] } ?? []
    blocks += head.subheadlines.map { Block(.heading, $0) }
    if !body.isEmpty {
      let dateline = Dateline(in: text, body: body)
      report.dateline = dateline?.text ?? report.dateline
      if report.publisher == nil { report.publisher = dateline?.agency }
      blocks += Paragraphs(text: text).blocks(in: Span(dateline?.end ?? body.start, body.end)) {
        $0.count <= Furniture.longest && Furniture.isBodyFurniture(text[$0])
      }
    }
    report.blocks = blocks
    report.kind = ReportKind.kind(of: report)
  }

  /// Reads the lines above the body into `head` and gives the offset at which the body starts.
  private func readHead(of text: ReportText, content: Span, into head: inout Head) -> Int {
    var titles: [Span] = []
    var start = content.start
    var seen = 0
    let paragraphs = Paragraphs(text: text)
    while start < content.end, seen < Self.headLines {
      seen += 1
      let rest = Span(start, content.end)
      guard let line = firstLine(of: text, in: rest) else { break }
      if line.count <= Furniture.longest, head.take(text[line], at: line, after: titles.count) {
        start = text.trimmed(Span(line.end, content.end)).start
        continue
      }
      guard let title = title(at: line, of: text, in: rest, paragraphs) else { break }
      titles.append(title)
      start = text.trimmed(Span(title.end, content.end)).start
      if titles.count == 3 { break }
    }
    return settle(titles, of: text, bodyStart: start, content: content, into: &head)
  }

  private func firstLine(of text: ReportText, in span: Span) -> Span? {
    for line in Lines(text: text, in: span) {
      let line = text.trimmed(line)
      if !line.isEmpty { return line }
    }
    return nil
  }

  /// The paragraph at `line` if it reads like a title: short, no sentence, no dateline.
  private func title(at line: Span, of text: ReportText, in rest: Span, _ paragraphs: Paragraphs)
    -> Span?
  {
    // Three lines are as many as a wrapped headline takes.
    var end = line.end
    var taken = 0
    for next in Lines(text: text, in: rest) {
      let next = text.trimmed(next)
      if next.isEmpty || taken == 3 { break }
      if taken > 0, next.count <= Furniture.longest, Furniture.isHeadFurniture(text[next]) { break }
      end = next.end
      taken += 1
    }
    guard let first = paragraphs.paragraphs(in: Span(line.start, end)).first else { return nil }
    var title = first
    if taken > 1, first.count > line.count, first.end == end {
      // Wrapped lines: either a headline of several lines or the body itself.
      let isFollowedByMore = taken == 3 && nextLine(after: end, in: rest, of: text) != nil
      if isFollowedByMore || paragraphs.endsSentence(first) { return nil }
    } else {
      title = line
    }
    guard title.count <= 300, !endsLikeProse(title, of: text) else { return nil }
    guard Dateline(in: text, body: Span(title.start, rest.end)) == nil else { return nil }
    return title
  }

  /// The line that directly follows `offset`, or nil if a blank line or nothing does.
  private func nextLine(after offset: Int, in rest: Span, of text: ReportText) -> Span? {
    let lines = Array(Lines(text: text, in: Span(offset, rest.end)).prefix(2))
    guard lines.count == 2 else { return nil }
    let next = text.trimmed(lines[1])
    return next.isEmpty ? nil : next
  }

  private func endsLikeProse(_ span: Span, of text: ReportText) -> Bool {
    let ending = text[Span(max(span.start, span.end - 16), span.end)].unicodeScalars
    let last = ending.last { !"”\"’')]»".unicodeScalars.contains($0) }
    guard let last, ".…:;,".unicodeScalars.contains(last) else { return false }
    // "U.S." and "D.C." end headlines too.
    let isAbbreviation =
      last == "." && ending.count > 3
      && String(String.UnicodeScalarView(ending.suffix(4))).split(separator: ".").count == 2
      && ending.dropLast(2).last == "."
    return !isAbbreviation
  }

  /// Decides which of the titles above the body is the section, the headline and what is below it.
  private func settle(
    _ titles: [Span], of text: ReportText, bodyStart: Int, content: Span, into head: inout Head
  ) -> Int {
    var titles = titles
    if titles.count > 1, let first = titles.first, isShort(first, of: text),
      !isShort(titles[1], of: text) || titles.count > 2
    {
      head.section = head.section ?? text[first]
      titles.removeFirst()
    }
    guard let headline = titles.first else { return bodyStart }
    head.headline = headline
    guard titles.count > 1 else { return bodyStart }
    if bodyStart >= content.end {
      // Nothing follows: what comes after the headline is the body, full stops or not.
      return titles[1].start
    }
    head.subheadlines = Array(titles[1...])
    return bodyStart
  }

  private func isShort(_ span: Span, of text: ReportText) -> Bool {
    span.count <= 30 && text[span].split(whereSeparator: \.isWhitespace).count <= 3
  }
}
