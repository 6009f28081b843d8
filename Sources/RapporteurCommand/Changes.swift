internal import ArgumentParser
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur changes`: what is new.
struct Changes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what reports published since a day changed.",
    discussion: """
      new: nothing was known of it before; moved: it stands otherwise than before; corroborated: another \
      outlet tells it on its own. --since is the day of publication here.

      Examples:
        rapporteur changes --since 1995-11-20
        rapporteur changes --since 1995-11-20 --with Serbia --all
      """)

  @Flag(help: "Statements and positions too.")
  var all = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  mutating func validate() throws {
    guard filter.since != nil else { throw ValidationError("Give a day: --since YYYY-MM-DD.") }
  }

  func run() throws {
    var filter = filter.filter
    guard let day = filter.since else { return }
    filter.since = nil
    let kinds = FindingKind.course + (all ? [.statement, .position] : [])
    let rows = Listing(
      changes: try ledger.open().changes(since: day, kinds: kinds, filter))
    try listing.print(rows, nothing: "Nothing changed since \(day.iso).")
  }
}
