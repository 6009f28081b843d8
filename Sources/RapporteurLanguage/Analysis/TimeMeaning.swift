internal import RapporteurCore

/// What a time expression means, independent of the day it is reckoned from.
///
/// A meaning is a small tree whose leaves are absolute values or the anchor, the day that a deictic
/// word is reckoned from: "Friday" in a report on what happened is
/// `.nearest(.weekday(5), .past, from: .anchor)`. So the same meaning can be reckoned from
/// the day of publication, and again from the day of an utterance that a report quotes.
///
/// - Source: the values follow TIMEX3 (ISO 24617-1, ISO-TimeML).
public indirect enum TimeMeaning: Hashable, Sendable {
  /// A value that needs no other day: `2025-12-05`, `P2D`, `PRESENT_REF`.
  case absolute(TimeValue)
  /// The day that words are reckoned from: "today".
  case anchor
  /// So many units before (negative) or after `base`, named by `unit`; by a period of the same size as
  /// `base` where `unit` is nil: "two weeks ago", "a year earlier".
  case shifted(TimeMeaning, by: Int, TimeUnit, as: TimeUnit?)
  /// The calendar period that holds the first day of `base`, or that many periods after it: "this
  /// week" (0), "last month" (-1).
  case period(TimeUnit, of: TimeMeaning, offset: Int)
  /// The occurrence of a recurring period that lies in that direction from `base`: "Friday".
  case nearest(CalendarPoint, TimeDirection, from: TimeMeaning)
  /// The first occurrence of a recurring period that starts within `base`: "June last year".
  case within(CalendarPoint, TimeMeaning)
  /// The last day of `base`: "the end of the period".
  case lastDay(of: TimeMeaning)
  /// A time of the day `base`, `TMO` or `T09:00`: "Friday morning".
  case part(String, of: TimeMeaning)
  /// From the start of the first to the end of the second: "January 9-10".
  case range(TimeMeaning, TimeMeaning)
  /// A duration that touches `base`, before it (negative) or after it: "the past two weeks".
  /// - `timex`: its TIMEX3 value. `by`: its length in units, nil if that stays open.
  case window(timex: String, by: Int?, TimeUnit, from: TimeMeaning)

  /// Whether the value depends on the day it is reckoned from.
  public var isDeictic: Bool {
    switch self {
    case .absolute: false
    case .anchor: true
    case .shifted(let base, _, _, _), .period(_, let base, _), .nearest(_, _, let base),
      .within(_, let base), .lastDay(let base), .part(_, let base), .window(_, _, _, let base):
      base.isDeictic
    case .range(let first, let last): first.isDeictic || last.isDeictic
    }
  }

  /// The same meaning with everything that is reckoned from the anchor reckoned from `other`.
  public func reckoned(from other: TimeMeaning) -> TimeMeaning {
    switch self {
    case .absolute: self
    case .anchor: other
    case .shifted(let base, let count, let unit, let name):
      .shifted(base.reckoned(from: other), by: count, unit, as: name)
    case .period(let unit, let base, let offset):
      .period(unit, of: base.reckoned(from: other), offset: offset)
    case .nearest(let point, let direction, let base):
      .nearest(point, direction, from: base.reckoned(from: other))
    case .within(let point, let base): .within(point, base.reckoned(from: other))
    case .lastDay(let base): .lastDay(of: base.reckoned(from: other))
    case .part(let part, let base): .part(part, of: base.reckoned(from: other))
    case .range(let first, let last):
      .range(first.reckoned(from: other), last.reckoned(from: other))
    case .window(let timex, let count, let unit, let base):
      .window(timex: timex, by: count, unit, from: base.reckoned(from: other))
    }
  }
}

/// In which direction from its anchor a recurring period is sought.
public enum TimeDirection: String, Sendable, CaseIterable {
  /// The last one that has begun: what a past tense suggests.
  case past
  /// The first one that has not ended: what a future tense suggests.
  case future
  /// The one nearest to the anchor.
  case nearest
  /// The last one that has begun, unless the next one is far nearer.
  case likelyPast = "likely-past"
  /// The first one that has not ended, unless the last one is far nearer.
  case likelyFuture = "likely-future"
  /// The last one that ended before the anchor: "last Friday".
  case previous
  /// The first one that begins after the anchor: "next May".
  case next
  /// The one of the calendar period around the anchor: "this Friday", "this September".
  case this
}
