// The layout of a section of word classes:
//
//      0   4  b, the number of bits of a slot's number
//      4   4  zero
//      8  8m  slots, m = 2^b, of each:
//                 0  4  fingerprint: the lowest 32 bits of the hash of the word in lower case
//                 4  2  class of company: the coarse one in the upper six bits, the fine one in the
//                       lower ten, both counted from 1; 0 where there is none
//                 6  1  class of tags, 0 where there is none
//                 7  1  1 where the slot is taken, else 0
//
// A word's first slot is given by the highest b bits of its hash; where it is taken by another, the
// word is in one of the following slots, before the first free one. At least a quarter is free.

/// Classes of words, looked up where they lie in the file.
///
/// - Note: Unchecked sendable because the pointer leads into `file`, which is never written and
///   lives as long as this value.
package struct LexiconTable: @unchecked Sendable {
  package static let fileName = "lexicon.model"
  package static let section = "LEXICON"

  private let file: MappedFile
  private let slots: UnsafePointer<UInt64>
  private let bits: Int

  /// Reads the table at `path`.
  package init(path: String) throws(ModelError) {
    let model = try ModelFile(path: path)
    let name = Self.section
    let range = try model.section(name)
    let bytes = UnsafeRawBufferPointer(rebasing: model.file.bytes[range])
    guard bytes.count >= 8, let base = bytes.baseAddress else {
      throw ModelError.damaged(path: model.path, what: "section \(name) is too short")
    }
    bits = Int(bytes.number32(at: 0))
    guard (1...24).contains(bits), bytes.count == 8 + 8 << bits else {
      throw ModelError.damaged(path: model.path, what: "impossible size in section \(name)")
    }
    file = model.file
    slots = (base + 8).assumingMemoryBound(to: UInt64.self)
  }

  /// The classes of a word, both 0 where it is unknown.
  func classes(of word: WordTraits) -> (cluster: UInt64, tagClass: UInt64) {
    let hash = Hash.finished(word.lower)
    let mask = 1 << bits - 1
    var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
    for _ in 0...mask {
      let entry = UInt64(littleEndian: slots[slot])
      guard entry >> 56 != 0 else { break }
      if UInt32(truncatingIfNeeded: entry) == UInt32(truncatingIfNeeded: hash) {
        return (entry >> 32 & 0xFFFF, entry >> 48 & 0xFF)
      }
      slot = (slot + 1) & mask
    }
    return (0, 0)
  }

  /// The bytes of a section that holds `words`: the hash of the lower form, cluster, class of tags.
  package static func bytes(of words: [(lower: UInt64, cluster: UInt16, tagClass: UInt8)])
    -> [UInt8]
  {
    var bits = 4
    while (1 << bits) * 3 < words.count * 4 { bits += 1 }
    let mask = 1 << bits - 1
    var slots = Array(repeating: UInt64(0), count: 1 << bits)
    for word in words {
      let hash = Hash.finished(word.lower)
      var slot = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] =
        (hash & 0xFFFF_FFFF) | UInt64(word.cluster) << 32 | UInt64(word.tagClass) << 48 | 1 << 56
    }
    var result: [UInt8] = []
    result.append(number: UInt32(bits))
    result.append(number: UInt32(0))
    for slot in slots { result.append(number: slot) }
    return result
  }
}
