public import RapporteurCore

/// Turns text into its language analysis; one value serves any number of threads.
public struct Analyser: Sendable {
  /// The models it works with.
  public let model: LanguageModel
  private let timeRecogniser = TimeRecogniser()

  /// Creates an analyser.
  public init(model: LanguageModel) {
    self.model = model
  }

  /// The analysis of the blocks of `text`, with times reckoned from `publicationDay`.
  ///
  /// No sentence crosses the bounds of a block, nor a blank line. The same input gives the same
  /// analysis, on any thread.
  /// - Complexity: O(n) in the length of the text.
  public func analysis(of text: ReportText, blocks: [Block], publicationDay: Day?) -> Analysis {
    var analysis = Analysis(text: text, blocks: blocks)
    var sentences: [(block: Int, sentence: Tokeniser.Sentence)] = []
    var traits: [SentenceTraits] = []
    text.utf8.withUnsafeBufferPointer { bytes in
      for (index, block) in blocks.enumerated() {
        let start = min(max(0, block.span.start), bytes.count)
        let end = min(max(start, block.span.end), bytes.count)
        for sentence in model.tokeniser.sentences(of: bytes, in: start..<end)
        where !sentence.spans.isEmpty {
          sentences.append((index, sentence))
          traits.append(
            SentenceTraits(
              bytes: bytes, words: sentence.spans.map { $0.start..<$0.end }, readsWireDashes: true))
        }
      }
      let results = model.network.read(traits, NetworkWorkspace())
      for (index, (block, sentence)) in sentences.enumerated() {
        append(sentence, traits[index], block: block, results[index], bytes: bytes, to: &analysis)
      }
    }
    analysis.setTree(heads: analysis.heads, relations: analysis.relations)
    analysis = NameHarmony.applied(to: analysis)
    let recognised = timeRecogniser.recognise(in: analysis, publicationDay: publicationDay)
    analysis.times = recognised.times
    analysis.warnings += recognised.warnings
    analysis.chains = ChainFinder.chains(in: analysis)
    return analysis
  }

  private func append(
    _ sentence: Tokeniser.Sentence, _ traits: SentenceTraits, block: Int, _ result: Network.Result,
    bytes: UnsafeBufferPointer<UInt8>, to analysis: inout Analysis
  ) {
    guard let first = sentence.spans.first, let last = sentence.spans.last else { return }
    let base = analysis.count
    let network = model.network
    for (index, span) in sentence.spans.enumerated() {
      let form = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
      let tag = network.tags[result.tags[index]]
      analysis.forms.append(form)
      analysis.upos.append(tag.upos)
      analysis.xpos.append(tag.xpos)
      analysis.features.append(network.morphology[result.morphology[index]])
      analysis.lemmas.append(
        network.lemma(of: form, traits[index], scripts: result.lemmas[index], upos: tag.upos))
      analysis.sentenceIndex.append(Int32(truncatingIfNeeded: analysis.sentences.count))
      analysis.heads.append(result.heads[index].map { $0 + base })
    }
    analysis.relations += result.relations
    analysis.tagMargins += result.tagMargins
    analysis.headMargins += result.headMargins
    analysis.relationMargins += result.relationMargins
    analysis.spans += sentence.spans
    analysis.continuesToken += sentence.continuesToken
    analysis.sentences.append(
      Analysis.Sentence(
        span: Span(first.start, last.end), words: base..<(base + sentence.spans.count),
        block: block))
    for name in NameLabel.names(result.names) {
      let words = (base + name.words.lowerBound)..<(base + name.words.upperBound)
      analysis.entities.append(analysis.mention(words, NameLabel.kinds[name.kind]))
    }
  }
}
