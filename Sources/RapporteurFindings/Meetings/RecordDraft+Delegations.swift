internal import RapporteurCore
internal import RapporteurLanguage

/// Who else took part in an encounter, told apart from the sentence that tells of it.
extension RecordDraft {
  /// Adds what stands apart from the sentence that tells of the first encounter: members of
  /// delegations, those who "also took part", the place in a readout's headline.
  mutating func completeMainMeeting(_ record: inout Record, with maker: MeetingMaker) {
    guard
      let index = record.meetings.indices.first(where: {
        [.held, .ongoing].contains(record.meetings[$0].status)
      })
    else { return }
    var meeting = record.meetings[index]
    if meeting.place == nil, meeting.format != .phone, let place = maker.headlinePlace() {
      meeting.place = resolver.registry.other(.place, named: resolver.displayName(place))
    }
    for word in 0..<analysis.count where isBody(word) {
      for match in matcher.matches(at: word)
      where match.rule.kind == "delegation" && match.rule.name != "delegation.joined" {
        // "The delegation to the fair will include …", "asked her to attend the fair": of another occasion than what
        // was held.
        guard !analysis.isNegated(match.head), analysis.spans[word].start > meeting.trigger.start,
          isAboutDelegation(match), use.modality(of: match.head) == .asserted
        else { continue }
        let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])]
        let side = match.subject.flatMap { resolver.actors(at: $0).first }
        for (number, entity) in analysis.entities.enumerated()
        where sentence.span.contains(entity.span) && entity.kind == .person {
          guard let id = resolver.actorOfEntity[number],
            !meeting.participants.contains(where: { $0.actor == id })
          else { continue }
          meeting.participants.append(
            resolver.participant(id, side: side, span: entity.span))
        }
      }
    }
    meeting.parties = meeting.participants.map { $0.side ?? $0.actor }.uniqued()
    record.meetings[index] = meeting
  }

  /// Whether a match tells of a delegation's members or of taking part in the encounter itself.
  private func isAboutDelegation(_ match: PatternMatch) -> Bool {
    if let event = match.binding("event") {
      return lexicon.nouns[analysis.lemma(event.word)] == .encounter
    }
    return match.subject.map { ["delegation", "team", "side"].contains(analysis.lemma($0)) }
      ?? false
  }

  /// Those who joined and those whom they joined, where `word` is the verb of "She was joined by A and B".
  private mutating func joined(at word: Int) -> (
    side: [Identifier<Actor>], added: [ActorResolver.Reference]
  )? {
    guard isBody(word),
      let match = matcher.matches(at: word).first(where: { $0.rule.kind == "delegation" }),
      ["join", "accompany"].contains(analysis.lemma(word)), analysis.isPassive(word),
      !analysis.isNegated(word), let agent = match.subject,
      let side = match.binding("side") ?? match.binding("event")
    else { return nil }
    let added = resolver.references(at: agent).filter { resolver.canAct($0.actor) }
    let known = resolver.actors(at: side.word).filter { id in !added.contains { $0.actor == id } }
    return known.isEmpty || added.isEmpty ? nil : (known, added)
  }

  /// Notes who was joined by whom, so that "they" means both.
  mutating func noteJoined(at word: Int) {
    guard let (side, added) = joined(at: word) else { return }
    let position = analysis.spans[word].start
    let met = resolver.discourse.lastMeeting(before: position) ?? []
    let isOfMeeting = !Set(met).isDisjoint(with: side)
    let all = ((isOfMeeting ? met : side) + added.map(\.actor)).uniqued()
    resolver.discourse.note(group: all, at: position, isSubject: true)
    if isOfMeeting { resolver.discourse.note(meeting: all, at: position) }
  }

  /// Adds to each encounter those of whom it is said later that they joined one who took part.
  mutating func addJoined(to record: inout Record) {
    for word in 0..<analysis.count {
      guard let (side, added) = joined(at: word),
        let index = record.meetings.indices.last(where: { index in
          let meeting = record.meetings[index]
          return meeting.trigger.end <= analysis.spans[word].start
            && meeting.participants.contains { side.contains($0.actor) }
        })
      else { continue }
      for reference in added
      where !record.meetings[index].participants.contains(where: { $0.actor == reference.actor }) {
        record.meetings[index].participants.append(
          resolver.participant(reference.actor, span: reference.span))
      }
      record.meetings[index].parties = record.meetings[index].participants
        .map { $0.side ?? $0.actor }.uniqued()
    }
  }
}
