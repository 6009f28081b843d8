internal import Foundation
internal import GRDB
internal import RapporteurResolution

/// The account in the tables of a ledger, for the resolver, within one transaction.
struct AccountStore: ResolutionStore {
  let db: Database
  /// The numbers of the reports that this transaction puts in.
  private let reports: [String: Int64]

  private let cache: CandidateCache

  /// The account in `db`; `reports` are numbers that are known already.
  init(
    _ db: Database, reports: [String: Int64] = [:], cache: CandidateCache = CandidateCache()
  ) {
    self.db = db
    self.reports = reports
    self.cache = cache
  }

  // MARK: Sightings

  func sightings(ofReport report: String) throws -> [Sighting] {
    guard let number = try number(ofReport: report) else { return [] }
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT finding, candidate FROM sighting WHERE finding >= ? AND finding < ?"),
      arguments: [number << 24, (number + 1) << 24])
    var sightings: [Sighting] = []
    while let row = try rows.next() {
      let key = FindingKey(FindingID(rawValue: row[0]), inReport: report)
      sightings.append(Sighting(finding: key, candidate: CandidateNumber.id(of: row[1])))
    }
    return sightings
  }

  mutating func removeSightings(ofReport report: String) throws {
    guard let number = try number(ofReport: report) else { return }
    try db.cachedStatement(sql: "DELETE FROM sighting WHERE finding >= ? AND finding < ?")
      .execute(arguments: [number << 24, (number + 1) << 24])
  }

  mutating func insert(_ sightings: [Sighting]) throws {
    let insert = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO sighting (finding, candidate) VALUES (?, ?)")
    for sighting in sightings {
      guard let finding = try number(of: sighting.finding),
        let candidate = CandidateNumber.number(of: sighting.candidate)
      else { continue }
      try insert.execute(arguments: [finding, candidate])
    }
  }

  func unseen(among ids: Set<Candidate.ID>) throws -> Set<Candidate.ID> {
    let query = try db.cachedStatement(sql: "SELECT 1 FROM sighting WHERE candidate = ? LIMIT 1")
    return try ids.filter { id in
      try Int.fetchOne(query, arguments: [CandidateNumber.number(of: id)]) == nil
    }
  }

  // MARK: Candidates

  func candidates(_ ids: Set<Candidate.ID>) throws -> [Candidate] {
    try ids.compactMap { id in
      guard let number = CandidateNumber.number(of: id) else { return nil }
      return try candidate(number)
    }
  }

  func known(_ ids: Set<Candidate.ID>) throws -> Set<Candidate.ID> {
    let query = try db.cachedStatement(sql: "SELECT 1 FROM candidate WHERE number = ?")
    return try ids.filter { id in
      try Int.fetchOne(query, arguments: [CandidateNumber.number(of: id)]) != nil
    }
  }

  func block(_ key: BlockingKey, limit: Int) throws -> Set<Candidate.ID> {
    let numbers = try Int64.fetchCursor(
      db.cachedStatement(
        sql: "SELECT candidate FROM candidate_key WHERE key = ? ORDER BY candidate LIMIT ?"),
      arguments: [key.rawValue, limit])
    var ids: Set<Candidate.ID> = []
    while let number = try numbers.next() { ids.insert(CandidateNumber.id(of: number)) }
    return ids
  }

  mutating func insert(_ candidates: [Candidate]) throws {
    let insert = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO candidate (number, features, keys) VALUES (?, ?, ?)")
    let insertKey = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO candidate_key (key, candidate) VALUES (?, ?)")
    var keys: [(key: Int64, candidate: Int64)] = []
    for candidate in candidates {
      guard let number = CandidateNumber.number(of: candidate.id) else { continue }
      try insert.execute(arguments: [
        number, candidate.encodedFeatures, KeyCoding.data(of: candidate.keys),
      ])
      cache[number] = candidate
      keys += candidate.keys.map { ($0.rawValue, number) }
    }
    // In the order of the index, so that it is gone through once.
    for (key, number) in keys.sorted(by: <) { try insertKey.execute(arguments: [key, number]) }
  }

  mutating func removeCandidates(_ ids: Set<Candidate.ID>) throws {
    for id in ids {
      guard let number = CandidateNumber.number(of: id) else { continue }
      for key in try candidate(number)?.keys ?? [] {
        try db.cachedStatement(sql: "DELETE FROM candidate_key WHERE key = ? AND candidate = ?")
          .execute(arguments: [key.rawValue, number])
      }
      cache[number] = nil
      try db.cachedStatement(sql: "DELETE FROM name WHERE candidate = ?")
        .execute(arguments: [number])
      try db.cachedStatement(sql: "DELETE FROM candidate WHERE number = ?")
        .execute(arguments: [number])
    }
  }

  private func candidate(_ number: Int64) throws -> Candidate? {
    if let known = cache[number] { return known }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT features, keys FROM candidate WHERE number = ?"),
      arguments: [number])
    guard let row else { return nil }
    let candidate = Candidate(
      id: CandidateNumber.id(of: number), kind: CandidateNumber.kind(of: number),
      encodedFeatures: row[0], keys: KeyCoding.keys(from: row[1]))
    cache[number] = candidate
    return candidate
  }
}

