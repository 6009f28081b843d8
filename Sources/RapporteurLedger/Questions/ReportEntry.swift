/// A report as the ledger lists it.
public struct ReportEntry: Sendable {
  /// The digits that name it in the ledger.
  public var id: String
  /// `sha256:` and the digest of its bytes.
  public var digest: String
  /// The headline, or nil.
  public var headline: String?
  /// The outlet, or nil.
  public var publisher: String?
  /// When it was published, ISO 8601, or nil.
  public var published: String?
  /// What sort of document it is.
  public var kind: String
  /// Its address, or nil.
  public var url: String?
  /// The identifier that its source gives, or nil.
  public var identifier: String?
  /// Which version of it this is, from 1.
  public var version: Int
  /// Whether a later version is known.
  public var isSuperseded: Bool
  /// What it corrects, updates or withdraws, as printed, or nil.
  public var correction: String?
  /// The number of findings in it.
  public var findings: Int
  /// Where it was read from.
  public var source: String
}

/// A place in a report that holds what was searched for.
public struct SearchHit: Sendable {
  /// The report.
  public var report: ReportEntry
  /// The words round the hit, each hit between `openingMark` and `closingMark`.
  public var snippet: String

  /// Stands before a hit.
  public static let openingMark: Character = "⟦"
  /// Stands after a hit.
  public static let closingMark: Character = "⟧"
}
