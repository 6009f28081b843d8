internal import ArgumentParser
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur reports`: the reports of a ledger.
struct Reports: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the reports of the ledger.",
    discussion: """
      The latest first, of each its last version. --since and --until mean the day of publication.

      Examples:
        rapporteur reports --source Meridian --since 1995-11-09
        rapporteur reports --topic ceasefire --format csv > reports.csv
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    var rows = Listing([
      .init("id"), .init("published"), .init("publisher", wrapped: true), .init("kind"),
      .init("headline", wrapped: true), .init("findings"), .init("version", inTable: false),
      .init("superseded", inTable: false), .init("correction", inTable: false),
      .init("identifier", inTable: false), .init("url", inTable: false),
      .init("digest", inTable: false), .init("source", inTable: false),
    ])
    for entry in try ledger.open().reports(filter.filter) {
      let version = entry.version > 1 ? " (version \(entry.version))" : ""
      rows.rows.append([
        .text(entry.id),
        .shown(String(entry.published?.prefix(10) ?? "undated"), .text(entry.published)),
        .text(entry.publisher), .text(entry.kind),
        .shown((entry.headline ?? "Untitled report") + version, .text(entry.headline)),
        .number(entry.findings), .number(entry.version), .truth(entry.isSuperseded),
        .text(entry.correction), .text(entry.identifier), .text(entry.url), .text(entry.digest),
        .text(entry.source),
      ])
    }
    try listing.print(rows, nothing: "No report in the ledger fits.")
  }
}
