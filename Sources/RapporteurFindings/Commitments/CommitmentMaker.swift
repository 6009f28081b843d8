internal import RapporteurCore
internal import RapporteurLanguage

/// Makes commitments of the matches of `commitment.` rules and of a party's own "will".
struct CommitmentMaker {
  let use: RuleUse
  let clock: UtteranceClock
  let noUndertakings: NoUndertakings

  func commitment(_ match: PatternMatch, resolver: inout ActorResolver) -> Commitment? {
    let analysis = use.analysis
    guard var action = match.binding("action"), !use.analysis.isNegated(match.head) else {
      return nil
    }
    // "the deal that they agreed to earlier this year"
    if analysis.time(at: action.word) != nil || analysis.upos[action.word] == .adverb { return nil }
    // "his intent to nominate": a choice made known, not an undertaking
    if match.rule.nouns("except")?.contains(analysis.lemma(action.word)) ?? false { return nil }
    // "agreed to meet again": a meeting announced is a meeting.
    if isTalk(action.word, of: match) { return nil }
    if isMeeting(action.word) {
      // "committed to meeting again and to clearing the mines": the rest is undertaken.
      guard
        let rest = use.analysis.dependents(of: action.word, .conj).first(where: { !isMeeting($0) })
      else { return nil }
      action = PatternMatch.Binding(
        role: action.role, filler: action.filler, word: rest, marker: nil)
    }
    // What somebody hopes, asks for or offers to undertake is not undertaken.
    if use.modality(of: match.head) == .hypothetical { return nil }
    if isExhortation(match.head) || isAside(match) || isQuantity(match.head) { return nil }
    if use.isOfTitle(match.head) || isName(action.word, after: match.head) { return nil }
    if use.isSupposed(match.head) || use.isRecalled(match.head, in: resolver.report)
      || isFulfilled(match.head) || isKept(match.head)
      || isPastState(match.head, in: resolver.report) || isOldPromise(match.head, resolver)
    {
      return nil
    }
    if match.rule.name == "commitment.decided",
      isInSubordinateQuestion(match.head) || isTalkOfChoice(match.head)
    {
      return nil
    }
    let span = use.content(action)
    if match.rule.name == "commitment.decided",
      use.isLongDone(match.head, span, in: resolver.report)
    {
      return nil
    }
    // "commitment to the valley, including work to mend the road": to the valley.
    if (match.head..<max(match.head, action.word)).contains(where: {
      analysis.lowercasedForm($0) == "including"
    }) {
      return nil
    }
    return commitment(
      head: action.word,
      span: action.filler == .clause ? span : use.withoutNextClause(span, headedBy: action.word),
      cue: use.cueSpan(match),
      subject: match.subject, rule: match.rule.name,
      confidence: match.rule.confidence,
      strength: Commitment.Strength(rawValue: match.rule.attributes["strength"] ?? "") ?? .pledged,
      resolver: &resolver)
  }

  func commitment(
    head: Int, span: Span, cue: Span, subject: Int?, rule: String, confidence: Double,
    strength: Commitment.Strength, resolver: inout ActorResolver
  ) -> Commitment? {
    let actors = resolver.actors(at: use.speaker(behind: subject, &resolver))
    guard !actors.isEmpty, !span.isEmpty, !isVacuous(span),
      !actors.allSatisfy({ use.isIndefinite(resolver.registry[$0]) })
    else { return nil }
    var commitment = Commitment(
      id: Identifier(0),
      provenance: Provenance(
        evidence: cue.union(span), confidence: confidence, rule: rule, modality: .future),
      action: span, cue: cue, strength: strength)
    commitment.actors = actors
    commitment.due = due(in: span)
    return commitment
  }

  /// Whether an act says nothing without the words before it: "do that", "continue to do so", "continue to:".
  private func isVacuous(_ span: Span) -> Bool {
    let words = use.analysis.words(in: span).map { use.analysis.lemma($0) }
    let rest = words.filter { !["continue", "to", "always", "just", "also", "keep"].contains($0) }
    if rest.isEmpty { return true }
    return rest.count <= 2 && rest.first == "do"
      && (rest.count < 2 || ["that", "this", "it", "so", "both"].contains(rest[1]))
  }

  /// The day by which it is to be done: "by December 1", "before Friday".
  private func due(in span: Span) -> TimeReference? {
    let analysis = use.analysis
    let time = analysis.times(in: span).first { time in
      let before = time.words.lowerBound - 1
      return [.date, .time].contains(time.kind) && before >= 0
        && ["by", "before", "until"].contains(analysis.lowercasedForm(before))
    }
    return time.map { clock.time($0, in: use.assertion(of: $0.span)) }
  }
}
