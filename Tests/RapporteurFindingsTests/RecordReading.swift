import RapporteurCore
import Testing

/// Findings as the words and names that they point at, so that a test reads like its text.
extension Record {
  /// The words in `span`.
  func exact(_ span: Span) -> String { report.text[span] }

  /// The words in `span`, or nil without one.
  func exact(_ span: Span?) -> String? { span.map { report.text[$0] } }

  /// The names of actors, in that order.
  func names(_ ids: [Identifier<Actor>]) -> [String] { ids.map { actor($0)?.name ?? "?" } }

  /// The name of an actor, or nil without one.
  func name(_ id: Identifier<Actor>?) -> String? { id.map { actor($0)?.name ?? "?" } }

  /// The actors of that name.
  func actors(named name: String) -> [Actor] { actors.filter { $0.name == name } }

  /// The only actor of that name.
  func actor(named name: String) throws -> Actor {
    let found = actors(named: name)
    #expect(found.count == 1, "\(name) among \(actors.map(\.name))")
    return try #require(found.first)
  }

  /// The words by which an actor is named or meant.
  func mentions(of name: String) throws -> [String] {
    try actor(named: name).mentions.map { exact($0) }
  }

  /// The names of those who take part in a meeting.
  func participants(of meeting: Meeting) -> [String] { names(meeting.participants.map(\.actor)) }

  /// The statement whose content begins with `opening`.
  func statement(_ opening: String) throws -> Statement {
    try #require(
      statements.first { exact($0.content).hasPrefix(opening) },
      "\(opening) among \(statements.map { exact($0.content) })")
  }

  /// The only meeting.
  func onlyMeeting() throws -> Meeting {
    #expect(
      meetings.count == 1, "\(meetings.map { ($0.status, exact($0.provenance.evidence)) })")
    return try #require(meetings.first)
  }

  /// The topics of the outcomes.
  var topics: [String] { outcomes.map { exact($0.topic) } }

  /// The only condition.
  func onlyCondition() throws -> Condition {
    #expect(conditions.count == 1, "\(conditions.map { exact($0.provenance.evidence) })")
    return try #require(conditions.first)
  }

  /// Every span of the record, those of the report itself left out.
  var spans: [Span] {
    var result: [Span] = []
    func add(_ spans: Span?...) { result.append(contentsOf: spans.compactMap { $0 }) }
    for actor in actors { result += actor.mentions + actor.roles.map(\.span) }
    for item in statements {
      add(item.provenance.evidence, item.content, item.cue, item.speakerSpan, item.said?.span)
      result += item.continued
    }
    for item in meetings {
      add(item.provenance.evidence, item.trigger, item.date?.span, item.window)
      result += item.participants.compactMap(\.span)
    }
    for item in outcomes { add(item.provenance.evidence, item.topic, item.cue) }
    for item in conditions { add(item.provenance.evidence, item.consequent, item.antecedent) }
    for item in commitments { add(item.provenance.evidence, item.action, item.cue, item.due?.span) }
    for item in positions { add(item.provenance.evidence, item.content, item.cue) }
    for item in events { add(item.date?.span) }
    for item in warnings { add(item.span) }
    return result
  }
}
