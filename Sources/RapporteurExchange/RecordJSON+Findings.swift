internal import RapporteurCore

extension RecordMembers {
  /// A finding: its identifier, what `members` writes, and why it is in the record.
  private func write<Found: Finding>(
    _ finding: Found, to json: inout JSONWriter, _ members: (inout JSONWriter) -> Void
  ) {
    json.object { json in
      json.field("id", finding.id)
      members(&json)
      let provenance = finding.provenance
      json.field("evidence", provenance.evidence, of: text)
      json.key("confidence")
      json.value(fraction: provenance.confidence)
      json.field("rule", provenance.rule)
      json.field("assertedBy", provenance.assertedBy)
      json.field("modality", provenance.modality.rawValue)
    }
  }

  func write(_ statement: Statement, to json: inout JSONWriter) {
    write(statement, to: &json) { json in
      json.field("content", statement.content, of: text)
      json.field("continued", statement.continued, of: text)
      json.field("kind", statement.kind.rawValue)
      json.field("cue", statement.cue, of: text)
      json.field("cueLemma", statement.cueLemma)
      json.field("speakers", statement.speakers)
      json.field("speakerSpan", statement.speakerSpan, of: text)
      json.field("speakerBasis", statement.speakerBasis?.rawValue)
      json.field("via", statement.via)
      json.field("medium", statement.medium)
      json.field("said", statement.said, of: text)
    }
  }

  func write(_ meeting: Meeting, to json: inout JSONWriter) {
    write(meeting, to: &json) { json in
      json.field("trigger", meeting.trigger, of: text)
      json.field("status", meeting.status.rawValue)
      json.key("participants")
      json.array(meeting.participants) { json, participant in
        json.object(inline: true) { json in
          json.field("actor", participant.actor)
          json.field("side", participant.side)
          json.field("sideBasis", basis(of: participant))
          json.field("span", participant.span, of: text)
        }
      }
      json.field("parties", meeting.parties)
      json.field("mediators", meeting.mediators)
      json.field("host", meeting.host)
      json.field("date", meeting.date, of: text)
      json.field("duration", meeting.duration)
      json.field("ordinal", meeting.ordinal)
      json.field("window", meeting.window, of: text)
      json.field("place", meeting.place)
      json.field("format", meeting.format?.rawValue)
      json.key("relatesTo")
      json.array(meeting.relatesTo) { json, relation in
        json.object(inline: true) { json in
          json.field("meeting", relation.meeting)
          json.field("as", relation.kind.rawValue)
        }
      }
    }
  }

  func write(_ outcome: Outcome, to json: inout JSONWriter) {
    write(outcome, to: &json) { json in
      json.field("topic", outcome.topic, of: text)
      json.field("status", outcome.status.rawValue)
      json.field("cue", outcome.cue, of: text)
      json.field("parties", outcome.parties)
      json.field("meeting", outcome.meeting)
      write(issues: outcome.issues, to: &json)
    }
  }

  func write(_ condition: Condition, to json: inout JSONWriter) {
    write(condition, to: &json) { json in
      json.field("consequent", condition.consequent, of: text)
      json.field("antecedent", condition.antecedent, of: text)
      json.field("relation", condition.relation.rawValue)
      json.field("holders", condition.holders)
      json.field("obligor", condition.obligor)
      write(issues: condition.issues, to: &json)
    }
  }

  func write(_ commitment: Commitment, to json: inout JSONWriter) {
    write(commitment, to: &json) { json in
      json.field("actors", commitment.actors)
      json.field("action", commitment.action, of: text)
      json.field("cue", commitment.cue, of: text)
      json.field("due", commitment.due, of: text)
      json.field("strength", commitment.strength.rawValue)
      write(issues: commitment.issues, to: &json)
    }
  }

  func write(_ position: Position, to json: inout JSONWriter) {
    write(position, to: &json) { json in
      json.field("actors", position.actors)
      json.field("stance", position.stance.rawValue)
      json.field("content", position.content, of: text)
      json.field("cue", position.cue, of: text)
    }
  }

  /// The first code alone, and all of them.
  private func write(issues: [String], to json: inout JSONWriter) {
    json.field("issue", issues.first)
    json.key("issues")
    json.array(issues, inline: true) { $0.value($1) }
  }

  /// How it is known on whose side a participant is: "explicit", "inferred", or nil without a side.
  private func basis(of participant: Meeting.Participant) -> String? {
    guard participant.side != nil else { return nil }
    return participant.sideIsInferred ? "inferred" : "explicit"
  }
}
