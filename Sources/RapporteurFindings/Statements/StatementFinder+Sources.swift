internal import RapporteurCore
internal import RapporteurLanguage

/// Sources named by "according to".
extension StatementFinder {
  /// "According to the ministry, the talks go on."
  func accordingTo(_ word: Int) -> StatementDraft? {
    guard analysis.lowercasedForm(word) == "according", word + 1 < analysis.count,
      analysis.lowercasedForm(word + 1) == "to"
    else { return nil }
    let source =
      analysis.dependents[word].first { $0 > word + 1 && analysis.relation($0) != .fixed }
      ?? (analysis.relation(word) == .case ? analysis.heads[word] : nil)
    guard let source, source > word + 1, isSource(source) else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])]
    let phrase = analysis.phraseSpan(of: source, leavingOff: [.marker])
    let before = trimmed(Span(sentence.span.start, analysis.spans[word].start))
    let after = trimmed(Span(min(phrase.end, sentence.span.end), sentence.span.end))
    let content = before.count >= after.count ? before : after
    guard content.count > 10 else { return nil }
    return StatementDraft(
      content: content, kind: kind(of: content, cue: word), cue: [word, word + 1], speaker: source,
      rule: "statement.according-to", confidence: 0.8, evidence: sentence.span)
  }

  /// Whether one can go by what a phrase names: a name, people, a text; "according to need" is
  /// no saying.
  private func isSource(_ word: Int) -> Bool {
    if analysis.upos[word] == .properNoun || analysis.upos[word] == .pronoun { return true }
    let lemma = analysis.lemma(word)
    return analysis.entities(in: analysis.phraseSpan(of: word)).count > 0
      || nouns[lemma] != nil || isOffice(lemma)
      || ["ers", "ors", "ists", "ants"].contains { analysis.lowercasedForm(word).hasSuffix($0) }
      || [
        "datum", "data", "study", "poll", "survey", "research", "estimate", "figure", "record",
        "account", "indictment", "complaint", "news", "medium", "media", "press", "version",
        "table",
        "index", "article", "story", "dispatch", "summary", "sources", "assessment", "analysis",
        "review", "audit", "filing", "schedule", "itinerary",
      ].contains(lemma)
  }
}
