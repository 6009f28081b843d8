internal import RapporteurResolution

/// The identifier of a candidate or cluster as one integer: in the upper bits the kind, in the lower
/// sixty the twelve letters and digits, five bits each, the first lowest.
enum CandidateNumber {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private static let values: [Int8] = {
    var values = [Int8](repeating: -1, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = Int8(value) }
    return values
  }()
  private static let kinds = EntityKind.allCases.map { $0.letter.asciiValue ?? 0 }

  /// The number of an identifier, or nil where it is none.
  static func number(of id: Candidate.ID) -> Int64? {
    let bytes = Array(id.utf8)
    guard bytes.count == 13, let kind = kinds.firstIndex(of: bytes[0]) else { return nil }
    var number = Int64(kind)
    for byte in bytes[1...].reversed() {
      let value = values[Int(byte)]
      guard value >= 0 else { return nil }
      number = number << 5 | Int64(value)
    }
    return number
  }

  /// The identifier of a number.
  static func id(of number: Int64) -> Candidate.ID {
    var rest = number
    var bytes = [kinds[Int(number >> 60) & 7]]
    for _ in 0..<12 {
      bytes.append(alphabet[Int(rest & 31)])
      rest >>= 5
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The kind of what has that number.
  static func kind(of number: Int64) -> EntityKind { EntityKind.allCases[Int(number >> 60) & 7] }

  /// The numbers of candidates of a kind.
  static func range(of kind: EntityKind) -> ClosedRange<Int64> {
    let index = Int64(EntityKind.allCases.firstIndex(of: kind) ?? 0)
    return (index << 60)...(index << 60 | (1 << 60 - 1))
  }
}
