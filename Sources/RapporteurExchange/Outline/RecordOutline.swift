package import RapporteurCore

/// A record as a reader is told of it: names for identifiers, chains, and findings by kind.
package struct RecordOutline {
  /// The record.
  package let record: Record
  /// All findings, by kind and then in the record's order.
  package private(set) var findings: [FindingOutline] = []
  /// Events that no finding of the record accounts for.
  package private(set) var looseEvents: [String] = []

  /// The outline of `record`.
  package init(_ record: Record) {
    self.record = record
    findings =
      record.meetings.map(outline) + record.statements.map(outline) + record.outcomes.map(outline)
      + record.conditions.map(outline) + record.commitments.map(outline)
      + record.positions.map(outline)
    var positions: [String: Int] = [:]
    for (position, finding) in findings.enumerated() { positions[finding.id] = position }
    for event in record.events {
      if let position = positions[event.from] {
        findings[position].events.append(words(for: event))
      } else {
        looseEvents.append(words(for: event))
      }
    }
  }

  /// The findings of one kind.
  package func findings(_ kind: FindingOutline.Kind) -> [FindingOutline] {
    findings.filter { $0.kind == kind }
  }

  /// All findings by where they stand in the text.
  package var findingsInOrder: [FindingOutline] {
    findings.sorted { ($0.place, $0.kind.rawValue) < ($1.place, $1.kind.rawValue) }
  }

  /// All findings by where they stand in the text, each with the lane, 0 to 2, that the line under its words lies
  /// on: lines that run under the same words lie on different lanes as long as there are any. Statements are
  /// shaded, not underlined, and take none.
  package var findingsInLanes: [(finding: FindingOutline, lane: Int)] {
    let most = 3
    var ends: [Int] = []
    return findingsInOrder.map { finding in
      guard finding.kind != .statement else { return (finding, 0) }
      let extent = finding.marks.dropFirst().reduce(finding.marks[0]) { $0.union($1) }
      let lane = ends.firstIndex { $0 <= extent.start } ?? min(ends.count, most - 1)
      if lane == ends.count {
        ends.append(extent.end)
      } else {
        ends[lane] = max(ends[lane], extent.end)
      }
      return (finding, lane)
    }
  }

  /// "3 meetings, 1 statement", or "nothing found".
  package var counts: String {
    Self.counts(FindingOutline.Kind.allCases.map { ($0, findings($0).count) })
  }

  /// "3 meetings, 1 statement", or "nothing found".
  static func counts(_ counts: [(kind: FindingOutline.Kind, count: Int)]) -> String {
    let parts = counts.filter { $0.count > 0 }
      .map { "\($0.count) \($0.kind.singular)\($0.count == 1 ? "" : "s")" }
    return parts.isEmpty ? "nothing found" : parts.joined(separator: ", ")
  }
}

// MARK: The report

extension RecordOutline {
  /// The headline, or the first words of the text.
  package var title: String {
    if let headline = record.report.headline, !headline.isEmpty { return headline }
    let opening = record.report.blocks.first.map { record.report.text[$0.span] } ?? ""
    return opening.isEmpty ? "Untitled report" : opening.shortened(toColumns: 90)
  }

  /// The outlet's name, or "the report".
  var outlet: String { record.report.publisher ?? "the report" }

  /// The day of publication in words, with the hour where it is known; or nil.
  package var published: String? {
    guard let published = record.report.published else { return nil }
    guard let day = Day(iso: published) else { return published }
    let clock = published.dropFirst(11)
    let hour = clock.prefix(5)
    guard hour.count == 5 else { return day.words(weekday: true) }
    let zone = clock.drop { $0.isNumber || $0 == ":" || $0 == "." }
    let zoneWords = zone.isEmpty ? "" : zone == "Z" ? " UTC" : " (UTC\(zone.prefix(6)))"
    return "\(day.words(weekday: true)), \(hour)\(zoneWords)"
  }

  /// The day of publication in words, or nil.
  package var day: String? { record.report.publicationDay?.words(weekday: true) }

  /// Those who take part in a finding and of whom more is known than the name.
  package var cast: [Actor] {
    var used = Set<Identifier<Actor>>()
    for meeting in record.meetings {
      used.formUnion(meeting.participants.map(\.actor))
      used.formUnion(meeting.mediators)
      if let host = meeting.host { used.insert(host) }
    }
    for statement in record.statements {
      used.formUnion(statement.speakers)
      used.formUnion(statement.via)
    }
    for outcome in record.outcomes { used.formUnion(outcome.parties) }
    for condition in record.conditions { used.formUnion(condition.holders) }
    for commitment in record.commitments { used.formUnion(commitment.actors) }
    for position in record.positions { used.formUnion(position.actors) }
    return record.actors.filter {
      used.contains($0.id) && (!$0.roles.isEmpty || $0.represents != nil)
    }
  }

  /// The offices of an actor as printed, and the side it is on unless an office says that already:
  /// "Secretary of State", "Serbian President", "mediator · for United States".
  package func office(of actor: Actor) -> String {
    var parts: [String] = []
    for role in actor.roles {
      let printed = record.report.text[role.span].oneLine
      let words =
        printed.contains(role.title.oneLine)
        ? printed : [role.title, role.body].compactMap { $0 }.joined(separator: ", ")
      if !parts.contains(words) { parts.append(words) }
    }
    if let side = actor.represents, side != actor.id,
      !actor.roles.contains(where: { $0.of == side })
    {
      parts.append("for \(name(side))")
    }
    return parts.joined(separator: " · ")
  }
}

// MARK: Names and chains

extension RecordOutline {
  /// The name of an actor, or its identifier if the record does not hold it.
  package func name(_ id: Identifier<Actor>) -> String { record.actor(id)?.name ?? id.description }

  /// The names of actors, with commas.
  func names(_ ids: [Identifier<Actor>]) -> String { ids.map(name).joined(separator: ", ") }

  /// Those through whose hands a finding came, from the mouth to the page.
  func chain(assertedBy id: Identifier<Statement>?) -> [String] {
    guard let id, let statement = record.statement(id) else { return [outlet] }
    return chain(of: statement)
  }

  /// Those through whose hands a statement came, from its speakers to the outlet.
  func chain(of statement: Statement) -> [String] {
    var links: [String] = []
    var seen = Set<Identifier<Statement>>()
    var next: Statement? = statement
    while let current = next, seen.insert(current.id).inserted {
      links.append(current.speakers.isEmpty ? "speaker not named" : names(current.speakers))
      links += current.via.map(name)
      // `via` holds the whole way to the page; only without it does the way lead on from here.
      next = current.via.isEmpty ? current.provenance.assertedBy.flatMap(record.statement) : nil
    }
    if links.last != outlet { links.append(outlet) }
    return links
  }

  /// "CONSULT (visit, 042) United States → Ukraine, 5 Dec 2025".
  private func words(for event: Event) -> String {
    let how = [event.mode, event.cameo].compactMap { $0 }.filter { !$0.isEmpty }
    var words = event.plover + " (\(how.joined(separator: ", ")))"
    let sides = [event.actors, event.recipients].filter { !$0.isEmpty }.map(names)
    if !sides.isEmpty { words += " " + sides.joined(separator: " → ") }
    if let date = event.date?.words { words += ", \(date)" }
    return words
  }
}
