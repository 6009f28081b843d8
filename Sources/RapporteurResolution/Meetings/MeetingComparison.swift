internal import RapporteurCore

/// Compares encounters.
///
/// Weights were set by hand, and mended on the tuning half of `Evaluation/resolution-pairs.tsv`, November 2026.
struct MeetingComparison: Comparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison {
    PreparedMeetings(candidates)
  }
}

/// Encounters read for comparing.
private struct PreparedMeetings: PreparedComparison {
  /// The least score of a link.
  static let threshold = 0.6

  private var traits: [Candidate.ID: MeetingTraits] = [:]

  init(_ candidates: [Candidate]) {
    for candidate in candidates { traits[candidate.id] = MeetingTraits(candidate) }
  }

  /// An encounter of unknown day or of nobody in particular joins only where it is clear which is meant.
  func rank(_ id: Candidate.ID) -> Int {
    guard let known = traits[id] else { return 0 }
    if known.dating == .window || known.dating == .none { return 0 }
    if known.persons.isEmpty { return 1 }
    return known.status == .held ? 3 : 2
  }

  func conflict(_ a: Candidate.ID, _ b: Candidate.ID) -> Bool {
    guard let one = traits[a], let other = traits[b] else { return true }
    return Self.areApart(one, other)
  }

  /// Whether the two can never be one encounter.
  private static func areApart(_ one: MeetingTraits, _ other: MeetingTraits) -> Bool {
    if one.report == other.report {
      if one.related.contains(other.finding) || other.related.contains(one.finding) { return true }
      // But what it says was put off was planned.
      let isPutOff = one.status == .postponed && other.status == .scheduled
      if isPutOff || other.status == .postponed && one.status == .scheduled { return false }
      // A report that tells of two encounters, one of a day and one of none, means two.
      if one.dating != .stated || other.dating != .stated { return true }
      // So does one that tells of one held and of one to come, or of "today" and of "tomorrow"; but what is to come and
      // what it "caps off" on the very day is one.
      if one.isToCome != other.isToCome, one.interval != other.interval || !one.isNamed(as: other) {
        return true
      }
      if let a = one.interval, let b = other.interval, !a.holds(b), !b.holds(a) { return true }
    }
    if let a = one.ordinal, let b = other.ordinal, a != b { return true }
    for party in one.parties.intersection(other.parties) {
      let (here, there) = (one.persons(of: party), other.persons(of: party))
      // One who is told of on another side there is no other person.
      if !here.isEmpty, !there.isEmpty, !share(here, Array(other.persons)),
        !share(there, Array(one.persons))
      {
        return true
      }
    }
    // What two have is not what one of them has with a third.
    if one.parties.count == 2, other.parties.count == 2, one.parties != other.parties,
      one.isDated, other.isDated
    {
      return true
    }
    guard let a = one.interval, let b = other.interval else { return false }
    let slack =
      mayBeMoved(one, other)
      ? mostDaysMoved : one.dating == .stated && other.dating == .stated ? 0 : 1
    return a.to + slack <= b.from || b.to + slack <= a.from
  }

  /// By how many days a planned encounter is moved at most, for it to be known again.
  static let mostDaysMoved = MeetingDescription.mostDaysMoved

  /// Whether one was planned for a day, and the other may be the same on another: held then, or put off to it.
  private static func mayBeMoved(_ one: MeetingTraits, _ other: MeetingTraits) -> Bool {
    guard one.dating != .window, other.dating != .window else { return false }
    let (plan, event) = one.status == .scheduled ? (one, other) : (other, one)
    guard plan.status == .scheduled, event.status != .scheduled, event.status != .proposed,
      plan.report != event.report || event.status == .postponed, let planned = plan.interval,
      let day = event.interval
    else { return false }
    // What was held before is another; what is planned since will be one more.
    return event.status == .postponed || event.status == .cancelled || planned.from <= day.from
  }

  func link(_ a: Candidate.ID, _ b: Candidate.ID) -> Link? {
    guard let one = traits[a], let other = traits[b], !Self.areApart(one, other),
      let when = days(one, other)
    else { return nil }
    if (one.status == .denied) != (other.status == .denied) { return nil }
    var reasons = who(one, other)
    guard !reasons.isEmpty else { return nil }
    // On the day before, or some day within weeks, only the same persons, or a number, tell it again.
    let isVague = one.dating == .window || other.dating == .window || when.feature == "next day"
    if isVague, !reasons.contains(where: { $0.feature == "persons" && $0.weight > 0 }),
      one.ordinal == nil || one.ordinal != other.ordinal
    {
      reasons.append(Reason("persons", "none to tell it by", -0.06))
    }
    // Nor is a call that was made within those weeks the visit that was to be.
    if isVague || when.feature == "moved", let format = one.format, let second = other.format,
      format != second
    {
      return nil
    }
    reasons.append(when)
    if let format = one.format, let second = other.format {
      reasons.append(
        format == second
          ? Reason("format", format.rawValue, 0.05)
          : Reason("format", "\(format.rawValue) ≠ \(second.rawValue)", -0.08))
    }
    if let place = one.place, let second = other.place {
      reasons.append(
        place == second
          ? Reason("place", place, 0.1) : Reason("place", "\(place) ≠ \(second)", -0.12))
    }
    if let ordinal = one.ordinal, ordinal == other.ordinal {
      reasons.append(Reason("ordinal", String(ordinal), 0.1))
    }
    let score = min(1, max(0, reasons.reduce(0) { $0 + $1.weight }))
    return score >= Self.threshold ? Link(a, b, score: score, reasons: reasons) : nil
  }

