internal import Foundation
internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

/// Collects what reports tell of each thing and holds it against each other.
struct CheckCollector {
  private let db: Database
  private let filter: Filter
  private let present: Day
  private let days: UtteranceDays
  private var meetings: [Int64: [MeetingTelling]] = [:]
  private var fragments: [Int64: [FragmentTelling]] = [:]
  private var items: [Int64: [Attribution]] = [:]
  private var commitments: [Int64: [PromiseTelling]] = [:]
  /// Outcomes that say that something came about or not, by the keys of their words.
  private var settlements: [Int64: [ItemTelling]] = [:]
  private var texts: [String: Cluster.ID] = [:]
  private var found: [Check] = []

  /// A collector for what is known as `filter` says.
  init(_ db: Database, _ filter: Filter) {
    self.db = db
    self.filter = filter
    present = filter.asOf ?? filter.present ?? Day.today
    days = UtteranceDays(db, filter) { try db.record(ofReport: $0) }
  }

  /// Takes in what `record` tells.
  mutating func add(_ record: RapporteurCore.Record, _ report: Int64) throws {
    found += Check.weekdays(in: record)
    if let correction = record.report.correction {
      found += try withdrawn(by: record, report, correction)
    }
    let keys = AccountKeys(of: record)
    for entry in keys.settlements {
      guard let outcome = record.outcomes.first(where: { $0.id.description == entry.finding })
      else { continue }
      for key in entry.keys {
        settlements[key, default: []].append(ItemTelling(outcome, in: record))
      }
    }
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
        let telling = MeetingTelling(meeting, in: record)
        let clock = telling.anchor == .utterance ? try days.clock(for: record, report) : nil
        meetings[cluster, default: []].append(clock?.narrowed(telling) ?? telling)
      case .statement(let statement) where statement.kind != .indirect:
        fragments[cluster, default: []].append(FragmentTelling(statement, in: record))
      case .outcome(let outcome)
      where [.agreed, .agreedInPrinciple, .signed, .inForce].contains(outcome.status):
        items[cluster, default: []].append(
          Attribution(of: outcome.id.description, outcome.provenance, in: record))
      case .commitment(let commitment) where commitment.due?.interval != nil:
        let telling = PromiseTelling(commitment, in: record)
        let clock = telling.anchor == .utterance ? try days.clock(for: record, report) : nil
        commitments[cluster, default: []].append(clock?.narrowed(telling) ?? telling)
      default: continue
      }
    }
  }

  /// What does not fit together in all that was taken in.
  func checks(singleSources: Bool) throws -> [Check] {
    var checks = found + meetingChecks()
    for tellings in fragments.values where tellings.count > 1 {
      checks += StatementAccount(of: tellings)?.differences ?? []
    }
    for tellings in commitments.values {
      if let check = silence(of: tellings) { checks.append(check) }
    }
    if singleSources {
      checks += items.values.compactMap { Check.singleSource($0, texts: texts) }
    }
    return checks
  }

  private func meetingChecks() -> [Check] {
    var checks: [Check] = []
    var accounts: [Int64: MeetingAccount] = [:]
    var byParties: [[String]: [(cluster: Int64, account: MeetingAccount)]] = [:]
    for (cluster, tellings) in meetings.sorted(by: { $0.key < $1.key }) {
      guard
        let account = MeetingAccount(
          of: tellings, asOf: filter.asOf, present: present, texts: texts)
      else { continue }
      accounts[cluster] = account
      for parties in Set(tellings.map(\.parties)) where parties.count > 1 {
        byParties[parties, default: []].append((cluster, account))
      }
    }
    for (cluster, tellings) in meetings {
      guard let account = accounts[cluster] else { continue }
      checks += account.differences
      var byMessage: [String: Check] = [:]
      for telling in tellings where telling.ordinal != nil && telling.parties.count > 1 {
        let known = byParties[telling.parties, default: []].map(\.account)
        guard let check = Check.ordinal(of: telling, among: known) else { continue }
        // Several reports that count alike are one matter.
        var merged = byMessage[check.message] ?? check
        merged.findings = Set(merged.findings + check.findings).sorted()
        byMessage[check.message] = merged
      }
      checks += byMessage.values
      let parties = tellings.map(\.parties).max { $0.count < $1.count } ?? []
      let held = (parties.count > 1 ? byParties[parties, default: []] : [])
        .filter { $0.cluster != cluster && $0.account.standing == .held }
      if let check = Check.silence(of: account, tellings, held: held.map(\.account)) {
        checks.append(check)
      }
    }
    return checks
  }

  /// That a commitment is due and nothing was heard of it.
  private func silence(of tellings: [PromiseTelling]) -> Check? {
    let keys = Set(tellings.flatMap { AccountKeys.words(of: $0.content) })
    let items = Set(keys.flatMap { settlements[$0] ?? [] })
    guard
      let account = PromiseAccount(
        of: tellings, items: Array(items), asOf: filter.asOf, present: present),
      account.state == .lapsed, let due = account.due
    else { return nil }
    return Check(
      code: .silentCommitment,
      message: "was due by \((due.to - 1).iso), and nothing heard of it since",
      findings: tellings.map(\.attribution.finding), weight: 0.4)
  }

  /// What earlier versions of a report told and the one that corrects them does not.
  private func withdrawn(by record: RapporteurCore.Record, _ report: Int64, _ correction: String)
    throws -> [Check]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT s.finding, c.cluster, o.digest FROM report n
        CROSS JOIN report o ON o.lineage = n.lineage AND o.version < n.version
        CROSS JOIN sighting s ON s.finding BETWEEN (o.id << 24) + 1 AND ((o.id + 1) << 24) - 1
        CROSS JOIN candidate c ON c.number = s.candidate
        WHERE n.id = ? ORDER BY o.version, s.finding
        """, arguments: [report])
    var told: [Int64: [FindingKey]] = [:]
    for row in rows {
      let id = FindingID(rawValue: row[0])
      guard let kind = id.kind, kind != .actor, let cluster: Int64 = row[1] else { continue }
      let digest = ReportDigest(bytes: Array(row[2] as Data)).reportID
      told[cluster, default: []].append(FindingKey(id, inReport: digest))
    }
    let reader = AccountReader(db, filter)
    return try told.sorted { $0.key < $1.key }.compactMap { cluster, findings in
      guard try reader.entry(cluster) == nil else { return nil }
      return Check(
        code: .correction, message: "told no longer since “\(correction)”", findings: findings,
        weight: 0.7)
    }
  }
}
