internal import RapporteurCore
internal import RapporteurLanguage

/// A statement before its place among the others is known.
struct StatementDraft {
  var content: Span
  var continued: [Span] = []
  var kind: Statement.Kind
  /// The words of the cue; empty if there is none.
  var cue: [Int]
  /// The head of the phrase that names the speaker, or nil.
  var speaker: Int?
  var rule: String
  var confidence: Double
  /// The extent of quotation and cue together, or of the clause.
  var evidence: Span
}

/// Finds what is said: quotations with their cues, and clauses that verbs of saying govern.
struct StatementFinder {
  let analysis: Analysis
  let matcher: PatternMatcher
  let quotations: [Quotation]
  let nouns: ActorNouns
  let isOffice: (String) -> Bool
  /// Whether each word stands in quotation marks.
  private let quotedWords: [Bool]

  /// Whether the report is a transcript, in which people speak in turns.
  let isTalk: Bool

  init(
    analysis: Analysis, matcher: PatternMatcher, quotations: [Quotation], lexicon: ActorLexicon,
    isTalk: Bool = false
  ) {
    self.isTalk = isTalk
    nouns = lexicon.nouns
    isOffice = lexicon.isOfficeWord
    self.analysis = analysis
    self.matcher = matcher
    self.quotations = quotations
    var quoted = Array(repeating: false, count: analysis.count)
    for quotation in quotations {
      for word in analysis.words(in: quotation.outer) { quoted[word] = true }
    }
    quotedWords = quoted
  }

  /// The statements, in text order.
  func drafts() -> [StatementDraft] {
    let indirect = withoutTrailingCues(clauses().sorted { $0.content.start < $1.content.start })
    var result = quoted(besides: indirect)
    let quotedSpans = Set(result.flatMap { [$0.content] + $0.continued })
    var usedCues = Set(result.flatMap(\.cue))
    for draft in indirect {
      // A cue serves one statement; that of a quotation has been taken by it.
      if !usedCues.isDisjoint(with: draft.cue) || quotedSpans.contains(draft.content) { continue }
      usedCues.formUnion(draft.cue)
      result.append(draft)
    }
    return result.sorted { $0.content < $1.content }
  }

  /// Takes "…, an official said" off contents that the tree let run on over it.
  private func withoutTrailingCues(_ drafts: [StatementDraft]) -> [StatementDraft] {
    let trailing = drafts.filter { $0.rule == "statement.fronted" }
    guard !trailing.isEmpty else { return drafts }
    return drafts.map { draft in
      var draft = draft
      for other in trailing
      where other.cue != draft.cue && draft.content.start > other.content.start
        && draft.content.start < other.content.end && draft.content.end > other.content.end
      {
        draft.content = trimmed(Span(draft.content.start, other.content.end))
      }
      return draft
    }
  }

  // MARK: Clauses under verbs of saying

  private func clauses() -> [StatementDraft] {
    var result: [StatementDraft] = []
    for word in 0..<analysis.count {
      if let draft = accordingTo(word) { result.append(draft) }
      let match = matcher.matches(at: word).first { $0.rule.kind == "statement" }
      if let match, let content = match.binding("content"), isNoSaying(match, content) { continue }
      if let match, match.rule.attributes["use"] != "direct", let draft = draft(of: match) {
        result.append(draft)
      } else if isCueVerb(word), !servesQuotationsAlone(word),
        let draft = clauseAfterThat(word) ?? fronted(word)
      {
        result.append(draft)
      }
    }
    return result
  }

