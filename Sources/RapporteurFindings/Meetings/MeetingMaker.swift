internal import RapporteurCore
internal import RapporteurLanguage

/// An encounter as one place in the text tells of it, before it is put together with others.
struct MeetingMention {
  var meeting: Meeting
  /// The word that names it.
  var trigger: Int
  /// Whether a verb tells it ("met"), rather than a noun ("the meeting").
  var isVerbal: Bool
  /// All words that name it, in this place and in those put together with it.
  var names: Set<Int>

  init(meeting: Meeting, trigger: Int, isVerbal: Bool) {
    self.meeting = meeting
    self.trigger = trigger
    self.isVerbal = isVerbal
    names = [trigger]
  }
}

/// Finds mentions of encounters and reads their attributes.
struct MeetingMaker {
  let use: RuleUse
  let clock: UtteranceClock
  let lexicon: ActorLexicon

  /// The mention with its trigger at `match`, or nil if it is not one encounter of named parties.
  func mention(_ match: PatternMatch, resolver: inout ActorResolver) -> MeetingMention? {
    let analysis = use.analysis
    let nounTrigger = match.rule.attributes["trigger"] == "noun"
    let trigger =
      nounTrigger && match.cue.count > 1
      ? (match.cue.dropFirst().last {
        analysis.upos[$0] == .noun || analysis.upos[$0] == .properNoun
      } ?? match.head) : match.head
    if isGeneric(trigger) || isOpenToAll(match.head) { return nil }
    // "called the plan a fraud", "called on them to leave": no telephone.
    if analysis.lemma(match.head) == "call", analysis.upos[match.head] == .verb,
      analysis.dependent(of: match.head, .xcomp, .ccomp, .obl, .compoundPrt) != nil
        || analysis.dependents(of: match.head, .obj).count > 1 || analysis.isPassive(match.head)
    {
      return nil
    }
    // "The meeting concluded with …" tells of an encounter, but not that there was one more.
    if let subject = match.subject, analysis.upos[match.head] == .verb,
      lexicon.nouns[analysis.lemma(subject)] == .encounter
    {
      return nil
    }
    // Who owns the meeting or arranges it for himself takes part; who speaks of it need not.
    let subject =
      match.rule.name == "meeting.noun"
      ? analysis.possessor(of: match.head) ?? arranger(of: match) : match.subject
    var people = resolver.references(optional: subject)
    var others = match.binding("others").map { resolver.references(at: $0.word) } ?? []
    others += furtherParticipants(
      match, trigger: trigger, besides: people + others, resolver: &resolver)
    others += secondParty(match, besides: people + others, resolver: resolver)
    others.sort { $0.span < $1.span }
    people = people.filter { isParty($0.actor, resolver) && !isOrdinal($0.span) }
    others = others.filter { isParty($0.actor, resolver) }
    // "speak to it": on a matter, with nobody.
    if let other = match.binding("others")?.word,
      ["it", "this", "that", "you", "q"].contains(analysis.lowercasedForm(other))
    {
      return nil
    }
    // "can talk to them": it is only said to be possible.
    if analysis.upos[match.head] == .verb,
      analysis.dependents[match.head].contains(where: {
        analysis.relation($0) == .aux
          && ["can", "could", "may", "might"].contains(analysis.lemma($0))
      })
    {
      return nil
    }
    // "met over two days": how long, not whom.
    let isTime = match.binding("others").map { analysis.time(at: $0.word) != nil } ?? false
    if match.binding("others") != nil, others.isEmpty, !(isTime && isPlural(subject)) { return nil }
    let all = (people + others).reduce(into: [ActorResolver.Reference]()) { list, reference in
      if !list.contains(where: { $0.actor == reference.actor }) { list.append(reference) }
    }
    guard !all.isEmpty else { return nil }
    if isUnfinishedHabit(match.head) { return nil }
    // "we are going to have to | call that out": the verb.
    if nounTrigger, analysis.upos[trigger] == .verb { return nil }
    // "may spend it after consulting with the office": what a rule asks for.
    if match.rule.name == "meeting.consulted",
      analysis.xpos[match.head] == "VBG" || use.modality(of: match.head) == .hypothetical
    {
      return nil
    }
    // "negotiations with Ghana": by whom is not said, so that it is no encounter of two.
    if all.count < 2,
      ["meeting.noun", "meeting.consulted", "meeting.spoke-with"].contains(match.rule.name),
      !isPlural(subject),
      !(analysis.dependent(of: match.head, .det) != nil && isPlural(match.binding("others")?.word)),
      // "the meeting between Minister Lind and …", whoever the other is
      !(match.binding("others")?.marker.map { analysis.lemma($0) == "between" } ?? false
        && resolver.registry[all[0].actor].kind == .person)
    {
      return nil
    }
    if match.rule.name == "meeting.noun", isMereMention(match.head) { return nil }
    // "in consultation with the council", "visiting the castle": nobody is said to.
    if all.count < 2,
      match.rule.name == "meeting.hosted"
        || (match.rule.name == "meeting.noun"
          && ["consultation", "conversation", "discussion"].contains(analysis.lemma(trigger)))
    {
      return nil
    }
    if match.rule.attributes["use"] == "plural", all.count < 2,
      // "We had the honour to meet Jimmy", as one author says it.
      !isPlural(subject) || resolver.registry[all[0].actor].kind == .person
    {
      return nil
    }
    if match.rule.name == "meeting.hosted",
      all.contains(where: { resolver.registry[$0.actor].kind == .place })
        || others.allSatisfy({
          resolver.registry[$0.actor].kind == .group && !resolver.isOfficeHolder($0.actor)
        }) || !isVisitor(match, resolver: &resolver)
    {
      return nil
    }
    if ["meeting.met", "meeting.met-with"].contains(match.rule.name),
      isHabit(match, all, trigger: trigger, resolver: resolver)
    {
      return nil
    }
    // "joined the meeting": the one just told of, not one more.
    if ["join", "attend", "participate"].contains(analysis.lemma(match.head)),
      trigger != match.head,
      analysis.dependent(of: trigger, .det).map({ analysis.lemma($0) == "the" }) ?? false,
      resolver.discourse.lastMeeting(before: analysis.spans[trigger].start) != nil,
      match.binding("others") == nil
    {
      return nil
    }
    return mention(
      trigger: trigger, governor: match.head, people: all, rule: match.rule, match: match,
      resolver: &resolver)
  }

