public import RapporteurCore

extension TimeMeaning {
  /// The value when it is reckoned from `anchor`, or nil if that day is needed and unknown.
  public func value(anchoredOn anchor: Day?) -> TimeValue? {
    period(from: anchor).map { TimeValue(timex: $0.timex, interval: $0.interval) }
  }

  /// The value when it is reckoned from some day of `anchor`: it covers all that it can mean.
  ///
  /// Where the days of `anchor` lead to different values, the value is written as the range of days
  /// from the first to the last that it can mean, `2025-12-04/2025-12-06`.
  public func value(anchoredOn anchor: DayInterval) -> TimeValue {
    let first = value(anchoredOn: anchor.from)
    let last = value(anchoredOn: anchor.to - 1)
    guard let first, let last else {
      return first ?? last ?? TimeValue(timex: "XXXX-XX-XX", interval: nil)
    }
    guard first != last else { return first }
    guard let early = first.interval, let late = last.interval else {
      return TimeValue(timex: first.timex, interval: nil)
    }
    let interval = DayInterval(from: min(early.from, late.from), to: max(early.to, late.to))
    if first.timex == last.timex { return TimeValue(timex: first.timex, interval: interval) }
    return TimeValue(
      timex: interval.from.iso + "/" + (interval.to - 1).iso, interval: interval)
  }

  /// The period that it means when it is reckoned from `anchor`.
  func period(from anchor: Day?) -> TimePeriod? {
    switch self {
    case .absolute(let value):
      return TimePeriod(
        unit: TimeUnit(timex: value.timex), timex: value.timex, interval: value.interval)
    case .anchor:
      return anchor.map { TimeUnit.day.period(from: $0) }
    case .shifted(let base, let count, let unit, let name):
      guard let period = base.period(from: anchor), let start = period.interval?.from else {
        return nil
      }
      let moved = unit.moving(start, by: count)
      let size = name ?? period.unit ?? .day
      return size.period(from: size.start(around: moved))
    case .period(let unit, let base, let offset):
      guard let start = base.period(from: anchor)?.interval?.from else { return nil }
      // On a Sunday, "last week" is the one that ends with it, not the one before that.
      let isSundaysLast = unit == .week && offset < 0 && start.weekday == 7
      return unit.period(
        from: unit.moving(unit.start(around: start), by: isSundaysLast ? offset + 1 : offset))
    case .nearest(let point, let direction, let base):
      guard let start = base.period(from: anchor)?.interval?.from else { return nil }
      return point.occurrence(direction, from: start)
    case .within(let point, let base):
      guard let interval = base.period(from: anchor)?.interval else { return nil }
      return point.occurrence(.next, from: interval.from - 1)
    case .lastDay(let base):
      guard let interval = base.period(from: anchor)?.interval else { return nil }
      return TimeUnit.day.period(from: interval.to - 1)
    case .part(let part, let base):
      guard var period = base.period(from: anchor) else { return nil }
      period.timex += part
      return period
    case .range(let first, let last):
      guard let first = first.period(from: anchor), let last = last.period(from: anchor),
        let from = first.interval, let to = last.interval
      else { return nil }
      return TimePeriod(
        unit: nil, timex: first.timex + "/" + last.timex,
        interval: DayInterval(from: min(from.from, to.from), to: max(from.to, to.to)))
    case .window(let timex, let count, let unit, let base):
      guard let count, let touched = base.period(from: anchor)?.interval else {
        return TimePeriod(unit: nil, timex: timex, interval: nil)
      }
      let interval =
        count < 0
        ? DayInterval(from: unit.moving(touched.from, by: count), to: touched.to)
        : DayInterval(from: touched.from, to: unit.moving(touched.to - 1, by: count) + 1)
      return TimePeriod(unit: nil, timex: timex, interval: interval)
    }
  }
}
