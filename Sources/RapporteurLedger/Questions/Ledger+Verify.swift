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
        guard !parts.isEmpty else { return [] }
        return try Int64.fetchAll(
          db,
          sql: """
            SELECT report.id FROM report_search JOIN report ON report.id = report_search.rowid
            WHERE report_search MATCH ? AND \(conditions.sql)
            ORDER BY report_search.rank LIMIT \(Self.looked)
            """,
          arguments: [parts.map(\.searchPhrase).joined(separator: " OR ")] + conditions.arguments)
      }
      func verified(_ reports: [Int64]) throws -> (Verification, [RapporteurCore.Record]) {
        let records = try reports.compactMap { try db.record(ofReport: $0) }
        return (verifier.verify(in: records.map { QuotationVerifier.Source($0) }), records)
      }
      var (verification, records) = try verified(try found([opening(of: verifier.quotation)]))
      // Where it stands as it is given, and is theirs, nothing nearer can be found.
      if verification.verdict > .typographic {
        var reports = try found(try telling(verifier.searchPhrases, in: db))
        if reports.isEmpty {
          reports = try found(SearchPattern(quotation)?.words.filter { $0.count > 3 } ?? [])
        }
        (verification, records) = try verified(reports)
      }
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

  /// Of the phrases of a quotation those by which it is found: some of those that few reports have; of none such, of all.
  private func telling(_ phrases: [String], in db: Database) throws -> [String] {
    let rare = try phrases.filter { phrase in
      let rows = "FROM report_search WHERE report_search MATCH ?"
      return (1..<Self.common).contains(
        try db.count(rows, [phrase.searchPhrase], limit: Self.common))
    }
    // Long quotations are found by some of their phrases as well as by all.
    let chosen = rare.isEmpty ? phrases : rare
    let step = max(1, chosen.count / 40)
    return stride(from: 0, to: chosen.count, by: step).map { chosen[$0] }
  }

  /// As much of a quotation as an index is asked for in one piece.
  private func opening(of quotation: String) -> String {
    quotation.split(whereSeparator: \.isWhitespace).prefix(40).joined(separator: " ")
  }

  /// In how many reports, the likeliest, a quotation is looked for.
  private static let looked = 40
  /// A phrase that so many reports have tells nothing.
  private static let common = 400
}
