internal import Foundation
internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

/// Puts records into a ledger, many in one transaction; there is one at a time.
///
/// Whatever moment the program is killed at, the ledger holds whole transactions.
public final class LedgerWriter {
  /// What became of a record that was handed over.
  public enum Outcome: Sendable {
    /// It is new to the ledger.
    case added
    /// It is a later or earlier version of a report that the ledger has.
    case version
    /// It stood in the ledger and was put in anew.
    case replaced
    /// It stood in the ledger and nothing was changed.
    case unchanged
  }

  /// Called after each transaction with what became of the records in it, in order.
  public var onCommit: ([Outcome]) -> Void = { _ in }

  private let store: SQLiteStore
  private let replaces: Bool
  private let batch: Int
  private var waiting: [Submission] = []
  /// Since when the first of `waiting` waits.
  private var oldest = ContinuousClock.now
  /// How long a record waits at most for the next one before it is written.
  private static let longestWait = Duration.seconds(2)
  private let received: Date
  private let candidates = CandidateCache()
  /// The words of the findings of this transaction.
  private var searchRows: [(search: SearchID, words: String)] = []

  /// A writer to `store` that puts records in anew if `replaces`.
  init(store: SQLiteStore, replaces: Bool, batch: Int, received: Date) {
    self.store = store
    self.replaces = replaces
    self.batch = max(1, batch)
    self.received = received
  }

  /// Takes a record; it is in the ledger when the next transaction is done.
  /// - Throws: `LedgerError`.
  public func add(_ submission: Submission) throws(LedgerError) {
    if waiting.isEmpty { oldest = .now }
    waiting.append(submission)
    if waiting.count >= batch || ContinuousClock.now - oldest >= Self.longestWait { try commit() }
  }

  /// Writes what was taken and is not yet in the ledger.
  /// - Throws: `LedgerError`; nothing of it is then in the ledger.
  public func commit() throws(LedgerError) {
    guard !waiting.isEmpty else { return }
    let batch = waiting
    do {
      let outcomes = try store.database.write { db in try write(batch, in: db) }
      waiting = []
      onCommit(outcomes)
    } catch {
      throw LedgerError(error, file: store.path)
    }
  }

  /// Writes records within a transaction and gives what became of each.
  func write(_ batch: [Submission], in db: Database) throws -> [Outcome] {
    searchRows = []
    let written = try batch.map { try write($0, in: db) }
    try insertWords(in: db)
    try resolve(zip(batch, written), in: db)
    return written.map(\.outcome)
  }

  /// What became of a record, the number of its report if it was put in, and what it adds to the account.
  private typealias Written = (outcome: Outcome, report: Int64?, contribution: Contribution)

  private func write(_ submission: Submission, in db: Database) throws -> Written {
    // Decisions outlive the analysis on which they were taken.
    let decisions = try db.decisions(onReport: submission.record.report.id)
    if !decisions.isEmpty {
      let reviewed = Submission(
        submission.record, source: submission.source, received: submission.received,
        decisions: decisions)
      return try put(reviewed, in: db)
    }
    return try put(submission, in: db)
  }

  private func put(_ submission: Submission, in db: Database) throws -> Written {
    let digest = Data(submission.digest)
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM report WHERE digest = ?"), arguments: [digest])
    if let known {
      guard replaces else { return (.unchanged, nil, submission.contribution) }
      try remove(report: known, from: db)
    }
    let report = try insertReport(submission, as: known, in: db)
    try insertRecord(submission, of: report, in: db)
    try insertFindings(submission, of: report, in: db)
    try insertActors(submission, of: report, in: db)
    try db.insertBearings(
      submission.bearings, published: submission.record.report.publicationDay, report)
    let versions = try Self.numberVersions(of: submission.lineage, in: db)
    let outcome: Outcome = known != nil ? .replaced : versions > 1 ? .version : .added
    return (outcome, report, submission.contribution)
  }

  /// Brings the account up to date with the reports that were put in.
  private func resolve(_ written: Zip2Sequence<[Submission], [Written]>, in db: Database) throws {
    var reports: [String: Int64] = [:]
    var contributions: [Contribution] = []
    for (submission, written) in written {
      guard let report = written.report else { continue }
      reports[submission.record.report.id] = report
      contributions.append(written.contribution)
    }
    guard !contributions.isEmpty else { return }
    var account = AccountStore(db, reports: reports, cache: candidates)
    try Submission.resolver.absorb(contributions, into: &account)
  }

