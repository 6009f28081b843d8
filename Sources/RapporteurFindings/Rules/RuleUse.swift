internal import RapporteurCore
internal import RapporteurLanguage

/// What the makers of all kinds of findings share: the report, its trees, its actors and rules.
struct RuleUse {
  let analysis: Analysis
  let matcher: PatternMatcher
  let quotations: [Quotation]
  /// Texts that lay something down for others.
  let documents: Set<String> = [
    "act", "bill", "law", "order", "rule", "section", "statute", "regulation", "agreement",
    "resolution", "treaty", "legislation", "policy", "provision", "clause", "memorandum",
    "executive", "constitution", "standard", "contract", "code", "amendment",
  ]
  /// Whose statement a place in the text belongs to.
  var nesting = StatementNesting()

  /// The innermost statement in whose content `span` stands, or nil.
  func assertion(of span: Span) -> Statement? { nesting.innermost(containing: span) }

  /// Whether what `word` tells is said to be so, from its auxiliaries and the clauses above it.
  func modality(of word: Int) -> Modality {
    if analysis.isNegated(word) { return .denied }
    var result = isToBe(word) || isAheadWithFirst(word) ? Modality.future : .asserted
    if isDeferred(word) { return .hypothetical }
    // "denied violating the truce"
    if [.xcomp, .obj].contains(analysis.relation(word)), analysis.xpos[word] == "VBG",
      let head = analysis.heads[word], analysis.lemma(head) == "deny", !analysis.isNegated(head)
    {
      return .denied
    }
    for clause in [word] + analysis.ancestors(of: word).prefix(4) {
      if clause != word {
        // Only what governs the word bears on it, not a clause that it merely stands beside.
        guard analysis.isPredicate(clause) else { continue }
        // "called off" is no call for anything; "urged them to stay, and called for help": both were done.
        if analysis.xpos[word] != "VBD", !isSaidForItself(word), !isOccasion(word),
          Self.wishes.contains(analysis.lemma(clause)),
          !analysis.dependents[clause].contains(where: {
            analysis.relations[$0] == .compoundPrt && analysis.lemma($0) == "off"
          })
        {
          return .hypothetical
        }
      }
      for child in analysis.dependents[clause] {
        let lemma = analysis.lemma(child)
        switch analysis.relation(child) {
        case .aux where clause == word || analysis.relation(word) == .xcomp:
          if ["would", "could", "might", "may", "should", "can"].contains(lemma) {
            return .hypothetical
          }
          if Self.ahead.contains(lemma) { result = .future }
        case .mark where ["if", "whether", "unless"].contains(lemma) && child < clause:
          return .hypothetical
        default: continue
        }
      }
      if analysis.relation(clause) == .ccomp || analysis.relation(clause) == .parataxis { break }
    }
    return result
  }

  /// "At their | meeting | he asked for restraint": when or where something was said, not what.
  func isOccasion(_ word: Int) -> Bool {
    analysis.upos[word] == .noun && analysis.relation(word) == .obl
      && analysis.hasCase(
        word, ["at", "in", "during", "after", "following", "since", "on"])
  }

  /// Auxiliaries of what lies ahead.
  static let ahead: Set<String> = ["will", "shall", "’ll", "'ll"]

  /// "will go on speaking out and | urge others": ahead, as what it is coordinated with.
  private func isAheadWithFirst(_ word: Int) -> Bool {
    guard analysis.relation(word) == .conj, analysis.xpos[word] == "VB",
      analysis.dependent(of: word, .aux, .nsubj, .mark) == nil
    else { return false }
    let first = analysis.firstConjunct(of: word)
    let clauses =
      [first] + (analysis.relation(first) == .xcomp ? analysis.ancestors(of: first).prefix(1) : [])
    return clauses.flatMap { analysis.dependents(of: $0, .aux) }.contains {
      Self.ahead.contains(analysis.lemma($0))
    }
  }

  /// "is to meet", "are to sign": set for later.
  private func isToBe(_ word: Int) -> Bool {
    guard
      let to = analysis.dependents[word].first(where: {
        analysis.relation($0) == .mark && analysis.lemma($0) == "to"
      })
    else { return false }
    // "is | to be signed"
    if analysis.isPassive(word),
      analysis.dependents[word].contains(where: {
        $0 < to && analysis.lemma($0) == "be" && analysis.xpos[$0].hasPrefix("VB")
      })
    {
      return true
    }
    if analysis.dependents[word].contains(where: {
      [.aux, .cop].contains(analysis.relation($0)) && analysis.lemma($0) == "be"
        && analysis.relations[$0] != .auxPass
    }) {
      return true
    }
    guard let head = analysis.heads[word],
      [.xcomp, .ccomp, .csubj, .advcl].contains(analysis.relation(word))
    else { return false }
    return analysis.lemma(head) == "be"
  }

