internal import GRDB
public import RapporteurCore
public import RapporteurResolution

extension Ledger {
  /// What does not fit together in the reports that `filter` lets pass, what matters most first.
  ///
  /// Ordinals against the meetings known, weekdays against dates, reports that differ on one meeting,
  /// variants of quotations, and meetings and commitments that went silent; with `singleSources` also
  /// outcomes that one source alone tells.
  /// - Parameter present: the day by which an announced day has passed.
  /// - Throws: `LedgerError`.
  /// - Complexity: O(n log n) in the reports: every record is read.
  public func checks(_ filter: Filter, present: Day, singleSources: Bool) throws(LedgerError)
    -> [Check]
  {
    try store.read { db in
      var collector = CheckCollector(db, present: filter.asOf ?? present)
      let conditions = try ReportConditions(try db.processed(filter), in: db)
      let rows = try Int64.fetchCursor(
        db, sql: "SELECT report.id FROM report WHERE \(conditions.sql) ORDER BY report.digest",
        arguments: conditions.arguments)
      while let report = try rows.next() {
        if let record = try db.record(ofReport: report) { try collector.add(record, report) }
      }
      let checks = collector.checks(asOf: filter.asOf, singleSources: singleSources)
        .sorted { a, b in
          a.weight != b.weight
            ? a.weight > b.weight
            : (a.code.rawValue, a.message, a.findings.first?.description ?? "")
              < (b.code.rawValue, b.message, b.findings.first?.description ?? "")
        }
      return Array(checks.prefix(filter.limit ?? .max))
    }
  }
}

/// Collects what reports tell of each thing and holds it against each other.
private struct CheckCollector {
  private let db: Database
  private let present: Day
  private var meetings: [Int64: [MeetingTelling]] = [:]
  private var fragments: [Int64: [FragmentTelling]] = [:]
  private var items: [Int64: [Attribution]] = [:]
  private var commitments: [Int64: (due: DayInterval, last: Day?, findings: [FindingKey])] = [:]
  private var texts: [String: Cluster.ID] = [:]
  private var found: [Check] = []

  init(_ db: Database, present: Day) {
    self.db = db
    self.present = present
  }

  mutating func add(_ record: RapporteurCore.Record, _ report: Int64) throws {
    found += Check.weekdays(in: record)
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT s.finding, c.cluster FROM sighting s CROSS JOIN candidate c ON c.number = s.candidate
          WHERE s.finding BETWEEN ? AND ?
          """), arguments: [report << 24, (report + 1) << 24 - 1])
    while let row = try rows.next() {
      let id = FindingID(rawValue: row[0])
      guard let cluster: Int64 = row[1] else { continue }
      guard let kind = id.kind else {
        texts[record.report.id] = CandidateNumber.id(of: cluster)
        continue
      }
      switch record.finding(kind, id.number) {
      case .meeting(let meeting):
        meetings[cluster, default: []].append(MeetingTelling(meeting, in: record))
      case .statement(let statement) where statement.kind != .indirect:
        fragments[cluster, default: []].append(FragmentTelling(statement, in: record))
      case .outcome(let outcome)
      where [.agreed, .agreedInPrinciple, .signed, .inForce].contains(outcome.status):
        items[cluster, default: []].append(
          Attribution(of: outcome.id.description, outcome.provenance, in: record))
      case .commitment(let commitment):
        guard let due = commitment.due?.interval else { continue }
        let key = FindingKey(commitment.id, in: record)
        let before = commitments[cluster]
        commitments[cluster] = (
          due, [before?.last, record.report.publicationDay].compactMap { $0 }.max(),
          (before?.findings ?? []) + [key]
        )
      default: continue
      }
    }
  }

  func checks(asOf day: Day?, singleSources: Bool) -> [Check] {
    var checks = found
    var accounts: [Int64: MeetingAccount] = [:]
    for (cluster, tellings) in meetings {
      accounts[cluster] = MeetingAccount(of: tellings, asOf: day, present: present, texts: texts)
    }
    var bySides: [[String]: [MeetingAccount]] = [:]
    for (cluster, tellings) in meetings {
      guard let account = accounts[cluster] else { continue }
      for sides in Set(tellings.map(\.sides)) where sides.count > 1 {
        bySides[sides, default: []].append(account)
      }
    }
    for (cluster, tellings) in meetings {
      guard let account = accounts[cluster] else { continue }
      checks += account.differences
      for telling in tellings where telling.ordinal != nil && telling.sides.count > 1 {
        if let check = Check.ordinal(of: telling, among: bySides[telling.sides] ?? []) {
          checks.append(check)
        }
      }
      let sides = tellings.first?.sides ?? []
      let held = (sides.count > 1 ? bySides[sides] ?? [] : []).filter { $0.standing == .held }
      if let check = Check.silence(of: account, tellings, held: held) { checks.append(check) }
    }
    for tellings in fragments.values where tellings.count > 1 {
      checks += StatementAccount(of: tellings)?.differences ?? []
    }
    for commitment in commitments.values where commitment.due.to <= present {
      guard commitment.last.map({ $0 < commitment.due.to }) ?? true else { continue }
      checks.append(
        Check(
          code: .silentCommitment,
          message: "was due by \((commitment.due.to - 1).iso), and nothing heard of it since",
          findings: commitment.findings, weight: 0.4))
    }
    if singleSources {
      checks += items.values.compactMap { Check.singleSource($0, texts: texts) }
    }
    return checks
  }
}