/// Blocking keys as bytes: eight each, the least significant first.
enum KeyCoding {
  static func data(of keys: [BlockingKey]) -> Data {
    var data = Data(capacity: keys.count * 8)
    for key in keys {
      withUnsafeBytes(of: key.rawValue.littleEndian) { data.append(contentsOf: $0) }
    }
    return data
  }

  static func keys(from data: Data) -> [BlockingKey] {
    data.withUnsafeBytes { bytes in
      (0..<(bytes.count / 8)).map { index in
        BlockingKey(
          rawValue: Int64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: Int64.self)))
      }
    }
  }
}

/// Candidates that were read or written lately: what a candidate is follows from its number, so that they
/// never go stale.
final class CandidateCache {
  private var candidates: [Int64: Candidate] = [:]
  /// How many are kept.
  private static let capacity = 40_000

  subscript(number: Int64) -> Candidate? {
    get { candidates[number] }
    set {
      if candidates.count >= Self.capacity { candidates.removeAll(keepingCapacity: true) }
      candidates[number] = newValue
    }
  }
}

// MARK: Links and clusters

extension AccountStore {
  func links(touching ids: Set<Candidate.ID>) throws -> [Link] {
    let queries = try [("first", "second"), ("second", "first")].map { one, other in
      try db.cachedStatement(
        sql: "SELECT \(other), score, reasons FROM link WHERE \(one) = ?")
    }
    var links: [Link] = []
    for id in ids {
      guard let number = CandidateNumber.number(of: id) else { continue }
      for (index, query) in queries.enumerated() {
        let rows = try Row.fetchCursor(query, arguments: [number])
        while let row = try rows.next() {
          let other = CandidateNumber.id(of: row[0])
          // A link between two of them is given once, by its first end.
          if index == 1, ids.contains(other) { continue }
          links.append(Link(id, other, score: row[1], reasons: LinkCoding.reasons(from: row[2])))
        }
      }
    }
    return links
  }

  mutating func insert(_ links: [Link]) throws {
    let insert = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO link (first, second, score, reasons) VALUES (?, ?, ?, ?)")
    for link in links {
      try insert.execute(arguments: [
        CandidateNumber.number(of: link.first), CandidateNumber.number(of: link.second), link.score,
        LinkCoding.text(of: link.reasons),
      ])
    }
  }

  mutating func remove(_ links: [Link]) throws {
    let delete = try db.cachedStatement(sql: "DELETE FROM link WHERE first = ? AND second = ?")
    for link in links {
      try delete.execute(arguments: [
        CandidateNumber.number(of: link.first), CandidateNumber.number(of: link.second),
      ])
    }
  }

  func clusters(of ids: Set<Candidate.ID>) throws -> [Cluster] {
    let query = try db.cachedStatement(
      sql: "SELECT cluster FROM candidate INDEXED BY candidate_place WHERE number = ?")
    var numbers: Set<Int64> = []
    for id in ids {
      if let number = try Int64.fetchOne(query, arguments: [CandidateNumber.number(of: id)]) {
        numbers.insert(number)
      }
    }
    return try numbers.compactMap { try cluster($0) }
  }

