/// Finds the tree of the highest score over the words of a sentence.
///
/// Where the best heads make a tree, it is that. Else it is the best one without crossing arcs, as all
/// but a few English sentences have; of a sentence so long that this takes too much time, the best
/// of all.
/// - Source: Eisner, "Three new probabilistic models for dependency parsing" (1996); Chu and Liu, "On the shortest arborescence of a directed graph" (1965); Edmonds,
///   "Optimum branchings" (1967).
package enum TreeDecoder {
  /// The head of each word, 0 the root and words counted from 1; exactly one word hangs on the root.
  ///
  /// `scores` holds, for each word, the score of each head: `count` rows of `count + 1`.
  /// - Complexity: O(n²) where the best heads make a tree without crossing arcs, as they mostly do; at
  ///   worst O(n³).
  package static func heads(_ scores: [Float], count: Int) -> [Int] {
    guard count > 0 else { return [] }
    let width = count + 1
    var best = Array(repeating: 0, count: count)
    for word in 0..<count {
      var head = -1
      for candidate in 0..<width where candidate != word + 1 {
        if head < 0 || scores[word * width + candidate] > scores[word * width + head] {
          head = candidate
        }
      }
      best[word] = head
    }
    if best.count(where: { $0 == 0 }) == 1, isTree(best),
      count > projectiveLimit || isProjective(best)
    {
      return best
    }
    // An arc from the root costs so much that the best tree has one alone.
    let toll = 4 * Double(count + 1) * (1 + Double(scores.reduce(0) { max($0, abs($1)) }))
    var weight = Array(repeating: -Double.infinity, count: width * width)
    for word in 0..<count {
      for head in 0..<width where head != word + 1 {
        weight[(word + 1) * width + head] =
          Double(scores[word * width + head]) - (head == 0 ? toll : 0)
      }
    }
    if count <= projectiveLimit { return projective(weight, width) }
    var heads = Array(repeating: -1, count: width)
    solve(weight, Array(0..<width), width, &heads)
    return Array(heads.dropFirst())
  }

  /// The most words for which crossing arcs are ruled out.
  package static let projectiveLimit = 160

  /// Whether no two arcs cross, the root standing before the first word.
  static func isProjective(_ heads: [Int]) -> Bool {
    // An arc over a word is crossed where the word's own arc leads out of it.
    for (word, head) in heads.enumerated() {
      let (low, high) = (min(word + 1, head), max(word + 1, head))
      guard high - low > 1 else { continue }
      for inner in (low + 1)..<high where heads[inner - 1] < low || heads[inner - 1] > high {
        return false
      }
    }
    return true
  }

  /// The best tree without crossing arcs, as the heads of all nodes but the first, which is the root;
  /// `weight[d * width + h]` is the score of head h for d.
  private static func projective(_ weight: [Double], _ width: Int) -> [Int] {
    // Of each stretch from s to t: the best half tree with its head at s (right) or at t (left),
    // finished (whole) or with an arc between s and t that still takes dependents (open).
    let size = width * width
    var wholeRight = Array(repeating: 0.0, count: size)
    var wholeLeft = wholeRight
    var openRight = Array(repeating: -Double.infinity, count: size)
    var openLeft = openRight
    var cutWholeRight = Array(repeating: Int32(0), count: size)
    var cutWholeLeft = cutWholeRight
    var cutOpen = cutWholeRight
    for length in 1..<width {
      for s in 0..<(width - length) {
        let t = s + length
        var best = -Double.infinity
        var cut = s
        for r in s..<t {
          let value = wholeRight[s * width + r] + wholeLeft[(r + 1) * width + t]
          if value > best { (best, cut) = (value, r) }
        }
        cutOpen[s * width + t] = Int32(cut)
        openRight[s * width + t] = best + weight[t * width + s]
        openLeft[s * width + t] = best + weight[s * width + t]
        best = -Double.infinity
        cut = s
        for r in s..<t {
          let value = wholeLeft[s * width + r] + openLeft[r * width + t]
          if value > best { (best, cut) = (value, r) }
        }
        wholeLeft[s * width + t] = best
        cutWholeLeft[s * width + t] = Int32(cut)
        best = -Double.infinity
        cut = t
        for r in (s + 1)...t {
          let value = openRight[s * width + r] + wholeRight[r * width + t]
          if value > best { (best, cut) = (value, r) }
        }
        wholeRight[s * width + t] = best
        cutWholeRight[s * width + t] = Int32(cut)
      }
    }
    var heads = Array(repeating: 0, count: width)
    var stack: [(s: Int, t: Int, isRight: Bool, isOpen: Bool)] = [(0, width - 1, true, false)]
    while let (s, t, isRight, isOpen) = stack.popLast() {
      guard s < t else { continue }
      if isOpen {
        if isRight { heads[t] = s } else { heads[s] = t }
        let cut = Int(cutOpen[s * width + t])
        stack.append((s, cut, true, false))
        stack.append((cut + 1, t, false, false))
      } else if isRight {
        let cut = Int(cutWholeRight[s * width + t])
        stack.append((s, cut, true, true))
        stack.append((cut, t, true, false))
      } else {
        let cut = Int(cutWholeLeft[s * width + t])
        stack.append((s, cut, false, false))
        stack.append((cut, t, false, true))
      }
    }
    return Array(heads.dropFirst())
  }

  private static func isTree(_ heads: [Int]) -> Bool {
    // 0 not seen, 1 on the way, 2 known to lead to the root
    var state = Array(repeating: 0, count: heads.count)
    for start in heads.indices {
      var word = start
      var path: [Int] = []
      while state[word] == 0 {
        state[word] = 1
        path.append(word)
        let head = heads[word]
        if head == 0 { break }
        word = head - 1
        if state[word] == 1 { return false }
      }
      for word in path { state[word] = 2 }
    }
    return true
  }

  /// Edmonds' algorithm on the nodes in `active`, of which 0 is the root: `given[d * count + h]` is
  /// the score of head h for d. A cycle is contracted into its first node, the rest solved, and the
  /// cycle opened again.
  private static func solve(
    _ given: [Double], _ active: [Int], _ count: Int, _ heads: inout [Int]
  ) {
    var weight = given
    for node in active where node != 0 {
      var best = -1
      for head in active where head != node {
        if best < 0 || weight[node * count + head] > weight[node * count + best] { best = head }
      }
      heads[node] = best
    }
    guard let cycle = cycle(active, heads) else { return }
    let inCycle = Set(cycle)
    let representative = cycle[0]
    let cycleHeads = cycle.map { heads[$0] }
    // Entering the cycle at a node breaks that node's arc in it.
    var entry: [Int: Int] = [:]
    var exit: [Int: Int] = [:]
    for other in active where !inCycle.contains(other) {
      var bestEntry = -1
      var bestEntryScore = -Double.infinity
      var bestExit = -1
      for (index, node) in cycle.enumerated() {
        let gain = given[node * count + other] - given[node * count + cycleHeads[index]]
        if bestEntry < 0 || gain > bestEntryScore {
          bestEntry = node
          bestEntryScore = gain
        }
        if bestExit < 0 || given[other * count + node] > given[other * count + bestExit] {
          bestExit = node
        }
      }
      entry[other] = bestEntry
      exit[other] = bestExit
      weight[representative * count + other] = bestEntryScore
      weight[other * count + representative] = given[other * count + bestExit]
    }
    let rest = active.filter { $0 == representative || !inCycle.contains($0) }
    solve(weight, rest, count, &heads)
    let outside = heads[representative]
    for other in rest where other != representative && heads[other] == representative {
      heads[other] = exit[other] ?? representative
    }
    for (index, node) in cycle.enumerated() { heads[node] = cycleHeads[index] }
    if let node = entry[outside] { heads[node] = outside }
  }

  private static func cycle(_ active: [Int], _ heads: [Int]) -> [Int]? {
    var mark: [Int: Int] = [:]
    for start in active where start != 0 && mark[start] == nil {
      var node = start
      while node != 0, mark[node] == nil {
        mark[node] = start
        node = heads[node]
      }
      if node != 0, mark[node] == start {
        var cycle = [node]
        var next = heads[node]
        while next != node {
          cycle.append(next)
          next = heads[next]
        }
        return cycle
      }
    }
    return nil
  }
}
