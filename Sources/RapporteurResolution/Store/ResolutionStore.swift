/// What resolution needs of a place that remembers. `Resolver.absorb` is written against it once; a ledger keeps it
/// in a database, `MemoryStore` in memory.
///
/// The methods may be called in any order within one transaction. None needs to keep an order.
public protocol ResolutionStore {
  /// The sightings of a report, empty where it is not known.
  func sightings(ofReport report: String) throws -> [Sighting]
  /// Takes the sightings of a report out.
  mutating func removeSightings(ofReport report: String) throws
  /// Puts sightings in.
  mutating func insert(_ sightings: [Sighting]) throws
  /// Of these candidates, those that no sighting shows any more.
  func unseen(among ids: Set<Candidate.ID>) throws -> Set<Candidate.ID>

  /// Those of these candidates that are known, in any order.
  func candidates(_ ids: Set<Candidate.ID>) throws -> [Candidate]
  /// Of these identifiers, those that are known.
  func known(_ ids: Set<Candidate.ID>) throws -> Set<Candidate.ID>
  /// Which candidates are indexed under a key; at most `limit` of them, whichever.
  func block(_ key: BlockingKey, limit: Int) throws -> Set<Candidate.ID>
  /// Puts candidates in, with their keys.
  mutating func insert(_ candidates: [Candidate]) throws
  /// Takes candidates out, with their keys.
  mutating func removeCandidates(_ ids: Set<Candidate.ID>) throws

  /// The links of which one of these candidates is an end.
  func links(touching ids: Set<Candidate.ID>) throws -> [Link]
  /// Puts links in.
  mutating func insert(_ links: [Link]) throws
  /// Takes the links between these pairs out.
  mutating func remove(_ links: [Link]) throws

  /// The clusters that these candidates are in, each once.
  func clusters(of ids: Set<Candidate.ID>) throws -> [Cluster]
  /// Puts clusters in the place of others.
  mutating func replace(_ old: [Cluster], with new: [Cluster]) throws

  /// All ballots of every decision that has a ballot on one of these candidates.
  func ballots(touching ids: Set<Candidate.ID>) throws -> [Ballot]
  /// Puts ballots in.
  mutating func insert(_ ballots: [Ballot]) throws
  /// Takes the ballots on findings of a report out.
  mutating func removeBallots(onReport report: String) throws
}

/// That a decision to merge or to split names a finding, and which candidate the finding shows.
public struct Ballot: Hashable, Comparable, Sendable {
  /// The decision.
  public var decision: String
  /// When it was taken: of two that contradict each other, the later one holds.
  public var time: String
  /// Whether it merges all that it names; else it splits side 0 from side 1.
  public var merges: Bool
  /// The side on which the finding stands, 0 or 1; 0 where it merges.
  public var side: Int
  /// The finding.
  public var finding: FindingKey
  /// The candidate that it shows.
  public var candidate: Candidate.ID

  /// Creates a ballot.
  public init(
    decision: Decision, merges: Bool, side: Int, finding: FindingKey, candidate: Candidate.ID
  ) {
    self.decision = decision.id
    time = decision.time
    self.merges = merges
    self.side = side
    self.finding = finding
    self.candidate = candidate
  }

  /// The ballot that a store kept.
  public init(
    decision: String, time: String, merges: Bool, side: Int, finding: FindingKey,
    candidate: Candidate.ID
  ) {
    self.decision = decision
    self.time = time
    self.merges = merges
    self.side = side
    self.finding = finding
    self.candidate = candidate
  }

  /// By time, decision and finding.
  public static func < (a: Self, b: Self) -> Bool {
    if (a.time, a.decision) != (b.time, b.decision) {
      return (a.time, a.decision) < (b.time, b.decision)
    }
    return (a.side, a.finding) < (b.side, b.finding)
  }
}
