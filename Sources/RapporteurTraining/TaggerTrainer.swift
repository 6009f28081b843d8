internal import RapporteurCore
package import RapporteurLanguage

/// Trains the model that finds tags, morphological features and lemmas.
public struct TaggerTrainer {
  /// The number of passes over the data.
  public var epochs = 8
  /// What the order of the data is drawn from.
  public var seed: UInt64 = 2

  /// Creates a trainer.
  public init() {}

  /// The bytes of the model file.
  package func train(_ treebank: Treebank, lexicon: LexiconTable) -> [UInt8] {
    let inventory = TagInventory(treebank)
    let sentences = treebank.sentences.map { PreparedSentence($0, lexicon) }
    let tags = tagPerceptron(treebank, sentences, inventory, epochs: epochs)
    var file = ModelFileWriter()
    file.add(Tagger.tagsSection, strings: inventory.lines)
    file.add(Tagger.tagWeights, bytes: tags.section(minimumUpdates: 2, threshold: 0.001))
    file.add(Tagger.morphologySection, strings: inventory.morphology)
    file.add(
      Tagger.morphologyWeights,
      bytes: morphologyPerceptron(treebank, sentences, inventory)
        .section(minimumUpdates: 1, threshold: 0.001))
    let scripts = LemmaInventory(treebank)
    file.add(Tagger.lemmaSection, strings: scripts.lines)
    file.add(
      Tagger.lemmaWeights,
      bytes: lemmaPerceptron(treebank, sentences, inventory, scripts)
        .section(minimumUpdates: 1, threshold: 0.001))
    return file.bytes()
  }

  /// The tags that a tagger gives each sentence which has not seen it: each of `folds` parts is
  /// tagged by one trained on the others. What stands on top of tags learns from these.
  func jackknife(
    _ treebank: Treebank, _ sentences: [PreparedSentence], _ inventory: TagInventory, folds: Int
  ) -> [[Int]] {
    var result: [[Int]] = Array(repeating: [], count: sentences.count)
    let features = FeatureList()
    for fold in 0..<folds {
      let size = 50
      let isHeldOut = { (index: Int) in index / size % folds == fold }
      let kept = sentences.indices.filter { !isHeldOut($0) }
      let perceptron = tagPerceptron(
        Treebank(sentences: kept.map { treebank.sentences[$0] }), kept.map { sentences[$0] },
        inventory, epochs: 3)
      for index in sentences.indices where isHeldOut(index) {
        result[index] = Self.tag(sentences[index].traits, perceptron, features)
      }
    }
    return result
  }

  static func tag(
    _ words: SentenceTraits, _ perceptron: Perceptron, _ features: FeatureList
  ) -> [Int] {
    var result: [Int] = []
    var before: UInt64 = 0
    var before2: UInt64 = 0
    for index in 0..<words.count {
      features.removeAll()
      TagFeatures.addTag(words, index, before: before, before2: before2, to: features)
      perceptron.score(features)
      let best = perceptron.best()
      result.append(best)
      before2 = before
      before = UInt64(best + 1)
    }
    return result
  }

  private func tagPerceptron(
    _ treebank: Treebank, _ sentences: [PreparedSentence], _ inventory: TagInventory, epochs: Int
  ) -> Perceptron {
    let perceptron = Perceptron(labelCount: inventory.tags.count)
    let features = FeatureList()
    var random = SplitMix(seed: seed)
    var order = Array(sentences.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for index in order {
        var before: UInt64 = 0
        var before2: UInt64 = 0
        for (word, gold) in treebank.sentences[index].words.map({ inventory.index(of: $0) })
          .enumerated()
        {
          features.removeAll()
          TagFeatures.addTag(
            sentences[index].traits, word, before: before, before2: before2, to: features)
          perceptron.tick()
          perceptron.score(features)
          let guess = perceptron.best()
          if let gold, guess != gold {
            perceptron.update(features, towards: gold, awayFrom: guess)
          }
          before2 = before
          before = UInt64(guess + 1)
        }
      }
    }
    perceptron.average()
    return perceptron
  }

  private func morphologyPerceptron(
    _ treebank: Treebank, _ sentences: [PreparedSentence], _ inventory: TagInventory
  ) -> Perceptron {
    let perceptron = Perceptron(labelCount: inventory.morphology.count)
    let features = FeatureList()
    var random = SplitMix(seed: seed)
    var order = Array(sentences.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for index in order {
        let words = treebank.sentences[index].words
        let tags = words.map { UInt64((inventory.index(of: $0) ?? 0) + 1) }
        for (position, word) in words.enumerated() {
          let candidates = inventory.candidates[Int(tags[position]) - 1]
          guard candidates.count > 1, let gold = inventory.morphologyIndex[word.features],
            candidates.contains(gold)
          else { continue }
          features.removeAll()
          TagFeatures.addMorphology(
            sentences[index].traits, position, tag: tags[position],
            before: position > 0 ? tags[position - 1] : 0,
            after: position + 1 < tags.count ? tags[position + 1] : 0, to: features)
          perceptron.tick()
          perceptron.score(features)
          var guess = candidates[0]
          for label in candidates where perceptron.scores[label] > perceptron.scores[guess] {
            guess = label
          }
          if guess != gold { perceptron.update(features, towards: gold, awayFrom: guess) }
        }
      }
    }
    perceptron.average()
    return perceptron
  }

  private func lemmaPerceptron(
    _ treebank: Treebank, _ sentences: [PreparedSentence], _ inventory: TagInventory,
    _ scripts: LemmaInventory
  ) -> Perceptron {
    let perceptron = Perceptron(labelCount: scripts.lines.count)
    let features = FeatureList()
    var random = SplitMix(seed: seed)
    var order = Array(sentences.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for index in order {
        for (position, word) in treebank.sentences[index].words.enumerated() {
          guard let gold = scripts.index(of: word), let tag = inventory.index(of: word) else {
            continue
          }
          features.removeAll()
          TagFeatures.addLemma(
            sentences[index].traits[position], tag: UInt64(tag + 1),
            upos: Tagger.uposHash(word.upos), to: features)
          perceptron.tick()
          perceptron.score(features)
          let guess = perceptron.best()
          if guess != gold { perceptron.update(features, towards: gold, awayFrom: guess) }
        }
      }
    }
    perceptron.average()
    return perceptron
  }
}

/// A sentence with what the models see of its words.
struct PreparedSentence {
  var traits: SentenceTraits

  init(_ sentence: Treebank.Sentence, _ lexicon: LexiconTable) {
    let bytes = Array(sentence.text.utf8)
    traits = bytes.withUnsafeBufferPointer {
      SentenceTraits(bytes: $0, words: sentence.words.map(\.range))
    }
    traits.look(up: lexicon)
  }
}
