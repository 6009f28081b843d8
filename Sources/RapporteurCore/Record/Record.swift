/// Everything that one report says, as findings that point at its characters.
public struct Record: Sendable {
  /// The report.
  public var report: Report
  /// Those who act or speak in it, in order of their first mention.
  public var actors: [Actor] = []
  /// Statements.
  public var statements: [Statement] = []
  /// Meetings.
  public var meetings: [Meeting] = []
  /// Outcomes.
  public var outcomes: [Outcome] = []
  /// Conditions.
  public var conditions: [Condition] = []
  /// Commitments.
  public var commitments: [Commitment] = []
  /// Positions.
  public var positions: [Position] = []
  /// Events.
  public var events: [Event] = []
  /// What was odd, from reading to findings, in that order.
  public var warnings: [Warning] = []

  /// A record of `report` without findings.
  public init(report: Report) {
    self.report = report
    warnings = report.warnings
  }

  /// The identifiers of all findings, by kind: meetings, statements, outcomes, conditions, commitments,
  /// positions.
  public var findingIdentifiers: [String] {
    meetings.map(\.id.description) + statements.map(\.id.description)
      + outcomes.map(\.id.description) + conditions.map(\.id.description)
      + commitments.map(\.id.description) + positions.map(\.id.description)
  }

  /// The actor of that identifier, or nil.
  public func actor(_ id: Identifier<Actor>) -> Actor? {
    let index = id.number - 1
    return actors.indices.contains(index) && actors[index].id == id ? actors[index] : nil
  }

  /// The statement of that identifier, or nil.
  public func statement(_ id: Identifier<Statement>) -> Statement? {
    let index = id.number - 1
    return statements.indices.contains(index) && statements[index].id == id
      ? statements[index] : nil
  }
}
