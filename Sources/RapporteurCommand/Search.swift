internal import ArgumentParser
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur search`: full text.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Search the text of the reports.",
    discussion: """
      All words must stand in a report, in any inflection; what is in double quotes must stand there \
      as a phrase. The best reports come first, hits stand between ⟦ and ⟧.

      Examples:
        rapporteur search ceasefire Sarajevo
        rapporteur search '"security guarantees"' --since 2025-12-01
      """)

  @Argument(help: "The words to search for.")
  var words: [String]

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  mutating func validate() throws {
    guard !words.isEmpty else { throw ValidationError("Give the words to search for.") }
  }

  func run() throws {
    // A quotation that the shell took as one argument is a phrase.
    let text = words.joined(separator: " ")
    let rows = Listing(hits: try ledger.open().search(text, filter.filter))
    try listing.print(rows, nothing: "No report in the ledger holds that.")
  }
}
