internal import RapporteurCore

/// Tells what sort of document a report is from its headline, its outlet and its opening.
enum ReportKind {
  static func kind(of report: Report) -> Report.Kind {
    let headline = (report.headline ?? "").lowercased()
    if let kind = openings.first(where: { headline.hasPrefix($0.words) })?.kind { return kind }
    let bytes = Array(headline.utf8)
    if bytes.has("joint communiqué") || bytes.has("joint communique") {
      return .communique
    }
    if turns(in: report) >= 5 { return .transcript }
    let publisher = Array((report.publisher ?? "").lowercased().utf8)
    return officials.contains(where: publisher.has) ? .statement : .news
  }

  /// What a headline opens with, in lower case; the first that fits counts.
  private static let openings: [(words: String, kind: Report.Kind)] = [
    ("readout", .readout), ("background readout", .readout),
    ("press briefing", .transcript), ("press gaggle", .transcript),
    ("background press call", .transcript), ("background press briefing", .transcript),
    ("on-the-record press", .transcript), ("press call", .transcript), ("remarks by", .transcript),
    ("remarks as", .transcript), ("transcript:", .transcript), ("transcript of", .transcript),
    ("press conference by", .transcript), ("news conference by", .transcript),
    ("joint statement by", .communique), ("joint statement of", .communique),
    ("joint statement from", .communique), ("joint statement on", .communique),
    ("joint statement following", .communique), ("joint statement between", .communique),
    ("joint press statement", .communique), ("joint leaders", .communique),
    ("joint declaration", .communique), ("final communiqué", .communique),
    ("final communique", .communique), ("communiqué", .communique), ("communique", .communique),
    ("declaration of", .communique), ("leaders’ statement", .communique),
    ("leaders' statement", .communique),
    ("statement by", .statement), ("statement from", .statement), ("statement of", .statement),
    ("statement on", .statement), ("press statement", .statement), ("fact sheet", .statement),
    ("message from", .statement), ("message to", .statement), ("a message", .statement),
    ("letter to", .statement), ("letter from", .statement), ("press release", .statement),
    ("proclamation", .statement),
  ]

  /// Words in the names of outlets that speak for a state or an international body.
  private static let officials = [
    "white house", "ministry", "department of", "state department", "office of the",
    "government of", "embassy", "kremlin", "presidency", "prime minister", "president of",
    "council of the european union", "european commission", "united nations", "secretariat",
  ]

  /// The number of blocks that open with a speaker's name in capitals and a colon, or with "Q".
  private static func turns(in report: Report) -> Int {
    report.blocks.prefix(200).reduce(0) { count, block in
      let bytes = report.text.utf8[block.span.start..<min(block.span.start + 41, block.span.end)]
      guard bytes.first == UInt8(ascii: "Q") || bytes.contains(UInt8(ascii: ":")) else {
        return count
      }
      let opening = report.text[Span(block.span.start, min(block.span.start + 40, block.span.end))]
      if opening.hasPrefix("Q ") || opening.hasPrefix("Q:") || opening.hasPrefix("QUESTION:") {
        return count + 1
      }
      guard let colon = opening.firstIndex(of: ":") else { return count }
      let name = opening[..<colon]
      let isName = name.contains(where: \.isUppercase) && !name.contains(where: \.isLowercase)
      return isName && name.count > 2 ? count + 1 : count
    }
  }
}
