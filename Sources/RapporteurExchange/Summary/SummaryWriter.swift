internal import RapporteurCore

/// Writes the summary of one record.
struct SummaryWriter {
  private typealias Run = TerminalLines.Run

  /// The record.
  let outline: RecordOutline

  /// The columns of the identifiers, one blank included.
  private let idColumns: Int
  /// The columns of the labels, two blanks included.
  private let labelColumns: Int

  /// A writer for `outline`.
  init(outline: RecordOutline) {
    self.outline = outline
    idColumns = (outline.findings.map(\.id.count).max() ?? 2) + 1
    labelColumns = (outline.findings.map(\.label.count).max() ?? 6) + 2
  }

  /// Adds the summary to `lines`.
  func write(to lines: inout TerminalLines) {
    writeHead(to: &lines)
    writeCast(to: &lines)
    for kind in FindingOutline.Kind.allCases {
      let findings = outline.findings(kind)
      if findings.isEmpty { continue }
      heading(kind.title, in: &lines)
      for finding in findings { write(finding, to: &lines) }
    }
    writeEvents(to: &lines)
    writeWarnings(to: &lines)
  }

  // MARK: Head

  private func writeHead(to lines: inout TerminalLines) {
    let report = outline.record.report
    lines.add([Run(outline.title, .bold)])
    let facts = [
      report.publisher, outline.published, report.kind.rawValue,
      report.byline.map { $0.lowercased().hasPrefix("by ") ? $0 : "by \($0)" }, report.correction,
    ].compactMap { $0 }
    lines.add([Run(facts.joined(separator: " · "))])
    lines.add([Run(outline.counts, .dim)])
  }

  private func writeCast(to lines: inout TerminalLines) {
    let cast = outline.cast
    if cast.isEmpty { return }
    heading("Who", in: &lines)
    let columns = min(26, cast.map(\.name.columns).max() ?? 0) + 2
    for actor in cast {
      let name = actor.name.oneLine
      if name.columns > columns - 2 {
        lines.add([Run(name)], margin: [Run("  ")])
        lines.add(
          [Run(outline.office(of: actor), .dim)],
          margin: [Run(String(repeating: " ", count: columns + 2))])
      } else {
        let margin = "  " + name + String(repeating: " ", count: columns - name.columns)
        lines.add([Run(outline.office(of: actor), .dim)], margin: [Run(margin)])
      }
    }
  }

  private func heading(_ title: String, in lines: inout TerminalLines) {
    lines.addGap()
    lines.add([Run(title, .bold)])
  }

  // MARK: Findings

  /// Below this width a label stands before its finding rather than in a column of its own.
  private static let narrow = 60
  /// The lines for evidence, beneath a subject that says most of it already.
  private static let evidenceLines = 2
  /// The lines for what is said, agreed, promised or depended on.
  private static let contentLines = 4

  private func write(_ finding: FindingOutline, to lines: inout TerminalLines) {
    let id = Run("  " + padded(finding.id, idColumns), .dim)
    let tone = style(finding.tone)
    let isNarrow = lines.width < Self.narrow
    let margin =
      isNarrow ? [id] : [id, Run(padded(finding.label, labelColumns), tone)]
    let indent = margin.reduce(0) { $0 + $1.text.columns }
    let blank = Run(String(repeating: " ", count: indent))
    let room = lines.width - indent

    var first = isNarrow ? [Run(finding.label, tone)] : []
    if let modality = finding.modality {
      first.append(Run("(\(modality))", finding.modality == "denied" ? .red : .yellow))
    }
    if finding.subjectIsQuoted {
      let words = fitted(finding.subject, lines: Self.contentLines, room: room)
      first.append(
        Run(([finding.negation].compactMap { $0 } + ["“\(words)”"]).joined(separator: " ")))
    } else {
      first.append(Run(finding.subject, .bold))
    }
    if finding.kind == .statement {
      first += finding.chain.dropFirst().map { Run("→ \($0)", .dim) }
    }
    lines.add(first, margin: margin)
    for line in finding.lines {
      let words = fitted(line.words, lines: Self.contentLines, room: room)
      lines.add([Run(line.lead, .dim), Run("“\(words)”")], margin: [blank])
    }
    let details = finding.details.isEmpty ? [] : [Run(finding.details.joined(separator: " · "))]
    let source = finding.kind == .statement ? nil : Run(way(of: finding), .dim)
    if finding.quotation.isEmpty, let source {
      lines.add(details + [Run("— " + source.text, .dim)], margin: [blank])
      return
    }
    lines.add(details, margin: [blank])
    let bar = [blank, Run("│ ", .dim)]
    lines.add([Run(quotation(of: finding, room: room - 2))], margin: bar, hanging: bar)
    if let source { lines.add([source], margin: [blank, Run("— ", .dim)]) }
  }

  /// The way from the mouth to the page, and the statement that it ends with.
  private func way(of finding: FindingOutline) -> String {
    finding.chain.joined(separator: " → ") + (finding.assertedBy.map { " (\($0))" } ?? "")
  }

  /// The report's words for a finding, in quotation marks where the report has them so.
  private func quotation(of finding: FindingOutline, room: Int) -> String {
    let isStatement = finding.kind == .statement
    let separator = finding.isDirectSpeech ? "” … “" : " … "
    let words = fitted(
      finding.quotation.map(outline.text).joined(separator: separator),
      lines: isStatement ? Self.contentLines : Self.evidenceLines, room: room)
    return finding.isDirectSpeech ? "“\(words)”" : words
  }

  /// `text` as it is if so many lines of `room` columns can hold it; else with its middle left out.
  private func fitted(_ text: String, lines: Int, room: Int) -> String {
    guard text.oneLine.columns > lines * room else { return text }
    // Wrapping between words wastes about five columns at the end of each line.
    return text.shortened(toColumns: lines * max(12, room - 5))
  }

  private func padded(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - text.columns))
  }

  private func style(_ tone: FindingOutline.Tone) -> TerminalStyle {
    switch tone {
    case .settled: .green
    case .pending: .yellow
    case .adverse: .red
    case .neutral: .plain
    }
  }

  // MARK: Foot

  private func writeEvents(to lines: inout TerminalLines) {
    var sources: [(event: String, from: [String])] = []
    for finding in outline.findings {
      for event in finding.events {
        if let same = sources.firstIndex(where: { $0.event == event }) {
          sources[same].from.append(finding.id)
        } else {
          sources.append((event, [finding.id]))
        }
      }
    }
    let events =
      sources.map { "\($0.event) (\($0.from.joined(separator: ", ")))" } + outline.looseEvents
    if events.isEmpty { return }
    heading("Events", in: &lines)
    for event in events {
      lines.add([Run(event, .dim)], margin: [Run("  ")], hanging: [Run("    ")])
    }
  }

  private func writeWarnings(to lines: inout TerminalLines) {
    if outline.record.warnings.isEmpty { return }
    heading("Warnings", in: &lines)
    for warning in outline.record.warnings {
      lines.add(
        [Run(warning.code, .yellow), Run(warning.message)], margin: [Run("  ")],
        hanging: [Run("    ")])
    }
  }
}
