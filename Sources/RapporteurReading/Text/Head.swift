internal import RapporteurCore

/// What the lines above the body of a plain text say of the report.
struct Head {
  private let text: ReportText
  /// What may be the headline, or stand above or below it.
  private var titles: [TextUnit] = []
  private var headline: Span?
  private var subheadlines: [Span] = []
  private var stamps = PublicationStamps()
  private var fields = HeadFields()
  /// Whether a line says that a transcript follows.
  private(set) var isTranscript = false

  init(text: ReportText) { self.text = text }

  /// Takes in the next unit above the body.
  mutating func take(_ unit: TextUnit) {
    let line = text[unit.span]
    guard unit.lines == 1, unit.span.count <= Furniture.longest else {
      titles.append(unit)
      return
    }
    if ["transcript", "full transcript", "rush transcript"].contains(line.lowercased()) {
      isTranscript = true
      return
    }
    if fields.take(line) { return }
    if let (label, value) = HeadFields.timeLabel(of: line),
      let time = stamps.take(value, at: unit.span, basis: label + " line")
    {
      let rest = HeadFields.withoutLabels(time.rest)
      if HeadFields.isMasthead(rest) { fields.takeMasthead(rest) }
      return
    }
    if let byline = HeadFields.byline(of: line) {
      let rest = stamps.take(byline, at: unit.span, basis: "byline")?.rest ?? byline
      fields.takeByline(rest)
      return
    }
    if takeDatedLine(line, at: unit.span) || Furniture.isHeadFurniture(line) { return }
    titles.append(unit)
  }

  /// `2025-12-06 Interfax-Ukraine`, `16:53 06.12.2025`, `Geneva, 6 December 2025`.
  private mutating func takeDatedLine(_ line: String, at span: Span) -> Bool {
    guard let time = PublicationTime(line, isDayFirst: nil) else { return false }
    let rest = HeadFields.withoutLabels(time.rest)
    let isDated = HeadFields.isMasthead(rest) && !".!?".contains(line.last ?? ".")
    guard rest.isEmpty || isDated else { return false }
    stamps.add(
      time, at: span, basis: time.hasTime && rest.isEmpty ? "time stamp line" : "date line")
    guard !rest.isEmpty else { return true }
    if time.restEndsInComma, !HeadFields.isOutlet(rest) {
      fields.dateline = fields.dateline ?? line
    } else {
      fields.takeMasthead(rest)
    }
    return true
  }

  /// The end of the first title, or nil if there is none.
  var endOfHeadline: Int? {
    titles.first { !Self.endsInFullStop(text[$0.span]) }?.span.end
  }

  /// Decides what the titles that stand before the body are.
  mutating func settle(before bodyStart: Int) {
    titles.removeAll { $0.span.start >= bodyStart }
    guard let chosen = indexOfHeadline() else { return }
    headline = titles[chosen].span
    for unit in titles[..<chosen] { takeAboveHeadline(text[unit.span]) }
    for unit in titles[(chosen + 1)...] { takeBelowHeadline(unit.span) }
  }

  /// The first title that reads like a sentence; else the longest one.
  private func indexOfHeadline() -> Int? {
    let lines = titles.map { text[$0.span] }
    if let first = lines.firstIndex(where: { HeadFields.isSentenceLike($0) }) { return first }
    let longest = lines.map { $0.split(whereSeparator: \.isWhitespace).count }.max()
    return lines.firstIndex { $0.split(whereSeparator: \.isWhitespace).count == longest }
  }

  private mutating func takeAboveHeadline(_ line: String) {
    if HeadFields.isSlug(line) { return }
    if let crumbs = HeadFields.crumbs(of: line) {
      fields.section = fields.section ?? crumbs
    } else if HeadFields.isOutlet(line) || line.split(separator: " ").count > 1 {
      fields.publisher = fields.publisher ?? line
    } else {
      fields.section = fields.section ?? line
    }
  }

  private mutating func takeBelowHeadline(_ span: Span) {
    let line = text[span]
    if line.first == "(", line.last == ")" {
      // "(Updates with …)", "(Corrects spelling in …)"
      fields.correction = fields.correction ?? line
    } else if HeadFields.isName(line) || HeadFields.isCredit(line) {
      if HeadFields.isOutlet(line) { fields.publisher = fields.publisher ?? line }
    } else {
      subheadlines.append(span)
    }
  }

  /// The headline and what stands below it.
  var blocks: [Block] {
    (headline.map { [Block(.headline, $0)] } ?? []) + subheadlines.map { Block(.heading, $0) }
  }

  /// Sets the metadata of `report` that was found and warns of what is odd.
  func describe(_ report: inout Report) {
    report.headline = headline.map { span in
      text[span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    report.section = fields.section
    report.byline = fields.byline
    report.publisher = fields.publisher ?? report.headline.flatMap(Self.outlet)
    report.url = fields.url
    report.language = fields.language
    report.dateline = fields.dateline
    let mark = report.headline.flatMap { WireMarks.marks(opening: $0) }?.mark
    // The line below says what the mark above stands for.
    report.correction =
      mark.map { mark in fields.correction.map { "\(mark): " + $0.withoutBrackets } ?? mark }
      ?? fields.correction
    report.embargo = fields.embargo
    var stamps = stamps
    if stamps.isEmpty, let headline, let time = Self.day(endingTitle: text[headline]) {
      stamps.add(time, at: headline, basis: "headline")
    }
    stamps.describe(&report)
  }

  /// The day with which the title of a document ends: `Press Briefing – February 10, 2026`.
  private static func day(endingTitle title: String) -> PublicationTime? {
    guard let time = PublicationTime(title, isDayFirst: nil), title.hasSuffix(time.iso.prefix(4)),
      title.hasPrefix(time.rest), HeadFields.namesDocument(time.rest)
    else { return nil }
    return time
  }

  /// The outlet that a page's title ends with: `Talks resume | The Courier`.
  private static func outlet(in headline: String) -> String? {
    guard let bar = headline.firstRange(of: " | ") else { return nil }
    let name = String(headline[bar.upperBound...])
    return HeadFields.isName(name) ? name : nil
  }

  private static func endsInFullStop(_ line: String) -> Bool {
    line.last { !"”\"’')".contains($0) } == "."
  }
}
