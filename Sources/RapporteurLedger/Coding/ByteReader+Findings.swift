internal import RapporteurCore

extension ByteReader {
  private mutating func optionalString() throws(Fault) -> String? {
    try optional { reader throws(Fault) in try reader.string() }
  }

  private mutating func optionalSpan() throws(Fault) -> Span? {
    try optional { reader throws(Fault) in try reader.span() }
  }

  private mutating func spans() throws(Fault) -> [Span] {
    try array { reader throws(Fault) in try reader.span() }
  }

  private mutating func optionalID<Entry>() throws(Fault) -> Identifier<Entry>? {
    try optional { reader throws(Fault) in try reader.id() }
  }

  private mutating func ids<Entry>() throws(Fault) -> [Identifier<Entry>] {
    try array { reader throws(Fault) in try reader.id() }
  }

  private mutating func optionalTime() throws(Fault) -> TimeReference? {
    try optional { reader throws(Fault) in try reader.time() }
  }

  mutating func provenance() throws(Fault) -> Provenance {
    Provenance(
      evidence: try span(), confidence: try fraction(), rule: try string(),
      assertedBy: try optionalID(), modality: try value())
  }

  mutating func time() throws(Fault) -> TimeReference {
    TimeReference(
      span: try optionalSpan(), value: try optionalString(),
      interval: try optional { reader throws(Fault) in
        let from = try reader.int()
        let days = try reader.int()
        guard days > 0, abs(from) < 1 << 32, days < 1 << 32 else { throw Fault() }
        return DayInterval(from: Day(number: from), to: Day(number: from + days))
      }, anchor: try value(), basis: try string())
  }

  mutating func actor() throws(Fault) -> Actor {
    var actor = Actor(id: try id(), kind: try value(), name: try string())
    actor.roles = try array { reader throws(Fault) in
      Actor.Role(
        title: try reader.string(), body: try reader.optionalString(),
        of: try reader.optionalID(), span: try reader.span())
    }
    actor.represents = try optionalID()
    actor.code = try optionalString()
    actor.mentions = try spans()
    return actor
  }

  mutating func statement() throws(Fault) -> Statement {
    let id: Identifier<Statement> = try id()
    let provenance = try provenance()
    let content = try span()
    let continued = try spans()
    var statement = Statement(
      id: id, provenance: provenance, content: content, kind: try value(), cue: try optionalSpan())
    statement.continued = continued
    statement.cueLemma = try optionalString()
    statement.speakers = try ids()
    statement.speakerSpan = try optionalSpan()
    statement.speakerBasis = try optional { reader throws(Fault) in try reader.value() }
    statement.via = try ids()
    statement.medium = try optionalString()
    statement.said = try optionalTime()
    return statement
  }

  mutating func meeting() throws(Fault) -> Meeting {
    var meeting = Meeting(
      id: try id(), provenance: try provenance(), trigger: try span(), status: try value())
    meeting.participants = try array { reader throws(Fault) in
      var participant = Meeting.Participant(
        actor: try reader.id(), side: try reader.optionalID(), span: try reader.optionalSpan())
      participant.sideIsInferred = try reader.int() == 1
      return participant
    }
    meeting.parties = try ids()
    meeting.mediators = try ids()
    meeting.host = try optionalID()
    meeting.date = try optionalTime()
    meeting.duration = try optionalString()
    meeting.ordinal = try optional { reader throws(Fault) in try reader.int() }
    meeting.window = try optionalSpan()
    meeting.place = try optionalID()
    meeting.format = try optional { reader throws(Fault) in try reader.value() }
    meeting.relatesTo = try array { reader throws(Fault) in
      Meeting.Relation(try reader.value(), try reader.id())
    }
    return meeting
  }

  mutating func outcome() throws(Fault) -> Outcome {
    var outcome = Outcome(
      id: try id(), provenance: try provenance(), topic: try span(), status: try value(),
      cue: try span())
    outcome.parties = try ids()
    outcome.meeting = try optionalID()
    outcome.issues = try array { reader throws(Fault) in try reader.string() }
    return outcome
  }

  mutating func condition() throws(Fault) -> Condition {
    var condition = Condition(
      id: try id(), provenance: try provenance(), consequent: try span(), antecedent: try span(),
      relation: try value())
    condition.holders = try ids()
    condition.obligor = try optionalID()
    condition.issues = try array { reader throws(Fault) in try reader.string() }
    return condition
  }

  mutating func commitment() throws(Fault) -> Commitment {
    let id: Identifier<Commitment> = try id()
    let provenance = try provenance()
    let actors: [Identifier<Actor>] = try ids()
    let action = try span()
    let cue = try span()
    let due = try optionalTime()
    var commitment = Commitment(
      id: id, provenance: provenance, action: action, cue: cue, strength: try value())
    commitment.actors = actors
    commitment.due = due
    commitment.issues = try array { reader throws(Fault) in try reader.string() }
    return commitment
  }

  mutating func position() throws(Fault) -> Position {
    let id: Identifier<Position> = try id()
    let provenance = try provenance()
    let actors: [Identifier<Actor>] = try ids()
    var position = Position(
      id: id, provenance: provenance, stance: try value(), content: try span(), cue: try span())
    position.actors = actors
    return position
  }

  mutating func event() throws(Fault) -> Event {
    Event(
      id: try id(), plover: try string(), mode: try optionalString(), cameo: try string(),
      actors: try ids(), recipients: try ids(), date: try optionalTime(), from: try string())
  }
}
