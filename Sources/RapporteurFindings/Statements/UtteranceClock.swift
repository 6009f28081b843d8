internal import RapporteurCore
internal import RapporteurLanguage

/// Reckons times from the day on which their words were uttered.
///
/// "Today" in the report's own words is the day of the report. Inside a quotation, or in a report
/// that relays a document, it is the day on which that was said, which the report need not name: it
/// lies at most a few days before. Until it is known, the time stays an interval.
struct UtteranceClock {
  /// The day of the report, or nil.
  let publicationDay: Day?
  /// Whether the report passes on a document of somebody else's.
  let relaysDocument: Bool
  /// How many days an utterance may lie before the report that relays it.
  static let longestDelay = 1

  /// The time that `expression` means where it stands.
  func time(_ expression: TimeExpression, in statement: Statement?) -> TimeReference {
    guard expression.meaning.isDeictic else {
      let value = expression.meaning.value(anchoredOn: publicationDay)
      return TimeReference(
        span: expression.span, value: value?.timex, interval: value?.interval, anchor: .absolute,
        basis: "the words name it")
    }
    let isRelayed = relaysDocument || (statement.map { $0.kind != .indirect } ?? false)
    guard isRelayed, let publicationDay, expression.isDayRelative else {
      let value = expression.meaning.value(anchoredOn: publicationDay)
      return TimeReference(
        span: expression.span, value: value?.timex, interval: value?.interval,
        anchor: .publication, basis: "reckoned from the day of the report")
    }
    // The day of the saying, where the report names it.
    if let said = statement?.said?.interval, statement?.kind != .indirect, said.to == said.from + 1
    {
      let value = expression.meaning.value(anchoredOn: said.from)
      return TimeReference(
        span: expression.span, value: value?.timex, interval: value?.interval, anchor: .utterance,
        basis: "reckoned from the day of the utterance, which the report names")
    }
    let early = expression.meaning.value(anchoredOn: publicationDay - Self.longestDelay)?.interval
    let late = expression.meaning.value(anchoredOn: publicationDay)?.interval
    var interval: DayInterval?
    if let early, let late {
      interval = DayInterval(from: min(early.from, late.from), to: max(early.to, late.to))
    }
    return TimeReference(
      span: expression.span, value: nil, interval: interval, anchor: .utterance,
      basis: "reckoned from the day of the utterance, which the report does not name")
  }
}

extension TimeExpression {
  /// Whether the value changes with each day it is reckoned from: "today", "tomorrow".
  var isDayRelative: Bool {
    guard let probe = Day(year: 2000, month: 3, day: 15) else { return false }
    return meaning.value(anchoredOn: probe) != meaning.value(anchoredOn: probe + 1)
  }
}
