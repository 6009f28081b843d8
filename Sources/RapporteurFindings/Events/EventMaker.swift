internal import RapporteurCore

/// A row of the table from findings to events.
struct EventTable: Sendable {
  /// What an event is called.
  struct Row: Hashable, Sendable {
    let plover: String
    let mode: String?
    let cameo: String
  }

  private let rows: [String: Row]

  /// Reads the table, whose header says what its columns are.
  init(_ source: String) {
    var rows: [String: Row] = [:]
    for line in source.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count >= 4, rows[columns[0]] == nil else { continue }
      rows[columns[0]] = Row(
        plover: columns[1], mode: columns[2].isEmpty ? nil : columns[2], cameo: columns[3])
    }
    self.rows = rows
  }

  subscript(finding: String) -> Row? { rows[finding] }
}

/// Makes PLOVER events of findings. An event needs a source and a target: where the report names
/// none, there is no event rather than a guess.
struct EventMaker {
  let table: EventTable
  let record: Record
  /// Those at whom a position is directed, by the position's content.
  let addressees: [Span: [Identifier<Actor>]]

  /// The events, meetings' first, then outcomes', then positions'.
  func events() -> [Event] {
    let meetings = record.meetings.compactMap(event)
    let outcomes = record.outcomes.compactMap(event)
    let positions = record.positions.compactMap(event)
    return (meetings + outcomes + positions).enumerated().map { index, event in
      var event = event
      event.id = Identifier(index + 1)
      return event
    }
  }

  private func event(_ meeting: Meeting) -> Event? {
    let sides = meeting.participants.map { $0.side ?? $0.actor }.uniqued()
    guard meeting.status == .held || meeting.status == .ongoing, sides.count >= 2,
      let row = table["meeting." + manner(of: meeting, sides: sides)]
    else { return nil }
    // The host of a visit acts; else the side that the report names first.
    let host = meeting.host.flatMap { host in
      meeting.participants.first { $0.actor == host }.map { $0.side ?? $0.actor }
    }
    let source = host ?? sides[0]
    return event(
      row, from: [source], to: sides.filter { $0 != source }, date: meeting.date,
      finding: meeting.id.description)
  }

  private func manner(of meeting: Meeting, sides: [Identifier<Actor>]) -> String {
    if meeting.format == .phone { return "phone" }
    if sides.count > 2 { return "multilateral" }
    if meeting.host != nil { return "host" }
    return meeting.format == nil ? "talks" : "other"
  }

  private func event(_ outcome: Outcome) -> Event? {
    let sides = outcome.parties.map(side).uniqued()
    guard outcome.provenance.modality == .asserted, sides.count >= 2,
      let row = table["outcome." + outcome.status.rawValue]
    else { return nil }
    return event(
      row, from: [sides[0]], to: Array(sides.dropFirst()), date: nil,
      finding: outcome.id.description)
  }

  private func event(_ position: Position) -> Event? {
    let sources = position.actors.map(side).uniqued()
    let targets = (addressees[position.content] ?? []).map(side).uniqued().filter {
      !sources.contains($0)
    }
    guard position.provenance.modality == .asserted, !sources.isEmpty, !targets.isEmpty,
      let row = table["position." + position.stance.rawValue]
    else { return nil }
    return event(
      row, from: sources, to: targets, date: nil, finding: position.id.description)
  }

  private func side(of id: Identifier<Actor>) -> Identifier<Actor> {
    record.actor(id)?.represents ?? id
  }

  private func event(
    _ row: EventTable.Row, from sources: [Identifier<Actor>], to targets: [Identifier<Actor>],
    date: TimeReference?, finding: String
  ) -> Event {
    Event(
      id: Identifier(0), plover: row.plover, mode: row.mode, cameo: row.cameo, actors: sources,
      recipients: targets, date: date, from: finding)
  }
}
