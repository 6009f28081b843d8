internal import RapporteurCore

/// A day, with its time where there is one, read from a short line such as `16:53 06.12.2025`.
struct PublicationTime {
  /// ISO 8601 with the precision that the line has: `2025-12-06`, `2025-12-06T16:53`.
  var iso: String
  /// The day.
  var day: Day
  /// Whether day and month could be the other way round.
  var isAmbiguous = false
  /// The weekday that the line gives, 1 for Monday, or nil.
  var weekday: Int?
  /// What the line has besides, without separators at its ends.
  var rest: String
  /// Whether a comma stands between the rest and the day after it.
  var restEndsInComma = false

  /// Whether the line gives a time of day.
  var hasTime: Bool { iso.contains("T") }

  /// Reads `line`; nil if no full date stands in it.
  ///
  /// `isDayFirst` says how to read `06/12/2025`; nil tells it by the numbers, by a twelve-hour
  /// clock, and otherwise takes the day to come first and says that it is ambiguous.
  init?(_ line: String, isDayFirst: Bool?) {
    let scanner = TimeScanner(line)
    guard let date = scanner.date(isDayFirst: isDayFirst) else { return nil }
    day = date.day
    isAmbiguous = date.isAmbiguous
    var used = [date.tokens]
    iso = date.day.iso
    if let time = scanner.time(outside: date.tokens) {
      iso += "T" + time.iso
      used.append(time.tokens)
    }
    let named = scanner.weekday()
    weekday = named?.number
    if let index = named?.token { used.append(index..<(index + 1)) }
    (rest, restEndsInComma) = scanner.rest(without: used, date: date.tokens)
  }
}

/// Finds a date and a time in the tokens of a line.
struct TimeScanner {
  private let tokens: [Substring]

  /// Cuts `line` into runs of digits, runs of letters, and single other characters.
  init(_ line: String) {
    var tokens: [Substring] = []
    var index = line.startIndex
    while index < line.endIndex {
      let start = index
      let kind = Self.kind(line[index])
      repeat {
        line.formIndex(after: &index)
      } while index < line.endIndex && kind != .other && Self.kind(line[index]) == kind
      tokens.append(line[start..<index])
    }
    self.tokens = tokens
  }

  private enum Kind { case digits, letters, other }

  private static func kind(_ character: Character) -> Kind {
    guard let ascii = character.asciiValue else { return character.isLetter ? .letters : .other }
    switch ascii {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .digits
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return .letters
    default: return .other
    }
  }

  private func number(_ index: Int, digits: ClosedRange<Int>) -> Int? {
    guard tokens.indices.contains(index), digits.contains(tokens[index].utf8.count),
      Self.kind(tokens[index].first ?? " ") == .digits
    else { return nil }
    return Int(tokens[index])
  }

