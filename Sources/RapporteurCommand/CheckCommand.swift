internal import ArgumentParser
internal import Foundation
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

/// `rapporteur check`: what does not fit together.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Show what does not fit together, or prove every span.",
    discussion: """
      An ordinal against the meetings known ("sixth", and four are known), a weekday that is not that of \
      its date, reports that differ on participants, day or status of one meeting, one quotation in \
      several wordings, what a correction took back, meetings and commitments whose day has passed and of which nothing was heard; with \
      --single-source also what one source alone says was agreed. It is listed sort by sort, what contradicts itself first; \
      under --limit each sort has an equal share, so that --status SORT shows the rest of one.

      With --anchors, every span of every record is proved against its hash, and every text against \
      its own; the exit status is 1 if a single one fails.

      Examples:
        rapporteur check --since 1995-11-01
        rapporteur check --status ordinal
        rapporteur check --anchors
      """)

  @Flag(help: "Prove every span against its hash.")
  var anchors = false

  @Flag(help: "Also what one source alone tells.")
  var singleSource = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    let ledger = try ledger.open()
    if anchors { return try proveAnchors(of: ledger) }
    let rows = Listing(checks: try ledger.checks(filter.filter, singleSources: singleSource))
    try listing.print(rows, nothing: "Everything fits together.")
  }

  private func proveAnchors(of ledger: Ledger) throws {
    let (spans, broken) = try ledger.checkAnchors()
    for anchor in broken {
      StandardError.write("rapporteur: \(anchor.report): \(anchor.message)")
    }
    guard broken.isEmpty else {
      StandardError.write("\(broken.count) of \(spans) spans and texts are not what was found")
      throw ExitCode(1)
    }
    try StandardOutput.write(Array("\(spans) spans are what was found\n".utf8))
  }
}
