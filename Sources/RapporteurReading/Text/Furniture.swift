internal import RapporteurCore

/// Lines of a page that are no part of its report: "2 min read", "Share", "Advertisement".
enum Furniture {
  /// The longest line that can be furniture, in bytes.
  static let longest = 160

  /// Whether `line`, found above the body, says nothing of the report.
  static func isHeadFurniture(_ line: String) -> Bool {
    isReadingTime(line) || isBodyFurniture(line)
  }

  /// Whether `line`, found anywhere, is something that the page says of itself.
  static func isBodyFurniture(_ line: String) -> Bool {
    let lowered = line.lowercased()
    if words.contains(lowered) || isReadingTime(line) { return true }
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
    "our standards:", "(reporting by ", "reporting by ", "editing by ",
  ]
}

/// What the lines above the body say of the report.
struct Head {
  var headline: Span?
  var subheadlines: [Span] = []
  var section: String?
  private var publisher: String?
  private var byline: String?
  private var dateline: String?
  private var url: String?
  private var correction: String?
  private var labelled: [String: String] = [:]
  private var times: [(time: PublicationTime, basis: String, line: Span)] = []

  /// Takes in one line if it is not a title or the body, and says whether it did.
  ///
  /// `titles` is the number of titles that stand above it.
  mutating func take(_ line: String, at span: Span, after titles: Int) -> Bool {
    takeAddress(line) || takeLabel(line, at: span) || takeByline(line, at: span)
      || takeTime(line, at: span, basis: "date line", isLabelled: false)
      || takeCorrection(line) || takeCrumbs(line) || Furniture.isHeadFurniture(line)
  }

  private mutating func takeAddress(_ line: String) -> Bool {
    guard line.hasPrefix("http://") || line.hasPrefix("https://"), !line.contains(" ") else {
      return false
    }
    url = url ?? line
    return true
  }

