/// A time that a finding carries: the words, their value, and the interval that they can mean.
public struct TimeReference: Hashable, Sendable {
  /// What a value was reckoned from.
  public enum Anchor: String, Sendable {
    /// Nothing: the words name the day themselves.
    case absolute
    /// The day of the report.
    case publication
    /// The day on which the words were uttered, which may lie before the report's.
    case utterance
  }

  /// The words, or nil where the time follows from elsewhere (the day of the report, say).
  public var span: Span?
  /// A TIMEX3 value (`2025-12-05`, `2025-W49`, `2023-01-09/2023-01-10`), or nil if it stays open.
  public var value: String?
  /// The days it can mean, or nil if nothing bounds them.
  public var interval: DayInterval?
  /// What it was reckoned from.
  public var anchor: Anchor
  /// In a few words, why the value is what it is.
  public var basis: String

  /// Creates a time.
  public init(
    span: Span? = nil, value: String?, interval: DayInterval?, anchor: Anchor, basis: String
  ) {
    self.span = span
    self.value = value
    self.interval = interval
    self.anchor = anchor
    self.basis = basis
  }
}