  private func insertReport(_ submission: Submission, as known: Int64?, in db: Database) throws
    -> Int64
  {
    let report = submission.record.report
    let day = report.publicationDay
    let now = received.formatted(.iso8601)
    let received = submission.received.flatMap { Day(iso: $0) == nil ? nil : $0 } ?? now
    let receivedDay = Day(iso: received)?.number ?? 0
    try db.cachedStatement(
      sql: """
        INSERT INTO report (id, digest, lineage, version, known_from, known_to, published_day,
          published, published_basis, publisher, headline, kind, identifier, url, format, section,
          byline, dateline, language, correction, derived_from, source, received, findings)
        VALUES (?, ?, ?, 1, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      known, Data(submission.digest), submission.lineage, day?.number ?? receivedDay, day?.number,
      report.published, report.publishedBasis, report.publisher, report.headline,
      report.kind.rawValue, report.identifier, report.url, report.format, report.section,
      report.byline, report.dateline, report.language, report.correction,
      report.derivedFrom.joined(separator: "\n"), submission.source, received,
      submission.findings.count { $0.kind != .actor },
    ])
    return db.lastInsertedRowID
  }

  private func insertRecord(_ submission: Submission, of report: Int64, in db: Database) throws {
    let text = submission.record.report.text
    try db.cachedStatement(
      sql: """
        INSERT INTO record (id, headline, text, text_digest, content, anchors)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      report, submission.record.report.headline, Data(text.utf8), Data(submission.textDigest),
      Data(submission.content), Data(submission.anchors),
    ])
    try db.cachedStatement(
      sql: "INSERT INTO report_search (rowid, headline, text) VALUES (?, ?, ?)"
    ).execute(arguments: [report, submission.record.report.headline, text.string])
  }

  private func insertFindings(_ submission: Submission, of report: Int64, in db: Database) throws {
    let text = submission.record.report.text
    let day = submission.record.report.publicationDay
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO finding (id, kind, status, modality, day_from, day_to, confidence, known)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let reportDay =
      try day?.number
      ?? Int.fetchOne(db, sql: "SELECT known_from FROM report WHERE id = ?", arguments: [report])
      ?? 0
    let headline = submission.record.report.headline.map { $0 + "\n" } ?? ""
    for row in submission.findings {
      let id = FindingID(report: report, kind: row.kind, number: row.number).rawValue
      try insert.execute(arguments: [
        id, row.kind.rawValue, row.status, row.modality, row.interval?.from.number ?? reportDay,
        row.interval?.to.number ?? (reportDay + 1), row.confidence, reportDay,
      ])
      let number = FindingID(rawValue: id)
      if let words = row.words,
        let search = SearchID(number, day: row.interval?.from.number ?? reportDay)
      {
        searchRows.append((search, headline + text[words]))
      }
    }
  }

  /// Puts the words of the findings into their index, in its order, without which every one would be
  /// written out by itself.
  private func insertWords(in db: Database) throws {
    let insert = try db.cachedStatement(
      sql: "INSERT INTO finding_search (rowid, words) VALUES (?, ?)")
    for (search, words) in searchRows.sorted(by: { $0.search < $1.search }) {
      try insert.execute(arguments: [search.rawValue, words])
    }
    searchRows = []
  }

  /// Says which actor has to do with which finding, and by what names it is called.
  private func insertActors(_ submission: Submission, of report: Int64, in db: Database) throws {
    let day = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT known_from FROM report WHERE id = ?"), arguments: [report])
    let insert = try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO finding_actor (candidate, kind, day, finding, role)
        VALUES (?, ?, ?, ?, ?)
        """)
    for row in submission.findings {
      let id = FindingID(report: report, kind: row.kind, number: row.number).rawValue
      for (number, role) in row.actors {
        guard let candidate = submission.actorCandidates[number] else { continue }
        try insert.execute(arguments: [
          candidate, row.kind.rawValue, row.interval.map { Int64($0.from.number) } ?? day, id,
          role.rawValue,
        ])
      }
    }
    let see = try db.cachedStatement(
      sql: """
        INSERT INTO actor_seen (candidate, reports, first, last) VALUES (?1, 1, ?2, ?2)
        ON CONFLICT (candidate) DO UPDATE SET reports = reports + 1, first = min(first, ?2),
          last = max(last, ?2)
        """)
    let seeOnDay = try db.cachedStatement(
      sql: """
        INSERT INTO actor_day (candidate, day, reports) VALUES (?, ?, 1)
        ON CONFLICT (candidate, day) DO UPDATE SET reports = reports + 1
        """)
    for candidate in Set(submission.actorCandidates.values) {
      try see.execute(arguments: [candidate, day])
      try seeOnDay.execute(arguments: [candidate, day])
    }
    let count = try db.cachedStatement(
      sql:
        "UPDATE name SET mentions = mentions + 1 WHERE candidate = ? AND name = ? AND is_office = ?"
    )
    let insertName = try db.cachedStatement(
      sql: """
        INSERT INTO name (candidate, name, folded, is_office, mentions) VALUES (?, ?, ?, ?, 1)
        """)
    for name in submission.names {
      try count.execute(arguments: [name.candidate, name.name, name.isOffice])
      if db.changesCount == 0 {
        try insertName.execute(arguments: [
          name.candidate, name.name, name.name.foldedForNames, name.isOffice,
        ])
      }
    }
  }

  /// Takes a report out, with all that hangs on it but its sightings, which the resolver replaces.
  private func remove(report: Int64, from db: Database) throws {
    guard let record = try db.record(ofReport: report) else { return }
    try db.execute(
      sql: """
        INSERT INTO report_search (report_search, rowid, headline, text)
        VALUES ('delete', ?, ?, ?)
        """, arguments: [report, record.report.headline, record.report.text.string])
    let headline = record.report.headline.map { $0 + "\n" } ?? ""
    for row in FindingRow.rows(of: record) {
      let id = FindingID(report: report, kind: row.kind, number: row.number)
      let day = try Int.fetchOne(
        db, sql: "SELECT day_from FROM finding WHERE id = ?", arguments: [id.rawValue])
      guard let words = row.words, let day, let search = SearchID(id, day: day) else { continue }
      try db.execute(
        sql: "INSERT INTO finding_search (finding_search, rowid, words) VALUES ('delete', ?, ?)",
        arguments: [search.rawValue, headline + record.report.text[words]])
    }
    let candidates = Set(Submission(record, source: "").actorCandidates.values)
    let known = try Int64.fetchOne(
      db, sql: "SELECT known_from FROM report WHERE id = ?", arguments: [report])
    for candidate in candidates {
      try db.execute(
        sql: "UPDATE actor_day SET reports = reports - 1 WHERE candidate = ? AND day = ?",
        arguments: [candidate, known])
      try db.execute(
        sql: "DELETE FROM actor_day WHERE candidate = ? AND day = ? AND reports <= 0",
        arguments: [candidate, known])
      try db.execute(
        sql: "UPDATE actor_seen SET reports = reports - 1 WHERE candidate = ?",
        arguments: [candidate])
    }
    try db.execute(sql: "DELETE FROM actor_seen WHERE reports <= 0")
    let names = Submission(record, source: "").names
    for name in names {
      try db.execute(
        sql:
          "UPDATE name SET mentions = mentions - 1 WHERE candidate = ? AND name = ? AND is_office = ?",
        arguments: [name.candidate, name.name, name.isOffice])
    }
    try db.execute(sql: "DELETE FROM name WHERE mentions <= 0")
    try db.execute(
      sql: "DELETE FROM finding_actor WHERE finding >= ? AND finding < ?",
      arguments: [report << 24, (report + 1) << 24])
    try db.removeBearings(ofReport: report)
    try db.execute(
      sql: "DELETE FROM finding WHERE id >= ? AND id < ?",
      arguments: [report << 24, (report + 1) << 24])
    try db.execute(sql: "DELETE FROM report WHERE id = ?", arguments: [report])
  }

  /// Numbers the versions of a report in the order of their publication, a correction after what it
  /// corrects, and says until when each was the last one known.
  /// - Returns: how many there are.
  private static func numberVersions(of lineage: String, in db: Database) throws -> Int {
    let versions = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, known_from FROM report WHERE lineage = ?
          ORDER BY known_from, published, correction IS NOT NULL, id
          """), arguments: [lineage])
    guard versions.count > 1 else { return versions.count }
    let update = try db.cachedStatement(
      sql: "UPDATE report SET version = ?, known_to = ? WHERE id = ?")
    for (index, row) in versions.enumerated() {
      let next: Int? = index + 1 < versions.count ? versions[index + 1]["known_from"] : nil
      try update.execute(arguments: [index + 1, next, row["id"] as Int64])
    }
    return versions.count
  }
}
