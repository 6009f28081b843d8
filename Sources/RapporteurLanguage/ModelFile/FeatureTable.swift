// The layout of a section of weights:
//
//      0     4  b, the number of bits of a bucket's number
//      4     4  number of labels, at most 256
//      8  1024  what each of the 256 codes stands for, signed numbers of 4 bytes
//   1032   4·m  where each bucket starts in the rows, m = 2^b + 1; the last entry is their length
//      …        the rows, of each feature:
//                  0  2  its fingerprint: the lowest 16 bits of its hash
//                  2  1  n, the number of its weights, less one
//                  3 2n  label (1) and code (1) of each, by rising label
//
// A feature's bucket is given by the highest b bits of its hash. A feature that is not in the table
// has no weight. Two features of one bucket share a fingerprint once in 65,536 times; training
// measures its models as they are stored, so the figures include it.

/// The weights of a linear model over hashed features, looked up where they lie in the file.
///
/// Scores are sums of integers, the same in any order and on any machine.
///
/// - Note: Unchecked sendable because the pointers lead into `file`, which is never written and
///   lives as long as this value.
package struct FeatureTable: @unchecked Sendable {
  let labelCount: Int
  private let file: MappedFile
  private let shift: UInt64
  private let codes: UnsafePointer<Int32>
  private let starts: UnsafePointer<UInt32>
  private let rows: UnsafePointer<UInt8>

  static let codesOffset = 8
  static let startsOffset = 8 + 256 * 4

  init(_ model: ModelFile, section name: String) throws(ModelError) {
    let range = try model.section(name)
    let bytes = UnsafeRawBufferPointer(rebasing: model.file.bytes[range])
    guard bytes.count >= Self.startsOffset + 8, let base = bytes.baseAddress else {
      throw ModelError.damaged(path: model.path, what: "section \(name) is too short")
    }
    let bits = Int(bytes.number32(at: 0))
    labelCount = Int(bytes.number32(at: 4))
    guard (1...24).contains(bits), (1...256).contains(labelCount) else {
      throw ModelError.damaged(path: model.path, what: "impossible size in section \(name)")
    }
    let buckets = 1 << bits
    let rowsOffset = Self.startsOffset + (buckets + 1) * 4
    guard bytes.count >= rowsOffset else {
      throw ModelError.damaged(path: model.path, what: "section \(name) is too short")
    }
    file = model.file
    shift = UInt64(64 - bits)
    codes = (base + Self.codesOffset).assumingMemoryBound(to: Int32.self)
    starts = (base + Self.startsOffset).assumingMemoryBound(to: UInt32.self)
    rows = (base + rowsOffset).assumingMemoryBound(to: UInt8.self)
    // From here on a bucket's extent is known to lie within the section.
    var previous: UInt32 = 0
    for bucket in 0...buckets {
      guard starts[bucket] >= previous else {
        throw ModelError.damaged(path: model.path, what: "buckets of \(name) out of order")
      }
      previous = starts[bucket]
    }
    guard rowsOffset + Int(previous) == bytes.count else {
      throw ModelError.damaged(path: model.path, what: "rows of \(name) of another length")
    }
  }

  /// Sets `scores`, which has room for 256 labels, to the sums of the weights of all features.
  ///
  /// Nearly all the time goes into waiting for memory. So the bucket of each feature is looked up
  /// first, and its first byte touched, before any is searched: these reads do not depend on each
  /// other and overlap.
  func score(_ features: FeatureList, into scores: UnsafeMutablePointer<Int32>) {
    scores.update(repeating: 0, count: 256)
    let (starts, rows, codes, shift) = (self.starts, self.rows, self.codes, self.shift)
    let count = features.count
    let extents = features.extents
    for index in 0..<count {
      let bucket = Int(truncatingIfNeeded: features[index] >> shift)
      extents[index] = (starts[bucket], starts[bucket + 1])
    }
    var touched: UInt8 = 0
    for index in 0..<count where extents[index].start < extents[index].end {
      touched |= rows[Int(extents[index].start)]
    }
    features.touched = touched
    for index in 0..<count {
      let feature = features[index]
      let low = UInt8(truncatingIfNeeded: feature)
      let high = UInt8(truncatingIfNeeded: feature >> 8)
      var row = rows + Int(extents[index].start)
      let end = rows + Int(extents[index].end)
      while row + 3 <= end {
        let next = row + 5 + 2 * Int(row[2])
        if row[0] == low, row[1] == high {
          guard next <= end else { break }
          var entry = row + 3
          while entry < next {
            scores[Int(entry[0])] &+= codes[Int(entry[1])]
            entry += 2
          }
          break
        }
        row = next
      }
    }
  }
}
