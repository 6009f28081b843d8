internal import RapporteurCore

/// Lines of a page that are no part of its report: "2 min read", "Share", "Advertisement".
enum Furniture {
  /// The longest line that can be furniture, in bytes.
  static let longest = 160

  /// Whether `line`, found above the body, says nothing of the report.
  static func isHeadFurniture(_ line: String) -> Bool {
    isReadingTime(line) || isBodyFurniture(line)
      || StampLine.isStamp(FurniturePhrases.folded(Array(line.utf8)))
  }

  /// A line of dashes, low lines or asterisks.
  private static func isRule(_ line: String) -> Bool {
    line.utf8.count >= 3 && line.utf8.allSatisfy { "-_*=~# ".utf8.contains($0) }
  }

  /// Whether `line`, found anywhere, is something that the page says of itself.
  static func isBodyFurniture(_ line: String) -> Bool {
    let lowered = line.lowercased()
    if words.contains(lowered) || isReadingTime(line) || isRule(line) { return true }
    return openings.contains(where: lowered.hasPrefix)
  }

  /// `2 min read`, `3-minute read`, `Reading time: 5 minutes`.
  private static func isReadingTime(_ line: String) -> Bool {
    guard line.utf8.count <= 40 else { return false }
    let words = line.lowercased().split { !$0.isLetter && !$0.isNumber }
    let isOfTime = words.contains { ["min", "mins", "minute", "minutes"].contains($0) }
    let isOfReading = words.contains { ["read", "reading"].contains($0) }
    return isOfTime && isOfReading && words.count <= 5 && words.contains { Int($0) != nil }
  }

  private static let words: Set<String> = [
    "advertisement", "share", "share this", "share this article", "print", "print this page",
    "listen", "listen to this article", "save", "bookmark", "email", "facebook", "twitter", "x",
    "whatsapp", "telegram", "linkedin", "copy link", "comments", "leave a comment", "subscribe",
    "sign in", "log in", "menu", "search", "skip to content", "skip to main content",
    "related articles", "related", "read more", "most read", "follow us", "back to top", "home",
  ]

  private static let openings = [
    "photo:", "photo by ", "image:", "image credit", "picture:", "file photo", "©", "(c) ",
    "copyright ", "all rights reserved", "read also:", "also read:", "read more:", "related:",
    "advertisement", "follow us on", "share on ", "subscribe to ", "sign up for ", "tags:",
    "our standards:", "editing by ",
  ]
}
