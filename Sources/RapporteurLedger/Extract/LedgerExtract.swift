internal import Foundation
internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

/// All that a ledger holds at one moment, one thing after another, so that it need not fit into memory.
///
/// Everything comes in an order that depends on the reports alone, not on when they were ingested.
public struct LedgerExtract {
  let db: Database

  /// Calls `body` for each thing of `kind` that `filter` lets pass, the latest first.
  /// - Throws: `LedgerError`, and what `body` throws.
  public func entries(
    _ kind: FindingKind, _ filter: Filter, _ body: (AccountEntry) throws -> Void
  ) throws {
    if filter.limit != nil {
      for entry in try db.entries(kind, filter) { try body(entry) }
      return
    }
    let filter = try db.processed(filter)
    let reader = AccountReader(db, filter)
    try reader.forEachEntry(of: FindingQuery(kind, filter, in: db)) { entry in
      try body(entry)
      return true
    }
  }

  /// The actors that `filter` lets pass, those that most reports name first.
  /// - Throws: `LedgerError`.
  public func actors(_ filter: Filter) throws -> [ActorEntry] { try db.actors(filter) }

  /// Calls `body` for each report that `filter` lets pass, as the question `reports` has it, the earliest
  /// known first; with `versions`, those that a later version superseded too.
  /// - Throws: `LedgerError`, and what `body` throws.
  public func reports(
    _ filter: Filter, versions: Bool = false, _ body: (LedgerReport) throws -> Void
  ) throws {
    let filter = try db.processed(filter)
    let conditions = try ReportConditions(filter, in: db)
    let restriction = versions ? "1" : conditions.sql
    let order = filter.limit == nil ? "" : "DESC"
    let ids = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM report WHERE \(restriction)
        ORDER BY known_from \(order), published \(order), digest \(order) LIMIT ?
        """, arguments: (versions ? [] : conditions.arguments) + [filter.limit ?? -1])
    for id in filter.limit == nil ? ids : ids.reversed() {
      if let report = try report(id, asOf: filter.asOf) { try body(report) }
    }
  }

  /// The name of the thing with that identifier; nil if it is no actor of the ledger.
  /// - Throws: `LedgerError`.
  public func name(of actor: String) throws -> String? {
    guard let number = CandidateNumber.number(of: actor) else { return nil }
    return try db.name(ofCluster: number)
  }

  /// All decisions of reviewers, the earliest first.
  /// - Throws: `LedgerError`.
  public func decisions() throws -> [LedgerDecision] {
    try Row.fetchAll(db, sql: "SELECT * FROM decision ORDER BY time, id").map { row in
      let action: String = row["action"]
      return LedgerDecision(
        id: row["id"], reviewer: row["reviewer"], time: row["time"],
        action: action.split(separator: "\t", omittingEmptySubsequences: false).map(String.init),
        note: row["note"])
    }
  }

  /// The processes by name, each with its question as text, one `key=value` a line.
  /// - Throws: `LedgerError`.
  public func processes() throws -> [(name: String, question: String)] {
    try Row.fetchAll(db, sql: "SELECT name, filter FROM process ORDER BY folded, name")
      .map { ($0[0], $0[1]) }
  }

  private func report(_ id: Int64, asOf: Day?) throws -> LedgerReport? {
    guard let record = try db.record(ofReport: id),
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM report WHERE id = ?"), arguments: [id])
    else { return nil }
    var things: [String: String] = [:]
    for (finding, cluster) in try db.clusters(of: FindingID.numbers(inReport: id)) {
      things[finding.local] = cluster
    }
    return LedgerReport(
      entry: ReportEntry(row: row, asOf: asOf), record: record,
      decisions: try db.decisions(onReport: record.report.id), received: row["received"],
      things: things)
  }
}

extension Ledger {
  /// Reads much of the ledger as it stands at one moment, while others may write.
  /// - Throws: `LedgerError`, and what `work` throws.
  public func extract<Value>(_ work: (LedgerExtract) throws -> Value) throws -> Value {
    do {
      return try store.database.read { db in try work(LedgerExtract(db: db)) }
    } catch let error as DatabaseError {
      throw LedgerError(error, file: path)
    }
  }
}
