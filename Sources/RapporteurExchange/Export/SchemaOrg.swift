internal import RapporteurCore
internal import RapporteurLedger

/// Reports, meetings and quotations in terms of schema.org, as JSON-LD.
///
/// A meeting that was held is one that took place as scheduled (`EventScheduled`): schema.org has no
/// word for the past.
/// - Source: schema.org, types NewsArticle, Article, Event and Quotation.
struct SchemaOrg {
  private let source: ExportSource

  init(_ source: ExportSource) { self.source = source }

  func write(to output: ExportOutput) throws {
    try output.put("{\"@context\":\"https://schema.org\",\"@graph\":[")
    var graph = ArrayOutput(output)
    var directory = ActorDirectory()
    try source.reports { report, record, _ in
      directory.add(record, things: report.things)
      try graph.element { write(record.report, report.entry, to: &$0) }
    }
    try source.extract.entries(.meeting, source.filter) { entry in
      guard entry.status != Meeting.Status.denied.rawValue, entry.modality != .denied else {
        return
      }
      try graph.element { write(meeting: entry, directory, to: &$0) }
    }
    try source.extract.entries(.statement, source.filter) { entry in
      guard entry.status != Statement.Kind.indirect.rawValue else { return }
      try graph.element { write(quotation: entry, directory, to: &$0) }
    }
    try output.put("\n]}\n")
  }

  private func write(_ report: Report, _ entry: ReportEntry, to json: inout JSONWriter) {
    json.object { json in
      json.field("@type", report.kind == .news ? "NewsArticle" : "Article")
      json.field("@id", source.address(ofReport: entry.id))
      json.field("identifier", report.id)
      if let headline = report.headline { json.field("headline", headline) }
      if let published = report.published { json.field("datePublished", published) }
      if let language = report.language { json.field("inLanguage", language) }
      if let url = report.url?.addressText { json.field("url", url) }
      if let byline = report.byline { json.field("creditText", byline) }
      if let correction = report.correction { json.field("correction", correction) }
      if let publisher = report.publisher {
        json.key("publisher")
        json.object { json in
          json.field("@type", "Organization")
          json.field("name", publisher)
        }
      }
      if !report.derivedFrom.isEmpty {
        json.key("isBasedOn")
        json.array(report.derivedFrom) { json, text in
          json.object { json in
            json.field("@type", "CreativeWork")
            json.field("name", text)
          }
        }
      }
    }
  }

  private func write(
    meeting entry: AccountEntry, _ directory: ActorDirectory, to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("@type", "Event")
      json.field("@id", source.address(ofThing: entry.id))
      json.field("name", entry.meetingTitle)
      json.field("description", entry.words)
      let status =
        switch Meeting.Status(rawValue: entry.status) {
        case .cancelled: "EventCancelled"
        case .postponed: "EventPostponed"
        default: "EventScheduled"
        }
      json.field("eventStatus", "https://schema.org/" + status)
      if let format = entry.format {
        json.field(
          "eventAttendanceMode",
          format == Meeting.Format.inPerson.rawValue
            ? "https://schema.org/OfflineEventAttendanceMode"
            : "https://schema.org/OnlineEventAttendanceMode")
      }
      if let days = entry.days {
        json.field("startDate", days.from.iso)
        json.field("endDate", (days.to - 1).iso)
      }
      if let place = entry.place {
        json.key("location")
        json.object { json in
          json.field("@type", "Place")
          json.field("@id", source.address(ofThing: place.id))
          json.field("name", place.name)
        }
      }
      json.key("attendee")
      json.array(entry.takers) { write($1, directory, to: &$0) }
      subjects(of: entry, to: &json)
    }
  }

  private func write(
    quotation entry: AccountEntry, _ directory: ActorDirectory, to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("@type", "Quotation")
      json.field("@id", source.address(ofThing: entry.id))
      json.field("text", entry.words)
      if let days = entry.days { json.field("dateCreated", days.from.iso) }
      json.key("spokenByCharacter")
      json.array(entry.parties) { write($1, directory, to: &$0) }
      json.key("isPartOf")
      json.array(entry.reports) { json, report in
        json.object { $0.field("@id", source.address(ofReport: report)) }
      }
    }
  }

  private func subjects(of entry: AccountEntry, to json: inout JSONWriter) {
    json.key("subjectOf")
    json.array(entry.reports) { json, report in
      json.object { $0.field("@id", source.address(ofReport: report)) }
    }
  }

  private func write(
    _ party: AccountEntry.Party, _ directory: ActorDirectory, to json: inout JSONWriter
  ) {
    json.object { json in
      let type =
        switch directory[party.id].kind {
        case .person: "Person"
        case .state: "Country"
        case .place: "Place"
        case .organisation, .group, nil: "Organization"
        }
      // A place does not attend or speak; who is meant is those who sit there.
      json.field("@type", type == "Place" ? "Organization" : type)
      if !party.id.isEmpty { json.field("@id", source.address(ofThing: party.id)) }
      json.field("name", party.name)
    }
  }
}

extension AccountEntry {
  /// The reports that tell it, each once.
  var reports: [String] {
    mentions.map { String($0.id.prefix { $0 != "#" }) }.uniqued()
  }

  /// A meeting in a line: who with whom, and how or where.
  var meetingTitle: String {
    let who = takers.map(\.name)
    let manner =
      switch format {
      case Meeting.Format.phone.rawValue: "Call"
      case Meeting.Format.video.rawValue: "Video meeting"
      default: "Meeting"
      }
    let names =
      who.count > 4
      ? who.prefix(4).joined(separator: ", ") + " and others"
      : who.joined(separator: ", ")
    return names.isEmpty ? manner : manner + ": " + names
  }
}
