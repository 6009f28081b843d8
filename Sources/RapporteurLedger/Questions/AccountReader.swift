internal import Foundation
internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

/// Puts together what all reports say of one thing.
final class AccountReader {
  let db: Database
  let filter: Filter
  private let known: ReportConditions
  /// The conditions of `known` on a table that a statement calls `r`.
  private let knownOfR: String
  /// The day by which an announced day has passed.
  let present: Day
  private var records: [Int64: RapporteurCore.Record] = [:]
  private var excerpts: [Int64: RecordExcerpt] = [:]
  private var actors: [Int64: AccountEntry.Party?] = [:]
  /// The number of the part of its cluster that a candidate was found in, as of an earlier day.
  private var parts: [Int64: Int64] = [:]
  private lazy var days = UtteranceDays(db, filter) { [unowned self] in try self.record($0) }

  /// A reader of what is known as `filter` says; `superseded` takes earlier versions of reports too.
  init(_ db: Database, _ filter: Filter, superseded: Bool = false) {
    self.db = db
    self.filter = filter
    known = ReportConditions(known: filter, superseded: superseded)
    knownOfR = known.sql.replacing("report.", with: "r.")
    present = filter.asOf ?? filter.present ?? Day.today
  }

  /// How many mentions are read to tell what a thing is; the count goes on.
  private static let capacity = 60

