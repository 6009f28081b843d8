internal import RapporteurCore
internal import RapporteurExchange

/// A record as lines of evidence, one a finding.
struct PlainSummary: RecordFormat {
  func text(of record: Record) -> String {
    let report = record.report
    var lines = [report.headline ?? report.identifier ?? report.id]
    let source = [report.publisher, report.published].compactMap { $0 }
    if !source.isEmpty { lines.append(source.joined(separator: ", ")) }
    func add(_ name: String, _ findings: [some Finding]) {
      for finding in findings {
        let words = report.text[finding.provenance.evidence].split(whereSeparator: \.isWhitespace)
        lines.append("  \(name) \(finding.id): \(words.joined(separator: " "))")
      }
    }
    add("meeting", record.meetings)
    add("statement", record.statements)
    add("outcome", record.outcomes)
    add("condition", record.conditions)
    add("commitment", record.commitments)
    add("position", record.positions)
    return lines.joined(separator: "\n")
  }
}
