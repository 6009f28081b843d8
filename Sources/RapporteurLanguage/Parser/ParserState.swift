/// A step of the arc-hybrid system.
package enum Transition: Hashable {
  /// The next word goes onto the stack.
  case shift
  /// The next word becomes the head of the top of the stack, which goes.
  case left(Int)
  /// The second of the stack becomes the head of its top, which goes.
  case right(Int)

  /// The label of the linear model, where there are `relations` relations.
  package func label(relations: Int) -> Int {
    switch self {
    case .shift: 0
    case .left(let relation): 1 + relation
    case .right(let relation): 1 + relations + relation
    }
  }
}

/// A tree under construction.
///
/// The words are numbered from 0; the root comes after the last of them. A tree is complete when
/// only the root is left, and then exactly one word depends on it.
///
/// - Source: Kuhlmann, Gómez-Rodríguez and Satta (2011), arc-hybrid; Ballesteros and Nivre (2013),
///   "Going to the roots of dependency parsing", for the root's place at the end.
package struct ParserState {
  /// No word.
  package static let none: Int32 = -1

  /// The number of words.
  package let count: Int
  package private(set) var stack: [Int32] = []
  /// The next word, `count` where only the root is left.
  package private(set) var next = 0
  package private(set) var heads: [Int32]
  package private(set) var labels: [UInt8]
  /// The outermost and the second outermost dependents to the left and to the right.
  private(set) var left1: [Int32]
  private(set) var left2: [Int32]
  private(set) var right1: [Int32]
  private(set) var right2: [Int32]
  private(set) var leftCount: [UInt8]
  private(set) var rightCount: [UInt8]
  /// The sets of the relations of dependents, as bits.
  private(set) var leftSet: [UInt64]
  private(set) var rightSet: [UInt64]

  package init(count: Int) {
    self.count = count
    heads = Array(repeating: Self.none, count: count + 1)
    labels = Array(repeating: 0, count: count + 1)
    left1 = heads
    left2 = heads
    right1 = heads
    right2 = heads
    leftCount = labels
    rightCount = labels
    leftSet = Array(repeating: 0, count: count + 1)
    rightSet = leftSet
    stack.reserveCapacity(count)
  }

  package var isComplete: Bool { next == count && stack.isEmpty }
  package var canShift: Bool { next < count }
  /// Whether the next word may take the top of the stack; the root takes one only.
  package var canGoLeft: Bool { !stack.isEmpty && (next < count || stack.count == 1) }
  package var canGoRight: Bool { stack.count >= 2 }

  @inline(__always)
  func stackWord(_ depth: Int) -> Int32 {
    depth < stack.count ? stack[stack.count - 1 - depth] : Self.none
  }

  @inline(__always)
  func nextWord(_ ahead: Int) -> Int32 {
    next + ahead <= count ? Int32(next + ahead) : Self.none
  }

  /// Makes a step that is allowed; another has no effect.
  package mutating func apply(_ transition: Transition) {
    switch transition {
    case .shift:
      guard canShift else { return }
      stack.append(Int32(next))
      next += 1
    case .left(let relation):
      guard canGoLeft, let word = stack.popLast() else { return }
      attach(Int(word), to: next, relation)
      left2[next] = left1[next]
      left1[next] = word
      leftCount[next] &+= leftCount[next] < 9 ? 1 : 0
      leftSet[next] |= 1 << UInt64(relation & 63)
    case .right(let relation):
      guard canGoRight, let word = stack.popLast(), let top = stack.last else { return }
      let head = Int(top)
      attach(Int(word), to: head, relation)
      right2[head] = right1[head]
      right1[head] = word
      rightCount[head] &+= rightCount[head] < 9 ? 1 : 0
      rightSet[head] |= 1 << UInt64(relation & 63)
    }
  }

  private mutating func attach(_ word: Int, to head: Int, _ relation: Int) {
    heads[word] = Int32(head)
    labels[word] = UInt8(truncatingIfNeeded: relation)
  }
}
