internal import RapporteurCore

/// How far the findings of a record can be trusted, and which are left out because they can not.
extension RecordDraft {
  /// Gives each statement its confidence.
  ///
  /// What only reads like a saying is left out; quotations and turns stay, since "I" and "we" in them hang on who
  /// speaks.
  mutating func weighStatements(_ record: inout Record) {
    record.actors = resolver.registry.actors
    let traits = FindingTraits(of: record, analysis: analysis)
    let before = record.statements.count
    weigh(
      &record.statements, "statement", traits.traits(of:), mayGo: { $0.kind == .indirect })
    if record.statements.count < before { chain(&record.statements) }
  }

  /// Gives all findings but statements their confidence, and leaves out those that have too little.
  ///
  /// Encounters go only with half of that: what is wrong with a doubtful one is mostly that it lacks a participant, and
  /// whatever else the report tells hangs on it.
  mutating func weighFindings(_ record: inout Record) {
    let traits = FindingTraits(of: record, analysis: analysis)
    let least = leastConfidence / 2
    weigh(
      &record.meetings, "meeting", traits.traits(of:),
      mayGo: { $0.provenance.confidence < least })
    weigh(&record.outcomes, "outcome", traits.traits(of:))
    weigh(&record.conditions, "condition", traits.traits(of:))
    weigh(&record.commitments, "commitment", traits.traits(of:))
    weigh(&record.positions, "position", traits.traits(of:))
  }

  /// In news each finding keeps what its rule expects, and none is left out: the judged findings are of official
  /// statements, and how far those of news can be trusted was not measured.
  private mutating func weigh<F: Finding>(
    _ items: inout [F], _ kind: String, _ traits: (F) -> [String],
    mayGo: (F) -> Bool = { _ in true }
  ) {
    var kept: [F] = []
    for var item in items {
      var finding = DescribedFinding(id: "", kind: kind, traits: traits(item))
      if report.kind != .news {
        item.provenance.confidence = resources.confidences.confidence(of: finding)
        if item.provenance.confidence < leastConfidence, mayGo(item) { continue }
      }
      item.id = Identifier(kept.count + 1)
      finding.id = item.id.description
      described.append(finding)
      kept.append(item)
    }
    items = kept
  }
}
