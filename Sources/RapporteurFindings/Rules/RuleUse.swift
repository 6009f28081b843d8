internal import RapporteurCore
internal import RapporteurLanguage

/// What the makers of all kinds of findings share: the report, its trees, its actors and rules.
struct RuleUse {
  let analysis: Analysis
  let matcher: PatternMatcher
  let quotations: [Quotation]
  /// Whose statement a place in the text belongs to.
  var statements: [Statement] = []

  /// The innermost statement in whose content `span` stands, or nil.
  func assertion(of span: Span) -> Statement? {
    statements.filter { statement in
      ([statement.content] + statement.continued).contains { $0.contains(span) }
    }.min { $0.content.count < $1.content.count }
  }

  /// Whether what `word` tells is said to be so, from its auxiliaries and the clauses above it.
  func modality(of word: Int) -> Modality {
    if analysis.isNegated(word) { return .denied }
    var result = Modality.asserted
    for clause in [word] + analysis.ancestors(of: word).prefix(4) {
      if clause != word {
        // Only what governs the word bears on it, not a clause that it merely stands beside.
        guard analysis.isPredicate(clause) else { continue }
        if Self.wishes.contains(analysis.lemma(clause)) { return .hypothetical }
      }
      for child in analysis.dependents[clause] {
        let lemma = analysis.lemma(child)
        switch analysis.relation(child) {
        case .aux where clause == word || analysis.relation(word) == .xcomp:
          if ["would", "could", "might", "may", "should", "can"].contains(lemma) {
            return .hypothetical
          }
          if ["will", "shall", "’ll", "'ll"].contains(lemma) { result = .future }
        case .mark where ["if", "whether", "unless"].contains(lemma) && child < clause:
          return .hypothetical
        default: continue
        }
      }
      if analysis.relation(clause) == .ccomp || analysis.relation(clause) == .parataxis { break }
    }
    return result
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

  /// The extent of the cue of a match.
  func cueSpan(_ match: PatternMatch) -> Span {
    // A cue far from its head ("expressed … for") is told by its head alone.
    let near = match.cue.filter { abs($0 - match.head) <= 8 }
    return extent(near.isEmpty ? [match.head] : near)
  }

  /// What a slot is filled with, as the record's span.
  func content(_ binding: PatternMatch.Binding) -> Span {
    switch binding.filler {
    case .phrase:
      let span = analysis.phraseSpan(
        of: binding.word, leavingOff: [.marker, .addedClauses, .elaborations])
      return Span(span.start, analysis.extendedEnd(of: span, headedBy: binding.word))
    case .infinitive, .gerund:
      return analysis.phraseSpan(
        of: binding.word, leavingOff: [.marker, .subject, .elaborations])
    case .clause: return analysis.phraseSpan(of: binding.word, leavingOff: [.marker])
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
