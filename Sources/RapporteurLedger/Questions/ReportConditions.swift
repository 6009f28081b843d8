internal import GRDB
internal import RapporteurCore

/// The conditions that a filter sets to reports, as SQL on the table `report`.
struct ReportConditions {
  private(set) var sql: String
  private(set) var arguments: StatementArguments = []

  /// The conditions on which versions are known, of which outlet and, for `reports`, of all the rest.
  ///
  /// A condition that so many findings meet is `common`.
  init(_ filter: Filter, common: Int = 20_000, in db: Database) throws {
    self.init(known: filter)
    if let since = filter.since { add("report.known_from >= ?", [since.number]) }
    if let until = filter.until { add("report.known_from <= ?", [until.number]) }
    if !filter.status.isEmpty {
      let marks = filter.status.map { _ in "?" }.joined(separator: ", ")
      add("report.kind IN (\(marks))", StatementArguments(filter.status))
    }
    // Where but the latest are asked for, what is common is met soon enough on the way back in time.
    func isCommon(_ rows: String, _ arguments: StatementArguments = []) throws -> Bool {
      guard filter.limit != nil else { return false }
      return try db.count(rows, arguments, limit: common) == common
    }
    if let topic = filter.topic.flatMap({ SearchPattern($0) }) {
      let query = try topic.known(in: db).query
      let matches = "FROM report_search WHERE report_search MATCH ?"
      add(
        try isCommon(matches, [query])
          ? "EXISTS (SELECT 1 \(matches) AND report_search.rowid = report.id)"
          : "report.id IN (SELECT rowid \(matches))", [query])
    }
    let lookup = NameLookup(db: db)
    let actors = FindingKind.actor.rawValue
    var meant = try (filter.with + [filter.party].compactMap { $0 }).map { try lookup.match($0) }
    if let place = filter.place { meant.append(try lookup.match(place, asPlace: true)) }
    for candidates in meant.map({ list($0.candidates) }) {
      let sightings = """
        FROM sighting s INDEXED BY sighting_candidate WHERE s.candidate IN (\(candidates))
        """
      add(
        try isCommon(sightings)
          ? """
          EXISTS (SELECT 1 FROM sighting s WHERE +s.candidate IN (\(candidates)) AND s.finding BETWEEN
            (report.id << 24) + (\(actors) << 20) AND (report.id << 24) + (\(actors + 1) << 20) - 1)
          """ : "report.id IN (SELECT s.finding >> 24 \(sightings))", [])
    }
  }

  /// The conditions on which versions are known and of which outlet, only.
  ///
  /// With `superseded`, earlier versions are known beside the last one.
  init(known filter: Filter, superseded: Bool = false) {
    if superseded {
      sql = "report.known_from <= ?"
      arguments = [filter.asOf?.number ?? Int(Int32.max)]
    } else if let asOf = filter.asOf {
      sql = "report.known_from <= ? AND (report.known_to IS NULL OR report.known_to > ?)"
      arguments = [asOf.number, asOf.number]
    } else {
      sql = "report.known_to IS NULL"
    }
    if let source = filter.source {
      add("report.publisher LIKE ? ESCAPE '\\'", ["%" + source.likePattern + "%"])
    }
  }

  private mutating func add(_ condition: String, _ values: StatementArguments) {
    sql += " AND " + condition
    arguments += values
  }
}

/// Numbers for an `IN` clause.
func list(_ numbers: some Sequence<Int64>) -> String {
  numbers.map(String.init).joined(separator: ", ")
}

extension String {
  /// The text for a LIKE that takes `\` as its escape.
  var likePattern: String {
    replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
  }
}
