package import RapporteurCore

extension Day {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// "10 Nov 1995", or "Fri 10 Nov 1995".
  package func words(weekday: Bool = false) -> String {
    let (year, month, day) = components
    let date = "\(day) \(Self.months[month - 1]) \(year)"
    return weekday ? "\(Self.weekdays[self.weekday - 1]) \(date)" : date
  }
}

extension DayInterval {
  /// "Fri 10 Nov 1995", "9–12 Nov 1995", "Nov 1995", "1995", "30 Nov – 2 Dec 1995".
  package var words: String {
    if let onlyDay { return onlyDay.words(weekday: true) }
    let last = to - 1
    let (a, b) = (from.components, last.components)
    if a.day == 1, to.components.day == 1 {
      if a.month == 1, b.month == 12 {
        return a.year == b.year ? "\(a.year)" : "\(a.year)–\(b.year)"
      }
      if a.month == b.month, a.year == b.year { return String(from.words().dropFirst(2)) }
    }
    if a.year == b.year, a.month == b.month { return "\(a.day)–\(last.words())" }
    if a.year == b.year { return "\(from.words().dropLast(5)) – \(last.words())" }
    return "\(from.words()) – \(last.words())"
  }
}

extension TimeReference {
  /// The days in words, said to be open where the words can mean several; nil if nothing is known.
  package var words: String? {
    guard let interval else { return value }
    guard value == nil, interval.onlyDay == nil else { return interval.words }
    return interval.to == interval.from + 2
      ? "\(interval.from.words(weekday: true)) or the day after" : "some day of \(interval.words)"
  }
}
