internal import RapporteurResolution

/// Links as text: one a line, `first TAB second TAB score` and then its reasons, each after a U+001F as
/// `Reason.encoded` writes it.
enum LinkCoding {
  private static let separator: Character = "\u{1F}"

  static func text(of links: [Link]) -> String {
    links.map { link in
      (["\(link.first)\t\(link.second)\t\(link.score)"]
        + link.reasons.map { Self.line($0.encoded) })
        .joined(separator: String(separator))
    }.joined(separator: "\n")
  }

  static func links(from text: String) -> [Link] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: separator, omittingEmptySubsequences: false)
      let head = parts[0].split(separator: "\t")
      guard head.count == 3, let score = Double(head[2]) else { return nil }
      return Link(
        String(head[0]), String(head[1]), score: score,
        reasons: parts.dropFirst().compactMap { Reason(encoded: $0) })
    }
  }

  static func text(of reasons: [Reason]) -> String {
    reasons.map { line($0.encoded) }.joined(separator: String(separator))
  }

  static func reasons(from text: String) -> [Reason] {
    text.split(separator: separator).compactMap { Reason(encoded: $0) }
  }

  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == separator ? " " : $0 })
  }
}
