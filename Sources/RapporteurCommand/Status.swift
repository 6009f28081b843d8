internal import ArgumentParser
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur status`: the board of agreement items.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show where each agreement item stands, who says so, and since when.",
    discussion: """
      Examples:
        rapporteur status --topic "Eastern Slavonia"
        rapporteur status --as-of 1995-11-12
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    let rows = Listing(board: try ledger.open().entries(.outcome, filter.filter))
    try listing.print(rows, nothing: "No agreement item in the ledger fits.")
  }
}
