internal import CRapporteurKernels

/// The joint network: tags, morphological features, lemmas, names and trees of sentences at once.
///
/// A word's vector is the sum of what is known of the word itself, of its parts, of its shape and of
/// the lists it is on. Two layers of bidirectional long short-term memories read the sentence; small
/// layers on top of them decide. Weights have eight bits and sums of products are whole numbers, so
/// a text has the same analysis on every machine, whatever stands beside it.
/// - Source: the parser is that of Dozat and Manning, "Deep biaffine attention for neural dependency
///   parsing" (2017), the sharing of layers is that of Søgaard and Goldberg, "Deep multi-task
///   learning with low level tasks supervised at lower layers" (2016).
package struct Network: Sendable {
  package static let fileName = "network.model"

  /// A universal and a Penn tag.
  struct Tag: Sendable {
    var upos: UPOS
    var xpos: String
    /// The indices of the morphological features seen with these tags, the most frequent first.
    var morphology: [Int]
  }

  /// What the network says of a sentence; one entry a word.
  struct Result {
    /// Indices in `tags`.
    var tags: [Int] = []
    /// By how much the score of each word's tag is above that of any other.
    var tagMargins: [Float] = []
    /// Indices in `morphology`.
    var morphology: [Int] = []
    /// Indices in `lemmas`, the best three for each word, the likeliest first.
    var lemmas: [[Int]] = []
    var names: [NameLabel] = []
    /// The head's index, nil at the root.
    var heads: [Int?] = []
    var relations: [Relation] = []
    /// By how much the score of each word's head is above that of any other.
    var headMargins: [Float] = []
    /// Likewise of its relation to that head.
    var relationMargins: [Float] = []
  }

  /// How many words are read together, more only where one sentence has more.
  static let groupSize = 256
  /// The most words that hang together in a tree; what is longer is cut.
  static let treeLimit = 320

  let tags: [Tag]
  let morphology: [String]
  let lemmas: [LemmaScript]
  let relations: [Relation]
  let level: Int32

  let vocabulary: WordTable
  /// The scripts of the lemmas on which the treebanks agree.
  let knownLemmas: WordTable
  let words: NetworkTable
  let parts: NetworkTable
  let shapes: NetworkTable
  /// Of each layer and direction, what reads the words and what reads the step before.
  let memories: [(input: NetworkMatrix, recurrent: NetworkMatrix)]
  let tagHidden, tagHiddenInput, tagScores, morphologyScores, lemmaScores: NetworkMatrix
  let nameHidden, nameHiddenInput, nameScores: NetworkMatrix
  let arcDependent, arcHead, arcScores: NetworkMatrix
  let relationDependent, relationHead, relationPair: NetworkMatrix
  let relationOfDependent, relationOfHead: NetworkMatrix
  /// One row each: the root as a head of arcs and of relations.
  let arcRoot, relationRoot: NetworkTable

  /// Looks over the names as well, where there is one.
  var secondOpinion: NameScorer?

  let inputSize: Int
  let memorySize: Int

  init(_ model: ModelFile) throws(ModelError) {
    level = rk_best_level()
    morphology = try model.strings("FEATS")
    var tags: [Tag] = []
    for line in try model.strings("TAGS") {
      let fields = line.split(separator: " ")
      let indices = fields.dropFirst(2).compactMap { Int($0) }
      guard fields.count >= 3, let upos = UPOS(rawValue: String(fields[0])),
        indices.count == fields.count - 2, indices.allSatisfy(morphology.indices.contains)
      else { throw ModelError.damaged(path: model.path, what: "tag \(line)") }
      tags.append(Tag(upos: upos, xpos: String(fields[1]), morphology: indices))
    }
    self.tags = tags
    var lemmas: [LemmaScript] = []
    for line in try model.strings("LEMMAS") {
      guard let script = LemmaScript(line) else {
        throw ModelError.damaged(path: model.path, what: "lemma script \(line)")
      }
      lemmas.append(script)
    }
    self.lemmas = lemmas
    var relations: [Relation] = []
    for name in try model.strings("RELATION") {
      guard let relation = Relation(rawValue: name) else {
        throw ModelError.damaged(path: model.path, what: "relation \(name)")
      }
      relations.append(relation)
    }
    self.relations = relations

    vocabulary = try WordTable(model, "VOCAB")
    knownLemmas = try WordTable(model, "KNOWN")
    words = try NetworkTable(model, "WORDS")
    parts = try NetworkTable(model, "PARTS")
    shapes = try NetworkTable(model, "SHAPES")
    var memories: [(input: NetworkMatrix, recurrent: NetworkMatrix)] = []
    for name in ["M1F", "M1B", "M2F", "M2B"] {
      memories.append(
        (try NetworkMatrix(model, name + "X"), try NetworkMatrix(model, name + "H")))
    }
    self.memories = memories
    tagHidden = try NetworkMatrix(model, "TAGH")
    tagHiddenInput = try NetworkMatrix(model, "TAGX")
    tagScores = try NetworkMatrix(model, "TAG")
    morphologyScores = try NetworkMatrix(model, "FEAT")
    lemmaScores = try NetworkMatrix(model, "LEMMA")
    nameHidden = try NetworkMatrix(model, "NAMEH")
    nameHiddenInput = try NetworkMatrix(model, "NAMEX")
    nameScores = try NetworkMatrix(model, "NAME")
    arcDependent = try NetworkMatrix(model, "ARCD")
    arcHead = try NetworkMatrix(model, "ARCH")
    arcScores = try NetworkMatrix(model, "ARC")
    relationDependent = try NetworkMatrix(model, "RELD")
    relationHead = try NetworkMatrix(model, "RELH")
    relationPair = try NetworkMatrix(model, "RELPAIR")
    relationOfDependent = try NetworkMatrix(model, "RELONED")
    relationOfHead = try NetworkMatrix(model, "RELONEH")
    arcRoot = try NetworkTable(model, "ARCROOT")
    relationRoot = try NetworkTable(model, "RELROOT")
    inputSize = words.columns + parts.columns + shapes.columns
    memorySize = memories[0].recurrent.columns
    try checkSizes(model)
  }

  /// Every size that the pointers rely on.
  private func checkSizes(_ model: ModelFile) throws(ModelError) {
    let wide = 2 * memorySize
    let relationSize = relationHead.rows
    let agree =
      !tags.isEmpty && !morphology.isEmpty && !lemmas.isEmpty && !relations.isEmpty
      && parts.rows & (parts.rows - 1) == 0 && shapes.rows == WordFeatures.shapeRows
      && inputSize % 16 == 0 && memorySize % 16 == 0
      && memories.enumerated().allSatisfy { index, memory in
        memory.input.columns == (index < 2 ? inputSize : wide)
          && memory.input.rows == 4 * memorySize && memory.recurrent.rows == 4 * memorySize
          && memory.recurrent.columns == memorySize
      }
      && [tagHidden, nameHidden, arcDependent, arcHead, relationDependent, relationHead]
        .allSatisfy { $0.columns == wide }
      && tagHiddenInput.columns == inputSize && nameHiddenInput.columns == inputSize
      && tagHiddenInput.rows == tagHidden.rows && nameHiddenInput.rows == nameHidden.rows
      && tagScores.columns == tagHidden.rows && tagScores.rows >= tags.count
      && morphologyScores.columns == tagHidden.rows && morphologyScores.rows >= morphology.count
      && lemmaScores.columns == tagHidden.rows && lemmaScores.rows >= lemmas.count
      && nameScores.columns == nameHidden.rows && nameScores.rows >= NameLabel.count
      && arcHead.rows == arcDependent.rows && arcScores.columns == arcDependent.rows
      && arcScores.rows == arcHead.rows && arcRoot.columns == arcHead.rows
      && relationDependent.rows == relationSize && relationRoot.columns == relationSize
      && relationPair.columns == relationSize
      && relationPair.rows >= relations.count * relationSize
      && relationOfDependent.columns == relationSize && relationOfHead.columns == relationSize
      && relationOfDependent.rows == relationOfHead.rows
      && relationOfHead.rows >= relations.count
    guard agree else {
      throw ModelError.damaged(path: model.path, what: "the sizes of the network disagree")
    }
  }
}
