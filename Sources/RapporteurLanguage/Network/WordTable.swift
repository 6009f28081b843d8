// The layout of a section with a table of words:
//
//      0   4  b, the number of bits of a slot's number
//      4   4  zero
//      8  8m  slots, m = 2^b, of each:
//                 0  4  fingerprint: the lowest 32 bits of the hash of the word
//                 4  4  what is known of it, counted from 1; 0 in a free slot
//
// A word's first slot is given by the highest b bits of its hash; where it is taken by another, the
// word is in one of the following slots, before the first free one. At least a quarter is free.

/// Numbers of words, looked up where they lie in the file.
///
/// - Note: Unchecked sendable because the pointer leads into `file`, which is never written and
///   lives as long as this value.
package struct WordTable: @unchecked Sendable {
  private let file: MappedFile
  private let slots: UnsafePointer<UInt64>
  private let bits: Int

  init(_ model: ModelFile, _ name: String) throws(ModelError) {
    let bytes = UnsafeRawBufferPointer(rebasing: model.file.bytes[try model.section(name)])
    guard bytes.count >= 8, let base = bytes.baseAddress else {
      throw ModelError.damaged(path: model.path, what: "section \(name) is too short")
    }
    bits = Int(bytes.number32(at: 0))
    guard (1...24).contains(bits), bytes.count == 8 + 8 << bits else {
      throw ModelError.damaged(path: model.path, what: "impossible size of section \(name)")
    }
    file = model.file
    slots = (base + 8).assumingMemoryBound(to: UInt64.self)
  }

  /// The number of a word, nil where it is unknown; `word` is its hash.
  subscript(word: UInt64) -> Int? {
    let hash = Hash.finished(word)
    let mask = 1 << bits - 1
    var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
    for _ in 0...mask {
      let entry = UInt64(littleEndian: slots[slot])
      let number = Int(entry >> 32)
      if number == 0 { return nil }
      if UInt32(truncatingIfNeeded: entry) == UInt32(truncatingIfNeeded: hash) { return number - 1 }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The bytes of a section that holds `words`: of each, its hash and its number.
  package static func bytes(of words: [(word: UInt64, number: Int)]) -> [UInt8] {
    var bits = 4
    while (1 << bits) * 3 < words.count * 4 { bits += 1 }
    let mask = 1 << bits - 1
    var slots = Array(repeating: UInt64(0), count: 1 << bits)
    for (word, number) in words {
      let hash = Hash.finished(word)
      var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = (hash & 0xFFFF_FFFF) | UInt64(number + 1) << 32
    }
    var result: [UInt8] = []
    result.append(number: UInt32(bits))
    result.append(number: UInt32(0))
    for slot in slots { result.append(number: slot) }
    return result
  }
}
