package import RapporteurLanguage

/// Tells which steps of the arc-hybrid system still lead to the best tree that can be reached.
///
/// - Source: Goldberg and Nivre (2013), "Training deterministic parsers with non-deterministic
///   oracles", section 4.
package struct ArcOracle {
  /// The head of each word; the root's index is the number of words.
  let heads: [Int]
  let relations: [Int]
  private var dependents: [[Int]]
  private var isOnStack: [Bool]

  package init(heads: [Int], relations: [Int]) {
    self.heads = heads
    self.relations = relations
    dependents = Array(repeating: [], count: heads.count + 1)
    for (word, head) in heads.enumerated() { dependents[head].append(word) }
    isOnStack = Array(repeating: false, count: heads.count + 1)
  }

  /// How many arcs of the tree each kind of step would lose; nil where it is not allowed.
  package mutating func costs(_ state: ParserState) -> (shift: Int?, left: Int?, right: Int?) {
    let stack = state.stack
    let next = state.next
    for word in stack { isOnStack[Int(word)] = true }
    defer { for word in stack { isOnStack[Int(word)] = false } }
    var result: (shift: Int?, left: Int?, right: Int?) = (nil, nil, nil)
    let top = stack.last.map { Int($0) }
    if state.canShift {
      var cost = dependents[next].count { $0 < next && isOnStack[$0] }
      let head = heads[next]
      if head < next, isOnStack[head], head != top { cost += 1 }
      result.shift = cost
    }
    guard let top else { return result }
    let lost = dependents[top].count { $0 >= next }
    let head = heads[top]
    if state.canGoLeft {
      let second = stack.count >= 2 ? Int(stack[stack.count - 2]) : nil
      result.left = lost + (head == second || head > next ? 1 : 0)
    }
    if state.canGoRight { result.right = lost + (head >= next ? 1 : 0) }
    return result
  }
}
