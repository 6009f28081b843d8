internal import GRDB

/// What the findings of a query are held to be, each once, the latest first; of one day in the order of their
/// identifiers, so that the order in which reports came in does not show.
struct ClusterStream {
  private let rows: RowCursor
  private var ahead: (day: Int, cluster: Int64)?
  private var waiting: [Int64] = []
  private var seen: Set<Int64> = []
  /// The day under which the cluster that was given last is found.
  private(set) var day = 0

  /// The stream of what `query` finds in `db`.
  init(_ query: FindingQuery, in db: Database) throws {
    rows = try Row.fetchCursor(db, sql: query.sql, arguments: query.arguments)
    ahead = try Self.next(of: rows)
  }

  private static func next(of rows: RowCursor) throws -> (day: Int, cluster: Int64)? {
    while let row = try rows.next() {
      let cluster: Int64? = row[2]
      if let cluster { return (row[1], cluster) }
    }
    return nil
  }

  /// The next cluster; nil at the end.
  mutating func next() throws -> Int64? {
    while waiting.isEmpty {
      guard let first = ahead else { return nil }
      day = first.day
      while let row = ahead, row.day == first.day {
        if seen.insert(row.cluster).inserted { waiting.append(row.cluster) }
        ahead = try Self.next(of: rows)
      }
      waiting.sort(by: >)
    }
    return waiting.popLast()
  }
}
