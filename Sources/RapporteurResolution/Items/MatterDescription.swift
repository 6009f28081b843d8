internal import RapporteurCore

/// Agreement items, conditions, commitments and positions as candidates: by parties and words.
struct MatterDescription: Description {
  func describe(_ sketch: RecordSketch) -> [Described] {
    let record = sketch.record
    return record.outcomes.map { outcome in
      matter(.item, sketch.key(outcome.id), outcome.parties, [outcome.topic], sketch)
    }
      + record.conditions.map { condition in
        matter(
          .condition, sketch.key(condition.id), condition.holders,
          [condition.consequent, condition.antecedent], sketch)
      }
      + record.commitments.map { commitment in
        matter(
          .commitment, sketch.key(commitment.id), commitment.actors, [commitment.action], sketch)
      }
      + record.positions.map { position in
        matter(.position, sketch.key(position.id), position.actors, [position.content], sketch)
      }
  }

  private func matter(
    _ kind: EntityKind, _ finding: FindingKey, _ actors: [Identifier<Actor>], _ spans: [Span],
    _ sketch: RecordSketch
  ) -> Described {
    let parties = Set(actors.compactMap { sketch.party($0) }).sorted()
    let words = spans.map { Words.content(sketch.text[$0]).joined(separator: " ") }
    return Described(
      kind: kind, finding: finding,
      features: parties.map { Feature("party", $0) } + words.map { Feature("words", $0) }, keys: [])
  }
}

/// Compares matters.
struct MatterComparison: Comparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison { NoComparison() }
}
