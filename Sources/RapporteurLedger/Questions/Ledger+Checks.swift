internal import GRDB
public import RapporteurCore
public import RapporteurResolution

extension Ledger {
  /// What does not fit together in the reports that `filter` lets pass, what matters most first.
  ///
  /// Ordinals against the meetings known, weekdays against dates, reports that differ on one meeting,
  /// variants of quotations, what a correction left out, and meetings and commitments that went silent; with
  /// `singleSources` also outcomes that one source alone tells. `status` is the sort of check here.
  /// - Parameter present: the day by which an announced day has passed; nil for that of `filter`.
  /// - Throws: `LedgerError`.
  /// - Complexity: O(n log n) in the findings that were joined, announced, counted or are due.
  public func checks(_ filter: Filter, present: Day? = nil, singleSources: Bool = false)
    throws(LedgerError) -> [Check]
  {
    try store.read { db in
      var all = try db.processed(filter)
      all.status = []
      all.present = filter.asOf ?? present ?? filter.present ?? Day.today
      let codes = Set(filter.status.compactMap { Check.Code(rawValue: $0) })
      let checks = try CheckCollector(db, all)
        .checks(singleSources: singleSources, only: filter.status.isEmpty ? nil : codes)
        .filter { filter.status.isEmpty || filter.status.contains($0.code.rawValue) }
        .sorted { a, b in
          a.weight != b.weight
            ? a.weight > b.weight
            : (a.code.rawValue, a.message, a.findings.first?.description ?? "")
              < (b.code.rawValue, b.message, b.findings.first?.description ?? "")
        }
      let subjects = CheckSubjects(db, all)
      return try checks.prefix(filter.limit ?? .max).map { check in
        var check = check
        check.subject = try subjects.subject(of: check)
        return check
      }
    }
  }
}

/// Says of what a check is, in a few words.
private struct CheckSubjects {
  private let db: Database
  private let reader: AccountReader

  init(_ db: Database, _ filter: Filter) {
    self.db = db
    reader = AccountReader(db, filter, superseded: true)
  }

  /// The first words of a long text, on one line.
  private static func clipped(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.prefix(24).joined(separator: " ") + (words.count > 24 ? " …" : "")
  }

  /// Those who take part, speak or undertake; of a report its headline.
  func subject(of check: Check) throws -> String? {
    guard let key = check.findings.first, let report = try db.reportNumber(key.report) else {
      return nil
    }
    guard let id = FindingID(key.finding, inReport: report), id.kind != nil,
      let cluster = try db.cluster(named: key.description),
      let entry = try reader.entry(cluster)
    else {
      return try String.fetchOne(
        db, sql: "SELECT headline FROM report WHERE id = ?", arguments: [report])
    }
    let parties = entry.parties.isEmpty ? entry.sides : entry.parties
    let names = parties.prefix(4).map(\.name)
    let shown = names.joined(separator: ", ") + (parties.count > 4 ? " …" : "")
    let words = Self.clipped(entry.words)
    guard entry.kind != .meeting else { return shown.isEmpty ? words : shown }
    return shown.isEmpty ? "“\(words)”" : "\(shown): “\(words)”"
  }
}
