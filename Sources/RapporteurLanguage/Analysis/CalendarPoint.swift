internal import RapporteurCore

/// A period that recurs in the calendar.
public enum CalendarPoint: Hashable, Sendable {
  /// A weekday, ISO numbered, 1 for Monday.
  case weekday(Int)
  /// The weekend, Saturday and Sunday.
  case weekend
  /// A day of any month.
  case dayOfMonth(Int)
  /// A month of any year.
  case month(Int)
  /// A day of a month of any year.
  case monthDay(Int, Int)
  /// A quarter of any year, 1 to 4.
  case quarter(Int)
  /// A half of any year, 1 or 2.
  case half(Int)
  /// A season of any year: 1 spring, 2 summer, 3 autumn, 4 winter.
  case season(Int)
  /// The n-th weekday of a month; the last one if `n` is negative.
  case nthWeekday(n: Int, weekday: Int, month: Int)
  /// So many days after Easter Sunday of the western churches.
  case easter(Int)

  /// The unit in which it recurs.
  var cycle: TimeUnit {
    switch self {
    case .weekday, .weekend: .week
    case .dayOfMonth: .month
    default: .year
    }
  }

  /// Its occurrence in the cycle that holds `day`, or nil if there is none (30 February).
  func occurrence(around day: Day) -> TimePeriod? {
    let start = cycle.start(around: day)
    let year = start.components.year
    switch self {
    case .weekday(let weekday): return TimeUnit.day.period(from: start + (weekday - 1))
    case .weekend: return TimeUnit.weekend.period(from: start + 5)
    case .dayOfMonth(let number):
      return Day(year: year, month: start.components.month, day: number)
        .map { TimeUnit.day.period(from: $0) }
    case .month(let month): return Self.period(.month, year, month)
    case .monthDay(let month, let number):
      return Day(year: year, month: month, day: number).map { TimeUnit.day.period(from: $0) }
    case .quarter(let number): return Self.period(.quarter, year, number * 3 - 2)
    case .half(let number): return Self.period(.half, year, number * 6 - 5)
    case .season(let number): return Self.period(.season, year, number * 3)
    case .nthWeekday(let n, let weekday, let month):
      guard (1...12).contains(month), let first = Day(year: year, month: month, day: 1) else {
        return nil
      }
      let offset = (weekday - first.weekday + 7) % 7
      if n > 0 { return TimeUnit.day.period(from: first + offset + 7 * (n - 1)) }
      let last = first + (Day.daysInMonth(month, year: year) - 1)
      return TimeUnit.day.period(from: last - (last.weekday - weekday + 7) % 7)
    case .easter(let offset):
      return Self.easterSunday(of: year).map { TimeUnit.day.period(from: $0 + offset) }
    }
  }

  /// Its occurrence in that direction from `anchor`, or nil if there is none within a few cycles.
  func occurrence(_ direction: TimeDirection, from anchor: Day) -> TimePeriod? {
    let reach = cycle == .year ? 8 : 2
    let start = cycle.start(around: anchor)
    let found = (-reach...reach).compactMap { occurrence(around: cycle.moving(start, by: $0)) }
      .compactMap { period in period.interval.map { (period, $0) } }
    switch direction {
    case .past: return found.last { $0.1.from <= anchor }?.0
    case .future: return found.first { $0.1.to > anchor }?.0
    case .previous: return found.last { $0.1.to <= anchor }?.0
    case .next: return found.first { $0.1.from > anchor }?.0
    case .this: return occurrence(around: anchor)
    case .likelyPast, .likelyFuture:
      let past = found.last { $0.1.from <= anchor }
      let future = found.first { $0.1.to > anchor }
      guard let past, let future else { return (past ?? future)?.0 }
      let (back, ahead) = (distance(past.1, anchor), distance(future.1, anchor))
      return direction == .likelyPast
        ? (ahead * Self.farNearer < back ? future.0 : past.0)
        : (back * Self.farNearer < ahead ? past.0 : future.0)
    case .nearest:
      return found.min { distance($0.1, anchor) < distance($1.1, anchor) }?.0
    }
  }

  /// How many times nearer the other one must be to be taken against the tense.
  private static let farNearer = 4

  /// Twice the days between the middle of `interval` and `anchor`.
  private func distance(_ interval: DayInterval, _ anchor: Day) -> Int {
    abs(interval.from.number + interval.to.number - 1 - 2 * anchor.number)
  }

  private static func period(_ unit: TimeUnit, _ year: Int, _ month: Int) -> TimePeriod? {
    Day(year: year, month: month, day: 1).map { unit.period(from: $0) }
  }

  /// Easter Sunday of that year.
  /// - Source: the anonymous Gregorian algorithm, Nature, 20 April 1876.
  static func easterSunday(of year: Int) -> Day? {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let (d, e) = (b / 4, b % 4)
    let g = (8 * b + 13) / 25
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = (c / 4, c % 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let n = h + l - 7 * m + 114
    return Day(year: year, month: n / 31, day: n % 31 + 1)
  }
}
