internal import RapporteurCore
internal import RapporteurLanguage

/// Makes positions of the matches of `position.` rules.
struct PositionMaker {
  let use: RuleUse

  /// Verbs whose infinitive is as good as the act itself.
  private static let governors: Set<String> = [
    "continue", "want", "like", "wish", "go", "begin", "proceed", "try",
  ]
  /// "I want to thank", "willing to say": no willingness on a matter at issue.
  private static let courtesies: Set<String> = [
    "express", "thank", "say", "tell", "know", "see", "make", "emphasize", "stress", "note", "be",
    "add", "welcome", "congratulate", "get", "go", "recognize", "acknowledge", "honor", "begin",
    "take", "answer", "hear", "turn", "understand", "ask", "reiterate", "point", "remind",
    "mention",
    "clarify", "underscore", "highlight", "read", "touch", "repeat", "look", "follow",
  ]

  func position(_ match: PatternMatch, resolver: inout ActorResolver) -> Position? {
    guard let content = match.binding("content"),
      let stance = Position.Stance(rawValue: match.rule.attributes["stance"] ?? ""),
      !use.analysis.isNegated(match.head)
    else { return nil }
    let analysis = use.analysis
    if use.isMereInfinitive(match.head, under: Self.governors) { return nil }
    // "rejected the request for …": the noun is not its owner's stance any more.
    if analysis.upos[match.head] == .noun, analysis.relation(match.head) == .obj,
      let verb = analysis.heads[match.head],
      ["reject", "deny", "dismiss", "drop", "withdraw", "ignore", "abandon", "lose"].contains(
        analysis.lemma(verb))
    {
      return nil
    }
    if use.isBarePronoun(content) { return nil }
    // "welcomed the chancellor to the palace", "hosted": protocol, not a stance on a matter.
    if match.rule.attributes["stance"] == "welcome", content.filler == .phrase,
      isPerson(content.word, resolver: &resolver)
    {
      return nil
    }
    // "reaffirmed its support for …": the noun has a rule of its own.
    if content.filler == .phrase, PatternMatcher.voicing.contains(analysis.lemma(match.head)),
      use.matcher.matches(at: content.word).contains(where: {
        ["position", "commitment"].contains($0.rule.kind)
      })
    {
      return nil
    }
    if match.rule.attributes["stance"] == "willing",
      Self.courtesies.contains(analysis.lemma(content.word))
    {
      return nil
    }
    // "offers courses to reach many": what the courses are for. "interests in property": no wish.
    if match.rule.attributes["stance"] == "willing",
      analysis.relation(content.word) == .advcl && analysis.upos[match.head] == .verb
        || analysis.lemma(match.head) == "interest"
          && analysis.features[match.head].contains("Number=Plur")
    {
      return nil
    }
    // "I want to be clear", "we want to make sure": a speaker's way of going on.
    if match.rule.attributes["stance"] == "willing", analysis.lemma(match.head) == "want",
      let subject = match.subject,
      ["i", "we", "you"].contains(analysis.lowercasedForm(subject))
    {
      return nil
    }
    // One who cannot act cannot be called upon.
    if match.rule.attributes["stance"] == "demand", let others = match.binding("others"),
      resolver.actors(at: others.word).isEmpty
    {
      return nil
    }
    // "they expected resistance": what one thought would come, not what one asks.
    if analysis.lemma(match.head) == "expect", analysis.xpos[match.head] != "VBZ",
      analysis.xpos[match.head] != "VBP"
    {
      return nil
    }
    // "a season of appreciation for": nobody's thanks.
    if ["thank", "priority"].contains(match.rule.attributes["stance"]),
      analysis.upos[match.head] == .noun, analysis.relation(match.head) == .nmod,
      analysis.possessor(of: match.head) == nil
    {
      return nil
    }
    // "urged the people who …": whom, but not to what.
    if match.rule.attributes["stance"] == "demand", content.filler == .phrase,
      content.marker == nil,
      ["urge", "encourage", "ask", "press", "instruct", "direct", "order"].contains(
        analysis.lemma(match.head)),
      !resolver.actors(at: content.word).isEmpty
    {
      return nil
    }
    var actors = resolver.actors(at: match.subject)
    if actors.isEmpty, match.rule.attributes["actors"] == "author" { actors = resolver.authors }
    guard !actors.isEmpty else { return nil }
    var position = Position(
      id: Identifier(0),
      provenance: Provenance(
        evidence: use.cueSpan(match).union(use.content(content)),
        confidence: match.rule.confidence, rule: match.rule.name,
        modality: isCourtesy(match.head) ? .asserted : use.modality(of: match.head)),
      stance: stance, content: use.content(content), cue: use.cueSpan(match))
    position.actors = actors
    return position
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

  /// Whether a phrase names somebody who can be received.
  private func isPerson(_ word: Int, resolver: inout ActorResolver) -> Bool {
    resolver.references(at: word).contains { resolver.registry[$0.actor].kind == .person }
      && use.analysis.possessor(of: word) == nil
  }

  /// "I want to thank": the thanks are given.
  private func isCourtesy(_ word: Int) -> Bool {
    let analysis = use.analysis
    return Self.courtesies.contains(analysis.lemma(word)) && analysis.relation(word) == .xcomp
      && analysis.heads[word].map { ["want", "like", "wish"].contains(analysis.lemma($0)) } ?? false
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
