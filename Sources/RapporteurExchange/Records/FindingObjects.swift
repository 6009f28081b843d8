internal import RapporteurCore

/// A time as its JSON has it.
struct TimeObject: Decodable {
  let span: SpanObject?
  let value: String?
  let from: String?
  let to: String?
  let anchor: String
  let basis: String
}

/// What the JSON of every finding has.
protocol FindingObject {
  var evidence: SpanObject { get }
  var confidence: Double { get }
  var rule: String { get }
  var assertedBy: IdentifierObject<Statement>? { get }
  var modality: String { get }
}

extension FindingObject {
  func provenance(_ places: TextPlaces) throws -> Provenance {
    Provenance(
      evidence: try places.span(evidence), confidence: confidence, rule: rule,
      assertedBy: assertedBy?.id, modality: try named(modality))
  }
}

struct ActorObject: Decodable {
  struct RoleObject: Decodable {
    let title: String
    let body: String?
    let of: IdentifierObject<Actor>?
    let span: SpanObject
  }

  let id: IdentifierObject<Actor>
  let kind: String
  let name: String
  let roles: [RoleObject]
  let represents: IdentifierObject<Actor>?
  let code: String?
  let mentions: [SpanObject]

  func actor(_ places: TextPlaces) throws -> Actor {
    var actor = Actor(id: id.id, kind: try named(kind), name: name)
    actor.roles = try roles.map {
      Actor.Role(title: $0.title, body: $0.body, of: $0.of?.id, span: try places.span($0.span))
    }
    actor.represents = represents?.id
    actor.code = code
    actor.mentions = try mentions.map { try places.span($0) }
    return actor
  }
}

struct StatementObject: Decodable, FindingObject {
  let id: IdentifierObject<Statement>
  let content: SpanObject
  let continued: [SpanObject]
  let kind: String
  let cue: SpanObject?
  let cueLemma: String?
  let speakers: [IdentifierObject<Actor>]
  let speakerSpan: SpanObject?
  let speakerBasis: String?
  let via: [IdentifierObject<Actor>]
  let medium: String?
  let said: TimeObject?
  let evidence: SpanObject
  let confidence: Double
  let rule: String
  let assertedBy: IdentifierObject<Statement>?
  let modality: String

  func statement(_ places: TextPlaces) throws -> Statement {
    var statement = Statement(
      id: id.id, provenance: try provenance(places), content: try places.span(content),
      kind: try named(kind), cue: try places.span(cue))
    statement.continued = try continued.map { try places.span($0) }
    statement.cueLemma = cueLemma
    statement.speakers = speakers.map(\.id)
    statement.speakerSpan = try places.span(speakerSpan)
    statement.speakerBasis = try speakerBasis.map { try named($0) }
    statement.via = via.map(\.id)
    statement.medium = medium
    statement.said = try places.time(said)
    return statement
  }
}

struct MeetingObject: Decodable, FindingObject {
  struct ParticipantObject: Decodable {
    let actor: IdentifierObject<Actor>
    let side: IdentifierObject<Actor>?
    let sideBasis: String?
    let span: SpanObject?
  }
  struct RelationObject: Decodable {
    let meeting: IdentifierObject<Meeting>
    let `as`: String
  }

  let id: IdentifierObject<Meeting>
  let trigger: SpanObject
  let status: String
  let participants: [ParticipantObject]
  let parties: [IdentifierObject<Actor>]
  let mediators: [IdentifierObject<Actor>]
  let host: IdentifierObject<Actor>?
  let date: TimeObject?
  let duration: String?
  let ordinal: Int?
  let window: SpanObject?
  let place: IdentifierObject<Actor>?
  let format: String?
  let relatesTo: [RelationObject]
  let evidence: SpanObject
  let confidence: Double
  let rule: String
  let assertedBy: IdentifierObject<Statement>?
  let modality: String

