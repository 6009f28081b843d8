public import RapporteurLedger

/// Reports as rows.
extension Listing {
  /// The rows of `reports`.
  public init(reports: [ReportEntry]) {
    self.init([
      .init("id"), .init("published"), .init("publisher", wrapped: true), .init("kind"),
      .init("headline", wrapped: true), .init("findings"), .init("version", inTable: false),
      .init("superseded", inTable: false), .init("correction", inTable: false),
      .init("identifier", inTable: false), .init("url", inTable: false),
      .init("digest", inTable: false), .init("source", inTable: false),
    ])
    for entry in reports { rows.append(Self.cells(of: entry)) }
  }

  static func cells(of entry: ReportEntry) -> [Cell] {
    let version = entry.version > 1 ? " (version \(entry.version))" : ""
    return [
      .text(entry.id),
      .shown(String(entry.published?.prefix(10) ?? "undated"), .text(entry.published)),
      .text(entry.publisher), .text(entry.kind),
      .shown((entry.headline ?? "Untitled report") + version, .text(entry.headline)),
      .number(entry.findings), .number(entry.version), .truth(entry.isSuperseded),
      .text(entry.correction), .text(entry.identifier), .text(entry.url), .text(entry.digest),
      .text(entry.source),
    ]
  }

  /// The rows of places that a search found.
  public init(hits: [SearchHit]) {
    self.init([
      .init("id"), .init("published"), .init("publisher", inTable: false),
      .init("headline", wrapped: true), .init("snippet", wrapped: true),
    ])
    for hit in hits {
      rows.append([
        .text(hit.report.id),
        .shown(String(hit.report.published?.prefix(10) ?? "undated"), .text(hit.report.published)),
        .text(hit.report.publisher), .text(hit.report.headline), .text(hit.snippet),
      ])
    }
  }
}
