public import RapporteurCore

/// What a time expression means, independent of the day it is reckoned from.
public enum TimeMeaning: Hashable, Sendable {
  /// A value that needs no other day: `2025-12-05`, `P2D`.
  case absolute(TimeValue)

  /// The value when it is reckoned from `anchor`, or nil if that day is needed and unknown.
  public func value(anchoredOn anchor: Day?) -> TimeValue? {
    switch self {
    case .absolute(let value): value
    }
  }

  /// Whether the value depends on the day it is reckoned from.
  public var isDeictic: Bool {
    switch self {
    case .absolute: false
    }
  }
}
