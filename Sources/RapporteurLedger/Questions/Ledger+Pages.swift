internal import GRDB
internal import RapporteurCore

/// Some of the things that a question finds, and where the next ones begin.
public struct AccountPage: Sendable {
  /// The things, the latest first.
  public var entries: [AccountEntry]
  /// From where on the rest is asked for; nil at the end.
  public var next: String?

  /// Whether `text` can be the cursor of a page.
  public static func isCursor(_ text: String) -> Bool { PagePlace(text) != nil }
}

extension Ledger {
  /// As many things of `kind` as the limit of `filter` says, from `cursor` on, which an earlier page gave.
  ///
  /// What comes into the ledger between two pages may be missing, but nothing comes twice and nothing
  /// that was there is left out.
  /// - Throws: `LedgerError`; `unknown` where `cursor` is none.
  /// - Complexity: O(n) in the findings before the cursor, of which only the rows are looked at.
  public func page(_ kind: FindingKind, _ filter: Filter, from cursor: String? = nil)
    throws(LedgerError) -> AccountPage
  {
    try store.read { db in
      let start = try cursor.map { cursor in
        guard let place = PagePlace(cursor) else {
          throw LedgerError(
            code: .unknown, message: "expected the cursor of an earlier page, found \"\(cursor)\"")
        }
        return place
      }
      let filter = try db.processed(filter)
      let reader = AccountReader(db, filter)
      var clusters = try ClusterStream(try FindingQuery(kind, filter, in: db), in: db)
      var page = AccountPage(entries: [], next: nil)
      var last: PagePlace?
      while let found = try clusters.next() {
        let place = PagePlace(day: clusters.day, cluster: found.cluster)
        if let start, place <= start { continue }
        guard let entry = try reader.entry(found.cluster), entry.fits(filter) else { continue }
        if page.entries.count == filter.limit ?? .max {
          page.next = last?.text
          break
        }
        page.entries.append(entry)
        last = place
      }
      page.entries.sort { a, b in
        let (one, other) = (a.days?.from ?? a.since, b.days?.from ?? b.since)
        return one != other ? one > other : a.id < b.id
      }
      return page
    }
  }

  /// Reports that came into the ledger after the one with that number, in the order in which they came, and
  /// the number of the last; without a number only the number.
  ///
  /// Numbers go up as reports come, and stay when one is put in anew.
  /// - Throws: `LedgerError`.
  public func arrivals(after number: Int64?, limit: Int = 100) throws(LedgerError)
    -> (last: Int64, reports: [(number: Int64, report: ReportEntry)])
  {
    try store.read { db in
      guard let number else {
        return (try Int64.fetchOne(db, sql: "SELECT max(id) FROM report") ?? 0, [])
      }
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM report WHERE id > ? ORDER BY id LIMIT ?",
        arguments: [number, limit])
      let reports = rows.map {
        (number: $0["id"] as Int64, report: ReportEntry(row: $0, asOf: nil))
      }
      return (reports.last?.number ?? number, reports)
    }
  }
}

/// Where a page ends: the day and the number of its last thing, in the order of `ClusterStream`.
private struct PagePlace: Comparable {
  let day: Int
  let cluster: Int64

  init(day: Int, cluster: Int64) {
    self.day = day
    self.cluster = cluster
  }

  init?(_ text: String) {
    let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let day = Int(parts[0]),
      let cluster = CandidateNumber.number(of: parts[1])
    else { return nil }
    self.init(day: day, cluster: cluster)
  }

  var text: String { "\(day)~\(CandidateNumber.id(of: cluster))" }

  /// Later days come first.
  static func < (a: Self, b: Self) -> Bool {
    a.day != b.day ? a.day > b.day : a.cluster < b.cluster
  }
}
