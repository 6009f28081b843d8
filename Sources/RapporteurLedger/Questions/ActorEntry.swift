public import RapporteurCore

/// A person, body, state, group or place as all reports together know it.
public struct ActorEntry: Sendable {
  /// The identifier.
  public var id: String
  /// The name.
  public var name: String
  /// `person`, `organisation`, `state`, `group` or `place`.
  public var kind: String
  /// Other names by which reports call it, the commonest first.
  public var names: [String]
  /// Offices that reports give it, the commonest first.
  public var offices: [String]
  /// The number of reports that name it, each of their versions counted.
  public var reports: Int
  /// The first day on which a report names it.
  public var first: Day
  /// The last day on which a report names it.
  public var last: Day
}
