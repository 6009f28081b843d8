/// Candidates that are held to be one thing.
public struct Cluster: Hashable, Sendable {
  /// The identifier of a cluster is that of one of its candidates.
  public typealias ID = String

  /// The identifier of its leading candidate.
  ///
  /// The leader is the candidate that comes first in an order which depends on the candidates alone: of higher
  /// rank (a full name before a surname), then of smaller identifier. Of two clusters that merge, the identifier of the
  /// one whose leader comes first survives; and since every candidate's identifier names the cluster
  /// that it is in, an identifier that was ever shown still finds its thing.
  public let id: ID
  /// What it is.
  public let kind: EntityKind
  /// Its candidates, sorted by identifier.
  public let members: [Candidate.ID]
  /// The links that hold it together, in the order in which they were followed; one fewer than the
  /// members, or none.
  public let links: [Link]
  /// Candidates that may belong here but are as near to another: for the queue of a reviewer.
  public let doubtful: [Link]

  /// How sure the weakest link is; 1 where there is none.
  public var confidence: Double { links.map(\.score).min() ?? 1 }

  /// Creates a cluster.
  public init(
    id: ID, kind: EntityKind, members: [Candidate.ID], links: [Link], doubtful: [Link] = []
  ) {
    self.id = id
    self.kind = kind
    self.members = members.sorted()
    self.links = links
    self.doubtful = doubtful
  }
}
