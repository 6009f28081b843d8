internal import RapporteurCore

/// The kinds of a record's entries, as the ledger numbers them.
public enum FindingKind: Int, Sendable, CaseIterable {
  case statement = 1
  case meeting, outcome, condition, commitment, position
  /// An actor is no finding, but what is known of it is kept in the same way.
  case actor

  /// What the course of a process is told by, day by day: what people did, undertook and made depend on
  /// what, but not all that they said.
  public static let course: [FindingKind] = [.meeting, .outcome, .commitment, .condition]

  /// The letter of its identifiers, `m` for a meeting.
  public var letter: String {
    switch self {
    case .statement: Statement.letter
    case .meeting: Meeting.letter
    case .outcome: Outcome.letter
    case .condition: Condition.letter
    case .commitment: Commitment.letter
    case .position: Position.letter
    case .actor: Actor.letter
    }
  }

  /// The kind whose identifiers start with that letter, or nil.
  public init?(letter: some StringProtocol) {
    guard let kind = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = kind
  }
}
