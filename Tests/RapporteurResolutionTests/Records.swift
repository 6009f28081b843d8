import RapporteurCore

/// Records made by hand, in which spans are found by their words.
struct RecordBuilder {
  var record: Record

  init(
    _ id: String, published: String?, publisher: String = "Test Gazette", text: String
  ) {
    let text = ReportText(text)
    var report = Report(
      id: "sha256:" + id, format: "text", text: text, blocks: [Block(.paragraph, text.span)])
    report.published = published
    report.publisher = publisher
    record = Record(report: report)
  }

  /// The first place of `words` in the text.
  func span(_ words: String) -> Span {
    let text = record.report.text.utf8
    let words = Array(words.utf8)
    for start in text.indices where text[start...].starts(with: words) {
      return Span(start, start + words.count)
    }
    fatalError("no “\(String(decoding: words, as: UTF8.self))” in the text")
  }

  func evidence(_ words: String, by statement: Identifier<Statement>? = nil) -> Provenance {
    Provenance(evidence: span(words), confidence: 0.9, rule: "test", assertedBy: statement)
  }

  @discardableResult
  mutating func actor(
    _ kind: Actor.Kind, _ name: String, code: String? = nil, title: String? = nil,
    of side: Identifier<Actor>? = nil
  ) -> Identifier<Actor> {
    let id = Identifier<Actor>(record.actors.count + 1)
    var actor = Actor(id: id, kind: kind, name: name)
    actor.code = code
    actor.represents = side
    if let title {
      actor.roles = [Actor.Role(title: title, body: nil, of: side, span: Span(0, 0))]
    }
    actor.mentions = [Span(0, 1)]
    record.actors.append(actor)
    return id
  }

  mutating func state(_ name: String, _ code: String) -> Identifier<Actor> {
    actor(.state, name, code: code)
  }

  @discardableResult
  mutating func meeting(
    _ trigger: String, _ participants: [Identifier<Actor>], parties: [Identifier<Actor>],
    day: String? = nil, to last: String? = nil, status: Meeting.Status = .held,
    format: Meeting.Format? = nil
  ) -> Identifier<Meeting> {
    let id = Identifier<Meeting>(record.meetings.count + 1)
    var meeting = Meeting(
      id: id, provenance: evidence(trigger), trigger: span(trigger), status: status)
    meeting.participants = participants.map {
      Meeting.Participant(actor: $0, side: record.actor($0)?.represents, span: nil)
    }
    meeting.parties = parties
    meeting.format = format
    if let day, let first = Day(iso: day) {
      let end = last.flatMap { Day(iso: $0) } ?? first + 1
      meeting.date = TimeReference(
        value: day, interval: DayInterval(from: first, to: end), anchor: .absolute, basis: "test")
    }
    record.meetings.append(meeting)
    return id
  }

  @discardableResult
  mutating func statement(
    _ content: String, by speakers: [Identifier<Actor>], kind: Statement.Kind = .direct,
    document: Bool = false, said: String? = nil
  ) -> Identifier<Statement> {
    let id = Identifier<Statement>(record.statements.count + 1)
    var statement = Statement(
      id: id, provenance: evidence(content), content: span(content), kind: kind, cue: nil)
    statement.speakers = speakers
    statement.speakerBasis = document ? .document : .explicit
    statement.said = said.flatMap { Day(iso: $0) }.map {
      TimeReference(value: $0.iso, interval: DayInterval($0), anchor: .absolute, basis: "test")
    }
    record.statements.append(statement)
    return id
  }

  @discardableResult
  mutating func commitment(_ action: String, by actors: [Identifier<Actor>])
    -> Identifier<Commitment>
  {
    let id = Identifier<Commitment>(record.commitments.count + 1)
    var commitment = Commitment(
      id: id, provenance: evidence(action), action: span(action), cue: span(action),
      strength: .pledged)
    commitment.actors = actors
    record.commitments.append(commitment)
    return id
  }

  @discardableResult
  mutating func outcome(
    _ topic: String, _ status: Outcome.Status, parties: [Identifier<Actor>],
    modality: Modality = .asserted
  ) -> Identifier<Outcome> {
    let id = Identifier<Outcome>(record.outcomes.count + 1)
    var provenance = evidence(topic)
    provenance.modality = modality
    var outcome = Outcome(
      id: id, provenance: provenance, topic: span(topic), status: status, cue: span(topic))
    outcome.parties = parties
    record.outcomes.append(outcome)
    return id
  }
}
