internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

extension Database {
  /// Writes down under which keys the findings of `record` bear on promises and on times.
  func insertBearings(of record: RapporteurCore.Record, report: Int64) throws {
    try insertBearings(AccountKeys(of: record), published: record.report.publicationDay, report)
  }

  /// Writes down `keys`, those of a report that was published on that day.
  func insertBearings(_ keys: AccountKeys, published: Day?, _ report: Int64) throws {
    let settle = try cachedStatement(
      sql: "INSERT OR IGNORE INTO settlement (word, finding) VALUES (?, ?)")
    for entry in keys.settlements {
      guard let finding = FindingID(entry.finding, inReport: report) else { continue }
      for word in entry.keys { try settle.execute(arguments: [word, finding.rawValue]) }
    }
    guard let published else { return }
    let utter = try cachedStatement(
      sql: "INSERT OR IGNORE INTO utterance (speaker, day, finding) VALUES (?, ?, ?)")
    for entry in keys.utterances {
      guard let finding = FindingID(entry.finding, inReport: report) else { continue }
      for speaker in entry.keys {
        try utter.execute(arguments: [speaker, published.number, finding.rawValue])
      }
    }
  }

  /// Takes out what `insertBearings` wrote down of a report.
  func removeBearings(ofReport report: Int64) throws {
    for table in ["settlement", "utterance"] {
      try execute(
        sql: "DELETE FROM \(table) WHERE finding >= ? AND finding < ?",
        arguments: [report << 24, (report + 1) << 24])
    }
  }
}