  /// `Published: 6 December 2025`, `Source: Reuters`, `Section: World`.
  private mutating func takeLabel(_ line: String, at span: Span) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return takeBareLabel(line, at: span) }
    let label = line[..<colon].lowercased().split(separator: " ").joined(separator: " ")
    let value = String(line[line.index(after: colon)...].drop(while: \.isWhitespace))
    switch label {
    case "published", "publication date", "date published", "date", "first published", "posted",
      "release date", "published on", "posted on", "issued", "updated", "last updated",
      "last modified", "modified", "updated on":
      return takeTime(value, at: span, basis: label + " line", isLabelled: true)
    case "source", "publisher", "outlet", "agency": publisher = publisher ?? value
    case "section", "category", "topic": section = section ?? value
    case "by", "author", "authors", "written by": byline = byline ?? value
    case "url", "link", "permalink": url = url ?? value
    case "language", "lang", "location", "keywords": labelled[label] = value
    default: return false
    }
    return !value.isEmpty
  }

  /// `Published December 6, 2025`, `Updated 16:53 06.12.2025`.
  private mutating func takeBareLabel(_ line: String, at span: Span) -> Bool {
    let words = line.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return false }
    let label = words[0].lowercased()
    guard ["published", "posted", "updated", "date", "issued", "modified"].contains(label) else {
      return false
    }
    return takeTime(String(words[1]), at: span, basis: label + " line", isLabelled: true)
  }

  private mutating func takeByline(_ line: String, at span: Span) -> Bool {
    let openings = ["By ", "BY ", "Written by ", "Reported by ", "by "]
    guard let opening = openings.first(where: line.hasPrefix), line.last != ".",
      line.utf8.count <= 120
    else { return false }
    var name = String(line.dropFirst(opening.count))
    guard name.first?.isUppercase == true else { return false }
    if let time = PublicationTime(name, isDayFirst: nil) {
      times.append((time, "byline", span))
      name = time.rest
    }
    // "By Friday, talks had stalled" is no byline: names are capitalised, but for particles.
    let words = name.split { $0.isWhitespace || $0 == "," }
    guard words.count <= 12,
      words.allSatisfy({ $0.first?.isLowercase == false || Self.particles.contains(String($0)) })
    else { return false }
    let parts = name.split(whereSeparator: { "|·•".contains($0) }).map(Self.trimmed)
    byline = byline ?? parts.first ?? name
    if parts.count > 1 { publisher = publisher ?? parts[1] }
    return true
  }

  private static let particles: Set<String> = [
    "and", "de", "van", "von", "der", "la", "al", "el", "bin", "ibn", "in", "for", "of", "the",
  ]

  private mutating func takeTime(
    _ line: String, at span: Span, basis: String, isLabelled: Bool
  ) -> Bool {
    guard let time = PublicationTime(line, isDayFirst: nil) else { return false }
    var rest = Self.trimmed(time.rest[...])
    for label in ["date", "published", "updated", "posted", "on", "at", "local time", "time"] {
      let lowered = rest.lowercased()
      if lowered == label { rest = "" }
      if lowered.hasPrefix(label + " ") { rest = String(rest.dropFirst(label.count + 1)) }
    }
    let words = rest.split(separator: " ")
    if !isLabelled, !rest.isEmpty {
      let isName =
        words.count <= 5 && rest.utf8.count <= 60 && !".!?".contains(line.last ?? ".")
        && words.allSatisfy {
          $0.first?.isLowercase == false || Self.particles.contains(String($0))
        } && rest.contains(where: \.isLetter)
      let isTitle = words.contains { Self.documents.contains($0.lowercased()) }
      guard isName, !isTitle else { return false }
    }
    times.append(
      (time, time.hasTime && rest.isEmpty && !isLabelled ? "time stamp line" : basis, span))
    guard !rest.isEmpty, !isLabelled || words.count <= 4 else { return true }
    if time.restEndsInComma, !Self.isOutlet(rest) {
      dateline = dateline ?? line
    } else {
      publisher = publisher ?? rest
    }
    return true
  }

  /// Words that make a dated line the title of a document rather than the name of an outlet.
  private static let documents: Set<String> = [
    "statement", "readout", "communique", "communiqué", "declaration", "agreement", "remarks",
    "talks", "meeting", "summit", "transcript", "briefing", "conference", "letter", "accord",
    "protocol", "treaty", "resolution", "report", "session", "conclusions", "speech", "interview",
  ]

  private static func isOutlet(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    return Dateline.agencies[name.lowercased()] != nil
      || words.contains { outletWords.contains($0) || Dateline.agencies[$0] != nil }
  }

  private static let outletWords: Set<String> = [
    "news", "times", "post", "agency", "press", "radio", "television", "tv", "herald", "tribune",
    "journal", "gazette", "guardian", "telegraph", "chronicle", "courier", "mail", "observer",
    "today", "online", "media", "broadcasting", "bbc", "daily", "weekly", "review", "wire",
  ]

  /// `CORRECTED:`, `UPDATE 2`, `EMBARGOED UNTIL 18:00`.
  private mutating func takeCorrection(_ line: String) -> Bool {
    let openings = [
      "correction", "corrected", "clarification", "embargoed", "editor’s note", "editor's note",
    ]
    let lowered = line.lowercased()
    guard
      openings.contains(where: { lowered == $0 || lowered.hasPrefix($0 + ":") })
        || lowered.hasPrefix("embargoed until ")
    else { return false }
    correction = correction ?? line
    return true
  }

  /// `Home > News > World`.
  private mutating func takeCrumbs(_ line: String) -> Bool {
    for mark in [" > ", " » ", " › "] where line.contains(mark) {
      section = section ?? line.split(separator: mark).last.map { Self.trimmed($0[...]) }
      return true
    }
    return false
  }

  private static func trimmed(_ piece: Substring) -> String {
    let text = ReportText(String(piece))
    return text[text.trimmed(text.span)]
  }

  /// Sets the metadata of `report` that was found, each with its basis, and warns of what is odd.
  func fill(_ report: inout Report) {
    report.headline = headline.map { span in
      report.text[span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    report.section = section
    report.byline = byline
    report.publisher = publisher
    report.url = url
    report.language = labelled["language"] ?? labelled["lang"]
    report.dateline = dateline
    report.correction = correction ?? Self.correction(in: report.headline)
    if report.publisher == nil, let bar = report.headline?.firstRange(of: " | ") {
      report.publisher = report.headline.map { String($0[bar.upperBound...]) }
    }
    fillTime(&report)
  }

  /// `UPDATE 2` of `UPDATE 2-Talks resume in Geneva`.
  private static func correction(in headline: String?) -> String? {
    guard let headline, let mark = headline.firstIndex(where: { $0 == "-" || $0 == ":" }) else {
      return nil
    }
    let opening = headline[..<mark]
    let words = opening.split(separator: " ")
    guard let first = words.first, words.count <= 2,
      ["UPDATE", "CORRECTED", "CORRECTION", "REFILE", "WITHDRAWN"].contains(first),
      words.count == 1 || Int(words[1]) != nil
    else { return nil }
    return String(opening)
  }

  private func fillTime(_ report: inout Report) {
    // A line that says when it was published is best; one that says when it was changed is last.
    func rank(_ basis: String) -> Int {
      if basis.contains("updated") || basis.contains("modified") { return 2 }
      return basis.contains("publi") || basis.contains("posted") ? 0 : 1
    }
    let ranked = times.enumerated().sorted {
      let (a, b) = ($0.element, $1.element)
      return (rank(a.basis), a.time.hasTime ? 0 : 1, $0.offset)
        < (rank(b.basis), b.time.hasTime ? 0 : 1, $1.offset)
    }.map(\.element)
    guard let best = ranked.first else { return }
    report.published = best.time.iso
    report.publishedBasis = best.basis
    if best.time.isAmbiguous {
      report.warnings.append(
        Warning(
          code: "ambiguous-date",
          message: "Day and month could be the other way round; read as \(best.time.day.iso). "
            + "Use --published to settle it.", span: best.line))
    }
    for stamp in times {
      if let weekday = stamp.time.weekday, weekday != stamp.time.day.weekday {
        report.warnings.append(
          Warning(
            code: "weekday-mismatch",
            message: "\(stamp.time.day.iso) is not the weekday that the line names.",
            span: stamp.line))
      }
    }
    if let other = ranked.dropFirst().first(where: {
      rank($0.basis) == rank(best.basis) && $0.time.day != best.time.day
    }) {
      report.warnings.append(
        Warning(
          code: "conflicting-dates",
          message: "The report gives \(best.time.day.iso) and \(other.time.day.iso); "
            + "the former was taken.", span: other.line))
    }
  }
}
