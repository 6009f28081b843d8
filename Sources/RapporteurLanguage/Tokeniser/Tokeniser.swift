package import RapporteurCore

/// Cuts text into sentences, tokens and words.
///
/// Reads bytes and writes extents. Atoms, which are never divided, are found by rule; what stands
/// between two of them is decided by a linear model, from left to right.
package struct Tokeniser: Sendable {
  /// A sentence: its words in order.
  package struct Sentence {
    package var spans: [Span] = []
    /// For each word, whether it continues the token of the one before.
    package var continuesToken: [Bool] = []
  }

  package static let fileName = "tokeniser.model"
  package static let weightsSection = "WEIGHTS"
  package static let splitsSection = "SPLITS"

  /// The most words of a sentence; a longer one is cut. No sentence of the treebanks that the
  /// models are trained on has more than 160 (2026-11-22).
  package static let longestSentence = 300
  /// The most bytes that are held as atoms at once; a longer stretch is cut at white space.
  package static let longestSegment = 1 << 16

  private let table: FeatureTable
  private let splits: [UInt64: Int]

  init(_ model: ModelFile) throws(ModelError) {
    table = try FeatureTable(model, section: Self.weightsSection)
    splits = Self.splits(try model.strings(Self.splitsSection))
  }

  /// The table of words that may fall into two, from lines such as "can not".
  package static func splits(_ lines: [String]) -> [UInt64: Int] {
    var result: [UInt64: Int] = [:]
    for line in lines {
      let parts = line.split(separator: " ")
      guard parts.count == 2 else { continue }
      result[Hash.of(parts.joined())] = parts[0].utf8.count
    }
    return result
  }

  /// The sentences of `bytes[range]`; none crosses a blank line.
  package func sentences(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> [Sentence] {
    let features = FeatureList()
    let scores = UnsafeMutablePointer<Int32>.allocate(capacity: 256)
    defer { scores.deallocate() }
    var result: [Sentence] = []
    let breaksLines = !Segments.isWrapped(bytes, range)
    for segment in Segments(bytes: bytes, range: range, longest: Self.longestSegment) {
      let atoms = Atoms(
        bytes: bytes, range: segment, splits: splits, breaksLines: breaksLines)
      var history = BoundaryHistory()
      var sentence = Sentence()
      var wordStart = atoms.count > 0 ? atoms[0].start : 0
      var continues = false
      for index in 0..<atoms.count {
        let atom = atoms[index]
        history.take(atom)
        var boundary = Boundary.sentence
        if index + 1 < atoms.count {
          boundary =
            Self.certain(atom, atoms[index + 1])
            ?? Self.afterBackquotes(bytes, atoms, index)
            ?? {
              features.removeAll()
              history.addFeatures(of: atoms, after: index, to: features)
              table.score(features, into: scores)
              return Self.best(scores, gap: atoms[index + 1].gap)
            }()
          if boundary != .none, TitleAbbreviation.precedesName(atoms, after: index) {
            boundary = atom.kind == .mark ? .token : .none
          }
          if boundary == .sentence, Self.goesOn(atom, atoms[index + 1], history),
            scores[Int(Boundary.sentence.rawValue)] - scores[Int(Boundary.token.rawValue)]
              < Self.clearMargin
          {
            boundary = .token
          }
        }
        history.take(boundary)
        guard boundary != .none else { continue }
        sentence.spans.append(Span(wordStart, atom.end))
        sentence.continuesToken.append(continues)
        continues = boundary == .word
        if index + 1 < atoms.count { wordStart = atoms[index + 1].start }
        if boundary == .sentence
          || (sentence.spans.count >= Self.longestSentence && boundary == .token)
        {
          if boundary != .sentence { history.take(.sentence) }
          result.append(sentence)
          sentence = Sentence()
        }
      }
    }
    return result
  }

  /// The boundary where no model is asked: at the end of a line, and between a word and one in
  /// lower case.
  @inline(__always)
  package static func certain(_ left: Atom, _ right: Atom) -> Boundary? {
    if right.gap == .line { return .sentence }
    return left.kind == .letter && right.kind == .letter && right.gap == .space
      && !right.isCapitalised ? .token : nil
  }

  /// By so much the model must prefer the end of a sentence where no mark stands. Chosen on the development parts of EWT and open
  /// GUM (1 December 2026): sentences 90.36 and 97.00 without it, 90.66 and 96.85 with it, LAS the same within 0.01.
  private static let clearMargin: Int32 = 1_600_000

  /// Whether a sentence goes on between two words of a line with no mark between them, the first of which begins with a
  /// capital or is a number: "the Spring Monday | Accord", "$1.7 | Billion", but "Q | It is" in a transcript.
  @inline(__always)
  private static func goesOn(_ left: Atom, _ right: Atom, _ history: BoundaryHistory) -> Bool {
    guard right.gap == .space, left.kind != .mark, right.kind != .mark else { return false }
    return (left.isCapitalised || left.kind == .digit)
      && !(history.sentenceTokens == 0 && left.length == 1)
  }

  /// The boundary after the opening mark of wire agencies, ``, which treebanks hardly have.
  @inline(__always)
  private static func afterBackquotes(
    _ bytes: UnsafeBufferPointer<UInt8>, _ atoms: Atoms, _ index: Int
  ) -> Boundary? {
    let backquote = UInt8(ascii: "`")
    guard index > 0, bytes[atoms[index].start] == backquote,
      bytes[atoms[index - 1].start] == backquote, atoms[index].gap == .none,
      atoms[index + 1].kind == .letter
    else { return nil }
    return .token
  }

  /// The boundary of the highest score among those that `gap` allows.
  @inline(__always)
  package static func best<Score: Comparable>(
    _ scores: UnsafeMutablePointer<Score>, gap: Atom.Gap
  ) -> Boundary {
    let none = Int(Boundary.none.rawValue)
    let first = gap == .none ? none : Int(Boundary.token.rawValue)
    let last = Int(Boundary.sentence.rawValue)
    var best = first
    for label in first...last where scores[label] > scores[best] { best = label }
    return Boundary(rawValue: UInt8(best)) ?? .token
  }
}
