internal import Foundation
internal import GRDB

/// An open ledger file.
///
/// Write-ahead logging lets questions be asked while reports come in, and makes each transaction
/// whole or absent whenever the program is killed.
final class SQLiteStore: Sendable {
  /// What a ledger is opened for.
  enum Access: Sendable { case reading, writing }

  /// The path of the file.
  let path: String
  let database: DatabasePool

  /// Opens the file at `path`; for writing it is made, or brought to this version, if need be.
  ///
  /// `largestSize` bounds the file in bytes, nil for as large as the disk allows; another writer is waited
  /// for so many seconds.
  /// - Throws: `LedgerError`.
  init(
    path: String, for access: Access, largestSize: Int? = nil, patience: Double = 10
  ) throws(LedgerError) {
    self.path = path
    let exists = FileManager.default.fileExists(atPath: path)
    if access == .reading, !exists {
      throw LedgerError(
        code: .missing,
        message: "there is no ledger; `rapporteur ingest` makes one, --ledger names another",
        file: path)
    }
    do {
      var configuration = Configuration()
      configuration.readonly = access == .reading
      configuration.busyMode = .timeout(patience)
      configuration.maximumReaderCount = 4
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA cache_size = -65536")
        try db.execute(sql: "PRAGMA mmap_size = 268435456")
        guard access == .writing else { return }
        try db.execute(sql: "PRAGMA synchronous = NORMAL")
        try db.execute(sql: "PRAGMA foreign_keys = ON")
      }
      let database = try DatabasePool(path: path, configuration: configuration)
      try Self.check(database, for: access, exists: exists, path: path)
      if access == .writing {
        try Schema.migrator.migrate(database)
        try database.writeWithoutTransaction { db in
          if let largestSize {
            let page = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
            try db.execute(sql: "PRAGMA max_page_count = \(largestSize / page)")
          }
        }
      }
      self.database = database
    } catch {
      throw LedgerError(error, file: path)
    }
  }

  /// Makes sure that what is in the file is a ledger of a version that is known.
  private static func check(
    _ database: DatabasePool, for access: Access, exists: Bool, path: String
  ) throws {
    guard exists else { return }
    try database.read { db in
      let mark = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      // One that was stopped while it was made may have the list of migrations and no more.
      let tables =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") ?? 0
      if tables > 0, mark != Schema.applicationID {
        throw LedgerError(
          code: .notALedger, message: "expected a ledger, found another SQLite database",
          file: path)
      }
      if try Schema.migrator.hasBeenSuperseded(db) {
        throw LedgerError(
          code: .tooNew,
          message: "the ledger was written by a later version of rapporteur; use that one",
          file: path)
      }
      if access == .reading, try !Schema.migrator.hasCompletedMigrations(db) {
        throw LedgerError(
          code: .missing,
          message: "there is no ledger of this version yet; `rapporteur ingest` makes it one",
          file: path)
      }
    }
  }

  /// Reads in one transaction, so that what is read fits together.
  func read<Value>(_ work: (Database) throws -> Value) throws(LedgerError) -> Value {
    do { return try database.read(work) } catch { throw LedgerError(error, file: path) }
  }
}

extension LedgerError {
  /// What `error` of the database means for the one who uses the ledger at `file`.
  init(_ error: any Error, file: String) {
    if let error = error as? LedgerError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(code: .failed, message: "\(error)", file: file)
      return
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        code: .locked,
        message: "another program is writing the ledger; try again when it is done", file: file)
    case .SQLITE_FULL:
      self.init(
        code: .full,
        message: "no space is left for the ledger; all reports written so far are kept, so make "
          + "room and run the same command again", file: file)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(code: .readOnly, message: "the ledger or its folder cannot be written", file: file)
    case .SQLITE_CANTOPEN:
      self.init(
        code: .readOnly,
        message: "the ledger cannot be opened or made; see that its folder exists and that you may "
          + "write there", file: file)
    case .SQLITE_NOTADB:
      self.init(code: .notALedger, message: "expected a ledger, found another file", file: file)
    case .SQLITE_CORRUPT:
      self.init(
        code: .notALedger, message: "the ledger is damaged; restore it, or ingest the reports anew",
        file: file)
    case .SQLITE_IOERR:
      self.init(
        code: .failed,
        message: "the disk failed to read or write the ledger; what was written so far is kept",
        file: file)
    default:
      self.init(code: .failed, message: error.message ?? "\(error)", file: file)
    }
  }
}
