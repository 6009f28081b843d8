internal import RapporteurCore

/// What questions need to know of a record's entry before they look at the record.
struct FindingRow: Sendable {
  /// In what way an actor has to do with a finding.
  enum Role: Int, Sendable {
    /// Speaks, takes part, undertakes, holds; or mediates or hosts.
    case party = 1
    /// Is the state or body on whose side a party is.
    case side
    /// Hands a statement on.
    case via
    /// Is the place.
    case place
  }

  var kind: FindingKind
  var number: Int
  /// Status, stance, strength, relation or kind, by the kind of finding; empty for an actor.
  var status = ""
  var modality = Modality.asserted.rawValue
  var confidence = 1.0
  /// The days on which it was so, as far as they are known; nil for those of the report.
  var interval: DayInterval?
  /// The words that a topic is looked for in; nil where it has none of its own.
  var words: Span?
  /// The numbers of the actors that have to do with it, each with its first role.
  var actors: [Int: Role] = [:]
}

extension FindingRow {
  /// The rows of all entries of `record`, by kind and number.
  static func rows(of record: Record) -> [FindingRow] {
    var rows: [FindingRow] = []
    func add<Found: Finding>(
      _ kind: FindingKind, _ finding: Found, _ status: String, _ interval: DayInterval?,
      _ words: [Span], parties: [Identifier<Actor>], sides: [Identifier<Actor>] = [],
      via: [Identifier<Actor>] = [], place: Identifier<Actor>? = nil
    ) {
      var row = FindingRow(kind: kind, number: finding.id.number, status: status)
      row.modality = finding.provenance.modality.rawValue
      row.confidence = finding.provenance.confidence
      row.interval = interval
      row.words = words.reduce(finding.provenance.evidence) { $0.union($1) }
      for id in parties { row.actors[id.number] = .party }
      let represented = parties.compactMap { record.actor($0)?.represents }
      for id in sides + represented where row.actors[id.number] == nil {
        row.actors[id.number] = .side
      }
      for id in via where row.actors[id.number] == nil { row.actors[id.number] = .via }
      if let place, row.actors[place.number] == nil { row.actors[place.number] = .place }
      rows.append(row)
    }
    for found in record.statements {
      add(
        .statement, found, found.kind.rawValue, found.said?.interval, [found.content],
        parties: found.speakers, via: found.via)
    }
    for found in record.meetings {
      add(
        .meeting, found, found.status.rawValue, found.date?.interval, [],
        parties: found.participants.map(\.actor) + found.mediators + [found.host].compactMap { $0 },
        sides: found.parties + found.participants.compactMap(\.side), place: found.place)
    }
    for found in record.outcomes {
      let meeting = found.meeting.flatMap { id in record.meetings.first { $0.id == id } }
      add(
        .outcome, found, found.status.rawValue, meeting?.date?.interval, [found.topic],
        parties: found.parties, place: meeting?.place)
    }
    for found in record.conditions {
      add(
        .condition, found, found.relation.rawValue, nil, [],
        parties: found.holders + [found.obligor].compactMap { $0 })
    }
    for found in record.commitments {
      add(.commitment, found, found.strength.rawValue, nil, [], parties: found.actors)
    }
    for found in record.positions {
      add(.position, found, found.stance.rawValue, nil, [], parties: found.actors)
    }
    for actor in record.actors {
      rows.append(FindingRow(kind: .actor, number: actor.id.number, status: actor.kind.rawValue))
    }
    return rows
  }
}
