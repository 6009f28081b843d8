internal import RapporteurCore
internal import RapporteurLedger

/// CAMEO events, one dyad a row, under the column names of the Phoenix data; one event for each meeting,
/// agreement item or position, however many reports tell of it.
/// - Source: CAMEO 1.1b3; Cline Center Historical Phoenix Event Data, variable descriptions.
struct CameoCSV {
  private let source: ExportSource

  init(_ source: ExportSource) { self.source = source }

  static let columns = [
    "eid", "story_date", "year", "month", "day", "source", "source_root", "source_agent",
    "source_others", "target", "target_root", "target_agent", "target_others", "code", "root_code",
    "quad_class", "goldstein", "joined_issues", "placename", "aid", "source_name", "target_name",
    "date_basis", "story_count", "source_count", "publisher", "event_text",
  ]

  func write(to output: ExportOutput) throws {
    try output.put(CSVText.head(Self.columns))
    try EventResolver(source).events { event in
      let entry = event.entry
      let (year, month, day) = entry.day.components
      var number = 0
      for actor in event.actors {
        for target in event.recipients {
          number += 1
          try output.put(
            CSVText.row([
              .text("\(entry.id)-\(number)"), .text(entry.day.iso), .number(year), .number(month),
              .number(day), .text(actor.code), .text(actor.country ?? actor.body),
              .text(actor.role), .list(actor.persons), .text(target.code),
              .text(target.country ?? target.body), .text(target.role), .list(target.persons),
              .text(event.cameo), .text(String(event.cameo.prefix(2))),
              .number(event.scale?.quadrant), .decimal(event.scale?.goldstein),
              .list(entry.issues), .text(entry.place?.name), .list(entry.mentions.map(\.id)),
              .text(actor.name), .text(target.name),
              .text(entry.days == nil ? "publication" : "report"), .number(entry.mentionCount),
              .number(entry.sources), .text(entry.mentions.first?.publisher), .text(entry.words),
            ]))
        }
      }
    }
  }
}
