internal import RapporteurCore
internal import RapporteurLedger

/// One kind of things, one a row, with the columns that the question for them has.
struct KindCSV {
  private let source: ExportSource

  init(_ source: ExportSource) { self.source = source }

  func write(_ kind: FindingKind, to output: ExportOutput) throws {
    try output.put(CSVText.head(Listing.columns(kind).map { "\($0.name)" }))
    try source.extract.entries(kind, source.filter) { entry in
      try output.put(CSVText.row(Listing.cells(of: entry, kind).map(\.exported)))
    }
  }

  func writeReports(to output: ExportOutput) throws {
    try output.put(CSVText.head(Listing(reports: []).columns.map { "\($0.name)" }))
    try source.extract.reports(source.filter) { report in
      try output.put(CSVText.row(Listing.cells(of: report.entry).map(\.exported)))
    }
  }

  func writeActors(to output: ExportOutput) throws {
    let listing = Listing(actors: try source.extract.actors(source.filter))
    try output.put(CSVText.head(listing.columns.map { "\($0.name)" }))
    for row in listing.rows { try output.put(CSVText.row(row.map(\.exported))) }
  }
}
