internal import RapporteurCore

/// An undertaking to meet or speak again, "agreed to stay in close touch", which the next encounter of the same parties
/// keeps.
struct PromisedReunion: Hashable, Sendable {
  /// The codes of the parties, two or more, sorted.
  var parties: [String]
  /// The persons who undertake it and whom it names.
  var persons: [MeetingPerson]

  /// Under which key encounters of exactly these parties are looked for, as `AccountKeys.encounters` has them.
  var key: Int64 { AccountKeys.key(of: parties) }

  /// The reunion that `commitment` promises, or nil: its act is none, or one side is not told.
  init?(_ commitment: Commitment, in record: Record, _ sketch: RecordSketch) {
    let text = record.report.text[commitment.action]
    guard PromisedActs.standard.isReunion(text) else { return nil }
    let others = record.actors.filter { actor in
      !commitment.actors.contains(actor.id)
        && actor.mentions.contains { commitment.action.contains($0) }
    }
    // "The President" in his own government's account stands for its state, as nobody need say.
    func party(_ id: Identifier<Actor>) -> String? {
      sketch.party(id)
        ?? (record.actor(id)?.kind == .person ? sketch.publishingState : nil)
    }
    // "stay in touch with their partners", whoever they are
    if Words.list(text).contains("with"), !others.contains(where: { party($0.id) != nil }) {
      return nil
    }
    let named = record.actors.filter { commitment.actors.contains($0.id) } + others
    parties = Set(named.compactMap { party($0.id) }).sorted()
    guard parties.count > 1 else { return nil }
    persons = named.compactMap { MeetingPerson($0, code: party($0.id) ?? "", sketch) }
  }

  /// Whether `meeting` keeps what was promised on `day`: it was held on a later day, but not months later, by these parties,
  /// and with all persons named.
  func isKept(by meeting: MeetingTelling, promisedOn day: Day) -> Bool {
    guard meeting.status == .held, meeting.attribution.modality == .asserted,
      let interval = meeting.interval, interval.from > day,
      interval.from.number - day.number <= Self.days, meeting.parties == parties
    else { return false }
    return persons.allSatisfy { person in meeting.persons.contains { $0.canBe(person) } }
  }

  /// So many days later a promise to meet again is kept no more.
  static let days = 92
}
