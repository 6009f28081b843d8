internal import RapporteurCore
internal import RapporteurLanguage

/// Where what a cue governs ends, told by the words: a parser often hangs the next predicate of a long
/// sentence on the last verb before it.
extension Analysis {
  /// `span`, a noun phrase, infinitive or gerund, without the clause that follows it: "protect the
  /// harbour, | and the council will pay", "send a letter to the guilds | and will remind them".
  func withoutNextClause(_ span: Span) -> Span {
    cut(span, isPhrase: true) { self.opensNextClause($0, after: $1) }
  }

  /// `span`, a clause under a cue in the past, without what was said or done next: "that the town has a
  /// right to defend itself | and underscored the need for restraint".
  func withoutNextSaying(_ span: Span) -> Span {
    cut(span) { self.isPastPredicate($0, after: $1) || self.opensAside(at: $1.upperBound) }
  }

  /// `span` up to the first conjunction for which `isEnd` says so, of the word after it and its adverbs,
  /// and the words before it; a phrase ends before a "because" too.
  private func cut(_ span: Span, isPhrase: Bool = false, at isEnd: (Int, Range<Int>) -> Bool)
    -> Span
  {
    let words = words(in: span)
    guard words.count > 3 else { return span }
    for joint in words.dropFirst() {
      if isPhrase, opensReason(joint) || opensJudgement(joint) {
        return end(before: joint, of: span)
      }
      guard ["and", "but", "while", "—", "–"].contains(lowercasedForm(joint)) else { continue }
      var next = joint + 1
      // "whenever | and wherever they occur" stays together.
      while next < words.upperBound, upos[next] == .adverb,
        !lowercasedForm(next).hasPrefix("wh")
      {
        next += 1
      }
      guard next < words.upperBound, isEnd(next, words.lowerBound..<joint) else { continue }
      return end(before: joint, of: span)
    }
    return span
  }

  /// `span` up to the word `joint` and the punctuation before it.
  private func end(before joint: Int, of span: Span) -> Span {
    let first = words(in: span).lowerBound
    var last = joint - 1
    while last > first, upos[last] == .punctuation { last -= 1 }
    return Span(span.start, spans[last].end)
  }

  /// "lead the work in the valley, | a testament to what it means to us": what is thought of it.
  private func opensJudgement(_ comma: Int) -> Bool {
    forms[comma] == "," && comma + 2 < count && ["a", "an"].contains(lowercasedForm(comma + 1))
      && ["testament", "reminder", "reflection", "sign", "signal", "demonstration", "tribute"]
        .contains(lowercasedForm(comma + 2))
  }

  /// "clear the mines – | because the harvest is near": why something is to be done is not what.
  private func opensReason(_ word: Int) -> Bool {
    lowercasedForm(word) == "because" && relation(word) == .mark
      && !(word > 0 && ["not", "only", "just", "simply"].contains(lowercasedForm(word - 1)))
  }

  /// Whether the word after "and" or "but" starts a clause that no verb of the words before can share.
  private func opensNextClause(_ next: Int, after words: Range<Int>) -> Bool {
    let joint = lowercasedForm(words.upperBound)
    guard joint == "and" || joint == "but" else { return false }
    let hasComma = forms[words.upperBound - 1] == ","
    // "will send grain, | and that it will come by ship": the next of what was said.
    if hasComma, lowercasedForm(next) == "that", relation(next) == .mark,
      !words.contains(where: { lowercasedForm($0) == "that" && relation($0) == .mark })
    {
      return true
    }
    if isPastPredicate(next, after: words) { return true }
    // "the talks that took place in May, | and reaffirmed its support"
    if hasComma, xpos[next] == "VBD", Self.sayings.contains(lemma(next)) { return true }
    switch xpos[next] {
    case "MD":
      return ["will", "shall", "would"].contains(lowercasedForm(next))
        && !words.contains { xpos[$0] == "MD" }
    case "VBZ":
      return dependent(of: next, .nsubj) == nil && !isAttributive(next)
        && !words.contains { xpos[$0] == "VBZ" }
        // "the towns that have rebuilt their schools | and continues to help": not theirs.
        && (hasComma || !words.contains { xpos[$0] == "VBD" })
    case "VB":
      // "upholding rights and strengthening courts, | and amplify …"
      return xpos[words.lowerBound] == "VBG" && upos[next] == .verb && hasComma
        && !words.contains { ["VB", "VBP", "TO", "MD"].contains(xpos[$0]) }
    default: break
    }
    return hasOwnSubject(next, hasComma: hasComma, words)
  }

  /// "…, and we invite partners", "…, but the council should stop": a subject with a finite verb.
  private func hasOwnSubject(_ next: Int, hasComma: Bool, _ words: Range<Int>) -> Bool {
    let rest = next..<min(next + 9, count)
    if ["he", "she", "it", "we", "they", "i"].contains(lowercasedForm(next)) {
      return (hasComma || !words.contains(where: isFinite))
        && rest.dropFirst().prefix(3).contains {
          isFinite($0) && sentenceIndex[$0] == sentenceIndex[next]
        }
    }
    guard hasComma || lowercasedForm(words.upperBound) == "but",
      // "to see that the road is open, and the bridge is safe": both are seen to.
      !words.contains(where: {
        relation($0) == .mark && ["that", "if", "whether", "how"].contains(lowercasedForm($0))
      }),
      let subject = rest.first(where: { relation($0) == .nsubj }), let verb = heads[subject],
      // "not just a truce, | but a treaty, …": another noun, not another clause
      !(next..<max(next, subject)).contains(where: { forms[$0] == "," }),
      forms[subject + 1 < count ? subject + 1 : subject] != ",",
      verb > subject, ![.acl, .advcl, .ccomp].contains(relation(verb)),
      isFinite(verb) || dependents[verb].contains(where: { $0 > subject && isFinite($0) })
    else { return false }
    return subtree(of: subject).first == next && sentenceIndex[verb] == sentenceIndex[next]
  }

  /// Whether the word after a conjunction is a verb in the past without a subject of its own, and nothing
  /// before it is in the past.
  private func isPastPredicate(_ next: Int, after words: Range<Int>) -> Bool {
    let joint = lowercasedForm(words.upperBound)
    guard joint == "and" || joint == "but", xpos[next] == "VBD", upos[next] != .adjective,
      dependent(of: next, .nsubj) == nil, !isAttributive(next)
    else { return false }
    return !words.contains { word in
      (xpos[word] == "VBD" || xpos[word] == "VBN") && !isAttributive(word)
    }
  }

  /// Verbs by which a readout goes on to what else was said.
  private static let sayings: Set<String> = [
    "note", "add", "stress", "emphasize", "emphasise", "underscore", "underline",
    "acknowledge", "reiterate", "reaffirm", "warn", "caution", "express", "urge",
  ]

  /// "…, while also noting that", "… — which others called": what another cue says.
  private func opensAside(at joint: Int) -> Bool {
    var next = joint + 1
    while next < count, upos[next] == .adverb { next += 1 }
    guard next < count else { return false }
    if lowercasedForm(joint) == "while" {
      return xpos[next] == "VBG" && Self.sayings.contains(lemma(next))
    }
    return ["—", "–"].contains(forms[joint]) && ["which", "who"].contains(lowercasedForm(next))
  }

  private func isFinite(_ word: Int) -> Bool {
    ["VBD", "VBZ", "VBP", "MD"].contains(xpos[word])
  }

  /// "increased aid": a participle that only describes a noun.
  private func isAttributive(_ word: Int) -> Bool {
    [.amod, .compound].contains(relation(word))
  }
}
