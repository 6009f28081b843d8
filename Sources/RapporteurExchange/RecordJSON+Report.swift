internal import RapporteurCore

extension RecordMembers {
  func write(_ report: Report, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", report.id)
      json.field("identifier", report.identifier)
      json.field("url", report.url)
      json.field("format", report.format)
      json.field("headline", report.headline)
      json.field("section", report.section)
      json.field("byline", report.byline)
      json.field("dateline", report.dateline)
      json.field("publisher", report.publisher)
      json.field("published", report.published)
      json.field("publishedBasis", report.publishedBasis)
      json.field("language", report.language)
      json.field("kind", report.kind.rawValue)
      json.field("correction", report.correction)
      writeProvenance(of: report, to: &json)
      json.field("archiveOffset", report.archiveOffset)
      json.key("text")
      json.value(report.text)
      json.key("blocks")
      json.value(report.blocks, of: report.text)
    }
  }

  /// What a report was made from, whether it may be used, and through whose hands it came.
  func writeProvenance(of report: Report, to json: inout JSONWriter) {
    json.key("derivedFrom")
    json.array(report.derivedFrom, inline: true) { $0.value($1) }
    json.field("status", report.status?.rawValue)
    json.field("embargo", report.embargo)
    json.key("hops")
    json.array(report.hops) { json, hop in
      json.object(inline: true) { json in
        json.field("party", hop.party)
        json.field("time", hop.time)
        json.field("action", hop.action)
      }
    }
  }

  func write(_ warning: Warning, to json: inout JSONWriter) {
    json.object { json in
      json.field("code", warning.code)
      json.field("message", warning.message)
      json.field("span", warning.span, of: text)
    }
  }

  func write(_ actor: Actor, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", actor.id)
      json.field("kind", actor.kind.rawValue)
      json.field("name", actor.name)
      json.key("roles")
      json.array(actor.roles) { json, role in
        json.object(inline: true) { json in
          json.field("title", role.title)
          json.field("body", role.body)
          json.field("of", role.of)
          json.field("span", role.span, of: text)
        }
      }
      json.field("represents", actor.represents)
      json.field("code", actor.code)
      json.field("mentions", actor.mentions, of: text)
    }
  }

  func write(_ event: Event, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", event.id)
      json.field("plover", event.plover)
      json.field("mode", event.mode)
      json.field("cameo", event.cameo)
      json.field("actors", event.actors)
      json.field("recipients", event.recipients)
      json.field("date", event.date, of: text)
      json.field("from", event.from)
    }
  }
}
