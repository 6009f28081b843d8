package import RapporteurLanguage

/// Makes the table of word classes: the tags that a word has in the treebank, and the class of words
/// that it keeps company with in running text.
public struct LexiconTrainer {
  /// What the classes start from.
  public var seed: UInt64 = 5

  /// Creates a trainer.
  public init() {}

  /// The bytes of the model file. `texts` is running text, each one or more paragraphs.
  package func train(
    _ treebank: Treebank, texts: [String], tokeniserPath: String
  ) throws(ModelError) -> [UInt8] {
    let cutter = try WordCutter(path: tokeniserPath)
    var sentences = treebank.sentences.map { sentence in
      cutter.hashes(of: sentence.text, words: sentence.words.map(\.range))
    }
    let tags = Self.tagClasses(treebank, sentences)
    for text in texts { sentences += cutter.sentences(of: text) }
    let clusters = WordClusters(sentences, seed: seed).classes
    let words = Set(tags.keys).union(clusters.keys).sorted()
    var file = ModelFileWriter()
    file.add(
      LexiconTable.section,
      bytes: LexiconTable.bytes(of: words.map { ($0, clusters[$0] ?? 0, tags[$0] ?? 0) }))
    return file.bytes()
  }

  /// The tags of each word that occurs three times or more, those of a tenth of its occurrences.
  private static func tagClasses(
    _ treebank: Treebank, _ hashes: [[UInt64]]
  ) -> [UInt64: UInt8] {
    let inventory = TagInventory(treebank)
    var counts: [UInt64: [Int: Int]] = [:]
    for (number, sentence) in treebank.sentences.enumerated() {
      for (index, word) in sentence.words.enumerated() {
        guard let tag = inventory.index(of: word) else { continue }
        counts[hashes[number][index], default: [:]][tag, default: 0] += 1
      }
    }
    var names: [UInt64: String] = [:]
    var frequency: [String: Int] = [:]
    for (word, tags) in counts {
      let total = tags.values.reduce(0, +)
      guard total >= 3 else { continue }
      let main = tags.filter { $0.value * 10 >= total }.keys.sorted()
      let name = main.map(String.init).joined(separator: " ")
      names[word] = name
      frequency[name, default: 0] += total
    }
    var index: [String: UInt8] = [:]
    for name in TagInventory.ranked(frequency).prefix(255) { index[name] = UInt8(index.count + 1) }
    return names.compactMapValues { index[$0] }
  }
}
