/// The number of a finding in the index of words: its kind, its first day, its report and its number in the
/// record, the first highest, so that the findings of one kind come in the order of their days.
struct SearchID: Comparable, Sendable {
  let rawValue: Int64

  /// Bits below the kind, below the day, and of the number in the record.
  private static let (kindBits, dayBits, numberBits): (Int64, Int64, Int64) = (58, 37, 13)
  private static let firstDay: Int64 = 1 << 20

  /// The number of the finding; nil for one beyond the eight thousandth of its kind in a report.
  init?(_ id: FindingID, day: Int) {
    guard let kind = id.kind, id.number < 1 << Self.numberBits, id.report < 1 << 24 else {
      return nil
    }
    rawValue =
      Int64(kind.rawValue) << Self.kindBits | Self.day(day) << Self.dayBits
      | id.report << Self.numberBits | Int64(id.number)
  }

  private static func day(_ day: Int) -> Int64 { min(max(Int64(day) + firstDay, 0), 1 << 21 - 1) }

  /// The numbers of findings of `kind`.
  static func range(of kind: FindingKind) -> ClosedRange<Int64> {
    Int64(kind.rawValue) << kindBits...(Int64(kind.rawValue) + 1) << kindBits - 1
  }

  /// The numbers of findings of `kind` with a first day from `first` to `last`, nil for no bound.
  static func range(of kind: FindingKind, from first: Int?, to last: Int?) -> ClosedRange<Int64> {
    let all = range(of: kind)
    let start = first.map { all.lowerBound + day($0) << dayBits } ?? all.lowerBound
    let end = last.map { all.lowerBound + (day($0) + 1) << dayBits - 1 } ?? all.upperBound
    return start...max(start, end)
  }

  /// SQL for the finding's own number, of a number in `column`.
  static func findingSQL(_ column: String) -> String {
    """
    (((\(column) >> \(numberBits)) & \(1 << 24 - 1)) << 24) | ((\(column) >> \(kindBits)) << 20) \
    | (\(column) & \(1 << numberBits - 1))
    """
  }

  /// SQL for the number in the index, of the row `alias` of the table `finding`.
  static func sql(_ alias: String) -> String {
    """
    ((\(alias).kind << \(kindBits)) | ((\(alias).day_from + \(firstDay)) << \(dayBits)) \
    | ((\(alias).id >> 24) << \(numberBits)) | (\(alias).id & \(1 << 20 - 1)))
    """
  }

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
