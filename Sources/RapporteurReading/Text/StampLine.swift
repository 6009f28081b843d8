/// Lines that only say when something was put out, changed or last seen, or how long it takes to read:
/// `Updated 9.40am`, `3h ago`, `2:04 p.m. EST`, `10 February 2026, 6.15am · 4 min read`.
enum StampLine {
  /// Whether a line, folded by `FurniturePhrases.folded`, is one.
  static func isStamp(_ folded: String) -> Bool {
    guard folded.utf8.count <= 120, folded.utf8.contains(UInt8(ascii: "#")) else { return false }
    var isOfTime = false
    for word in folded.split(separator: " ") {
      let letters = word.drop { $0 == "#" }
      if letters.isEmpty { continue }
      if tellers.contains(letters) {
        isOfTime = true
      } else if !others.contains(letters), Calendar.month(named: String(letters)) == nil,
        Calendar.weekday(named: String(letters)) == nil
      {
        return false
      }
    }
    return isOfTime
  }

  /// Whether such a line tells of the page rather than of what happened: `3h ago`, `Updated 9.40am`.
  static func isOfPage(_ folded: String) -> Bool {
    folded.split(separator: " ").contains {
      ["updated", "published", "posted", "modified", "ago", "read"].contains($0)
    }
  }

  /// Words of which such a line has one.
  private static let tellers: Set<Substring> = [
    "updated", "update", "published", "posted", "modified", "ago", "read", "am", "pm", "a", "p",
    "gmt", "utc", "est", "edt", "cst", "cdt", "pst", "pdt", "cet", "cest", "bst", "ist",
  ]

  /// Words that it may have besides, and those of months and weekdays.
  private static let others: Set<Substring> = [
    "m", "et", "time", "local", "min", "mins", "minute", "minutes", "hour", "hours", "hr", "hrs",
    "h", "d", "day", "days", "first", "last", "on", "at", "of", "sept", "st", "nd", "rd", "th",
  ]
}
