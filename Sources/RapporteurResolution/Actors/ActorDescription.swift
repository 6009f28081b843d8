internal import RapporteurCore
internal import RapporteurLanguage

/// Actors as candidates: persons by name, state and offices, the rest by name.
struct ActorDescription: Description {
  let states: StateTable

  func describe(_ sketch: RecordSketch) -> [Described] {
    sketch.record.actors.map { actor in
      var features = [Feature("kind", actor.kind.rawValue)]
      var keys: [BlockingKey] = []
      let name = Words.folded(actor.name)
      if let code = actor.code {
        features.append(Feature("code", code))
        keys.append(BlockingKey(.actor, "code", code))
      } else {
        features.append(Feature("name", name))
        keys.append(BlockingKey(.actor, "name", name))
      }
      return Described(
        kind: .actor, finding: sketch.key(actor.id), features: features, keys: keys)
    }
  }
}

/// Compares actors.
struct ActorComparison: Comparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison { NoComparison() }
}
