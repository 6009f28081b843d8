public import RapporteurCore
public import RapporteurResolution

/// A report as the ledger has it, with what its findings are held to be.
public struct LedgerReport: Sendable {
  /// How the ledger lists it.
  public var entry: ReportEntry
  /// The record as it was ingested.
  public var record: Record
  /// The decisions of reviewers that name one of its findings.
  public var decisions: [Decision]
  /// When it was received, ISO 8601.
  public var received: String
  /// What the actors and findings of the record are held to be: the identifier of the thing by that of
  /// the record's entry (`m2`), `r` for the text of the report. What was rejected is absent.
  public var things: [String: String]

  /// The record as reviewers decided on it.
  public var reviewed: Record { Submission.resolver.reviewed(record, decisions: decisions) }
}
