internal import RapporteurCore
internal import RapporteurLedger

/// Makes one event of what all reports tell of one meeting, agreement item or position.
///
/// Reports may differ on who came to whom and how; the reading that most of them have counts, of equals
/// the one that was known first.
struct EventResolver {
  /// What one report makes of it; actors by the identifiers of the ledger.
  private struct Reading: Hashable {
    let plover: String
    let mode: String?
    let cameo: String
    let actors: [String]
    let recipients: [String]
  }

  private let source: ExportSource
  private var readings: [String: [(reading: Reading, count: Int)]] = [:]
  /// The persons who act for a party of a thing, by thing and party.
  private var persons: [String: [String: [String]]] = [:]
  private var directory = ActorDirectory()

  init(_ source: ExportSource) throws {
    self.source = source
    try source.extract.reports(source.known) { add($0.reviewed, things: $0.things) }
  }

  private mutating func add(_ record: Record, things: [String: String]) {
    directory.add(record, things: things)
    for event in record.events {
      guard let thing = things[event.from] else { continue }
      let actors = event.actors.compactMap { things[$0.description] }.uniqued()
      let recipients = event.recipients.compactMap { things[$0.description] }.uniqued()
        .filter { !actors.contains($0) }
      guard !actors.isEmpty, !recipients.isEmpty else { continue }
      let reading = Reading(
        plover: event.plover, mode: event.mode, cameo: event.cameo, actors: actors,
        recipients: recipients)
      var list = readings[thing] ?? []
      if let index = list.firstIndex(where: { $0.reading == reading }) {
        list[index].count += 1
      } else {
        list.append((reading, 1))
      }
      readings[thing] = list
      for person in record.actors(ofFinding: event.from) where person.kind == .person {
        guard let id = things[person.id.description],
          let side = person.represents.flatMap({ things[$0.description] })
        else { continue }
        if persons[thing]?[side]?.contains(id) == true { continue }
        persons[thing, default: [:]][side, default: []].append(id)
      }
    }
  }

  /// Calls `body` for each event that the filter lets pass, by kind and then the latest first.
  func events(_ body: (ResolvedEvent) throws -> Void) throws {
    for kind in [FindingKind.meeting, .outcome, .position] {
      try source.extract.entries(kind, source.filter) { entry in
        guard entry.modality == .asserted, isEvent(entry),
          let reading = readings[entry.id]?.max(by: { $0.count < $1.count })?.reading
        else { return }
        let recipients = reading.recipients.filter { recipient in
          !reading.actors.contains { isOfOneSide($0, recipient) }
        }
        guard !recipients.isEmpty else { return }
        try body(
          ResolvedEvent(
            plover: reading.plover, mode: reading.mode, cameo: reading.cameo,
            actors: try reading.actors.map { try party($0, in: entry.id) },
            recipients: try recipients.map { try party($0, in: entry.id) }, entry: entry,
            scale: EventScales.standard[reading.cameo]))
      }
    }
  }

  /// Whether what all reports together say of it still is an event.
  private func isEvent(_ entry: AccountEntry) -> Bool {
    entry.kind != .meeting || entry.status == Meeting.Status.held.rawValue
      || entry.status == Meeting.Status.ongoing.rawValue
  }

  /// Whether the one is the state or body on whose side the other is.
  private func isOfOneSide(_ one: String, _ other: String) -> Bool {
    directory[one].side == other || directory[other].side == one
  }

  private func party(_ id: String, in thing: String) throws -> ResolvedEvent.Party {
    let profile = directory[id]
    let acting = persons[thing]?[id] ?? []
    // One who is not tied to a state in this report may be in others.
    let side = profile.kind == .state ? nil : profile.side.map { directory[$0] }
    let country = profile.kind == .state ? profile.code : side?.code
    let body = profile.kind == .state ? nil : profile.code
    let role =
      profile.kind == .state ? acting.lazy.compactMap { directory[$0].role }.first : profile.role
    return ResolvedEvent.Party(
      id: id, name: try source.extract.name(of: id) ?? id, country: country, body: body, role: role,
      persons: try acting.map { try source.extract.name(of: $0) ?? $0 })
  }
}

extension Record {
  /// The actors of whom a finding (`m2`) tells.
  fileprivate func actors(ofFinding id: String) -> [Actor] {
    let ids: [Identifier<Actor>]? =
      meetings.first { $0.id.description == id }.map { $0.participants.map(\.actor) }
      ?? outcomes.first { $0.id.description == id }?.parties
      ?? positions.first { $0.id.description == id }?.actors
    return (ids ?? []).compactMap { actor($0) }
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it first stands.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
