internal import GRDB
internal import RapporteurCore

/// Finds the findings of one kind that a filter lets pass, the latest first.
///
/// Of several conditions the rarest gives the rows, and the others are looked up for each; what is
/// common is met soon enough on the way back in time.
struct FindingQuery {
  /// Gives the finding, its first day, what it is held to be one of, and the candidate that it shows.
  private(set) var sql: String
  private(set) var arguments: StatementArguments

  /// From how many on a condition is common.
  private static let many = 4000
  /// How many days before `since` an interval may begin that reaches beyond it.
  private static let longest = 400

  /// The query for findings of `kind` in `db`.
  ///
  /// `knownSince` leaves only findings of reports published on that day or later.
  /// - Throws: `LedgerError` where a name fits nobody or several.
  init(_ kind: FindingKind, _ filter: Filter, in db: Database, knownSince: Day? = nil) throws {
    let known = ReportConditions(known: filter)
    var conditions = ["f.kind = \(kind.rawValue)"]
    if let since = filter.since {
      conditions.append("f.day_to > \(since.number)")
      conditions.append("f.day_from > \(since.number - Self.longest)")
    }
    if let until = filter.until { conditions.append("f.day_from <= \(until.number)") }
    if let knownSince { conditions.append("r.known_from >= \(knownSince.number)") }

    var rarest: (count: Int, rows: String)?
    for (meant, roles) in try Self.actors(filter, in: db) {
      let rows = """
        FROM finding_actor a WHERE (\(meant))
        AND a.kind = \(kind.rawValue) AND a.role IN (\(roles))
        """
      let count = try Self.count(rows, [], in: db)
      if rarest == nil || count < rarest?.count ?? 0 { rarest = (count, rows) }
      conditions.append(
        """
        EXISTS (SELECT 1 FROM finding_actor a INDEXED BY finding_actor_finding
          WHERE a.finding = f.id AND (\(meant)) AND a.role IN (\(roles)))
        """)
    }

    var from = "finding f INDEXED BY finding_kind"
    var order = "f.day_from DESC, f.id DESC"
    var values: StatementArguments = []
    if let topic = try filter.topic.flatMap({ SearchPattern($0) })?.known(in: db).wordQuery {
      let range = SearchID.range(of: kind)
      let matches = """
        FROM finding_search w WHERE finding_search MATCH ?
        AND w.rowid BETWEEN \(range.lowerBound) AND \(range.upperBound)
        """
      values = [topic]
      let count = try Self.count(matches, values, in: db)
      if let rarest, rarest.count < Self.many, rarest.count < count {
        from =
          "(SELECT DISTINCT a.finding AS id \(rarest.rows)) d CROSS JOIN finding f ON f.id = d.id"
        conditions.append(
          """
          EXISTS (SELECT 1 FROM finding_search
            WHERE finding_search MATCH ? AND rowid = \(SearchID.sql("f")))
          """)
      } else {
        // The index of words comes in the order of days.
        from = "finding_search w CROSS JOIN finding f ON f.id = \(SearchID.findingSQL("w.rowid"))"
        conditions.append("finding_search MATCH ?")
        conditions.append("w.rowid BETWEEN \(range.lowerBound) AND \(range.upperBound)")
        order = "w.rowid DESC"
      }
    } else if let knownSince, try Self.isLate(knownSince, in: db) {
      // What came lately is found by its reports.
      from = """
        report k CROSS JOIN finding f ON f.id BETWEEN (k.id << 24) + (\(kind.rawValue) << 20)
          AND (k.id << 24) + (\(kind.rawValue + 1) << 20) - 1
        """
      conditions.append("k.known_from >= \(knownSince.number)")
    } else if let rarest, rarest.count < Self.many || filter.limit == nil || filter.with.count > 1 {
      from =
        "(SELECT DISTINCT a.finding AS id \(rarest.rows)) d CROSS JOIN finding f ON f.id = d.id"
    }
    sql = """
      SELECT f.id, f.day_from, c.cluster, c.number FROM \(from)
      CROSS JOIN report r ON r.id = f.id >> 24
      CROSS JOIN sighting s ON s.finding = f.id CROSS JOIN candidate c ON c.number = s.candidate
      WHERE \(conditions.joined(separator: " AND "))
        AND \(known.sql.replacing("report.", with: "r."))
      ORDER BY \(order)
      """
    arguments = values + known.arguments
  }

  /// Conditions on who the actors that a filter names are, and the roles that each may have.
  private static func actors(_ filter: Filter, in db: Database) throws -> [(String, String)] {
    let lookup = NameLookup(db: db)
    let taking = "1, 2"
    var actors = try filter.with.map { (Self.condition(try lookup.match($0)), taking) }
    if let party = filter.party { actors.append((condition(try lookup.match(party)), taking)) }
    if let place = filter.place {
      actors.append((condition(try lookup.match(place, asPlace: true)), "4"))
    }
    return actors
  }

  /// That a row `a` of finding_actor is about those whom a name means, on a day on which it means them.
  private static func condition(_ match: NameLookup.Match) -> String {
    let terms = match.terms.filter { !$0.candidates.isEmpty }.map { term in
      var condition = "a.candidate IN (\(list(term.candidates)))"
      if let from = term.from { condition += " AND a.day >= \(from.number)" }
      if let to = term.to { condition += " AND a.day < \(to.number)" }
      return condition
    }
    return terms.isEmpty ? "0" : terms.joined(separator: " OR ")
  }

  /// Whether but few reports were published on `day` or later.
  private static func isLate(_ day: Day, in db: Database) throws -> Bool {
    try count("FROM report WHERE known_from >= \(day.number)", [], in: db) < many / 4
  }

  /// How many rows there are, up to what counts as many.
  private static func count(_ rows: String, _ arguments: StatementArguments, in db: Database) throws
    -> Int
  {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM (SELECT 1 \(rows) LIMIT \(many))", arguments: arguments) ?? 0
  }
}
