internal import RapporteurCore

/// A unit of the calendar or the clock.
public enum TimeUnit: String, Sendable, CaseIterable {
  case second, minute, hour, day, week, weekend, fortnight, month, quarter, season, half, year,
    decade, century

  /// The unit that a TIMEX3 value names, or nil for a duration, a set or a reference.
  init?(timex: String) {
    let utf8 = Array(timex.utf8)
    guard let first = utf8.first, first >= 0x30, first <= 0x39 else { return nil }
    let parts = timex.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 1, let mark = parts[1].utf8.first else {
      switch utf8.count {
      case 2: self = .century
      case 3: self = .decade
      case 4: self = .year
      default: return nil
      }
      return
    }
    switch parts[1] {
    case "SP", "SU", "FA", "WI": self = .season
    default:
      switch mark {
      case UInt8(ascii: "Q"): self = .quarter
      case UInt8(ascii: "H"): self = .half
      case UInt8(ascii: "W"): self = parts.count > 2 ? .weekend : .week
      default: self = parts.count > 2 ? .day : .month
      }
    }
  }

  /// The letter of the unit in a TIMEX3 duration, with the `T` of clock units: `D`, `TH`.
  var designator: String {
    switch self {
    case .second: "TS"
    case .minute: "TM"
    case .hour: "TH"
    case .day: "D"
    case .week: "W"
    case .weekend: "WE"
    case .fortnight: "W"
    case .month: "M"
    case .quarter: "Q"
    case .season: "SE"
    case .half: "H"
    case .year: "Y"
    case .decade: "DE"
    case .century: "CE"
    }
  }

  /// The first day of the calendar period of this size that holds `day`.
  ///
  /// A clock unit counts as a day; a season is meteorological, of the northern hemisphere, and winter
  /// belongs to the year of its December.
  func start(around day: Day) -> Day {
    let (year, month, _) = day.components
    switch self {
    case .second, .minute, .hour, .day: return day
    case .week, .fortnight: return day - (day.weekday - 1)
    case .weekend: return day - (day.weekday - 1) + 5
    case .month: return Self.day(year, month)
    case .quarter: return Self.day(year, (month - 1) / 3 * 3 + 1)
    case .season:
      return month < 3 ? Self.day(year - 1, 12) : Self.day(year, month / 3 * 3)
    case .half: return Self.day(year, month <= 6 ? 1 : 7)
    case .year: return Self.day(year, 1)
    case .decade: return Self.day(year - ((year % 10) + 10) % 10, 1)
    case .century: return Self.day(year - ((year % 100) + 100) % 100, 1)
    }
  }

  /// `day` moved by so many of this unit; a clock unit moves nothing.
  func moving(_ day: Day, by count: Int) -> Day {
    switch self {
    case .second, .minute, .hour: day
    case .day: day + count
    case .week, .weekend: day + 7 * count
    case .fortnight: day + 14 * count
    case .month: day.adding(months: count)
    case .quarter, .season: day.adding(months: 3 * count)
    case .half: day.adding(months: 6 * count)
    case .year: day.adding(months: 12 * count)
    case .decade: day.adding(months: 120 * count)
    case .century: day.adding(months: 1200 * count)
    }
  }

  /// The calendar period of this size that starts on `start`.
  func period(from start: Day) -> TimePeriod {
    let end: Day =
      switch self {
      case .second, .minute, .hour, .day: start + 1
      case .weekend: start + 2
      default: moving(start, by: 1)
      }
    return TimePeriod(
      unit: self, timex: timex(of: start), interval: DayInterval(from: start, to: end))
  }

  /// The TIMEX3 value of the calendar period of this size that starts on `start`.
  private func timex(of start: Day) -> String {
    let iso = start.iso
    let (year, month, _) = start.components
    switch self {
    case .second, .minute, .hour, .day: return iso
    case .week, .fortnight: return Self.week(of: start)
    case .weekend: return Self.week(of: start) + "-WE"
    case .month: return String(iso.prefix(7))
    case .quarter: return "\(iso.prefix(4))-Q\((month - 1) / 3 + 1)"
    case .season:
      let names = ["SP", "SU", "FA", "WI"]
      return "\(iso.prefix(4))-\(names[max(0, month / 3 - 1)])"
    case .half: return "\(iso.prefix(4))-H\(month <= 6 ? 1 : 2)"
    case .year: return String(iso.prefix(4))
    case .decade: return String(iso.prefix(3))
    case .century: return year < 0 ? iso : String(iso.prefix(2))
    }
  }

  /// The ISO 8601 week of `day`, `2025-W49`.
  private static func week(of day: Day) -> String {
    let thursday = day - (day.weekday - 1) + 3
    let year = thursday.components.year
    let number = (thursday.number - Self.day(year, 1).number) / 7 + 1
    return String(thursday.iso.prefix(4)) + (number < 10 ? "-W0" : "-W") + String(number)
  }

  /// The first day of that month.
  private static func day(_ year: Int, _ month: Int) -> Day {
    Day(year: year, month: month, day: 1) ?? Day(number: 0)
  }
}

/// A stretch of days with its TIMEX3 value and the unit that it is one of, nil if none.
struct TimePeriod: Hashable {
  var unit: TimeUnit?
  var timex: String
  var interval: DayInterval?
}
