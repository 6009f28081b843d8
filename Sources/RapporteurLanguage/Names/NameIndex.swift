internal import Foundation

/// An index of printed names that forgives case, diacritics, a leading article and kinds of hyphen.
///
/// A query without any capital finds only entries that are printed so; an entry without any
/// lower-case letter is found only in its own case ("US" is not "us" or "Us").
struct NameIndex: Sendable {
  private var exact: [String: Int] = [:]
  private var folded: [String: Int] = [:]

  /// Makes `name` lead to `value`, unless it leads elsewhere already.
  mutating func insert(_ name: String, value: Int) {
    let key = Self.key(name)
    if exact[key] == nil { exact[key] = value }
    let lowered = key.lowercased()
    guard key.contains(where: \.isLowercase), folded[lowered] == nil else { return }
    folded[lowered] = value
  }

  /// What `name` leads to, or nil.
  func value(of name: String) -> Int? {
    let key = Self.key(name)
    if let value = exact[key] { return value }
    guard key.contains(where: \.isUppercase) else { return nil }
    return folded[key.lowercased()]
  }

  /// Whether no white space stands in `name` but single spaces between its words.
  private static func hasSingleSpaces(_ name: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in name.utf8 {
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") && last == byte { return false }
      last = byte
    }
    return last != UInt8(ascii: " ")
  }

  /// `name` with plain hyphens and apostrophes, single spaces, no diacritics, no leading article.
  static func key(_ name: String) -> String {
    var key = name
    if !name.utf8.allSatisfy({ $0 < 0x80 }) {
      var scalars = String.UnicodeScalarView()
      for scalar in name.decomposedStringWithCanonicalMapping.unicodeScalars {
        switch scalar {
        case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}":
          scalars.append("-")
        case "\u{2018}", "\u{2019}", "\u{02BC}": scalars.append("'")
        case "\u{00A0}", "\u{202F}": scalars.append(" ")
        default:
          if scalar.properties.canonicalCombiningClass == .notReordered { scalars.append(scalar) }
        }
      }
      key = String(scalars)
    }
    if !hasSingleSpaces(key) {
      key = key.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    for article in ["the ", "The ", "THE "] where key.hasPrefix(article) {
      return String(key.dropFirst(article.count))
    }
    return key
  }
}