  /// What is known of the cluster of that number; nil if nothing is, at the time asked for.
  ///
  /// As of an earlier day, a cluster may fall apart, as what held it together was not yet known; of its parts it is then
  /// that of `candidate`, or all for nil.
  func entry(_ cluster: Int64, holding candidate: Int64? = nil) throws -> AccountEntry? {
    var rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT c.number AS candidate, s.finding, f.kind, f.status, f.modality, f.day_from, f.day_to, r.known_from,
            r.published_day, r.digest, r.headline, r.publisher, r.correction, r.known_to,
            (SELECT k.cluster FROM sighting t
              CROSS JOIN candidate k INDEXED BY candidate_place ON k.number = t.candidate
              WHERE t.finding = r.id << 24 LIMIT 1) AS family
          FROM candidate c
          CROSS JOIN sighting s ON s.candidate = c.number
          CROSS JOIN finding f ON f.id = s.finding
          CROSS JOIN report r ON r.id = s.finding >> 24
          WHERE c.cluster = ? AND \(knownOfR)
          ORDER BY r.known_from, r.published, r.digest, s.finding
          """), arguments: [cluster] + known.arguments)
    var number = cluster
    if filter.asOf != nil, let candidate {
      let part = try AccountPart(of: cluster, holding: candidate, among: rows, in: db)
      rows = rows.filter { part.candidates.contains($0["candidate"]) }
      number = part.number
      for candidate in part.candidates { parts[candidate] = number }
    }
    guard let first = rows.first, let kind = FindingKind(rawValue: first["kind"]) else {
      return nil
    }
    var tally = MentionTally()
    // Of very many mentions the first tell what it is and the last how it stands.
    let head = Self.capacity / 2
    for (index, row) in rows.enumerated()
    where index < head || index >= rows.count - (Self.capacity - head) {
      let id = FindingID(rawValue: row["finding"])
      guard let record = try record(holding: id) else { continue }
      try add(row, id, record, kind, to: &tally)
    }
    guard
      var entry = tally.entry(id: CandidateNumber.id(of: number), kind: kind, count: rows.count)
    else { return nil }
    try account(for: &entry, tally)
    return entry
  }

  /// The identifier that the entry of a candidate had when it was made, as of an earlier day; nil where none was.
  func part(holding candidate: Int64) -> Cluster.ID? { parts[candidate].map(CandidateNumber.id) }

  /// The record of that report as reviewers decided on it, or nil.
  func record(_ report: Int64) throws -> RapporteurCore.Record? {
    if let record = records[report] { return record }
    var record = try db.record(ofReport: report)
    if let read = record {
      let decisions = try db.decisions(onReport: read.report.id)
      record = Submission.resolver.reviewed(read, decisions: decisions)
    }
    if records.count > 400 { records = [:] }
    records[report] = record
    return record
  }

  /// What that finding needs of its record, as reviewers decided on it, or nil.
  func record(holding id: FindingID) throws -> RapporteurCore.Record? {
    guard let kind = id.kind, records[id.report] == nil else { return try record(id.report) }
    if excerpts[id.report] == nil {
      // Decisions bear on the whole record.
      let decided = try Int.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT 1 FROM decision_report d JOIN report r ON r.id = ?1
            WHERE d.report = 'sha256:' || lower(hex(r.digest)) LIMIT 1
            """), arguments: [id.report])
      guard decided == nil, let excerpt = try db.excerpt(ofReport: id.report) else {
        return try record(id.report)
      }
      if excerpts.count > 400 { excerpts = [:] }
      excerpts[id.report] = excerpt
    }
    do {
      try excerpts[id.report]?.read(kind, id.number)
    } catch {
      throw LedgerError(
        code: .notALedger, message: "the record of report \(id.report) is damaged")
    }
    return excerpts[id.report]?.record
  }

  /// The actor that an actor of a record is held to be.
  private func party(_ id: Identifier<Actor>, in record: RapporteurCore.Record, _ report: Int64)
    throws -> AccountEntry.Party
  {
    let finding = FindingID(report: report, kind: .actor, number: id.number).rawValue
    let cluster = try db.cluster(ofFinding: finding)
    let own = record.actor(id)?.name ?? id.description
    guard let cluster else { return AccountEntry.Party(id: "", name: own) }
    if let known = actors[cluster] ?? nil { return known }
    let party = AccountEntry.Party(
      id: CandidateNumber.id(of: cluster), name: try db.name(ofCluster: cluster) ?? own)
    actors[cluster] = party
    return party
  }

  private func parties(
    _ ids: [Identifier<Actor>], in record: RapporteurCore.Record, _ report: Int64
  ) throws -> [AccountEntry.Party] {
    try ids.map { try party($0, in: record, report) }
  }

  /// The clock of a report for times that hang on `utterance`, or on its one document; nil where no other report dates it.
  func clock(of report: Int64, for utterance: FindingKey?) throws -> UtteranceClock? {
    let utterance = utterance.flatMap { FindingID($0.finding, inReport: report) }
    guard try days.mayTell(report, of: utterance), let record = try record(report) else {
      return nil
    }
    return try days.clock(for: record, report)
  }

  private func add(
    _ row: Row, _ id: FindingID, _ record: RapporteurCore.Record, _ kind: FindingKind,
    to tally: inout MentionTally
  ) throws {
    guard let finding = record.finding(id.kind ?? kind, id.number) else { return }
    let provenance = finding.provenance
    let text = record.report.text
    let publisher: String? = row["publisher"]
    let digest = ReportDigest(bytes: Array(row["digest"] as Data))
    let family: Int64? = row["family"]
    let days = DayInterval(
      from: Day(number: row["day_from"]), to: Day(number: row["day_to"]))
    var mention = AccountEntry.Mention(
      id: "\(digest.short)#\(id.local)", headline: row["headline"], publisher: publisher,
      known: Day(number: row["known_from"]), status: row["status"], modality: provenance.modality,
      days: finding.hasDays ? days : nil, chain: [], evidence: text[provenance.evidence],
      words: text[finding.words], confidence: provenance.confidence, rule: provenance.rule,
      family: CandidateNumber.id(of: family ?? 0))
    mention.correction = row["correction"]
    mention.isSuperseded = isSuperseded(row["known_to"])
    if family != nil { tally.texts[record.report.id] = mention.family }
    mention.chain = try chain(of: finding, in: record, id.report)
    // A report that relays may name its own outlet.
    if mention.chain.isEmpty || mention.chain.last != publisher {
      mention.chain.append(publisher ?? "the report")
    }
    try tell(finding, in: record, id, of: &mention, to: &tally)
    tally.mentions.append(mention)
    for party in Set(try parties(finding.parties, in: record, id.report)) {
      tally.parties[party, default: 0] += 1
    }
    let actors = finding.parties.compactMap(record.actor)
    try noteStates(among: actors, finding, in: record, id.report, in: &tally)
    let represented = try parties(actors.compactMap(\.represents), in: record, id.report)
    for side in Set(try parties(finding.sides, in: record, id.report) + represented) {
      tally.sides[side, default: 0] += 1
    }
    for issue in Set(finding.issues) { tally.issues[issue, default: 0] += 1 }
    if case .meeting(let meeting) = finding {
      if let place = meeting.place {
        tally.places[try party(place, in: record, id.report), default: 0] += 1
      }
      if let format = meeting.format { tally.formats[format.rawValue, default: 0] += 1 }
      if let ordinal = meeting.ordinal { tally.ordinals[ordinal, default: 0] += 1 }
    }
  }

  /// Notes which states are among the parties, and for which a person among them stands.
  private func noteStates(
    among actors: [Actor], _ finding: AnyFinding, in record: RapporteurCore.Record, _ report: Int64,
    in tally: inout MentionTally
  ) throws {
    let persons = actors.filter { $0.kind == .person }
    var stoodFor = Set(persons.compactMap(\.represents))
    if case .meeting(let meeting) = finding {
      let persons = Set(persons.map(\.id))
      stoodFor.formUnion(
        meeting.participants.filter { persons.contains($0.actor) }.compactMap(\.side))
    }
    tally.stoodFor.formUnion(try parties(Array(stoodFor), in: record, report))
    for state in actors where state.kind == .state {
      let party = try party(state.id, in: record, report)
      if stoodFor.contains(state.id) {
        tally.statesBeside.insert(party)
      } else {
        tally.states.insert(party)
      }
    }
  }

  /// Whether that report is among those that are known.
  func isKnown(_ report: Int64) throws -> Bool {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM report WHERE id = ? AND \(known.sql)"),
      arguments: [report] + known.arguments) != nil
  }

  private func isSuperseded(_ knownTo: Int?) -> Bool {
    guard let knownTo else { return false }
    return knownTo <= filter.asOf?.number ?? .max
  }

  /// Adds what a finding tells of its thing, its days narrowed by what is known of the utterance they hang on.
  private func tell(
    _ finding: AnyFinding, in record: RapporteurCore.Record, _ id: FindingID,
    of mention: inout AccountEntry.Mention, to tally: inout MentionTally
  ) throws {
    tally.attributions.append(
      Attribution(of: id.local, finding.provenance, in: record))
    func clock(if anchor: TimeReference.Anchor?, _ utterance: FindingKey?) throws -> UtteranceClock?
    {
      anchor == .utterance ? try self.clock(of: id.report, for: utterance) : nil
    }
    switch finding {
    case .meeting(let meeting):
      var telling = MeetingTelling(meeting, in: record)
      if let clock = try clock(if: telling.anchor, telling.utterance) {
        let narrowed = clock.narrowed(telling)
        if narrowed.interval != telling.interval {
          mention.toldDays = mention.days
          mention.days = narrowed.interval
        }
        telling = narrowed
      }
      tally.meetings.append(telling)
      for participant in meeting.participants {
        guard let office = telling.unnamed[participant.actor] else { continue }
        tally.unnamed[try party(participant.actor, in: record, id.report)] = office
      }
    case .outcome(let outcome): tally.items.append(ItemTelling(outcome, in: record))
    case .condition(let condition): tally.promises.append(PromiseTelling(condition, in: record))
    case .commitment(let commitment):
      let telling = PromiseTelling(commitment, in: record)
      tally.promises.append(
        try clock(if: telling.anchor, telling.utterance)?.narrowed(telling) ?? telling)
    case .statement, .position: break
    }
  }

  /// Through whose hands a finding came to the report, from the mouth on.
  private func chain(
    of finding: AnyFinding, in record: RapporteurCore.Record, _ report: Int64
  ) throws -> [String] {
    var chain: [String] = []
    var seen: Set<Identifier<RapporteurCore.Statement>> = []
    var next = finding.statement ?? finding.provenance.assertedBy.flatMap(record.statement)
    while let statement = next, seen.insert(statement.id).inserted {
      let speakers = try parties(statement.speakers, in: record, report).map(\.name)
      if !speakers.isEmpty { chain.append(speakers.joined(separator: ", ")) }
      chain += try parties(statement.via, in: record, report).map(\.name)
      next =
        statement.via.isEmpty ? statement.provenance.assertedBy.flatMap(record.statement) : nil
    }
    return chain
  }
}