  private func draft(of match: PatternMatch) -> StatementDraft? {
    guard !analysis.isNegated(match.head), !isHypothetical(match.head),
      let content = match.binding("content")
    else { return nil }
    var span = clauseSpan(content.word, cue: match.cue)
    // What follows "that" is the content from its first word on, whatever the tree lost of it.
    if let that = thatWord(of: match, content), analysis.spans[that].end <= span.start {
      span = trimmed(Span(analysis.spans[that].end, span.end))
    }
    guard span.count > 3, !span.overlaps(analysis.spans[match.head]) else { return nil }
    // "told her what others had told me": what it was is not said.
    if let first = analysis.words(in: span).first, first <= content.word,
      ["what", "whatever"].contains(analysis.lowercasedForm(first)), content.marker == nil,
      ["tell", "say", "repeat", "share", "explain"].contains(analysis.lemma(match.head))
    {
      return nil
    }
    return StatementDraft(
      content: span, kind: kind(of: span, cue: match.head),
      cue: match.cue.filter { !isThat($0) },
      // "it was estimated that": nobody is said to.
      speaker: asideSpeaker(match.head) ?? match.subject
        ?? (analysis.isPassive(match.head) ? nil : invertedSubject(of: match.head)),
      rule: match.rule.name,
      confidence: match.rule.confidence,
      evidence: span.union(analysis.spans[match.head]))
  }

  /// "explained that the truce holds, while also | noting that …": the one who explained.
  private func asideSpeaker(_ cue: Int) -> Int? {
    guard analysis.xpos[cue] == "VBG",
      analysis.dependents[cue].contains(where: {
        analysis.lowercasedForm($0) == "while" && $0 < cue
      }),
      let main = analysis.ancestors(of: cue).first(where: {
        analysis.xpos[$0] == "VBD" && isCueVerb($0)
      })
    else { return nil }
    return analysis.agent(of: main)
  }

  /// The "that" which opens the content: right after the cue, or marking the clause.
  private func thatWord(of match: PatternMatch, _ content: PatternMatch.Binding) -> Int? {
    let next = (match.cue.filter { !isThat($0) }.max() ?? match.head) + 1
    if next < content.word, isThat(next),
      analysis.sentenceIndex[next] == analysis.sentenceIndex[match.head]
    {
      return next
    }
    return content.marker.flatMap { isThat($0) && $0 > match.head ? $0 : nil }
  }

  private func isThat(_ word: Int) -> Bool { analysis.lemma(word) == "that" }

  /// "said Thursday that the truce holds": by the words, since a day between the cue and "that"
  /// leads parsers astray.
  private func clauseAfterThat(_ word: Int) -> StatementDraft? {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    guard !isInQuotation(word), !analysis.isNegated(word), !isHypothetical(word),
      isFiniteCue(word) || isSentSignal(word),
      let speaker = analysis.agent(of: word) ?? subjectBefore(word),
      analysis.lowercasedForm(speaker) != "you", !isSign(word, speaker), !isOwnVoice(word, speaker)
    else { return nil }
    var next = word + 1
    while sentence.contains(next), next < word + 14, analysis.lowercasedForm(next) != "that" {
      // Commas are those of a date: "said on Friday, 18 September 1931, that".
      let isOfTime =
        analysis.time(at: next - 1) != nil
        || (sentence.contains(next + 1) && analysis.time(at: next + 1) != nil)
      guard analysis.upos[next] != .verb,
        ![",", ";", ":", "."].contains(analysis.forms[next])
          || (analysis.forms[next] == "," && isOfTime)
      else { return nil }
      next += 1
    }
    guard sentence.contains(next + 3), analysis.lowercasedForm(next) == "that",
      analysis.upos[next] == .subordinatingConjunction,
      // "told him of the decision that …", "reaffirmed his hope that …": a noun's content, not the verb's.
      analysis.upos[next - 1] != .noun || analysis.time(at: next - 1) != nil
        || nouns[analysis.lemma(next - 1)] == .people
        || nouns[analysis.lemma(next - 1)] == .leaders,
      let last = sentence.last(where: { analysis.upos[$0] != .punctuation })
    else { return nil }
    // "has said that countless times": the pronoun.
    guard
      ((next + 1)..<(last + 1)).contains(where: { [.verb, .auxiliary].contains(analysis.upos[$0]) })
    else { return nil }
    let span = trimmed(Span(analysis.spans[next + 1].start, analysis.spans[last].end))
    return StatementDraft(
      content: span, kind: kind(of: span, cue: word), cue: [word], speaker: speaker,
      rule: "statement.that-clause", confidence: 0.75,
      evidence: span.union(analysis.spans[word]))
  }

