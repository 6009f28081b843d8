internal import Foundation
internal import GRDB
internal import RapporteurCore
public import RapporteurResolution

extension Ledger {
  /// All decisions of reviewers, the latest first, those that were undone and the undoing too.
  /// - Throws: `LedgerError`.
  public func decisions() throws(LedgerError) -> [Decision] {
    try store.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM decision ORDER BY time DESC, id DESC")
        .compactMap { Decision(row: $0) }
    }
  }

  /// Takes a decision: writes it down and brings the account up to date with it.
  ///
  /// - Parameters:
  ///   - action: what is decided.
  ///   - reviewer: who decides.
  ///   - note: why, or nil.
  /// - Returns: the decision.
  /// - Throws: `LedgerError`; `unknown` where it names a report or decision that the ledger has not.
  @discardableResult
  public func decide(_ action: Decision.Action, reviewer: String, note: String? = nil)
    throws(LedgerError) -> Decision
  {
    let decision = Decision(
      id: UUID().uuidString.lowercased(), reviewer: reviewer,
      time: Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)),
      action: action,
      note: note)
    try take(decision)
    return decision
  }

  /// Writes a decision down and brings the account up to date with it.
  func take(_ decision: Decision) throws(LedgerError) {
    do {
      try store.database.write { db in
        let reports = try db.reports(of: decision.action)
        try db.execute(
          sql: "INSERT INTO decision (id, reviewer, time, action, note) VALUES (?, ?, ?, ?, ?)",
          arguments: [
            decision.id, decision.reviewer, decision.time, DecisionCoding.text(of: decision.action),
            decision.note,
          ])
        for report in reports {
          try db.execute(
            sql: "INSERT INTO decision_report (report, decision) VALUES (?, ?)",
            arguments: [report, decision.id])
        }
        try putInAnew(reports, in: db)
      }
    } catch {
      throw LedgerError(error, file: path)
    }
  }

  /// Undoes the last decision of a reviewer that holds.
  /// - Returns: the decision that was undone; nil if there is none.
  /// - Throws: `LedgerError`.
  public func undo(reviewer: String) throws(LedgerError) -> Decision? {
    let standing = Decision.standing(try decisions())
    guard let last = standing.last(where: { $0.reviewer == reviewer }) else { return nil }
    try decide(.retract(last.id), reviewer: reviewer)
    return last
  }

  /// The anchor of a finding, by which decisions name it; nil if the ledger has no such finding.
  /// - Parameter id: the finding, `593c0a4de2#m2`.
  /// - Throws: `LedgerError`.
  public func anchor(_ id: String) throws(LedgerError) -> FindingAnchor? {
    try store.read { db in
      let parts = id.split(separator: "#").map(String.init)
      guard parts.count == 2, let report = try db.reportNumber(prefix: parts[0]),
        let record = try db.record(ofReport: report)
      else { return nil }
      return FindingAnchor(FindingKey(report: record.report.id, finding: parts[1]), in: record)
    }
  }

  /// Brings the rows and the account up to date with the decisions on these reports.
  private func putInAnew(_ reports: Set<String>, in db: Database) throws {
    var submissions: [Submission] = []
    for report in reports.sorted() {
      guard let number = try db.reportNumber(report),
        let record = try db.record(ofReport: number),
        let row = try Row.fetchOne(
          db, sql: "SELECT source, received FROM report WHERE id = ?", arguments: [number])
      else { continue }
      submissions.append(Submission(record, source: row[0], received: row[1]))
    }
    let writer = LedgerWriter(store: store, replaces: true, batch: .max, received: Date())
    _ = try writer.write(submissions, in: db)
  }
}

extension Database {
  /// The reports that an action bears on; for a retraction those of what it retracts.
  fileprivate func reports(of action: Decision.Action) throws -> Set<String> {
    if case .retract(let id) = action {
      let reports = try String.fetchAll(
        self, sql: "SELECT report FROM decision_report WHERE decision = ?", arguments: [id])
      guard !reports.isEmpty else {
        throw LedgerError(code: .unknown, message: "the ledger has no decision \(id)")
      }
      return Set(reports)
    }
    let reports = DecisionCoding.reports(of: action)
    for report in reports where try reportNumber(report) == nil {
      throw LedgerError(code: .unknown, message: "the ledger has no report \(report)")
    }
    return reports
  }
}
