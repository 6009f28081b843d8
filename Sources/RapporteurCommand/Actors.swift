internal import ArgumentParser
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur actors`.
struct Actors: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the persons, bodies, states, groups and places that reports name.",
    discussion: """
      Those that most reports name come first. --with, --place, --topic and the days mean the reports \
      that name them; --status is person, organisation, state, group or place.

      Examples:
        rapporteur actors --status person
        rapporteur actors --with Holbrooke --since 1995-11-10
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    let rows = Listing(actors: try ledger.open().actors(filter.filter))
    try listing.print(rows, nothing: "No actor in the ledger fits.")
  }
}
