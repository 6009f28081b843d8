internal import Foundation

/// Texts brought to the form in which they are compared.
enum Words {
  /// Lower case, without diacritics, letters and digits only, one space between words; dashes and
  /// apostrophes inside words go, so that "COVID-19" and "covid19" are one.
  static func folded(_ text: some StringProtocol) -> String {
    if let folded = plainFolded(text) { return folded }
    var result = ""
    var pendingSpace = false
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark, .format: continue
      case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .titlecaseLetter,
        .decimalNumber:
        if pendingSpace, !result.isEmpty { result.append(" ") }
        pendingSpace = false
        result.unicodeScalars.append(letters[scalar] ?? scalar)
      case .dashPunctuation: if scalar == "\u{2014}" { pendingSpace = true }
      default: if !apostrophes.contains(scalar) { pendingSpace = true }
      }
    }
    return result
  }

  /// The same for a text of ASCII and the usual dashes and quotation marks, as most are; nil for another.
  private static func plainFolded(_ text: some StringProtocol) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9":
        if pendingSpace, !result.isEmpty { result.append(UInt8(ascii: " ")) }
        pendingSpace = false
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        result.append(byte < UInt8(ascii: "a") && byte > UInt8(ascii: "9") ? byte + 32 : byte)
      case "-", "\u{2010}"..."\u{2013}", "\u{2015}", "'", "`", "\u{2018}", "\u{2019}": break
      case "\u{0}"..."\u{7F}", "\u{A0}", "\u{2014}", "\u{201C}", "\u{201D}", "\u{2026}":
        pendingSpace = true
      default: return nil
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Letters that canonical decomposition leaves whole.
  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "ı": "i", "ß": "s", "æ": "e", "œ": "e",
    "ə": "e",
  ]
  private static let apostrophes: Set<Unicode.Scalar> = [
    "'", "\u{2019}", "\u{2018}", "\u{02BC}", "\u{02BB}", "`", "\u{00B4}",
  ]

  /// The folded words of `text`.
  static func list(_ text: some StringProtocol) -> [Substring] {
    folded(text).split(separator: " ")
  }

  /// The folded words that tell something: no articles, prepositions, pronouns.
  static func content(_ text: some StringProtocol) -> [String] {
    list(text).filter { !stop.contains($0) }.map { stem($0) }
  }

  /// The word without the commonest English endings, so that "arrangements" meets "arrangement".
  static func stem(_ word: Substring) -> String {
    var word = word
    if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") {
      word = word.dropLast(word.hasSuffix("sses") || word.hasSuffix("shes") ? 2 : 1)
    }
    for ending in ["ing", "ed"] where word.count > ending.count + 3 && word.hasSuffix(ending) {
      return String(word.dropLast(ending.count))
    }
    if word.count > 4, word.hasSuffix("e") { word = word.dropLast() }
    return String(word)
  }

  /// English words that tell nothing by themselves.
  static let stop: Set<Substring> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "as",
    "its", "it", "their", "his", "her", "our", "your", "my", "this", "that", "these", "those",
    "which", "who", "whom", "what", "is", "are", "was", "were", "be", "been", "being", "has",
    "have", "had", "will", "would", "shall", "should", "can", "could", "may", "might", "must",
    "not", "no", "any", "all", "some", "such", "into", "over", "under", "about", "between",
    "among", "through", "during", "than", "then", "also", "both", "other", "more", "most", "very",
    "we", "they", "he", "she", "i", "you", "them", "him", "us", "including", "well", "there",
  ]
}
