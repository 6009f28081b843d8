internal import Foundation

/// Clusters the candidates of one component.
///
/// Links are followed from the surest down; each joins the clusters of its two ends, unless the
/// two hold candidates that can never be one thing or that a reviewer set apart. What is ambiguous by itself (a bare surname) comes last
/// and joins only where one cluster is clearly the nearest. The result depends on the set of
/// candidates, links and ballots and on nothing else.
struct Clustering {
  /// How much surer the best link of an ambiguous candidate must be than one to a cluster that is another thing.
  static let margin = 0.08

  private let ids: [Candidate.ID]
  private let number: [Candidate.ID: Int]
  private let kind: EntityKind?
  private let comparison: any PreparedComparison
  private let links: [Link]
  private let ballots: [Ballot]
  private var parent: [Int]
  private var members: [[Int]]
  private var followed: [[Link]]
  /// For each cluster's root, those whose candidates a reviewer set apart from it.
  private var apart: [Set<Int>]
  private var doubtful: [Int: [Link]] = [:]
  private let ranks: [Int]

  init(
    candidates: [Candidate], comparison: any PreparedComparison, links: some Sequence<Link>,
    ballots: [Ballot]
  ) {
    ids = candidates.map(\.id).sorted()
    kind = candidates.first?.kind
    number = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    self.comparison = comparison
    let known = number
    self.links = links.filter { known[$0.first] != nil && known[$0.second] != nil }.sorted()
    self.ballots = ballots.filter { known[$0.candidate] != nil }.sorted()
    parent = Array(ids.indices)
    members = ids.indices.map { [$0] }
    followed = Array(repeating: [], count: ids.count)
    apart = Array(repeating: [], count: ids.count)
    ranks = ids.map { comparison.rank($0) }
  }

  /// The clusters, by identifier.
  func clusters() -> [Cluster] {
    var state = self
    state.followDecisions()
    for link in links where !state.isAmbiguous(link) { state.follow(link) }
    state.placeAmbiguous()
    return state.result()
  }

  private func root(_ index: Int) -> Int {
    var index = index
    while parent[index] != index { index = parent[index] }
    return index
  }

  private func isAmbiguous(_ link: Link) -> Bool {
    guard let a = number[link.first], let b = number[link.second] else { return true }
    return ranks[a] == 0 || ranks[b] == 0
  }

  /// Applies splits and merges, the latest first, so that of two that contradict each other it holds.
  private mutating func followDecisions() {
    let groups = Dictionary(grouping: ballots, by: \.decision).values.sorted {
      ($0[0].time, $0[0].decision) > ($1[0].time, $1[0].decision)
    }
    for group in groups {
      let sides = [0, 1].map { side in
        group.filter { $0.side == side }.compactMap { number[$0.candidate] }
      }
      if group[0].merges {
        guard let first = sides[0].first else { continue }
        for other in sides[0].dropFirst() where ids[first] != ids[other] {
          let reason = Reason("decision", group[0].decision, 1)
          join(first, other, by: Link(ids[first], ids[other], score: 1, reasons: [reason]))
        }
      } else {
        for a in sides[0] {
          for b in sides[1] where root(a) != root(b) {
            apart[root(a)].insert(b)
            apart[root(b)].insert(a)
          }
        }
      }
    }
  }

  private mutating func join(_ a: Int, _ b: Int, by link: Link) {
    let (a, b) = (root(a), root(b))
    guard a != b, !isApart(a, b) else { return }
    let (into, from) = members[a].count >= members[b].count ? (a, b) : (b, a)
    parent[from] = into
    members[into] += members[from]
    followed[into] += followed[from] + [link]
    apart[into].formUnion(apart[from])
    members[from] = []
    followed[from] = []
  }

  private func isApart(_ a: Int, _ b: Int) -> Bool {
    apart[a].contains { root($0) == b } || apart[b].contains { root($0) == a }
  }

