/// Why a ledger cannot be opened, read or written, or a question to it cannot be answered.
public struct LedgerError: Error, Hashable, Sendable {
  /// The sort of failure.
  public enum Code: String, Sendable {
    /// There is no file at that path.
    case missing
    /// The file is there but is no ledger, or it is damaged.
    case notALedger = "not-a-ledger"
    /// The ledger was written by a later version of the program.
    case tooNew = "too-new"
    /// Another program is writing it.
    case locked
    /// No space is left on the disk.
    case full
    /// The file or its folder cannot be written.
    case readOnly = "read-only"
    /// It cannot be read or written for another reason.
    case failed
    /// A name fits several, or nothing, in the ledger.
    case ambiguous, unknown
  }

  /// The sort of failure.
  public var code: Code
  /// What was expected, what was found, and what can be done.
  public var message: String
  /// The path of the ledger, or nil where the question is at fault.
  public var file: String?
  /// What a name that fits several may mean, best first.
  public var candidates: [String] = []

  /// Creates an error.
  public init(code: Code, message: String, file: String? = nil, candidates: [String] = []) {
    self.code = code
    self.message = message
    self.file = file
    self.candidates = candidates
  }
}

extension LedgerError: CustomStringConvertible {
  /// `talks.sqlite: the ledger is …`.
  public var description: String {
    let head = (file.map { "\($0): " } ?? "") + message
    return ([head] + candidates.map { "  \($0)" }).joined(separator: "\n")
  }
}
