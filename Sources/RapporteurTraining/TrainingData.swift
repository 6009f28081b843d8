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
}
