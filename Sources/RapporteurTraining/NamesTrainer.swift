internal import RapporteurCore
package import RapporteurLanguage

/// Trains the model that finds names.
///
/// It learns on words and tags as the other models give them; sentences of the treebank get tags of
/// a tagger that has not seen them.
public struct NamesTrainer {
  /// The number of passes over the data.
  public var epochs = 8
  /// What the order of the data is drawn from.
  public var seed: UInt64 = 4

  /// Creates a trainer.
  public init() {}

  struct Example {
    var input: NameInput
    /// The label of each word, nil where it is not known.
    var labels: [NameLabel?]
  }

  /// The bytes of the model file; `model` holds the models of the stages before.
  package func train(
    _ corpus: NameCorpus, treebank: Treebank, model: LanguageModel, lexicon: LexiconTable
  ) -> [UInt8] {
    let examples = self.examples(corpus, treebank, model, lexicon)
    let perceptron = Perceptron(labelCount: NameLabel.count)
    let features = FeatureList()
    var random = SplitMix(seed: seed)
    var order = Array(examples.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for index in order { learn(examples[index], perceptron, features) }
    }
    perceptron.average()
    var file = ModelFileWriter()
    file.add(
      NameFinder.weightsSection, bytes: perceptron.section(minimumUpdates: 1, threshold: 0.0005))
    return file.bytes()
  }

  private func learn(_ example: Example, _ perceptron: Perceptron, _ features: FeatureList) {
    var before = NameLabel.outside
    var before2 = NameLabel.outside
    for (index, gold) in example.labels.enumerated() {
      features.removeAll()
      example.input.addFeatures(index, before: before, before2: before2, to: features)
      perceptron.tick()
      perceptron.score(features)
      let guess = NameLabel.best(
        perceptron.scores, after: before, isLastWord: index + 1 == example.labels.count)
      if let gold, guess != gold {
        perceptron.update(features, towards: gold.number, awayFrom: guess.number)
      }
      // After a mistake the right label might not be allowed, and there would be nothing to learn.
      before2 = before
      before = gold ?? guess
    }
  }

  private func examples(
    _ corpus: NameCorpus, _ treebank: Treebank, _ model: LanguageModel, _ lexicon: LexiconTable
  ) -> [Example] {
    let inventory = TagInventory(treebank)
    let prepared = treebank.sentences.map { PreparedSentence($0, lexicon) }
    let tags = TaggerTrainer().jackknife(treebank, prepared, inventory, folds: 5)
    var known: [String: Int] = [:]
    for (index, sentence) in treebank.sentences.enumerated() { known[sentence.text] = index }

    var examples: [Example] = []
    let analyser = NameInputMaker(model)
    for sentence in corpus.sentences {
      if let index = known[sentence.text] {
        let words = treebank.sentences[index].words.map(\.range)
        let traits = prepared[index].traits
        let input = NameInput(
          words: traits, tags: tags[index].map { UInt64($0 + 1) },
          listed: NameLists.standard.bits(of: traits))
        examples.append(Example(input: input, labels: Self.labels(sentence, words)))
      } else {
        for (input, words) in analyser.inputs(of: sentence.text) {
          examples.append(Example(input: input, labels: Self.labels(sentence, words)))
        }
      }
    }
    return examples
  }

  /// The labels of the words of those extents. A word that overlaps a name belongs to it.
  static func labels(_ sentence: NameCorpus.Sentence, _ words: [Range<Int>]) -> [NameLabel?] {
    var labels: [NameLabel?] = words.map { word in
      sentence.unknown.contains { $0.overlaps(word) } ? nil : NameLabel.outside
    }
    for name in sentence.names {
      guard let kind = NameLabel.kinds.firstIndex(of: name.kind) else { continue }
      let inside = words.indices.filter { words[$0].overlaps(name.range) }
      guard let first = inside.first, let last = inside.last else { continue }
      for index in first...last {
        let place: NameLabel.Place =
          first == last ? .only : index == first ? .first : index == last ? .last : .inner
        labels[index] = NameLabel(kind: kind, place)
      }
    }
    return labels
  }
}
