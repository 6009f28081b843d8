public import RapporteurCore

/// A time expression of a text, in the terms of TIMEX3.
///
/// - Source: ISO-TimeML, ISO 24617-1; TIMEX3 annotation guidelines.
public struct TimeExpression: Hashable, Sendable {
  /// The type of a time expression.
  public enum Kind: String, Sendable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  /// The extent of the expression, without a leading preposition.
  public var span: Span
  /// The words of the expression.
  public var words: Range<Int>
  /// The type.
  public var kind: Kind
  /// What it means, before it is reckoned from a day.
  public var meaning: TimeMeaning
  /// The TIMEX3 modifier (`START`, `END`, `APPROX` …), or nil.
  public var modifier: String?

  /// Creates a time expression.
  public init(
    span: Span, words: Range<Int>, kind: Kind, meaning: TimeMeaning, modifier: String? = nil
  ) {
    self.span = span
    self.words = words
    self.kind = kind
    self.meaning = meaning
    self.modifier = modifier
  }
}

/// A TIMEX3 value with the days that it covers.
public struct TimeValue: Hashable, Sendable {
  /// The value, `2025-12-05`, `P2D`, `PRESENT_REF`.
  public var timex: String
  /// The days that it covers, or nil for a duration, a set or a vague reference.
  public var interval: DayInterval?

  /// Creates a value.
  public init(timex: String, interval: DayInterval?) {
    self.timex = timex
    self.interval = interval
  }
}