  private func conflict(_ a: Int, _ b: Int) -> Bool {
    for one in members[a] {
      for other in members[b] where comparison.conflict(ids[one], ids[other]) { return true }
    }
    return false
  }

  private mutating func follow(_ link: Link) {
    guard let first = number[link.first], let second = number[link.second] else { return }
    let (a, b) = (root(first), root(second))
    if a != b, !isApart(a, b), !conflict(a, b) { join(a, b, by: link) }
  }

  /// Ambiguous candidates join the cluster to which their surest link leads, where no other
  /// cluster is as near; each is placed by itself, so that their order does not matter.
  private mutating func placeAmbiguous() {
    var placements: [(link: Link, first: Int, second: Int)] = []
    for index in ids.indices where ranks[index] == 0 && members[root(index)].count == 1 {
      var best: [Int: Link] = [:]
      var sums: [Int: Double] = [:]
      var counts: [Int: Int] = [:]
      for link in links where link.first == ids[index] || link.second == ids[index] {
        guard let other = number[link.other(than: ids[index])], ranks[other] > 0 else { continue }
        let cluster = root(other)
        if best[cluster] == nil, isApart(index, cluster) || conflict(index, cluster) { continue }
        if best[cluster] == nil { best[cluster] = link }
        sums[cluster, default: 0] += link.score
        counts[cluster, default: 0] += 1
      }
      let ordered = best.map { cluster, link in
        nearness(of: link, sum: sums[cluster] ?? 0, count: counts[cluster] ?? 0, to: cluster)
      }.sorted()
      guard let nearest = ordered.first else { continue }
      if ordered.count > 1, nearest.score - ordered[1].score < Self.margin {
        doubtful[index] = ordered
      } else if let first = number[nearest.first], let second = number[nearest.second] {
        let link = Link(
          nearest.first, nearest.second, score: min(1, nearest.score), reasons: nearest.reasons)
        placements.append((link, first, second))
      }
    }
    for placement in placements { join(placement.first, placement.second, by: placement.link) }
    // Those that fit no full name may still be the same as one another.
    for link in links where isAmbiguous(link) {
      guard let a = number[link.first], let b = number[link.second] else { continue }
      let all = members[root(a)] + members[root(b)]
      if all.allSatisfy({ ranks[$0] == 0 }) { follow(link) }
    }
  }

  /// How near an ambiguous candidate is to a cluster: by its surest link, by how far the other
  /// candidates there agree, and, as what goes under many descriptions is the likelier one to be named in
  /// short, by their number.
  private func nearness(of link: Link, sum: Double, count: Int, to cluster: Int) -> Link {
    let certain = members[cluster].count { ranks[$0] > 0 }
    let unlinked = Double(max(0, certain - count)) * Self.unlinked
    let mean = (sum + unlinked) / Double(max(certain, count, 1))
    let agreement = (mean - link.score) * Self.agreement
    let known = min(0.45, 0.09 * log2(Double(max(1, certain))))
    let reasons =
      link.reasons + [
        Reason("agreement", "\(count) of \(certain) descriptions", agreement),
        Reason("known", "\(certain) descriptions", known),
      ]
    // Above 1 it still tells which is nearer; it is cut when the link is followed.
    return Link(
      link.first, link.second, score: link.score + agreement + known, reasons: reasons)
  }

  /// How much it counts that the other descriptions agree less, or more, than the nearest one.
  private static let agreement = 0.8
  /// What a description that is not linked counts towards agreement.
  private static let unlinked = 0.45

  private func result() -> [Cluster] {
    guard let kind else { return [] }
    return ids.indices.filter { parent[$0] == $0 }.map { root in
      let leader = members[root].min { a, b in
        ranks[a] != ranks[b] ? ranks[a] > ranks[b] : ids[a] < ids[b]
      }
      return Cluster(
        id: ids[leader ?? root], kind: kind, members: members[root].map { ids[$0] },
        links: followed[root].sorted(),
        doubtful: members[root].flatMap { doubtful[$0] ?? [] }.sorted())
    }.sorted { $0.id < $1.id }
  }
}
