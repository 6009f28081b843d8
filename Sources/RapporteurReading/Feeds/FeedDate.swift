internal import RapporteurCore

/// Reads the dates of feeds, which come in ISO 8601, in the form of mail, and in many that are like
/// one of them.
///
/// - Source: https://www.w3.org/TR/NOTE-datetime, RFC 822, RFC 2822.
enum FeedDate {
  /// `text` as ISO 8601 with the precision and the zone that it has; nil if it is no date.
  static func iso(_ text: String) -> String? {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let iso = profile(text) { return iso }
    if let iso = PublicationTime(text, isDayFirst: nil)?.iso { return iso }
    return withCentury(text).flatMap { PublicationTime($0, isDayFirst: nil)?.iso }
  }

  /// `2003`, `2003-12`, `20031231`, `2003-12-31T10:14:55Z` and what is between them.
  private static func profile(_ text: String) -> String? {
    let parts = text.split(maxSplits: 1, whereSeparator: { $0 == "T" || $0 == "t" || $0 == " " })
    guard let date = parts.first, date.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-") })
    else { return nil }
    let digits = date.split(separator: "-")
    let numbers: [Substring]
    switch (digits.count, digits.first?.count) {
    case (1, 8): numbers = [date.prefix(4), date.dropFirst(4).prefix(2), date.dropFirst(6)]
    case (1, 6): numbers = [date.prefix(4), date.dropFirst(4)]
    case (1...3, 4): numbers = digits
    default: return nil
    }
    guard let year = Int(numbers[0]), (1000...9999).contains(year) else { return nil }
    guard numbers.count > 1 else { return parts.count == 1 ? String(numbers[0]) : nil }
    guard let month = Int(numbers[1]), (1...12).contains(month) else { return nil }
    guard numbers.count > 2 else {
      return parts.count == 1 ? numbers[0] + "-" + padded(month) : nil
    }
    guard let day = Int(numbers[2]).flatMap({ Day(year: year, month: month, day: $0) }) else {
      return nil
    }
    guard parts.count == 2 else { return day.iso }
    let time = PublicationTime(day.iso + "T" + clock(parts[1]), isDayFirst: nil)
    return time?.iso ?? day.iso
  }

  /// `101455Z` as `10:14:55Z`.
  private static func clock(_ text: Substring) -> String {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 6 || digits.count == 4 else { return String(text) }
    let zone = text.dropFirst(digits.count)
    let seconds = digits.count == 6 ? ":" + digits.suffix(2) : ""
    return digits.prefix(2) + ":" + digits.dropFirst(2).prefix(2) + seconds + zone
  }

  /// `1 Jan 04` as `1 Jan 2004`: the year of two digits that follows a month.
  private static func withCentury(_ text: String) -> String? {
    var words = text.split(separator: " ").map(String.init)
    for index in words.indices.dropFirst() {
      let month = words[index - 1].lowercased().filter(\.isLetter)
      guard words[index].count == 2, let year = Int(words[index]),
        Calendar.month(named: month) != nil
      else { continue }
      words[index] = String(year < 70 ? 2000 + year : 1900 + year)
      return words.joined(separator: " ")
    }
    return nil
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
