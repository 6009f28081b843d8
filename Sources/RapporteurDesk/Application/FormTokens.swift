internal import Crypto
internal import Foundation
internal import RapporteurCore

/// Tokens without which no form changes anything, so that another site cannot send one in a reader's name.
///
/// A token is the HMAC-SHA256 of the session that it was given to, under a key that lives as long as the
/// program.
struct FormTokens: Sendable {
  private let key = SymmetricKey(size: .bits256)

  /// A session that nobody can guess.
  static func newSession() -> String {
    SymmetricKey(size: .bits128).withUnsafeBytes(\.hexadecimal)
  }

  /// The token for a session.
  func token(for session: String) -> String {
    HMAC<SHA256>.authenticationCode(for: Data(session.utf8), using: key).hexadecimal
  }

  /// Whether `token` was given to `session`; takes as long whatever it is.
  func isValid(_ token: String, for session: String) -> Bool {
    let digits = Array(token.utf8)
    let right = Array(self.token(for: session).utf8)
    guard digits.count == right.count else { return false }
    return zip(digits, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
