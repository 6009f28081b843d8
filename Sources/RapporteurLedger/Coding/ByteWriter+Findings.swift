internal import RapporteurCore

extension ByteWriter {
  mutating func write(_ provenance: Provenance) {
    write(provenance.evidence)
    write(fraction: provenance.confidence)
    write(provenance.rule)
    optional(provenance.assertedBy) { $0.write($1) }
    write(provenance.modality)
  }

  mutating func write(_ time: TimeReference) {
    optional(time.span) { $0.write($1) }
    optional(time.value) { $0.write($1) }
    optional(time.interval) { writer, interval in
      writer.write(interval.from.number)
      writer.write(interval.to.number - interval.from.number)
    }
    write(time.anchor)
    write(time.basis)
  }

  mutating func write(_ actor: Actor) {
    write(actor.id)
    write(actor.kind)
    write(actor.name)
    array(actor.roles) { writer, role in
      writer.write(role.title)
      writer.optional(role.body) { $0.write($1) }
      writer.optional(role.of) { $0.write($1) }
      writer.write(role.span)
    }
    optional(actor.represents) { $0.write($1) }
    optional(actor.code) { $0.write($1) }
    array(actor.mentions) { $0.write($1) }
  }

  mutating func write(_ statement: Statement) {
    write(statement.id)
    write(statement.provenance)
    write(statement.content)
    array(statement.continued) { $0.write($1) }
    write(statement.kind)
    optional(statement.cue) { $0.write($1) }
    optional(statement.cueLemma) { $0.write($1) }
    array(statement.speakers) { $0.write($1) }
    optional(statement.speakerSpan) { $0.write($1) }
    optional(statement.speakerBasis) { $0.write($1) }
    array(statement.via) { $0.write($1) }
    optional(statement.medium) { $0.write($1) }
    optional(statement.said) { $0.write($1) }
  }

  mutating func write(_ meeting: Meeting) {
    write(meeting.id)
    write(meeting.provenance)
    write(meeting.trigger)
    write(meeting.status)
    array(meeting.participants) { writer, participant in
      writer.write(participant.actor)
      writer.optional(participant.side) { $0.write($1) }
      writer.optional(participant.span) { $0.write($1) }
      writer.write(participant.sideIsInferred ? 1 : 0)
    }
    array(meeting.parties) { $0.write($1) }
    array(meeting.mediators) { $0.write($1) }
    optional(meeting.host) { $0.write($1) }
    optional(meeting.date) { $0.write($1) }
    optional(meeting.duration) { $0.write($1) }
    optional(meeting.ordinal) { $0.write($1) }
    optional(meeting.window) { $0.write($1) }
    optional(meeting.place) { $0.write($1) }
    optional(meeting.format) { $0.write($1) }
    array(meeting.relatesTo) { writer, relation in
      writer.write(relation.kind)
      writer.write(relation.meeting)
    }
  }

  mutating func write(_ outcome: Outcome) {
    write(outcome.id)
    write(outcome.provenance)
    write(outcome.topic)
    write(outcome.status)
    write(outcome.cue)
    array(outcome.parties) { $0.write($1) }
    optional(outcome.meeting) { $0.write($1) }
    array(outcome.issues) { $0.write($1) }
  }

  mutating func write(_ condition: Condition) {
    write(condition.id)
    write(condition.provenance)
    write(condition.consequent)
    write(condition.antecedent)
    write(condition.relation)
    array(condition.holders) { $0.write($1) }
    optional(condition.obligor) { $0.write($1) }
    array(condition.issues) { $0.write($1) }
  }

  mutating func write(_ commitment: Commitment) {
    write(commitment.id)
    write(commitment.provenance)
    array(commitment.actors) { $0.write($1) }
    write(commitment.action)
    write(commitment.cue)
    optional(commitment.due) { $0.write($1) }
    write(commitment.strength)
    array(commitment.issues) { $0.write($1) }
  }

  mutating func write(_ position: Position) {
    write(position.id)
    write(position.provenance)
    array(position.actors) { $0.write($1) }
    write(position.stance)
    write(position.content)
    write(position.cue)
  }

  mutating func write(_ event: Event) {
    write(event.id)
    write(event.plover)
    optional(event.mode) { $0.write($1) }
    write(event.cameo)
    array(event.actors) { $0.write($1) }
    array(event.recipients) { $0.write($1) }
    optional(event.date) { $0.write($1) }
    write(event.from)
  }
}
