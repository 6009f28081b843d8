internal import Foundation
internal import GRDB
public import RapporteurResolution

/// Something that a reviewer is asked to decide.
public enum ReviewItem: Sendable {
  /// Whether a finding is right.
  case finding(AccountEntry, AccountEntry.Mention)
  /// Whether two descriptions are of one thing; `isMerged` says what the machine holds.
  case pair(Merge, isMerged: Bool)
}

extension Ledger {
  /// What is least certain and not yet decided, the least certain first.
  ///
  /// Pairs that are too close to call come first, then, by turns, the weakest merges and the findings of
  /// whose rules least is to be expected.
  /// - Throws: `LedgerError`.
  public func reviewQueue(limit: Int) throws(LedgerError) -> [ReviewItem] {
    try store.read { db in
      let decided = try DecidedFindings(db)
      var items: [ReviewItem] = []
      let doubtful = try String.fetchCursor(
        db, sql: "SELECT doubtful FROM cluster INDEXED BY cluster_doubtful WHERE doubtful <> ''")
      while items.count < limit, let text = try doubtful.next() {
        for link in LinkCoding.links(from: text).prefix(2) {
          let merge = try db.merge(link)
          if !decided.holds(merge) { items.append(.pair(merge, isMerged: false)) }
        }
      }
      var merges: [(score: Double, item: ReviewItem)] = []
      let weak = try String.fetchCursor(
        db,
        sql: """
          SELECT links FROM cluster INDEXED BY cluster_confidence WHERE confidence < 1
          ORDER BY confidence LIMIT ?
          """, arguments: [limit * 2])
      while merges.count < limit, let text = try weak.next() {
        guard let link = LinkCoding.links(from: text).min(by: { $0.score < $1.score }) else {
          continue
        }
        let merge = try db.merge(link)
        if !decided.holds(merge) { merges.append((link.score, .pair(merge, isMerged: true))) }
      }
      let reader = AccountReader(db, Filter())
      var findings: [(score: Double, item: ReviewItem)] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT f.id, f.confidence, c.cluster, r.digest FROM finding f INDEXED BY finding_confidence
          CROSS JOIN report r ON r.id = f.id >> 24
          CROSS JOIN sighting s ON s.finding = f.id
          CROSS JOIN candidate c INDEXED BY candidate_place ON c.number = s.candidate
          WHERE f.kind < 7 AND r.known_to IS NULL ORDER BY f.confidence, f.id LIMIT ?
          """, arguments: [limit * 2 + decided.count])
      while findings.count < limit, let row = try rows.next() {
        let id = FindingID(rawValue: row[0])
        let name = "\(ReportDigest(bytes: Array(row[3] as Data)).short)#\(id.local)"
        guard !decided.findings.contains(name), let entry = try reader.entry(row[2]),
          let mention = entry.mentions.first(where: { $0.id == name })
        else { continue }
        findings.append((row[1], .finding(entry, mention)))
      }
      items += (merges + findings).sorted { $0.score < $1.score }.map(\.item)
      return Array(items.prefix(limit))
    }
  }

  /// The anchors of the findings that show the two descriptions of a pair, one side each.
  /// - Throws: `LedgerError`.
  public func anchors(of pair: Merge) throws(LedgerError) -> ([FindingAnchor], [FindingAnchor]) {
    func all(_ ids: [String]) throws(LedgerError) -> [FindingAnchor] {
      var anchors: [FindingAnchor] = []
      for id in ids { if let anchor = try anchor(id) { anchors.append(anchor) } }
      return anchors
    }
    return (try all(pair.first.findings), try all(pair.second.findings))
  }
}

/// The findings on which decisions hold.
private struct DecidedFindings {
  /// As `593c0a4de2#m2`.
  private(set) var findings: Set<String> = []
  /// The findings that decisions to merge or to split name.
  private var paired: Set<String> = []

  var count: Int { findings.count }

  init(_ db: Database) throws {
    let decisions = try Row.fetchAll(db, sql: "SELECT * FROM decision").compactMap {
      Decision(row: $0)
    }
    for decision in Decision.standing(decisions) {
      switch decision.action {
      case .accept(let anchor), .reject(let anchor), .edit(let anchor, _, _):
        findings.formUnion(try Self.names([anchor], in: db))
      case .merge(let anchors): paired.formUnion(try Self.names(anchors, in: db))
      case .split(let one, let other): paired.formUnion(try Self.names(one + other, in: db))
      case .retract: break
      }
    }
  }

  /// Whether a decision bears on both sides of a pair, or has left one of them without findings.
  func holds(_ pair: Merge) -> Bool {
    if pair.first.findings.isEmpty || pair.second.findings.isEmpty { return true }
    return !paired.isDisjoint(with: pair.first.findings)
      && !paired.isDisjoint(with: pair.second.findings)
  }

  private static func names(_ anchors: [FindingAnchor], in db: Database) throws -> Set<String> {
    var names: Set<String> = []
    for anchor in anchors {
      guard let number = try db.reportNumber(anchor.report),
        let record = try db.record(ofReport: number), let key = anchor.finding(in: record)
      else { continue }
      names.insert("\(ReportDigest(anchor.report).short)#\(key.finding)")
    }
    return names
  }
}
