internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

/// Says when the utterances of reports were made, as far as the ledger knows on the day asked for.
final class UtteranceDays {
  private let db: Database
  private let asOf: Day?
  private let record: (Int64) throws -> RapporteurCore.Record?
  private let known: ReportConditions
  private var clocks: [Int64: UtteranceClock] = [:]
  /// Whether the clock of a report may tell something, by the numbers of the statements that were looked at.
  private var tells: [ClosedRange<Int64>: Bool] = [:]

  /// `record` gives the record of a report by its number.
  init(_ db: Database, _ filter: Filter, record: @escaping (Int64) throws -> RapporteurCore.Record?)
  {
    self.db = db
    self.record = record
    asOf = filter.asOf
    // Whatever outlet dates an utterance may be heard, also where only one outlet is asked for.
    var all = Filter()
    all.asOf = filter.asOf
    known = ReportConditions(known: all)
  }

  /// Whether another report dates `utterance`, a statement of that report; or, where the report quotes a document, any of
  /// its statements, or the words of the document's author about then. Else the report's clock tells nothing of a time that
  /// hangs on `utterance`, or, for nil, on the report's one document.
  func mayTell(_ report: Int64, of utterance: FindingID?) throws -> Bool {
    let quotesDocument = try self.quotesDocument(report)
    guard quotesDocument || utterance != nil else { return false }
    let whole = FindingID.numbers(from: .statement, to: .statement, inReport: report)
    let numbers = quotesDocument ? whole : utterance.map { $0.rawValue...$0.rawValue } ?? whole
    if let known = tells[numbers] { return known }
    let found = try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (
              SELECT 1 FROM report r CROSS JOIN mark a CROSS JOIN utterance u
              WHERE r.id = ?1 AND a.finding = ?1 << 24 AND a.kind = \(Mark.author.rawValue)
                AND u.speaker = a.value
                AND u.day BETWEEN r.published_day - ?2 AND r.published_day + ?2)
            OR EXISTS (
              SELECT 1 FROM sighting s
              CROSS JOIN candidate c INDEXED BY candidate_place ON c.number = s.candidate
              CROSS JOIN candidate d ON d.cluster = c.cluster
              CROSS JOIN sighting t ON t.candidate = d.number
              CROSS JOIN utterance u ON u.finding = t.finding
              WHERE u.finding >> 24 <> ?1 AND s.finding BETWEEN ?3 AND ?4
                AND c.cluster IN (SELECT j.cluster FROM candidate j
                  WHERE j.cluster = c.cluster AND j.cluster <> j.number))
          """),
      arguments: [report, UtteranceClock.days, numbers.lowerBound, numbers.upperBound])
    let tells = found == 1
    if self.tells.count > 4000 { self.tells = [:] }
    self.tells[numbers] = tells
    return tells
  }

  private func quotesDocument(_ report: Int64) throws -> Bool {
    try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT 1 FROM mark WHERE finding = ? AND kind = \(Mark.author.rawValue) LIMIT 1"),
      arguments: [report << 24]) != nil
  }

  /// The clock for the times in the record of `report`.
  func clock(for record: RapporteurCore.Record, _ report: Int64) throws -> UtteranceClock {
    if let clock = clocks[report] { return clock }
    var findings: Set<Int64> = []
    let clusters = try clusters(ofReport: report)
    var near: Set<Int64> = []
    var tellings = try tellings(of: record, report, only: nil, clusters)
    if let published = record.report.publicationDay {
      for telling in tellings where telling.isDocument {
        guard let id = FindingID(telling.statement.finding, inReport: report),
          let statement = record.statements.first(where: { $0.id.number == id.number })
        else { continue }
        near.formUnion(AccountKeys.speakers(of: statement, in: record))
      }
      let days = UtteranceClock.days
      for speaker in near {
        findings.formUnion(
          try Int64.fetchAll(
            db.cachedStatement(
              sql: "SELECT finding FROM utterance WHERE speaker = ? AND day BETWEEN ? AND ?"),
            arguments: [speaker, published.number - days, published.number + days]))
      }
    }
    findings.formUnion(try sameStatements(ofReport: report))
    let others = Dictionary(grouping: findings.map { FindingID(rawValue: $0) }, by: \.report)
    for (other, ids) in others where other != report {
      guard try isKnown(other), let second = try self.record(other) else { continue }
      tellings += try self.tellings(
        of: second, other, only: Set(ids.map(\.number)), try self.clusters(ofReport: other))
    }
    let clock = UtteranceClock(tellings, asOf: asOf)
    if clocks.count > 400 { clocks = [:] }
    clocks[report] = clock
    return clock
  }

  private func tellings(
    of record: RapporteurCore.Record, _ report: Int64, only numbers: Set<Int>?,
    _ clusters: [FindingKey: Cluster.ID]
  ) throws -> [UtteranceTelling] {
    record.statements.filter { numbers?.contains($0.id.number) ?? true }.map {
      UtteranceTelling($0, in: record) { clusters[$0] }
    }
  }

  private func isKnown(_ report: Int64) throws -> Bool {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM report WHERE id = ? AND \(known.sql)"),
      arguments: [report] + known.arguments) != nil
  }

  /// What other reports tell of the same statements, as far as it bears on their days: when they were made, or that a
  /// document says them, of which yet another report may tell the day.
  private func sameStatements(ofReport report: Int64) throws -> [Int64] {
    let numbers = FindingID.numbers(from: .statement, to: .statement, inReport: report)
    return try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT t.finding FROM sighting s
          CROSS JOIN candidate c INDEXED BY candidate_place ON c.number = s.candidate
          CROSS JOIN candidate d ON d.cluster = c.cluster
          CROSS JOIN sighting t ON t.candidate = d.number
          WHERE s.finding BETWEEN ?1 AND ?2 AND t.finding NOT BETWEEN ?1 AND ?2
            AND (EXISTS (SELECT 1 FROM utterance u WHERE u.finding = t.finding)
              OR EXISTS (SELECT 1 FROM mark a WHERE a.finding = t.finding >> 24 << 24
                AND a.kind = \(Mark.author.rawValue)))
          """), arguments: [numbers.lowerBound, numbers.upperBound])
  }

  /// The cluster of each statement and each meeting of a report.
  private func clusters(ofReport report: Int64) throws -> [FindingKey: Cluster.ID] {
    guard let id = try db.reportID(report) else { return [:] }
    var clusters: [FindingKey: Cluster.ID] = [:]
    let numbers = FindingID.numbers(from: .statement, to: .meeting, inReport: report)
    for (finding, cluster) in try db.clusters(of: numbers) {
      clusters[FindingKey(finding, inReport: id)] = cluster
    }
    return clusters
  }
}
