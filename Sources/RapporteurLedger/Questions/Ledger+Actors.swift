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
      cachedStatement(sql: "SELECT cluster FROM candidate WHERE number = ?"),
      arguments: [candidate])
  }

  func actors(_ filter: Filter) throws -> [ActorEntry] {
    let filter = try processed(filter)
    let reader = ActorReader(self, filter)
    let rows = try Row.fetchCursor(
      self, sql: try actorQuery(filter), arguments: try actorArguments(filter))
    // Names are counted one by one, and an actor may have several: more are looked at than asked for.
    let enough = filter.limit.map { $0 * 3 } ?? .max
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

  /// Clusters of actors, those that are named most often first.
  private func actorQuery(_ filter: Filter) throws -> String {
    if !filter.with.isEmpty || filter.party != nil || filter.place != nil || filter.topic != nil
      || filter.since != nil || filter.until != nil || filter.source != nil || filter.asOf != nil
    {
      let candidates = CandidateNumber.range(of: .actor)
      return """
        SELECT c.cluster FROM report
        JOIN sighting s ON s.finding BETWEEN (report.id << 24) | (7 << 20) AND (report.id << 24) | (8 << 20)
        JOIN candidate c ON c.number = s.candidate
        WHERE \(try ReportConditions(actorFilter(filter), in: self).sql)
          AND c.number BETWEEN \(candidates.lowerBound) AND \(candidates.upperBound)
        GROUP BY c.cluster ORDER BY count(*) DESC
        """
    }
    return """
      SELECT candidate.cluster FROM name JOIN candidate ON candidate.number = name.candidate
      WHERE is_office = 0 ORDER BY name.mentions DESC
      """
  }

  private func actorArguments(_ filter: Filter) throws -> StatementArguments {
    let query = try actorQuery(filter)
    guard query.contains("FROM report") else { return [] }
    return try ReportConditions(actorFilter(filter), in: self).arguments
  }

  private func actorFilter(_ filter: Filter) -> Filter {
    var filter = filter
    filter.status = []
    return filter
  }
}

/// Puts together what is known of one actor.
struct ActorReader {
  private let db: Database
  private let known: ReportConditions

  init(_ db: Database, _ filter: Filter) {
    self.db = db
    known = ReportConditions(known: filter)
  }

  /// The actor of that cluster; nil if no report names it at the time asked for.
  func entry(_ cluster: Int64) throws -> ActorEntry? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(DISTINCT report.id), min(report.known_from), max(report.known_from)
          FROM candidate c JOIN sighting s ON s.candidate = c.number
          JOIN report ON report.id = s.finding >> 24
          WHERE c.cluster = ? AND \(known.sql)
          """), arguments: [cluster] + known.arguments)
    guard let row, let reports: Int = row[0], reports > 0 else { return nil }
    let names = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT name.name, is_office, sum(mentions) FROM name
          JOIN candidate c ON c.number = name.candidate WHERE c.cluster = ?
          GROUP BY name.name, is_office ORDER BY 3 DESC, 1
          """), arguments: [cluster])
    let name = try db.name(ofCluster: cluster) ?? CandidateNumber.id(of: cluster)
    let offices: [String] = names.filter { $0[1] as Bool }.map { $0[0] }
    let others: [String] = names.filter { !($0[1] as Bool) }.map { $0[0] }
    return ActorEntry(
      id: CandidateNumber.id(of: cluster), name: name, kind: try kind(cluster),
      names: others.filter { $0 != name }, offices: offices, reports: reports,
      first: Day(number: row[1]), last: Day(number: row[2]))
  }

  /// What sort of actor most of its candidates are.
  private func kind(_ cluster: Int64) throws -> String {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT f.status FROM candidate c JOIN sighting s ON s.candidate = c.number
          JOIN finding f ON f.id = s.finding WHERE c.number = ? LIMIT 1
          """), arguments: [cluster]) ?? ""
  }
}
