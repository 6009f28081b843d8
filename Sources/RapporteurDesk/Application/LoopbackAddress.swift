/// Addresses that lead to this machine only.
enum LoopbackAddress {
  /// Whether `host` is one, or the name `localhost`.
  static func contains(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
