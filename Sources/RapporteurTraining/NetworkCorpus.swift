internal import Foundation
internal import RapporteurLanguage

/// Writes what the network learns from, as numbers: one JSON object for each sentence, with the rows
/// of its words' features and its labels, and running text as the rows of its words.
///
/// Only Swift knows how a text becomes features, so that training and use cannot come apart.
public struct NetworkCorpus {
  /// How often a word must stand in running text to have a row of its own.
  public var minimumCount = 5
  /// The most words that have rows of their own.
  public var vocabularyLimit = 40_000

  /// Creates a maker of such files.
  public init() {}

  /// Writes `sentences.ndjson`, `held-out.ndjson`, `running.txt`, `inventory.json`,
  /// `vocabulary.bin` and `lemmas.bin` to `folder`.
  /// - Throws: `CorpusError`, `ModelError`, or what Foundation throws when it cannot write.
  public func write(_ data: TrainingData, tokeniserPath: String, to folder: String) throws {
    let treebank = try data.treebank()
    let cutter = try WordCutter(path: tokeniserPath)
    var running: [[UInt64]] = []
    for text in try data.texts() { running += cutter.sentences(of: text) }
    for sentence in treebank.sentences {
      running.append(cutter.hashes(of: sentence.text, words: sentence.words.map(\.range)))
    }
    let vocabulary = vocabulary(running, treebank: treebank.sentences.count)
    var rows: [UInt64: Int] = [:]
    for (index, word) in vocabulary.enumerated() { rows[word] = index + 1 }
    try write(
      running.lazy.map { $0.map { String(rows[$0] ?? 0) }.joined(separator: " ") },
      to: folder + "/running.txt")
    var bytes: [UInt8] = []
    for word in vocabulary { bytes.append(number: word) }
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/vocabulary.bin"))

    let labels = NetworkLabels(treebank)
    bytes = []
    for (word, script) in knownLemmas(treebank, labels) {
      bytes.append(number: word)
      bytes.append(number: UInt64(script))
    }
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/lemmas.bin"))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try encoder.encode(labels.inventory)
      .write(to: URL(fileURLWithPath: folder + "/inventory.json"))
    try write(
      examples(treebank, try data.names(), cutter, rows, labels),
      to: folder + "/sentences.ndjson")
    var names = NameCorpus()
    for (_, corpus) in try data.heldOutNames() { names.append(corpus) }
    try write(
      examples(try data.heldOutTreebank(), names, cutter, rows, labels),
      to: folder + "/held-out.ndjson")
  }

  /// The words, with their tags, that have one lemma wherever they stand, and the script that makes it.
  private func knownLemmas(_ treebank: Treebank, _ labels: NetworkLabels) -> [(UInt64, Int)] {
    var scripts: [UInt64: (script: Int, count: Int)?] = [:]
    for sentence in treebank.sentences {
      let bytes = Array(sentence.text.utf8)
      for word in sentence.words {
        guard let upos = UPOS(rawValue: word.upos), upos != .properNoun,
          let script = labels.lemmas.index(of: word)
        else { continue }
        let traits = bytes.withUnsafeBufferPointer {
          WordTraits($0, word.range, ignoresCase: false)
        }
        let key = Network.key(traits, upos)
        switch scripts[key] {
        case nil: scripts[key] = .some((script, 1))
        case .some(.some(let known)) where known.script == script:
          scripts[key] = .some((script, known.count + 1))
        default: scripts[key] = .some(nil)
        }
      }
    }
    return scripts.keys.sorted().compactMap { key in
      guard let known = scripts[key] ?? nil, known.count > 1 else { return nil }
      return (key, known.script)
    }
  }

  private func write(_ examples: [Example], to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try write(
      examples.map { String(decoding: try encoder.encode($0), as: UTF8.self) }, to: path)
  }

