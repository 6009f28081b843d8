/// What absorbing contributions changed.
public struct AccountChange: Sendable {
  /// Clusters that are no more, or whose members changed, as they were.
  public var removed: [Cluster] = []
  /// Clusters that are new, or whose members changed, as they are; sorted by identifier.
  public var added: [Cluster] = []
}

extension Resolver {
  /// Puts contributions into `store`, each in the place of what its report said before, and
  /// brings the clusters up to date.
  ///
  /// Of a report that is taken back, absorb a contribution without candidates. Call it within one transaction.
  /// - Complexity: O(b) comparisons for a new candidate, b being the size of the blocks that it is in, and
  ///   O(l log l) for the l links of the components that change.
  /// - Throws: what the store throws.
  @discardableResult
  public func absorb(_ contributions: [Contribution], into store: inout some ResolutionStore)
    throws -> AccountChange
  {
    var touched: Set<Candidate.ID> = []
    var left: Set<Candidate.ID> = []
    for contribution in contributions {
      for ballot in try store.ballots(touching: try voted(on: contribution.report, in: store)) {
        touched.insert(ballot.candidate)
      }
      left.formUnion(try store.sightings(ofReport: contribution.report).map(\.candidate))
      try store.removeBallots(onReport: contribution.report)
      try store.removeSightings(ofReport: contribution.report)
      try store.insert(contribution.sightings)
      try store.insert(contribution.ballots)
      touched.formUnion(contribution.ballots.map(\.candidate))
    }
    var arriving: [Candidate.ID: Candidate] = [:]
    for candidate in contributions.flatMap(\.candidates) { arriving[candidate.id] = candidate }
    let known = try store.known(Set(arriving.keys))
    let new = arriving.values.filter { !known.contains($0.id) }.sorted { $0.id < $1.id }

    let gone = try store.unseen(among: left)
    let changedByLoss = try remove(gone, from: &store)
    try store.insert(new)
    let changedByGain = try link(new, in: &store)
    touched.formUnion(changedByLoss)
    touched.formUnion(changedByGain)
    touched.formUnion(new.map(\.id))
    touched.subtract(gone)
    return try recluster(touched, gone: gone, in: &store)
  }

  /// The candidates of a report on which there are ballots.
  private func voted(on report: String, in store: some ResolutionStore) throws -> Set<Candidate.ID>
  {
    Set(try store.sightings(ofReport: report).map(\.candidate))
  }

  /// Takes candidates out, and gives those whose links changed.
  private func remove(_ gone: Set<Candidate.ID>, from store: inout some ResolutionStore) throws
    -> Set<Candidate.ID>
  {
    guard !gone.isEmpty else { return [] }
    let links = try store.links(touching: gone)
    var changed = Set(links.flatMap { [$0.first, $0.second] })
    for cluster in try store.clusters(of: gone) { changed.formUnion(cluster.members) }
    let keys = Set(try store.candidates(gone).flatMap(\.keys))
    var full: Set<BlockingKey> = []
    for key in keys where try isFull(key, in: store) { full.insert(key) }
    try store.remove(links)
    try store.removeCandidates(gone)
    // A block that was too full to tell anything tells something again.
    for key in full.sorted() where try !isFull(key, in: store) {
      let block = try store.candidates(try store.block(key, limit: Self.blockCapacity))
      changed.formUnion(try relink(block, among: block, in: &store))
    }
    return changed.subtracting(gone)
  }

  private func isFull(_ key: BlockingKey, in store: some ResolutionStore) throws -> Bool {
    try store.block(key, limit: Self.blockCapacity + 1).count > Self.blockCapacity
  }

  /// Compares new candidates, which the store holds already, with those that share a key, and gives
  /// those whose links changed.
  private func link(_ new: [Candidate], in store: inout some ResolutionStore) throws
    -> Set<Candidate.ID>
  {
    var byKey: [BlockingKey: Set<Candidate.ID>] = [:]
    for candidate in new {
      for key in candidate.keys { byKey[key, default: []].insert(candidate.id) }
    }
    var changed: Set<Candidate.ID> = []
    var pairs: Set<Link.Pair> = []
    var compared: Set<Candidate.ID> = []
    for (key, arrived) in byKey.sorted(by: { $0.key < $1.key }) {
      let block = try store.block(key, limit: Self.blockCapacity + arrived.count + 1)
      guard block.count <= Self.blockCapacity else {
        // The block was not too full before these came: what it linked must be held by another key.
        if block.count - arrived.count <= Self.blockCapacity {
          let before = try store.candidates(block.subtracting(arrived))
          changed.formUnion(try unlink(before, in: &store))
        }
        continue
      }
      guard block.count > 1 else { continue }
      compared.formUnion(block)
      for id in arrived {
        for other in block where other != id { pairs.insert(Link.Pair(id, other)) }
      }
    }
    // Each is read once, however many blocks it is in.
    let comparisons = Dictionary(grouping: try store.candidates(compared), by: \.kind)
      .map { kind, candidates in (kind.letter, comparison(kind).prepared(candidates)) }
    let byLetter = Dictionary(uniqueKeysWithValues: comparisons)
    var found: [Link] = []
    for pair in pairs {
      // In one order, so that reasons read the same whichever came first.
      guard let letter = pair.first.first, let comparison = byLetter[letter],
        let link = comparison.link(pair.first, pair.second)
      else { continue }
      found.append(link)
    }
    found.sort()
    try store.insert(found)
    for link in found { changed.formUnion([link.first, link.second]) }
    return changed
  }

