internal import Crypto
internal import CryptoExtras
internal import Foundation

/// What is kept of a password: enough to know it again, and little use to whoever steals it.
///
/// Written as `$scrypt$ln=17,r=8,p=1$SALT$KEY`, base64 without padding.
/// - Source: RFC 7914, "The scrypt Password-Based Key Derivation Function"; PHC string format.
struct PasswordHash: Hashable, Sendable {
  /// How much work a guess is.
  struct Cost: Hashable, Sendable {
    /// The logarithm of the number of rounds to base 2.
    var rounds: Int
    /// In units of 128 bytes.
    var blockSize: Int
    var lanes: Int

    /// 128 MiB for each guess.
    /// - Source: OWASP, "Password Storage Cheat Sheet", minimum for scrypt, read on 2026-11-22.
    static let standard = Cost(rounds: 17, blockSize: 8, lanes: 1)

    /// Whether it can be worked off here: what a damaged file asks for is not.
    fileprivate var isBearable: Bool {
      (1...20).contains(rounds) && (1...32).contains(blockSize) && (1...16).contains(lanes)
    }
  }

  let cost: Cost
  private let salt: [UInt8]
  private let key: [UInt8]

  /// The hash of `password` under a salt of its own.
  /// - Throws: `AccessError` if there is not enough memory.
  init(_ password: String, cost: Cost = .standard) throws(AccessError) {
    self.cost = cost
    salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
    key = try Self.key(password, salt, cost, bytes: 32)
  }

  /// The hash that `text` writes down; nil if it is none.
  init?(_ text: String) {
    let parts = text.split(separator: "$").map(String.init)
    guard parts.count == 4, parts[0] == "scrypt" else { return nil }
    var numbers: [String: Int] = [:]
    for part in parts[1].split(separator: ",") {
      let pair = part.split(separator: "=")
      guard pair.count == 2, let number = Int(pair[1]) else { return nil }
      numbers[String(pair[0])] = number
    }
    guard let rounds = numbers["ln"], let size = numbers["r"], let lanes = numbers["p"],
      let salt = Self.bytes(parts[2]), let key = Self.bytes(parts[3]), key.count >= 16
    else { return nil }
    cost = Cost(rounds: rounds, blockSize: size, lanes: lanes)
    guard cost.isBearable else { return nil }
    self.salt = salt
    self.key = key
  }

  /// The hash as it is kept.
  var text: String {
    "$scrypt$ln=\(cost.rounds),r=\(cost.blockSize),p=\(cost.lanes)"
      + "$\(Self.text(salt))$\(Self.text(key))"
  }

  /// Whether it is that of `password`; takes as long whatever the answer.
  func fits(_ password: String) -> Bool {
    guard let found = try? Self.key(password, salt, cost, bytes: key.count) else { return false }
    return zip(found, key).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// The same words are the same password however an input method composes them.
  /// - Source: NIST SP 800-63B, 5.1.1.2, on normalisation.
  private static func key(_ password: String, _ salt: [UInt8], _ cost: Cost, bytes: Int)
    throws(AccessError) -> [UInt8]
  {
    let words = Data(password.precomposedStringWithCanonicalMapping.utf8)
    do {
      return try KDF.Scrypt.deriveKey(
        from: words, salt: salt, outputByteCount: bytes, rounds: 1 << cost.rounds,
        blockSize: cost.blockSize, parallelism: cost.lanes
      ).withUnsafeBytes { Array($0) }
    } catch {
      throw AccessError(
        code: .failed,
        message: "the password could not be hashed; is there memory enough? (\(error))")
    }
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    return Data(base64Encoded: text + padding).map { Array($0) }
  }
}