  private func write(_ lines: some Sequence<String>, to path: String) throws {
    var text = ""
    for line in lines { text += line + "\n" }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  /// The words that get rows, by falling count, those of the same count by hash.
  private func vocabulary(_ sentences: [[UInt64]], treebank: Int) -> [UInt64] {
    var counts: [UInt64: Int] = [:]
    for sentence in sentences { for word in sentence { counts[word, default: 0] += 1 } }
    // Twice in the treebanks is as good as often elsewhere: there the labels are.
    var labelled: [UInt64: Int] = [:]
    for sentence in sentences.suffix(treebank) {
      for word in sentence { labelled[word, default: 0] += 1 }
    }
    return
      counts
      .filter { $0.value >= minimumCount || labelled[$0.key] ?? 0 >= 2 }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(vocabularyLimit).map(\.key)
  }

  /// The features of a sentence's words.
  struct Features: Encodable {
    var words: [Int] = []
    var parts: [[Int]] = []
    var shapes: [[Int]] = []

    init(_ text: String, _ ranges: [Range<Int>], _ rows: [UInt64: Int], inCapitals: Bool = false) {
      let bytes = Array(text.utf8)
      let traits = bytes.withUnsafeBufferPointer { bytes in
        SentenceTraits(bytes: bytes, words: ranges, ignoresCase: inCapitals)
      }
      let listed = NameLists.ofNetwork.bits(of: traits)
      for index in 0..<traits.count {
        words.append(rows[traits[index].lower] ?? 0)
        var rows: [Int] = []
        WordFeatures.eachPart(of: traits[index], rows: WordFeatures.partRows) { rows.append($0) }
        parts.append(rows)
        rows.removeAll()
        WordFeatures.eachShape(of: traits[index], listed: listed[index]) { rows.append($0) }
        shapes.append(rows)
      }
    }
  }

  /// A sentence with its labels; lists that are nil are not known.
  struct Example: Encodable {
    var corpus: String
    var plain: Features
    /// As if all of it were in capitals.
    var capitals: Features
    /// As if it were a headline with capitals.
    var title: Features
    var tags: [Int]?
    var morphology: [Int]?
    var lemmas: [Int]?
    /// The head's index, -1 at the root.
    var heads: [Int]?
    var relations: [Int]?
    var names: [Int]?
  }

  private func examples(
    _ treebank: Treebank, _ names: NameCorpus, _ cutter: WordCutter, _ rows: [UInt64: Int],
    _ labels: NetworkLabels
  ) -> [Example] {
    var named: [String: NameCorpus.Sentence] = [:]
    for sentence in names.sentences { named[sentence.text] = sentence }
    var examples: [Example] = []
    var used: Set<String> = []
    for sentence in treebank.sentences {
      let ranges = sentence.words.map(\.range)
      var example = Self.example(sentence.text, ranges, rows, corpus: "treebank")
      example.tags = sentence.words.map { labels.tags.index(of: $0) ?? -1 }
      example.morphology = sentence.words.map { labels.tags.morphologyIndex[$0.features] ?? -1 }
      example.lemmas = sentence.words.map { labels.lemmas.index(of: $0) ?? -1 }
      example.heads = sentence.words.map { $0.head ?? -1 }
      example.relations = sentence.words.map { labels.relations[$0.relation] ?? -1 }
      if let known = named[sentence.text] {
        example.names = Self.nameLabels(known, ranges).map { $0?.number ?? -1 }
        used.insert(sentence.text)
      }
      examples.append(example)
    }
    for sentence in names.sentences where !used.contains(sentence.text) {
      for ranges in cutter.words(of: sentence.text) {
        var example = Self.example(sentence.text, ranges, rows, corpus: "names")
        example.names = Self.nameLabels(sentence, ranges).map { $0?.number ?? -1 }
        examples.append(example)
      }
    }
    return examples
  }

  private static func example(
    _ text: String, _ ranges: [Range<Int>], _ rows: [UInt64: Int], corpus: String
  ) -> Example {
    Example(
      corpus: corpus, plain: Features(text, ranges, rows),
      capitals: Features(text, ranges, rows, inCapitals: true),
      title: Features(titled(text, ranges), ranges, rows))
  }

  /// `text` with a capital at the start of each word of four letters or more; ASCII letters only, so
  /// that the extents stay.
  private static func titled(_ text: String, _ ranges: [Range<Int>]) -> String {
    var bytes = Array(text.utf8)
    for range in ranges where range.count >= 4 {
      let first = bytes[range.lowerBound]
      if first >= 0x61, first <= 0x7A { bytes[range.lowerBound] = first - 0x20 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The labels of the words of those extents. A word that overlaps a name belongs to it.
  static func nameLabels(_ sentence: NameCorpus.Sentence, _ words: [Range<Int>]) -> [NameLabel?] {
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

/// The labels that the network tells apart.
struct NetworkLabels {
  let tags: TagInventory
  let lemmas: LemmaInventory
  /// The index of each relation.
  let relations: [String: Int]
  private let relationNames: [String]

  struct Inventory: Codable {
    var tags: [String]
    var morphology: [String]
    var lemmas: [String]
    var relations: [String]
    var names: Int
    var partRows: Int
    var shapeRows: Int
  }

  init(_ treebank: Treebank) {
    tags = TagInventory(treebank)
    lemmas = LemmaInventory(treebank)
    var counts: [String: Int] = [:]
    for word in treebank.sentences.lazy.flatMap(\.words)
    where Relation(rawValue: word.relation) != nil {
      counts[word.relation, default: 0] += 1
    }
    relationNames = TagInventory.ranked(counts)
    var relations: [String: Int] = [:]
    for (index, name) in relationNames.enumerated() { relations[name] = index }
    self.relations = relations
  }

  var inventory: Inventory {
    Inventory(
      tags: tags.lines, morphology: tags.morphology, lemmas: lemmas.lines,
      relations: relationNames, names: NameLabel.count, partRows: WordFeatures.partRows,
      shapeRows: WordFeatures.shapeRows)
  }
}
