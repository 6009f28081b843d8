/// The strings of a record's bytes, each made when it is first asked for.
final class StringTable {
  private let bytes: [UInt8]
  private let places: [Range<Int>]
  private var strings: [String?]

  /// The strings that stand at `places` in `bytes`.
  init(_ bytes: [UInt8] = [], places: [Range<Int>] = []) {
    self.bytes = bytes
    self.places = places
    strings = Array(repeating: nil, count: places.count)
  }

  /// How many there are.
  var count: Int { places.count }

  /// The string of that number; nil where its bytes are no UTF-8.
  subscript(number: Int) -> String? {
    if let string = strings[number] { return string }
    strings[number] = String(validating: bytes[places[number]], as: UTF8.self)
    return strings[number]
  }
}
