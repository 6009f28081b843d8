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
