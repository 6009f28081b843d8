internal import GRDB
internal import RapporteurCore

/// Finds the findings of one kind that a filter lets pass, the latest first.
///
/// Of several conditions the rarest gives the rows, and the others are looked up for each. Whatever is common is read
/// from the latest day back, by stretches of days, as those who ask want the latest.
struct FindingQuery {
  /// A statement with its values. It gives the finding, its first day, what it is held to be one of, and the candidate
  /// that it shows.
  typealias Statement = (sql: String, arguments: StatementArguments)

  /// What the rows are read from.
  private enum Source {
    /// All findings of the kind, by day.
    case days
    /// Those of whom rows of `finding_actor` tell.
    case actor(rows: String)
    /// Those that have the words of the topic, which come by day.
    case words
    /// Those of reports that came lately.
    case reports(since: Day)
    /// Those of days after the one as of which is asked, of reports of that day and before.
    case ahead(of: Day)
  }

  /// Days from one to another, both included; nil where there is no bound.
  struct Stretch {
    var first: Int?
    var last: Int?

    /// What both have.
    fileprivate func clamped(to other: Stretch) -> Stretch {
      Stretch(
        first: [first, other.first].compactMap { $0 }.max(),
        last: [last, other.last].compactMap { $0 }.min())
    }

    /// That a column is within, each condition after an AND.
    fileprivate func sql(_ column: String) -> String {
      (first.map { " AND \(column) >= \($0)" } ?? "")
        + (last.map { " AND \(column) <= \($0)" } ?? "")
    }
  }

  private let kind: FindingKind
  private let known: ReportConditions
  private let asOf: Day?
  private var conditions: [String]
  private var topic: String?
  private var source = Source.days
  /// The first days that findings may have by the filter.
  private let days: Stretch
  /// Whether the rows of the source are many more than are asked for, and do not come by day.
  private var isCut = false

  /// From how many on a condition is common.
  private static let many = 4000
  /// How many days before `since` an interval may begin that reaches beyond it.
  private static let longest = 400
  /// Whether the rows of the source are so many that they are not counted.
  private var isCommon = false
  /// How many findings of the kind there are in the first stretch of days where the condition is common. All other stretches
  /// go by the findings that meet it, in the first an eighth as many.
  private let firstStretch: Int
  /// How many times as many there are in each stretch as in the one before.
  private static let growth = 4

  /// The query for findings of `kind` in `db`.
  ///
  /// `knownSince` leaves only findings of reports published on that day or later. A condition that so many rows meet
  /// is `common`, and the latest `firstStretch` findings of the kind are looked through first.
  /// - Throws: `LedgerError` where a name fits nobody or several.
  init(
    _ kind: FindingKind, _ filter: Filter, in db: Database, knownSince: Day? = nil,
    common: Int = FindingQuery.many, firstStretch: Int = 2000
  ) throws {
    self.kind = kind
    self.firstStretch = firstStretch
    known = ReportConditions(known: filter)
    asOf = filter.asOf
    days = Stretch(
      first: filter.since.map { $0.number - Self.longest + 1 }, last: filter.until?.number)
    conditions = ["f.kind = \(kind.rawValue)"]
    if let since = filter.since { conditions.append("f.day_to > \(since.number)") }
    if let knownSince { conditions.append("r.known_from >= \(knownSince.number)") }

    var rarest: (count: Int, rows: String)?
    for (meant, roles) in try Self.actors(filter, in: db) {
      let rows = """
        FROM finding_actor a WHERE (\(meant))
        AND a.kind = \(kind.rawValue) AND a.role IN (\(roles))
        """
      let count = try db.count(rows + days.sql("a.day"), limit: common)
      if rarest == nil || count < rarest?.count ?? 0 { rarest = (count, rows) }
      conditions.append(
        """
        EXISTS (SELECT 1 FROM finding_actor a INDEXED BY finding_actor_finding
          WHERE a.finding = f.id AND (\(meant)) AND a.role IN (\(roles)))
        """)
    }

    topic = try filter.topic.flatMap({ SearchPattern($0) })?.known(in: db).wordQuery
    if let topic {
      let range = SearchID.range(of: kind)
      let matches = """
        FROM finding_search w WHERE finding_search MATCH ?
        AND w.rowid BETWEEN \(range.lowerBound) AND \(range.upperBound)
        """
      let count = try db.count(matches, [topic], limit: common)
      source = .words
      if let rarest, rarest.count < common, rarest.count < count {
        source = .actor(rows: rarest.rows)
      }
    } else if let knownSince, try Self.isLate(knownSince, in: db) {
      source = .reports(since: knownSince)
    } else if let rarest {
      source = .actor(rows: rarest.rows)
      isCommon = rarest.count >= common
      isCut = filter.limit.map { isCommon || rarest.count >= 8 * $0 } ?? false
    }
  }

  /// The statement for all that is found.
  var whole: Statement { statement(of: source, days) }

