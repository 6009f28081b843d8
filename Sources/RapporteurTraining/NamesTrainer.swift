internal import RapporteurLanguage

/// Trains the second opinion on names, a log-linear model of the labels of words near a capital.
///
/// It learns from the names that the network learns from and from those among the entities of GUM,
/// with the tags of the network. How often the data is gone over is found out on a tenth of it.
public struct NamesTrainer {
  /// The most passes over the data.
  public var epochs = 12
  /// What the order of the data is drawn from.
  public var seed: UInt64 = 4
  /// Is told how training goes.
  public var progress: (String) -> Void = { _ in }

  /// Features that are seen less often are left out.
  private static let minimumCount = 2
  /// Weights smaller than this part of the largest are left out.
  private static let threshold = 0.05

  /// Creates a trainer.
  public init() {}

  private struct Example {
    var input: NameInput
    /// The label of each word, nil where it is not known.
    var labels: [NameLabel?]
  }

  /// The bytes of the model file; the other models are in the folder `models`.
  /// - Throws: `CorpusError` or `ModelError`.
  public func train(_ data: TrainingData, models: String) throws -> [UInt8] {
    let examples = try examples(data, models)
    let features = known(examples)
    var numbers: [UInt64: Int32] = [:]
    for (number, feature) in features.enumerated() { numbers[feature] = Int32(number) }
    // Every tenth block of sentences, mostly whole documents.
    let rest = decisions(
      examples.indices.filter { $0 / 50 % 10 != 9 }.map { examples[$0] }, numbers)
    let held = decisions(
      examples.indices.filter { $0 / 50 % 10 == 9 }.map { examples[$0] }, numbers)
    progress("\(rest.count + held.count) words, \(features.count) features")
    var losses: [Double] = []
    _ = learnt(rest, features.count, passes: epochs) { model in
      losses.append(model.loss(on: held))
      progress("pass \(losses.count), loss \(losses.last ?? 0) of words that are held out")
    }
    let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
    let model = learnt(rest + held, features.count, passes: best + 1) { _ in }
    return file(model, features)
  }

  private func learnt(
    _ decisions: [LogLinearModel.Decision], _ featureCount: Int, passes: Int,
    afterPass: (LogLinearModel) -> Void
  ) -> LogLinearModel {
    var model = LogLinearModel(featureCount: featureCount, labelCount: NameLabel.count)
    var random = SplitMix(seed: seed)
    var order = Array(decisions.indices)
    for _ in 0..<passes {
      order.shuffle(using: &random)
      model.learn(decisions, order: order)
      afterPass(model)
    }
    return model
  }

  private func file(_ model: LogLinearModel, _ features: [UInt64]) -> [UInt8] {
    var table = FeatureTableBuilder(labelCount: NameLabel.count)
    for (number, feature) in features.enumerated() {
      table.add(
        feature,
        (0..<NameLabel.count).map {
          (UInt8($0), Double(model.weights[number * NameLabel.count + $0]))
        })
    }
    var file = ModelFileWriter()
    file.add(NameScorer.weightsSection, bytes: table.bytes(threshold: Self.threshold))
    let largest = model.weights.reduce(Float(0)) { max($0, abs($1)) }
    var bytes: [UInt8] = []
    bytes.append(number: (largest / Float(FeatureTableBuilder.largest)).bitPattern)
    file.add(NameScorer.scaleSection, bytes: bytes)
    return file.bytes()
  }

  /// The features that are seen often enough, in their own order.
  private func known(_ examples: [Example]) -> [UInt64] {
    var counts: [UInt64: Int] = [:]
    let list = FeatureList()
    for example in examples {
      for index in 0..<example.input.count where example.input.matters(index) {
        list.removeAll()
        example.input.addFeatures(index, to: list)
        for number in 0..<list.count { counts[list[number], default: 0] += 1 }
      }
    }
    return counts.filter { $0.value >= Self.minimumCount }.keys.sorted()
  }

  private func decisions(
    _ examples: [Example], _ numbers: [UInt64: Int32]
  ) -> [LogLinearModel.Decision] {
    let list = FeatureList()
    var result: [LogLinearModel.Decision] = []
    for example in examples {
      for index in 0..<example.input.count where example.input.matters(index) {
        guard let label = example.labels[index] else { continue }
        list.removeAll()
        example.input.addFeatures(index, to: list)
        let features = (0..<list.count).compactMap { numbers[list[$0]] }
        result.append(LogLinearModel.Decision(features: features, label: label.number))
      }
    }
    return result
  }

  private func examples(_ data: TrainingData, _ models: String) throws -> [Example] {
    let treebank = try data.treebank()
    let cutter = try WordCutter(path: models + "/tokeniser.model")
    var known: [String: [Range<Int>]] = [:]
    for sentence in treebank.sentences { known[sentence.text] = sentence.words.map(\.range) }
    var corpus = try data.names()
    corpus.append(try data.entityNames())
    var sentences: [(text: String, words: [Range<Int>])] = []
    var labels: [[NameLabel?]] = []
    for sentence in corpus.sentences {
      let cut = known[sentence.text].map { [$0] } ?? cutter.words(of: sentence.text)
      for words in cut where !words.isEmpty {
        sentences.append((sentence.text, words))
        labels.append(NetworkCorpus.nameLabels(sentence, words))
      }
    }
    let inputs = try NameInputMaker(path: models).inputs(of: sentences)
    return zip(inputs, labels).map { Example(input: $0, labels: $1) }
  }
}
