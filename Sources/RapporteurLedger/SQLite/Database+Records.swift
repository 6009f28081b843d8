internal import Foundation
internal import GRDB
internal import RapporteurCore

extension Database {
  /// The record of that report, or nil if the ledger has no such report.
  /// - Throws: `LedgerError` with the code `notALedger` if what is stored is damaged.
  func record(ofReport id: Int64) throws -> RapporteurCore.Record? {
    try stored(id) { try RecordCoding.record(of: $0, from: $1) }
  }

  /// The record of that report, of which nothing was read yet, or nil if the ledger has no such report.
  /// - Throws: `LedgerError` with the code `notALedger` if what is stored is damaged.
  func excerpt(ofReport id: Int64) throws -> RecordExcerpt? {
    try stored(id) { try RecordExcerpt(of: $0, from: $1) }
  }

  private func stored<Value>(_ id: Int64, _ read: (Report, [UInt8]) throws -> Value) throws
    -> Value?
  {
    let row = try Row.fetchOne(
      cachedStatement(
        sql: """
          SELECT report.*, record.text, record.content FROM report JOIN record USING (id)
          WHERE report.id = ?
          """), arguments: [id])
    guard let row else { return nil }
    let report = Report(row: row)
    let content: Data = row["content"]
    do {
      return try read(report, Array(content))
    } catch {
      throw LedgerError(
        code: .notALedger, message: "the record of report \(report.id) is damaged")
    }
  }
}

extension Report {
  /// The report whose metadata and text `row` holds; its blocks are left empty.
  fileprivate init(row: Row) {
    let text: Data = row["text"]
    let digest: Data = row["digest"]
    let derivedFrom: String = row["derived_from"]
    self.init(
      id: ReportDigest(bytes: Array(digest)).reportID, format: row["format"],
      kind: Kind(rawValue: row["kind"]) ?? .news,
      text: ReportText(decoding: Array(text)), blocks: [])
    identifier = row["identifier"]
    url = row["url"]
    headline = row["headline"]
    section = row["section"]
    byline = row["byline"]
    dateline = row["dateline"]
    publisher = row["publisher"]
    published = row["published"]
    publishedBasis = row["published_basis"]
    language = row["language"]
    correction = row["correction"]
    self.derivedFrom = derivedFrom.split(separator: "\n").map(String.init)
  }
}
