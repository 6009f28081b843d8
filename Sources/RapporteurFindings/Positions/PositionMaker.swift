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
    "mention", "share",
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
    if use.isBarePronoun(content) || isAside(match, stance) { return nil }
    // What one can, could or would be for is not what one is for.
    if stance != .willing, !isCourtesy(match.head), isOnlyPossible(match.head) { return nil }
    // "welcomed the chancellor to the palace", "hosted": protocol, not a stance on a matter.
    if match.rule.attributes["stance"] == "welcome", content.filler == .phrase,
      isPerson(content.word, resolver: &resolver) || isReceived(match, content)
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
    // "so that we are better prepared": an aim.
    if stance == .willing, analysis.upos[match.head] != .noun,
      analysis.dependents[match.head].contains(where: {
        analysis.relation($0) == .mark && ["so", "that"].contains(analysis.lemma($0))
          && $0 > 0 && (analysis.lemma($0) == "so" || analysis.lemma($0 - 1) == "so")
      })
    {
      return nil
    }
    // "to make sure that people are prepared to": what somebody sees to.
    if stance == .willing, [.ccomp, .advcl].contains(analysis.relation(match.head)),
      let head = analysis.heads[match.head],
      ["sure", "ensure", "make", "help", "certain"].contains(analysis.lemma(head))
    {
      return nil
    }
    // "they were prepared to march": a story of long ago, not a stance of a party.
    if stance == .willing, resolver.report.kind != .news,
      actors.allSatisfy({
        resolver.registry[$0].kind == .group && !isPolitical(resolver.registry[$0].name)
      })
    {
      return nil
    }
    if stance == .support, isHelp(match, content, by: actors, resolver: resolver) { return nil }
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

  /// "…, supporting local schools", "those who back it", "while seeking her degree": what somebody does beside
  /// something else, or by which one is told from others.
  private func isAside(_ match: PatternMatch, _ stance: Position.Stance) -> Bool {
    let analysis = use.analysis
    let head = match.head
    // "Governor Lind highlighting the work": one of those in a picture.
    if analysis.xpos[head] == "VBG", analysis.relations[head] == .acl,
      analysis.dependent(of: head, .aux, .nsubj) == nil, head > 0, analysis.forms[head - 1] != ",",
      let noun = analysis.heads[head], analysis.entity(at: noun)?.kind == .person
    {
      return true
    }
    guard analysis.upos[head] == .verb,
      [
        "support", "back", "advocate", "seek", "press", "resist", "challenge", "block", "push",
        "encourage", "favor", "favour", "stand", "oppose", "request", "endorse", "expect", "want",
      ].contains(analysis.lemma(head))
    else { return false }
    if analysis.relations[head] == .aclRelcl {
      // "signals that it wants …"
      if let subject = analysis.dependent(of: head, .nsubj),
        !["who", "which", "that"].contains(analysis.lowercasedForm(subject))
      {
        return false
      }
      // "the King, who opposes …" tells of the King, "those who oppose …" of nobody.
      let noun = analysis.heads[head] ?? head
      return analysis.entity(at: noun) == nil && analysis.upos[noun] != .properNoun
    }
    guard analysis.xpos[head] == "VBG", analysis.dependent(of: head, .aux) == nil else {
      return false
    }
    let first = analysis.firstConjunct(of: head)
    return [.advcl, .acl, .obl, .nmod, .csubj, .nsubj, .obj].contains(analysis.relation(first))
      || analysis.heads[first] == nil
  }

  /// "The centres support shop owners", "has supported 1.8 million families", "efforts supported by the agency":
  /// help given, not a stance taken.
  private func isHelp(
    _ match: PatternMatch, _ content: PatternMatch.Binding, by actors: [Identifier<Actor>],
    resolver: ActorResolver
  ) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[match.head] == .verb, analysis.lemma(match.head) == "support" else {
      return false
    }
    if analysis.dependent(of: content.word, .nummod) != nil { return true }
    if resolver.report.kind == .news || resolver.quotedWords.contains(match.head) { return false }
    return analysis.isReducedPassive(match.head)
      || actors.allSatisfy { id in
        let actor = resolver.registry[id]
        return [.group, .organisation].contains(actor.kind)
          && !actor.name.hasSuffix("Administration") && !isPolitical(actor.name)
      }
  }

  /// Whether a description is that of people who decide or contend on matters: "Senate Republicans", "leaders".
  private func isPolitical(_ name: String) -> Bool {
    let words = Set(name.lowercased().split(separator: " ").map(String.init))
    return !words.isDisjoint(with: [
      "republicans", "democrats", "lawmakers", "senators", "congress", "parliament", "senate",
      "house",
      "parties", "party", "leaders", "ministers", "governments", "government", "members",
      "officials",
      "states", "countries", "allies", "partners", "union", "council", "g7", "quad", "nato", "eu",
      "participants", "voters", "americans", "people",
    ])
  }

  /// Whether an auxiliary makes it a mere possibility: "can support", "could oppose".
  private func isOnlyPossible(_ word: Int) -> Bool {
    let analysis = use.analysis
    var clauses = [word]
    // "must put them first and stand with them", "can continue to support"
    if [.xcomp, .conj].contains(analysis.relation(word)),
      analysis.dependent(of: word, .nsubj) == nil,
      let head = analysis.heads[word], analysis.upos[head] == .verb
    {
      clauses.append(head)
    }
    return clauses.contains { clause in
      analysis.dependents[clause].contains {
        analysis.relation($0) == .aux
          && ["can", "could", "may", "might", "must", "should"].contains(analysis.lemma($0))
      }
    }
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

  /// "welcomed children to the palace": received, not approved of.
  private func isReceived(_ match: PatternMatch, _ content: PatternMatch.Binding) -> Bool {
    let analysis = use.analysis
    guard analysis.lemma(match.head) == "welcome" else { return false }
    // "welcomed three million refugees"
    if analysis.dependent(of: content.word, .nummod) != nil
      || analysis.lemma(content.word) == "refugee"
    {
      return true
    }
    let hasPlace = (analysis.dependents[match.head] + analysis.dependents[content.word]).contains {
      word in
      word > content.word && [.obl, .nmod].contains(analysis.relation(word))
        && analysis.dependents[word].contains {
          analysis.relation($0) == .case && analysis.lemma($0) == "to"
        }
    }
    return hasPlace && !PersonWords.standard.kinds(of: analysis.lemma(content.word)).isEmpty
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