  /// Takes out the links within a block that has become too full, but for those between candidates that
  /// share another key whose block is not.
  private func unlink(_ block: [Candidate], in store: inout some ResolutionStore) throws
    -> Set<Candidate.ID>
  {
    let byID = Dictionary(uniqueKeysWithValues: block.map { ($0.id, $0) })
    var isOpen: [BlockingKey: Bool] = [:]
    var dropped: [Link] = []
    for link in try store.links(touching: Set(byID.keys)) {
      guard let first = byID[link.first], let second = byID[link.second] else { continue }
      var holds = false
      for key in Set(first.keys).intersection(second.keys) {
        let open: Bool
        if let known = isOpen[key] {
          open = known
        } else {
          open = try !isFull(key, in: store)
          isOpen[key] = open
        }
        if open {
          holds = true
          break
        }
      }
      if !holds { dropped.append(link) }
    }
    try store.remove(dropped)
    return Set(dropped.flatMap { [$0.first, $0.second] })
  }

  /// Compares `some` with `others` of one block, but for the pairs that are linked.
  private func relink(
    _ some: [Candidate], among others: [Candidate], in store: inout some ResolutionStore
  ) throws -> Set<Candidate.ID> {
    guard let kind = some.first?.kind else { return [] }
    let linked = Set(
      try store.links(touching: Set(some.map(\.id))).map { Link.Pair($0.first, $0.second) })
    var compared = linked
    var found: [Link] = []
    let comparison = comparison(kind).prepared(some + others)
    for a in some {
      for b in others where a.id != b.id {
        guard compared.insert(Link.Pair(a.id, b.id)).inserted else { continue }
        let pair = Link.Pair(a.id, b.id)
        if let link = comparison.link(pair.first, pair.second) { found.append(link) }
      }
    }
    try store.insert(found)
    return Set(found.flatMap { [$0.first, $0.second] })
  }

  /// Clusters anew all that links and decisions can reach from `start`.
  private func recluster(
    _ start: Set<Candidate.ID>, gone: Set<Candidate.ID>, in store: inout some ResolutionStore
  ) throws -> AccountChange {
    var reached = start
    var links: Set<Link> = []
    var ballots: Set<Ballot> = []
    var edge = start
    while !edge.isEmpty {
      var next: Set<Candidate.ID> = []
      for link in try store.links(touching: edge) {
        links.insert(link)
        next.insert(link.first)
        next.insert(link.second)
      }
      for ballot in try store.ballots(touching: edge) {
        ballots.insert(ballot)
        next.insert(ballot.candidate)
      }
      // A cluster that decisions held together may have lost them.
      for cluster in try store.clusters(of: edge) { next.formUnion(cluster.members) }
      next.subtract(gone)
      edge = next.subtracting(reached)
      reached.formUnion(next)
    }
    let candidates = try store.candidates(reached).sorted { $0.id < $1.id }
    var new: [Cluster] = []
    for (kind, group) in Dictionary(grouping: candidates, by: \.kind) {
      new += Clustering(
        candidates: group, comparison: comparison(kind).prepared(group),
        links: links.filter { $0.first.first == kind.letter }, ballots: Array(ballots)
      ).clusters()
    }
    let old = try store.clusters(of: reached.union(gone))
    let unchanged = Set(old).intersection(new)
    var change = AccountChange()
    change.removed = old.filter { !unchanged.contains($0) }.sorted { $0.id < $1.id }
    change.added = new.filter { !unchanged.contains($0) }.sorted { $0.id < $1.id }
    try store.replace(change.removed, with: change.added)
    return change
  }
}

extension Link {
  /// Two candidates, whichever is named first.
  struct Pair: Hashable {
    let first: Candidate.ID
    let second: Candidate.ID

    init(_ a: Candidate.ID, _ b: Candidate.ID) {
      first = min(a, b)
      second = max(a, b)
    }
  }
}
