internal import GRDB

extension Ledger {
  /// The names of all processes, in order, without looking at what they find.
  /// - Throws: `LedgerError`.
  public func processNames() throws(LedgerError) -> [String] {
    try store.read { db in
      try String.fetchAll(db, sql: "SELECT name FROM process ORDER BY folded")
    }
  }
}
