internal import Foundation

/// The address of a machine, as it is compared, written down and limited.
struct NetworkAddress: Hashable, Sendable {
  /// As it is written.
  let text: String
  /// 4 or 16 bytes.
  private let bytes: [UInt8]

  /// The address that `text` writes, with or without brackets; nil if it is none.
  init?(_ text: some StringProtocol) {
    var plain = String(text).trimmed
    if plain.hasPrefix("["), plain.hasSuffix("]") { plain = String(plain.dropFirst().dropLast()) }
    // The zone of an address is of use on this machine only.
    plain = String(plain.prefix { $0 != "%" })
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, plain, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
      self.text = plain
    } else if inet_pton(AF_INET6, plain, &six) == 1 {
      let all = withUnsafeBytes(of: six) { Array($0) }
      // An IPv4 address where both are spoken (RFC 4291, 2.5.5.2).
      let isMapped = all.prefix(10).allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
      bytes = isMapped ? Array(all.suffix(4)) : all
      self.text = isMapped ? bytes.map(String.init).joined(separator: ".") : plain
    } else {
      return nil
    }
  }

  static func == (one: Self, other: Self) -> Bool { one.bytes == other.bytes }
  func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

  /// Whether it is this machine's own.
  var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  /// Under what it is limited: whoever has one IPv6 address has 2^64 of them.
  var network: String {
    bytes.count == 4
      ? text : bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
  }
}
