internal import RapporteurLanguage

/// Trains the model that finds sentences, tokens and words.
public struct TokeniserTrainer {
  /// The number of passes over the data.
  public var epochs = 6
  /// What the order of the data is drawn from.
  public var seed: UInt64 = 1

  /// Creates a trainer.
  public init() {}

  /// The bytes of the model file.
  public func train(_ treebank: Treebank) -> [UInt8] {
    let splitLines = Self.splits(treebank)
    let splits = Tokeniser.splits(splitLines)
    let paragraphs = Self.paragraphs(treebank)
    let perceptron = Perceptron(labelCount: Boundary.allCases.count)
    let features = FeatureList()
    var order = Array(paragraphs.indices)
    var random = SplitMix(seed: seed)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for index in order {
        Self.learn(paragraphs[index], splits, perceptron, features)
      }
    }
    perceptron.average()
    var file = ModelFileWriter()
    file.add(Tokeniser.splitsSection, strings: splitLines)
    file.add(
      Tokeniser.weightsSection, bytes: perceptron.section(minimumUpdates: 1, threshold: 0.0005))
    return file.bytes()
  }

  struct Paragraph {
    var bytes: [UInt8]
    /// The boundary after each offset at which a word ends.
    var boundaries: [Int: Boundary]
  }

  static func learn(
    _ paragraph: Paragraph, _ splits: [UInt64: Int], _ perceptron: Perceptron,
    _ features: FeatureList
  ) {
    paragraph.bytes.withUnsafeBufferPointer { bytes in
      let atoms = Atoms(
        bytes: bytes, range: 0..<bytes.count, splits: splits, breaksLines: false)
      var history = BoundaryHistory()
      for index in 0..<atoms.count {
        history.take(atoms[index])
        let gold =
          paragraph.boundaries[atoms[index].end]
          ?? (index + 1 < atoms.count && atoms[index + 1].gap != .none ? .token : .none)
        if index + 1 < atoms.count,
          Tokeniser.certain(atoms[index], atoms[index + 1]) == nil
        {
          features.removeAll()
          history.addFeatures(of: atoms, after: index, to: features)
          perceptron.tick()
          perceptron.score(features)
          let guess = Tokeniser.best(perceptron.scores, gap: atoms[index + 1].gap)
          if guess != gold {
            perceptron.update(
              features, towards: Int(gold.rawValue), awayFrom: Int(guess.rawValue))
          }
        }
        history.take(gold)
      }
    }
  }

  /// The paragraphs of a treebank, their sentences joined by spaces.
  static func paragraphs(_ treebank: Treebank) -> [Paragraph] {
    var result: [Paragraph] = []
    for sentence in treebank.sentences {
      if sentence.startsParagraph || result.isEmpty {
        result.append(Paragraph(bytes: [], boundaries: [:]))
      }
      var paragraph = result.removeLast()
      if !paragraph.bytes.isEmpty { paragraph.bytes.append(0x20) }
      let base = paragraph.bytes.count
      paragraph.bytes += Array(sentence.text.utf8)
      for (index, word) in sentence.words.enumerated() {
        let isLast = index + 1 == sentence.words.count
        paragraph.boundaries[base + word.range.upperBound] =
          isLast ? .sentence : sentence.words[index + 1].continuesToken ? .word : .token
      }
      result.append(paragraph)
    }
    return result
  }

  /// The words of letters only that are two words at least twice and one time in twenty, as lines
  /// such as "can not".
  static func splits(_ treebank: Treebank) -> [String] {
    var seen: [String: Int] = [:]
    var split: [String: Int] = [:]
    for sentence in treebank.sentences {
      for (index, word) in sentence.words.enumerated() {
        let form = word.form.lowercased()
        seen[form, default: 0] += 1
        guard index > 0, word.continuesToken, word.form.utf8.allSatisfy(isLetter) else { continue }
        let first = sentence.words[index - 1].form
        guard first.utf8.allSatisfy(isLetter), word.form.count > 1 || first.count > 1 else {
          continue
        }
        split[first.lowercased() + " " + form, default: 0] += 1
      }
    }
    return split.filter { line, count in
      let whole = line.filter { $0 != " " }
      return count >= 2 && count * 20 >= seen[whole, default: 0]
    }.keys.sorted()
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
