internal import RapporteurCore
internal import RapporteurLanguage

/// Words of a stance in another sense.
extension PositionMaker {
  /// "I want to thank", "willing to say": no willingness on a matter at issue.
  static let courtesies: Set<String> = [
    "express", "thank", "say", "tell", "know", "see", "make", "emphasize", "stress", "note", "be",
    "add", "welcome", "congratulate", "get", "go", "recognize", "acknowledge", "honor", "begin",
    "take", "answer", "hear", "turn", "understand", "ask", "reiterate", "point", "remind",
    "mention", "share",
    "clarify", "underscore", "highlight", "read", "touch", "repeat", "look", "follow",
  ]

  /// Whether the words of a stance are used in another sense.
  func isOtherSense(
    _ match: PatternMatch, _ content: PatternMatch.Binding, _ stance: Position.Stance,
    resolver: inout ActorResolver
  ) -> Bool {
    let isNews = resolver.report.kind == .news
    if use.isOfTitle(match.head) || isOfOtherNoun(match, content, stance) { return true }
    switch stance {
    case .welcome:
      // "welcomed the chancellor to the palace", "hosted": protocol, not a stance on a matter.
      return content.filler == .phrase
        && (isPerson(content.word, resolver: &resolver) || isReceived(match, content))
    case .thank:
      // "grateful for the opportunity", "thanked the Adviser for Ports Ana Holm": whose title it is, not for what.
      return isManners(content)
        || ["opportunity", "honor", "honour", "chance", "privilege", "invitation"].contains(
          use.analysis.lemma(content.word))
        || resolver.personOfWord[content.word] != nil && content.marker != nil
          && use.analysis.entity(at: content.word)?.kind != .person
    case .willing: return isCourtesy(match, content) || isForm(match, content)
    case .demand:
      return isWish(match, isNews: isNews) || isAddressee(match, content, resolver: &resolver)
        || isNeed(match) || isObservance(content)
    case .priority: return isPublicity(match, content)
    case .oppose:
      // "blocked the property of those persons": an act. "refuse to be silenced": no stance on a matter.
      return !isNews
        && (use.analysis.lemma(match.head) == "block"
          && ["VBD", "VBN"].contains(use.analysis.xpos[match.head])
          || use.analysis.lemma(match.head) == "refuse" && use.analysis.isPassive(content.word))
    default: return false
    }
  }

  /// Nouns by which one gives or gets what would else be a stance.
  private func isOfOtherNoun(
    _ match: PatternMatch, _ content: PatternMatch.Binding, _ stance: Position.Stance
  ) -> Bool {
    let analysis = use.analysis
    // "reaffirmed its support for …": the noun has a rule of its own.
    if content.filler == .phrase, PatternMatcher.voicing.contains(analysis.lemma(match.head)),
      use.matcher.matches(at: content.word).contains(where: {
        ["position", "commitment"].contains($0.rule.kind)
      })
    {
      return true
    }
    guard analysis.upos[match.head] == .noun else { return false }
    // "a season of appreciation for": nobody's thanks.
    if [.thank, .priority].contains(stance), analysis.relation(match.head) == .nmod,
      analysis.possessor(of: match.head) == nil
    {
      return true
    }
    guard [.obj, .obl].contains(analysis.relation(analysis.firstConjunct(of: match.head))),
      let verb = analysis.heads[analysis.firstConjunct(of: match.head)]
    else { return false }
    // "rejected the request for …": the noun is not its owner's stance any more.
    if Self.dismissals.contains(analysis.lemma(verb)), analysis.relation(match.head) == .obj {
      return true
    }
    switch analysis.lemma(match.head) {
    // "has provided Federal support for the recovery": help given.
    case "support", "backing": return Self.deliveries.contains(analysis.lemma(verb))
    // "to meet the nation’s demand for workers"
    case "demand": return Self.supplies.contains(analysis.lemma(verb))
    // "made commitments to the forum": what was promised there.
    case "commitment":
      return analysis.lemma(verb) == "make" && analysis.features[match.head].contains("Number=Plur")
    // "has an interest in the preservation of old sites"
    case "interest": return ["have", "share", "hold"].contains(analysis.lemma(verb))
    default: return false
    }
  }

