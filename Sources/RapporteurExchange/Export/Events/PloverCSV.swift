internal import RapporteurCore
internal import RapporteurLedger

/// PLOVER events, one a row, under the column names of the POLECAT data as far as the ledger knows what
/// belongs into them; what is ours alone stands behind.
/// - Source: PLOVER manual, draft 0.8; POLECAT weekly data, column names.
struct PloverCSV {
  private let source: ExportSource

  init(_ source: ExportSource) { self.source = source }

  static let columns = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Actor Name",
    "Actor Country", "Actor Sectors", "Actor Title", "Recipient Name", "Recipient Country",
    "Recipient Sectors", "Recipient Title", "Placename", "Source", "Publication Date", "Headline",
    "CAMEO Code", "Date From", "Date To", "Date Basis", "Story Count", "Source Count", "Event Text",
    "Mentions",
  ]

  func write(to output: ExportOutput) throws {
    try output.put(CSVText.head(Self.columns))
    try EventResolver(source).events { event in
      let entry = event.entry
      let first = entry.mentions.first
      try output.put(
        CSVText.row(
          [
            .text(entry.id), .text(entry.day.iso), .text(event.plover), .text(event.mode),
            .decimal(event.scale?.goldstein), .number(event.scale?.quadrant),
          ] + Self.cells(event.actors) + Self.cells(event.recipients) + [
            .text(entry.place?.name), .text(first?.publisher), .text(first?.known.iso),
            .text(first?.headline), .text(event.cameo), .text(entry.days?.from.iso),
            .text(entry.days.map { ($0.to - 1).iso }),
            .text(entry.days == nil ? "publication" : "report"), .number(entry.mentionCount),
            .number(entry.sources), .text(entry.words), .list(entry.mentions.map(\.id)),
          ]))
    }
  }

  private static func cells(_ parties: [ResolvedEvent.Party]) -> [CSVText.Cell] {
    [
      .list(parties.map(\.name)), .list(parties.compactMap(\.country).uniqued()),
      .list(parties.compactMap(\.role).uniqued()), .list(parties.flatMap(\.persons).uniqued()),
    ]
  }
}