  /// A mention of an encounter by a noun alone, of which the report tells something of its own:
  /// whose it was, the how-manieth, that it was put off ("Their third meeting lasted an hour", "the
  /// talks have been postponed").
  func bareMention(at word: Int, resolver: inout ActorResolver) -> MeetingMention? {
    let analysis = use.analysis
    guard analysis.upos[word] == .noun || analysis.upos[word] == .properNoun,
      lexicon.nouns[analysis.lemma(word)] == .encounter, !isGeneric(word),
      Self.encounters.contains(analysis.lemma(word))
    else { return nil }
    let verb = analysis.heads[word].flatMap { analysis.isPredicate($0) ? $0 : nil }
    let isMoved =
      verb.map {
        ["postpone", "cancel", "delay", "schedule", "reschedule", "move", "adjourn", "suspend"]
          .contains(
            analysis.lemma($0)) && analysis.isPassive($0) && analysis.relation(word) == .nsubj
      } ?? false
    var people: [ActorResolver.Reference] = []
    if let possessor = analysis.possessor(of: word) {
      people = resolver.references(at: possessor).filter { isParty($0.actor, resolver) }
    }
    let ordinal = ordinal(at: word)
    if people.count < 2, isMoved || ordinal != nil {
      let known = resolver.discourse.lastMeeting(before: analysis.spans[word].start) ?? []
      // "my first call": not that of those just told of.
      if let owner = people.first?.actor, !known.contains(owner) { return nil }
      people += known.filter { id in !people.contains { $0.actor == id } }.map {
        ActorResolver.Reference(actor: $0, span: analysis.spans[word], basis: .coreference)
      }
    }
    guard people.count >= 2, isMoved || ordinal != nil || analysis.possessor(of: word) != nil
    else { return nil }
    let rule = Rule(
      name: "meeting.by-noun", attributes: [:], confidence: 0.6, patterns: [], examples: [],
      counterexamples: [])
    return mention(
      trigger: word, governor: isMoved ? verb ?? word : word, people: people, rule: rule,
      resolver: &resolver)
  }

  /// Nouns that name one encounter, rather than what is said in it.
  private static let encounters: Set<String> = [
    "meeting", "talk", "summit", "call", "session", "round", "negotiation", "consultation",
  ]

