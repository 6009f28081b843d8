/// What stands at the junction of two atoms.
package enum Boundary: UInt8, CaseIterable {
  /// Nothing: they belong to one word.
  case none
  /// The end of a word inside a token: "do" and "n't".
  case word
  /// The end of a token.
  case token
  /// The end of a sentence.
  case sentence
}

/// What the boundaries so far tell about those to come.
package struct BoundaryHistory {
  package init() {}

  package private(set) var last = Boundary.sentence
  /// The hash of the token so far, and the number of its atoms.
  package private(set) var token: UInt64 = Hash.seed
  package private(set) var tokenAtoms = 0
  /// The number of tokens of the sentence so far.
  package private(set) var sentenceTokens = 0
  package private(set) var quoteIsOpen = false
  package private(set) var openBrackets = 0

  /// Takes up the next atom.
  @inline(__always)
  package mutating func take(_ atom: Atom) {
    token = Hash.mixed(token, atom.lower)
    tokenAtoms += 1
    guard atom.kind == .mark else { return }
    if atom.shape == Self.quote { quoteIsOpen.toggle() }
    if atom.shape == Self.opening { openBrackets = min(openBrackets + 1, 2) }
    if atom.shape == Self.closing { openBrackets = max(openBrackets - 1, 0) }
  }

  /// Takes up the boundary after it.
  @inline(__always)
  package mutating func take(_ boundary: Boundary) {
    last = boundary
    switch boundary {
    case .none: return
    case .word, .token:
      sentenceTokens += 1
    case .sentence:
      sentenceTokens = 0
      openBrackets = 0
    }
    token = Hash.seed
    tokenAtoms = 0
  }

  private static let quote = Hash.mixed(Hash.seed, 0x22)
  private static let opening = Hash.mixed(Hash.seed, 0x28)
  private static let closing = Hash.mixed(Hash.seed, 0x29)

  /// Adds the features of the junction after the atom at `index`, which there is one after.
  package func addFeatures(of atoms: Atoms, after index: Int, to features: FeatureList) {
    let left = atoms[index]
    let right = atoms[index + 1]
    let left1 = index >= 1 ? atoms[index - 1] : nil
    let left2 = index >= 2 ? atoms[index - 2] : nil
    let right1 = index + 2 < atoms.count ? atoms[index + 2] : nil
    let right2 = index + 3 < atoms.count ? atoms[index + 3] : nil

    let gap = UInt64(right.gap.rawValue)
    let kinds = gap << 8 | UInt64(left.kind.rawValue) << 4 | UInt64(right.kind.rawValue)
    let leftGap = UInt64(left.gap.rawValue == 0 ? 0 : 1) | gap << 1
    let right1Gap = UInt64(right1.map { $0.gap.rawValue == 0 ? 2 : 3 } ?? 0) | gap << 2
    let l1 = left1?.lower ?? 1
    let l1Shape = left1?.shape ?? 1
    let l2 = left2?.lower ?? 1
    let r1 = right1?.lower ?? 1
    let r1Shape = right1?.shape ?? 1
    let r2Shape = right2?.shape ?? 1
    let capital: UInt64 = right.isCapitalised ? 1 : 0
    let leftChunk = atoms.chunk(left.chunk)
    let rightChunk = atoms.chunk(right.chunk)

    features.add(1, kinds, UInt64(last.rawValue))
    features.add(2, kinds, left.lower)
    features.add(3, kinds, right.lower)
    features.add(4, gap, left.lower, right.lower)
    features.add(5, leftGap, l1, left.lower)
    features.add(6, right1Gap, right.lower, r1)
    features.add(7, leftGap, l1, left.lower, right.lower)
    features.add(8, right1Gap, left.lower, right.lower, r1)
    features.add(9, leftGap, l2, l1, left.lower)
    features.add(10, gap, left.shape, right.shape)
    features.add(11, leftGap, l1Shape, left.lower, right.shape)
    features.add(12, right1Gap, left.shape, right.shape, r1Shape)
    features.add(
      13, Hash.mixed(leftGap, right1Gap), Hash.mixed(l1Shape, left.shape), right.shape, r1Shape)
    features.add(14, gap, token)
    features.add(15, gap, token, right.lower)
    features.add(16, gap, UInt64(min(tokenAtoms, 4)), left.shape, right.shape)
    features.add(17, gap, leftChunk)
    features.add(18, gap, leftChunk, right.shape)
    features.add(19, gap, rightChunk, left.shape)
    features.add(20, gap, leftChunk, rightChunk)
    features.add(21, leftGap, left.lower, UInt64(min(left1?.length ?? 0, 5)), capital)
    let progress = UInt64(sentenceTokens < 4 ? sentenceTokens : sentenceTokens < 12 ? 4 : 5)
    features.add(22, gap, progress, left.lower, capital)
    let open = UInt64(quoteIsOpen ? 1 : 0) | UInt64(openBrackets) << 1
    features.add(23, gap, open, left.lower, right.shape)
    features.add(24, gap, open, left.shape, right.lower)
    features.add(25, UInt64(last.rawValue) << 2 | gap, left.lower, right.lower)
    features.add(26, right1Gap, right.shape, r1Shape, r2Shape)
    features.add(27, gap, l1, left.shape, right.lower)
    features.add(28, Hash.mixed(gap, open), l1Shape, left.lower, capital)
    features.add(29, gap, right.lower, r1, left.shape)
  }
}
