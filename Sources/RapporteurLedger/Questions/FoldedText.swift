internal import Foundation

extension String {
  /// The text without case and diacritics, apostrophes and full stops, and with single blanks
  /// for whatever else is no letter or digit.
  var foldedForNames: String {
    if let folded = asciiFoldedForNames { return folded }
    var folded = ""
    var isBlank = true
    for scalar in decomposedStringWithCompatibilityMapping.unicodeScalars {
      let properties = scalar.properties
      if properties.generalCategory == .nonspacingMark || "'’.".unicodeScalars.contains(scalar) {
        continue
      }
      switch properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .otherNumber:
        folded += Self.plain[scalar] ?? properties.lowercaseMapping
        isBlank = false
      default:
        if !isBlank { folded += " " }
        isBlank = true
      }
    }
    return folded.hasSuffix(" ") ? String(folded.dropLast()) : folded
  }

  /// The same of a text of ASCII alone; nil of another.
  private var asciiFoldedForNames: String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(utf8.count)
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "."): break
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded.append(byte + 32)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        folded.append(byte)
      case 0x80...: return nil
      default: if let last = folded.last, last != 32 { folded.append(32) }
      }
    }
    if folded.last == 32 { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Letters that Unicode does not take apart.
  private static let plain: [Unicode.Scalar: String] = [
    "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "Æ": "ae",
    "œ": "oe", "Œ": "oe", "ı": "i", "ħ": "h", "ð": "d", "þ": "th",
  ]
}

/// How far two words are apart.
enum EditDistance {
  /// Insertions, deletions, replacements and swaps of neighbours between `a` and `b`; nil for more than `limit`.
  /// - Complexity: O(a · b).
  /// - Source: Damerau (1964), in the restricted form (optimal string alignment).
  static func between(_ a: String, _ b: String, limit: Int) -> Int? {
    let a = Array(a.unicodeScalars)
    let b = Array(b.unicodeScalars)
    guard abs(a.count - b.count) <= limit else { return nil }
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      current.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        current.append(cost)
      }
      if current.allSatisfy({ $0 > limit }) { return nil }
      (before, previous) = (previous, current)
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
  }
}
