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
    var rows = Listing([
      .init("id"), .init("item", wrapped: true), .init("status"), .init("parties", wrapped: true),
      .init("saidBy", wrapped: true), .init("sources"), .init("since"),
      .init("history", inTable: false), .init("standing", inTable: false),
    ])
    for entry in try ledger.open().entries(.outcome, filter.filter) {
      let last = entry.mentions.last { $0.status == entry.status } ?? entry.mentions.last
      rows.rows.append([
        .text(entry.id), .text(entry.words), .shown(entry.shownStatus, .text(entry.status)),
        .list(entry.parties.map(\.name)),
        .text(last?.chain.joined(separator: " → ")), .number(entry.sources), .text(entry.since.iso),
        .list(
          entry.mentions.map {
            "\(($0.days?.from ?? $0.known).iso) \($0.status), known \($0.known.iso), "
              + "\($0.chain.joined(separator: " → ")), \($0.id)"
          }), .text(entry.standing),
      ])
    }
    try listing.print(rows, nothing: "No agreement item in the ledger fits.")
  }
}
