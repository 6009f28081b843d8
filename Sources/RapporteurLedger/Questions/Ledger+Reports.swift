internal import Foundation
internal import GRDB
public import RapporteurCore

extension Ledger {
  /// The reports that `filter` lets pass, the latest first; of each its last version.
  ///
  /// `status` is here the sort of document, `topic` is looked for in headlines and text, and
  /// since and until mean the day of publication.
  /// - Throws: `LedgerError`.
  public func reports(_ filter: Filter) throws(LedgerError) -> [ReportEntry] {
    try store.read { db in
      let filter = try db.processed(filter)
      let conditions = try ReportConditions(filter, in: db)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT report.* FROM report WHERE \(conditions.sql)
          ORDER BY report.known_from DESC, report.published DESC, report.digest LIMIT ?
          """, arguments: conditions.arguments + [filter.limit ?? -1]
      ).map { ReportEntry(row: $0, asOf: filter.asOf) }
    }
  }

  /// The reports that hold `text`, the best first; words are found in any inflection of English and
  /// without diacritics, a phrase in double quotes as it stands.
  /// - Throws: `LedgerError`.
  public func search(_ text: String, _ filter: Filter) throws(LedgerError) -> [SearchHit] {
    try store.read { db in
      guard let pattern = SearchPattern(text) else {
        throw LedgerError(code: .unknown, message: "expected words to search for, found none")
      }
      var filter = try db.processed(filter)
      filter.topic = nil
      let conditions = try ReportConditions(filter, in: db)
      let (open, close) = (SearchHit.openingMark, SearchHit.closingMark)
      func hits(_ query: String) throws -> [SearchHit] {
        try Row.fetchAll(
          db,
          sql: """
            SELECT report.*, snippet(report_search, 1, '\(open)', '\(close)', '…', 24) AS snippet
            FROM report_search JOIN report ON report.id = report_search.rowid
            WHERE report_search MATCH ? AND \(conditions.sql)
            ORDER BY report_search.rank LIMIT ?
            """, arguments: [query] + conditions.arguments + [filter.limit ?? -1]
        ).map {
          SearchHit(report: ReportEntry(row: $0, asOf: filter.asOf), snippet: $0["snippet"])
        }
      }
      let found = try hits(pattern.query)
      guard found.isEmpty, let near = try pattern.corrected(in: db) else { return found }
      return try hits(near.query)
    }
  }

  /// The record of the report whose digest starts with `prefix`.
  /// - Throws: `LedgerError`: `unknown` if there is none, `ambiguous` if there are several.
  public func record(_ prefix: String) throws(LedgerError) -> RapporteurCore.Record {
    try store.read { db in
      guard let id = try db.reportNumber(prefix: prefix), let record = try db.record(ofReport: id)
      else {
        throw LedgerError(code: .unknown, message: "no report in the ledger has the id \(prefix)")
      }
      return record
    }
  }

  /// The number of reports, versions and findings.
  /// - Throws: `LedgerError`.
  public func counts() throws(LedgerError) -> (reports: Int, versions: Int, findings: Int) {
    try store.read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT count(DISTINCT lineage), count(*), coalesce(sum(findings), 0) FROM report
          """)
      return (row?[0] ?? 0, row?[1] ?? 0, row?[2] ?? 0)
    }
  }
}

extension Database {
  /// The number of the report whose digest starts with these hexadecimal digits, or nil.
  func reportNumber(prefix: String) throws -> Int64? {
    let digits = prefix.hasPrefix("sha256:") ? String(prefix.dropFirst(7)) : prefix.lowercased()
    guard digits.count >= 4, digits.allSatisfy(\.isHexDigit) else { return nil }
    let low = digits.padding(toLength: 64, withPad: "0", startingAt: 0)
    let high = digits.padding(toLength: 64, withPad: "f", startingAt: 0)
    let found = try Row.fetchAll(
      cachedStatement(
        sql: "SELECT id, digest, headline FROM report WHERE digest BETWEEN ? AND ? LIMIT 8"),
      arguments: [
        Data(ReportDigest("sha256:" + low).bytes), Data(ReportDigest("sha256:" + high).bytes),
      ])
    guard found.count > 1 else { return found.first?["id"] }
    throw LedgerError(
      code: .ambiguous, message: "several reports have an id that starts with \(prefix)",
      candidates: found.map { row in
        let headline: String? = row["headline"]
        return ReportDigest(bytes: Array(row["digest"] as Data)).short + "  " + (headline ?? "")
      })
  }
}

extension ReportEntry {
  init(row: Row, asOf: Day?) {
    let digest = ReportDigest(bytes: Array(row["digest"] as Data))
    let knownTo: Int? = row["known_to"]
    id = digest.short
    self.digest = digest.reportID
    headline = row["headline"]
    publisher = row["publisher"]
    published = row["published"]
    kind = row["kind"]
    url = row["url"]
    identifier = row["identifier"]
    version = row["version"]
    isSuperseded = knownTo.map { asOf == nil || $0 <= (asOf?.number ?? .max) } ?? false
    correction = row["correction"]
    findings = row["findings"]
    source = row["source"]
  }
}
