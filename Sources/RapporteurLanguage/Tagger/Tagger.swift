/// Finds tags, morphological features and lemmas.
///
/// Reads the forms of a sentence. Tags are decided from left to right, a universal and a Penn tag
/// together; then each word's morphological features, among those seen with its tags; then the
/// lemma, as the script that makes it of the form.
package struct Tagger: Sendable {
  /// A universal tag and a Penn tag.
  struct Tag: Sendable {
    var upos: UPOS
    var xpos: String
    /// The indices, in the list of morphological features, of those seen with these tags.
    var morphology: [Int]
  }

  package static let fileName = "tagger.model"
  package static let tagsSection = "TAGS"
  package static let tagWeights = "TAGW"
  package static let morphologySection = "FEATS"
  package static let morphologyWeights = "FEATW"
  package static let lemmaSection = "LEMMAS"
  package static let lemmaWeights = "LEMMAW"

  let tags: [Tag]
  private let tagTable: FeatureTable
  private let morphology: [String]
  private let morphologyTable: FeatureTable
  private let scripts: [LemmaScript]
  private let lemmaTable: FeatureTable
  let uposHashes: [UInt64]

  init(_ model: ModelFile) throws(ModelError) {
    tagTable = try FeatureTable(model, section: Self.tagWeights)
    morphologyTable = try FeatureTable(model, section: Self.morphologyWeights)
    lemmaTable = try FeatureTable(model, section: Self.lemmaWeights)
    let morphology = try model.strings(Self.morphologySection)
    self.morphology = morphology
    var scripts: [LemmaScript] = []
    for line in try model.strings(Self.lemmaSection) {
      guard let script = LemmaScript(line) else {
        throw ModelError.damaged(path: model.path, what: "lemma script \(line)")
      }
      scripts.append(script)
    }
    self.scripts = scripts
    var tags: [Tag] = []
    for line in try model.strings(Self.tagsSection) {
      let fields = line.split(separator: " ")
      let indices = fields.dropFirst(2).compactMap { Int($0) }
      guard fields.count >= 3, let upos = UPOS(rawValue: String(fields[0])),
        indices.count == fields.count - 2, indices.allSatisfy({ morphology.indices.contains($0) })
      else { throw ModelError.damaged(path: model.path, what: "tag \(line)") }
      tags.append(Tag(upos: upos, xpos: String(fields[1]), morphology: indices))
    }
    self.tags = tags
    uposHashes = tags.map { Hash.of($0.upos.rawValue) }
    guard !tags.isEmpty, tags.count <= 255, !scripts.isEmpty, scripts.count <= 256,
      tagTable.labelCount == tags.count, morphologyTable.labelCount == morphology.count,
      lemmaTable.labelCount == scripts.count
    else { throw ModelError.damaged(path: model.path, what: "lists and weights disagree") }
  }

  /// A hash that stands for a universal tag.
  package static func uposHash(_ upos: String) -> UInt64 { Hash.of(upos) }

  /// The index in `tags` of each word's tags.
  func tag(_ words: SentenceTraits, _ workspace: Workspace) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(words.count)
    var before: UInt64 = 0
    var before2: UInt64 = 0
    for index in 0..<words.count {
      workspace.features.removeAll()
      TagFeatures.addTag(words, index, before: before, before2: before2, to: workspace.features)
      let best = workspace.best(tagTable)
      result.append(best)
      before2 = before
      before = UInt64(best + 1)
    }
    return result
  }

  /// The morphological features of the word at `index`.
  func morphology(
    _ words: SentenceTraits, _ index: Int, tags chosen: [Int], _ workspace: Workspace
  ) -> String {
    let candidates = tags[chosen[index]].morphology
    if candidates.count == 1 { return morphology[candidates[0]] }
    workspace.features.removeAll()
    TagFeatures.addMorphology(
      words, index, tag: UInt64(chosen[index] + 1),
      before: index > 0 ? UInt64(chosen[index - 1] + 1) : 0,
      after: index + 1 < chosen.count ? UInt64(chosen[index + 1] + 1) : 0, to: workspace.features)
    morphologyTable.score(workspace.features, into: workspace.scores)
    var best = candidates[0]
    for label in candidates.dropFirst() where workspace.scores[label] > workspace.scores[best] {
      best = label
    }
    return morphology[best]
  }

  /// The lemma of a word.
  func lemma(of form: String, _ word: WordTraits, tag: Int, _ workspace: Workspace) -> String {
    workspace.features.removeAll()
    TagFeatures.addLemma(
      word, tag: UInt64(tag + 1), upos: uposHashes[tag], to: workspace.features)
    return scripts[workspace.best(lemmaTable)].lemma(of: form)
  }
}

/// The buffers that the linear models of one thread share.
final class Workspace {
  let features = FeatureList()
  let scores: UnsafeMutablePointer<Int32>

  init() {
    scores = .allocate(capacity: 256)
    scores.initialize(repeating: 0, count: 256)
  }

  deinit { scores.deallocate() }

  /// The label of the highest score, the first of equals, for the features at hand.
  func best(_ table: FeatureTable) -> Int {
    table.score(features, into: scores)
    var best = 0
    for label in 1..<max(1, table.labelCount) where scores[label] > scores[best] { best = label }
    return best
  }
}
