/// The fields of a query or a form, in their order.
///
/// - Source: WHATWG URL Standard, "application/x-www-form-urlencoded parsing".
struct FormFields: Sendable {
  /// Names and values.
  private(set) var all: [(name: String, value: String)] = []

  /// No fields.
  init() {}

  /// The fields of an encoded text; what is not UTF-8 in it becomes U+FFFD.
  init(encoded: some StringProtocol) {
    for part in encoded.utf8.split(separator: UInt8(ascii: "&")) {
      let pair = part.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      all.append((Self.decoded(pair[0]), pair.count > 1 ? Self.decoded(pair[1]) : ""))
    }
  }

  /// The first value of that name without white space around it; nil if there is none or it is empty.
  subscript(_ name: String) -> String? { values(name).first }

  /// The values of that name that are not empty, without white space around them.
  func values(_ name: String) -> [String] {
    all.filter { $0.name == name }.map { $0.value.trimmed }.filter { !$0.isEmpty }
  }

  /// Whether there is a field of that name, be it empty.
  func has(_ name: String) -> Bool { all.contains { $0.name == name } }

  /// Adds a field at the end.
  mutating func append(_ name: String, _ value: String) { all.append((name, value)) }

  /// Takes out all fields of these names.
  func without(_ names: String...) -> FormFields {
    var rest = self
    rest.all.removeAll { names.contains($0.name) }
    return rest
  }

  /// The same fields with those of that name replaced by one.
  func with(_ name: String, _ value: String) -> FormFields {
    var changed = without(name)
    changed.append(name, value)
    return changed
  }

  /// The fields that are not empty, encoded; with `?` before them unless there are none.
  var query: String {
    let parts = all.filter { !$0.value.isEmpty }.map {
      Self.encoded($0.name) + "=" + Self.encoded($0.value)
    }
    return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
  }

  /// `text` as it stands in a query or a part of a path.
  static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return encoded
  }

  private static func decoded(_ bytes: Substring.UTF8View.SubSequence) -> String {
    decoded(Array(bytes))
  }

  private static func decoded(_ bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
      {
        decoded.append(UInt8(high << 4 | low))
        index += 3
      } else {
        decoded.append(bytes[index] == UInt8(ascii: "+") ? 0x20 : bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

extension FormFields {
  /// The same fields with another at the end.
  func appending(_ name: String, _ value: String) -> FormFields {
    var changed = self
    changed.append(name, value)
    return changed
  }
}
