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
    let rows = Listing(reports: try ledger.open().reports(filter.filter))
    try listing.print(rows, nothing: "No report in the ledger fits.")
  }
}