  private func mention(
    trigger: Int, governor: Int, people: [ActorResolver.Reference], rule: Rule,
    match: PatternMatch? = nil, resolver: inout ActorResolver
  ) -> MeetingMention? {
    let analysis = use.analysis
    let clause = clauseSpan(trigger: trigger, governor: governor)
    let triggerSpan = analysis.spans[trigger]
    let statement = use.assertion(of: triggerSpan)
    let modality = use.modality(of: governor)
    var status = status(trigger: trigger, governor: governor, modality: modality)
    let spans = people.compactMap { clause.contains($0.span) ? $0.span : nil }
    var meeting = Meeting(
      id: Identifier(0),
      provenance: Provenance(
        evidence: spans.reduce(triggerSpan) { $0.union($1) }, confidence: rule.confidence,
        rule: rule.name, modality: modality),
      trigger: triggerSpan, status: status)
    meeting.participants = people.map {
      resolver.participant($0.actor, span: clause.contains($0.span) ? $0.span : nil)
    }
    let times = analysis.times(in: sentenceSpan(trigger))
    let ordinal = ordinal(at: trigger)
    meeting.ordinal = ordinal
    let window = times.first {
      $0.kind == .duration && ordinal != nil && $0.span.start > triggerSpan.start
    }
    meeting.window = window.map { $0.span }
    if let duration = times.first(where: {
      $0.kind == .duration && $0.span != window?.span
        && isSpanOfMeeting($0, trigger: trigger, governor: governor)
    }) {
      meeting.duration = duration.meaning.value(anchoredOn: nil)?.timex
    }
    if let date = date(times, trigger: trigger, governor: governor, clause: clause) {
      meeting.date = dayOf(date, times, in: statement)
      if let day = clock.publicationDay, let interval = meeting.date?.interval,
        interval.from > day, status == .held
      {
        status = .scheduled
        meeting.status = .scheduled
      }
    }
    // "has been moved to Monday": it is on again, for that day.
    if analysis.upos[governor] == .verb,
      ["postpone", "delay", "move", "reschedule", "adjourn"].contains(analysis.lemma(governor)),
      let day = times.first(where: { isNewDay($0, after: governor) })
    {
      status = .scheduled
      meeting.status = .scheduled
      meeting.date = dayOf(day, times, in: statement)
    }
    if let place = place(trigger: trigger, governor: governor, clause: clause) {
      meeting.place = resolver.registry.other(.place, named: resolver.displayName(place))
      if place.start > meeting.provenance.evidence.start {
        meeting.provenance.evidence = meeting.provenance.evidence.union(place)
      }
    }
    meeting.format = format(
      rule, trigger: trigger, clause: clause, status: status, hasPlace: meeting.place != nil)
    meeting.host = host(trigger: trigger, governor: governor, match: match, resolver: &resolver)
    meeting.mediators = mediators(trigger: trigger, governor: governor, resolver: &resolver)
    let sides = meeting.participants.map { $0.side ?? $0.actor }.uniqued()
    meeting.parties = sides
    return MeetingMention(
      meeting: meeting, trigger: trigger,
      isVerbal: analysis.upos[trigger] == .verb || trigger != governor)
  }

  /// "Families gather to feast", "I have met women who farm": what people do in general, or whom one has come across,
  /// with no day and nobody named.
  private func isHabit(
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
  private func isUnfinishedHabit(_ head: Int) -> Bool {
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
          && ["by", "for", "of", "about", "without", "like"].contains(analysis.lemma($0))
      }
  }

  /// Whether a noun names no encounter of its own: "in consultation with the council", "talks with neighbours".
  private func isMereMention(_ noun: Int) -> Bool {
    let analysis = use.analysis
    if analysis.dependents[noun].contains(where: {
      analysis.relation($0) == .case && $0 < noun
        && ["in", "through", "into"].contains(analysis.lemma($0))
    }),
      ["consultation", "conversation", "discussion", "talk", "negotiation"].contains(
        analysis.lemma(noun)),
      analysis.dependent(of: noun, .det) == nil
    {
      return true
    }
    return false
  }

