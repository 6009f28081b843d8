internal import GRDB
internal import RapporteurCore
public import RapporteurResolution

/// A place that has the words of a quotation, or the nearest to them.
public struct VerifiedPlace: Sendable {
  /// The report.
  public var report: ReportEntry
  /// What comparing with it gave.
  public var place: Verification.Place
  /// The words that stand there.
  public var words: String
}

extension Ledger {
  /// Whether a quotation is right: what came of comparing it with the reports, and the places that have it or
  /// the nearest to it, the nearest first.
  ///
  /// - Parameters:
  ///   - quotation: with or without quotation marks; "…" and "[…]" mark what was left out.
  ///   - speaker: whom it is attributed to; nil if nobody asks.
  ///   - filter: in which reports to look.
  /// - Throws: `LedgerError`.
  public func verify(_ quotation: String, speaker: String?, _ filter: Filter) throws(LedgerError)
    -> (verdict: Verification.Verdict, places: [VerifiedPlace])
  {
    try store.read { db in
      let verifier = QuotationVerifier(quotation, speaker: speaker)
      let conditions = try ReportConditions(try db.processed(filter), in: db)
      func found(_ parts: [String]) throws -> [Int64] {
        let query = parts.map { "\"\($0.replacing("\"", with: ""))\"" }.joined(separator: " OR ")
        guard !parts.isEmpty else { return [] }
        return try Int64.fetchAll(
          db,
          sql: """
            SELECT report.id FROM report_search JOIN report ON report.id = report_search.rowid
            WHERE report_search MATCH ? AND \(conditions.sql)
            ORDER BY report_search.rank LIMIT \(Self.looked)
            """, arguments: [query] + conditions.arguments)
      }
      // Long quotations are found by some of their phrases as well as by all.
      let phrases = verifier.searchPhrases
      let step = max(1, phrases.count / 40)
      var reports = try found(stride(from: 0, to: phrases.count, by: step).map { phrases[$0] })
      if reports.isEmpty {
        reports = try found(SearchPattern(quotation)?.words.filter { $0.count > 3 } ?? [])
      }
      let records = try reports.compactMap { try db.record(ofReport: $0) }
      let verification = verifier.verify(in: records.map { QuotationVerifier.Source($0) })
      let byID = Dictionary(records.map { ($0.report.id, $0) }, uniquingKeysWith: { a, _ in a })
      let places = try verification.places.compactMap { place -> VerifiedPlace? in
        guard let record = byID[place.report], let number = try db.reportNumber(place.report),
          let row = try Row.fetchOne(
            db, sql: "SELECT * FROM report WHERE id = ?", arguments: [number])
        else { return nil }
        return VerifiedPlace(
          report: ReportEntry(row: row, asOf: filter.asOf), place: place,
          words: record.report.text[place.span])
      }
      return (verification.verdict, places)
    }
  }

  /// In how many reports, the likeliest, a quotation is looked for.
  private static let looked = 40
}
