internal import RapporteurCore
internal import RapporteurLedger

/// PLOVER events, one JSON object a line.
/// - Source: PLOVER manual, draft 0.8.
struct PloverJSON {
  private let source: ExportSource

  init(_ source: ExportSource) { self.source = source }

  func write(to output: ExportOutput) throws {
    try EventResolver(source).events { event in
      let entry = event.entry
      try output.line { json in
        json.object { json in
          json.field("id", entry.id)
          json.field("event", event.plover)
          json.field("mode", event.mode)
          json.field("cameo", event.cameo)
          json.field("date", entry.day.iso)
          json.field("dateFrom", entry.days?.from.iso)
          json.field("dateTo", entry.days.map { ($0.to - 1).iso })
          json.field("dateBasis", entry.days == nil ? "publication" : "report")
          Self.field("actor", event.actors, to: &json)
          Self.field("recipient", event.recipients, to: &json)
          json.field("place", entry.place?.name)
          json.field("text", entry.words)
          json.field("stories", entry.mentionCount)
          json.field("sources", entry.sources)
          json.key("mentions")
          json.array(entry.mentions) { json, mention in
            json.object { json in
              json.field("id", mention.id)
              json.field("publisher", mention.publisher)
              json.field("published", mention.known.iso)
              json.field("headline", mention.headline)
              json.field("text", mention.evidence)
              json.key("saidBy")
              json.array(mention.chain) { $0.value($1) }
            }
          }
        }
      }
    }
  }

  private static func field(
    _ key: StaticString, _ parties: [ResolvedEvent.Party], to json: inout JSONWriter
  ) {
    json.key(key)
    json.array(parties) { json, party in
      json.object { json in
        json.field("id", party.id)
        json.field("name", party.name)
        json.field("country", party.country)
        json.field("sector", party.role)
        json.field("code", party.code)
        json.key("persons")
        json.array(party.persons) { $0.value($1) }
      }
    }
  }
}