  private static let dismissals: Set<String> = [
    "reject", "deny", "dismiss", "drop", "withdraw", "ignore", "abandon", "lose",
  ]
  private static let deliveries: Set<String> = [
    "provide", "deliver", "expand", "secure", "receive", "mobilize", "mobilise", "send", "channel",
  ]
  private static let supplies: Set<String> = [
    "meet", "satisfy", "fill", "serve", "address", "reduce", "drive", "create", "boost", "supply",
  ]

  /// "I want to be clear", "willing to say", "offers courses to reach many": no willingness on a matter at issue.
  private func isCourtesy(_ match: PatternMatch, _ content: PatternMatch.Binding) -> Bool {
    let analysis = use.analysis
    if Self.courtesies.contains(analysis.lemma(content.word)) { return true }
    // "I want to be clear", "we want to make sure": a speaker's way of going on.
    guard analysis.lemma(match.head) == "want", let subject = match.subject else { return false }
    return ["i", "we", "you"].contains(analysis.lowercasedForm(subject))
  }

  /// "thanked them for coming", "thank you for your questions": what belongs to good manners.
  private func isManners(_ content: PatternMatch.Binding) -> Bool {
    let lemma = use.analysis.lemma(content.word)
    return content.filler == .gerund
      ? ["come", "join", "attend", "have", "participate"].contains(lemma)
      : ["attendance", "question", "patience", "time", "introduction"].contains(lemma)
  }

  /// "offers courses to reach many": what the courses are for. "interests in property": no wish.
  private func isForm(_ match: PatternMatch, _ content: PatternMatch.Binding) -> Bool {
    let analysis = use.analysis
    return analysis.relation(content.word) == .advcl && analysis.upos[match.head] == .verb
      || analysis.lemma(match.head) == "interest"
        && analysis.features[match.head].contains("Number=Plur")
  }

  /// "they expected resistance", "I wanted her to serve beside me": what one thought or liked, not what one asks. In
  /// a party’s own words "we expect him to" foretells too.
  private func isWish(_ match: PatternMatch, isNews: Bool) -> Bool {
    let analysis = use.analysis
    let tag = analysis.xpos[match.head]
    switch analysis.lemma(match.head) {
    case "expect": return !isNews || (tag != "VBZ" && tag != "VBP")
    case "want": return !isNews && tag == "VBD"
    default: return false
    }
  }

  /// "the growing demand for timber": what is needed, not what somebody asks.
  private func isNeed(_ match: PatternMatch) -> Bool {
    let analysis = use.analysis
    return analysis.lemma(match.head) == "demand" && analysis.upos[match.head] == .noun
      && analysis.dependents(of: match.head, .amod).contains {
        [
          "increasing", "increase", "growing", "grow", "rising", "rise", "high", "strong", "global",
          "domestic", "future", "surging", "low",
        ].contains(analysis.lemma($0))
      }
  }

  /// "encourage all citizens to observe this day": the formula of a proclamation.
  private func isObservance(_ content: PatternMatch.Binding) -> Bool {
    content.filler == .infinitive
      && ["commemorate", "observe", "celebrate"].contains(use.analysis.lemma(content.word))
  }

  /// "urged the people who …": whom, but not to what.
  private func isAddressee(
    _ match: PatternMatch, _ content: PatternMatch.Binding, resolver: inout ActorResolver
  ) -> Bool {
    content.filler == .phrase && content.marker == nil
      && ["urge", "encourage", "ask", "press", "instruct", "direct", "order"].contains(
        use.analysis.lemma(match.head))
      && !resolver.actors(at: content.word).isEmpty
  }

  /// "will highlight the programme", "is highlighting how it helps": what will be shown around, not what matters to
  /// somebody. "It will underscore their friendship": a visit shows, it does not stress.
  private func isPublicity(_ match: PatternMatch, _ content: PatternMatch.Binding) -> Bool {
    let analysis = use.analysis
    let head = match.head
    guard match.cue.count == 1, analysis.upos[head] == .verb,
      // "will highlight the importance and strength of the alliance"
      !analysis.conjuncts(of: content.word).contains(where: {
        ["importance", "need", "urgency", "strength", "value", "danger"].contains(
          analysis.lemma($0))
      })
    else { return false }
    let lemma = analysis.lemma(head)
    if ["underscore", "underline", "highlight"].contains(lemma), let subject = match.subject,
      analysis.lowercasedForm(subject) == "it"
    {
      return true
    }
    guard ["highlight", "prioritize", "prioritise"].contains(lemma) else { return false }
    // "highlighted her visit to the base"
    if ["visit", "trip", "travel", "tour", "meeting"].contains(analysis.lemma(content.word)) {
      return true
    }
    if use.modality(of: head) == .future { return true }
    return lemma == "highlight"
      && (analysis.xpos[head] == "VBG" && analysis.dependent(of: head, .aux) != nil
        || analysis.relation(head) == .xcomp
          && analysis.heads[head].map { analysis.lemma($0) == "continue" } ?? false)
  }

