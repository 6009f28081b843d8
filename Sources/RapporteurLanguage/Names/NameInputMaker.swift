/// Prepares sentences for the second opinion on names, for training it.
package struct NameInputMaker {
  private let network: Network

  /// Reads the network in the folder at `path`.
  package init(path: String) throws(ModelError) {
    network = try Network(try ModelFile(path: path + "/" + Network.fileName))
  }

  /// What is seen of sentences, each a text and the extents of its words.
  package func inputs(of sentences: [(text: String, words: [Range<Int>])]) -> [NameInput] {
    let traits = sentences.map { sentence in
      let bytes = Array(sentence.text.utf8)
      return bytes.withUnsafeBufferPointer { SentenceTraits(bytes: $0, words: sentence.words) }
    }
    let results = network.read(traits, NetworkWorkspace())
    return zip(traits, results).map { traits, result in
      network.nameInput(traits, tags: result.tags, listed: NameLists.standard.bits(of: traits))
    }
  }
}
