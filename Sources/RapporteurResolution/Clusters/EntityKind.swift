/// What the findings of several reports can be found to be the same of.
public enum EntityKind: String, Sendable, CaseIterable {
  /// A person, body, state, group or place.
  case actor
  /// An encounter.
  case meeting
  /// One utterance or document, of which reports quote fragments.
  case statement
  /// A text, of which reports are copies or parts.
  case report
  /// An agreement item: what outcomes are about.
  case item
  /// A condition.
  case condition
  /// A commitment.
  case commitment
  /// A stance of a party on a matter.
  case position

  /// The letter that the identifiers of merged things of this kind start with.
  public var letter: Character {
    switch self {
    case .actor: "A"
    case .meeting: "M"
    case .statement: "S"
    case .report: "R"
    case .item: "I"
    case .condition: "C"
    case .commitment: "K"
    case .position: "P"
    }
  }
}