  /// "they were prepared to march": a story of long ago, not a stance of a party.
  func isCrowd(
    _ actors: [Identifier<Actor>], _ stance: Position.Stance, resolver: ActorResolver
  ) -> Bool {
    stance == .willing && resolver.report.kind != .news
      && actors.allSatisfy {
        resolver.registry[$0].kind == .group && !isPolitical(resolver.registry[$0].name)
      }
  }

  /// "The centres support shop owners", "has supported 1.8 million families", "efforts supported by the agency":
  /// help given, not a stance taken.
  func isHelp(
    _ match: PatternMatch, _ content: PatternMatch.Binding, by actors: [Identifier<Actor>],
    resolver: ActorResolver
  ) -> Bool {
    let analysis = use.analysis
    // "has backed $108 million in loans"
    if analysis.lemma(match.head) == "back", analysis.upos[content.word] == .symbol { return true }
    guard analysis.upos[match.head] == .verb, analysis.lemma(match.head) == "support" else {
      return false
    }
    if analysis.dependent(of: content.word, .nummod) != nil { return true }
    if resolver.report.kind == .news || resolver.quotedWords.contains(match.head) { return false }
    // "has supported projects", "is supporting the work", "is supported by": what was paid for.
    let auxiliaries = analysis.dependents(of: match.head, .aux).map { analysis.lemma($0) }
    if analysis.isReducedPassive(match.head) || analysis.isPassive(match.head)
      || (analysis.xpos[match.head] == "VBN" && auxiliaries.contains("have"))
      || (analysis.xpos[match.head] == "VBG" && auxiliaries.contains("be"))
    {
      return true
    }
    return actors.allSatisfy { id in
      let actor = resolver.registry[id]
      return [.group, .organisation].contains(actor.kind)
        && !actor.isAdministration && !isPolitical(actor.name)
    }
  }

  /// Whether a description is that of people who decide or contend on matters: "Senate Republicans", "leaders".
  func isPolitical(_ name: String) -> Bool {
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

  /// "welcomed children to the palace": received, not approved of.
  func isReceived(_ match: PatternMatch, _ content: PatternMatch.Binding) -> Bool {
    let analysis = use.analysis
    guard analysis.lemma(match.head) == "welcome" else { return false }
    // "welcomed the opportunity to see each other"
    if ["opportunity", "chance"].contains(analysis.lemma(content.word)),
      analysis.dependents(of: content.word, .acl).contains(where: {
        ["see", "meet", "speak", "talk", "visit", "host", "welcome"].contains(analysis.lemma($0))
      })
    {
      return true
    }
    // "welcomed three million refugees", "welcomes applications"
    if analysis.dependent(of: content.word, .nummod) != nil
      || analysis.lemma(content.word) == "refugee"
      || analysis.features[content.word].contains("Number=Plur")
        && ["submission", "application", "nomination", "comment", "visitor"].contains(
          analysis.lemma(content.word))
        // "welcomed the applications by Sweden and Finland"
        && !analysis.dependents(of: content.word, .nmod).contains(where: { $0 > content.word })
    {
      return true
    }
    // "will welcome Prime Minister Ana Holm": a visit to come.
    if use.modality(of: match.head) == .future,
      analysis.subtree(of: content.word).contains(where: {
        analysis.entity(at: $0)?.kind == .person
      }), analysis.upos[content.word] == .properNoun
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
  func isPerson(_ word: Int, resolver: inout ActorResolver) -> Bool {
    resolver.references(at: word).contains { resolver.registry[$0.actor].kind == .person }
      && use.analysis.possessor(of: word) == nil
  }

  /// "I want to thank": the thanks are given.
  func isCourtesy(_ word: Int) -> Bool {
    let analysis = use.analysis
    return Self.courtesies.contains(analysis.lemma(word)) && analysis.relation(word) == .xcomp
      && analysis.heads[word].map { ["want", "like", "wish"].contains(analysis.lemma($0)) } ?? false
  }
}