  /// Who stands after "and" in "between X and Y", where the tree has lost Y: long titles part the two.
  private func secondParty(
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

  /// Whether no encounter is told of, only one that is open to people: "all who visit", "opportunities to
  /// meet with insurers".
  private func isOpenToAll(_ verb: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[verb] == .verb, analysis.relation(verb) == .acl,
      let noun = analysis.heads[verb], noun < verb
    else { return false }
    if analysis.relations[verb] == .aclRelcl {
      return ["all", "those", "anyone", "everyone", "anybody", "everybody", "people", "visitor"]
        .contains(analysis.lemma(noun)) || analysis.lowercasedForm(noun) == "those"
    }
    return ["opportunity", "chance", "ability", "way", "possibility", "right", "room", "place"]
      .contains(analysis.lemma(noun))
  }

  // MARK: Who

  private func isParty(_ id: Identifier<Actor>, _ resolver: ActorResolver) -> Bool {
    guard resolver.canAct(id) else { return false }
    let actor = resolver.registry[id]
    guard actor.kind == .group else { return true }
    let words = actor.name.lowercased().split(separator: " ").map(String.init)
    return Self.audiences.isDisjoint(with: words)
  }

  /// Whether the object of hosting or welcoming is somebody who comes, rather than a thing that is
  /// welcomed ("welcomed the cooperation between …") or an event that is held.
  private func isVisitor(_ match: PatternMatch, resolver: inout ActorResolver) -> Bool {
    guard let others = match.binding("others") else { return true }
    let analysis = use.analysis
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
            && analysis.lemma(match.head) != "host" && analysis.lemma(match.head) != "welcome")
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

  /// Those whom one speaks to without meeting them.
  private static let audiences: Set<String> = [
    "reporters", "reporter", "press", "journalists", "media", "crowd", "nation", "people",
    "audience", "public", "newsmen", "correspondents",
  ]

  /// Whether a phrase says the how-manieth, not whose ("the Twenty-Eighth Meeting").
  private func isOrdinal(_ span: Span) -> Bool {
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

  private func isPlural(_ word: Int?) -> Bool {
    guard let word else { return false }
    return use.analysis.features[word].contains("Number=Plur")
      || ["they", "we"].contains(use.analysis.lowercasedForm(word))
      || !use.analysis.dependents(of: word, .conj).isEmpty
  }

  /// The subject of a verb that moves a meeting of its own: "She proposed a meeting with him".
  private func arranger(of match: PatternMatch) -> Int? {
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
    return analysis.ancestors(of: word).prefix(2).first { verb in
      analysis.lemma(verb) == "look"
        && analysis.dependents[verb].contains { analysis.lemma($0) == "forward" }
    }
  }

  /// Participants that hang on other words of the clause: "met with A, alongside B", "talks …
  /// with C".
  private func furtherParticipants(
    _ match: PatternMatch, trigger: Int, besides known: [ActorResolver.Reference],
    resolver: inout ActorResolver
  ) -> [ActorResolver.Reference] {
    let analysis = use.analysis
    var result: [ActorResolver.Reference] = []
    // "the meeting of A with B"
    let isOfOneWithAnother = analysis.dependents[trigger].contains { child in
      analysis.dependents[child].contains {
        analysis.relation($0) == .case && analysis.lemma($0) == "with"
      }
    }
    // "will host the king for a meeting": the guest takes part.
    if trigger != match.head, ["host", "receive", "invite"].contains(analysis.lemma(match.head)),
      let guest = analysis.dependent(of: match.head, .obj), guest != trigger
    {
      result += resolver.references(at: guest).filter { reference in
        !known.contains { $0.actor == reference.actor }
      }
    }
    let markers = ["with", "between", "among", "alongside"]
    for word in Set(match.cue + [trigger] + match.bindings.map(\.word)).sorted() {
      for child in analysis.dependents[word] where child > word {
        guard [.obl, .nmod].contains(analysis.relation(child)),
          let marker = analysis.dependents[child].first(where: { analysis.relation($0) == .case }),
          markers.contains(analysis.lemma(marker))
            || (isOfOneWithAnother && word == trigger && analysis.upos[word] == .noun
              && analysis.lemma(marker) == "of")
        else { continue }
        for reference in resolver.references(at: child)
        where !known.contains(where: { $0.actor == reference.actor }) {
          let kind = resolver.registry[reference.actor].kind
          if kind != .group || lexicon.nouns[analysis.lemma(child)] != nil {
            result.append(reference)
          }
        }
      }
    }
    return result
  }

  // MARK: What, when, where

  /// Whether the noun tells of meetings in general or of a series: "meetings are useful".
  private func isGeneric(_ word: Int) -> Bool {
    let analysis = use.analysis
    // "over 20 meetings": counted in total.
    if analysis.features[word].contains("Number=Plur"), analysis.dependent(of: word, .nummod) != nil
    {
      return true
    }
    return analysis.dependents[word].contains {
      [
        "respective", "numerous", "many", "several", "regular", "frequent", "any", "no", "every",
        "countless",
      ]
      .contains(analysis.lemma($0))
    }
  }

  private func sentenceSpan(_ word: Int) -> Span {
    use.analysis.sentences[Int(use.analysis.sentenceIndex[word])].span
  }

  /// The clause in which the encounter is told, without those that merely hang on it.
  private func clauseSpan(trigger: Int, governor: Int) -> Span {
    let analysis = use.analysis
    let members = analysis.subtree(of: governor) { child in
      self.analysisIsOtherClause(child, trigger: trigger)
    }
    guard let first = members.first, let last = members.last else { return analysis.spans[trigger] }
    return Span(analysis.spans[first].start, analysis.spans[last].end)
  }

  private func analysisIsOtherClause(_ child: Int, trigger: Int) -> Bool {
    let analysis = use.analysis
    guard child != trigger else { return false }
    switch analysis.relation(child) {
    case .advcl, .parataxis, .ccomp: return true
    case .conj: return analysis.isPredicate(child)
    default: return analysis.relations[child] == .aclRelcl
    }
  }

  private func date(_ times: [TimeExpression], trigger: Int, governor: Int, clause: Span)
    -> TimeExpression?
  {
    let dates = times.filter { time in
      guard time.kind == .date || time.kind == .time else { return false }
      // "recent", "now": no day.
      let probe = time.meaning.value(anchoredOn: clock.publicationDay ?? Day(number: 0))
      return probe?.interval != nil
    }
    .filter { !isBound($0) }
    let here = use.analysis.spans[trigger]
    let opening = sentenceSpan(trigger).start
    // In the clause, or before it at the head of the sentence: "On Monday, …".
    let near = dates.filter {
      clause.contains($0.span) || ($0.span.start - opening <= 6 && $0.span.end < here.start)
    }
    return (near.isEmpty ? dates.filter { abs($0.span.start - here.start) < 60 } : near).min {
      abs($0.span.start - here.start) < abs($1.span.start - here.start)
    }
  }

  /// Whether a time is the day that something is put off to: "moved to Monday", "postponed until 5 May".
  private func isNewDay(_ time: TimeExpression, after verb: Int) -> Bool {
    let analysis = use.analysis
    var before = time.words.lowerBound - 1
    if before > verb, analysis.lowercasedForm(before) == "the" { before -= 1 }
    return [.date, .time].contains(time.kind) && before > verb && before - verb <= 8
      && ["to", "until", "till"].contains(analysis.lowercasedForm(before))
  }

  /// Whether a time only bounds when the encounter is: "before Friday", "since May".
  private func isBound(_ time: TimeExpression) -> Bool {
    let analysis = use.analysis
    let sentence = sentenceSpan(time.words.lowerBound)
    for word in (max(0, time.words.lowerBound - 4)..<time.words.lowerBound)
    where sentence.contains(analysis.spans[word]) {
      if ["before", "until", "since", "after", "by", "till", "prior"].contains(
        analysis.lowercasedForm(word))
      {
        return true
      }
    }
    return false
  }

  /// The day or days of an encounter, a range where two dates are joined ("from 20 May to 24 May").
  ///
  /// A season or "the coming days" bounds the day but names none: the value then stays open.
  private func dayOf(_ date: TimeExpression, _ times: [TimeExpression], in statement: Statement?)
    -> TimeReference
  {
    var time = clock.time(date, in: statement)
    let analysis = use.analysis
    if let end = times.first(where: { other in
      let gap = date.words.upperBound..<max(date.words.upperBound, other.words.lowerBound)
      return other.words.lowerBound > date.words.lowerBound && gap.count == 1
        && ["to", "through", "until", "-", "–"].contains(analysis.lowercasedForm(gap.lowerBound))
    }), let from = time.interval?.from, let to = clock.time(end, in: statement).interval?.to {
      time.value = from.iso + "/" + (to - 1).iso
      time.interval = DayInterval(from: from, to: to)
      time.span = date.span.union(end.span)
    }
    if let value = time.value, !Self.namesDays(value) { time.value = nil }
    return time
  }

  /// Whether a value names days, weeks, months or years: not a season, nor a vague reference.
  private static func namesDays(_ value: String) -> Bool {
    value.allSatisfy { $0.isNumber || "-/:TW+Z".contains($0) }
  }

  /// Whether a duration is how long the encounter took: "over two days, they met", "a two-day
  /// summit".
  private func isSpanOfMeeting(_ time: TimeExpression, trigger: Int, governor: Int) -> Bool {
    let analysis = use.analysis
    guard let top = analysis.top(of: time.words) else { return false }
    let before = time.words.lowerBound - 1
    let preposition = before >= 0 ? analysis.lowercasedForm(before) : ""
    if ["ago", "after", "before", "within", "past", "last", "next"].contains(preposition) {
      return false
    }
    if analysis.text[time.span].lowercased().contains("past ") { return false }
    guard let head = analysis.heads[top] else { return false }
    return head == trigger || head == governor
  }

  private func ordinal(at trigger: Int) -> Int? {
    let analysis = use.analysis
    guard analysis.upos[trigger] != .verb else { return nil }
    for child in analysis.dependents[trigger] where child < trigger {
      let form = analysis.lowercasedForm(child)
      if form == "inaugural" { return 1 }
      guard [.adjective, .numeral].contains(analysis.upos[child]) else { continue }
      if let number = NumberWords.standard.ordinal(form) { return number }
    }
    return nil
  }

  /// The place named with "in" or "at" in the clause.
  private func place(trigger: Int, governor: Int, clause: Span) -> Span? {
    let analysis = use.analysis
    var best: (span: Span, distance: Int)?
    for entity in analysis.entities
    where clause.contains(entity.span) && entity.kind != .person && entity.words.lowerBound > 0 {
      var before = entity.words.lowerBound - 1
      if analysis.lowercasedForm(before) == "the", before > 0 { before -= 1 }
      let preposition = analysis.lowercasedForm(before)
      guard preposition == "in" || preposition == "at" else { continue }
      guard isPlaceOfMeeting(entity, trigger: trigger, governor: governor) else { continue }
      if preposition == "at", entity.kind == .organisation,
        lexicon.states.state(seat: analysis.text[entity.span]) == nil
      {
        continue
      }
      let distance = abs(entity.words.lowerBound - trigger)
      if best.map({ distance < $0.distance }) ?? true { best = (entity.span, distance) }
    }
    return best?.span
  }

  /// The place that the headline of a readout names, for the encounter that it reads out.
  func headlinePlace() -> Span? {
    let analysis = use.analysis
    guard let headline = analysis.blocks.first(where: { $0.kind == .headline }) else { return nil }
    return analysis.entities.first { entity in
      headline.span.contains(entity.span) && entity.kind != .person && entity.words.lowerBound > 0
        && ["in", "at"].contains(analysis.lowercasedForm(entity.words.lowerBound - 1))
        && lexicon.states.state(named: analysis.text[entity.span]) == nil
    }?.span
  }

  /// Whether a place hangs on the encounter or on one who takes part, not on something else that
  /// is told ("met for talks on peace in Ukraine").
  private func isPlaceOfMeeting(_ entity: EntityMention, trigger: Int, governor: Int) -> Bool {
    let analysis = use.analysis
    // Right after a participant, a time or the word for the encounter, whatever the tree says.
    var before = entity.words.lowerBound - 1
    while before > 0, ["in", "at", "the"].contains(analysis.lowercasedForm(before)) { before -= 1 }
    if before == trigger || analysis.time(at: before) != nil
      || analysis.entity(at: before) != nil
    {
      return true
    }
    guard var word = analysis.top(of: entity.words) else { return false }
    while let head = analysis.heads[word] {
      if head == trigger || head == governor { return true }
      guard [.appos, .flat, .conj, .nmod].contains(analysis.relation(word)) else { return false }
      let isPerson = analysis.entity(at: head)?.kind == .person
      guard isPerson || [.appos, .flat, .conj].contains(analysis.relation(word)) else {
        return false
      }
      word = head
      if isPerson { return true }
    }
    return false
  }

  private func format(
    _ rule: Rule, trigger: Int, clause: Span, status: Meeting.Status, hasPlace: Bool
  ) -> Meeting.Format? {
    let analysis = use.analysis
    let words = analysis.words(in: clause).map { analysis.lemma($0) }
    let lemma = analysis.lemma(trigger)
    if words.contains("video") || words.contains("virtual") || words.contains("virtually")
      || words.contains("videoconference")
    {
      return .video
    }
    if lemma == "call" || words.contains("phone") || words.contains("telephone") { return .phone }
    if rule.attributes["format"] == "phone" { return hasPlace ? .inPerson : .phone }
    if rule.attributes["format"] == "in-person" { return .inPerson }
    if ["meeting", "summit", "visit", "sit-down", "dinner", "lunch", "breakfast"].contains(lemma) {
      return .inPerson
    }
    return hasPlace ? .inPerson : nil
  }
}
