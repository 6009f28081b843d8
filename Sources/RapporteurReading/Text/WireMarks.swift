/// The words with which agencies mark what a report does to an earlier one.
enum WireMarks {
  /// What a mark says.
  enum Meaning {
    /// It takes the place of an earlier version, with something put right.
    case correction
    /// It takes the place of an earlier version, with something added.
    case update
    /// It takes the place of an earlier version, with nothing changed that matters.
    case refile
    /// The earlier version must not be used any more.
    case withdrawal
  }

  /// Words that open a headline or a note, in capitals; the longest come first.
  private static let marks: [(words: String, meaning: Meaning)] = [
    ("MANDATORY KILL", .withdrawal), ("BULLETIN KILL", .withdrawal),
    ("KILL NOTICE", .withdrawal), ("STORY KILLED", .withdrawal),
    ("STORY WITHDRAWN", .withdrawal), ("WITHDRAWAL", .withdrawal), ("WITHDRAWN", .withdrawal),
    ("WITHDRAW", .withdrawal), ("KILLED", .withdrawal), ("KILL", .withdrawal),
    ("CORRECTED REPEAT", .correction), ("OFFICIAL CORRECTION", .correction),
    ("CORRECTED", .correction), ("CORRECTIVE", .correction), ("CORRECTION", .correction),
    ("CORRECTS", .correction), ("CLARIFICATION", .correction), ("CLARIFIES", .correction),
    ("REFILE", .refile), ("REFILES", .refile), ("RESENDING", .refile), ("RESEND", .refile),
    ("RESENT", .refile), ("REPEAT", .refile), ("REPEATS", .refile), ("RPT", .refile),
    ("UPDATED", .update), ("UPDATES", .update), ("UPDATE", .update), ("WRAPUP", .update),
    ("RECASTS", .update), ("LEAD", .update),
  ]

  /// The mark that `text` opens with, as printed with its number, and what it says; nil if none.
  ///
  /// Agencies write it in capitals, with a hyphen, a colon or a bracket behind it, or a correction in small
  /// letters with a colon; a note may have it as a first word (`Corrects spelling of name`).
  static func correction(opening text: String) -> (mark: String, meaning: Meaning, rest: String)? {
    let trimmed = text.drop { $0 == "(" || $0 == "[" || $0 == "*" || $0.isWhitespace }
    let isBracketed = trimmed.startIndex > text.startIndex
    guard let first = trimmed.first?.uppercased() else { return nil }
    for (words, meaning) in marks where words.hasPrefix(first) {
      let opening = trimmed.prefix(words.count)
      let isShouted = opening == words
      var rest = trimmed.dropFirst(words.count)
      // `Correction: Dayton story`
      let isLabel =
        rest.first == ":" && opening.first?.isUppercase == true
        && (meaning == .correction || meaning == .withdrawal)
      guard isShouted || ((isBracketed || isLabel) && opening.uppercased() == words) else {
        continue
      }
      if let next = rest.first, next.isLetter || next == "’" || next == "'" { continue }
      // `UPDATE 2-`, `WRAPUP 3:`
      let number = rest.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
      if !number.isEmpty, number.count <= 2 { rest = rest[number.endIndex...] }
      let mark = trimmed[..<rest.startIndex]
      let separator = rest.drop { $0 == " " }.first
      let isMarked = separator.map { "-:)]–—*/".contains($0) } ?? true
      // A word in capitals is a mark before a sentence that is not: "CORRECTED Talks resume".
      guard isMarked || isBracketed || !isAllCapitals(rest) else { continue }
      guard isMarked || meaning == .correction || meaning == .withdrawal || isBracketed else {
        continue
      }
      let tail = rest.drop { "-:)]–—*/ ".contains($0) }
      return (String(mark).trimmedOrNil ?? words, meaning, String(tail))
    }
    return nil
  }

  /// All marks that `headline` opens with, `UPDATE 1-CORRECTED` of `UPDATE 1-CORRECTED-Envoys meet`, and
  /// whether one of them takes the report back; nil if there is none.
  static func marks(opening headline: String) -> (mark: String, isWithdrawal: Bool)? {
    guard var found = correction(opening: headline) else { return nil }
    var marks = [found.mark]
    var isWithdrawal = found.meaning == .withdrawal
    while marks.count < 3, let next = correction(opening: found.rest) {
      found = next
      marks.append(found.mark)
      isWithdrawal = isWithdrawal || found.meaning == .withdrawal
    }
    return (marks.joined(separator: "-"), isWithdrawal)
  }

  private static func isAllCapitals(_ text: Substring) -> Bool {
    !text.contains(where: \.isLowercase)
  }
}
