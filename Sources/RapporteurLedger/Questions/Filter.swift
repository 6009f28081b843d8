public import RapporteurCore

/// What a question is limited to; all that is given must hold.
public struct Filter: Hashable, Sendable {
  /// Names, offices or identifiers of actors that have to do with it, each of them.
  public var with: [String] = []
  /// A side: a state or body, for itself or represented.
  public var party: String?
  /// Where it was.
  public var place: String?
  /// Words that the finding or the headline of its report holds, all of them.
  public var topic: String?
  /// Any of these statuses, standings, stances, relations or kinds.
  public var status: [String] = []
  /// A part of the name of the outlet.
  public var source: String?
  /// The first day on which it was so.
  public var since: Day?
  /// The last day on which it was so.
  public var until: Day?
  /// The last day whose reports are known; nil for all.
  public var asOf: Day?
  /// The day by which an announced or due day has passed; nil for `asOf`, or else today.
  public var present: Day?
  /// The name of a process.
  public var process: String?
  /// The most entries to give, the latest of them; nil for all.
  public var limit: Int?

  /// No limits at all.
  public init() {}
}
