internal import RapporteurCore
internal import RapporteurLedger

/// Everything in a ledger, one JSON object a line: each report's record with where and when it was
/// received, then the decisions of reviewers and the processes.
///
/// Without a filter all versions of all reports are in it, and `ingest` makes the same ledger of it.
struct LedgerNDJSON {
  private let source: ExportSource

  init(_ source: ExportSource) { self.source = source }

  func write(to output: ExportOutput) throws {
    var whole = Filter()
    whole.present = source.filter.present
    let isWhole = source.filter == whole
    var reports: Set<String> = []
    try source.extract.reports(source.filter, versions: isWhole) { report in
      reports.insert(report.record.report.id)
      try output.put(
        RecordJSON.ndjson.utf8(
          of: report.record, from: report.entry.source, received: report.received))
      try output.put("\n")
    }
    var written: Set<String> = []
    for decision in try source.extract.decisions() {
      // A decision on a report that is left out would find nothing to bear on.
      let named = decision.reports
      let isRetraction = decision.action.first == "retract"
      let isFit =
        isRetraction ? written.contains(decision.action.last ?? "") : named.isSubset(of: reports)
      guard isWhole || isFit else { continue }
      written.insert(decision.id)
      try output.line { json in
        json.object { json in
          json.field("schema", LedgerLine.decisionSchema)
          json.field("id", decision.id)
          json.field("reviewer", decision.reviewer)
          json.field("time", decision.time)
          json.key("action")
          json.array(decision.action) { $0.value($1) }
          json.field("note", decision.note)
        }
      }
    }
    guard isWhole else { return }
    for (name, question) in try source.extract.processes() {
      try output.line { json in
        json.object { json in
          json.field("schema", LedgerLine.processSchema)
          json.field("name", name)
          json.field("question", question)
        }
      }
    }
  }
}

extension LedgerDecision {
  /// The reports that it names; none for a retraction.
  fileprivate var reports: Set<String> {
    Set(
      action.dropFirst().filter { $0.hasPrefix("sha256:") }
        .compactMap { $0.split(separator: " ").first.map(String.init) })
  }
}
