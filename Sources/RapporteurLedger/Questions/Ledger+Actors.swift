internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

extension Ledger {
  /// The actors that `filter` lets pass, those that most reports name first.
  ///
  /// `with` means those who have to do with the same findings; `status` the kind of actor.
  /// - Throws: `LedgerError`; `unknown` or `ambiguous` where a name fits nobody or several.
  public func actors(_ filter: Filter) throws(LedgerError) -> [ActorEntry] {
    try store.read { db in try db.actors(filter) }
  }

  /// The actors that are called so, the one meant most likely first.
  /// - Throws: `LedgerError` with the code `unknown` if there is none.
  public func actor(_ name: String) throws(LedgerError) -> ActorEntry {
    try store.read { db in
      let match = try NameLookup(db: db).match(name)
      let reader = ActorReader(db, Filter())
      guard let candidate = match.candidates.first, let cluster = try db.cluster(of: candidate),
        let entry = try reader.entry(cluster)
      else {
        throw LedgerError(code: .unknown, message: "nobody in the ledger is called \"\(name)\"")
      }
      return entry
    }
  }
}

extension Database {
  /// The cluster that a candidate is in, or nil.
  func cluster(of candidate: Int64) throws -> Int64? {
    try Int64.fetchOne(
      cachedStatement(
        sql: "SELECT cluster FROM candidate INDEXED BY candidate_place WHERE number = ?"),
      arguments: [candidate])
  }

  func actors(_ filter: Filter) throws -> [ActorEntry] {
    let filter = try processed(filter)
    let reader = ActorReader(self, filter)
    let query = try actorQuery(filter)
    let rows = try Row.fetchCursor(self, sql: query.sql, arguments: query.arguments)
    // Names are counted one by one, and an actor may have several: more are looked at than asked for.
    let enough = filter.limit.map { $0 + $0 / 2 + 10 } ?? .max
    var seen: Set<Int64> = []
    var entries: [ActorEntry] = []
    while entries.count < enough, let row = try rows.next() {
      let cluster: Int64? = row[0]
      guard let cluster, seen.insert(cluster).inserted, let entry = try reader.entry(cluster)
      else { continue }
      if !filter.status.isEmpty, !filter.status.contains(entry.kind) { continue }
      entries.append(entry)
    }
    entries.sort { $0.reports != $1.reports ? $0.reports > $1.reports : $0.id < $1.id }
    return Array(entries.prefix(filter.limit ?? .max))
  }

  /// Clusters of actors, those that are named most often first; where there are conditions on reports, in
  /// the latest six hundred that fit.
  private func actorQuery(_ filter: Filter) throws
    -> (sql: String, arguments: StatementArguments)
  {
    if !filter.with.isEmpty || filter.party != nil || filter.place != nil || filter.topic != nil
      || filter.since != nil || filter.until != nil || filter.source != nil || filter.asOf != nil
    {
      let candidates = CandidateNumber.range(of: .actor)
      var filter = filter
      filter.status = []
      let conditions = try ReportConditions(filter, in: self)
      let sql = """
        SELECT c.cluster FROM (
          SELECT report.id FROM report WHERE \(conditions.sql)
          ORDER BY report.known_from DESC LIMIT 600) AS r
        CROSS JOIN sighting s
          ON s.finding BETWEEN (r.id << 24) | (7 << 20) AND (r.id << 24) | (8 << 20)
        CROSS JOIN candidate c INDEXED BY candidate_place ON c.number = s.candidate
        WHERE +s.candidate BETWEEN \(candidates.lowerBound) AND \(candidates.upperBound)
        GROUP BY c.cluster ORDER BY count(*) DESC
        """
      return (sql, conditions.arguments)
    }
    let sql = """
      SELECT candidate.cluster FROM name INDEXED BY name_mentions
      CROSS JOIN candidate INDEXED BY candidate_place ON candidate.number = name.candidate
      WHERE is_office = 0 ORDER BY name.mentions DESC, name.name
      """
    return (sql, [])
  }
}

/// Puts together what is known of one actor.
struct ActorReader {
  private let db: Database
  private let known: ReportConditions
  private let filter: Filter

  init(_ db: Database, _ filter: Filter) {
    self.db = db
    self.filter = filter
    known = ReportConditions(known: filter)
  }

  /// The actor of that cluster; nil if no report names it at the time asked for.
  func entry(_ cluster: Int64) throws -> ActorEntry? {
    let row = try seen(cluster)
    guard let row, let reports: Int = row[0], reports > 0 else { return nil }
    let names = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT name.name, is_office, sum(mentions) FROM candidate c
          CROSS JOIN name INDEXED BY name_candidate ON name.candidate = c.number
          WHERE c.cluster = ?
          GROUP BY name.name, is_office ORDER BY 3 DESC, 1
          """), arguments: [cluster])
    let name = try db.name(ofCluster: cluster) ?? CandidateNumber.id(of: cluster)
    // An office that is given once to one who is named a hundred times is another's, as a rule.
    let held = names.filter { $0[1] as Bool }
    let most: Int = held.first?[2] ?? 0
    let offices: [String] = held.filter { ($0[2] as Int) * 10 >= most }.map { $0[0] }
    let others: [String] = names.filter { !($0[1] as Bool) }.map { $0[0] }
    return ActorEntry(
      id: CandidateNumber.id(of: cluster), name: name, kind: try kind(cluster),
      names: others.filter { $0 != name }, offices: offices, reports: reports,
      first: Day(number: row[1]), last: Day(number: row[2]))
  }

  /// In how many reports it is named, on which day first and on which last.
  private func seen(_ cluster: Int64) throws -> Row? {
    // Counts are kept for all that is known, and for each day; of one outlet the reports are looked at.
    if filter.source != nil {
      return try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT count(DISTINCT report.id), min(report.known_from), max(report.known_from)
            FROM candidate c CROSS JOIN sighting s ON s.candidate = c.number
            CROSS JOIN report ON report.id = s.finding >> 24
            WHERE c.cluster = ? AND \(known.sql)
            """), arguments: [cluster] + known.arguments)
    }
    if let asOf = filter.asOf {
      return try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT sum(reports), min(day), max(day) FROM candidate c
            CROSS JOIN actor_day ON actor_day.candidate = c.number WHERE c.cluster = ? AND day <= ?
            """), arguments: [cluster, asOf.number])
    }
    return try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT sum(reports), min(first), max(last) FROM candidate c
          CROSS JOIN actor_seen ON actor_seen.candidate = c.number WHERE c.cluster = ?
          """), arguments: [cluster])
  }

  /// What sort of actor most of its candidates are.
  private func kind(_ cluster: Int64) throws -> String {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT f.status FROM sighting s CROSS JOIN finding f ON f.id = s.finding
          WHERE s.candidate = ? LIMIT 1
          """), arguments: [cluster]) ?? ""
  }
}
