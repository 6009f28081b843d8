internal import GRDB
internal import RapporteurResolution

/// The part of a cluster that links between known candidates alone hold together.
struct AccountPart {
  /// Its candidates.
  private(set) var candidates: Set<Int64>
  /// Its number: the cluster's where the leading candidate is in it.
  private(set) var number: Int64

  /// The part of `cluster` that holds `candidate`, as far as `rows` show its candidates.
  init(of cluster: Int64, holding candidate: Int64, among rows: [Row], in db: Database) throws {
    let known = Set(rows.map { $0["candidate"] as Int64 })
    var part: Set<Int64> = [candidate]
    if known.count > 1, known.contains(candidate) {
      var near: [Int64: Set<Int64>] = [:]
      func join(_ a: Int64, _ b: Int64) {
        guard known.contains(a), known.contains(b) else { return }
        near[a, default: []].insert(b)
        near[b, default: []].insert(a)
      }
      let links = try db.cachedStatement(sql: "SELECT second FROM link WHERE first = ?")
      for first in known {
        for second in try Int64.fetchAll(links, arguments: [first]) { join(first, second) }
      }
      // Those of reviewers' decisions stand in the cluster alone.
      for link in try AccountStore(db).cluster(cluster)?.links ?? [] {
        if let first = CandidateNumber.number(of: link.first),
          let second = CandidateNumber.number(of: link.second)
        {
          join(first, second)
        }
      }
      var edge = [candidate]
      while let next = edge.popLast() {
        for other in near[next] ?? [] where part.insert(other).inserted { edge.append(other) }
      }
    }
    candidates = part
    number = part.contains(cluster) ? cluster : part.min() ?? cluster
  }
}
