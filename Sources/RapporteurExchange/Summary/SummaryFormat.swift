public import RapporteurCore

/// A summary of records for a person at a terminal.
///
/// Each report has a head and, by kind, its findings: the status and what it is about, then who,
/// when and where; behind a bar the report's own words; and behind an arrow those through whose
/// hands it came, from the mouth to the page.
public struct SummaryFormat: RecordFormat {
  /// The terminal's width in columns.
  public var width: Int
  /// Whether the text is coloured with ANSI sequences.
  public var colour: Bool

  /// A summary for a terminal of `width` columns; widths below 40 count as 40.
  public init(width: Int = 80, colour: Bool = false) {
    self.width = width
    self.colour = colour
  }

  /// The summaries of `records`, a rule between any two, and their totals if there are several.
  public func text(of records: [Record]) -> String {
    // Lines of more than 110 columns are hard to follow back to the next one.
    var lines = TerminalLines(width: min(110, max(40, width)), colour: colour)
    var totals: [FindingOutline.Kind: Int] = [:]
    for (index, record) in records.enumerated() {
      let outline = RecordOutline(record)
      if index > 0 {
        lines.addGap()
        lines.addRule()
      }
      SummaryWriter(outline: outline).write(to: &lines)
      for finding in outline.findings { totals[finding.kind, default: 0] += 1 }
    }
    if records.count > 1 {
      let counts = FindingOutline.Kind.allCases.map { ($0, totals[$0] ?? 0) }
      lines.addGap()
      lines.addRule()
      lines.add([.init("\(records.count) reports: \(RecordOutline.counts(counts)).")])
    }
    return lines.lines.joined(separator: "\n")
  }
}
