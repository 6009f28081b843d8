internal import GRDB
internal import RapporteurCore

extension Ledger {
  /// The meetings, statements, agreement items, conditions, commitments or positions that `filter`
  /// lets pass, the latest first.
  /// - Throws: `LedgerError`; `unknown` or `ambiguous` where a name fits nobody or several.
  public func entries(_ kind: FindingKind, _ filter: Filter) throws(LedgerError) -> [AccountEntry] {
    try store.read { db in try db.entries(kind, filter) }
  }
}

extension Database {
  /// The things of `kind` that `filter` lets pass, the latest first.
  func entries(_ kind: FindingKind, _ filter: Filter) throws -> [AccountEntry] {
    let filter = try processed(filter)
    let query = try FindingQuery(kind, filter, in: self)
    let reader = AccountReader(self, filter)
    let rows = try Row.fetchCursor(self, sql: query.sql, arguments: query.arguments)
    var seen: Set<Int64> = []
    var entries: [AccountEntry] = []
    while entries.count < filter.limit ?? .max, let row = try rows.next() {
      let cluster: Int64? = row[2]
      guard let cluster, seen.insert(cluster).inserted, let entry = try reader.entry(cluster)
      else { continue }
      if !filter.status.isEmpty, !filter.status.contains(entry.status) { continue }
      entries.append(entry)
    }
    return entries.sorted { a, b in
      let (one, other) = (a.days?.from ?? a.since, b.days?.from ?? b.since)
      return one != other ? one > other : a.id < b.id
    }
  }
}
