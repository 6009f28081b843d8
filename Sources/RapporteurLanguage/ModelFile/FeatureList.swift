/// The hashed features of one decision, at most `capacity` of them; a workspace of one thread.
package final class FeatureList {
  package static let capacity = 256
  package private(set) var count = 0
  private let storage: UnsafeMutablePointer<UInt64>
  /// Room for where the weights of each feature are looked for.
  let extents: UnsafeMutablePointer<(start: UInt32, end: UInt32)>
  /// Where a table puts what it read ahead, so that the reading is not optimised away.
  var touched: UInt8 = 0

  package init() {
    storage = .allocate(capacity: Self.capacity)
    storage.initialize(repeating: 0, count: Self.capacity)
    extents = .allocate(capacity: Self.capacity)
    extents.initialize(repeating: (0, 0), count: Self.capacity)
  }

  deinit {
    storage.deallocate()
    extents.deallocate()
  }

  package subscript(index: Int) -> UInt64 { storage[index] }

  package func removeAll() { count = 0 }

  /// Adds a feature: a template and the values that fill it.
  @inline(__always)
  package func add(_ template: UInt64, _ a: UInt64) {
    append(Hash.finished(Hash.mixed(template &* Hash.prime, a)))
  }

  @inline(__always)
  package func add(_ template: UInt64, _ a: UInt64, _ b: UInt64) {
    append(Hash.finished(Hash.mixed(Hash.mixed(template &* Hash.prime, a), b)))
  }

  @inline(__always)
  package func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
    append(Hash.finished(Hash.mixed(Hash.mixed(Hash.mixed(template &* Hash.prime, a), b), c)))
  }

  @inline(__always)
  package func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
    append(
      Hash.finished(
        Hash.mixed(Hash.mixed(Hash.mixed(Hash.mixed(template &* Hash.prime, a), b), c), d)))
  }

  @inline(__always)
  private func append(_ feature: UInt64) {
    guard count < Self.capacity else { return }
    storage[count] = feature
    count += 1
  }
}

/// Hashing of bytes and numbers; the stored models depend on every constant here.
package enum Hash {
  package static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
  package static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  package static func mixed(_ state: UInt64, _ value: UInt64) -> UInt64 {
    let product = (state ^ value) &* 0xFF51_AFD7_ED55_8CCD
    return product ^ (product >> 32)
  }

  @inline(__always)
  package static func finished(_ state: UInt64) -> UInt64 {
    let product = (state ^ (state >> 29)) &* 0xC4CE_B9FE_1A85_EC53
    return product ^ (product >> 32)
  }

  /// The hash of `bytes` with one byte taken at a time, so that it can be built up.
  @inline(__always)
  package static func adding(_ byte: UInt8, to state: UInt64) -> UInt64 {
    (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  package static func of(_ string: String) -> UInt64 {
    var state = seed
    for byte in string.utf8 { state = adding(byte, to: state) }
    return state
  }
}
