internal import RapporteurCore
internal import RapporteurResolution

/// What several mentions say of one thing, counted, and what follows from them together.
struct MentionTally {
  var mentions: [AccountEntry.Mention] = []
  var parties: [AccountEntry.Party: Int] = [:]
  var sides: [AccountEntry.Party: Int] = [:]
  /// The states among the parties of a mention in which nobody stands for them, and in which somebody does.
  var states: Set<AccountEntry.Party> = []
  var statesBeside: Set<AccountEntry.Party> = []
  /// The states for which a person among the parties stands.
  var stoodFor: Set<AccountEntry.Party> = []
  /// Parties who are told by their office alone, with its name.
  var unnamed: [AccountEntry.Party: String] = [:]
  var places: [AccountEntry.Party: Int] = [:]
  var formats: [String: Int] = [:]
  var ordinals: [Int: Int] = [:]
  /// What each mention tells, by its kind.
  var meetings: [MeetingTelling] = []
  var items: [ItemTelling] = []
  var promises: [PromiseTelling] = []
  /// On whose word each mention stands, one a mention.
  var attributions: [Attribution] = []
  /// The text that each report is a copy of, by the report's identifier.
  var texts: [String: Cluster.ID] = [:]
  var issues: [String: Int] = [:]

  /// The entry that the mentions make by themselves; nil if there is none.
  func entry(id: String, kind: FindingKind, count: Int) -> AccountEntry? {
    guard let telling = telling(kind) else { return nil }
    let (status, modality, since) = standing(kind)
    let people = ranked(Self.inFull(parties)).filter { !isToldAlready($0) }
    return AccountEntry(
      id: id, kind: kind, status: status, standing: nil, modality: modality, days: days,
      parties: people, sides: ranked(sides).filter { !people.contains($0) },
      place: ranked(places).first, format: Self.commonest(formats),
      ordinal: Self.commonest(ordinals), issues: Self.ranked(issues), words: telling.words,
      mentionCount: count, mentions: mentions, sources: 0, since: since)
  }

  /// The mention whose words tell it best: of the wording that is most frequent the longest, for a
  /// meeting the surest.
  private func telling(_ kind: FindingKind) -> AccountEntry.Mention? {
    if kind == .meeting {
      return mentions.max { a, b in
        (a.confidence, b.known.number) < (b.confidence, a.known.number)
      }
    }
    // Folding is slow, and most things are told once.
    if mentions.count < 2 { return mentions.first }
    let wordings = mentions.map(\.words.foldedForNames)
    var counts: [String: Int] = [:]
    for wording in wordings { counts[wording, default: 0] += 1 }
    let ranks = zip(mentions, wordings).map { (counts[$1] ?? 0, $0.words.count) }
    return mentions.indices.max { ranks[$0] < ranks[$1] }.map { mentions[$0] }
  }

  /// Where it stands and since when: what was said last; but a meeting that was held stays held.
  private func standing(_ kind: FindingKind)
    -> (status: String, modality: Modality, since: Day)
  {
    func first(_ status: String) -> Day {
      mentions.filter { $0.status == status }.map { $0.days?.from ?? $0.known }.min()
        ?? mentions[0].known
    }
    if kind == .meeting {
      for status in [Meeting.Status.held, .ongoing] {
        let said = mentions.filter { $0.status == status.rawValue && $0.modality == .asserted }
        if !said.isEmpty {
          return (status.rawValue, .asserted, first(status.rawValue))
        }
      }
    }
    let asserted = mentions.filter { $0.modality == .asserted }
    let last = (asserted.isEmpty ? mentions : asserted).max { a, b in
      (a.days?.from ?? a.known, a.known) < (b.days?.from ?? b.known, b.known)
    }
    guard let last else { return ("", .asserted, mentions[0].known) }
    return (last.status, last.modality, first(last.status))
  }

  /// The days that most mentions name, of those the fewest; nil if none names any.
  private var days: DayInterval? {
    var counts: [DayInterval: Int] = [:]
    for mention in mentions { if let days = mention.days { counts[days, default: 0] += 1 } }
    return counts.min { a, b in
      if a.value != b.value { return a.value > b.value }
      let (one, other) = (a.key.to.number - a.key.from.number, b.key.to.number - b.key.from.number)
      return one != other ? one < other : a.key.from < b.key.from
    }?.key
  }

  /// Whether one mention names by the office or the state alone whom another names in person.
  private func isToldAlready(_ party: AccountEntry.Party) -> Bool {
    if states.contains(party), stoodFor.contains(party), !statesBeside.contains(party) {
      return true
    }
    return unnamed[party].map { office in meetings.contains { $0.offices.contains(office) } }
      ?? false
  }

  /// Those who are named by one word alone under the fuller name of the one other who ends on that word, and those of the
  /// same words in another order ("Kishida Fumio") under the commoner of both: within one thing they are one.
  static func inFull(_ counts: [AccountEntry.Party: Int]) -> [AccountEntry.Party: Int] {
    let byWords = Dictionary(grouping: counts.keys) {
      $0.name.foldedForNames.split(separator: " ").sorted()
    }
    // Under whom each is counted who is not under himself.
    var fuller: [AccountEntry.Party: AccountEntry.Party] = [:]
    for (words, same) in byWords where words.count > 1 && same.count > 1 {
      let commonest = same.min { (counts[$1] ?? 0, $0.name) < (counts[$0] ?? 0, $1.name) }
      for party in same where party != commonest { fuller[party] = commonest }
    }
    for party in counts.keys where !party.name.contains(" ") {
      let full = counts.keys.filter { $0.name.hasSuffix(" " + party.name) }
      if full.count == 1 { fuller[party] = fuller[full[0]] ?? full[0] }
    }
    return counts.reduce(into: [:]) { result, counted in
      result[fuller[counted.key] ?? counted.key, default: 0] += counted.value
    }
  }

  private func ranked(_ counts: [AccountEntry.Party: Int]) -> [AccountEntry.Party] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.name < $1.key.name }
      .map(\.key)
  }

  private static func ranked(_ counts: [String: Int]) -> [String] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
  }

  private static func commonest<Value: Comparable>(_ counts: [Value: Int]) -> Value? {
    counts.min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }?.key
  }
}
