internal import Crypto
internal import Foundation

/// Words that only the one they were given to knows, of which a hash is kept.
///
/// They have 256 bits of chance, which nobody guesses, so that a quick hash is enough.
enum Secret {
  /// What tokens of this program begin with, so that scanners of published files know them.
  static let mark = "rapporteur_"

  /// New words: the mark and 43 letters.
  static func token() -> String {
    let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    let letters = bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
    return mark + letters.prefix { $0 != "=" }
  }

  /// What is kept of them.
  static func digest(_ words: String) -> Data { Data(SHA256.hash(data: Data(words.utf8))) }
}
