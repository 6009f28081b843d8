internal import RapporteurCore

/// How each kind of finding is put before the model.
extension FindingTraits {
  func traits(of meeting: Meeting) -> [String] {
    traits(
      of: Subject(
        kind: "meeting", provenance: meeting.provenance, cue: meeting.trigger,
        main: meeting.provenance.evidence, label: meeting.status.rawValue,
        actors: meeting.participants.map(\.actor),
        own: [
          "dated=\(meeting.date != nil)", "placed=\(meeting.place != nil)",
          "format=\(meeting.format?.rawValue ?? "none")", "counted=\(meeting.ordinal != nil)",
          "parties=\(min(meeting.parties.count, 4))",
        ]))
  }

  func traits(of statement: Statement) -> [String] {
    traits(
      of: Subject(
        kind: "statement", provenance: statement.provenance, cue: statement.cue,
        main: statement.content, label: statement.kind.rawValue, actors: statement.speakers,
        own: [
          "basis=\(statement.speakerBasis?.rawValue ?? "none")",
          "broken=\(!statement.continued.isEmpty)", "via=\(min(statement.via.count, 2))",
        ]))
  }

  func traits(of outcome: Outcome) -> [String] {
    traits(
      of: Subject(
        kind: "outcome", provenance: outcome.provenance, cue: outcome.cue, main: outcome.topic,
        label: outcome.status.rawValue, actors: outcome.parties,
        own: ["issues=\(min(outcome.issues.count, 2))"]))
  }

  func traits(of condition: Condition) -> [String] {
    traits(
      of: Subject(
        kind: "condition", provenance: condition.provenance, cue: condition.consequent,
        main: condition.antecedent, label: condition.relation.rawValue, actors: condition.holders,
        own: ofSpan(condition.consequent, "consequent")
          + ["issues=\(min(condition.issues.count, 2))"]))
  }

  func traits(of commitment: Commitment) -> [String] {
    traits(
      of: Subject(
        kind: "commitment", provenance: commitment.provenance, cue: commitment.cue,
        main: commitment.action, label: commitment.strength.rawValue, actors: commitment.actors,
        own: ["due=\(commitment.due != nil)", "issues=\(min(commitment.issues.count, 2))"]))
  }

  func traits(of position: Position) -> [String] {
    traits(
      of: Subject(
        kind: "position", provenance: position.provenance, cue: position.cue,
        main: position.content, label: position.stance.rawValue, actors: position.actors))
  }
}
