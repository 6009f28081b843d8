internal import RapporteurCore

/// A finding of any kind, for what the kinds have in common.
enum AnyFinding {
  case statement(Statement)
  case meeting(Meeting)
  case outcome(Outcome)
  case condition(Condition)
  case commitment(Commitment)
  case position(Position)

  var provenance: Provenance {
    switch self {
    case .statement(let found): found.provenance
    case .meeting(let found): found.provenance
    case .outcome(let found): found.provenance
    case .condition(let found): found.provenance
    case .commitment(let found): found.provenance
    case .position(let found): found.provenance
    }
  }

  /// The statement, if it is one.
  var statement: Statement? { if case .statement(let found) = self { found } else { nil } }

  /// What it is about.
  var words: Span {
    switch self {
    case .statement(let found): found.continued.reduce(found.content) { $0.union($1) }
    case .meeting(let found): found.provenance.evidence
    case .outcome(let found): found.topic
    case .condition(let found): found.consequent.union(found.antecedent)
    case .commitment(let found): found.action
    case .position(let found): found.content
    }
  }

  /// Those who take part, speak, undertake or hold it.
  var parties: [Identifier<Actor>] {
    switch self {
    case .statement(let found): found.speakers
    case .meeting(let found): found.participants.map(\.actor) + found.mediators
    case .outcome(let found): found.parties
    case .condition(let found): found.holders
    case .commitment(let found): found.actors
    case .position(let found): found.actors
    }
  }

  /// The sides that it names of itself.
  var sides: [Identifier<Actor>] {
    if case .meeting(let found) = self { found.parties } else { [] }
  }

  /// What it is about, as codes in the manner of PA-X.
  var issues: [String] {
    switch self {
    case .outcome(let found): found.issues
    case .condition(let found): found.issues
    case .commitment(let found): found.issues
    default: []
    }
  }

  /// Whether the report says when it was.
  var hasDays: Bool {
    switch self {
    case .statement(let found): found.said?.interval != nil
    case .meeting(let found): found.date?.interval != nil
    case .outcome(let found): found.meeting != nil
    default: false
    }
  }
}

extension Record {
  /// The finding of that kind and number, or nil.
  func finding(_ kind: FindingKind, _ number: Int) -> AnyFinding? {
    func find<Found: Finding>(_ findings: [Found]) -> Found? {
      if findings.indices.contains(number - 1), findings[number - 1].id.number == number {
        return findings[number - 1]
      }
      return findings.first { $0.id.number == number }
    }
    return switch kind {
    case .statement: find(statements).map { .statement($0) }
    case .meeting: find(meetings).map { .meeting($0) }
    case .outcome: find(outcomes).map { .outcome($0) }
    case .condition: find(conditions).map { .condition($0) }
    case .commitment: find(commitments).map { .commitment($0) }
    case .position: find(positions).map { .position($0) }
    case .actor: nil
    }
  }
}
