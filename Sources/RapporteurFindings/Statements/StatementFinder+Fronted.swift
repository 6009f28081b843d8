internal import RapporteurCore
internal import RapporteurLanguage

/// What is said before its cue and without marks: "The truce holds, an official said".
extension StatementFinder {
  /// "The truce holds, an official said on Monday": the content stands before the comma.
  ///
  /// It goes by the words, since parsers hang such sentences in many ways.
  func fronted(_ word: Int) -> StatementDraft? {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    guard word > sentence.lowerBound + 3, !isInQuotation(word), !analysis.isNegated(word),
      !isHypothetical(word)
    else { return nil }
    // The speaker fills the stretch between a comma and the cue, and is no clause.
    var comma = word - 1
    while comma > sentence.lowerBound, analysis.forms[comma] != ",", word - comma <= 14 {
      guard ![.verb, .auxiliary].contains(analysis.upos[comma]), !isInQuotation(comma) else {
        return nil
      }
      comma -= 1
    }
    let name = (comma + 1)..<word
    guard analysis.forms[comma] == ",", comma > sentence.lowerBound + 2, !name.isEmpty,
      let speaker = name.first(where: {
        ([.noun, .properNoun, .pronoun].contains(analysis.upos[$0])
          // "an official" taken for an adjective
          || (analysis.upos[$0] == .adjective && $0 == word - 1 && $0 > name.lowerBound
            && analysis.upos[$0 - 1] == .determiner))
          && !(analysis.heads[$0].map { name.contains($0) && $0 > name.lowerBound } ?? false)
      }),
      ![.coordinatingConjunction, .adposition, .subordinatingConjunction].contains(
        analysis.upos[name.lowerBound])
    else { return nil }
    // "…, which advises the king": what something does.
    if ["which", "who", "that", "whom"].contains(analysis.lowercasedForm(speaker)) { return nil }
    // "…, the siege will go on": what is still to be done is not a saying.
    guard
      !name.contains(where: {
        ["will", "shall", "can", "could", "may", "might"].contains(analysis.lemma($0))
      })
    else { return nil }
    // "…, the king wrote a memoir": what he did, with an object that is no audience.
    if let object = analysis.dependent(of: word, .obj), object > word,
      analysis.time(at: object) == nil,
      !["tell", "inform", "assure", "remind", "warn", "advise", "notify", "ask"].contains(
        analysis.lemma(word))
    {
      return nil
    }
    // Little may follow the cue: a day, an audience.
    let rest = (word + 1)..<sentence.upperBound
    guard rest.count <= 12, !rest.contains(where: { analysis.upos[$0] == .verb }) else {
      return nil
    }
    let content = sentence.lowerBound..<comma
    guard
      content.contains(where: {
        analysis.upos[$0] == .verb || analysis.upos[$0] == .auxiliary
      })
    else { return nil }
    let opener = analysis.lowercasedForm(content.lowerBound)
    if analysis.upos[content.lowerBound] == .subordinatingConjunction { return nil }
    if Self.openers.contains(opener), content.count <= 14, !opensSentence(content) { return nil }
    let span = trimmed(
      Span(analysis.spans[content.lowerBound].start, analysis.spans[comma - 1].end))
    guard span.count > 10 else { return nil }
    return StatementDraft(
      content: span, kind: kind(of: span, cue: word), cue: [word], speaker: speaker,
      rule: "statement.fronted", confidence: 0.75, evidence: span.union(analysis.spans[word]))
  }

  /// Whether words that open like an adverbial hold a clause of their own all the same: "At least one
  /// of the sites was a barracks".
  private func opensSentence(_ words: Range<Int>) -> Bool {
    analysis.upos[words.lowerBound] == .adposition
      && words.contains { word in
        analysis.isPredicate(word)
          && ![.advcl, .acl].contains(analysis.relation(word))
          && analysis.dependents[word].contains {
            [.nsubj, .csubj].contains(analysis.relation($0)) && words.contains($0)
          }
      }
  }

  /// Words that open an adverbial rather than what is said: "After the talks, he said …".
  private static let openers: Set<String> = [
    "if", "when", "after", "while", "as", "in", "on", "at", "during", "before", "with", "speaking",
    "asked", "earlier", "unless", "until", "once", "although", "though", "since", "because",
    "despite",
  ]
}
