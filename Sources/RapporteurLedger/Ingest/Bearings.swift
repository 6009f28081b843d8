internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

/// What the ledger marks in findings, for checks.
enum Mark: Int {
  /// An encounter; the value is the key of its parties.
  case parties = 1
  /// An encounter that is said to be the n-th; the value is n.
  case ordinal
  /// A commitment; the value is the first day after the one by which it is due.
  case due
  /// A report that quotes a document; the value is the key of one of its authors.
  case author
  /// A report in which a weekday is not that of its date; the words say which.
  case oddity
}

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
    try insertMarks(of: keys, report: report)
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

  /// Writes down what checks look for.
  func insertMarks(of keys: AccountKeys, report: Int64) throws {
    let insert = try cachedStatement(
      sql: "INSERT OR IGNORE INTO mark (kind, value, finding, words) VALUES (?, ?, ?, ?)")
    func mark(_ kind: Mark, _ entries: [AccountKeys.Entry]) throws {
      for entry in entries {
        guard let finding = FindingID(entry.finding, inReport: report) else { continue }
        for key in entry.keys {
          try insert.execute(arguments: [kind.rawValue, key, finding.rawValue, nil])
        }
      }
    }
    try mark(.parties, keys.encounters)
    try mark(.ordinal, keys.ordinals)
    try mark(.due, keys.dues)
    for author in keys.authors {
      try insert.execute(arguments: [Mark.author.rawValue, author, report << 24, nil])
    }
    for (number, message) in keys.oddities.enumerated() {
      try insert.execute(arguments: [Mark.oddity.rawValue, number, report << 24, message])
    }
  }

  /// Takes out what `insertBearings` wrote down of a report.
  func removeBearings(ofReport report: Int64) throws {
    for table in ["settlement", "utterance", "mark"] {
      try execute(
        sql: "DELETE FROM \(table) WHERE finding >= ? AND finding < ?",
        arguments: [report << 24, (report + 1) << 24])
    }
  }
}
