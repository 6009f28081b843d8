/// A hash of text that is the same on every machine, in every run and in every version.
///
/// - Source: FNV-1a (Fowler, Noll, Vo), 64 bits, finished with the mixer of MurmurHash3.
struct StableHash {
  private(set) var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: some StringProtocol) {
    let isAdded: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes { add(byte) }
    }
    if isAdded == nil { for byte in text.utf8 { add(byte) } }
    add(0x1F)
  }

  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// The hash of what was added.
  var value: UInt64 {
    var x = state
    x = (x ^ (x >> 33)) &* 0xff51_afd7_ed55_8ccd
    x = (x ^ (x >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return x ^ (x >> 33)
  }

  /// Twelve letters and digits, 60 bits of the hash, without letters that look like others.
  var text: String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var rest = value
    var digits: [UInt8] = []
    for _ in 0..<12 {
      digits.append(alphabet[Int(rest & 31)])
      rest >>= 5
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The hash of one text.
  static func value(of text: some StringProtocol) -> UInt64 {
    var hash = StableHash()
    hash.add(text)
    return hash.value
  }
}
