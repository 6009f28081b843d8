internal import RapporteurCore

/// The metadata that single lines above a body give, and the forms by which such lines are known.
struct HeadFields {
  var section: String?
  var publisher: String?
  var dateline: String?
  var correction: String?
  private(set) var embargo: String?
  private(set) var byline: String?
  private(set) var url: String?
  private(set) var language: String?

  /// Takes in an address, a labelled line, a path of sections or a notice; false if it is none.
  mutating func take(_ line: String) -> Bool {
    takeAddress(line) || takeLabel(line) || takeNotice(line) || takeCrumbs(line)
  }

  private mutating func takeAddress(_ line: String) -> Bool {
    guard line.hasPrefix("http://") || line.hasPrefix("https://"), !line.contains(" ") else {
      return false
    }
    url = url ?? line
    return true
  }

  /// `Source: Reuters`, `Section: World`.
  private mutating func takeLabel(_ line: String) -> Bool {
    guard let colon = line.firstIndex(of: ":"), line.utf8.count < 120 else { return false }
    let value = Self.trimmed(line[line.index(after: colon)...])
    guard !value.isEmpty else { return false }
    switch line[..<colon].lowercased() {
    case "source", "publisher", "outlet", "agency": publisher = publisher ?? value
    case "section", "category", "topic": section = section ?? value
    case "by", "author", "authors", "written by": byline = byline ?? value
    case "url", "link", "permalink": url = url ?? value
    case "language": language = language ?? value
    case "location", "keywords", "tags": break
    default: return false
    }
    return true
  }

  /// `CORRECTION: …`, `EMBARGOED UNTIL 18:00 GMT`.
  private mutating func takeNotice(_ line: String) -> Bool {
    if let embargo = Embargo(line) {
      self.embargo = self.embargo ?? embargo.until
      return true
    }
    let lowered = line.lowercased()
    let openings = ["correction", "corrected", "clarification", "editor’s note", "editor's note"]
    guard openings.contains(where: { lowered == $0 || lowered.hasPrefix($0 + ":") }) else {
      return false
    }
    correction = correction ?? line
    return true
  }

  private mutating func takeCrumbs(_ line: String) -> Bool {
    guard [" > ", " » ", " › "].contains(where: line.contains), let last = Self.crumbs(of: line)
    else { return false }
    section = section ?? last
    return true
  }

  mutating func takeByline(_ line: String) {
    let parts = line.split { "|·•".contains($0) }.map(Self.trimmed)
    byline = byline ?? parts.first
    if parts.count > 1 { publisher = publisher ?? parts[1] }
  }

  /// Takes `Adria Radio | Evening bulletin`, what is left of a dated line, for outlet and section.
  mutating func takeMasthead(_ line: String) {
    let parts = line.split { "|/·•".contains($0) }.map(Self.trimmed).filter { !$0.isEmpty }
    let outlet = parts.first(where: Self.isOutlet) ?? parts.first
    publisher = publisher ?? outlet
    section = section ?? parts.first { $0 != outlet }
  }
}

extension HeadFields {
  /// `Published` and `6 December 2025` of `Published: 6 December 2025`.
  static func timeLabel(of line: String) -> (label: String, value: String)? {
    let lowered = line.lowercased()
    for label in timeLabels where lowered.hasPrefix(label) {
      let rest = line.dropFirst(label.count)
      guard let mark = rest.first, mark == ":" || mark == " " else { continue }
      return (label, trimmed(rest.dropFirst()))
    }
    return nil
  }

  /// The longer ones first where one begins with another.
  private static let timeLabels = [
    "publication date", "date published", "first published", "published on", "published",
    "release date", "posted on", "posted", "issued", "last updated", "updated on", "updated",
    "last modified", "modified", "date",
  ]

  /// `Ellen Marsh` of `By Ellen Marsh, staff writer`; nil if `line` names no author.
  static func byline(of line: String) -> String? {
    for (opening, width) in [("from our ", 5), ("by our ", 3)]
    where line.lowercased().hasPrefix(opening) && line.last != "." {
      return String(line.dropFirst(width))
    }
    let openings = ["By ", "BY ", "Written by ", "Reported by ", "by "]
    guard let opening = openings.first(where: line.hasPrefix), line.last != "." else { return nil }
    // "By Friday talks had stalled" names nobody: a name is capitalised up to the first comma.
    let rest = line.dropFirst(opening.count)
    let name = rest.prefix { !",|·•".contains($0) }
    guard rest.first?.isUppercase == true, isName(trimmed(name)) else { return nil }
    return rest.contains { "|·•".contains($0) } || PublicationTime(line, isDayFirst: nil) != nil
      ? String(rest) : trimmed(name)
  }

