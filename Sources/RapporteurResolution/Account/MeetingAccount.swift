public import RapporteurCore

/// What one report tells of an encounter.
public struct MeetingTelling: Hashable, Sendable {
  /// On whose word.
  public var attribution: Attribution
  /// How far it has come.
  public var status: Meeting.Status
  /// The days it can be, or nil.
  public var interval: DayInterval?
  /// What the day was reckoned from, or nil.
  public var anchor: TimeReference.Anchor?
  /// The statement whose utterance the day hangs on, or nil.
  public var utterance: FindingKey?
  /// Those who take part, as findings.
  public var participants: [FindingKey]
  /// The codes of the parties, and the names of persons as skeletons, sorted.
  public var sides: [String]
  /// The persons, in the order in which they are named.
  var persons: [MeetingPerson]
  /// The offices of which a state has one that those who are named hold.
  public var offices: Set<String> = []
  /// Those of the record's actors who are told by an office alone of which a state has one ("the President of
  /// Ukraine"), with its name.
  public var unnamed: [Identifier<Actor>: String] = [:]
  /// Where, as printed, or nil.
  public var place: String?
  /// How they met, or nil.
  public var format: Meeting.Format?
  /// 6 for "their sixth meeting", or nil.
  public var ordinal: Int?
  /// What the ordinal counts over, as printed, or nil.
  public var window: String?
  /// ISO 8601, or nil.
  public var duration: String?

  /// The clause that tells of it, as printed.
  public var wording: String

  /// The codes of the parties alone, sorted.
  public var parties: [String] { sides.filter { !$0.hasPrefix("p ") } }

  /// What `record` tells of `meeting`.
  public init(_ meeting: Meeting, in record: Record) {
    let sketch = RecordSketch(record)
    attribution = Attribution(of: meeting.id.description, meeting.provenance, in: record)
    wording = record.report.text[meeting.provenance.evidence]
    status = meeting.status
    interval = meeting.date?.interval
    anchor = meeting.date?.anchor
    utterance = meeting.provenance.assertedBy.map { FindingKey($0, in: record) }
    participants = meeting.participants.map { FindingKey($0.actor, in: record) }
    var sides: Set<String> = []
    persons = []
    for participant in meeting.participants {
      let code =
        sketch.party(participant.actor) ?? participant.side.flatMap { sketch.party($0) }
      if let code { sides.insert(code) }
      guard let actor = record.actor(participant.actor) else { continue }
      if let person = MeetingPerson(actor, code: code ?? "", sketch) {
        if let name = person.words.last { sides.insert("p " + name) }
        persons.append(person)
        if let office = person.office ?? HeldOffice.sole(of: actor, side: code, sketch) {
          offices.insert(office)
        }
      } else if let office = HeldOffice.described(by: actor, sketch) {
        unnamed[participant.actor] = office
      }
    }
    for party in meeting.parties { if let code = sketch.party(party) { sides.insert(code) } }
    self.sides = sides.sorted()
    place = meeting.place.flatMap { record.actor($0)?.name }
    format = meeting.format
    ordinal = meeting.ordinal
    window = meeting.window.map { record.report.text[$0] }
    duration = meeting.duration
  }
}

/// One encounter as all its reports tell it.
public struct MeetingAccount: Hashable, Sendable {
  /// Where it stands.
  public enum Standing: String, Sendable {
    /// It has taken place.
    case held
    /// It is said to be going on.
    case ongoing
    /// It was announced, and its day has not passed.
    case expected
    /// It was announced, its day has passed, and nobody has said that it took place.
    case silent
    /// It was put off without a new day.
    case postponed
    /// It was called off.
    case cancelled
    /// It was proposed, no more.
    case proposed
    /// It is said not to have taken place.
    case denied
    /// Some say that it took place and some that it did not.
    case disputed
  }

  /// One word on how far it had come.
  public struct Change: Hashable, Sendable {
    /// How far.
    public var status: Meeting.Status
    /// Who says so, and since when that is known.
    public var attribution: Attribution
  }

  /// Where it stands.
  public var standing: Standing
  /// The days it can be by all who date it together, or by those who date it most closely; nil if nobody does.
  public var interval: DayInterval?
  /// The days for which it was announced first, where it was moved; else nil.
  public var movedFrom: DayInterval?
  /// How far it had come, word by word, in the order in which it became known.
  public var history: [Change]
  /// The parties and persons that anybody names, with the number of those who do, the most named first.
  public var sides: [(name: String, count: Int)] { countedSides.map { ($0.name, $0.count) } }
  /// Places, the most named first.
  public var places: [String]
  /// How they met by most, or nil.
  public var format: Meeting.Format?
  /// Its number by most, or nil.
  public var ordinal: Int?
  /// On what the reports differ.
  public var differences: [Check]
  /// How many say so independently.
  public var independentSources: Int

  private var countedSides: [Counted]

  private struct Counted: Hashable {
    var name: String
    var count: Int
  }