  /// The cluster of that number, or nil.
  func cluster(_ number: Int64) throws -> Cluster? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT links, doubtful FROM cluster WHERE number = ?"),
      arguments: [number])
    guard let row else { return nil }
    let members = try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT number FROM candidate WHERE cluster = ?"),
      arguments: [number])
    return Cluster(
      id: CandidateNumber.id(of: number), kind: CandidateNumber.kind(of: number),
      members: members.map { CandidateNumber.id(of: $0) }, links: LinkCoding.links(from: row[0]),
      doubtful: LinkCoding.links(from: row[1]))
  }

  mutating func replace(_ old: [Cluster], with new: [Cluster]) throws {
    let delete = try db.cachedStatement(sql: "DELETE FROM cluster WHERE number = ?")
    let leave = try db.cachedStatement(sql: "UPDATE candidate SET cluster = NULL WHERE cluster = ?")
    for cluster in old {
      let number = CandidateNumber.number(of: cluster.id)
      try delete.execute(arguments: [number])
      try leave.execute(arguments: [number])
    }
    let insert = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO cluster (number, links, doubtful, confidence) VALUES (?, ?, ?, ?)
        """)
    let join = try db.cachedStatement(sql: "UPDATE candidate SET cluster = ? WHERE number = ?")
    for cluster in new {
      let number = CandidateNumber.number(of: cluster.id)
      try insert.execute(arguments: [
        number, LinkCoding.text(of: cluster.links), LinkCoding.text(of: cluster.doubtful),
        cluster.confidence,
      ])
      for member in cluster.members {
        try join.execute(arguments: [number, CandidateNumber.number(of: member)])
      }
    }
  }
}

// MARK: Ballots

extension AccountStore {
  func ballots(touching ids: Set<Candidate.ID>) throws -> [Ballot] {
    let query = try db.cachedStatement(
      sql: "SELECT DISTINCT decision FROM ballot WHERE candidate = ?")
    var decisions: Set<String> = []
    for id in ids {
      decisions.formUnion(
        try String.fetchAll(query, arguments: [CandidateNumber.number(of: id)]))
    }
    return try decisions.sorted().flatMap { decision in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT time, merges, side, finding, candidate FROM ballot WHERE decision = ?
            """), arguments: [decision]
      ).compactMap { row in
        let finding = FindingID(rawValue: row["finding"])
        guard let report = try db.reportID(finding.report) else { return nil }
        return Ballot(
          decision: decision, time: row["time"], merges: row["merges"], side: row["side"],
          finding: FindingKey(finding, inReport: report),
          candidate: CandidateNumber.id(of: row["candidate"]))
      }
    }
  }

  mutating func insert(_ ballots: [Ballot]) throws {
    let insert = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO ballot (decision, time, merges, side, finding, candidate)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    for ballot in ballots {
      guard let finding = try number(of: ballot.finding) else { continue }
      try insert.execute(arguments: [
        ballot.decision, ballot.time, ballot.merges, ballot.side, finding,
        CandidateNumber.number(of: ballot.candidate),
      ])
    }
  }

  mutating func removeBallots(onReport report: String) throws {
    guard let number = try number(ofReport: report) else { return }
    try db.cachedStatement(sql: "DELETE FROM ballot WHERE finding >= ? AND finding < ?")
      .execute(arguments: [number << 24, (number + 1) << 24])
  }
}

// MARK: Numbers

extension AccountStore {
  private func number(ofReport report: String) throws -> Int64? {
    if let number = reports[report] { return number }
    return try db.reportNumber(report)
  }

  private func number(of key: FindingKey) throws -> Int64? {
    guard let report = try number(ofReport: key.report) else { return nil }
    return FindingID(key.finding, inReport: report)?.rawValue
  }
}

extension FindingID {
  /// The entry of that identifier in a record (`m2`; `r` for the report), or nil.
  init?(_ finding: String, inReport report: Int64) {
    if finding == "r" {
      self.init(rawValue: report << 24)
      return
    }
    guard let kind = FindingKind(letter: finding.prefix(1)), let number = Int(finding.dropFirst())
    else { return nil }
    self.init(report: report, kind: kind, number: number)
  }

  /// The identifier in the record.
  var local: String { kind.map { $0.letter + String(number) } ?? "r" }
}

extension FindingKey {
  init(_ id: FindingID, inReport report: String) {
    self.init(report: report, finding: id.local)
  }
}

extension Database {
  /// The number of the report with that identifier (`sha256:…`), or nil.
  func reportNumber(_ report: String) throws -> Int64? {
    try Int64.fetchOne(
      cachedStatement(sql: "SELECT id FROM report WHERE digest = ?"),
      arguments: [Data(ReportDigest(report).bytes)])
  }

  /// The identifier (`sha256:…`) of the report of that number, or nil.
  func reportID(_ number: Int64) throws -> String? {
    try Data.fetchOne(
      cachedStatement(sql: "SELECT digest FROM report WHERE id = ?"), arguments: [number]
    ).map { ReportDigest(bytes: Array($0)).reportID }
  }

  /// The number of the cluster that a finding is in, or a report's text by the number of its report alone; nil if
  /// it is in none.
  func cluster(ofFinding finding: Int64) throws -> Int64? {
    try Int64.fetchOne(
      cachedStatement(
        sql: """
          SELECT c.cluster FROM sighting s
          CROSS JOIN candidate c INDEXED BY candidate_place ON c.number = s.candidate
          WHERE s.finding = ? LIMIT 1
          """), arguments: [finding])
  }

  /// The findings of those numbers that are in a cluster, each with its cluster, by number.
  func clusters(
    of numbers: ClosedRange<Int64>
  ) throws -> [(finding: FindingID, cluster: Cluster.ID)] {
    let rows = try Row.fetchCursor(
      cachedStatement(
        sql: """
          SELECT s.finding, c.cluster FROM sighting s
          CROSS JOIN candidate c INDEXED BY candidate_place ON c.number = s.candidate
          WHERE s.finding BETWEEN ? AND ?
          """), arguments: [numbers.lowerBound, numbers.upperBound])
    var found: [(finding: FindingID, cluster: Cluster.ID)] = []
    while let row = try rows.next() {
      guard let cluster: Int64 = row[1] else { continue }
      found.append((FindingID(rawValue: row[0]), CandidateNumber.id(of: cluster)))
    }
    return found
  }
}
