internal import GRDB

/// What the findings of a query are held to be, each once, the latest first; of one day in the order of their
/// identifiers, so that the order in which reports came in does not show.
struct ClusterStream {
  /// A cluster, and a candidate in it that a finding of the query shows.
  struct Place: Hashable {
    var cluster: Int64
    var candidate: Int64
  }

  private let rows: RowCursor
  private let isByCandidate: Bool
  private var ahead: (day: Int, place: Place)?
  private var waiting: [Place] = []
  private var seen: Set<Int64> = []
  /// The day under which the cluster that was given last is found.
  private(set) var day = 0

  /// The stream of what `query` finds in `db`; `byCandidate` gives each candidate rather than each cluster once.
  init(_ query: FindingQuery, byCandidate: Bool = false, in db: Database) throws {
    rows = try Row.fetchCursor(db, sql: query.sql, arguments: query.arguments)
    isByCandidate = byCandidate
    ahead = try Self.next(of: rows)
  }

  private static func next(of rows: RowCursor) throws -> (day: Int, place: Place)? {
    while let row = try rows.next() {
      let cluster: Int64? = row[2]
      if let cluster { return (row[1], Place(cluster: cluster, candidate: row[3])) }
    }
    return nil
  }

  /// The next cluster; nil at the end.
  mutating func next() throws -> Place? {
    while waiting.isEmpty {
      guard let first = ahead else { return nil }
      day = first.day
      while let row = ahead, row.day == first.day {
        let key = isByCandidate ? row.place.candidate : row.place.cluster
        if seen.insert(key).inserted { waiting.append(row.place) }
        ahead = try Self.next(of: rows)
      }
      waiting.sort { ($0.cluster, $0.candidate) > ($1.cluster, $1.candidate) }
    }
    return waiting.popLast()
  }
}
