internal import ArgumentParser
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur timeline`: what happened, day by day.
struct Timeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List meetings, outcomes, commitments and conditions day by day.",
    discussion: """
      The earliest first. --all adds statements and positions. With --limit, the latest are kept.

      Examples:
        rapporteur timeline --since 1995-11-08 --until 1995-11-12
        rapporteur timeline --with Serbia --all --format csv
      """)

  @Flag(help: "Statements and positions too.")
  var all = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    let ledger = try ledger.open()
    let kinds = FindingKind.course + (all ? [.statement, .position] : [])
    let entries = try kinds.flatMap { try ledger.entries($0, filter.filter) }
    let rows = Listing(timeline: entries, limit: filter.filter.limit)
    try listing.print(rows, nothing: "Nothing in the ledger fits.")
  }
}
