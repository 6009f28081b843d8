internal import GRDB
public import RapporteurCore

/// What the ledger learnt of one thing since a day.
public struct AccountChangeEntry: Sendable {
  /// What sort of change it is.
  public enum Sort: String, Sendable {
    /// Nothing was known of it before.
    case new
    /// It stands otherwise than before.
    case moved
    /// An outlet that tells it on its own was added.
    case corroborated
  }

  /// What sort of change it is.
  public var sort: Sort
  /// Where it stood before, or nil.
  public var before: String?
  /// The thing as it is known now.
  public var entry: AccountEntry
}

extension Ledger {
  /// What reports published on `day` or later changed, by kind and then the latest first.
  ///
  /// - Parameter kinds: the kinds to look at.
  /// - Throws: `LedgerError`.
  public func changes(since day: Day, kinds: [FindingKind], _ filter: Filter) throws(LedgerError)
    -> [AccountChangeEntry]
  {
    try store.read { db in
      let filter = try db.processed(filter)
      var before = filter
      before.asOf = day - 1
      let now = AccountReader(db, filter)
      let then = AccountReader(db, before)
      var changes: [AccountChangeEntry] = []
      for kind in kinds {
        let query = try FindingQuery(kind, filter, in: db, knownSince: day)
        var clusters = try ClusterStream(query, in: db)
        var count = 0
        while count < filter.limit ?? .max, let cluster = try clusters.next()?.cluster {
          guard let entry = try now.entry(cluster) else { continue }
          let old = try then.entry(cluster)
          let sort: AccountChangeEntry.Sort? =
            switch old {
            case nil: .new
            case let old? where old.stand != entry.stand: .moved
            case let old? where old.sources < entry.sources: .corroborated
            default: nil
            }
          guard let sort else { continue }
          changes.append(AccountChangeEntry(sort: sort, before: old?.stand, entry: entry))
          count += 1
        }
      }
      return changes
    }
  }
}

extension AccountEntry {
  /// How it stands, in words: its status, and its standing where that says more.
  public var stand: String { status + (standing.map { ", \($0)" } ?? "") }
}
