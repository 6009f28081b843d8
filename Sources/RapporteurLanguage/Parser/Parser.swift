/// Finds the dependency tree of a sentence.
///
/// Reads forms and tags; writes heads and relations. Greedy: each step is the one that the linear
/// model scores highest among those allowed, so a sentence of n words takes 2n steps.
package struct Parser: Sendable {
  package static let fileName = "parser.model"
  package static let weightsSection = "WEIGHTS"
  package static let relationsSection = "RELATION"

  private let table: FeatureTable
  private let relations: [Relation]
  private let root: Int

  init(_ model: ModelFile) throws(ModelError) {
    table = try FeatureTable(model, section: Self.weightsSection)
    var relations: [Relation] = []
    for name in try model.strings(Self.relationsSection) {
      guard let relation = Relation(rawValue: name) else {
        throw ModelError.damaged(path: model.path, what: "relation \(name)")
      }
      relations.append(relation)
    }
    guard let root = relations.firstIndex(of: .root), relations.count <= 64,
      table.labelCount == 1 + 2 * relations.count
    else { throw ModelError.damaged(path: model.path, what: "relations and weights disagree") }
    self.relations = relations
    self.root = root
  }

  /// The head (nil for the root) and the relation of each word.
  func parse(_ input: ParserInput, _ workspace: Workspace) -> [(head: Int?, relation: Relation)] {
    let count = input.tags.count
    var state = ParserState(count: count)
    while !state.isComplete {
      workspace.features.removeAll()
      state.addFeatures(input, to: workspace.features)
      table.score(workspace.features, into: workspace.scores)
      state.apply(
        TransitionChoice.best(workspace.scores, state, relations: relations.count, root: root))
    }
    return (0..<count).map { word in
      let head = Int(state.heads[word])
      return (head < count ? head : nil, relations[Int(state.labels[word])])
    }
  }
}

/// The choice among the steps that a state allows.
package enum TransitionChoice {
  /// The allowed step of the highest score, the first of equals.
  package static func best<Score: Comparable>(
    _ scores: UnsafeMutablePointer<Score>, _ state: ParserState, relations: Int, root: Int
  ) -> Transition {
    var best: Transition?
    var bestScore: Score?
    if state.canShift {
      best = .shift
      bestScore = scores[0]
    }
    if state.canGoLeft {
      if state.next == state.count { return .left(root) }
      for relation in 0..<relations where relation != root {
        let score = scores[1 + relation]
        if let known = bestScore, score <= known { continue }
        bestScore = score
        best = .left(relation)
      }
    }
    if state.canGoRight {
      for relation in 0..<relations where relation != root {
        let score = scores[1 + relations + relation]
        if let known = bestScore, score <= known { continue }
        bestScore = score
        best = .right(relation)
      }
    }
    return best ?? .shift
  }
}