  /// Whether somebody is, or may be, among both.
  private static func share(_ some: [MeetingPerson], _ others: [MeetingPerson]) -> Bool {
    some.contains { person in others.contains { person.canBe($0) } }
  }

  private func who(_ one: MeetingTraits, _ other: MeetingTraits) -> [Reason] {
    var reasons: [Reason] = []
    let common = one.persons.sorted().compactMap { person in
      other.persons.sorted().first { person.canBe($0) }.map { (person, $0) }
    }
    let names = Set(common.map { $0.words.count >= $1.words.count ? $0.name : $1.name })
    // The side of a person whom both name is known to both, whichever of them says it.
    let sides = Set(common.compactMap { $0.side(with: $1) })
    let (here, there) = (one.parties.union(sides), other.parties.union(sides))
    let parties = here.intersection(there)
    if parties.count > 1 {
      let words = parties.sorted().joined(separator: ", ")
      if here == there {
        reasons.append(Reason("parties", words, 0.38))
      } else if parties == here || parties == there {
        let more = here.symmetricDifference(there).sorted()
        // A third party that is there in person makes it another encounter; one that is but named may
        // have been left out.
        let isThere = more.contains {
          !one.persons(of: $0).isEmpty || !other.persons(of: $0).isEmpty
        }
        let weight = isThere && one.dating != .window && other.dating != .window ? -0.2 : 0.22
        reasons.append(
          Reason("parties", "\(words); one has \(more.joined(separator: ", ")) too", weight))
      } else {
        reasons.append(Reason("parties", words + " of more", 0.08))
      }
    } else if names.count > 1 {
      reasons.append(Reason("parties", "by their persons", 0.3))
    } else if parties.count == 1, let body = one.bodies.intersection(other.bodies).min(),
      // The one body may be whose guests the others were.
      one.bodies.intersection(other.bodies).count + names.count > 1
    {
      reasons.append(Reason("parties", "\(parties.first ?? ""), \(body)", 0.33))
    } else {
      return []
    }
    if !one.persons.isEmpty, !other.persons.isEmpty {
      let fewest = min(one.persons.count, other.persons.count)
      let share = min(1, Double(names.count) / Double(fewest))
      // One person alone in common, who meets many, tells less.
      let isOneOfMore = fewest == 1 && one.persons.count != other.persons.count
      reasons.append(
        names.isEmpty
          ? Reason("persons", "none in common", -0.15)
          : Reason(
            "persons", names.sorted().joined(separator: ", "), (isOneOfMore ? 0.15 : 0.25) * share))
      // Of an encounter of some day within weeks whoever is named was there, and one more there is another's.
      if !names.isEmpty, names.count < fewest, one.dating == .window || other.dating == .window {
        reasons.append(Reason("persons", "each has others", -0.1))
      }
    }
    return reasons
  }

  /// How near the days are; nil where they cannot be the same.
  private func days(_ one: MeetingTraits, _ other: MeetingTraits) -> Reason? {
    guard let a = one.interval, let b = other.interval else { return nil }
    let words =
      "\(a.from.iso)…\((a.to - 1).iso) ~ \(b.from.iso)…\((b.to - 1).iso)"
    let overlap = min(a.to, b.to).number - max(a.from, b.from).number
    switch (one.dating, other.dating) {
    case (.none, _), (_, .none): return nil
    case (.window, .window):
      // Calls are made again and again; whom one meets in person within a month is met once, as a rule.
      guard one.format == .inPerson, other.format == .inPerson, one.isToCome == other.isToCome,
        one.isNamed(as: other), one.persons.count > 1,
        overlap * 2 >= min(a.to.number - a.from.number, b.to.number - b.from.number)
      else { return nil }
      return Reason("day", words, 0.06)
    case (.window, _), (_, .window):
      guard overlap > 0 else { return nil }
      // The nearer to the report that knows no day, the likelier.
      let (window, day) = one.dating == .window ? (a, b) : (b, a)
      let told = one.dating == .window ? one.status : other.status
      let isOver = told == .held || told == .ongoing
      let edge =
        isOver ? window.to.number - day.to.number : day.from.number - window.from.number
      // What is planned is told of long before.
      return Reason("day", words, 0.2 - (isOver ? 0.012 : 0.006) * Double(max(0, edge)))
    default:
      if overlap > 0 {
        let exact = a == b && a.onlyDay != nil
        return Reason("day", words, exact ? 0.32 : 0.26)
      }
      if Self.mayBeMoved(one, other) {
        return Reason("moved", words, 0.06 - 0.02 * Double(max(0, -overlap)))
      }
      return overlap == 0 ? Reason("next day", words, 0.05) : nil
    }
  }
}
