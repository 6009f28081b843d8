internal import Foundation

/// Classes of words that stand in the same places: learnt from running text alone.
///
/// Each word becomes a row of counts of its left and right neighbours among the commonest words,
/// weighted by positive pointwise mutual information, projected on the space that holds most of
/// it, and grouped by k-means on the sphere.
///
/// - Source: after Schütze (1995), "Distributional part-of-speech tagging"; subspace iteration as in
///   Halko, Martinsson and Tropp (2011), "Finding structure with randomness".
struct WordClusters {
  /// The number of words that get a class, the commonest.
  static let vocabulary = 24_000
  /// The number of neighbours that are told apart.
  static let neighbours = 1_200
  static let dimensions = 48
  static let fine = 500
  static let coarse = 60

  /// From the hash of a word in lower case to its class: the coarse one in the upper six bits, the
  /// fine one in the lower ten, both counted from one.
  private(set) var classes: [UInt64: UInt16] = [:]

  private struct Cell {
    var column: Int32
    var value: Float
  }

  /// The classes of the words of `sentences`, of which each is the hashes of its words.
  init(_ sentences: [[UInt64]], seed: UInt64) {
    var counts: [UInt64: Int] = [:]
    for sentence in sentences {
      for word in sentence { counts[word, default: 0] += 1 }
    }
    let ranked = counts.filter { $0.value >= 5 }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(Self.vocabulary).map(\.key)
    guard ranked.count > Self.fine else { return }
    var index: [UInt64: Int] = [:]
    for (number, word) in ranked.enumerated() { index[word] = number }

    let rows = Self.rows(sentences, index, count: ranked.count)
    var random = SplitMix(seed: seed)
    var points = Self.projected(rows, &random)
    Self.normalise(&points, width: Self.dimensions)
    let (fine, centres) = Self.grouped(points, into: Self.fine, &random)
    let (coarse, _) = Self.grouped(centres, into: Self.coarse, &random)
    for (number, word) in ranked.enumerated() {
      classes[word] = UInt16(coarse[fine[number]] + 1) << 10 | UInt16(fine[number] + 1)
    }
  }

  /// For each word its neighbours, weighted.
  private static func rows(
    _ sentences: [[UInt64]], _ index: [UInt64: Int], count: Int
  ) -> [[Cell]] {
    // The last column on either side stands for all other words, the one before it for the end of
    // the sentence.
    let width = 2 * (neighbours + 2)
    var table = Array(repeating: Float(0), count: count * width)
    for sentence in sentences {
      let words = sentence.map { index[$0] }
      for (position, word) in words.enumerated() {
        guard let word else { continue }
        let left =
          position > 0 ? min(words[position - 1] ?? neighbours, neighbours) : neighbours + 1
        let right =
          position + 1 < words.count
          ? min(words[position + 1] ?? neighbours, neighbours) : neighbours + 1
        table[word * width + left] += 1
        table[word * width + neighbours + 2 + right] += 1
      }
    }
    var columns = Array(repeating: 0.0, count: width)
    var totals = Array(repeating: 0.0, count: count)
    for word in 0..<count {
      for column in 0..<width {
        let value = Double(table[word * width + column])
        columns[column] += value
        totals[word] += value
      }
    }
    let all = totals.reduce(0, +)
    return (0..<count).map { word in
      var cells: [Cell] = []
      for column in 0..<width {
        let value = Double(table[word * width + column])
        guard value > 0 else { continue }
        let ratio = value * all / (totals[word] * columns[column])
        if ratio > 1 { cells.append(Cell(column: Int32(column), value: Float(log(ratio)))) }
      }
      return cells
    }
  }

  /// The rows in the coordinates of the space that holds most of them.
  private static func projected(_ rows: [[Cell]], _ random: inout SplitMix) -> [Float] {
    let width = 2 * (neighbours + 2)
    var basis = (0..<(width * dimensions)).map { _ in
      Float(Double(random.next() >> 11) / 0x1p53 - 0.5)
    }
    for _ in 0..<4 {
      let images = product(rows, basis)
      var next = Array(repeating: Float(0), count: width * dimensions)
      for (word, row) in rows.enumerated() {
        for cell in row {
          let to = Int(cell.column) * dimensions
          let from = word * dimensions
          for k in 0..<dimensions { next[to + k] += cell.value * images[from + k] }
        }
      }
      orthonormalise(&next, height: width)
      basis = next
    }
    return product(rows, basis)
  }

  private static func product(_ rows: [[Cell]], _ basis: [Float]) -> [Float] {
    var result = Array(repeating: Float(0), count: rows.count * dimensions)
    for (word, row) in rows.enumerated() {
      let to = word * dimensions
      for cell in row {
        let from = Int(cell.column) * dimensions
        for k in 0..<dimensions { result[to + k] += cell.value * basis[from + k] }
      }
    }
    return result
  }

  /// Gram and Schmidt's method on the columns.
  private static func orthonormalise(_ matrix: inout [Float], height: Int) {
    for column in 0..<dimensions {
      for other in 0..<column {
        var dot: Float = 0
        for row in 0..<height {
          dot += matrix[row * dimensions + column] * matrix[row * dimensions + other]
        }
        for row in 0..<height {
          matrix[row * dimensions + column] -= dot * matrix[row * dimensions + other]
        }
      }
      var norm: Float = 0
      for row in 0..<height {
        norm += matrix[row * dimensions + column] * matrix[row * dimensions + column]
      }
      let scale = norm > 0 ? 1 / norm.squareRoot() : 0
      for row in 0..<height { matrix[row * dimensions + column] *= scale }
    }
  }

  private static func normalise(_ points: inout [Float], width: Int) {
    for start in stride(from: 0, to: points.count, by: width) {
      var norm: Float = 0
      for k in start..<(start + width) { norm += points[k] * points[k] }
      let scale = norm > 0 ? 1 / norm.squareRoot() : 0
      for k in start..<(start + width) { points[k] *= scale }
    }
  }

  /// The group of each point, and the groups' centres, by k-means on the sphere.
  private static func grouped(
    _ points: [Float], into groups: Int, _ random: inout SplitMix
  ) -> (group: [Int], centres: [Float]) {
    let count = points.count / dimensions
    // The commonest words come first: each group starts from one of them.
    var centres = Array(points[..<(groups * dimensions)])
    var group = Array(repeating: 0, count: count)
    for _ in 0..<12 {
      points.withUnsafeBufferPointer { points in
        centres.withUnsafeBufferPointer { centres in
          for point in 0..<count {
            var best: Float = -2
            for candidate in 0..<groups {
              var dot: Float = 0
              for k in 0..<dimensions {
                dot += points[point * dimensions + k] * centres[candidate * dimensions + k]
              }
              if dot > best {
                best = dot
                group[point] = candidate
              }
            }
          }
        }
      }
      var sums = Array(repeating: Float(0), count: groups * dimensions)
      var sizes = Array(repeating: 0, count: groups)
      for point in 0..<count {
        sizes[group[point]] += 1
        for k in 0..<dimensions {
          sums[group[point] * dimensions + k] += points[point * dimensions + k]
        }
      }
      // A group that nothing is left of starts anew from some point.
      for empty in 0..<groups where sizes[empty] == 0 {
        let point = Int(random.next() % UInt64(count))
        for k in 0..<dimensions {
          sums[empty * dimensions + k] = points[point * dimensions + k]
        }
      }
      normalise(&sums, width: dimensions)
      centres = sums
    }
    return (group, centres)
  }
}
