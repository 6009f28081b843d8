internal import GRDB
internal import RapporteurCore

/// The conditions that a filter sets to reports, as SQL on the table `report`.
struct ReportConditions {
  private(set) var sql: String
  private(set) var arguments: StatementArguments = []

  /// The conditions on which versions are known, of which outlet and, for `reports`, of all the rest.
  init(_ filter: Filter, in db: Database) throws {
    self.init(known: filter)
    if let since = filter.since { add("report.known_from >= ?", [since.number]) }
    if let until = filter.until { add("report.known_from <= ?", [until.number]) }
    if !filter.status.isEmpty {
      let marks = filter.status.map { _ in "?" }.joined(separator: ", ")
      add("report.kind IN (\(marks))", StatementArguments(filter.status))
    }
    if let topic = filter.topic.flatMap({ SearchPattern($0) }) {
      add(
        "report.id IN (SELECT rowid FROM report_search WHERE report_search MATCH ?)",
        [try topic.known(in: db).query])
    }
    let lookup = NameLookup(db: db)
    var meant = try (filter.with + [filter.party].compactMap { $0 }).map { try lookup.match($0) }
    if let place = filter.place { meant.append(try lookup.match(place, asPlace: true)) }
    for candidates in meant.map(\.candidates) {
      add(
        """
        report.id IN (SELECT s.finding >> 24 FROM sighting s INDEXED BY sighting_candidate
          WHERE s.candidate IN (\(list(candidates))))
        """, [])
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
