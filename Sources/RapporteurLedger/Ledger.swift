internal import Foundation
internal import GRDB

/// Many records as one account, in one file.
///
/// It can be read from several threads and by several programs while one writes it.
public struct Ledger: Sendable {
  let store: SQLiteStore

  /// Opens the ledger at `path` to ask it.
  /// - Throws: `LedgerError`.
  public init(reading path: String) throws(LedgerError) {
    store = try SQLiteStore(path: path, for: .reading)
  }

  /// Opens the ledger at `path` to write to it and ask it; it is made if there is none.
  /// - Throws: `LedgerError`.
  public init(writing path: String) throws(LedgerError) {
    store = try SQLiteStore(path: path, for: .writing)
  }

  /// A ledger that can grow to `largestSize` bytes only, and waits less long for another writer.
  init(writing path: String, largestSize: Int?, patience: Double = 0.2) throws(LedgerError) {
    store = try SQLiteStore(
      path: path, for: .writing, largestSize: largestSize, patience: patience)
  }

  /// The path of the file.
  public var path: String { store.path }

  /// A writer, which puts `batch` records at a time into the ledger.
  ///
  /// With `replaces`, a report that stands in the ledger is put in anew; otherwise it stays.
  public func writer(replaces: Bool = false, batch: Int = 64) -> LedgerWriter {
    LedgerWriter(store: store, replaces: replaces, batch: batch, received: Date())
  }

  /// The identifiers (`sha256:…`) of all reports that the ledger has.
  /// - Complexity: O(n) in the reports.
  public func knownReports() throws(LedgerError) -> Set<String> {
    try store.read { db in
      var known: Set<String> = []
      let digests = try Data.fetchCursor(db, sql: "SELECT digest FROM report")
      while let digest = try digests.next() {
        known.insert(ReportDigest(bytes: Array(digest)).reportID)
      }
      return known
    }
  }
}
