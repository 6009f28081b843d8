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
    let workspace = Workspace()
    var heads: [Int?] = []
    var relations: [Relation] = []
    text.utf8.withUnsafeBufferPointer { bytes in
      for (index, block) in blocks.enumerated() {
        let start = min(max(0, block.span.start), bytes.count)
        let end = min(max(start, block.span.end), bytes.count)
        for sentence in model.tokeniser.sentences(of: bytes, in: start..<end) {
          append(
            sentence, block: index, bytes: bytes, workspace, to: &analysis, heads: &heads,
            relations: &relations)
        }
      }
    }
    analysis.setTree(heads: heads, relations: relations)
    analysis = NameHarmony.applied(to: analysis)
    let recognised = timeRecogniser.recognise(in: analysis, publicationDay: publicationDay)
    analysis.times = recognised.times
    analysis.warnings += recognised.warnings
    return analysis
  }

  private func append(
    _ sentence: Tokeniser.Sentence, block: Int, bytes: UnsafeBufferPointer<UInt8>,
    _ workspace: Workspace, to analysis: inout Analysis, heads: inout [Int?],
    relations: inout [Relation]
  ) {
    guard let first = sentence.spans.first, let last = sentence.spans.last else { return }
    let base = analysis.count
    let tagger = model.tagger
    var traits = SentenceTraits(bytes: bytes, words: sentence.spans.map { $0.start..<$0.end })
    traits.look(up: model.lexicon)
    let tags = tagger.tag(traits, workspace)
    for (index, span) in sentence.spans.enumerated() {
      let form = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
      let tag = tagger.tags[tags[index]]
      analysis.forms.append(form)
      analysis.upos.append(tag.upos)
      analysis.xpos.append(tag.xpos)
      analysis.features.append(tagger.morphology(traits, index, tags: tags, workspace))
      analysis.lemmas.append(
        tagger.lemma(of: form, traits[index], tag: tags[index], workspace))
      analysis.sentenceIndex.append(Int32(truncatingIfNeeded: analysis.sentences.count))
    }
    analysis.spans += sentence.spans
    analysis.continuesToken += sentence.continuesToken
    analysis.sentences.append(
      Analysis.Sentence(
        span: Span(first.start, last.end), words: base..<(base + sentence.spans.count),
        block: block))
    let input = ParserInput(
      words: traits, tags: tags.map { UInt64($0 + 1) },
      upos: tags.map { tagger.uposHashes[$0] }, xpos: tags.map { tagger.tags[$0].xpos })
    if let finder = model.names {
      for name in finder.names(traits, tags: input.tags, workspace) {
        let words = (base + name.words.lowerBound)..<(base + name.words.upperBound)
        let span = analysis.spans[words.lowerBound].union(analysis.spans[words.upperBound - 1])
        analysis.entities.append(EntityMention(span: span, words: words, kind: name.kind))
      }
    }
    for (head, relation) in model.parser.parse(input, workspace) {
      heads.append(head.map { $0 + base })
      relations.append(relation)
    }
  }
}
