internal import RapporteurLanguage

/// The tags of a treebank and the morphological features seen with each, by falling frequency.
struct TagInventory {
  private(set) var tags: [(upos: String, xpos: String)] = []
  private(set) var morphology: [String] = []
  private(set) var morphologyIndex: [String: Int] = [:]
  /// For each of `tags`, the indices in `morphology`, by falling frequency.
  private(set) var candidates: [[Int]] = []
  private var indices: [String: Int] = [:]

  init(_ treebank: Treebank) {
    var counts: [String: Int] = [:]
    var features: [String: Int] = [:]
    var both: [String: [String: Int]] = [:]
    for word in treebank.sentences.lazy.flatMap(\.words) {
      let tag = word.upos + " " + word.xpos
      counts[tag, default: 0] += 1
      features[word.features, default: 0] += 1
      both[tag, default: [:]][word.features, default: 0] += 1
    }
    let ranked = Self.ranked(counts).prefix(255)
    // Of features seen once only there is nothing to learn.
    morphology = Array(Self.ranked(features.filter { $0.value > 1 }).prefix(256))
    for (index, text) in morphology.enumerated() { morphologyIndex[text] = index }
    for tag in ranked {
      let parts = tag.split(separator: " ")
      indices[tag] = tags.count
      tags.append((String(parts[0]), String(parts[1])))
      var seen = Self.ranked(both[tag] ?? [:]).compactMap { morphologyIndex[$0] }
      if seen.isEmpty { seen = [morphologyIndex[""] ?? 0] }
      candidates.append(seen)
    }
  }

  /// The lines of the section that lists the tags.
  var lines: [String] {
    tags.indices.map { index in
      ([tags[index].upos, tags[index].xpos] + candidates[index].map(String.init))
        .joined(separator: " ")
    }
  }

  func index(of word: Treebank.Word) -> Int? { indices[word.upos + " " + word.xpos] }

  /// The keys by falling count, those of the same count by name.
  static func ranked(_ counts: [String: Int]) -> [String] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
  }
}

/// The ways in which a treebank's lemmas are made from its forms, by falling frequency.
struct LemmaInventory {
  private(set) var lines: [String] = []
  private var indices: [String: Int] = [:]

  init(_ treebank: Treebank) {
    var counts: [String: Int] = [:]
    for word in treebank.sentences.lazy.flatMap(\.words) {
      guard word.lemma != "_" || word.form == "_",
        let script = LemmaScript(form: word.form, lemma: word.lemma)
      else { continue }
      counts[script.text, default: 0] += 1
    }
    lines = Array(TagInventory.ranked(counts).prefix(256))
    for (index, line) in lines.enumerated() { indices[line] = index }
  }

  func index(of word: Treebank.Word) -> Int? {
    guard word.lemma != "_" || word.form == "_",
      let script = LemmaScript(form: word.form, lemma: word.lemma)
    else { return nil }
    return indices[script.text]
  }
}
