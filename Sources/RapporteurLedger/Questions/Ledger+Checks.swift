internal import GRDB
public import RapporteurCore
public import RapporteurResolution

extension Ledger {
  /// What does not fit together in the reports that `filter` lets pass, sort by sort, of each what matters most and came
  /// last first.
  ///
  /// Ordinals against the meetings known, weekdays against dates, reports that differ on one meeting,
  /// variants of quotations, what a correction left out, and meetings and commitments that went silent; with
  /// `singleSources` also outcomes that one source alone tells. `status` is the sort of check here. Under a `limit` no
  /// sort takes the place of another: each has an equal share, and what it leaves goes to the others.
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
      let groups = try Check.Code.allCases.map { code in
        try Self.ranked(checks.filter { $0.code == code }, in: db)
      }
      let shares = Self.shares(of: filter.limit ?? .max, among: groups.map(\.count))
      let subjects = CheckSubjects(db, all)
      return try zip(groups, shares).flatMap { $0.prefix($1) }.map { check in
        var check = check
        check.subject = try subjects.subject(of: check)
        return check
      }
    }
  }

  /// Checks of one sort, the weightiest first, and of those the ones that became known last.
  private static func ranked(_ checks: [Check], in db: Database) throws -> [Check] {
    let dated = try checks.map { check in
      let known = try check.findings.compactMap { key in
        try Int.fetchOne(
          db.cachedStatement(sql: "SELECT known_from FROM report WHERE id = ?"),
          arguments: [try db.reportNumber(key.report)])
      }.max()
      return (check: check, known: known ?? 0)
    }
    return dated.sorted { a, b in
      if a.check.weight != b.check.weight { return a.check.weight > b.check.weight }
      if a.known != b.known { return a.known > b.known }
      return (a.check.message, a.check.findings.first?.description ?? "")
        < (b.check.message, b.check.findings.first?.description ?? "")
    }.map(\.check)
  }

  /// How many of each of `counts` there is room for among `limit`: as many as of any other, or all there are.
  static func shares(of limit: Int, among counts: [Int]) -> [Int] {
    var shares = counts.map { _ in 0 }
    var room = limit
    while room > 0 {
      let wanting = counts.indices.filter { shares[$0] < counts[$0] }
      guard let fewest = wanting.map({ counts[$0] - shares[$0] }).min() else { break }
      let more = min(fewest, room / wanting.count)
      if more == 0 {
        for index in wanting.prefix(room) { shares[index] += 1 }
        break
      }
      for index in wanting { shares[index] += more }
      room -= more * wanting.count
    }
    return shares
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
