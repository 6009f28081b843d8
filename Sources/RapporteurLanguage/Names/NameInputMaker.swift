internal import RapporteurCore

/// Prepares text for the name finder with the models of the stages before it, for training.
package struct NameInputMaker {
  private let model: LanguageModel
  private let workspace = Workspace()

  package init(_ model: LanguageModel) { self.model = model }

  /// For each sentence of `text`, what the finder sees of it and the extents of its words.
  package func inputs(of text: String) -> [(input: NameInput, words: [Range<Int>])] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      model.tokeniser.sentences(of: bytes, in: 0..<bytes.count).map { sentence in
        let words = sentence.spans.map { $0.start..<$0.end }
        var traits = SentenceTraits(bytes: bytes, words: words)
        traits.look(up: model.lexicon)
        let tags = model.tagger.tag(traits, workspace)
        let input = NameInput(
          words: traits, tags: tags.map { UInt64($0 + 1) },
          listed: NameLists.standard.bits(of: traits))
        return (input, words)
      }
    }
  }
}
