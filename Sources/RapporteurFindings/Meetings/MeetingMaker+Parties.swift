internal import RapporteurCore
internal import RapporteurLanguage

/// Who takes part in an encounter, beyond its subject and object.
extension MeetingMaker {
  /// Who stands after "and" in "between X and Y", where the tree has lost Y: long titles part the two.
  func secondParty(
    _ match: PatternMatch, besides known: [ActorResolver.Reference], resolver: ActorResolver
  ) -> [ActorResolver.Reference] {
    let analysis = use.analysis
    guard let others = match.binding("others"), let marker = others.marker,
      ["between", "among"].contains(analysis.lemma(marker)),
      analysis.conjuncts(of: others.word).count == 1
    else { return [] }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[marker])].words
    let rest = ((marker + 1)..<min(sentence.upperBound, marker + 32)).prefix {
      ![.verb, .auxiliary].contains(analysis.upos[$0])
    }
    guard let last = rest.last,
      let and = rest.last(where: { analysis.lowercasedForm($0) == "and" && $0 > others.word })
    else { return [] }
    let entities = analysis.entities(in: Span(analysis.spans[and].end, analysis.spans[last].end))
    let found = entities.filter { index in
      resolver.actorOfEntity[index].map { id in !known.contains { $0.actor == id } } ?? false
    }
    let person = found.first { analysis.entities[$0].kind == .person }
    guard let index = person ?? found.first, let id = resolver.actorOfEntity[index],
      analysis.entities[index].words.lowerBound - and <= 9
    else { return [] }
    return [
      ActorResolver.Reference(
        actor: id, span: analysis.entities[index].span, basis: .explicit, means: .list)
    ]
  }

  func isParty(_ id: Identifier<Actor>, _ resolver: ActorResolver) -> Bool {
    guard resolver.canAct(id) else { return false }
    let actor = resolver.registry[id]
    guard actor.kind == .group else { return true }
    // "the public", not the Committee on Public Works
    let words = actor.name.split(separator: " ").map(String.init)
    let isBare = words.count == 1
    return Self.audiences.isDisjoint(with: isBare ? words.map { $0.lowercased() } : words)
  }

  /// Whether the object of hosting or welcoming is somebody who comes, rather than a thing that is
  /// welcomed ("welcomed the cooperation between …") or an event that is held.
  func isVisitor(_ match: PatternMatch, resolver: inout ActorResolver) -> Bool {
    guard let others = match.binding("others") else { return true }
    let analysis = use.analysis
    if isAdmission(match.head) { return false }
    let things: Set<String> = ["award", "prize", "medal", "degree", "honor", "honour", "grant"]
    return analysis.conjuncts(of: others.word).contains { word in
      let span = analysis.phraseSpan(of: word, leavingOff: [.conjuncts])
      if analysis.words(in: span).contains(where: {
        things.contains(analysis.lemma($0).lowercased())
      }) {
        return false
      }
      if let entity = analysis.entity(at: word) {
        // A body is received through its people; "hosts the forum" has it as an event.
        return entity.kind == .person
          || (lexicon.state(analysis.text[entity.span]) != nil
            && !["host", "welcome"].contains(analysis.lemma(match.head)))
      }
      if resolver.references(at: word).contains(where: {
        resolver.registry[$0.actor].kind == .person
      }) {
        return true
      }
      switch lexicon.nouns[analysis.lemma(word)] {
      case .people, .leaders, .side, .parties: return true
      default: return lexicon.isOfficeWord(analysis.lemma(word))
      }
    }
  }

  /// "We welcome home the crew", "she welcomed me to the club": who is back, or one of those now.
  private func isAdmission(_ verb: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.lemma(verb) == "welcome" else { return false }
    return analysis.dependents[verb].contains { child in
      analysis.lemma(child) == "home" && analysis.relation(child) == .advmod
        || analysis.relation(child) == .obl
          && analysis.dependents[child].contains {
            analysis.relation($0) == .case && analysis.lemma($0) == "to"
          }
          && Self.memberships.contains(analysis.lemma(child).lowercased())
    }
  }

  /// What one is welcomed to as a member.
  private static let memberships: Set<String> = [
    "caucus", "family", "team", "club", "community", "administration", "alliance", "union", "staff",
    "party", "group", "council", "board", "world", "fold", "cabinet", "league", "association",
  ]

  /// Those whom one speaks to without meeting them.
  static let audiences: Set<String> = [
    "reporters", "reporter", "press", "journalists", "media", "crowd", "nation", "people",
    "audience", "public", "newsmen", "correspondents",
  ]

  /// Whether a phrase says the how-manieth, not whose ("the Twenty-Eighth Meeting").
  func isOrdinal(_ span: Span) -> Bool {
    let analysis = use.analysis
    let words = analysis.words(in: span)
    guard !words.isEmpty else { return false }
    let last = analysis.lowercasedForm(words.upperBound - 1)
    let endsAsOrdinal = ["th", "rd", "st", "nd"].contains(where: last.hasSuffix)
    return words.allSatisfy {
      analysis.lowercasedForm($0) == "-"
        || (endsAsOrdinal && [.adjective, .numeral].contains(analysis.upos[$0]))
    }
  }

  func isPlural(_ word: Int?) -> Bool {
    guard let word else { return false }
    return use.analysis.features[word].contains("Number=Plur")
      || ["they", "we"].contains(use.analysis.lowercasedForm(word))
      || !use.analysis.dependents(of: word, .conj).isEmpty
  }

  /// The subject of a verb that moves a meeting of its own: "She proposed a meeting with him".
  func arranger(of match: PatternMatch) -> Int? {
    let analysis = use.analysis
    guard let others = match.binding("others"), let marker = others.marker,
      analysis.lemma(marker) == "with", analysis.conjuncts(of: others.word).count == 1,
      analysis.relation(match.head) == .obj, let verb = analysis.heads[match.head],
      ["propose", "offer", "seek", "request", "postpone", "delay", "cancel"].contains(
        analysis.lemma(verb))
    else { return isLookedForwardTo(match.head).flatMap { analysis.agent(of: $0) } }
    return analysis.agent(of: verb)
  }

  /// The verb of "look forward to the meeting", or nil.
  func isLookedForwardTo(_ word: Int) -> Int? {
    let analysis = use.analysis
    // "looks forward to welcoming the king to Bergen for the fair and their | meeting"
    let reach = analysis.upos[word] == .noun ? 5 : 2
    return analysis.ancestors(of: word).prefix(reach).first { verb in
      analysis.lemma(verb) == "look"
        && analysis.dependents[verb].contains { analysis.lemma($0) == "forward" }
    }
  }

  /// Participants that hang on other words of the clause: "met with A, alongside B", "talks …
  /// with C".
  func furtherParticipants(
    _ match: PatternMatch, trigger: Int, besides known: [ActorResolver.Reference],
    resolver: inout ActorResolver
  ) -> [ActorResolver.Reference] {
    let analysis = use.analysis
    var result: [ActorResolver.Reference] = []
    func add(_ word: Int) {
      result += resolver.references(at: word).filter { reference in
        !known.contains { $0.actor == reference.actor }
      }
    }
    // "the meeting of A with B"
    let isOfOneWithAnother = analysis.dependents[trigger].contains { child in
      analysis.dependents[child].contains {
        analysis.relation($0) == .case && analysis.lemma($0) == "with"
      }
    }
    // "will host the king for a meeting": the guest takes part.
    if trigger != match.head,
      ["host", "receive", "invite", "join", "welcome", "convene", "bring"].contains(
        analysis.lemma(match.head)),
      let guest = analysis.dependent(of: match.head, .obj), guest != trigger
    {
      add(guest)
    }
    let markers = ["with", "between", "among", "alongside"]
    let talks = analysis.dependents(of: trigger, .nmod).filter {
      lexicon.nouns[analysis.lemma($0)] == .encounter
    }
    let occasions = talks + Set([match.head, trigger]).flatMap { circumstances(of: $0) }
    for word in Set(match.cue + [trigger] + match.bindings.map(\.word) + occasions).sorted() {
      for child in analysis.dependents[word] where child > word {
        if let guests = guests(behind: child) { add(guests) }
        guard [.obl, .nmod].contains(analysis.relation(child)),
          let marker = analysis.dependents[child].first(where: { analysis.relation($0) == .case }),
          markers.contains(analysis.lemma(marker))
            || (isOfOneWithAnother && word == trigger && analysis.upos[word] == .noun
              && analysis.lemma(marker) == "of")
        else { continue }
        add(child)
      }
    }
    return result
  }

  /// "convened a meeting with | leading experts": the noun, where the tree takes "leading" for what they did.
  private func guests(behind verb: Int) -> Int? {
    let analysis = use.analysis
    guard analysis.lowercasedForm(verb) == "leading", verb > 0,
      analysis.lowercasedForm(verb - 1) == "with", analysis.relation(verb) == .advcl
    else { return nil }
    return analysis.dependent(of: verb, .obj)
  }

  /// The words for where and on what occasion they met; a phrase with "with" may hang on those, instead of on the word for
  /// the encounter: "met today | at the White House | with the prime minister".
  private func circumstances(of word: Int) -> [Int] {
    let phrases = occasions(under: word)
    // "on the margins | of the summit | with the prime minister"
    return phrases + phrases.flatMap { occasions(under: $0) }
  }

  private func occasions(under word: Int) -> [Int] {
    let analysis = use.analysis
    return analysis.dependents[word].filter { child in
      child > word && [.obl, .nmod].contains(analysis.relation(child))
        && analysis.dependents[child].contains {
          analysis.relation($0) == .case
            && ["at", "in", "on", "during", "of"].contains(analysis.lemma($0))
        }
        && (Self.occasions.contains(analysis.lemma(child))
          || analysis.entity(at: child).map { $0.kind != .person } ?? false
          // "their third meeting | in a month | with the king"
          || analysis.time(at: child) != nil)
    }
  }

  private static let occasions: Set<String> = [
    "margin", "sideline", "summit", "conference", "assembly", "session", "forum", "visit", "trip",
    "palace", "residence", "embassy", "capital",
  ]

  /// Whose encounter it is: who does what the verb tells, else who owns the noun or arranges it for himself.
  ///
  /// "convened the first Trade Committee meeting": the one who convened it, not the committee in its name.
  func subject(of match: PatternMatch) -> Int? {
    let analysis = use.analysis
    if match.rule.name == "meeting.noun" {
      return analysis.possessor(of: match.head) ?? arranger(of: match) ?? engaged(match.head)
        ?? attendee(of: match)
    }
    guard analysis.upos[match.head] == .verb else { return match.subject }
    return analysis.agent(of: match.head) ?? match.subject
  }

  /// Who takes part, where the clause around only says when or why he does something: "After talks with the king, | Ruiz |
  /// flew home", "| She | arrived in Oslo for talks with the king", "speaking after a meeting with the king, | he | said".
  private func attendee(of match: PatternMatch) -> Int? {
    let analysis = use.analysis
    let noun = match.head
    guard let marker = match.binding("others")?.marker, analysis.lemma(marker) == "with",
      var verb = analysis.heads[noun],
      [.obl, .nmod, .obj, .advcl].contains(analysis.relation(noun))
    else { return nil }
    let markers = Set(analysis.dependents(of: noun, .case, .mark).map { analysis.lemma($0) })
    if analysis.lemma(verb) == "follow", analysis.xpos[verb] == "VBG",
      analysis.relation(verb) == .advcl, let main = analysis.heads[verb]
    {
      // "Following a call with the king, …"
      verb = main
    } else if analysis.relation(noun) == .obl || analysis.isVerbal(verb) {
      let isWhen = !markers.isDisjoint(with: Self.whenMarkers)
      let isWhy =
        markers.contains("for")
        && (Self.journeys.contains(analysis.lemma(verb))
          || analysis.dependent(of: verb, .cop) != nil)
      guard isWhen || isWhy else { return nil }
    } else {
      return nil
    }
    return analysis.agent(of: verb)
  }

  private static let whenMarkers: Set<String> = [
    "after", "following", "follow", "during", "at", "before", "from", "in",
  ]

  /// Verbs of going where somebody is to be met.
  static let journeys: Set<String> = [
    "arrive", "travel", "fly", "go", "come", "head", "return", "land", "leave", "depart", "visit",
    "stop", "be", "sit",
  ]

  /// The persons who are named behind a colon for a group: "with his | counterparts |: President Lind and King Olav".
  func namedBehindColon(_ group: ActorResolver.Reference, _ resolver: ActorResolver)
    -> [ActorResolver.Reference]?
  {
    let analysis = use.analysis
    guard resolver.registry[group.actor].kind == .group,
      let last = analysis.words(in: group.span).last, last + 1 < analysis.count,
      analysis.forms[last + 1] == ":"
    else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[last])].words
    let rest = ((last + 2)..<max(last + 2, sentence.upperBound)).prefix {
      !["VBD", "VBZ", "VBP", "MD"].contains(analysis.xpos[$0])
    }
    guard let first = rest.first, let end = rest.last else { return nil }
    let span = Span(analysis.spans[first].start, analysis.spans[end].end)
    let named = analysis.entities(in: span).compactMap { index -> ActorResolver.Reference? in
      guard analysis.entities[index].kind == .person, let id = resolver.actorOfEntity[index] else {
        return nil
      }
      return ActorResolver.Reference(
        actor: id, span: analysis.entities[index].span, basis: .explicit, means: .list)
    }
    return named.isEmpty ? nil : named
  }

  /// Who invites the one that is "to visit": "The king | invited him to visit Norway".
  func inviter(of verb: Int) -> Int? {
    let analysis = use.analysis
    guard ["visit", "come", "meet"].contains(analysis.lemma(verb)),
      [.xcomp, .advcl].contains(analysis.relation(verb)), let invite = analysis.heads[verb],
      analysis.lemma(invite) == "invite"
    else { return nil }
    return analysis.agent(of: invite)
  }

  /// Whether what stands for the others only says what a round is of: "a new round | of talks".
  func isRoundOfTalks(_ match: PatternMatch) -> Bool {
    let analysis = use.analysis
    guard let others = match.binding("others"), let marker = others.marker else { return false }
    return analysis.lemma(marker) == "of"
      && lexicon.nouns[analysis.lemma(others.word)] == .encounter
  }

  /// Who "has been engaged in" the talks.
  private func engaged(_ noun: Int) -> Int? {
    let analysis = use.analysis
    guard analysis.relation(noun) == .obl, let verb = analysis.heads[noun],
      analysis.lemma(verb) == "engage"
    else { return nil }
    return analysis.dependent(of: verb, .nsubj)
  }

  /// The body whose meeting somebody else joins: "joined the Senate caucus meeting".
  func ownerJoined(_ match: PatternMatch, trigger: Int) -> Int? {
    let analysis = use.analysis
    guard trigger != match.head, ["join", "attend"].contains(analysis.lemma(match.head)),
      let owner = analysis.possessor(of: trigger), analysis.upos[owner] != .pronoun
    else { return nil }
    return owner
  }

  /// Who was brought along in the same sentence: "…, who will be joined by A and B", "met, joined by A".
  func joiners(_ match: PatternMatch, trigger: Int, resolver: inout ActorResolver)
    -> [ActorResolver.Reference]
  {
    let analysis = use.analysis
    let words = analysis.sentences[Int(analysis.sentenceIndex[trigger])].words
    return words.filter { $0 > trigger || isBesideSubject($0, of: match) }.flatMap {
      verb -> [ActorResolver.Reference] in
      // "…, and Peter Lind joined virtually"
      if analysis.lemma(verb) == "join", analysis.relation(verb) == .conj,
        analysis.xpos[verb] == "VBD",
        analysis.dependent(of: verb, .obj) == nil,
        let guest = analysis.dependent(of: verb, .nsubj)
      {
        return resolver.references(at: guest)
      }
      guard isAccompanied(verb), let agent = analysis.agent(of: verb) ?? accompanist(of: verb)
      else { return [] }
      return resolver.references(at: agent)
    }
  }

  /// "The mayor, | joined by the clerk, spoke with …".
  private func isBesideSubject(_ verb: Int, of match: PatternMatch) -> Bool {
    guard isAccompanied(verb), let subject = subject(of: match) else { return false }
    return use.analysis.heads[verb] == subject && use.analysis.relation(verb) == .acl
  }

  /// Whether a word is "joined" or "accompanied" as said of one who has others with him.
  private func isAccompanied(_ verb: Int) -> Bool {
    let analysis = use.analysis
    return ["join", "accompany"].contains(analysis.lemma(verb)) && analysis.xpos[verb] == "VBN"
      && (analysis.isPassive(verb) || analysis.dependent(of: verb, .nsubj, .obj) == nil)
  }

  /// The one in "joined … by".
  private func accompanist(of verb: Int) -> Int? {
    let analysis = use.analysis
    return analysis.dependents[verb].first { child in
      child > verb && analysis.relation(child) == .obl
        && analysis.dependents[child].contains {
          analysis.relation($0) == .case && analysis.lemma($0) == "by"
        }
    }
  }

  /// Whether the encounter is that of a body which states form: "Norway and Sweden held a meeting of the ⟦Joint Ports
  /// Group⟧".
  func isOfOwnBody(
    _ others: [ActorResolver.Reference], of people: [ActorResolver.Reference],
    _ match: PatternMatch,
    _ resolver: ActorResolver
  ) -> Bool {
    guard people.count > 1, people.allSatisfy({ resolver.registry[$0.actor].kind == .state }),
      let marker = match.binding("others")?.marker, use.analysis.lemma(marker) == "of"
    else { return false }
    return !others.isEmpty
      && others.allSatisfy { resolver.registry[$0.actor].kind == .organisation }
  }

  /// Without "their delegation" and "his team" beside those whose they are, if those are named.
  func withoutRetinue(_ others: [ActorResolver.Reference], _ resolver: ActorResolver)
    -> [ActorResolver.Reference]
  {
    guard others.contains(where: { resolver.registry[$0.actor].kind == .person }) else {
      return others
    }
    return others.filter { reference in
      let words = resolver.registry[reference.actor].name.lowercased().split(separator: " ")
      return
        !(resolver.registry[reference.actor].kind == .group
        && ["their", "his", "her"].contains(words.first ?? "")
        && words.contains { ["delegation", "delegations", "team", "teams"].contains($0) })
    }
  }

  /// Whether a phrase is the encounter's own name, which does not take part in itself: "hosted the tenth
  /// ⟦Conference of the Parties⟧".
  func names(_ trigger: Int, _ span: Span) -> Bool {
    use.analysis.upos[trigger] != .verb && span.contains(use.analysis.spans[trigger])
  }
}
