public import RapporteurCore

/// Something in the account that does not fit together, for a person to look at.
public struct Check: Hashable, Sendable {
  /// What is amiss.
  ///
  /// In the order in which they are listed: what contradicts itself before what may only be missing.
  public enum Code: String, Sendable, CaseIterable {
    /// Some say that it took place, some that it did not.
    case status
    /// What a report told before it was corrected or withdrawn, and nobody else tells.
    case correction
    /// Reports of one encounter give different days.
    case day
    /// Reports of one encounter name different participants.
    case participants
    /// "Thursday, 5 December", which was a Friday.
    case weekday
    /// One quotation is attributed to different speakers.
    case speaker
    /// Reports quote one statement in different words.
    case quotation
    /// "Their sixth meeting", and four are known.
    case ordinal
    /// An announced encounter of which nothing has been heard since its day.
    case silentMeeting = "silent-meeting"
    /// A commitment that is due and of which nothing has been heard.
    case silentCommitment = "silent-commitment"
    /// A claim that one source alone makes.
    case singleSource = "single-source"
  }

  /// What is amiss.
  public var code: Code
  /// What was expected and what was found.
  public var message: String
  /// Of whom or what it is, in a few words; nil where only the findings tell.
  public var subject: String?
  /// The findings that do not fit, sorted.
  public var findings: [FindingKey]
  /// 0 to 1: how much it matters; a list shows the greatest first.
  public var weight: Double

  /// Creates a check's result.
  public init(code: Code, message: String, findings: [FindingKey], weight: Double) {
    self.code = code
    self.message = message
    self.findings = Set(findings).sorted()
    self.weight = weight
  }
}

extension Check {
  /// On what the tellings of one encounter differ; they are in the order in which they became known.
  static func differences(between tellings: [MeetingTelling]) -> [Check] {
    days(tellings) + participants(tellings) + status(tellings)
  }

  /// Two reports that both say the day, and not the same.
  private static func days(_ tellings: [MeetingTelling]) -> [Check] {
    let held = tellings.filter { [.held, .ongoing].contains($0.status) && $0.interval != nil }
    var byDays: [DayInterval: [FindingKey]] = [:]
    for telling in held {
      guard let interval = telling.interval, interval.to.number - interval.from.number <= 2 else {
        continue
      }
      byDays[interval, default: []].append(telling.attribution.finding)
    }
    let days = byDays.keys.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    guard let first = days.first, let other = days.first(where: { $0.from >= first.to }) else {
      return []
    }
    let message =
      "said to have been on \(Self.words(first)) and on \(Self.words(other))"
    return [
      Check(
        code: .day, message: message, findings: (byDays[first] ?? []) + (byDays[other] ?? []),
        weight: 0.7)
    ]
  }

  /// Persons of whom none is, or may be, among those whom another report names.
  private static func participants(_ tellings: [MeetingTelling]) -> [Check] {
    let naming = tellings.filter { $0.persons.count > 1 && $0.status != .scheduled }
    guard let first = naming.first else { return [] }
    for other in naming.dropFirst()
    where !first.persons.contains(where: { one in other.persons.contains { one.canBe($0) } }) {
      let message =
        "participants differ: " + list(first.persons) + " or " + list(other.persons)
      return [
        Check(
          code: .participants, message: message,
          findings: [first.attribution.finding, other.attribution.finding], weight: 0.6)
      ]
    }
    return []
  }

  private static func list(_ persons: [MeetingPerson]) -> String {
    persons.map(\.printed).sorted().joined(separator: ", ")
  }

  private static func status(_ tellings: [MeetingTelling]) -> [Check] {
    let held = tellings.filter { $0.status == .held && $0.attribution.modality == .asserted }
    let denied = tellings.filter { $0.status == .denied || $0.status == .cancelled }
    guard let one = held.first, let other = denied.last else { return [] }
    return [
      Check(
        code: .status,
        message: "said to have been held, and said to have been \(other.status.rawValue)",
        findings: [one.attribution.finding, other.attribution.finding], weight: 0.8)
    ]
  }

  /// The days of an interval, for a reader.
  static func words(_ interval: DayInterval) -> String {
    interval.onlyDay?.iso ?? "\(interval.from.iso) to \((interval.to - 1).iso)"
  }

  /// What is less sure than this is nothing to hold others against.
  public static let leastConfidence = 0.5

