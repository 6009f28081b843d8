internal import RapporteurCore
internal import RapporteurLanguage

/// Makes positions of the matches of `position.` rules.
struct PositionMaker {
  let use: RuleUse

  func position(_ match: PatternMatch, resolver: inout ActorResolver) -> Position? {
    guard var content = match.binding("content"),
      let stance = Position.Stance(rawValue: match.rule.attributes["stance"] ?? ""),
      !use.analysis.isNegated(match.head), !use.isBarePronoun(content),
      content.filler != .phrase || use.analysis.upos[content.word] != .adverb
    else { return nil }
    // "commended the talks on the border": the talks, since nobody is commended for anything.
    if stance == .welcome, let others = match.binding("others"), others.marker == nil,
      resolver.actors(at: others.word).isEmpty
    {
      content = PatternMatch.Binding(
        role: content.role, filler: .phrase, word: others.word, marker: nil)
    }
    if isRepeated(content, match) { return nil }
    if isAside(match, stance) || isUntaken(match, stance, resolver: resolver)
      || isOtherSense(match, content, stance, resolver: &resolver)
    {
      return nil
    }
    // One who cannot act cannot be called upon; "encouraged steps to end it" asks for the steps.
    if stance == .demand, let others = match.binding("others"),
      resolver.actors(at: others.word).isEmpty
    {
      guard content.filler == .infinitive, others.marker == nil,
        ["encourage", "urge", "request"].contains(use.analysis.lemma(match.head)),
        Self.demanded.contains(use.analysis.lemma(others.word))
      else { return nil }
      content = PatternMatch.Binding(
        role: content.role, filler: .phrase, word: others.word, marker: nil)
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
      stance: isUpheld(content, match) ? .support : stance, content: span,
      cue: use.cueSpan(match))
    position.actors = actors
    return position
  }

  /// "reaffirmed the city’s right to its harbour", "reaffirmed the alliance": one who says so again stands by it.
  private func isUpheld(_ content: PatternMatch.Binding, _ match: PatternMatch) -> Bool {
    isSaidAgain(content, match) && Self.upheld.contains(use.analysis.lemma(content.word))
  }

  /// "reiterated its call on them to leave": the stance is that of the noun, which has its own pattern.
  private func isRepeated(_ content: PatternMatch.Binding, _ match: PatternMatch) -> Bool {
    isSaidAgain(content, match)
      && use.matcher.matches(at: content.word).contains { $0.rule.kind == "position" }
  }

  /// Whether "reaffirm" or "reiterate" alone is the cue of a noun phrase.
  private func isSaidAgain(_ content: PatternMatch.Binding, _ match: PatternMatch) -> Bool {
    match.rule.name == "position.priority" && content.filler == .phrase && match.cue.count == 1
      && ["reaffirm", "reiterate"].contains(use.analysis.lemma(match.head))
  }

  private static let upheld: Set<String> = [
    "right", "sovereignty", "independence", "integrity", "relationship", "partnership", "alliance",
    "friendship", "bond", "tie", "solidarity", "commitment", "support",
  ]

  /// Nouns for what is asked of others.
  private static let demanded: Set<String> = [
    "step", "measure", "effort", "action", "progress", "restraint", "talk", "dialogue",
    "cooperation", "work", "reform", "move", "initiative", "decision", "response",
  ]

  /// The matter, without what is told for itself after it.
  private func span(
    of content: PatternMatch.Binding, _ match: PatternMatch, _ stance: Position.Stance
  )
    -> Span
  {
    let span = use.content(content)
    if content.filler == .clause { return span }
    let act =
      act(after: span, of: content, match, stance) ?? agent(before: span, of: content, match)
    return use.withoutNextClause(act.map(span.union) ?? span, headedBy: content.word)
  }

  /// "the need for | Sweden | to take part": who is to do it.
  private func agent(
    before span: Span, of content: PatternMatch.Binding, _ match: PatternMatch
  ) -> Span? {
    let analysis = use.analysis
    guard content.filler == .infinitive,
      let to = analysis.dependents[content.word].first(where: {
        analysis.relation($0) == .mark && analysis.lemma($0) == "to"
      }), to > 0
    else { return nil }
    // By the words: trees hang the agent now on the noun, now on the verb.
    let nominal: Set<UPOS> = [.noun, .properNoun, .adjective, .determiner, .numeral, .pronoun]
    let agent = ((max(0, to - 8))..<to).reversed().prefix { word in
      nominal.contains(analysis.upos[word]) || ["and", "'s", "’s"].contains(analysis.forms[word])
    }
    guard let first = agent.last, first > 1, analysis.lowercasedForm(first - 1) == "for",
      match.cue.contains(first - 2) || analysis.upos[first - 2] == .noun
    else { return nil }
    return analysis.spans[first].union(analysis.spans[to - 1])
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
      analysis.spans[next].start - span.end <= 1
    else { return nil }
    // "the need for Sweden | to take part"
    let verb =
      analysis.forms[next] == "to" && analysis.relation(next) == .mark
      ? analysis.heads[next] ?? next : next
    guard analysis.xpos[verb] == (verb == next ? "VBG" : "VB"),
      [.advcl, .acl, .xcomp].contains(analysis.relation(verb))
    else { return nil }
    return analysis.phraseSpan(of: verb, leavingOff: [.marker, .subject, .elaborations])
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
