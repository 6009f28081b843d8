internal import GRDB
internal import RapporteurCore

extension Ledger {
  /// Who sat at the same table: for each meeting that a report says was held, and that `filter` lets pass, the
  /// identifiers of those who took part and of their sides, at least two, in the order of their numbers.
  ///
  /// All meetings are counted, whatever the limit and the statuses of `filter` are.
  /// - Throws: `LedgerError`; `unknown` or `ambiguous` where a name fits nobody or several.
  /// - Complexity: O(n) in the findings of meetings, of which only the rows are looked at.
  public func encounters(_ filter: Filter) throws(LedgerError) -> [[String]] {
    try store.read { db in
      var filter = try db.processed(filter)
      filter.limit = nil
      let query = try FindingQuery(.meeting, filter, in: db).whole
      let rows = try Row.fetchCursor(
        db,
        sql: """
          WITH told (finding, day, meeting, candidate) AS MATERIALIZED (\(query.sql))
          SELECT DISTINCT told.meeting, actor.cluster FROM told
          CROSS JOIN finding_actor took ON took.finding = told.finding AND took.role IN (1, 2)
          CROSS JOIN candidate actor INDEXED BY candidate_place ON actor.number = took.candidate
          WHERE told.meeting IN (
              SELECT told.meeting FROM told CROSS JOIN finding f ON f.id = told.finding
              WHERE f.status IN ('held', 'ongoing') AND f.modality = 'asserted')
            AND actor.cluster IS NOT NULL
          ORDER BY told.meeting, actor.cluster
          """, arguments: query.arguments)
      var tables: [[String]] = []
      var (meeting, table): (Int64?, [String]) = (nil, [])
      while let row = try rows.next() {
        if row[0] != meeting {
          if table.count > 1 { tables.append(table) }
          (meeting, table) = (row[0], [])
        }
        table.append(CandidateNumber.id(of: row[1]))
      }
      if table.count > 1 { tables.append(table) }
      return tables
    }
  }
}
