internal import RapporteurCore

/// Reports as candidates: by their text.
struct ReportDescription: Description {
  func describe(_ sketch: RecordSketch) -> [Described] {
    let body = sketch.record.report.blocks.map { Words.folded(sketch.text[$0.span]) }
      .joined(separator: " ")
    var hash = StableHash()
    hash.add(body)
    return [
      Described(
        kind: .report, finding: FindingKey(report: sketch.record.report.id),
        features: [Feature("text", hash.text)], keys: [])
    ]
  }
}

/// Compares reports.
struct ReportComparison: Comparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison { NoComparison() }
}