  /// Whether a verb tells of a saying of its own: "said", "it was noted", not "stating" or "we are reminded".
  func isFiniteCue(_ word: Int) -> Bool {
    guard analysis.upos[word] == .verb,
      ["VBD", "VBZ", "VBP", "VBN"].contains(analysis.xpos[word])
    else { return false }
    return !analysis.isPassive(word) || analysis.dependent(of: word, .expl) != nil
      || analysis.dependents[word].contains { analysis.lowercasedForm($0) == "it" }
  }

  /// "sent signals Sunday that": a noun for what is said, as the object of giving it.
  private func isSentSignal(_ word: Int) -> Bool {
    guard analysis.upos[word] == .noun, analysis.relation(word) == .obj,
      let verb = analysis.heads[word]
    else { return false }
    return ["send", "give", "issue", "make", "release"].contains(analysis.lemma(verb))
  }

  /// The extent of a clause without "that", the commas around it, and the cue.
  private func clauseSpan(_ word: Int, cue: [Int]) -> Span {
    var span = analysis.phraseSpan(of: word, leavingOff: [.marker])
    // A clause whose subject the parser put elsewhere still starts after the cue.
    if let first = cue.first, span.start < analysis.spans[first].start,
      span.end > analysis.spans[first].end
    {
      span = Span(analysis.spans[cue.max() ?? first].end, span.end)
    }
    // "declared that an emergency exists and | ordered aid": what follows in the past is done, not said.
    if let head = cue.first, analysis.xpos[head] == "VBD",
      ["VBZ", "VBP"].contains(analysis.xpos[word])
        || analysis.dependents[word].contains(where: {
          [.cop, .aux].contains(analysis.relation($0))
            && ["VBZ", "VBP"].contains(analysis.xpos[$0])
        }),
      let done = analysis.dependents(of: word, .conj).first(where: {
        $0 > word && analysis.xpos[$0] == "VBD" && analysis.dependent(of: $0, .nsubj, .aux) == nil
      }), let first = analysis.subtree(of: done).first, first > word
    {
      return trimmed(Span(span.start, analysis.spans[first - 1].end))
    }
    if let head = cue.first, analysis.xpos[head] == "VBD" {
      let ended = analysis.withoutNextSaying(span)
      if ended != span { return trimmed(ended) }
    }
    // "reaffirmed that the aim is a peace that protects …, ensures … and provides …": verbs in the
    // present that the parser coordinated with a cue in the past go on with its content.
    if let head = cue.first, analysis.xpos[head] == "VBD" {
      for conjunct in analysis.dependents(of: head, .conj)
      where ["VBZ", "VBP"].contains(analysis.xpos[conjunct])
        && analysis.spans[conjunct].start > span.end
        && analysis.dependent(of: conjunct, .nsubj) == nil
      {
        span = span.union(analysis.phraseSpan(of: conjunct, leavingOff: []))
      }
    }
    // "said it would leave | only if the others did": without its condition the content would say
    // more than was said.
    let tail = analysis.words(in: Span(span.end, span.end + 2)).lowerBound
    let body = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    if body.contains(tail) {
      let opener = analysis.lowercasedForm(tail) == "only" ? tail + 1 : tail
      if body.contains(opener),
        ["if", "unless", "until", "when", "once", "after", "provided", "before"].contains(
          analysis.lowercasedForm(opener)), let head = analysis.heads[opener], head > opener,
        analysis.relation(opener) == .mark || analysis.relation(opener) == .advmod
      {
        span = span.union(analysis.phraseSpan(of: head, leavingOff: []))
      }
    }
    // "… that A, and that B": both are said.
    var next = analysis.words(in: Span(span.end, span.end + 1)).lowerBound
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    if sentence.contains(next), analysis.forms[next] == "," { next += 1 }
    if sentence.contains(next + 1), analysis.lowercasedForm(next) == "and",
      analysis.lowercasedForm(next + 1) == "that", let head = analysis.heads[next + 1],
      head > next
    {
      span = span.union(analysis.phraseSpan(of: head, leavingOff: []))
    }
    if let second = secondClause(after: span, cue: cue) { span = span.union(second) }
    return trimmed(span)
  }

