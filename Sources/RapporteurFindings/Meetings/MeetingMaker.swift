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
  /// Those who were met one by one, where it tells of as many encounters ("separate calls with A and B").
  var oneByOne: [Identifier<Actor>] = []

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
    var match = match
    if isRoundOfTalks(match) { match.bindings.removeAll { $0.role == "others" } }
    let nounTrigger = match.rule.attributes["trigger"] == "noun"
    let trigger =
      nounTrigger && match.cue.count > 1
      ? (match.cue.dropFirst().last {
        analysis.upos[$0] == .noun || analysis.upos[$0] == .properNoun
      } ?? match.head) : match.head
    if isGeneric(trigger) || isOpenToAll(match.head) || isNoEncounter(match, trigger: trigger)
      || isOnlySpokenOf(trigger, by: match.head)
    {
      return nil
    }
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
    // "invited them to start talks": with whom is not said, nor that they did.
    if trigger != match.head, match.binding("others") == nil,
      ["begin", "start", "resume", "open", "end", "finish", "wrap"].contains(
        analysis.lemma(match.head)),
      analysis.xpos[match.head] == "VB", use.modality(of: match.head) != .future
    {
      return nil
    }
    // "to join the alliance | at the Madrid summit": where, not what.
    if trigger != match.head, analysis.relation(trigger) == .obl, analysis.hasCase(trigger, ["at"])
    {
      return nil
    }
    let subject = subject(of: match)
    var people = resolver.references(optional: subject)
    if let owner = ownerJoined(match, trigger: trigger) { people += resolver.references(at: owner) }
    var others = match.binding("others").map { resolver.references(at: $0.word) } ?? []
    others += furtherParticipants(
      match, trigger: trigger, besides: people + others, resolver: &resolver)
    others += secondParty(match, besides: people + others, resolver: resolver)
    others += joiners(match, trigger: trigger, resolver: &resolver)
    if let host = inviter(of: match.head) {
      let hosts = resolver.references(at: host)
      let sides = Set(hosts.map { resolver.registry[$0.actor].represents ?? $0.actor })
      // "invited her to visit Norway": the guest of whoever asks her, not of a land.
      others = others.filter {
        resolver.registry[$0.actor].kind != .state || !sides.contains($0.actor)
      }
      others += hosts.filter { host in !people.contains { $0.actor == host.actor } }
    }
    others = others.flatMap { namedBehindColon($0, resolver) ?? [$0] }
    let isOfOwnBody = isOfOwnBody(others, of: people, match, resolver)
    if isOfOwnBody { others = [] }
    others.sort { $0.span < $1.span }
    people = people.filter { isParty($0.actor, resolver) && !isOrdinal($0.span) }
    others = withoutRetinue(
      others.filter { isParty($0.actor, resolver) && !names(trigger, $0.span) }, resolver)
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
    if match.binding("others") != nil, others.isEmpty, !isOfOwnBody,
      !(isTime && isPlural(subject))
    {
      return nil
    }
    let all = (people + others).reduce(into: [ActorResolver.Reference]()) { list, reference in
      if !list.contains(where: { $0.actor == reference.actor }) { list.append(reference) }
    }
    guard !all.isEmpty else { return nil }
    if isUnfinishedHabit(match.head) || isGathering(match, all, resolver) || isNoComment(match)
      || isNotReadOut(match) || isOfTheHouse(match)
    {
      return nil
    }
    // "wondered whether he had talked to them": nobody says so.
    if analysis.upos[match.head] == .verb, ["VBD", "VBN"].contains(analysis.xpos[match.head]),
      analysis.dependents(of: match.head, .mark).contains(where: {
        ["if", "whether"].contains(analysis.lemma($0))
      })
    {
      return nil
    }
    // "we are going to have to | call that out": the verb.
    if nounTrigger, analysis.upos[trigger] == .verb { return nil }
    // "negotiate prices with the makers": a bargain.
    if match.rule.name == "meeting.consulted", analysis.lemma(match.head) == "negotiate",
      analysis.dependent(of: match.head, .obj) != nil
    {
      return nil
    }
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
    if ["meeting.met", "meeting.met-with"].contains(match.rule.name)
      || ["meeting.spoke-with", "meeting.consulted"].contains(match.rule.name)
        && ["VBP", "VBZ"].contains(analysis.xpos[match.head])
        && analysis.block(of: match.head).kind != .headline,
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
    var mention = mention(
      trigger: trigger, governor: match.head, people: all, rule: match.rule, match: match,
      resolver: &resolver)
    if isOneByOne(match.head, trigger: trigger) {
      let own = people.map(\.actor).uniqued()
      let guests = others.map(\.actor).uniqued().filter { !own.contains($0) }
      // "A and B met separately with C": C is the one whom each met.
      mention?.oneByOne = guests.count == 1 && analysis.upos[trigger] == .verb ? own : guests
    }
    return mention
  }

  /// Whether several encounters are told of at once, one with each: "held bilateral meetings with A and B", "spoke
  /// separately with A and B", "welcomed both A and B".
  private func isOneByOne(_ head: Int, trigger: Int) -> Bool {
    let analysis = use.analysis
    if analysis.upos[trigger] == .verb {
      if let guest = analysis.dependent(of: head, .obj),
        analysis.dependents[guest].contains(where: { analysis.relations[$0] == .ccPreconj })
      {
        return true
      }
      let near = analysis.dependents[head] + [min(head + 1, analysis.count - 1)]
      return near.contains { ["separately", "individually"].contains(analysis.lemma($0)) }
    }
    // "his calls with A and B": whom one calls one calls one by one, unless it is said otherwise.
    return analysis.features[trigger].contains("Number=Plur")
      && (areOneByOne(trigger)
        || analysis.lemma(trigger) == "call" && analysis.dependent(of: trigger, .amod) == nil)
  }

  /// "bilateral meetings": one with each.
  func areOneByOne(_ noun: Int) -> Bool {
    use.analysis.dependents[noun].contains {
      ["bilateral", "separate", "individual", "respective"].contains(use.analysis.lemma($0))
    }
  }

  func mention(
    trigger: Int, governor: Int, people: [ActorResolver.Reference], rule: Rule,
    match: PatternMatch? = nil, resolver: inout ActorResolver
  ) -> MeetingMention? {
    let analysis = use.analysis
    // "The talks with the rebels | began in Oslo on Friday"
    let governs = course(of: round(of: trigger) ?? trigger) ?? governor
    let clause = clauseSpan(trigger: trigger, governor: governs)
    let triggerSpan = analysis.spans[trigger]
    let statement = use.assertion(of: triggerSpan)
    var modality = use.modality(of: governor)
    if modality == .hypothetical, isAheadInThePast(governor) || isWhenAhead(governor) {
      modality = .future
    }
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
    if let date = date(times, trigger: trigger, governor: governs, clause: clause) {
      meeting.date = dayOf(date, times, in: statement)
      if let day = clock.publicationDay, let interval = meeting.date?.interval,
        interval.from > day, [.held, .ongoing].contains(status)
      {
        if analysis.upos[governor] == .verb, analysis.xpos[governor] == "VBD" {
          // "spoke with the engineer, who will be in Alva tomorrow": not the day on which they spoke.
          meeting.date = nil
        } else {
          status = .scheduled
          meeting.status = .scheduled
        }
      }
    }
    // What lies ahead was not months ago, though what is told of it may be late.
    if status == .scheduled, let day = clock.publicationDay, let interval = meeting.date?.interval,
      interval.to.number < day.number - 7
    {
      meeting.date = nil
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
    if let place = place(trigger: trigger, governor: governs, clause: clause)
      ?? destination(of: governor) ?? namedPlace(of: trigger)
    {
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

  // MARK: What, when, where

  func sentenceSpan(_ word: Int) -> Span {
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

  /// "travelled to | Oslo | to meet the king", "is in | Oslo | to meet the king": where somebody goes for it.
  private func destination(of verb: Int) -> Span? {
    let analysis = use.analysis
    guard [.advcl, .xcomp, .acl].contains(analysis.relation(verb)), analysis.xpos[verb] == "VB",
      let head = analysis.heads[verb]
    else { return nil }
    func isPlace(_ word: Int, _ prepositions: Set<String>) -> Bool {
      analysis.entity(at: word).map { $0.kind != .person } ?? false
        && analysis.dependents(of: word, .case).contains {
          prepositions.contains(analysis.lowercasedForm($0))
        }
    }
    let goal: Int?
    if Self.journeys.contains(analysis.lemma(head)) {
      goal = analysis.dependents(of: head, .obl).first {
        $0 < verb && isPlace($0, ["to", "in", "at"])
      }
    } else if isPlace(head, ["in", "at"]) {
      goal = head
    } else {
      // "is on the way | to Oslo | to meet the king"
      goal =
        isOnTheWay(head)
        ? analysis.dependents(of: head, .nmod).first { isPlace($0, ["to"]) } : nil
    }
    return goal.flatMap { analysis.entity(at: $0)?.span }
  }

  /// "at the | Madrid | summit": the town that an encounter is called after.
  func namedPlace(of noun: Int) -> Span? {
    let analysis = use.analysis
    guard ["summit", "conference", "talk", "meeting"].contains(analysis.lemma(noun)), noun > 0,
      let entity = analysis.entity(at: noun - 1), ![.person, .organisation].contains(entity.kind),
      entity.words.upperBound == noun, analysis.relation(noun - 1) != .nmod,
      lexicon.states.state(named: analysis.text[entity.span]) == nil,
      entity.words.lowerBound == 0
        || !["-", "–"].contains(analysis.forms[entity.words.lowerBound - 1])
    else { return nil }
    return entity.span
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
      || analysis.entity(at: before).map({ $0.kind != .event && $0.kind != .other }) ?? false
    {
      return true
    }
    guard var word = analysis.top(of: entity.words) else { return false }
    while let head = analysis.heads[word] {
      if head == trigger || head == governor { return true }
      // "a new round | of talks in Oslo"
      if analysis.heads[head] == trigger, lexicon.nouns[analysis.lemma(head)] == .encounter {
        return true
      }
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
