internal import Foundation
internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

/// A reviewer's decision as it is handed from one ledger to another.
public struct LedgerDecision: Hashable, Sendable {
  /// The identifier.
  public var id: String
  /// Who decided.
  public var reviewer: String
  /// When, ISO 8601 in UTC.
  public var time: String
  /// What is decided: `accept`, `reject`, `edit`, `merge`, `split` or `retract`, and its parts; a finding is
  /// told as `sha256:… m 12 40`, the letter of its kind and the bytes of its evidence.
  public var action: [String]
  /// Why, or nil.
  public var note: String?

  /// Creates a decision.
  public init(id: String, reviewer: String, time: String, action: [String], note: String?) {
    self.id = id
    self.reviewer = reviewer
    self.time = time
    self.action = action
    self.note = note
  }
}

extension Ledger {
  /// Takes over a decision that was taken on another ledger, unless this one has it.
  /// - Returns: whether it was new.
  /// - Throws: `LedgerError`; `unknown` where it names a report or decision that this ledger has not, or
  ///   where it is none.
  public func restore(_ decision: LedgerDecision) throws(LedgerError) -> Bool {
    let coded = decision.action.map { $0.replacing("\t", with: " ") }.joined(separator: "\t")
    guard let action = DecisionCoding.action(from: coded) else {
      throw LedgerError(
        code: .unknown,
        message: "expected a decision, found \"\(decision.action.joined(separator: " "))\"")
    }
    let isKnown = try store.read { db in
      try Bool.fetchOne(
        db, sql: "SELECT count(*) FROM decision WHERE id = ?", arguments: [decision.id]) ?? false
    }
    if isKnown { return false }
    try take(
      Decision(
        id: decision.id, reviewer: decision.reviewer, time: decision.time, action: action,
        note: decision.note))
    return true
  }

  /// Takes over a process, unless this ledger has one of that name.
  /// - Parameter question: one `key=value` a line, as `LedgerExtract.processes` gives it.
  /// - Returns: whether it was new.
  /// - Throws: `LedgerError`.
  public func restore(process name: String, question: String) throws(LedgerError) -> Bool {
    if try processes().contains(where: { $0.name == name }) { return false }
    try define(process: name, as: FilterCoding.filter(from: question))
    return true
  }
}