  /// "noting that “the sea is our home,” | and piers will help": a clause that the parser hung on the cue beside the first,
  /// with nothing but marks between.
  private func secondClause(after first: Span, cue: [Int]) -> Span? {
    guard let head = cue.first else { return nil }
    return analysis.dependents(of: head, .ccomp).lazy.compactMap { clause -> Span? in
      guard analysis.spans[clause].start > first.end,
        let and = analysis.dependent(of: clause, .cc), and < clause,
        analysis.lowercasedForm(and) == "and",
        let before = analysis.words(in: Span(first.end, analysis.spans[and].start)).first,
        (before..<and).allSatisfy({ analysis.upos[$0] == .punctuation }), and - before <= 3,
        analysis.dependent(of: clause, .nsubj) != nil
      else { return nil }
      return analysis.phraseSpan(of: clause, leavingOff: [])
    }.first
  }

  // MARK: Cues of quotations

  /// The reporting verb of a quotation: the nearest outside of quotation marks with no full stop
  /// between.
  func cue(of quotation: Quotation, isLast: Bool) -> (words: [Int], speaker: Int?)? {
    let block = analysis.blocks[quotation.block].span
    let after = analysis.words(
      in: Span(
        quotation.outer.end, max(quotation.outer.end, min(block.end, quotation.outer.end + 240))))
    let last = analysis.text[quotation.content].last
    for word in after {
      // A quotation that ends with its sentence has its cue elsewhere: “…” He said something else.
      if last == ".", word == after.lowerBound { break }
      if last == "?" || last == "!", word == after.lowerBound, !isLowercase(word), !isCueVerb(word),
        analysis.relation(word) != .nsubj
      {
        break
      }
      if isInQuotation(word) || isStop(word) || word - after.lowerBound > 24 { break }
      if isCueVerb(word), let found = cue(at: word) { return found }
    }
    let start = max(block.start, quotation.outer.start - 300)
    let before = analysis.words(in: Span(start, quotation.outer.start)).reversed()
    for (distance, word) in before.enumerated() {
      if isStop(word) || distance > 30 { break }
      if isInQuotation(word) { break }
      if isCueVerb(word), let found = cue(at: word) { return found }
    }
    return nil
  }

  func isLowercase(_ word: Int) -> Bool {
    analysis.forms[word].first?.isLowercase ?? false
  }

  private func cue(at word: Int) -> (words: [Int], speaker: Int?)? {
    if analysis.isNegated(word) { return nil }
    // "answered the call to go “not to the East …”", "you think to yourself, “…”": nobody says it.
    if analysis.lemma(word) == "go", analysis.xpos[word] == "VB" { return nil }
    let agent = analysis.agent(of: word)
    if analysis.lemma(word) == "think", agent.map({ analysis.lowercasedForm($0) == "you" }) ?? false
    {
      return nil
    }
    // "we get asked, “…?”": by others.
    if word > 0, analysis.lemma(word - 1) == "get" { return ([word], nil) }
    // “…,” exclaimed the minister: nothing but the mark stands before the cue.
    if word > 0, isInQuotation(word - 1) || analysis.upos[word - 1] == .punctuation,
      quotations(from: analysis.spans[word].start - 3, to: analysis.spans[word].start).contains(
        where: {
          $0.outer.end <= analysis.spans[word].start
            && analysis.spans[word].start - $0.outer.end <= 2
        }),
      let subject = nameAfter(word)
    {
      return ([word], subject)
    }
    return ([word], agent ?? invertedSubject(of: word) ?? subjectBefore(word))
  }

  /// Whether `word` is a verb that can introduce a quotation.
  func isCueVerb(_ word: Int) -> Bool {
    (analysis.upos[word] == .verb || analysis.upos[word] == .noun)
      && (analysis.upos[word] == .verb || analysis.lowercasedForm(word).hasSuffix("s"))
      && matcher.rules.entries(forHead: analysis.lemma(word)).contains {
        $0.rule.kind == "statement" && $0.pattern.headClass == .verb
          && $0.rule.attributes["use"] != "indirect"
      }
  }

