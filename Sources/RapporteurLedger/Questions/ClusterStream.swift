internal import GRDB

/// What the findings of a query are held to be, each once, the latest first; of one day in the order of their
/// identifiers, so that the order in which reports came in does not show.
struct ClusterStream {
  /// A cluster, and a candidate in it that a finding of the query shows.
  struct Place: Hashable {
    var cluster: Int64
    var candidate: Int64
  }

  private var rows: FindingRows
  private let isByCandidate: Bool
  private var ahead: (day: Int, place: Place)?
  private var waiting: [Place] = []
  private var seen: Set<Int64> = []
  /// The day under which the cluster that was given last is found.
  private(set) var day = 0

  /// The stream of what `query` finds in `db`; `byCandidate` gives each candidate rather than each cluster once.
  init(_ query: FindingQuery, byCandidate: Bool = false, in db: Database) throws {
    rows = FindingRows(query, in: db)
    isByCandidate = byCandidate
    ahead = try nextRow()
  }

  private mutating func nextRow() throws -> (day: Int, place: Place)? {
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
        ahead = try nextRow()
      }
      waiting.sort { ($0.cluster, $0.candidate) > ($1.cluster, $1.candidate) }
    }
    return waiting.popLast()
  }
}

/// The rows of a query, the latest first, stretch of days by stretch.
private struct FindingRows {
  private let db: Database
  private let query: FindingQuery
  private var rows: RowCursor?
  private var isAheadDone = false
  private var stretch: FindingQuery.Stretch?
  private var number = 0

  init(_ query: FindingQuery, in db: Database) {
    self.db = db
    self.query = query
  }

  mutating func next() throws -> Row? {
    while true {
      if let row = try rows?.next() { return row }
      guard let statement = try nextStatement() else { return nil }
      rows = try Row.fetchCursor(db, sql: statement.sql, arguments: statement.arguments)
    }
  }

  private mutating func nextStatement() throws -> FindingQuery.Statement? {
    if !isAheadDone {
      isAheadDone = true
      if let statement = query.ahead { return statement }
    }
    guard let next = try query.stretch(after: stretch, number: number, in: db) else { return nil }
    stretch = next
    number += 1
    return query.statement(for: next)
  }
}
