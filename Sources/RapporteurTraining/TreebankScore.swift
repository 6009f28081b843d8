internal import RapporteurCore
public import RapporteurLanguage

/// How well raw text is analysed, measured on a treebank.
///
/// Each figure is the harmonic mean of precision and recall, in per cent. Words are compared by
/// their extent; one that is not found, or has other bounds, is wrong in every respect. As in the
/// CoNLL 2018 shared task, relations are compared without their subtypes.
public struct TreebankScore: Sendable {
  /// A figure and its name, in the order in which they are printed.
  public private(set) var figures: [(name: String, value: Double)] = []
  /// The number of words that the system found.
  public private(set) var words = 0
  /// The time that the analysis took.
  public private(set) var duration: Duration = .zero

  /// Measures `analyser` on the text of the treebank.
  public init(of analyser: Analyser, on treebank: Treebank) {
    let gold = GoldText(treebank)
    let text = ReportText(gold.text)
    let start = ContinuousClock.now
    let analysis = analyser.analysis(
      of: text, blocks: [Block(.paragraph, text.span)], publicationDay: nil)
    duration = ContinuousClock.now - start
    words = analysis.count

    compare("tokens", gold.tokens, Self.tokens(of: analysis))
    compare("sentences", gold.sentences, Set(analysis.sentences.map(\.span)))
    var found: [Span: Int] = [:]
    for (word, span) in analysis.spans.enumerated() { found[span] = word }
    let pairs = gold.words.indices.compactMap { word in
      found[gold.words[word].span].map { (gold: word, system: $0) }
    }
    func add(_ name: String, _ isRight: (Int, Int) -> Bool) {
      let right = pairs.count { isRight($0.gold, $0.system) }
      figures.append((name, Self.mean(right, gold.words.count, analysis.count)))
    }
    func headIsRight(_ word: Int, _ system: Int) -> Bool {
      guard let head = gold.words[word].head else { return analysis.heads[system] == nil }
      return analysis.heads[system].map { analysis.spans[$0] } == gold.words[head].span
    }
    add("words") { _, _ in true }
    add("UPOS") { gold.words[$0].word.upos == analysis.upos[$1].rawValue }
    add("XPOS") { gold.words[$0].word.xpos == analysis.xpos[$1] }
    add("features") { gold.words[$0].word.features == analysis.features[$1] }
    add("lemma") {
      gold.words[$0].word.lemma == analysis.lemmas[$1] || gold.words[$0].word.lemma == "_"
    }
    add("UAS", headIsRight)
    add("LAS") {
      let relation = gold.words[$0].word.relation.prefix { $0 != ":" }
      return headIsRight($0, $1) && relation == analysis.relations[$1].universal.rawValue
    }
  }

  private mutating func compare(_ name: String, _ gold: Set<Span>, _ system: Set<Span>) {
    figures.append(
      (name, Self.mean(gold.intersection(system).count, gold.count, system.count)))
  }

  private static func mean(_ right: Int, _ gold: Int, _ system: Int) -> Double {
    gold + system == 0 ? 0 : 200 * Double(right) / Double(gold + system)
  }

  private static func tokens(of analysis: Analysis) -> Set<Span> {
    var tokens: [Span] = []
    for (word, span) in analysis.spans.enumerated() {
      if analysis.continuesToken[word], let last = tokens.popLast() {
        tokens.append(last.union(span))
      } else {
        tokens.append(span)
      }
    }
    return Set(tokens)
  }
}

/// The raw text of a treebank: sentences joined by a space, paragraphs by a blank line.
struct GoldText {
  private(set) var text = ""
  private(set) var words: [(span: Span, word: Treebank.Word, head: Int?)] = []
  private(set) var tokens: Set<Span> = []
  private(set) var sentences: Set<Span> = []

  init(_ treebank: Treebank) {
    for sentence in treebank.sentences {
      if !text.isEmpty { text += sentence.startsParagraph ? "\n\n" : " " }
      let base = text.utf8.count
      let first = words.count
      text += sentence.text
      var token: Span?
      for word in sentence.words {
        let span = Span(base + word.range.lowerBound, base + word.range.upperBound)
        words.append((span, word, word.head.map { first + $0 }))
        if word.continuesToken, let open = token {
          token = open.union(span)
        } else {
          if let token { tokens.insert(token) }
          token = span
        }
      }
      if let token { tokens.insert(token) }
      if let start = sentence.words.first, let end = sentence.words.last {
        sentences.insert(Span(base + start.range.lowerBound, base + end.range.upperBound))
      }
    }
  }
}
