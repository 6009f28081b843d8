internal import RapporteurCore

/// Who held an office of state when, from `office-holders.tsv`.
struct OfficeHolders: Sendable {
  private struct Term {
    let holder: String
    let from: Day
    /// nil while nothing else is known.
    let until: Day?
  }

  private struct Office: Hashable {
    let state: String
    let title: String
  }

  private let terms: [Office: [Term]]

  /// Reads the table, whose header says what its columns are.
  /// - Throws: `RuleFileError` at the first row that is short of a column or has no day where one
  ///   is expected.
  init(_ source: String, file: String = "office-holders.tsv") throws(RuleFileError) {
    var terms: [Office: [Term]] = [:]
    for row in TableRow.rows(of: source, file: file) {
      let columns = row.columns
      guard columns.count == 5 else { throw row.fault("expected five cells parted by tabs") }
      guard let from = Day(iso: columns[3]), columns[4] == "-" || Day(iso: columns[4]) != nil else {
        throw row.fault("expected days as YYYY-MM-DD, or - for an open end")
      }
      terms[Office(state: columns[0], title: columns[1]), default: []].append(
        Term(holder: columns[2], from: from, until: Day(iso: columns[4])))
    }
    self.terms = terms
  }

  /// The name of the one who holds the office of that title, in lower case, in `state` on `day`; nil if the
  /// table does not say.
  func holder(of title: String, in state: String, on day: Day) -> String? {
    terms[Office(state: state, title: title)]?.first { term in
      term.from <= day && term.until.map { day < $0 } ?? true
    }?.holder
  }
}
