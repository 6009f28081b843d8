/// The corpora that the models are trained on, by their places in the folder of the data.
public struct TrainingData: Sendable {
  /// The folder.
  public let folder: String

  /// The corpora in that folder.
  public init(folder: String) { self.folder = folder }

  /// The treebanks.
  public func treebank() throws(CorpusError) -> Treebank {
    try Treebank(paths: [
      folder + "/ud/en_ewt-train.conllu", folder + "/ud/en_gum_open-train.conllu",
    ])
  }

  /// The treebanks that no model is trained on.
  public func heldOutTreebank() throws(CorpusError) -> Treebank {
    try Treebank(paths: [
      folder + "/ud/en_ewt-dev.conllu", folder + "/ud/en_gum_open-dev.conllu",
    ])
  }

  /// Running text: the official statements and briefings.
  public func texts() throws(CorpusError) -> [String] {
    let path = folder + "/briefings/white-house-briefings.ndjson.gz"
    var texts: [String] = []
    for (number, line) in try GzipFile.lines(of: path).enumerated() {
      guard let body = GzipFile.articleBody(line) else {
        throw CorpusError.malformed(path: path, what: "no articleBody in line \(number + 1)")
      }
      texts.append(body)
    }
    return texts
  }

  /// The sentences with names; the last fifth of WikiGold (29 documents) is kept for measuring.
  public func names() throws(CorpusError) -> NameCorpus {
    var corpus = NameCorpus()
    try corpus.append(columns: folder + "/ner/uner_ewt-train.iob2")
    try corpus.append(columns: folder + "/ner/crossner_politics-train.txt")
    var wikigold = NameCorpus()
    try wikigold.append(columns: folder + "/ner/wikigold.conll")
    // 1,315 of 1,696 sentences are the first 116 of 145 documents; less than four fifths of the
    // sentences and of the words, so that the rest is unseen by whichever measure it is cut.
    corpus.append(wikigold.part(1_315, of: 1_696))
    return corpus
  }

  /// The names among the entities of GUM.
  public func entityNames() throws(CorpusError) -> NameCorpus {
    NameCorpus(entitiesOf: try Treebank(paths: [folder + "/ud/en_gum_open-train.conllu"]))
  }

  /// Sentences with names that no model was trained on, by the name of their corpus.
  public func heldOutNames() throws(CorpusError) -> [(name: String, corpus: NameCorpus)] {
    var result: [(name: String, corpus: NameCorpus)] = []
    for name in ["uner_ewt-dev.iob2", "crossner_politics-dev.txt"] {
      var corpus = NameCorpus()
      try corpus.append(columns: folder + "/ner/" + name)
      result.append((name, corpus))
    }
    var wikigold = NameCorpus()
    try wikigold.append(columns: folder + "/ner/wikigold.conll")
    result.append(("wikigold.conll, last fifth", wikigold.part(4, of: 5, rest: true)))
    return result
  }
}