  /// The account of what `tellings` tell, as known on a day; nil where nothing was known then.
  ///
  /// - Parameters:
  ///   - tellings: in any order; narrow their intervals first, `UtteranceClock`.
  ///   - day: the day of knowledge, which is also the present by which an announced day has passed; nil for all
  ///     that is known, with `present` as the present.
  ///   - present: today; nil where no day is to count as passed.
  ///   - texts: the cluster of kind `report` of each report.
  /// - Complexity: O(n log n).
  public init?(
    of tellings: [MeetingTelling], asOf day: Day? = nil, present: Day? = nil,
    texts: [String: Cluster.ID] = [:]
  ) {
    let known = tellings.filter { $0.attribution.isKnown(on: day) }
      .sorted { Attribution.isEarlier($0.attribution, $1.attribution) }
    guard !known.isEmpty else { return nil }
    history = known.map { Change(status: $0.status, attribution: $0.attribution) }
    let dated = known.compactMap { telling in telling.interval.map { (telling, $0) } }
    let days = dated.map(\.1)
    interval =
      Self.agreed(dated.filter { Self.tellsOfEvent($0.0) }.map(\.1))
      ?? Self.movedTo(known) ?? Self.agreed(days)
    // "They met in February" leaves it on the day of February for which it was announced.
    if let vague = interval { interval = Self.agreed(days.filter(vague.holds)) ?? vague }
    movedFrom = nil
    if let interval, let first = dated.first(where: { $0.0.status == .scheduled })?.1,
      first.to <= interval.from || interval.to <= first.from
    {
      movedFrom = first
    }
    standing = Self.standing(of: known, interval: interval, present: day ?? present)
    countedSides = Self.counted(known.flatMap(\.sides))
    places = Self.counted(known.compactMap(\.place)).map(\.name)
    format = Self.counted(known.compactMap { $0.format?.rawValue }).first
      .flatMap { Meeting.Format(rawValue: $0.name) }
    ordinal = Self.counted(known.compactMap { $0.ordinal.map(String.init) }).first.flatMap {
      Int($0.name)
    }
    independentSources = Corroboration.independentSources(
      of: known.map(\.attribution), texts: texts)
    differences = []
    differences = Check.differences(between: known)
  }

  private static func tellsOfEvent(_ telling: MeetingTelling) -> Bool {
    telling.status == .held || telling.status == .ongoing
  }

  /// The day to which it was put off: one that a report of its postponement gives, and not the one announced before.
  private static func movedTo(_ known: [MeetingTelling]) -> DayInterval? {
    guard let last = known.last(where: { $0.status == .postponed }), let day = last.interval else {
      return nil
    }
    let announced = known.filter { $0.status == .scheduled }.compactMap(\.interval)
    return announced.contains { $0.to <= day.from || day.to <= $0.from } ? day : nil
  }

  /// The days common to all, else to the shortest of them and as many others as agree.
  private static func agreed(_ intervals: [DayInterval]) -> DayInterval? {
    let ordered = intervals.sorted {
      let (a, b) = ($0.to.number - $0.from.number, $1.to.number - $1.from.number)
      return a != b ? a < b : $0.from < $1.from
    }
    // Of the shortest, the one that most others allow.
    guard let shortest = ordered.first.map({ $0.to.number - $0.from.number }) else { return nil }
    var best: (interval: DayInterval, votes: Int)?
    for interval in ordered where interval.to.number - interval.from.number == shortest {
      let votes = intervals.count { $0.from < interval.to && interval.from < $0.to }
      if votes > best?.votes ?? 0 { best = (interval, votes) }
    }
    guard var common = best?.interval else { return nil }
    for interval in ordered where interval.from < common.to && common.from < interval.to {
      common = DayInterval(
        from: max(common.from, interval.from), to: min(common.to, interval.to))
    }
    return common
  }

  private static func standing(of known: [MeetingTelling], interval: DayInterval?, present: Day?)
    -> Standing
  {
    func isSo(_ telling: MeetingTelling) -> Bool { telling.attribution.modality == .asserted }
    let held = known.contains { $0.status == .held && $0.attribution.modality != .denied }
    let denied = known.contains { $0.status == .denied || $0.attribution.modality == .denied }
    if held { return denied ? .disputed : .held }
    if denied { return .denied }
    if known.contains(where: { $0.status == .ongoing && isSo($0) }) { return .ongoing }
    switch known.last(where: { $0.status != .proposed })?.status {
    case .cancelled: return .cancelled
    case .postponed where movedTo(known) == nil: return .postponed
    case .scheduled, .ongoing, .postponed:
      if let present, let interval, interval.to <= present { return .silent }
      return .expected
    default: return .proposed
    }
  }

  private static func counted(_ names: [String]) -> [Counted] {
    Dictionary(grouping: names) { $0 }.map { Counted(name: $0, count: $1.count) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.name < $1.name }
  }
}