  /// Ordinals against the encounters known: "the sixth meeting in two weeks", of which four are known.
  ///
  /// - Parameters:
  ///   - telling: one that counts.
  ///   - known: all encounters held by the same parties, with their days; in any order.
  /// - Returns: nil where the number known is the number said, where the telling does not count or is doubtful, or where more
  ///   are known and nothing says since when they are counted.
  public static func ordinal(of telling: MeetingTelling, among known: [MeetingAccount]) -> Check? {
    guard let ordinal = telling.ordinal, ordinal > 1,
      telling.attribution.confidence >= leastConfidence
    else { return nil }
    // Those of two persons are not those of their states.
    let persons = telling.sides.filter { $0.hasPrefix("p ") }
    let last = telling.interval?.to ?? telling.attribution.published.map { $0 + 1 }
    var first: Day?
    if let last, let window = telling.window, let count = Check.days(in: window) {
      first = last - count - 1
    }
    let counted = known.filter { account in
      guard [.held, .ongoing, .disputed].contains(account.standing) else { return false }
      let names = Set(account.sides.map(\.name))
      if persons.count > 1, !persons.allSatisfy(names.contains) { return false }
      // Calls are no meetings, and are counted by themselves.
      if let format = telling.format, let other = account.format, format != other { return false }
      let when =
        account.interval
        ?? account.history.compactMap { $0.attribution.published }.first
        .map { DayInterval($0) }
      guard let last, let interval = when else { return first == nil }
      guard interval.from < last else { return false }
      guard let first else { return true }
      return interval.to > first
    }
    // Where nothing says since when they are counted, more that are known tell nothing.
    guard counted.count < ordinal || first != nil && counted.count > ordinal else { return nil }
    let intervals: [DayInterval] = counted.compactMap { $0.interval }.sorted {
      ($0.from, $0.to) < ($1.from, $1.to)
    }
    let dates: [String] = intervals.prefix(mostDays).map { Check.words($0) }
    var message = "said to be number \(ordinal)"
    if let window = telling.window { message += " in \(window)" }
    message += "; \(counted.count) known"
    if !dates.isEmpty {
      let more = intervals.count > mostDays ? " and \(intervals.count - mostDays) more" : ""
      message += " (" + dates.joined(separator: ", ") + more + ")"
    }
    if counted.count < ordinal { message += ", \(ordinal - counted.count) missing" }
    return Check(
      code: .ordinal, message: message, findings: [telling.attribution.finding],
      weight: first == nil ? 0.3 : counted.count < ordinal ? 0.5 : 0.6)
  }

  /// The most days that a message lists.
  private static let mostDays = 8

  /// The number of days in words such as "the past two weeks"; nil where they tell none.
  static func days(in words: String) -> Int? {
    let numbers = [
      "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
    ]
    let units = [
      "day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "month": 30, "months": 30,
      "year": 365, "years": 365,
    ]
    var count = 1
    for word in Words.list(words) {
      if let number = numbers[String(word)] ?? Int(word) { count = number }
      if let unit = units[String(word)] { return count * unit }
    }
    return nil
  }

  /// An encounter announced for a day that has passed, with the likeliest one that took its place.
  ///
  /// - Parameters:
  ///   - account: the encounter.
  ///   - tellings: what is told of it.
  ///   - held: encounters of the same sides held after it was announced.
  /// - Returns: nil where it is heard of, or where what was announced is too vague to be missed: no day, no two sides, a
  ///   doubtful reading, or one of the same sides held on those days.
  public static func silence(
    of account: MeetingAccount, _ tellings: [MeetingTelling], held: [MeetingAccount] = []
  ) -> Check? {
    guard account.standing == .silent, let interval = account.interval,
      interval.to.number - interval.from.number <= MeetingDescription.longestEncounter,
      tellings.contains(where: { isDefinite($0) })
    else { return nil }
    let days = held.compactMap(\.interval)
    if days.contains(where: { $0.from <= interval.to && interval.from <= $0.to }) { return nil }
    let later = days.filter { $0.from >= interval.from }.min { $0.from < $1.from }
    let message =
      "announced for \(words(interval)), and nothing heard of it since"
      + (later.map { "; the same sides met on \(words($0))" } ?? "")
    let isNamed = Set(tellings.flatMap(\.persons).map(\.code)).count > 1
    return Check(
      code: .silentMeeting, message: message, findings: tellings.map(\.attribution.finding),
      weight: later != nil ? 0.3 : isNamed ? 0.5 : 0.4)
  }

  /// Whether somebody says for sure that two known sides will meet.
  private static func isDefinite(_ telling: MeetingTelling) -> Bool {
    telling.attribution.confidence >= leastConfidence
      && telling.attribution.modality != .hypothetical && telling.sides.count > 1
      && (telling.parties.count > 1 || telling.persons.count > 1)
  }

  /// A claim on the word of one source.
  public static func singleSource(_ attributions: [Attribution], texts: [String: Cluster.ID] = [:])
    -> Check?
  {
    guard let first = attributions.first,
      Corroboration.independentSources(of: attributions, texts: texts) == 1
    else { return nil }
    return Check(
      code: .singleSource, message: "on the word of \(first.source) alone",
      findings: attributions.map(\.finding), weight: 0.2)
  }

  /// What the analysis found odd in a record itself: a weekday that is not that of its date.
  public static func weekdays(in record: Record) -> [Check] {
    record.warnings.filter { $0.code == "weekday-mismatch" }.map {
      weekday($0.message, report: record.report.id)
    }
  }

  /// That a weekday in a report is not that of its date, in words.
  public static func weekday(_ message: String, report: String) -> Check {
    Check(code: .weekday, message: message, findings: [FindingKey(report: report)], weight: 0.6)
  }
}
