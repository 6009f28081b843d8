/// A day of the proleptic Gregorian calendar, counted from 1 January 1970.
///
/// - Source: Howard Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil).
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var number: Int

  /// The day that many days after 1970-01-01.
  public init(number: Int) { self.number = number }

  /// The day of that date, or nil if there is none (31 April, month 13).
  public init?(year: Int, month: Int, day: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month),
      (1...Day.daysInMonth(month, year: year)).contains(day)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// The day of an ISO 8601 date, of which only the first ten characters are read.
  public init?(iso: some StringProtocol) {
    let parts = iso.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1 to 12) and day of the month (1 to 31).
  public var components: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The weekday, ISO numbered: 1 for Monday to 7 for Sunday.
  public var weekday: Int { ((number % 7) + 7 + 3) % 7 + 1 }

  /// The date as ISO 8601, `2025-12-05`.
  public var iso: String {
    let (year, month, day) = components
    return Day.padded(year, 4) + "-" + Day.padded(month, 2) + "-" + Day.padded(day, 2)
  }

  /// The number of days in that month of that year.
  public static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  /// The same day of the month so many months later, or that month's last day.
  public func adding(months: Int) -> Day {
    let (year, month, day) = components
    let total = year * 12 + (month - 1) + months
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    let newDay = min(day, Day.daysInMonth(newMonth, year: newYear))
    return Day(year: newYear, month: newMonth, day: newDay) ?? self
  }

  /// By number.
  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  /// The day so many days later.
  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  /// The day so many days earlier.
  public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }

  /// `number` in decimal with at least `width` digits.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(abs(number))
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }
}

/// A stretch of days, the last one exclusive.
public struct DayInterval: Hashable, Sendable {
  /// The first day.
  public var from: Day
  /// The day after the last; always later than `from`.
  public var to: Day

  /// The days from `from` up to but not including `to`; at least one day.
  public init(from: Day, to: Day) {
    self.from = from
    self.to = max(to, from + 1)
  }

  /// That one day.
  public init(_ day: Day) { self.init(from: day, to: day + 1) }

  /// The only day, or nil where there are several.
  public var onlyDay: Day? { to == from + 1 ? from : nil }

  /// Whether all of `other` lies in it.
  package func holds(_ other: DayInterval) -> Bool { from <= other.from && other.to <= to }
}
