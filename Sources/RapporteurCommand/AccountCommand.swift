internal import ArgumentParser
internal import RapporteurExchange
internal import RapporteurLedger

/// A command that lists one kind of findings.
protocol AccountCommand: ParsableCommand {
  static var kind: FindingKind { get }
  var ledger: LedgerOptions { get }
  var filter: FilterOptions { get }
  var listing: ListingOptions { get }
}

extension AccountCommand {
  func list(nothing: String) throws {
    let entries = try ledger.open().entries(Self.kind, filter.filter)
    try listing.print(Listing(entries, of: Self.kind), nothing: nothing)
  }
}
