internal import RapporteurCore

/// A finding of one report, whatever its kind, as exports tell it.
struct ReportFinding {
  /// Its identifier in the record, `m2`.
  let id: String
  /// `meeting`, `statement` …
  let kind: String
  /// Status, stance, strength, relation or kind.
  let status: String
  /// Rule, evidence, and on whose word it stands.
  let provenance: Provenance
  /// The words that it rests on; of a statement what is said, piece by piece.
  let words: [Span]

  /// The findings of a record, kind by kind.
  static func all(in record: Record) -> [ReportFinding] {
    func finding<Found: Finding>(
      _ found: Found, _ kind: String, _ status: String, _ words: [Span]? = nil
    ) -> ReportFinding {
      ReportFinding(
        id: found.id.description, kind: kind, status: status, provenance: found.provenance,
        words: words ?? [found.provenance.evidence])
    }
    var all: [ReportFinding] = []
    all += record.meetings.map { finding($0, "meeting", $0.status.rawValue) }
    all += record.statements.map {
      finding($0, "statement", $0.kind.rawValue, [$0.content] + $0.continued)
    }
    all += record.outcomes.map { finding($0, "outcome", $0.status.rawValue) }
    all += record.conditions.map { finding($0, "condition", $0.relation.rawValue) }
    all += record.commitments.map { finding($0, "commitment", $0.strength.rawValue) }
    all += record.positions.map { finding($0, "position", $0.stance.rawValue) }
    return all
  }
}
