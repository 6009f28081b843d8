import CRapporteurKernels
import RapporteurCore
import RapporteurTraining
import Testing

@testable import RapporteurLanguage

/// What the network computes, and how it is decoded.
@Suite struct NetworkTests {
  /// The levels that this machine has.
  static let levels = (0...rk_best_level()).map { $0 }

  private struct Random {
    var state = SplitMix(seed: 11)
    mutating func next(_ count: Int) -> Int { Int(state.next() % UInt64(count)) }
  }

  @Test(arguments: [1, 3, 4, 9])
  func productsAreTheSameWithAllInstructions(count: Int) throws {
    var random = Random()
    let (rows, columns) = (80, 36)
    let weights = (0..<(rows * columns)).map { _ in Int8(random.next(255) - 127) }
    let vectors = (0..<(count * columns)).map { _ in UInt8(random.next(256)) }
    let scales = (0..<rows).map { Float($0 + 1) / 97 }
    let biases = (0..<rows).map { Float($0) - 7.5 }
    var sums = Array(repeating: Int32(0), count: rows)
    for row in 0..<rows {
      for column in 0..<columns { sums[row] += Int32(weights[place(row, column, columns)]) }
    }
    var results: [[Float]] = []
    for level in Self.levels {
      var output = Array(repeating: Float(0), count: count * rows)
      var matrix = rk_matrix(
        rows: Int32(rows), columns: Int32(columns), weights: pointer(weights),
        scales: pointer(scales), sums: pointer(sums), biases: pointer(biases))
      let units = Array(repeating: Float(0.25), count: count)
      rk_multiply(level, &matrix, vectors, units, Int32(count), 0, &output)
      rk_multiply(level, &matrix, vectors, units, Int32(count), 1, &output)
      results.append(output)
    }
    for other in results.dropFirst() { #expect(other == results[0]) }
    // And they are the products: by hand for the last row of the last vector.
    let row = rows - 1
    var sum = 0
    for column in 0..<columns {
      sum +=
        Int(weights[place(row, column, columns)])
        * (Int(vectors[(count - 1) * columns + column]) - 128)
    }
    let expected = 2 * Float(sum) * scales[row] * 0.25 + biases[row]
    let found = try #require(results[0].last)
    #expect(abs(found - expected) < 0.01 * max(1, abs(expected)))
  }

  private func place(_ row: Int, _ column: Int, _ columns: Int) -> Int {
    row / 16 * 16 * columns + column / 4 * 64 + row % 16 * 4 + column % 4
  }

  private func pointer<Element>(_ values: [Element]) -> UnsafePointer<Element> {
    let copy = UnsafeMutablePointer<Element>.allocate(capacity: values.count)
    copy.initialize(from: values, count: values.count)
    return UnsafePointer(copy)
  }

  @Test func memoriesAreTheSameWithAllInstructions() {
    let (count, size) = (3, 32)
    var random = Random()
    let gates = (0..<(count * 4 * size)).map { _ in Float(random.next(4_000) - 2_000) / 300 }
    var results: [([Float], [UInt8])] = []
    for level in Self.levels {
      var cells = (0..<(count * size)).map { Float($0 % 7) / 5 - 0.5 }
      var bytes = Array(repeating: UInt8(0), count: count * size)
      bytes.withUnsafeMutableBufferPointer { bytes in
        let places = (0..<count).map { bytes.baseAddress! + $0 * size as UnsafeMutablePointer? }
        rk_lstm_step(level, gates, Int32(count), Int32(size), &cells, places)
      }
      results.append((cells, bytes))
    }
    for other in results.dropFirst() {
      #expect(other.0 == results[0].0)
      #expect(other.1 == results[0].1)
    }
    // A gate that is wide open lets the cell's sum through: tanh is 1 at infinity.
    var cells: [Float] = Array(repeating: 0, count: 16)
    var bytes = Array(repeating: UInt8(0), count: 16)
    let open = Array(repeating: Float(40), count: 64)
    bytes.withUnsafeMutableBufferPointer { bytes in
      rk_lstm_step(0, open, 1, 16, &cells, [bytes.baseAddress!])
    }
    #expect(cells.allSatisfy { abs($0 - 1) < 1e-5 })
    #expect(bytes.allSatisfy { $0 == UInt8(128 + 97) })
  }

  @Test func whatStandsBesideASentenceDoesNotChangeIt() throws {
    let model = try TestModel.analyser.get().model
    let texts = [
      "The two presidents met in Geneva on Friday and agreed to meet again.",
      "Talks failed.", "Who?",
      "“We will return,” said Cyrus Vance, the Secretary of State, before the delegations left.",
    ]
    let traits = texts.map { text in
      let bytes = Array(text.utf8)
      return bytes.withUnsafeBufferPointer { bytes in
        let sentence = model.tokeniser.sentences(of: bytes, in: 0..<bytes.count)[0]
        return SentenceTraits(bytes: bytes, words: sentence.spans.map { $0.start..<$0.end })
      }
    }
    let together = model.network.read(traits, NetworkWorkspace())
    let workspace = NetworkWorkspace()
    for (index, sentence) in traits.enumerated() {
      let alone = model.network.read([sentence], workspace)[0]
      #expect(alone.tags == together[index].tags)
      #expect(alone.heads == together[index].heads)
      #expect(alone.relations == together[index].relations)
      #expect(alone.names == together[index].names)
      #expect(alone.lemmas == together[index].lemmas)
    }
  }

  /// Scores of heads, the root first, of each word.
  @Test(arguments: [
    // The best heads are a tree.
    ([[9, 0, 0], [0, 9, 0]] as [[Float]], [0, 1]),
    // Two words want each other: the cycle is broken where that costs least.
    ([[1, 0, 9], [5, 9, 0]], [2, 0]),
    // Both want to be the root, and only one can.
    ([[9, 0, 1], [8, 5, 0]], [0, 1]),
    // A cycle of three, entered from the root at its second word.
    ([[0, 0, 5, 9], [7, 9, 0, 0], [0, 0, 9, 0]], [2, 0, 2]),
  ])
  func theTreeHasTheHighestScore(scores: [[Float]], heads: [Int]) {
    #expect(TreeDecoder.heads(scores.flatMap { $0 }, count: scores.count) == heads)
  }

  @Test func theTreeIsTheBestOfAll() {
    var random = Random()
    for _ in 0..<200 {
      let count = 2 + random.next(4)
      let scores = (0..<(count * (count + 1))).map { _ in Float(random.next(100)) }
      let found = TreeDecoder.heads(scores, count: count)
      #expect(isTree(found))
      #expect(TreeDecoder.isProjective(found))
      #expect(total(found, scores) == best(scores, count))
    }
  }

  private func total(_ heads: [Int], _ scores: [Float]) -> Float {
    heads.enumerated().reduce(0) { $0 + scores[$1.offset * (heads.count + 1) + $1.element] }
  }

  private func isTree(_ heads: [Int]) -> Bool {
    heads.filter { $0 == 0 }.count == 1
      && heads.indices.allSatisfy { start in
        var word = start + 1
        for _ in heads where word != 0 { word = heads[word - 1] }
        return word == 0
      }
  }

  @Test func crossingArcsAreSeen() {
    #expect(TreeDecoder.isProjective([2, 0, 2]))
    #expect(TreeDecoder.isProjective([0, 1, 2, 3]))
    // The first word hangs on the third, over the second, which hangs on the fourth.
    #expect(!TreeDecoder.isProjective([3, 4, 0, 3]))
    // The root's arc is crossed by that from the first to the last word.
    #expect(!TreeDecoder.isProjective([3, 0, 2]))
  }

  /// Beyond the limit arcs may cross, and the best of all trees is taken.
  @Test func aLongSentenceGetsATreeToo() {
    var random = Random()
    let count = TreeDecoder.projectiveLimit + 20
    let scores = (0..<(count * (count + 1))).map { _ in Float(random.next(1_000)) }
    #expect(isTree(TreeDecoder.heads(scores, count: count)))
  }

  /// The highest score of a tree with one root and no crossing arcs, of all assignments of heads.
  private func best(_ scores: [Float], _ count: Int) -> Float {
    var best = -Float.infinity
    var heads = Array(repeating: 0, count: count)
    func visit(_ word: Int) {
      if word == count {
        if isTree(heads), TreeDecoder.isProjective(heads) { best = max(best, total(heads, scores)) }
        return
      }
      for head in 0...count where head != word + 1 {
        heads[word] = head
        visit(word + 1)
      }
    }
    visit(0)
    return best
  }

  /// "noted that both agreed that it depends", with "depends" under "noted".
  @Test func aVerbHasOneClauseForItsObject() {
    var result = Network.Result()
    result.heads = [nil, 3, 3, 0, 6, 6, 0]
    result.relations = [.root, .mark, .nsubj, .ccomp, .mark, .nsubj, .ccomp]
    Network.settleClauses(&result)
    #expect(result.heads == [nil, 3, 3, 0, 6, 6, 3])
    // A clause beside the first, with words between, stays where it is.
    result.heads = [nil, 3, 3, 0, 7, 6, 7, 0]
    result.relations = [.root, .mark, .nsubj, .ccomp, .punct, .mark, .nsubj, .ccomp]
    Network.settleClauses(&result)
    #expect(result.heads == [nil, 3, 3, 0, 7, 6, 7, 0])
  }

  /// "discussed the price of gas and the return of refugees", with "return" under "gas".
  @Test func whatIsBuiltAlikeIsJoined() {
    var result = Network.Result()
    result.heads = [nil, 2, 0, 4, 2, 7, 7, 4, 9, 7]
    result.relations = [.root, .det, .obj, .case, .nmod, .cc, .det, .conj, .case, .nmod]
    Network.settleCoordinations(&result)
    #expect(result.heads == [nil, 2, 0, 4, 2, 7, 7, 2, 9, 7])
    // "the price of gas and the oil": what has no complement may well be one with "gas".
    result.heads = [nil, 2, 0, 4, 2, 7, 7, 4]
    result.relations = [.root, .det, .obj, .case, .nmod, .cc, .det, .conj]
    Network.settleCoordinations(&result)
    #expect(result.heads == [nil, 2, 0, 4, 2, 7, 7, 4])
  }

  @Test func aParticipleHasNoCopula() throws {
    let analysis = try TestModel.analysis(of: "Anwar Sadat is meeting with Menachem Begin.")
    let verb = try #require(analysis.forms.firstIndex(of: "meeting"))
    #expect(analysis.relations[verb - 1] == .aux)
    #expect(analysis.upos[verb] == .verb)
  }

  @Test func aSentenceWithoutEndIsReadInPieces() throws {
    let text = String(repeating: "and the ministers of the two states met ", count: 120)
    let analysis = try TestModel.analysis(of: text)
    for sentence in analysis.sentences {
      #expect(sentence.words.filter { analysis.heads[$0] == nil }.count == 1)
    }
    #expect(analysis.count == 960)
  }

  /// Labels: 0 outside; of each kind, a name of one word, its first, an inner and its last word.
  @Test func namesAreAllowedSequences() {
    let count = NameLabel.count
    // The second word looks most like the inner part of a place, which nothing opens.
    var scores = Array(repeating: Float(0), count: 3 * count)
    scores[0] = 1
    scores[count + 4 * 2 + 3] = 5
    scores[count + 4 * 2 + 1] = 4
    scores[2 * count] = 1
    let path = NameLabel.path(scores, stride: count, count: 3).map(\.number)
    #expect(path == [0, 9, 0])
  }
}