  func meeting(_ places: TextPlaces) throws -> Meeting {
    var meeting = Meeting(
      id: id.id, provenance: try provenance(places), trigger: try places.span(trigger),
      status: try named(status))
    meeting.participants = try participants.map {
      var participant = Meeting.Participant(
        actor: $0.actor.id, side: $0.side?.id, span: try places.span($0.span))
      participant.sideIsInferred = $0.sideBasis == "inferred"
      return participant
    }
    meeting.parties = parties.map(\.id)
    meeting.mediators = mediators.map(\.id)
    meeting.host = host?.id
    meeting.date = try places.time(date)
    meeting.duration = duration
    meeting.ordinal = ordinal
    meeting.window = try places.span(window)
    meeting.place = place?.id
    meeting.format = try format.map { try named($0) }
    meeting.relatesTo = try relatesTo.map { Meeting.Relation(try named($0.as), $0.meeting.id) }
    return meeting
  }
}

struct OutcomeObject: Decodable, FindingObject {
  let id: IdentifierObject<Outcome>
  let topic: SpanObject
  let status: String
  let cue: SpanObject
  let parties: [IdentifierObject<Actor>]
  let meeting: IdentifierObject<Meeting>?
  let issue: String?
  let issues: [String]?
  let evidence: SpanObject
  let confidence: Double
  let rule: String
  let assertedBy: IdentifierObject<Statement>?
  let modality: String

  func outcome(_ places: TextPlaces) throws -> Outcome {
    var outcome = Outcome(
      id: id.id, provenance: try provenance(places), topic: try places.span(topic),
      status: try named(status), cue: try places.span(cue))
    outcome.parties = parties.map(\.id)
    outcome.meeting = meeting?.id
    outcome.issues = issues ?? [issue].compactMap { $0 }
    return outcome
  }
}

struct ConditionObject: Decodable, FindingObject {
  let id: IdentifierObject<Condition>
  let consequent: SpanObject
  let antecedent: SpanObject
  let relation: String
  let holders: [IdentifierObject<Actor>]
  let obligor: IdentifierObject<Actor>?
  let issues: [String]?
  let evidence: SpanObject
  let confidence: Double
  let rule: String
  let assertedBy: IdentifierObject<Statement>?
  let modality: String

  func condition(_ places: TextPlaces) throws -> Condition {
    var condition = Condition(
      id: id.id, provenance: try provenance(places), consequent: try places.span(consequent),
      antecedent: try places.span(antecedent), relation: try named(relation))
    condition.holders = holders.map(\.id)
    condition.obligor = obligor?.id
    condition.issues = issues ?? []
    return condition
  }
}

struct CommitmentObject: Decodable, FindingObject {
  let id: IdentifierObject<Commitment>
  let actors: [IdentifierObject<Actor>]
  let action: SpanObject
  let cue: SpanObject
  let due: TimeObject?
  let strength: String
  let issues: [String]?
  let evidence: SpanObject
  let confidence: Double
  let rule: String
  let assertedBy: IdentifierObject<Statement>?
  let modality: String

  func commitment(_ places: TextPlaces) throws -> Commitment {
    var commitment = Commitment(
      id: id.id, provenance: try provenance(places), action: try places.span(action),
      cue: try places.span(cue), strength: try named(strength))
    commitment.actors = actors.map(\.id)
    commitment.due = try places.time(due)
    commitment.issues = issues ?? []
    return commitment
  }
}

struct PositionObject: Decodable, FindingObject {
  let id: IdentifierObject<Position>
  let actors: [IdentifierObject<Actor>]
  let stance: String
  let content: SpanObject
  let cue: SpanObject
  let evidence: SpanObject
  let confidence: Double
  let rule: String
  let assertedBy: IdentifierObject<Statement>?
  let modality: String

  func position(_ places: TextPlaces) throws -> Position {
    var position = Position(
      id: id.id, provenance: try provenance(places), stance: try named(stance),
      content: try places.span(content), cue: try places.span(cue))
    position.actors = actors.map(\.id)
    return position
  }
}

struct EventObject: Decodable {
  let id: IdentifierObject<Event>
  let plover: String
  let mode: String?
  let cameo: String
  let actors: [IdentifierObject<Actor>]
  let recipients: [IdentifierObject<Actor>]
  let date: TimeObject?
  let from: String

  func event(_ places: TextPlaces) throws -> Event {
    Event(
      id: id.id, plover: plover, mode: mode, cameo: cameo, actors: actors.map(\.id),
      recipients: recipients.map(\.id), date: try places.time(date), from: from)
  }
}
