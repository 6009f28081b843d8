public import RapporteurCore

/// Which finding of which report: the key under which a finding is known outside its record.
public struct FindingKey: Hashable, Comparable, Sendable, LosslessStringConvertible {
  /// `Report.id`, `sha256:…`.
  public var report: String
  /// The identifier in the record (`m2`, `a1`); `r` for the report as a whole.
  public var finding: String

  /// The key of `finding` in `report`.
  public init(report: String, finding: String) {
    self.report = report
    self.finding = finding
  }

  /// The key of an entry of `record`.
  public init<Entry>(_ id: Identifier<Entry>, in record: Record) {
    self.init(report: record.report.id, finding: id.description)
  }

  /// The key of a report as a whole.
  public init(report: String) { self.init(report: report, finding: "r") }

  /// The key that `description` writes; nil where there is no `#`.
  public init?(_ description: String) {
    guard let mark = description.lastIndex(of: "#") else { return nil }
    report = String(description[..<mark])
    finding = String(description[description.index(after: mark)...])
    if finding.isEmpty || report.isEmpty { return nil }
  }

  /// `sha256:…#m2`.
  public var description: String { report + "#" + finding }

  /// By report, then by the finding's letter and number.
  public static func < (a: Self, b: Self) -> Bool {
    if a.report != b.report { return a.report < b.report }
    if a.finding.count != b.finding.count, a.finding.first == b.finding.first {
      return a.finding.count < b.finding.count
    }
    return a.finding < b.finding
  }
}
