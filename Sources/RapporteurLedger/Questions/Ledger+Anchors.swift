internal import GRDB
internal import Foundation
internal import RapporteurCore

/// A span whose text is not what it was when it was found, or a record that cannot be read.
public struct BrokenAnchor: Sendable {
  /// The report.
  public var report: String
  /// What is wrong, in words.
  public var message: String
}

extension Ledger {
  /// Proves every span of every record against its hash, and every text and search index.
  /// - Returns: how many spans were looked at, and what is broken.
  /// - Throws: `LedgerError` if the ledger cannot be read at all.
  /// - Complexity: O(n) in the texts.
  public func checkAnchors() throws(LedgerError) -> (spans: Int, broken: [BrokenAnchor]) {
    try store.read { db in
      var spans = 0
      var broken: [BrokenAnchor] = []
      let rows = try Row.fetchCursor(
        db,
        sql:
          "SELECT report.id, digest, anchors, text_digest FROM report LEFT JOIN record USING (id)")
      while let row = try rows.next() {
        let short = ReportDigest(bytes: Array(row["digest"] as Data)).short
        let anchors: Data? = row["anchors"]
        guard let anchors, let textDigest = row["text_digest"] as Data?,
          let record = try? db.record(ofReport: row["id"])
        else {
          broken.append(BrokenAnchor(report: short, message: "its record cannot be read"))
          continue
        }
        if Anchors.digest(of: record.report.text.utf8) != Array(textDigest) {
          broken.append(BrokenAnchor(report: short, message: "its text is not what was read"))
        }
        spans += anchors.count / Anchors.size
        let all = record.spans
        for index in Anchors.broken(in: record, anchors: Array(anchors)) {
          let place =
            all.indices.contains(index)
            ? "bytes \(all[index].start) to \(all[index].end)" : "no place"
          broken.append(
            BrokenAnchor(
              report: short, message: "span \(index + 1) (\(place)) is not what was found"))
        }
      }
      let state = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
      if state != ["ok"] {
        broken += state.map { BrokenAnchor(report: "", message: "the file: \($0)") }
      }
      return (spans, broken)
    }
  }
}
