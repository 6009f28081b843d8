internal import RapporteurCore

/// Puts the mentions of one encounter together.
enum MeetingMerger {
  /// The encounters, each with the best of what its mentions say.
  static func merged(_ mentions: [MeetingMention]) -> [MeetingMention] {
    var groups: [MeetingMention] = []
    for mention in mentions.flatMap(\.encounters) {
      if let index = groups.firstIndex(where: { areSame($0, mention) }) {
        groups[index] = merged(groups[index], mention)
      } else {
        groups.append(mention)
      }
    }
    return groups
  }

  private static func areSame(_ a: MeetingMention, _ b: MeetingMention) -> Bool {
    let (x, y) = (a.meeting, b.meeting)
    let one = Set(x.participants.map(\.actor))
    let other = Set(y.participants.map(\.actor))
    guard one.isSubset(of: other) || other.isSubset(of: one) else { return false }
    if let date = x.date?.value, let otherDate = y.date?.value, date != otherDate { return false }
    if x.ordinal != nil || y.ordinal != nil, x.ordinal != y.ordinal,
      x.duration != nil || y.duration != nil || (x.ordinal != nil && y.ordinal != nil)
    {
      return false
    }
    if x.status != y.status,
      [x.status, y.status].contains(.scheduled) || [x.status, y.status].contains(.proposed)
    {
      return false
    }
    // What was held is not what was put off or called off.
    let happened: Set<Meeting.Status> = [.held, .ongoing]
    if happened.contains(x.status) != happened.contains(y.status) { return false }
    if let format = x.format, let otherFormat = y.format, format != otherFormat { return false }
    if let place = x.place, let otherPlace = y.place, place != otherPlace { return false }
    return true
  }

  private static func merged(_ a: MeetingMention, _ b: MeetingMention) -> MeetingMention {
    let isBetter =
      (b.isVerbal && !a.isVerbal)
      || (b.isVerbal == a.isVerbal
        && score(b.meeting) > score(a.meeting))
    var best = isBetter ? b : a
    let other = isBetter ? a : b
    best.names.formUnion(other.names)
    for participant in other.meeting.participants
    where !best.meeting.participants.contains(where: { $0.actor == participant.actor }) {
      best.meeting.participants.append(participant)
    }
    best.meeting.date = best.meeting.date ?? other.meeting.date
    best.meeting.place = best.meeting.place ?? other.meeting.place
    best.meeting.ordinal = best.meeting.ordinal ?? other.meeting.ordinal
    best.meeting.window = best.meeting.window ?? other.meeting.window
    best.meeting.duration = best.meeting.duration ?? other.meeting.duration
    best.meeting.format = best.meeting.format ?? other.meeting.format
    best.meeting.host = best.meeting.host ?? other.meeting.host
    best.meeting.mediators = (best.meeting.mediators + other.meeting.mediators).uniqued()
    best.meeting.parties = best.meeting.participants.map { $0.side ?? $0.actor }.uniqued()
    return best
  }

  private static func score(_ meeting: Meeting) -> Int {
    meeting.participants.count + (meeting.date == nil ? 0 : 1) + (meeting.place == nil ? 0 : 1)
  }
}

extension MeetingMention {
  /// The encounters that it tells of: one, or as many as there are whom somebody met one by one.
  fileprivate var encounters: [MeetingMention] {
    guard oneByOne.count > 1 else { return [self] }
    return oneByOne.map { guest in
      var encounter = self
      encounter.oneByOne = []
      encounter.meeting.participants.removeAll { $0.actor != guest && oneByOne.contains($0.actor) }
      // "held calls with A | and B": each is told by the words up to its guest.
      encounter.meeting.provenance.evidence = encounter.meeting.participants.compactMap(\.span)
        .reduce(encounter.meeting.trigger) { $0.union($1) }
      encounter.meeting.parties =
        encounter.meeting.participants.map { $0.side ?? $0.actor }.uniqued()
      return encounter
    }
  }
}