  /// Whether a verb reports nothing but quotations: "think", "go", "begin".
  func servesQuotationsAlone(_ word: Int) -> Bool {
    matcher.rules.entries(forHead: analysis.lemma(word)).allSatisfy {
      $0.rule.kind != "statement" || $0.rule.attributes["use"] == "direct"
    }
  }

  /// "…," said Adams: the noun right after the cue.
  func invertedSubject(of word: Int) -> Int? {
    let next = word + 1
    guard next < analysis.count, analysis.sentenceIndex[next] == analysis.sentenceIndex[word]
    else { return nil }
    return analysis.dependents[word].first {
      $0 > word && [.obj, .nsubj].contains(analysis.relation($0))
        && [.noun, .properNoun, .pronoun].contains(analysis.upos[$0])
    }
  }

  /// The first name or noun right after the cue.
  private func nameAfter(_ word: Int) -> Int? {
    for next in (word + 1)..<min(word + 10, analysis.count) {
      if analysis.upos[next] == .punctuation || analysis.upos[next] == .verb
        || analysis.upos[next] == .adposition
      {
        return nil
      }
      if let entity = analysis.entity(at: next) {
        return entity.kind == .person ? analysis.top(of: entity.words) : nil
      }
    }
    return nil
  }

  /// The noun phrase that stands right before the cue, whatever the tree says.
  private func subjectBefore(_ word: Int) -> Int? {
    var candidate = word - 1
    while candidate >= 0, analysis.sentenceIndex[candidate] == analysis.sentenceIndex[word],
      [.adverb, .auxiliary].contains(analysis.upos[candidate])
    {
      candidate -= 1
    }
    guard candidate >= 0, analysis.sentenceIndex[candidate] == analysis.sentenceIndex[word],
      !isInQuotation(candidate),
      [.noun, .properNoun, .pronoun].contains(analysis.upos[candidate])
    else { return nil }
    while let head = analysis.heads[candidate], head < word, !isInQuotation(head),
      [.noun, .properNoun].contains(analysis.upos[head])
    {
      candidate = head
    }
    return candidate
  }

  func isInQuotation(_ word: Int) -> Bool {
    quotedWords[word]
  }

  func isStop(_ word: Int) -> Bool {
    [".", "!", "?"].contains(analysis.forms[word])
  }

  // MARK: Spans

  /// `span` without the punctuation and quotation marks at its ends.
  func trimmed(_ span: Span) -> Span {
    let edge: Set<Unicode.Scalar> = [",", ".", ";", ":", "\u{2014}", "\u{2013}"]
    var span = analysis.text.trimmed(span) {
      ReportText.isSpace($0) || edge.contains($0)
    }
    // A mark at one end only belongs to the quotation, not to the content.
    for quotation in quotations(from: span.start, to: span.start + 1) {
      if quotation.outer.start == span.start, quotation.outer.end > span.end - 1 {
        span = Span(quotation.content.start, min(span.end, quotation.content.end))
      }
    }
    return span
  }

  /// The quotations that end after `start` and begin before `end`.
  private func quotations(from start: Int, to end: Int) -> ArraySlice<Quotation> {
    let first = Analysis.partition(quotations.count) { quotations[$0].outer.end >= start }
    let last = Analysis.partition(quotations.count) { quotations[$0].outer.start >= end }
    return quotations[first..<max(first, last)]
  }

  func kind(of span: Span, cue: Int) -> Statement.Kind {
    let inside = quotations(from: span.start, to: span.end).filter { $0.content.overlaps(span) }
    if inside.isEmpty { return .indirect }
    if let whole = inside.first(where: { $0.content.contains(span) }) {
      // "said that “the sea is our home”", but "“She said that the sea is our home”"
      return whole.outer.contains(analysis.spans[cue]) ? .indirect : .direct
    }
    return .mixed
  }
}
