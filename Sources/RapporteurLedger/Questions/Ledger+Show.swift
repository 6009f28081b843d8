internal import Foundation
internal import GRDB
public import RapporteurCore
internal import RapporteurResolution

/// What an identifier or name in a ledger stands for.
public enum LedgerSubject: Sendable {
  /// A report, read.
  case report(RapporteurCore.Record, ReportEntry)
  /// An actor.
  case actor(ActorEntry)
  /// Anything else that reports tell of.
  case entry(AccountEntry)
}

extension Ledger {
  /// What `id` stands for: an identifier of an actor or of anything that reports tell of, the digits of a
  /// report, a finding of a report (`593c0a4de2#m2`), or an actor's name.
  /// - Throws: `LedgerError`; `unknown` or `ambiguous` where it stands for nothing or for several.
  public func subject(_ id: String, asOf: Day? = nil) throws(LedgerError) -> LedgerSubject {
    try store.read { db in
      var filter = Filter()
      filter.asOf = asOf
      if let cluster = try db.cluster(named: id) {
        if CandidateNumber.kind(of: cluster) == .actor {
          if let entry = try ActorReader(db, filter).entry(cluster) { return .actor(entry) }
        } else if CandidateNumber.kind(of: cluster) == .report {
          if let number = try db.firstReport(of: cluster) { return try db.report(number) }
        } else if let entry = try AccountReader(db, filter)
          .entry(cluster, holding: CandidateNumber.number(of: id))
          ?? AccountReader(db, filter, superseded: true).entry(cluster)
        {
          return .entry(entry)
        }
        throw LedgerError(code: .unknown, message: "nothing was known of \(id) then")
      }
      if let number = try db.reportNumber(prefix: id) { return try db.report(number) }
      if id.contains("#") {
        throw LedgerError(code: .unknown, message: "the ledger has no finding \(id)")
      }
      let actor = try NameLookup(db: db).match(id)
      guard let cluster = try actor.candidates.first.flatMap({ try db.cluster(of: $0) }),
        let entry = try ActorReader(db, filter).entry(cluster)
      else { throw LedgerError(code: .unknown, message: "the ledger has nothing called \(id)") }
      return .actor(entry)
    }
  }

  /// Why the descriptions of one thing were put together, the surest reason first; empty for a thing
  /// that has one description only.
  /// - Throws: `LedgerError`.
  public func merges(_ id: String) throws(LedgerError) -> [Merge] {
    try store.read { db in
      guard let number = try db.cluster(named: id),
        let cluster = try AccountStore(db).cluster(number)
      else { return [] }
      return try cluster.links.map { try db.merge($0) }
    }
  }
}

extension Database {
  /// The cluster that an identifier of a candidate or a finding (`593c0a4de2#m2`) names, or nil.
  func cluster(named id: String) throws -> Int64? {
    if let number = CandidateNumber.number(of: id) { return try cluster(of: number) }
    let parts = id.split(separator: "#")
    guard parts.count == 2, let report = try reportNumber(prefix: String(parts[0])),
      let finding = FindingID(String(parts[1]), inReport: report)
    else { return nil }
    return try Int64.fetchOne(
      self,
      sql: """
        SELECT c.cluster FROM sighting s JOIN candidate c ON c.number = s.candidate
        WHERE s.finding = ?
        """, arguments: [finding.rawValue])
  }

  /// The earliest report that shows a cluster of reports.
  fileprivate func firstReport(of cluster: Int64) throws -> Int64? {
    try Int64.fetchOne(
      self,
      sql: """
        SELECT r.id FROM candidate c JOIN sighting s ON s.candidate = c.number
        JOIN report r ON r.id = s.finding >> 24
        WHERE c.cluster = ? ORDER BY r.known_from, r.published, r.digest LIMIT 1
        """, arguments: [cluster])
  }

  fileprivate func report(_ number: Int64) throws -> LedgerSubject {
    guard let record = try record(ofReport: number),
      let row = try Row.fetchOne(
        self, sql: "SELECT * FROM report WHERE id = ?", arguments: [number])
    else { throw LedgerError(code: .unknown, message: "there is no such report") }
    return .report(record, ReportEntry(row: row, asOf: nil))
  }

  /// A link in words.
  func merge(_ link: Link) throws -> Merge {
    Merge(
      first: try description(link.first), second: try description(link.second), score: link.score,
      reasons: link.reasons.map {
        Merge.Reason(feature: $0.feature, detail: $0.detail, weight: $0.weight)
      })
  }

  private func description(_ id: Candidate.ID) throws -> Merge.Description {
    let number = CandidateNumber.number(of: id)
    let features = try String.fetchOne(
      self, sql: "SELECT features FROM candidate WHERE number = ?", arguments: [number])
    let findings = try Row.fetchAll(
      self,
      sql: """
        SELECT s.finding, r.digest FROM sighting s JOIN report r ON r.id = s.finding >> 24
        WHERE s.candidate = ? ORDER BY r.known_from, r.digest LIMIT 5
        """, arguments: [number]
    ).map { row in
      ReportDigest(bytes: Array(row[1] as Data)).short + "#" + FindingID(rawValue: row[0]).local
    }
    return Merge.Description(
      id: id,
      features: (features ?? "").split(separator: "\n").map {
        $0.replacingOccurrences(of: "\t", with: ": ")
      }, findings: findings)
  }
}
