internal import CRapporteurKernels

// The layout of a section with a matrix of weights:
//
//      0  4  r, the number of rows, filled up to a multiple of 16
//      4  4  c, the number of columns, filled up to a multiple of 4
//      8 4r  of each row, what a weight of 1 stands for (float)
//        4r  of each row, the sum of its weights (signed)
//        4r  of each row, what is added to its product (float)
//        rc  the weights (signed bytes): of each 16 rows, of each 4 columns, of each row, the four
//
// and of one with a table of vectors:
//
//      0  4  r, the number of rows
//      4  4  c, the number of columns
//      8 4r  of each row, what a weight of 1 stands for (float)
//        rc  the weights (signed bytes), row by row

/// A matrix of weights, used where it lies in the file.
///
/// - Note: Unchecked sendable because the pointers lead into `file`, which is never written and
///   lives as long as this value.
package struct NetworkMatrix: @unchecked Sendable {
  private let file: MappedFile
  let matrix: rk_matrix

  var rows: Int { Int(matrix.rows) }
  var columns: Int { Int(matrix.columns) }

  init(_ model: ModelFile, _ name: String) throws(ModelError) {
    let bytes = UnsafeRawBufferPointer(rebasing: model.file.bytes[try model.section(name)])
    guard bytes.count >= 8, let base = bytes.baseAddress else {
      throw ModelError.damaged(path: model.path, what: "section \(name) is too short")
    }
    let rows = Int(bytes.number32(at: 0))
    let columns = Int(bytes.number32(at: 4))
    guard rows > 0, columns > 0, rows % 16 == 0, columns % 4 == 0, rows <= 1 << 16,
      columns <= 1 << 16, bytes.count == 8 + 12 * rows + rows * columns
    else {
      throw ModelError.damaged(path: model.path, what: "impossible size of section \(name)")
    }
    file = model.file
    let numbers = base + 8
    matrix = rk_matrix(
      rows: Int32(rows), columns: Int32(columns),
      weights: (numbers + 12 * rows).assumingMemoryBound(to: Int8.self),
      scales: numbers.assumingMemoryBound(to: Float.self),
      sums: (numbers + 4 * rows).assumingMemoryBound(to: Int32.self),
      biases: (numbers + 8 * rows).assumingMemoryBound(to: Float.self))
  }

  /// The bytes of the section for the weights `values`, row by row, and `biases`, one a row.
  package static func bytes(_ values: [Float], columns: Int, biases: [Float]) -> [UInt8] {
    let count = biases.count
    let rows = (count + 15) / 16 * 16
    let filled = (columns + 3) / 4 * 4
    var weights = Array(repeating: Int8(0), count: rows * filled)
    var scales = Array(repeating: Float(0), count: rows)
    var sums = Array(repeating: Int32(0), count: rows)
    for row in 0..<count {
      let quantised = Self.quantised(values[(row * columns)..<((row + 1) * columns)])
      scales[row] = quantised.scale
      for (column, weight) in quantised.weights.enumerated() {
        sums[row] += Int32(weight)
        let place =
          (row / 16) * 16 * filled + (column / 4) * 64 + (row % 16) * 4 + column % 4
        weights[place] = weight
      }
    }
    var result: [UInt8] = []
    result.append(number: UInt32(rows))
    result.append(number: UInt32(filled))
    for scale in scales { result.append(number: scale.bitPattern) }
    for sum in sums { result.append(number: sum) }
    for row in 0..<rows { result.append(number: (row < count ? biases[row] : 0).bitPattern) }
    return result + weights.map { UInt8(bitPattern: $0) }
  }

  static func quantised(_ values: ArraySlice<Float>) -> (weights: [Int8], scale: Float) {
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return (values.map { _ in 0 }, 0) }
    return (values.map { Int8(($0 * 127 / largest).rounded()) }, largest / 127)
  }
}

/// A table of vectors, one a row, used where it lies in the file.
///
/// - Note: Unchecked sendable as `NetworkMatrix` is.
package struct NetworkTable: @unchecked Sendable {
  private let file: MappedFile
  private let scales: UnsafePointer<Float>
  private let weights: UnsafePointer<Int8>
  let rows: Int
  let columns: Int

  init(_ model: ModelFile, _ name: String) throws(ModelError) {
    let bytes = UnsafeRawBufferPointer(rebasing: model.file.bytes[try model.section(name)])
    guard bytes.count >= 8, let base = bytes.baseAddress else {
      throw ModelError.damaged(path: model.path, what: "section \(name) is too short")
    }
    rows = Int(bytes.number32(at: 0))
    columns = Int(bytes.number32(at: 4))
    guard rows > 0, columns > 0, rows <= 1 << 24, columns <= 1 << 12,
      bytes.count == 8 + 4 * rows + rows * columns
    else {
      throw ModelError.damaged(path: model.path, what: "impossible size of section \(name)")
    }
    file = model.file
    scales = (base + 8).assumingMemoryBound(to: Float.self)
    weights = (base + 8 + 4 * rows).assumingMemoryBound(to: Int8.self)
  }

  /// Adds the vector of `row` to the floats at `output`.
  @inline(__always)
  func add(_ row: Int, to output: UnsafeMutablePointer<Float>) {
    rk_add_row(weights + row * columns, scales[row], Int32(columns), output)
  }

  /// The bytes of the section for the vectors `values`.
  package static func bytes(_ values: [Float], columns: Int) -> [UInt8] {
    let rows = values.count / columns
    var result: [UInt8] = []
    result.append(number: UInt32(rows))
    result.append(number: UInt32(columns))
    var weights: [UInt8] = []
    for row in 0..<rows {
      let quantised = NetworkMatrix.quantised(values[(row * columns)..<((row + 1) * columns)])
      result.append(number: quantised.scale.bitPattern)
      weights += quantised.weights.map { UInt8(bitPattern: $0) }
    }
    return result + weights
  }
}
