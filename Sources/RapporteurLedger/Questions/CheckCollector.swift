internal import Foundation
internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

/// Holds what reports tell of each thing against each other.
///
/// Only what can be amiss is looked at: what several candidates were joined for, what is said to be the n-th, what
/// was announced or is due. What it is told of is read finding by finding, not record by record.
final class CheckCollector {
  private let db: Database
  private let filter: Filter
  private let present: Day
  private let reader: AccountReader
  /// The reports whose word counts.
  private let reports: Set<Int64>
  private var digests: [Int64: String] = [:]
  private var meetings: [Int64: (tellings: [MeetingTelling], account: MeetingAccount?)] = [:]
  private var byParties: [[String]: [(cluster: Int64, account: MeetingAccount)]] = [:]
  private var settlements: [FindingID: ItemTelling?] = [:]

  /// A collector for what the reports that `filter` lets pass tell.
  init(_ db: Database, _ filter: Filter) throws {
    self.db = db
    self.filter = filter
    present = filter.asOf ?? filter.present ?? Day.today
    reader = AccountReader(db, filter)
    var everything = filter
    everything.limit = nil
    let conditions = try ReportConditions(everything, in: db)
    reports = try Set(
      Int64.fetchCursor(
        db, sql: "SELECT report.id FROM report WHERE \(conditions.sql)",
        arguments: conditions.arguments))
  }

  /// What does not fit together; `codes` are the sorts to look for, all for nil.
  func checks(singleSources: Bool, only codes: Set<Check.Code>? = nil) throws -> [Check] {
    func wants(_ some: Check.Code...) -> Bool { codes?.isDisjoint(with: some) != true }
    var checks: [Check] = []
    if wants(.weekday) { checks += try oddities() }
    if wants(.correction) { checks += try corrections() }
    if wants(.ordinal, .participants, .day, .status, .silentMeeting) {
      checks += try meetingChecks()
    }
    if wants(.quotation, .speaker) { checks += try quotations() }
    if wants(.silentCommitment) { checks += try silentCommitments() }
    if singleSources { checks += try self.singleSources() }
    return checks
  }

  // MARK: What is looked at

