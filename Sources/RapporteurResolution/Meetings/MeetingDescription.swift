internal import RapporteurCore
internal import RapporteurLanguage

/// Encounters as candidates: by parties, persons, days, place and format.
struct MeetingDescription: Description {
  let states: StateTable

  /// The most days that an encounter itself can take; a longer stretch is one within which it lies.
  static let longestEncounter = 4
  /// By how many days a planned encounter is moved at most, for it to be known again.
  static let mostDaysMoved = 7
  /// The most days within which a day is looked for.
  static let longestWindow = 35
  /// A held encounter of unknown day is looked for in so many days before its report.
  static let daysBefore = 10
  /// A coming encounter of unknown day is looked for in so many days after its report.
  static let daysAfter = 21
  /// So many persons and parties, but no more, are looked for one by one.
  static let mostPersons = 4
  /// An encounter told within so many bytes from the head of a readout is what the readout is about.
  static let headOfReadout = 1200
  /// Likewise of another statement, which may go on to much else.
  static let headOfStatement = 500

  func describe(_ sketch: RecordSketch) -> [Described] {
    sketch.record.meetings.map { meeting in
      let traits = self.traits(of: meeting, in: sketch)
      return Described(
        kind: .meeting, finding: sketch.key(meeting.id), features: traits.features,
        keys: keys(of: traits))
    }
  }

  private func traits(of meeting: Meeting, in sketch: RecordSketch) -> MeetingTraits {
    var traits = MeetingTraits()
    for participant in meeting.participants {
      guard let actor = sketch.record.actor(participant.actor) else { continue }
      let code = sketch.party(actor.id) ?? participant.side.flatMap { sketch.party($0) }
      if let code { traits.parties.insert(code) }
      switch actor.kind {
      case .person:
        if let person = MeetingPerson(actor, code: code ?? "", sketch) {
          traits.persons.insert(person)
        }
      case .organisation, .group:
        if code == nil, actor.name.contains(where: \.isUppercase) {
          traits.bodies.insert(Words.folded(actor.name))
        }
      case .state, .place: break
      }
    }
    for party in meeting.parties + meeting.mediators {
      if let code = sketch.party(party) { traits.parties.insert(code) }
    }
    traits.status =
      meeting.provenance.modality == .denied && meeting.status == .held ? .denied : meeting.status
    traits.format = meeting.format
    traits.place = meeting.place.flatMap { sketch.record.actor($0) }.map { Words.folded($0.name) }
    traits.ordinal = meeting.ordinal
    traits.report = sketch.record.report.id
    traits.finding = meeting.id.description
    traits.related = Set(meeting.relatesTo.map(\.meeting.description))
    (traits.interval, traits.dating) = days(of: meeting, in: sketch)
    return traits
  }

  private func days(of meeting: Meeting, in sketch: RecordSketch) -> (
    DayInterval?, MeetingTraits.Dating
  ) {
    if let interval = meeting.date?.interval {
      let count = interval.to.number - interval.from.number
      if count <= Self.longestEncounter { return (interval, .stated) }
      return count <= Self.longestWindow ? (interval, .window) : (nil, .none)
    }
    guard let published = sketch.published else { return (nil, .none) }
    switch meeting.status {
    case .held, .ongoing:
      let report = sketch.record.report
      let head = report.blocks.first { $0.kind == .paragraph }?.span.start ?? 0
      let reach = report.kind == .readout ? Self.headOfReadout : Self.headOfStatement
      if [.readout, .communique, .statement].contains(report.kind),
        meeting.provenance.evidence.start < head + reach, meeting.provenance.assertedBy == nil
      {
        return (DayInterval(from: published - 1, to: published + 1), .report)
      }
      return (DayInterval(from: published - Self.daysBefore, to: published + 1), .window)
    case .scheduled, .postponed, .cancelled:
      return (DayInterval(from: published, to: published + Self.daysAfter), .window)
    case .proposed, .denied: return (nil, .none)
    }
  }

  /// Two who met, and a week in which they may have.
  private func keys(of traits: MeetingTraits) -> [BlockingKey] {
    guard let interval = traits.interval, traits.status != .denied, traits.status != .proposed
    else {
      return []
    }
    var pairs: Set<String> = []
    func addPairs(_ atoms: [String]) {
      for (index, one) in atoms.enumerated() {
        // Of many, only neighbours: whoever tells of the same gathering shares one of those.
        let others = atoms.count <= 5 ? atoms[(index + 1)...] : atoms[(index + 1)...].prefix(1)
        for other in others { pairs.insert(one + "+" + other) }
      }
    }
    addPairs(traits.parties.sorted())
    let surnames = traits.surnames.sorted().map { "p " + $0 }
    addPairs(surnames)
    // "Xi" is short for "Xi Jinping".
    let families = Set(
      traits.persons.sorted().prefix(Self.mostPersons).compactMap(\.familyName)
    ).map { "p " + $0 }
    for family in families {
      for other in surnames.prefix(Self.mostPersons) + families where other != family {
        pairs.insert([family, other].sorted().joined(separator: "+"))
      }
      for party in traits.parties { pairs.insert("\(party)+\(family)") }
    }
    // One side's person and the other side, where a report does not say who they were, or on whose side.
    for person in traits.persons.sorted().prefix(Self.mostPersons) {
      for party in traits.parties.sorted().prefix(Self.mostPersons)
      where person.code != party || person.words.count == 1 {
        pairs.insert("\(party)+p \(person.name)")
      }
    }
    if traits.parties.count < 2, let body = traits.bodies.min() {
      for other in traits.parties.sorted() + surnames {
        pairs.insert(other + "+b " + body)
      }
    }
    var keys: [BlockingKey] = []
    let first = (interval.from.number - 1) / 7
    // What is planned may be moved.
    let last =
      traits.status == .scheduled
      ? interval.to + Self.mostDaysMoved : interval.to
    for week in first...max(first, last.number / 7) {
      for pair in pairs { keys.append(BlockingKey(.meeting, [pair], period: week)) }
    }
    return keys
  }
}