  private func has(_ text: String, at index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index] == text
  }

  /// The first date.
  func date(isDayFirst: Bool?) -> (day: Day, tokens: Range<Int>, isAmbiguous: Bool)? {
    for index in tokens.indices {
      if let found = numeric(at: index, isDayFirst: isDayFirst) ?? named(at: index) { return found }
    }
    return nil
  }

  /// `2025-12-06`, `2025/12/06`, `06.12.2025`, `12/06/2025`.
  private func numeric(at index: Int, isDayFirst: Bool?)
    -> (day: Day, tokens: Range<Int>, isAmbiguous: Bool)?
  {
    guard index + 4 < tokens.count,
      let mark = ["-", "/", "."].first(where: { has($0, at: index + 1) }),
      has(mark, at: index + 3)
    else { return nil }
    let range = index..<(index + 5)
    if let year = number(index, digits: 4...4), let month = number(index + 2, digits: 1...2),
      let day = number(index + 4, digits: 1...2)
    {
      return Day(year: year, month: month, day: day).map { ($0, range, false) }
    }
    guard let first = number(index, digits: 1...2), let second = number(index + 2, digits: 1...2),
      let year = number(index + 4, digits: 4...4)
    else { return nil }
    let dayFirst = Day(year: year, month: second, day: first)
    let monthFirst = Day(year: year, month: first, day: second)
    guard let dayFirst, let monthFirst, dayFirst != monthFirst, mark != "." else {
      return (mark == "." ? dayFirst : dayFirst ?? monthFirst).map { ($0, range, false) }
    }
    let isTwelveHour = tokens.contains { ["am", "pm"].contains($0.lowercased()) }
    if let isDayFirst { return (isDayFirst ? dayFirst : monthFirst, range, false) }
    return (isTwelveHour ? monthFirst : dayFirst, range, true)
  }

  /// `December 6, 2025`, `6 Dec. 2025`, `6th of December, 2025`.
  private func named(at index: Int) -> (day: Day, tokens: Range<Int>, isAmbiguous: Bool)? {
    guard let month = Calendar.month(named: tokens[index].lowercased()) else { return nil }
    let skipped: Set<Substring> = [" ", ",", ".", "st", "nd", "rd", "th", "of", "-"]
    var after = index + 1
    while after < tokens.count, skipped.contains(tokens[after]) { after += 1 }
    var before = index - 1
    while before >= 0, skipped.contains(tokens[before]) { before -= 1 }
    if let day = number(before, digits: 1...2), let year = number(after, digits: 4...4) {
      return Day(year: year, month: month, day: day).map { ($0, before..<(after + 1), false) }
    }
    guard let day = number(after, digits: 1...2) else { return nil }
    var last = after + 1
    while last < tokens.count, skipped.contains(tokens[last]) { last += 1 }
    guard let year = number(last, digits: 4...4) else { return nil }
    return Day(year: year, month: month, day: day).map { ($0, index..<(last + 1), false) }
  }

  /// The first time of day that is not among the tokens of the date.
  func time(outside date: Range<Int>) -> (iso: String, tokens: Range<Int>)? {
    for index in tokens.indices where !date.contains(index) {
      if let spoken = spokenTime(at: index) { return spoken }
      guard has(":", at: index + 1), var hour = number(index, digits: 1...2), hour < 24,
        let minute = number(index + 2, digits: 2...2), minute < 60
      else { continue }
      var end = index + 3
      var seconds = ""
      if has(":", at: end), let second = number(end + 1, digits: 2...2), second < 61 {
        seconds = ":" + Self.twoDigits(second)
        end += 2
        if has(".", at: end), number(end + 1, digits: 1...9) != nil { end += 2 }
      }
      if let half = word(at: end), ["am", "pm"].contains(half.name), (1...12).contains(hour) {
        hour = hour % 12 + (half.name == "pm" ? 12 : 0)
        end = half.end
      }
      var zone = ""
      if let found = self.zone(at: end) { (zone, end) = found }
      let start = index > 0 && tokens[index - 1] == "T" ? index - 1 : index
      return (
        Self.twoDigits(hour) + ":" + Self.twoDigits(minute) + seconds + zone, start..<end
      )
    }
    return nil
  }

  /// `6.15am`, `8 p.m. EST`, and `0800 GMT` as agencies write it.
  private func spokenTime(at index: Int) -> (iso: String, tokens: Range<Int>)? {
    if let clock = number(index, digits: 4...4), clock < 2400, clock % 100 < 60,
      let word = word(at: index + 1), ["gmt", "utc"].contains(word.name)
    {
      let iso = Self.twoDigits(clock / 100) + ":" + Self.twoDigits(clock % 100) + "Z"
      return (iso, index..<word.end)
    }
    guard let hour = number(index, digits: 1...2), (1...12).contains(hour) else { return nil }
    var (minute, end) = (0, index + 1)
    if has(".", at: end), let found = number(end + 1, digits: 2...2), found < 60 {
      (minute, end) = (found, end + 2)
    }
    guard let half = word(at: end), ["am", "pm"].contains(half.name) else { return nil }
    let zone = zone(at: half.end)
    return (
      Self.twoDigits(hour % 12 + (half.name == "pm" ? 12 : 0)) + ":" + Self.twoDigits(minute)
        + (zone?.iso ?? ""), index..<(zone?.end ?? half.end)
    )
  }

  /// The word at `index`, a space before it and full stops in it left aside: `pm` of ` p.m.`.
  private func word(at index: Int) -> (name: String, end: Int)? {
    var index = index
    if has(" ", at: index) { index += 1 }
    var name = ""
    while index < tokens.count, tokens[index].first?.isLetter == true || tokens[index] == "." {
      if tokens[index] != "." { name += tokens[index].lowercased() }
      index += 1
    }
    return name.isEmpty ? nil : (name, index)
  }

  /// The offset from UTC that stands at `index`: `Z`, `+02:00`, ` EST`.
  private func zone(at index: Int) -> (iso: String, end: Int)? {
    for sign in ["+", "-"] {
      // Mail and feeds have a space before an offset of four digits.
      if has(" ", at: index), has(sign, at: index + 1),
        let hour = number(index + 2, digits: 4...4), hour < 1500, hour % 100 < 60
      {
        return (sign + Self.twoDigits(hour / 100) + ":" + Self.twoDigits(hour % 100), index + 3)
      }
      guard has(sign, at: index) else { continue }
      if let hour = number(index + 1, digits: 4...4) {
        return (sign + Self.twoDigits(hour / 100) + ":" + Self.twoDigits(hour % 100), index + 2)
      }
      guard let hour = number(index + 1, digits: 2...2), hour < 15 else { return nil }
      guard has(":", at: index + 2), let minute = number(index + 3, digits: 2...2) else {
        return (sign + Self.twoDigits(hour) + ":00", index + 2)
      }
      return (sign + Self.twoDigits(hour) + ":" + Self.twoDigits(minute), index + 4)
    }
    guard let word = word(at: index), let offset = Self.zones[word.name] else { return nil }
    return (offset, word.end)
  }

  /// Zones whose abbreviations mean one thing only in news.
  private static let zones = [
    "z": "Z", "utc": "Z", "gmt": "Z", "est": "-05:00", "edt": "-04:00", "pst": "-08:00",
    "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "msk": "+03:00",
  ]

  /// The first weekday that is named.
  func weekday() -> (number: Int, token: Int)? {
    for (index, token) in tokens.enumerated() {
      if let number = Calendar.weekday(named: token.lowercased()) { return (number, index) }
    }
    return nil
  }

  /// What is left without the tokens in `used`, and whether a comma joins it to the date.
  func rest(without used: [Range<Int>], date: Range<Int>) -> (text: String, endsInComma: Bool) {
    var kept = ""
    for (index, token) in tokens.enumerated() where !used.contains(where: { $0.contains(index) }) {
      kept += token
    }
    let isSeparator: (Character) -> Bool = { $0.isWhitespace || "|·•,–—-:/.()[]".contains($0) }
    let text = kept.drop(while: isSeparator)
    let end = text.lastIndex { !isSeparator($0) }.map { text.index(after: $0) } ?? text.endIndex
    var before = date.lowerBound - 1
    while before >= 0, tokens[before] == " " { before -= 1 }
    return (String(text[..<end]), before >= 0 && tokens[before] == ",")
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
