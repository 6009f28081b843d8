internal import RapporteurCore
internal import RapporteurLanguage

/// Encounters told by a noun alone: "their third meeting", "the call that they had", "the US-Ukraine talks".
extension MeetingMaker {
  /// A mention of an encounter by a noun alone, of which the report tells something of its own:
  /// whose it was, the how-manieth, that it was put off ("Their third meeting lasted an hour", "the
  /// talks have been postponed").
  func bareMention(at word: Int, resolver: inout ActorResolver) -> MeetingMention? {
    let analysis = use.analysis
    guard
      analysis.upos[word] == .noun || analysis.upos[word] == .properNoun
        // "the Norway-Sweden talks ended", taken for what Sweden does
        || analysis.lowercasedForm(word) == "talks" && analysis.relation(word) == .nsubj,
      lexicon.nouns[analysis.lemma(word)] == .encounter, !isGeneric(word),
      Self.encounters.contains(analysis.lemma(word))
    else { return nil }
    // "the second round | of Norway-Sweden talks"
    let counted = round(of: word) ?? word
    let verb = analysis.heads[counted].flatMap { analysis.isPredicate($0) ? $0 : nil }
    let course = course(of: counted)
    let isMoved =
      verb.map {
        ["postpone", "cancel", "delay", "schedule", "reschedule", "move", "adjourn", "suspend"]
          .contains(
            analysis.lemma($0)) && analysis.isPassive($0) && analysis.relation(counted) == .nsubj
      } ?? false
    let isOne = isMoved || isPlaced(counted) || ordinal(at: counted) != nil
    let states = isOne ? statesJoined(before: word, &resolver) : []
    var people = states
    if people.isEmpty, let possessor = analysis.possessor(of: word) {
      people = resolver.references(at: possessor).filter { isParty($0.actor, resolver) }
    }
    // "the call | that Norway’s president had with the king"
    let holding = clause(holding: word)
    if let holding, people.isEmpty {
      people =
        (resolver.references(optional: analysis.dependent(of: holding, .nsubj))
        + furtherParticipants(with: holding, &resolver)).filter { isParty($0.actor, resolver) }
    }
    let ordinal = ordinal(at: word)
    // "A first round collapsed": none of those just told of.
    let isNew = analysis.dependent(of: word, .det).map { analysis.lemma($0) == "a" } ?? false
    if people.count < 2, isMoved || ordinal != nil, !isNew {
      let known = resolver.discourse.lastMeeting(before: analysis.spans[word].start) ?? []
      // "my first call": not that of those just told of.
      if let owner = people.first?.actor, !known.contains(owner) { return nil }
      people += known.filter { id in !people.contains { $0.actor == id } }.map {
        ActorResolver.Reference(actor: $0, span: analysis.spans[word], basis: .coreference)
      }
    }
    // "NATO decided | at the Madrid summit"
    if people.isEmpty, use.isOccasion(word), namedPlace(of: word) != nil {
      people = resolver.references(optional: verb.flatMap { analysis.agent(of: $0) })
        .filter { isParty($0.actor, resolver) }
    }
    let isOfBody =
      people.count == 1 && resolver.registry[people[0].actor].kind == .organisation
      && analysis.lemma(word) == "summit"
      && (namedPlace(of: word) != nil || isPlaced(word) || course != nil)
    guard people.count >= 2 || isOfBody,
      isMoved || isOfBody || ordinal != nil || holding != nil || !states.isEmpty
        || analysis.possessor(of: word) != nil
    else { return nil }
    let rule = Rule(
      name: "meeting.by-noun", attributes: [:], confidence: 0.6, patterns: [], examples: [],
      counterexamples: [])
    let told = states.isEmpty ? nil : course ?? counted
    let governor = isMoved ? verb ?? word : holding ?? told ?? word
    var mention = mention(
      trigger: word, governor: governor, people: people, rule: rule, resolver: &resolver)
    if let first = states.first, mention?.meeting.ordinal == nil {
      mention?.meeting.ordinal = self.ordinal(at: counted) ?? self.ordinal(before: first.span)
    }
    return mention
  }

  /// The verb of a relative clause that tells who held an encounter: "the talks that | they held with the king"; nil if
  /// there is none, or the pronoun is its subject.
  private func clause(holding noun: Int) -> Int? {
    let analysis = use.analysis
    return analysis.dependents[noun].first { verb in
      verb > noun && analysis.relations[verb] == .aclRelcl
        && ["have", "hold", "conduct"].contains(analysis.lemma(verb))
        && analysis.dependent(of: verb, .nsubj).map {
          !["who", "which", "that"].contains(analysis.lowercasedForm($0))
        } ?? false
    }
  }

  /// Those with whom the subject of `verb` held something.
  private func furtherParticipants(
    with verb: Int, _ resolver: inout ActorResolver
  ) -> [ActorResolver.Reference] {
    let analysis = use.analysis
    return analysis.dependents(of: verb, .obl, .nmod).filter {
      analysis.hasCase($0, ["with"])
    }.flatMap { resolver.references(at: $0) }
  }

