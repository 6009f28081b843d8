internal import RapporteurCore
internal import RapporteurLanguage

/// Makes positions of the matches of `position.` rules.
struct PositionMaker {
  let use: RuleUse

  func position(_ match: PatternMatch, resolver: inout ActorResolver) -> Position? {
    guard let content = match.binding("content"),
      let stance = Position.Stance(rawValue: match.rule.attributes["stance"] ?? ""),
      !use.analysis.isNegated(match.head), !use.isBarePronoun(content)
    else { return nil }
    if isAside(match, stance) || isUntaken(match, stance, resolver: resolver)
      || isOtherSense(match, content, stance, resolver: &resolver)
    {
      return nil
    }
    // One who cannot act cannot be called upon.
    if stance == .demand, let others = match.binding("others"),
      resolver.actors(at: others.word).isEmpty
    {
      return nil
    }
    var actors: [Identifier<Actor>] = []
    if let owner = use.analysis.owner(inCue: match.cue, of: match.head),
      use.analysis.upos[owner] != .pronoun || resolver.report.kind == .readout
    {
      actors = resolver.actors(at: owner)
    }
    if actors.isEmpty { actors = resolver.actors(at: match.subject) }
    if actors.isEmpty, match.rule.attributes["actors"] == "author" { actors = resolver.authors }
    guard !actors.isEmpty, !actors.allSatisfy({ use.isIndefinite(resolver.registry[$0]) }) else {
      return nil
    }
    if isCrowd(actors, stance, resolver: resolver) { return nil }
    if stance == .support, isHelp(match, content, by: actors, resolver: resolver) { return nil }
    let span = span(of: content, match, stance)
    guard isWhole(span, of: content, match) else { return nil }
    var position = Position(
      id: Identifier(0),
      provenance: Provenance(
        evidence: use.cueSpan(match).union(span),
        confidence: match.rule.confidence, rule: match.rule.name,
        modality: isCourtesy(match.head) ? .asserted : use.modality(of: match.head)),
      stance: stance, content: span, cue: use.cueSpan(match))
    position.actors = actors
    return position
  }

  /// The matter, without what is told for itself after it.
  private func span(
    of content: PatternMatch.Binding, _ match: PatternMatch, _ stance: Position.Stance
  )
    -> Span
  {
    let span = use.content(content)
    if content.filler == .clause { return span }
    let act = act(after: span, of: content, match, stance)
    return use.withoutNextClause(act.map(span.union) ?? span, headedBy: content.word)
  }

  /// "the importance of Sweden | taking part": the act, and not only who is to do it.
  private func act(
    after span: Span, of content: PatternMatch.Binding, _ match: PatternMatch,
    _ stance: Position.Stance
  ) -> Span? {
    let analysis = use.analysis
    guard stance == .priority, content.filler == .phrase, content.marker != nil,
      analysis.entity(at: content.word) != nil
    else { return nil }
    let next = analysis.words(in: Span(span.end, span.end + 2)).lowerBound
    guard next < analysis.count,
      analysis.sentenceIndex[next] == analysis.sentenceIndex[content.word],
      analysis.xpos[next] == "VBG", analysis.spans[next].start - span.end <= 1,
      [.advcl, .acl, .xcomp].contains(analysis.relation(next))
    else { return nil }
    return analysis.phraseSpan(of: next, leavingOff: [.marker, .subject, .elaborations])
  }

  /// Whether what was found is the matter itself: not the cue’s own sentence ("the goals are | within reach"), an
  /// object that stands elsewhere ("which they are ready to move forward with") or a mere "do".
  private func isWhole(_ span: Span, of content: PatternMatch.Binding, _ match: PatternMatch)
    -> Bool
  {
    let analysis = use.analysis
    if span.contains(analysis.spans[match.head]) { return false }
    // "the goal is not | to hinder them": of the contrary of the matter.
    let first = analysis.words(in: span).lowerBound
    if match.rule.attributes["stance"] == "priority", first > 1,
      (first - 2..<first).contains(where: { analysis.lowercasedForm($0) == "not" })
    {
      return false
    }
    if content.filler == .infinitive, analysis.lemma(content.word) == "do",
      analysis.dependent(of: content.word, .obj, .xcomp, .ccomp) == nil
    {
      return false
    }
    guard content.filler == .infinitive, let last = analysis.words(in: span).last else {
      return true
    }
    return !(analysis.upos[last] == .adposition && analysis.relation(last) == .obl)
  }

  /// "Three of the parties are against the treaty": the preposition is the predicate.
  func opposition(at word: Int, resolver: inout ActorResolver) -> Position? {
    let analysis = use.analysis
    guard let copula = analysis.dependent(of: word, .cop),
      let marker = analysis.dependents[word].first(where: {
        analysis.relation($0) == .case && analysis.lemma($0) == "against"
      }), copula < marker, !analysis.isNegated(word), analysis.upos[word] != .pronoun
    else { return nil }
    let actors = resolver.actors(at: analysis.agent(of: word))
    guard !actors.isEmpty else { return nil }
    let content = analysis.phraseSpan(of: word, leavingOff: [.marker, .subject])
    let start = max(content.start, analysis.spans[marker].end + 1)
    guard start < content.end else { return nil }
    let span = analysis.text.trimmed(Span(start, content.end))
    var position = Position(
      id: Identifier(0),
      provenance: Provenance(
        evidence: analysis.spans[copula].union(span), confidence: 0.75,
        rule: "position.against", modality: use.modality(of: word)),
      stance: .oppose, content: span, cue: analysis.spans[marker])
    position.actors = actors
    return position
  }

  /// Those at whom the position is directed: the one called upon or thanked, else the owner of the
  /// matter ("condemned the junta's decree").
  func addressees(_ match: PatternMatch, resolver: inout ActorResolver) -> [Identifier<Actor>] {
    if let others = match.binding("others") { return resolver.actors(at: others.word) }
    guard let content = match.binding("content"), content.filler == .phrase,
      let owner = use.analysis.dependents[content.word].first(where: {
        use.analysis.relations[$0] == .nmodPoss && use.analysis.upos[$0] != .pronoun
      })
    else { return [] }
    return resolver.actors(at: owner).filter {
      let kind = resolver.registry[$0].kind
      return kind == .person || kind == .state || kind == .organisation
    }
  }
}
