internal import RapporteurCore
internal import RapporteurLanguage

/// What reads like an encounter and is none: habits, meetings in general, what is open to all.
extension MeetingMaker {
  /// "Families gather to feast", "I have met women who farm": what people do in general, or whom one has come across,
  /// with no day and nobody named.
  func isHabit(
    _ match: PatternMatch, _ people: [ActorResolver.Reference], trigger: Int,
    resolver: ActorResolver
  ) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[match.head] == .verb,
      !analysis.times(in: sentenceSpan(trigger)).contains(where: {
        $0.kind == .date || $0.kind == .time
      })
    else { return false }
    if ["VBP", "VBZ"].contains(analysis.xpos[match.head]) { return true }
    let groups = people.filter {
      resolver.registry[$0.actor].kind == .group && !resolver.isOfficeHolder($0.actor)
    }
    let hasHave = analysis.dependents[match.head].contains {
      analysis.relation($0) == .aux && analysis.lemma($0) == "have"
    }
    return hasHave && groups.count >= people.count - 1
  }

  /// "will continue to consult with allies", "by calling the office": what is done again and again, or how.
  func isUnfinishedHabit(_ head: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[head] == .verb else { return false }
    if analysis.relation(head) == .xcomp, let governor = analysis.heads[head],
      ["continue", "keep", "use"].contains(analysis.lemma(governor))
    {
      return true
    }
    // "a delegation to attend the summit": who will be there, not who sends them.
    if analysis.relation(head) == .acl, analysis.relations[head] != .aclRelcl,
      ["attend", "join", "participate"].contains(analysis.lemma(head))
    {
      return true
    }
    // "friends gathering in the park"
    if analysis.xpos[head] == "VBG", analysis.relation(head) == .acl,
      ["gather", "meet", "convene", "consult"].contains(analysis.lemma(head))
    {
      return true
    }
    return analysis.xpos[head] == "VBG"
      && analysis.dependents[head].contains {
        [.mark, .case].contains(analysis.relation($0)) && $0 < head
          && ["by", "for", "of", "on", "about", "without", "like"].contains(analysis.lemma($0))
      }
  }

  /// "I’m not going to speak to the report", "I can’t speak to that": one who is asked says nothing of it.
  func isNoComment(_ match: PatternMatch) -> Bool {
    let analysis = use.analysis
    let verb = match.head
    guard analysis.lemma(verb) == "speak", analysis.xpos[verb] == "VB",
      let marker = match.binding("others")?.marker, analysis.lowercasedForm(marker) == "to",
      let subject = match.subject, Discourse.firstPerson.contains(analysis.lowercasedForm(subject))
    else { return false }
    return analysis.isNegated(verb)
      || analysis.dependents[verb].contains {
        analysis.relation($0) == .aux && ["can", "could"].contains(analysis.lemma($0))
      }
  }

  /// "I have a question about the | meeting | between A and B": whoever has it takes no part.
  func isOnlySpokenOf(_ noun: Int, by verb: Int) -> Bool {
    let analysis = use.analysis
    guard noun != verb, analysis.upos[verb] == .verb, let object = analysis.heads[noun],
      analysis.heads[object] == verb, analysis.relation(object) == .obj
    else { return false }
    return analysis.hasCase(noun, ["about", "on"])
      || [
        "question", "readout", "update", "comment", "detail", "announcement", "reaction", "word",
      ].contains(analysis.lemma(object))
  }

  /// "I don’t have a call to read out", "I do not have a readout of the meeting": one who is asked says nothing of it.
  func isNotReadOut(_ match: PatternMatch) -> Bool {
    let analysis = use.analysis
    guard analysis.lemma(match.head) == "have", let subject = match.subject,
      Discourse.firstPerson.contains(analysis.lowercasedForm(subject))
    else { return false }
    return analysis.isNegated(match.head)
      && analysis.dependent(of: match.head, .aux).map { analysis.lemma($0) == "do" } ?? false
  }

  /// "I’d have to talk to the team", "as we speak with you": who says so asks within the own house, or says how things
  /// are, and meets nobody.
  func isOfTheHouse(_ match: PatternMatch) -> Bool {
    let analysis = use.analysis
    let verb = match.head
    guard ["speak", "talk"].contains(analysis.lemma(verb)), analysis.upos[verb] == .verb,
      let other = match.binding("others")
    else { return false }
    let words = [other.word] + analysis.dependents(of: other.word, .nmod)
    // "to all of you", "to your doctor", "to their meeting"
    if words.contains(where: { analysis.lowercasedForm($0) == "you" })
      || lexicon.nouns[analysis.lemma(other.word)] == .encounter
    {
      return true
    }
    guard let subject = match.subject else {
      return analysis.dependents[other.word].contains { analysis.lowercasedForm($0) == "your" }
    }
    if analysis.lowercasedForm(subject) == "we", subject > 0,
      analysis.lowercasedForm(subject - 1) == "as", verb == subject + 1
    {
      return true
    }
    guard analysis.lowercasedForm(subject) == "i", analysis.xpos[verb] == "VB" else { return false }
    let isNeed =
      analysis.relation(verb) == .xcomp
      && analysis.heads[verb].map { ["have", "need"].contains(analysis.lemma($0)) } ?? false
    return isNeed
      || ["team", "staff", "colleague", "folk", "office"].contains(analysis.lemma(other.word))
  }

  /// Whether a noun names no encounter of its own: "in consultation with the council", "talks with neighbours".
  func isMereMention(_ noun: Int) -> Bool {
    let analysis = use.analysis
    // "strengthen consultation with the towns": what is done about talks, not that there were any.
    if [.obj, .conj].contains(analysis.relation(noun)),
      let verb = analysis.ancestors(of: noun).first(where: {
        analysis.upos[$0] == .verb
      }),
      [
        "strengthen", "deepen", "enhance", "expand", "improve", "increase", "facilitate", "promote",
        "support",
        "encourage", "ramp", "foster", "intensify", "require", "advance",
      ].contains(analysis.lemma(verb))
    {
      return true
    }
    if analysis.dependents[noun].contains(where: {
      analysis.relation($0) == .case && $0 < noun
        && ["in", "through", "into"].contains(analysis.lemma($0))
    }),
      ["consultation", "conversation", "discussion", "talk", "negotiation"].contains(
        analysis.lemma(noun)),
      analysis.dependent(of: noun, .det) == nil, analysis.possessor(of: noun) == nil
    {
      return true
    }
    return false
  }

  /// Whether no encounter is told of, only one that is open to people: "all who visit", "opportunities to
  /// meet with insurers".
  func isOpenToAll(_ verb: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[verb] == .verb else { return false }
    if isOfReadiness(verb) { return true }
    guard analysis.relation(verb) == .acl, let noun = analysis.heads[verb], noun < verb else {
      return false
    }
    if analysis.relations[verb] == .aclRelcl {
      return ["all", "those", "anyone", "everyone", "anybody", "everybody", "people", "visitor"]
        .contains(analysis.lemma(noun)) || analysis.lowercasedForm(noun) == "those"
    }
    return ["opportunity", "chance", "ability", "way", "possibility", "right", "room", "place"]
      .contains(analysis.lemma(noun)) && !isOnTheWay(noun)
  }

  /// "is on her | way | to Oslo to meet the king"
  func isOnTheWay(_ noun: Int) -> Bool {
    let analysis = use.analysis
    return analysis.lemma(noun) == "way" && analysis.hasCase(noun, ["on"])
  }

  /// "the readiness of Norway to | engage in dialogue", whatever the tree hangs the infinitive on: of what mind somebody
  /// is, not whom he has met.
  private func isOfReadiness(_ verb: Int) -> Bool {
    let analysis = use.analysis
    guard verb > 1, analysis.lowercasedForm(verb - 1) == "to" else { return false }
    let before = (max(0, verb - 8)..<(verb - 1)).reversed().prefix {
      ![.verb, .auxiliary, .punctuation].contains(analysis.upos[$0])
    }
    return before.contains {
      ["readiness", "willingness", "desire", "need", "interest"].contains(analysis.lemma($0))
    }
  }

  /// Whether the noun tells of meetings in general or of a series: "meetings are useful".
  func isGeneric(_ word: Int) -> Bool {
    let analysis = use.analysis
    // "over 20 meetings": counted in total; "two bilateral meetings, with A and with B": one with each.
    if analysis.features[word].contains("Number=Plur"),
      analysis.dependent(of: word, .nummod) != nil,
      !areOneByOne(word)
    {
      return true
    }
    // "a range of conversations", "dozens of meetings"
    if let measure = analysis.heads[word], analysis.hasCase(word, ["of"]),
      ["range", "dozen", "lot", "hundred", "variety"].contains(analysis.lemma(measure))
    {
      return true
    }
    // "a call to action"
    if word + 2 < analysis.count, analysis.lowercasedForm(word + 1) == "to",
      analysis.lowercasedForm(word + 2) == "action"
    {
      return true
    }
    return analysis.dependents[word].contains {
      [
        "respective", "numerous", "many", "several", "regular", "frequent", "any", "no", "every",
        "countless", "multiple", "innumerable", "various", "all",
      ]
      .contains(analysis.lemma($0))
    }
  }

  /// Whether the words tell of something else than one encounter of parties: what is met is a need, what is
  /// called is a name, who speaks speaks out or to the public, what is told is long past.
  func isNoEncounter(_ match: PatternMatch, trigger: Int) -> Bool {
    let analysis = use.analysis
    if analysis.upos[match.head] == .verb {
      return isOtherSense(match) || isSeriesOrRule(match.head) || isFirstEver(match.head)
    }
    // The verb above tells of it already, with those who hold it: "hosted a | discussion with envoys".
    if let verb = analysis.heads[match.head], analysis.relation(match.head) == .obj,
      use.matcher.matches(at: verb).contains(where: {
        $0.rule.kind == "meeting" && $0.cue.contains(match.head)
          && !isOnlySpokenOf(match.head, by: $0.head)
      })
    {
      return true
    }
    return isPublic(trigger)
  }

  /// "a press conference", "speaking engagement": before the public, with no other party.
  private func isPublic(_ noun: Int) -> Bool {
    let analysis = use.analysis
    return analysis.dependents[noun].contains {
      $0 < noun && ["press", "news", "media"].contains(analysis.lemma($0))
    }
  }

  /// "call her a friend", "speaking out to the king", "meet owners where they are", "meet at least one of the
  /// criteria", "welcome all those who come", "talk about our ties with the king".
  private func isOtherSense(_ match: PatternMatch) -> Bool {
    let analysis = use.analysis
    let head = match.head
    let lemma = analysis.lemma(head)
    if match.cue.dropFirst().contains(where: isPublic) { return true }
    let next = head + 1 < analysis.count ? analysis.lowercasedForm(head + 1) : ""
    switch lemma {
    case "speak", "talk":
      if ["out", "up"].contains(next) { return true }
      // "Speaking from the palace with her husband by her side, …"
      if analysis.xpos[head] == "VBG", analysis.relation(head) == .advcl,
        analysis.dependent(of: head, .nsubj, .aux) == nil
      {
        return true
      }
      // "talk about our ties with the king": the phrase belongs to what is talked about.
      guard let other = match.binding("others")?.word,
        let about = analysis.dependents(of: head, .obl).first(where: { $0 < other })
      else { return false }
      return analysis.heads[other] == about
        && analysis.dependents[about].contains {
          analysis.relation($0) == .case && analysis.lemma($0) == "about"
        }
    case "call":
      guard let other = match.binding("others")?.word else { return false }
      // "call her | a friend", whatever the tree makes of the friend
      let after = other + 1
      return after < analysis.count
        && ["a", "an", "my", "our", "his"].contains(analysis.lowercasedForm(after))
    case "meet":
      // "in Bergen on Monday, where they discussed the treaty" tells of it.
      if analysis.dependents(of: head, .advcl, .ccomp, .advmod).contains(where: { clause in
        guard clause > head, let first = analysis.subtree(of: clause).first else { return false }
        let marker =
          analysis.lowercasedForm(first) == "where"
          ? first : analysis.dependents[clause].first { analysis.lowercasedForm($0) == "where" }
        return marker.map { $0 > 0 && analysis.forms[$0 - 1] != "," } ?? false
      }) {
        return true
      }
      // "Applicants must meet …": what is asked of them.
      return match.binding("others") == nil
        && analysis.dependents[analysis.firstConjunct(of: head)].contains {
          analysis.relation($0) == .aux && ["must", "should"].contains(analysis.lemma($0))
        }
    case "welcome", "receive", "visit", "host":
      guard let other = match.binding("others")?.word else { return false }
      if ["all", "those", "everyone", "anyone"].contains(analysis.lowercasedForm(other)) {
        return true
      }
      // "infants who received Alvamab", "the first church to welcome": which ones they are.
      return lemma == "receive" && analysis.relations[head] == .aclRelcl
    default: return false
    }
  }

  /// "has been meeting with mayors", "have met eight times", "in the years where we have not met": a
  /// series, or none in particular.
  private func isSeriesOrRule(_ head: Int) -> Bool {
    let analysis = use.analysis
    if analysis.xpos[head] == "VBG",
      analysis.dependents[head].contains(where: { analysis.lowercasedForm($0) == "been" })
    {
      return true
    }
    // "have met eight times": counted, none of them told
    if analysis.dependents[head].contains(where: { isManyTimes($0) }) { return true }
    // "has spoken regularly with"
    if analysis.dependents(of: head, .advmod).contains(where: {
      ["regularly", "repeatedly", "frequently", "often", "routinely", "constantly"].contains(
        analysis.lowercasedForm($0))
    }) {
      return true
    }
    return analysis.relations[head] == .aclRelcl && analysis.isNegated(head)
  }

  /// "eight times", "several times", not "for the third time"
  private func isManyTimes(_ word: Int) -> Bool {
    let analysis = use.analysis
    return analysis.lowercasedForm(word) == "times" && analysis.dependent(of: word, .case) == nil
      && analysis.dependent(of: word, .nummod, .amod, .det) != nil
  }

  /// "the first church to welcome refugees": what somebody was the first to do is recalled.
  private func isFirstEver(_ head: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.relation(head) == .acl, let noun = analysis.heads[head], noun < head else {
      return analysis.dependents[head].contains {
        $0 < head && analysis.relation($0) == .advmod && analysis.lowercasedForm($0) == "first"
      }
    }
    let isFirst = { (word: Int) in analysis.lowercasedForm(word) == "first" }
    return isFirst(noun) || analysis.dependents[noun].contains(where: isFirst)
      || (analysis.heads[noun].map { $0 < noun && isFirst($0) } ?? false)
  }

  /// "families will gather to light candles": people at a custom, no parties.
  func isGathering(
    _ match: PatternMatch, _ people: [ActorResolver.Reference], _ resolver: ActorResolver
  ) -> Bool {
    let analysis = use.analysis
    guard match.binding("others") == nil,
      ["gather", "convene"].contains(analysis.lemma(match.head))
    else {
      return false
    }
    return people.allSatisfy { reference in
      let words = resolver.registry[reference.actor].name.lowercased().split(separator: " ")
      return resolver.registry[reference.actor].kind == .group
        && words.contains { Self.crowds.contains(String($0)) }
    }
  }

  private static let crowds: Set<String> = [
    "families", "communities", "people", "friends", "crowds", "fans", "worshippers", "faithful",
    "citizens",
    "children", "neighbors", "neighbours", "students",
  ]
}