  /// Nouns that name one encounter, rather than what is said in it.
  private static let encounters: Set<String> = [
    "meeting", "talk", "summit", "call", "session", "round", "negotiation", "consultation",
  ]

  // MARK: States in a compound

  /// The states whose names are joined before a noun: "Norway-Sweden talks", "the first Norway–Sweden–Denmark leaders’
  /// summit"; none unless there are two.
  private func statesJoined(before noun: Int, _ resolver: inout ActorResolver)
    -> [ActorResolver.Reference]
  {
    let analysis = use.analysis
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[noun])].words
    var runs: [[ActorResolver.Reference]] = [[]]
    var word = max(sentence.lowerBound, noun - Self.longestCompound)
    while word < noun {
      if Self.isJoint(analysis.forms[word]) {
        word += 1
        continue
      }
      let isJoined = word > sentence.lowerBound && Self.isJoint(analysis.forms[word - 1])
      if !isJoined { runs.append([]) }
      if let (actor, words) = state(at: word, before: noun, &resolver) {
        let span = analysis.spans[words.lowerBound].union(analysis.spans[words.upperBound - 1])
        runs[runs.count - 1].append(
          ActorResolver.Reference(actor: actor, span: span, basis: .explicit))
        word = words.upperBound
      } else {
        runs.append([])
        word += 1
      }
    }
    return runs.last { Set($0.map(\.actor)).count > 1 } ?? []
  }

  /// The state or body whose name opens with a word of a compound, "United States" before "US", and the words of the name.
  private func state(at word: Int, before end: Int, _ resolver: inout ActorResolver)
    -> (Identifier<Actor>, Range<Int>)?
  {
    let analysis = use.analysis
    for upper in stride(from: min(word + 3, end), to: word, by: -1) {
      let text = analysis.text[analysis.spans[word].union(analysis.spans[upper - 1])]
      if let entry = lexicon.states.state(named: text) {
        return (resolver.registry.state(entry), word..<upper)
      }
    }
    // "Norway-ASEAN": a body by its letters.
    let form = analysis.forms[word]
    guard form.count > 2, form.allSatisfy(\.isUppercase), word > 0,
      Self.isJoint(analysis.forms[word - 1]) || Self.isJoint(analysis.forms[word + 1])
    else { return nil }
    return (resolver.registry.other(.organisation, named: form), word..<(word + 1))
  }

  private static let longestCompound = 12

  private static func isJoint(_ form: String) -> Bool {
    ["-", "–", "‑", "/"].contains(form)
  }

  /// 1 for "the | first trilateral | Norway-Sweden-Denmark summit", or nil.
  private func ordinal(before states: Span) -> Int? {
    let analysis = use.analysis
    guard let start = analysis.words(in: states).first else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[start])].words
    return (max(sentence.lowerBound, start - 3)..<start).lazy.compactMap {
      NumberWords.standard.ordinal(analysis.lowercasedForm($0))
    }.first
  }

  /// "round" over "talks" in "the second round of talks", or nil.
  func round(of noun: Int) -> Int? {
    let analysis = use.analysis
    guard analysis.relation(noun) == .nmod, let round = analysis.heads[noun], round < noun,
      ["round", "session"].contains(analysis.lemma(round)), analysis.hasCase(noun, ["of"])
    else { return nil }
    return round
  }

  /// The verb that tells of the encounter that a noun names that it began, was held, ended or is planned; nil if there is
  /// none.
  func course(of noun: Int) -> Int? {
    let analysis = use.analysis
    if let verb = analysis.dependents[noun].first(where: {
      analysis.relations[$0] == .aclRelcl && Self.courses.contains(analysis.lemma($0))
    }) {
      return verb
    }
    guard analysis.relation(noun) == .nsubj, let verb = analysis.heads[noun],
      Self.courses.contains(analysis.lemma(verb))
    else { return nil }
    return verb
  }

  /// Whether words say how an encounter went, after or before what else it was, where, or on which day, so that it is not
  /// talks in general: "the talks began", "after the talks", "the talks in Oslo".
  private func isPlaced(_ noun: Int) -> Bool {
    let analysis = use.analysis
    return course(of: noun) != nil
      || analysis.hasCase(noun, ["after", "following", "during", "before", "at"])
      || analysis.dependents[noun].contains { child in
        child > noun
          && (analysis.time(at: child) != nil
            || analysis.entity(at: child) != nil && analysis.hasCase(child, ["in", "at"]))
      }
  }

  /// Verbs that tell of the course of talks.
  private static let courses: Set<String> = [
    "begin", "start", "open", "resume", "continue", "end", "conclude", "close", "finish", "last",
    "take", "hold", "collapse", "break", "stall", "fail", "follow", "produce", "yield", "make",
    "schedule", "plan", "set", "expect", "postpone", "cancel",
  ]
}
