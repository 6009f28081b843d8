package import RapporteurLanguage

/// Trains the model that finds dependency trees.
///
/// It learns from tags as the tagger gives them to sentences that it has not seen, and from the
/// states that its own mistakes lead to.
public struct ParserTrainer {
  /// The number of passes over the data.
  public var epochs = 10
  /// What the order of the data is drawn from.
  public var seed: UInt64 = 3
  /// The share of steps, from the second pass on, on which it follows its own guess.
  public var exploration = 0.9
  /// Called after each pass with its number.
  public var progress: (Int) -> Void = { _ in }

  /// Creates a trainer.
  public init() {}

  /// The bytes of the model file.
  package func train(_ treebank: Treebank, lexicon: LexiconTable) -> [UInt8] {
    let relations = Self.relations(treebank)
    let inventory = TagInventory(treebank)
    let sentences = treebank.sentences.map { PreparedSentence($0, lexicon) }
    let tags = TaggerTrainer().jackknife(treebank, sentences, inventory, folds: 5)
    let inputs = sentences.indices.map { index in
      ParserInput(
        words: sentences[index].traits, tags: tags[index].map { UInt64($0 + 1) },
        upos: tags[index].map { Tagger.uposHash(inventory.tags[$0].upos) },
        xpos: tags[index].map { inventory.tags[$0].xpos })
    }
    let perceptron = learn(treebank, inputs, relations)
    perceptron.average()
    var file = ModelFileWriter()
    file.add(Parser.relationsSection, strings: relations)
    file.add(
      Parser.weightsSection, bytes: perceptron.section(minimumUpdates: 2, threshold: 0.0008))
    return file.bytes()
  }

  private func learn(
    _ treebank: Treebank, _ inputs: [ParserInput], _ relations: [String]
  ) -> Perceptron {
    var index: [String: Int] = [:]
    for (number, relation) in relations.enumerated() { index[relation] = number }
    let root = index["root"] ?? 0
    let perceptron = Perceptron(labelCount: 1 + 2 * relations.count)
    let features = FeatureList()
    var random = SplitMix(seed: seed)
    var order = Array(inputs.indices)
    for epoch in 0..<epochs {
      order.shuffle(using: &random)
      for sentence in order {
        let words = treebank.sentences[sentence].words
        var oracle = ArcOracle(
          heads: words.map { $0.head ?? words.count },
          relations: words.map { index[$0.relation] ?? 0 })
        var state = ParserState(count: words.count)
        while !state.isComplete {
          features.removeAll()
          state.addFeatures(inputs[sentence], to: features)
          perceptron.tick()
          perceptron.score(features)
          let guess = TransitionChoice.best(
            perceptron.scores, state, relations: relations.count, root: root)
          let good = bestGood(
            state, &oracle, perceptron, relations: relations.count, root: root, guess: guess)
          if good != guess {
            perceptron.update(
              features, towards: good.label(relations: relations.count),
              awayFrom: guess.label(relations: relations.count))
          }
          let explores = epoch > 0 && Double(random.next() >> 11) / 0x1p53 < exploration
          state.apply(explores ? guess : good)
        }
      }
      progress(epoch + 1)
    }
    return perceptron
  }

  /// The guess, if it loses nothing, else the step of the highest score among those that lose least.
  private func bestGood(
    _ state: ParserState, _ oracle: inout ArcOracle, _ perceptron: Perceptron, relations: Int,
    root: Int, guess: Transition
  ) -> Transition {
    let costs = oracle.costs(state)
    let least = [costs.shift, costs.left, costs.right].compactMap { $0 }.min() ?? 0
    var best: Transition?
    var bestScore: Float = 0
    func consider(_ transition: Transition) {
      let score = perceptron.scores[transition.label(relations: relations)]
      if best == nil || score > bestScore || (score == bestScore && transition == guess) {
        best = transition
        bestScore = score
      }
    }
    if costs.shift == least { consider(.shift) }
    guard let top = state.stack.last.map({ Int($0) }) else { return best ?? .shift }
    if costs.left == least {
      if state.next == state.count {
        consider(.left(root))
      } else if oracle.heads[top] == state.next {
        consider(.left(oracle.relations[top]))
      } else {
        for relation in 0..<relations where relation != root { consider(.left(relation)) }
      }
    }
    if costs.right == least {
      let second = Int(state.stack[state.stack.count - 2])
      if oracle.heads[top] == second {
        consider(.right(oracle.relations[top]))
      } else {
        for relation in 0..<relations where relation != root { consider(.right(relation)) }
      }
    }
    return best ?? guess
  }

  /// The relations by falling frequency; those that the language module does not know are "dep".
  static func relations(_ treebank: Treebank) -> [String] {
    var counts: [String: Int] = [:]
    for word in treebank.sentences.lazy.flatMap(\.words) { counts[word.relation, default: 0] += 1 }
    return TagInventory.ranked(counts).filter { Relation(rawValue: $0) != nil }
  }
}
