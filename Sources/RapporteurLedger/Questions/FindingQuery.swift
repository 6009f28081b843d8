internal import GRDB
internal import RapporteurCore

/// Finds the findings of one kind that a filter lets pass, the latest first.
struct FindingQuery {
  private(set) var sql: String
  private(set) var arguments: StatementArguments

  /// The ways in which an actor that is asked for may have to do with a finding.
  private static let taking = "1, 2"
  private static let sides = "1, 2"

  /// The query for findings of `kind` in `db`.
  ///
  /// `knownSince` leaves only findings of reports published on that day or later.
  /// - Throws: `LedgerError` where a name fits nobody or several.
  init(_ kind: FindingKind, _ filter: Filter, in db: Database, knownSince: Day? = nil) throws {
    let known = ReportConditions(known: filter)
    var conditions = ["f.kind = \(kind.rawValue)"]
    var values: StatementArguments = []
    if let since = filter.since { conditions.append("f.day_to > \(since.number)") }
    if let until = filter.until { conditions.append("f.day_from <= \(until.number)") }

    if let knownSince { conditions.append("r.known_from >= \(knownSince.number)") }

    var drivers: [(count: Int, sql: String, arguments: StatementArguments)] = []
    let lookup = NameLookup(db: db)
    var actors = filter.with.map { ($0, Self.taking) }
    if let party = filter.party { actors.append((party, Self.sides)) }
    if let place = filter.place { actors.append((place, "4")) }
    for (name, roles) in actors {
      let candidates = list(try lookup.match(name).candidates)
      let rows =
        "FROM finding_actor a WHERE a.candidate IN (\(candidates)) AND a.kind = \(kind.rawValue) AND a.role IN (\(roles))"
      let count =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM (SELECT 1 \(rows) LIMIT \(Self.many))") ?? 0
      drivers.append((count, "SELECT a.finding AS id \(rows)", []))
      conditions.append(
        "EXISTS (SELECT 1 FROM finding_actor a WHERE a.finding = f.id AND a.candidate IN (\(candidates)) AND a.role IN (\(roles)))"
      )
    }
    if let topic = filter.topic.flatMap({ SearchPattern($0) }) {
      let topic = try topic.known(in: db)
      let words = topic.wordQuery
      let headline = "{headline} : (\(topic.wordQuery))"
      let rows = """
        SELECT rowid AS id FROM finding_search WHERE finding_search MATCH ?
        UNION SELECT g.id FROM report_search
          JOIN finding g ON g.id BETWEEN report_search.rowid << 24 AND (report_search.rowid + 1) << 24
          WHERE report_search MATCH ? AND g.kind = \(kind.rawValue)
        """
      let count =
        try Int.fetchOne(
          db,
          sql: """
            SELECT count(*) FROM (
              SELECT 1 FROM finding_search WHERE finding_search MATCH ? LIMIT \(Self.many))
            """, arguments: [words]) ?? 0
      drivers.append((count, rows, [words, headline]))
      conditions.append(
        """
        (EXISTS (SELECT 1 FROM finding_search WHERE finding_search MATCH ? AND rowid = f.id)
          OR EXISTS (SELECT 1 FROM report_search WHERE report_search MATCH ? AND rowid = r.id))
        """)
      values += [words, headline]
    }
    let best = drivers.min { $0.count < $1.count }
    // What is common is soon met with on the way back in time, unless it must meet with something else.
    let isDriven =
      best.map { $0.count < Self.many || drivers.count > 1 || filter.limit == nil } ?? false
    let from =
      isDriven
      ? "(\(best?.sql ?? "")) AS d CROSS JOIN finding f ON f.id = d.id" : "finding f"
    sql = """
      SELECT f.id, f.day_from, c.cluster FROM \(from)
      CROSS JOIN report r ON r.id = f.id >> 24
      JOIN sighting s ON s.finding = f.id JOIN candidate c ON c.number = s.candidate
      WHERE \(conditions.joined(separator: " AND "))
        AND \(known.sql.replacing("report.", with: "r."))
      ORDER BY f.day_from DESC, f.id DESC
      """
    arguments = (isDriven ? best?.arguments ?? [] : []) + values + known.arguments
  }

  /// From how many on a condition is common.
  private static let many = 4000
}