  /// Whether `line` is a few capitalised words and names no kind of document.
  static func isName(_ line: String) -> Bool {
    let words = line.split { $0.isWhitespace || $0 == "|" || $0 == "/" }
    return (1...7).contains(words.count) && line.utf8.count <= 70
      && line.contains(where: \.isLetter) && !".!?:;".contains(line.last ?? ".")
      && words.allSatisfy { $0.first?.isLowercase == false || particles.contains(String($0)) }
      && !words.contains { documents.contains($0.lowercased()) }
  }

  /// Whether `line` is a name, or names with bars between them of which the first is one.
  static func isMasthead(_ line: String) -> Bool {
    let parts = line.split { "|/·•".contains($0) }.map(trimmed).filter { !$0.isEmpty }
    return parts.count <= 3 && parts.first.map(isName) == true
      && parts.allSatisfy { $0.utf8.count <= 40 }
  }

  private static let particles: Set<String> = [
    "and", "de", "van", "von", "der", "la", "al", "el", "bin", "ibn", "in", "for", "of", "the",
  ]

  /// Words that make a line the title of a document rather than the name of an outlet.
  private static let documents: Set<String> = [
    "statement", "readout", "communique", "communiqué", "declaration", "agreement", "remarks",
    "talks", "meeting", "summit", "briefing", "conference", "letter", "accord", "protocol",
    "treaty", "resolution", "report", "session", "conclusions", "speech", "interview", "peace",
  ]

  /// Whether a word in `title` says that it is a document's.
  static func namesDocument(_ title: String) -> Bool {
    title.lowercased().split { !$0.isLetter }.contains { documents.contains(String($0)) }
  }

  /// Whether `name` holds a word that outlets' names are made of, or is an agency's.
  static func isOutlet(_ name: String) -> Bool {
    guard isName(name) else { return false }
    let words = name.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    return Dateline.agencies[name.lowercased()] != nil
      || words.contains { outletWords.contains($0) || Dateline.agencies[$0] != nil }
  }

  private static let outletWords: Set<String> = [
    "news", "times", "post", "agency", "press", "radio", "television", "tv", "herald", "tribune",
    "journal", "gazette", "guardian", "telegraph", "chronicle", "courier", "mail", "observer",
    "online", "media", "broadcasting", "bbc", "daily", "weekly", "wire", "sentinel", "standard",
    "monitor", "independent", "economist", "service",
  ]

  /// Whether `line` reads like a sentence without its full stop, as headlines do.
  static func isSentenceLike(_ line: String) -> Bool {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard !isSlug(line), line.first != "(", !isCredit(line) else { return false }
    let hasLowercaseWord = words.dropFirst().contains {
      $0.first?.isLowercase == true && !particles.contains(String($0))
    }
    return words.count >= 6 || (words.count >= 2 && hasLowercaseWord) || line.last == "?"
      || words.contains { documents.contains($0.lowercased()) }
  }

  /// Whether `line` is an agency's catchline, `BC-CROATIA-SLAVONIA 1st Lead`.
  static func isSlug(_ line: String) -> Bool {
    guard let word = line.split(separator: " ").first else { return false }
    return word.contains("-") && word.count > 5 && !word.contains(where: \.isLowercase)
      && word.contains(where: \.isLetter) && line.split(separator: " ").count <= 4
  }

  /// Whether `line` says what somebody is: `Sentinel staff writer`.
  static func isCredit(_ line: String) -> Bool {
    let words = line.lowercased().split(separator: " ")
    let roles: Set<Substring> = [
      "writer", "correspondent", "correspondents", "editor", "reporter", "reporters", "bureau",
    ]
    return words.count <= 5 && words.last.map(roles.contains) == true
  }

  /// The last part of `Home > News > World` or `Europe | Balkans`; nil if `line` is no such path.
  static func crumbs(of line: String) -> String? {
    for mark in [" > ", " » ", " › ", " | "] where line.contains(mark) {
      let parts = line.split(separator: mark).map(trimmed)
      guard parts.allSatisfy({ isName($0) && $0.utf8.count <= 30 }) else { return nil }
      return parts.last
    }
    return nil
  }

  /// `line` without words that only say that a time follows.
  static func withoutLabels(_ line: String) -> String {
    var rest = trimmed(line[...])
    for label in timeLabels + ["on", "at", "local time", "time"] {
      let lowered = rest.lowercased()
      if lowered == label { return "" }
      if lowered.hasPrefix(label + " ") { rest = trimmed(rest.dropFirst(label.count)) }
    }
    return rest
  }

  static func trimmed(_ piece: Substring) -> String {
    let text = ReportText(String(piece))
    return text[text.trimmed(text.span)]
  }
}
