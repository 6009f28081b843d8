/// A resolution store in memory: for a few hundred reports, for tests, and as the plain example.
public struct MemoryStore: ResolutionStore, Sendable {
  private var sightingsByReport: [String: [Sighting]] = [:]
  private var findingsByCandidate: [Candidate.ID: Set<FindingKey>] = [:]
  private var candidatesByID: [Candidate.ID: Candidate] = [:]
  private var blocks: [BlockingKey: Set<Candidate.ID>] = [:]
  private var linksByCandidate: [Candidate.ID: Set<Link>] = [:]
  private var clusterByCandidate: [Candidate.ID: Cluster.ID] = [:]
  private var clustersByID: [Cluster.ID: Cluster] = [:]
  private var ballotsByDecision: [String: Set<Ballot>] = [:]

  /// An empty store.
  public init() {}

  /// All clusters, by kind and identifier.
  public var clusters: [Cluster] {
    clustersByID.values.sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
  }

  /// All candidates, by identifier.
  public var candidates: [Candidate] { candidatesByID.values.sorted { $0.id < $1.id } }

  /// The findings that show a candidate, sorted.
  public func findings(of candidate: Candidate.ID) -> [FindingKey] {
    (findingsByCandidate[candidate] ?? []).sorted()
  }

  /// The findings that show a cluster's candidates, sorted.
  public func findings(of cluster: Cluster) -> [FindingKey] {
    cluster.members.flatMap { findings(of: $0) }.sorted()
  }

  /// The cluster that a finding shows, or nil.
  public func cluster(of finding: FindingKey) -> Cluster? {
    let sighting = sightingsByReport[finding.report]?.first { $0.finding == finding }
    return sighting.flatMap { clusterByCandidate[$0.candidate] }.flatMap { clustersByID[$0] }
  }

  /// The sightings of a report.
  public func sightings(ofReport report: String) -> [Sighting] { sightingsByReport[report] ?? [] }

  /// Takes the sightings of a report out.
  public mutating func removeSightings(ofReport report: String) {
    for sighting in sightingsByReport.removeValue(forKey: report) ?? [] {
      findingsByCandidate[sighting.candidate]?.remove(sighting.finding)
    }
  }

  /// Puts sightings in.
  public mutating func insert(_ sightings: [Sighting]) {
    for sighting in sightings {
      sightingsByReport[sighting.finding.report, default: []].append(sighting)
      findingsByCandidate[sighting.candidate, default: []].insert(sighting.finding)
    }
  }

  /// Those that no sighting shows any more.
  public func unseen(among ids: Set<Candidate.ID>) -> Set<Candidate.ID> {
    ids.filter { findingsByCandidate[$0]?.isEmpty ?? true }
  }

  /// Those of these candidates that are known.
  public func candidates(_ ids: Set<Candidate.ID>) -> [Candidate] {
    ids.compactMap { candidatesByID[$0] }
  }

  /// Those of these identifiers that are known.
  public func known(_ ids: Set<Candidate.ID>) -> Set<Candidate.ID> {
    ids.filter { candidatesByID[$0] != nil }
  }

  /// The candidates under a key, at most `limit`.
  public func block(_ key: BlockingKey, limit: Int) -> Set<Candidate.ID> {
    Set((blocks[key] ?? []).prefix(limit))
  }

  /// Puts candidates in.
  public mutating func insert(_ candidates: [Candidate]) {
    for candidate in candidates {
      candidatesByID[candidate.id] = candidate
      for key in candidate.keys { blocks[key, default: []].insert(candidate.id) }
    }
  }

  /// Takes candidates out.
  public mutating func removeCandidates(_ ids: Set<Candidate.ID>) {
    for id in ids {
      for key in candidatesByID[id]?.keys ?? [] { blocks[key]?.remove(id) }
      candidatesByID[id] = nil
      findingsByCandidate[id] = nil
    }
  }

  /// The links that end at one of these candidates.
  public func links(touching ids: Set<Candidate.ID>) -> [Link] {
    Array(ids.reduce(into: Set<Link>()) { $0.formUnion(linksByCandidate[$1] ?? []) })
  }

  /// Puts links in.
  public mutating func insert(_ links: [Link]) {
    for link in links {
      linksByCandidate[link.first, default: []].insert(link)
      linksByCandidate[link.second, default: []].insert(link)
    }
  }

  /// Takes links out.
  public mutating func remove(_ links: [Link]) {
    for link in links {
      for id in [link.first, link.second] {
        linksByCandidate[id] = linksByCandidate[id]?.filter {
          $0.first != link.first || $0.second != link.second
        }
      }
    }
  }

  /// The clusters that these candidates are in.
  public func clusters(of ids: Set<Candidate.ID>) -> [Cluster] {
    Set(ids.compactMap { clusterByCandidate[$0] }).compactMap { clustersByID[$0] }
  }

  /// Puts clusters in the place of others.
  public mutating func replace(_ old: [Cluster], with new: [Cluster]) {
    for cluster in old {
      clustersByID[cluster.id] = nil
      for member in cluster.members { clusterByCandidate[member] = nil }
    }
    for cluster in new {
      clustersByID[cluster.id] = cluster
      for member in cluster.members { clusterByCandidate[member] = cluster.id }
    }
  }

  /// All ballots of the decisions that bear on these candidates.
  public func ballots(touching ids: Set<Candidate.ID>) -> [Ballot] {
    ballotsByDecision.values.filter { $0.contains { ids.contains($0.candidate) } }.flatMap(
      Array.init)
  }

  /// Puts ballots in.
  public mutating func insert(_ ballots: [Ballot]) {
    for ballot in ballots { ballotsByDecision[ballot.decision, default: []].insert(ballot) }
  }

  /// Takes the ballots on a report's findings out.
  public mutating func removeBallots(onReport report: String) {
    for (decision, ballots) in ballotsByDecision {
      ballotsByDecision[decision] = ballots.filter { $0.finding.report != report }
    }
  }
}