  /// Whether the clause of `word`, or one that it stands in, only tells when something else will be:
  /// "will be deployed only after the accord is signed".
  private func isDeferred(_ word: Int) -> Bool {
    for clause in [word] + analysis.ancestors(of: word).prefix(3) {
      // "only with their consent and only after it has been signed": as its first conjunct hangs, or
      // on that.
      let first = analysis.firstConjunct(of: clause)
      let governor =
        [.advcl, .obl].contains(analysis.relation(first))
        ? analysis.heads[first] : first == clause ? nil : first
      guard let main = governor else { continue }
      let isTemporal = analysis.dependents[clause].contains {
        [.mark, .advmod, .case].contains(analysis.relation($0))
          && ["when", "after", "once", "until", "before"].contains(analysis.lemma($0))
          // "we once again urge": anew, not as soon as.
          && !["again", "more"].contains(analysis.lowercasedForm(min($0 + 1, analysis.count - 1)))
      }
      // "when he spoke with them, it is said, …": it was.
      guard isTemporal, !(clause == word && analysis.xpos[word] == "VBD") else { continue }
      let auxiliaries = analysis.dependents[main].filter { analysis.relation($0) == .aux }
      if auxiliaries.contains(where: {
        ["will", "shall", "would", "can", "could", "may", "might", "must", "should", "’ll", "'ll"]
          .contains(analysis.lemma($0))
      }) || ["VB", "VBP", "VBZ"].contains(analysis.xpos[main]) {
        return true
      }
    }
    return false
  }

  /// "We urge them to stay, and we | call for help": a present with a subject of its own and no "that".
  private func isSaidForItself(_ word: Int) -> Bool {
    guard let subject = analysis.dependent(of: word, .nsubj), subject < word,
      ["we", "i"].contains(analysis.lowercasedForm(subject)), subject > 0
    else { return false }
    return ["and", "but", ","].contains(analysis.lowercasedForm(subject - 1))
      && analysis.dependent(of: word, .mark) == nil
  }

  /// Verbs under which nothing is yet so.
  private static let wishes: Set<String> = [
    "hope", "want", "wish", "seek", "expect", "propose", "offer", "try", "attempt", "aim",
    "plan", "intend", "fail", "refuse", "urge", "ask", "call", "encourage", "invite",
  ]

  /// The extent from the first to the last of the words and spans given.
  func extent(_ words: [Int], _ spans: [Span] = []) -> Span {
    let all = words.map { analysis.spans[$0] } + spans
    guard var result = all.first else { return Span(0, 0) }
    for span in all.dropFirst() { result = result.union(span) }
    return result
  }

  /// Whether a slot is filled with a mere "it" or "that", which tells a reader nothing.
  func isBarePronoun(_ binding: PatternMatch.Binding) -> Bool {
    binding.filler == .phrase
      && (analysis.upos[binding.word] == .pronoun || analysis.upos[binding.word] == .determiner)
  }

  /// The extent of the cue of a match.
  func cueSpan(_ match: PatternMatch) -> Span {
    // A cue far from its head ("expressed … for") is told by its head alone.
    let near = match.cue.filter { abs($0 - match.head) <= 8 }
    return extent(near.isEmpty ? [match.head] : near)
  }

  /// What a slot is filled with, as the record's span.
  func content(_ binding: PatternMatch.Binding) -> Span {
    withGappedHead(withoutExchange(whole(binding)), of: binding)
  }

  /// "the steps | it pledged to take": the act is that of the noun which the relative clause hangs on.
  private func withGappedHead(_ span: Span, of binding: PatternMatch.Binding) -> Span {
    guard binding.filler == .infinitive || binding.filler == .gerund else { return span }
    return withGappedHead(span, of: binding.word)
  }

  /// `span`, the act of `verb`, with the noun that its relative clause hangs on.
  func withGappedHead(_ span: Span, of verb: Int) -> Span {
    guard let start = analysis.gappedHead(of: verb), start < span.start else { return span }
    return Span(start, span.end)
  }

  /// `span` up to the next clause, taken on where the tree broke it off.
  func settled(_ span: Span) -> Span {
    analysis.withoutNextClause(
      Span(analysis.resumedStart(of: span), analysis.resumedEnd(of: span)))
  }

  /// "withdraw its troops | in exchange for guarantees": what is asked in return is a condition.
  private func withoutExchange(_ span: Span) -> Span {
    let words = analysis.words(in: span)
    for word in words.dropFirst() where words.contains(word + 3) {
      guard analysis.lowercasedForm(word) == "in",
        ["exchange", "return"].contains(analysis.lowercasedForm(word + 1)),
        analysis.lowercasedForm(word + 2) == "for"
      else { continue }
      return analysis.text.trimmed(Span(span.start, analysis.spans[word - 1].end))
    }
    return span
  }