  /// The clusters of a kind that hold several candidates.
  private func joined(_ kind: EntityKind) throws -> [Int64] {
    let range = CandidateNumber.range(of: kind)
    return try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT cluster FROM candidate INDEXED BY candidate_joined
        WHERE cluster <> number AND cluster BETWEEN ? AND ?
        """, arguments: [range.lowerBound, range.upperBound])
  }

  /// The findings of known reports that show a cluster, in the order of their numbers.
  private func findings(of cluster: Int64) throws -> [FindingID] {
    try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT s.finding FROM candidate c CROSS JOIN sighting s ON s.candidate = c.number
          WHERE c.cluster = ? ORDER BY s.finding
          """), arguments: [cluster]
    ).map { FindingID(rawValue: $0) }.filter { reports.contains($0.report) }
  }

  /// The clusters that the findings of known reports show which a query gives, each once.
  private func clusters(_ sql: String, _ arguments: StatementArguments = []) throws -> [Int64] {
    var seen: Set<Int64> = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT q.finding, c.cluster FROM (\(sql)) q
        CROSS JOIN sighting s ON s.finding = q.finding
        CROSS JOIN candidate c INDEXED BY candidate_place ON c.number = s.candidate
        """, arguments: arguments)
    while let row = try rows.next() {
      let cluster: Int64? = row[1]
      if let cluster, reports.contains(FindingID(rawValue: row[0]).report) { seen.insert(cluster) }
    }
    return seen.sorted()
  }

  /// A cluster and the findings of known reports that show it, in the order of their numbers.
  private typealias SeenCluster = (number: Int64, findings: [FindingID])

  private func seen(_ clusters: [Int64]) throws -> [SeenCluster] {
    try clusters.map { ($0, try findings(of: $0)) }
  }

  private func finding(_ id: FindingID) throws -> (AnyFinding, RapporteurCore.Record)? {
    guard let kind = id.kind, let record = try reader.record(holding: id),
      let found = record.finding(kind, id.number)
    else { return nil }
    return (found, record)
  }

  /// What `read` makes of the findings of known reports that show these clusters, by cluster, in the order of their numbers.
  ///
  /// Findings are read report by report, each report once, whatever clusters it shows.
  private func tellings<Telling>(
    of clusters: some Sequence<SeenCluster>,
    _ read: (FindingID, AnyFinding, RapporteurCore.Record) throws -> Telling?
  ) throws -> [Int64: [Telling]] {
    var places: [(finding: FindingID, cluster: Int64)] = []
    for cluster in clusters { places += cluster.findings.map { ($0, cluster.number) } }
    places.sort { $0.finding.rawValue < $1.finding.rawValue }
    var tellings: [Int64: [Telling]] = [:]
    for place in places {
      guard let (finding, record) = try self.finding(place.finding),
        let telling = try read(place.finding, finding, record)
      else { continue }
      tellings[place.cluster, default: []].append(telling)
    }
    return tellings
  }

  private func digest(of report: Int64) throws -> String? {
    if digests[report] == nil { digests[report] = try db.reportID(report) }
    return digests[report]
  }

  // MARK: Reports

  private func oddities() throws -> [Check] {
    try Row.fetchAll(
      db, sql: "SELECT finding, words FROM mark WHERE kind = \(Mark.oddity.rawValue)"
    ).compactMap { row in
      let report = FindingID(rawValue: row[0]).report
      guard reports.contains(report), let digest = try digest(of: report) else { return nil }
      return Check.weekday(row[1], report: digest)
    }
  }

  private func corrections() throws -> [Check] {
    try Row.fetchAll(
      db, sql: "SELECT id, correction FROM report WHERE correction IS NOT NULL"
    ).filter { reports.contains($0[0]) }.flatMap { try withdrawn(by: $0[0], $0[1]) }
  }

  /// What earlier versions of a report told and the one that corrects them does not.
  private func withdrawn(by report: Int64, _ correction: String) throws -> [Check] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT s.finding, c.cluster, o.digest FROM report n
        CROSS JOIN report o ON o.lineage = n.lineage AND o.version < n.version
        CROSS JOIN sighting s ON s.finding BETWEEN (o.id << 24) + 1 AND ((o.id + 1) << 24) - 1
        CROSS JOIN candidate c INDEXED BY candidate_place ON c.number = s.candidate
        WHERE n.id = ? ORDER BY o.version, s.finding
        """, arguments: [report])
    var told: [Int64: [FindingKey]] = [:]
    for row in rows {
      let id = FindingID(rawValue: row[0])
      guard let kind = id.kind, kind != .actor, let cluster: Int64 = row[1] else { continue }
      let digest = ReportDigest(bytes: Array(row[2] as Data)).reportID
      told[cluster, default: []].append(FindingKey(id, inReport: digest))
    }
    return try told.sorted { $0.key < $1.key }.compactMap { cluster, findings in
      guard try reader.entry(cluster) == nil else { return nil }
      return Check(
        code: .correction, message: "told no longer since “\(correction)”", findings: findings,
        weight: 0.7)
    }
  }

  // MARK: Meetings

  private func meetingChecks() throws -> [Check] {
    let announced = try clusters(
      """
      SELECT id AS finding FROM finding
      WHERE kind = \(FindingKind.meeting.rawValue) AND status IN ('scheduled', 'postponed')
        AND day_to <= ?
      """, [present.number])
    let counted = try clusters("SELECT finding FROM mark WHERE kind = \(Mark.ordinal.rawValue)")
    var checks: [Check] = []
    let clusters = Set(try joined(.meeting) + announced + counted).sorted()
    try readMeetings(clusters)
    for cluster in clusters {
      guard case (let tellings, let account?)? = meetings[cluster] else { continue }
      checks += account.differences
      var byMessage: [String: Check] = [:]
      for telling in tellings where telling.ordinal != nil && telling.parties.count > 1 {
        let known = try self.known(telling.parties).map(\.account)
        guard let check = Check.ordinal(of: telling, among: known) else { continue }
        // Several reports that count alike are one matter.
        var merged = byMessage[check.message] ?? check
        merged.findings = Set(merged.findings + check.findings).sorted()
        byMessage[check.message] = merged
      }
      checks += byMessage.values
      guard Check.silence(of: account, tellings) != nil, let interval = account.interval else {
        continue
      }
      let parties = tellings.map(\.parties).max { $0.count < $1.count } ?? []
      let held =
        try (parties.count > 1 ? known(parties).map { ($0.cluster, $0.account) } : [])
        + encounters(about: interval, of: Set(account.sides.map(\.name)))
      let others = held.filter { $0.0 != cluster && $0.1.standing == .held }.map(\.1)
      if let check = Check.silence(of: account, tellings, held: others) { checks.append(check) }
    }
    return checks
  }

  /// Reads what is told of meetings, and what it amounts to, where that has not been done.
  private func readMeetings(_ clusters: [Int64]) throws {
    let unread = clusters.filter { meetings[$0] == nil }
    let told = try tellings(of: seen(unread)) { id, finding, record -> MeetingTelling? in
      guard case .meeting(let meeting) = finding else { return nil }
      let telling = MeetingTelling(meeting, in: record)
      let clock =
        telling.anchor == .utterance
        ? try reader.clock(of: id.report, for: telling.utterance) : nil
      return clock?.narrowed(telling) ?? telling
    }
    for cluster in unread {
      let tellings = told[cluster] ?? []
      meetings[cluster] = (
        tellings, MeetingAccount(of: tellings, asOf: filter.asOf, present: present)
      )
    }
  }

  /// The meetings held on those days, or on a day beside them, in which two at least of these sides took part.
  private func encounters(about interval: DayInterval, of sides: Set<String>) throws
    -> [(Int64, MeetingAccount)]
  {
    let near = try clusters(
      """
      SELECT id AS finding FROM finding
      WHERE kind = \(FindingKind.meeting.rawValue) AND status IN ('held', 'ongoing')
        AND day_from <= ? AND day_to >= ?
      """, [interval.to.number, interval.from.number]
    )
    try readMeetings(near)
    return near.compactMap { cluster in
      guard let account = meetings[cluster]?.account,
        sides.intersection(account.sides.map(\.name)).count > 1
      else { return nil }
      return (cluster, account)
    }
  }

  /// The meetings of just these parties.
  private func known(_ parties: [String]) throws -> [(cluster: Int64, account: MeetingAccount)] {
    if let known = byParties[parties] { return known }
    let clusters = try clusters(
      "SELECT finding FROM mark WHERE kind = \(Mark.parties.rawValue) AND value = ?",
      [AccountKeys.key(of: parties)])
    try readMeetings(clusters)
    let known = clusters.compactMap { cluster in
      meetings[cluster]?.account.map { (cluster, $0) }
    }
    byParties[parties] = known
    return known
  }

  // MARK: Quotations and promises

  private func quotations() throws -> [Check] {
    try batches(of: joined(.statement)).flatMap { try quotations(of: $0) }
  }

  /// `clusters` in runs of so many that what is told of a run fits into little memory, by the reports that told of them first: what
  /// reports near each other tell is read together.
  private func batches(of clusters: [Int64]) throws -> [ArraySlice<SeenCluster>] {
    func first(_ cluster: SeenCluster) -> Int64 { cluster.findings.first?.rawValue ?? .max }
    let ordered = try seen(clusters).sorted { (first($0), $0.number) < (first($1), $1.number) }
    return stride(from: 0, to: ordered.count, by: Self.batch).map {
      ordered[$0..<min($0 + Self.batch, ordered.count)]
    }
  }

  private static let batch = 8192

  private func quotations(of clusters: ArraySlice<SeenCluster>) throws -> [Check] {
    var checks: [Check] = []
    typealias Told = (telling: FragmentTelling, transcript: Int64?)
    let told = try tellings(of: clusters) { id, finding, record -> Told? in
      guard case .statement(let statement) = finding, statement.kind != .indirect else {
        return nil
      }
      let isTranscript = record.report.kind == .transcript
      return (FragmentTelling(statement, in: record), isTranscript ? id.report : nil)
    }
    for cluster in clusters {
      let all = told[cluster.number] ?? []
      // What is said in two transcripts is said twice, and no variant of one statement.
      let first = all.compactMap(\.transcript).first
      let tellings = all.filter { $0.transcript == nil || $0.transcript == first }.map(\.telling)
      if Set(tellings.map(\.attribution.finding.report)).count > 1 {
        checks += StatementAccount(of: tellings)?.differences ?? []
      }
    }
    return checks
  }

  /// Commitments that are due and of which nothing was heard.
  private func silentCommitments() throws -> [Check] {
    // What hangs on an utterance may be due a day or two earlier than its record says.
    let due = try clusters(
      "SELECT finding FROM mark WHERE kind = \(Mark.due.rawValue) AND value <= ?",
      [present.number + UtteranceClock.days])
    return try batches(of: due).flatMap { try silentCommitments(of: $0) }
  }

  private func silentCommitments(of due: ArraySlice<SeenCluster>) throws -> [Check] {
    let told = try tellings(of: due) { id, finding, record -> PromiseTelling? in
      guard case .commitment(let commitment) = finding, commitment.due?.interval != nil,
        commitment.provenance.confidence >= Check.leastConfidence
      else { return nil }
      let telling = PromiseTelling(commitment, in: record)
      let clock =
        telling.anchor == .utterance
        ? try reader.clock(of: id.report, for: telling.utterance) : nil
      return clock?.narrowed(telling) ?? telling
    }
    return try due.compactMap { try silence(of: told[$0.number] ?? []) }
  }

  private func silence(of tellings: [PromiseTelling]) throws -> Check? {
    let items = try db.settlements(of: tellings).compactMap { try settled($0) }
    let meetings = try db.reunions(of: tellings, asOf: filter.asOf) { id in
      guard reports.contains(id.report), case (.meeting(let meeting), let record)? = try finding(id)
      else { return nil }
      return MeetingTelling(meeting, in: record)
    }
    guard
      let account = PromiseAccount(
        of: tellings, items: items, meetings: meetings, asOf: filter.asOf, present: present),
      account.state == .lapsed, let due = account.due
    else { return nil }
    return Check(
      code: .silentCommitment,
      message: "was due by \((due.to - 1).iso), and nothing heard of it since",
      findings: tellings.map(\.attribution.finding), weight: 0.4)
  }

  /// What an outcome of the reports at hand tells, or nil.
  private func settled(_ id: FindingID) throws -> ItemTelling? {
    if let known = settlements[id] { return known }
    var telling: ItemTelling?
    if reports.contains(id.report), case (.outcome(let outcome), let record)? = try finding(id) {
      telling = ItemTelling(outcome, in: record)
    }
    settlements[id] = .some(telling)
    return telling
  }

  /// Outcomes that one source alone tells.
  private func singleSources() throws -> [Check] {
    let agreed = [Outcome.Status.agreed, .agreedInPrinciple, .signed, .inForce]
    let names = agreed.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let found = try clusters(
      """
      SELECT id AS finding FROM finding
      WHERE kind = \(FindingKind.outcome.rawValue) AND status IN (\(names))
      """)
    return try found.compactMap { cluster in
      var attributions: [Attribution] = []
      var texts: [String: Cluster.ID] = [:]
      for id in try findings(of: cluster) {
        guard case (.outcome(let outcome), let record)? = try finding(id),
          agreed.contains(outcome.status)
        else { continue }
        attributions.append(
          Attribution(of: outcome.id.description, outcome.provenance, in: record))
        if let text = try db.cluster(ofFinding: id.report << 24) {
          texts[record.report.id] = CandidateNumber.id(of: text)
        }
      }
      return Check.singleSource(attributions, texts: texts)
    }
  }
}
