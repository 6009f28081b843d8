internal import RapporteurCore
internal import RapporteurLedger

/// Meetings and agreement items as TimelineJS reads them.
///
/// TimelineJS shows headlines and texts as HTML, so what comes from reports is escaped. Items that no report
/// dates stand at the day since when they are known.
/// - Source: Knight Lab, TimelineJS JSON format.
struct TimelineJS {
  private let source: ExportSource

  init(_ source: ExportSource) { self.source = source }

  func write(to output: ExportOutput) throws {
    var title = JSONWriter()
    title.object { json in
      json.key("text")
      json.object { $0.field("headline", Self.escaped(source.title)) }
    }
    try output.put("{\"title\":")
    try output.put(title.bytes)
    try output.put(",\"events\":[")
    var events = ArrayOutput(output)
    for kind in [FindingKind.meeting, .outcome] {
      try source.extract.entries(kind, source.filter) { entry in
        guard entry.modality != .denied, entry.modality != .hypothetical else { return }
        try events.element { write(entry, to: &$0) }
      }
    }
    try output.put("\n]}\n")
  }

  private func write(_ entry: AccountEntry, to json: inout JSONWriter) {
    let headline = entry.kind == .meeting ? entry.meetingTitle : "\(entry.status): \(entry.words)"
    let quote = entry.mentions.first.map { mention in
      "<blockquote>\(Self.escaped(mention.evidence))</blockquote>"
        + "<p>\(Self.escaped(mention.chain.joined(separator: " → "))), \(mention.known.iso)</p>"
    }
    let place = entry.place.map { "<p>\(Self.escaped($0.name))</p>" } ?? ""
    json.object { json in
      json.field("unique_id", entry.id)
      json.field("group", "\(entry.kind)")
      json.key("start_date")
      Self.write(entry.day, to: &json)
      if let days = entry.days, days.onlyDay == nil {
        json.key("end_date")
        Self.write(days.to - 1, to: &json)
      }
      json.key("text")
      json.object { json in
        json.field("headline", Self.escaped(headline))
        json.field(
          "text",
          "<p>\(Self.escaped(entry.status)), \(entry.sources) independent "
            + "source\(entry.sources == 1 ? "" : "s")</p>" + place + (quote ?? ""))
      }
    }
  }

  private static func write(_ day: Day, to json: inout JSONWriter) {
    let (year, month, number) = day.components
    json.object { json in
      json.field("year", year)
      json.field("month", month)
      json.field("day", number)
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