  /// "how | owners can apply": the rest of the sentence, where the tree has "how" alone as the phrase.
  private func question(openedBy word: Int) -> Span? {
    guard ["how", "why", "whether", "where", "when"].contains(analysis.lowercasedForm(word)),
      analysis.dependents[word].allSatisfy({ analysis.relation($0) == .case })
    else { return nil }
    let words = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    guard let last = words.last(where: { analysis.upos[$0] != .punctuation }), last > word else {
      return nil
    }
    return Span(analysis.spans[word].start, analysis.spans[last].end)
  }

  private func whole(_ binding: PatternMatch.Binding) -> Span {
    switch binding.filler {
    case .phrase:
      if let question = question(openedBy: binding.word) { return question }
      let span = analysis.phraseSpan(
        of: binding.word, leavingOff: [.marker, .addedClauses, .elaborations])
      return settled(Span(span.start, analysis.extendedEnd(of: span, headedBy: binding.word)))
    case .infinitive, .gerund:
      let span = settled(
        withCoordinated(
          analysis.phraseSpan(of: binding.word, leavingOff: [.marker, .subject, .elaborations]),
          headedBy: binding.word))
      // "is securing", as what a priority is: the gerund alone.
      if binding.filler == .gerund {
        return Span(max(span.start, analysis.spans[binding.word].start), span.end)
      }
      // "agreed not to obstruct": without its "not" the content would say the contrary.
      guard
        let negation = analysis.dependents[binding.word].first(where: {
          $0 < binding.word && ["not", "never", "n't", "n’t"].contains(analysis.lemma($0))
        })
      else { return span }
      return span.union(analysis.spans[negation])
    case .clause:
      let span = analysis.phraseSpan(of: binding.word, leavingOff: [.marker])
      return analysis.heads[binding.word].map { analysis.xpos[$0] == "VBD" } ?? false
        ? analysis.withoutNextSaying(span) : span
    }
  }

  /// `span` with the verbs that go on with it but were hung elsewhere: "to strengthen A, | enhance B,
  /// and advance C".
  private func withCoordinated(_ span: Span, headedBy word: Int) -> Span {
    let tag = analysis.xpos[word]
    guard tag == "VB" || tag == "VBG" else { return span }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    var span = span
    while true {
      var next = analysis.words(in: Span(span.end, span.end + 1)).lowerBound
      let start = next
      while sentence.contains(next), next - start < 4,
        analysis.forms[next] == "," || ["and", "or", "to"].contains(analysis.lowercasedForm(next))
          || analysis.upos[next] == .adverb
      {
        next += 1
      }
      guard next > start, sentence.contains(next), analysis.xpos[next] == tag,
        analysis.upos[next] == .verb,
        // A gerund after a mere comma elaborates: "…, focusing on …".
        tag == "VB"
          || (start..<next).contains(where: { ["and", "or"].contains(analysis.lowercasedForm($0)) })
          || isClosedSeries(of: tag, from: next, in: sentence),
        analysis.dependent(of: next, .nsubj, .aux) == nil
      else { return span }
      let rest = analysis.phraseSpan(of: next, leavingOff: [.marker, .subject, .elaborations])
      guard rest.end > span.end, rest.start >= span.start else { return span }
      span = span.union(rest)
    }
  }

  /// Whether ", and" and another gerund close the series that goes on at `next`: "clearing mines, | opening roads, and
  /// mending bridges".
  private func isClosedSeries(of tag: String, from next: Int, in sentence: Range<Int>) -> Bool {
    let rest = (next + 1..<max(next + 1, sentence.upperBound - 1)).prefix {
      !["VBD", "VBZ", "VBP", "MD"].contains(analysis.xpos[$0])
    }
    return rest.contains {
      analysis.lowercasedForm($0) == "and" && analysis.forms[$0 - 1] == ","
        && analysis.xpos[$0 + 1] == tag && analysis.upos[$0 + 1] == .verb
    }
  }

  /// Whether `word` is an infinitive that tells a purpose or complement rather than an act of its
  /// own ("measures to support …"), unless the verb above it is one of `governors`.
  func isMereInfinitive(_ word: Int, under governors: Set<String>) -> Bool {
    let hasTo =
      analysis.dependents[word].contains {
        analysis.relation($0) == .mark
          && ["to", "for", "of", "in", "by"].contains(analysis.lemma($0))
      } || analysis.dependents[word].contains { analysis.relation($0) == .case }
    guard hasTo else {
      // "helps women seek justice": the infinitive without its "to".
      if analysis.xpos[word] == "VB", [.xcomp, .ccomp].contains(analysis.relation(word)),
        let head = analysis.heads[word], ["help", "let", "make"].contains(analysis.lemma(head))
      {
        return true
      }
      // "to do A and do B": the second follows the first.
      if analysis.relation(word) == .conj, let head = analysis.heads[word],
        analysis.upos[head] == .verb,
        analysis.dependent(of: word, .nsubj, .aux, .mark) == nil
      {
        return isMereInfinitive(head, under: governors)
      }
      return false
    }
    return analysis.heads[word].map { !governors.contains(analysis.lemma($0)) } ?? false
  }
}
