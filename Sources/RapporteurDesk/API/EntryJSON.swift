internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// One thing with all that reports say of it, as JSON.
enum EntryJSON {
  /// Writes a meeting, statement, item, condition, commitment or position.
  static func write(_ entry: AccountEntry, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", entry.id)
      json.field("kind", "\(entry.kind)")
      json.field("status", entry.status)
      json.field("standing", entry.standing)
      json.field("modality", entry.modality.rawValue)
      json.field("from", entry.days?.from.iso)
      json.field("to", entry.days.map { ($0.to - 1).iso })
      json.field("since", entry.since.iso)
      json.field("words", entry.words)
      list("parties", entry.parties, to: &json)
      list("sides", entry.sides, to: &json)
      json.key("place")
      if let place = entry.place { write(place, to: &json) } else { json.null() }
      json.field("format", entry.format)
      json.field("ordinal", entry.ordinal)
      json.key("issues")
      json.array(entry.issues) { $0.value($1) }
      json.field("movedFrom", entry.movedFrom?.isoWords)
      json.field("due", entry.due?.isoWords)
      json.field("sources", entry.sources)
      json.field("mentionCount", entry.mentionCount)
      json.key("mentions")
      json.array(entry.mentions) { json, mention in write(mention, to: &json) }
      json.key("differences")
      json.array(entry.differences) { $0.value($1) }
    }
  }

  private static func write(_ mention: AccountEntry.Mention, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", mention.id)
      json.field("headline", mention.headline)
      json.field("publisher", mention.publisher)
      json.field("known", mention.known.iso)
      json.field("status", mention.status)
      json.field("modality", mention.modality.rawValue)
      json.field("from", mention.days?.from.iso)
      json.field("to", mention.days.map { ($0.to - 1).iso })
      json.key("saidBy")
      json.array(mention.chain) { $0.value($1) }
      json.field("evidence", mention.evidence)
      json.field("words", mention.words)
      json.key("confidence")
      json.value(fraction: mention.confidence)
      json.field("rule", mention.rule)
      json.field("correction", mention.correction)
    }
  }

  private static func list(
    _ key: StaticString, _ parties: [AccountEntry.Party], to json: inout JSONWriter
  ) {
    json.key(key)
    json.array(parties) { write($1, to: &$0) }
  }

  private static func write(_ party: AccountEntry.Party, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", party.id.isEmpty ? nil : party.id)
      json.field("name", party.name)
    }
  }

  /// Writes an actor.
  static func write(_ actor: ActorEntry, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", actor.id)
      json.field("name", actor.name)
      json.field("kind", actor.kind)
      json.key("offices")
      json.array(actor.offices) { $0.value($1) }
      json.field("reports", actor.reports)
      json.field("first", actor.first.iso)
      json.field("last", actor.last.iso)
      json.key("names")
      json.array(actor.names) { $0.value($1) }
    }
  }
}