  /// The statement for what comes before all that stretches of days have: what was known, on the day as of which is
  /// asked, of days after it; nil where nothing is apart from them.
  var ahead: Statement? {
    guard let asOf, !isOfReports else { return nil }
    return statement(of: .ahead(of: asOf), days.clamped(to: Stretch(first: asOf.number + 1)))
  }

  /// The statement for what is found in a stretch of days.
  func statement(for stretch: Stretch) -> Statement { statement(of: source, stretch) }

  /// The stretch of days that comes after `previous`, going back, and is the one of that number; the first for nil. Nil
  /// where none is left.
  func stretch(after previous: Stretch?, number: Int, in db: Database) throws -> Stretch? {
    var rest = days
    if let previous {
      guard let first = previous.first, first > days.first ?? .min else { return nil }
      rest.last = first - 1
    } else if let asOf, !isOfReports {
      rest = rest.clamped(to: Stretch(last: asOf.number))
    }
    guard isCut else { return rest }
    let first: Int?
    if number > 0 || !isCommon, case .actor(let rows) = source {
      let count = (0..<number).reduce(max(1, firstStretch / 8)) { count, _ in count * Self.growth }
      first = try Int.fetchOne(
        db,
        sql: """
          SELECT a.day \(rows)\(rest.sql("a.day")) ORDER BY a.day DESC LIMIT 1 OFFSET \(count)
          """)
    } else {
      first = try Int.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT day_from FROM finding WHERE kind = ? AND day_from <= ?
            ORDER BY day_from DESC LIMIT 1 OFFSET ?
            """), arguments: [kind.rawValue, rest.last ?? .max, firstStretch])
    }
    return rest.clamped(to: Stretch(first: first))
  }

  private var isOfReports: Bool {
    if case .reports = source { return true }
    return false
  }

  private func statement(of source: Source, _ stretch: Stretch) -> Statement {
    var conditions = conditions
    var order: String? = "f.day_from DESC, f.id DESC"
    var values: StatementArguments = []
    let from: String
    func findsWords() {
      guard let topic else { return }
      conditions.append(
        """
        EXISTS (SELECT 1 FROM finding_search
          WHERE finding_search MATCH ? AND rowid = \(SearchID.sql("f")))
        """)
      values += [topic]
    }
    switch source {
    case .days: from = "finding f INDEXED BY finding_kind"
    case .ahead(let day):
      from = "finding f INDEXED BY finding_ahead"
      conditions += ["f.day_from > f.known", "f.known <= \(day.number)"]
      findsWords()
    case .actor(let rows):
      // Sorted before all else, so that the rest is looked up only as far as rows are asked for; SQLite keeps the order of
      // a subquery with a limit, and CROSS JOIN that of the loops.
      from = """
        (SELECT DISTINCT a.finding AS id, a.day \(rows)\(stretch.sql("a.day"))
          ORDER BY a.day DESC, a.finding DESC LIMIT -1) d
        CROSS JOIN finding f ON f.id = d.id
        """
      order = nil
      findsWords()
    case .words:
      // The index of words comes in the order of days.
      let range = SearchID.range(of: kind, from: stretch.first, to: stretch.last)
      from = "finding_search w CROSS JOIN finding f ON f.id = \(SearchID.findingSQL("w.rowid"))"
      conditions.append("finding_search MATCH ?")
      conditions.append("w.rowid BETWEEN \(range.lowerBound) AND \(range.upperBound)")
      values += [topic]
      order = "w.rowid DESC"
    case .reports(let day):
      // What came lately is found by its reports.
      from = """
        report k CROSS JOIN finding f NOT INDEXED ON f.id BETWEEN (k.id << 24) + (\(kind.rawValue) << 20)
          AND (k.id << 24) + (\(kind.rawValue + 1) << 20) - 1
        """
      conditions.append("k.known_from >= \(day.number)")
    }
    let sql = """
      SELECT f.id, f.day_from, c.cluster, c.number FROM \(from)
      CROSS JOIN report r ON r.id = f.id >> 24
      CROSS JOIN sighting s ON s.finding = f.id
      CROSS JOIN candidate c INDEXED BY candidate_place ON c.number = s.candidate
      WHERE \(conditions.joined(separator: " AND "))\(stretch.sql("f.day_from"))
        AND \(known.sql.replacing("report.", with: "r."))
      \(order.map { "ORDER BY \($0)" } ?? "")
      """
    return (sql, values + known.arguments)
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
    try db.count("FROM report WHERE known_from >= \(day.number)", limit: many / 4) < many / 4
  }
}

extension Database {
  /// How many rows there are, up to `limit`; `rows` is what follows the columns of a query.
  func count(_ rows: String, _ arguments: StatementArguments = [], limit: Int) throws -> Int {
    try Int.fetchOne(
      self, sql: "SELECT count(*) FROM (SELECT 1 \(rows) LIMIT \(limit))", arguments: arguments)
      ?? 0
  }
}
