internal import RapporteurCore

/// Statements as candidates: by the words that are quoted.
struct StatementDescription: Description {
  func describe(_ sketch: RecordSketch) -> [Described] {
    sketch.record.statements.map { statement in
      let words = ([statement.content] + statement.continued).map { Words.folded(sketch.text[$0]) }
        .joined(separator: " ")
      return Described(
        kind: .statement, finding: sketch.key(statement.id), features: [Feature("words", words)],
        keys: [])
    }
  }
}

/// Compares statements.
struct StatementComparison: Comparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison { NoComparison() }
}
