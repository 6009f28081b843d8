internal import RapporteurCore

/// The number of an entry of a record in the ledger's tables: that of its report times 2^24, its kind
/// times 2^20, and its number in the record.
struct FindingID: Hashable, Sendable {
  let rawValue: Int64

  init(rawValue: Int64) { self.rawValue = rawValue }

  /// The entry `number` of that kind in a report.
  init(report: Int64, kind: FindingKind, number: Int) {
    rawValue = report << 24 | Int64(kind.rawValue) << 20 | Int64(min(number, 1 << 20 - 1))
  }

  /// The numbers that the entries of a report may have, those of the report itself included.
  static func numbers(inReport report: Int64) -> ClosedRange<Int64> {
    report << 24...(report + 1) << 24 - 1
  }

  /// The numbers that the entries of the kinds from `first` to `last` may have in a report.
  static func numbers(
    from first: FindingKind, to last: FindingKind, inReport report: Int64
  ) -> ClosedRange<Int64> {
    FindingID(report: report, kind: first, number: 0)
      .rawValue...FindingID(report: report, kind: last, number: .max).rawValue
  }

  /// The number of the report.
  var report: Int64 { rawValue >> 24 }
  /// The kind; nil for a number that no entry has.
  var kind: FindingKind? { FindingKind(rawValue: Int(rawValue >> 20 & 0xF)) }
  /// The number in the record.
  var number: Int { Int(rawValue & 0xFFFFF) }
}
