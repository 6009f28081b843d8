internal import ArgumentParser
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur check`: what does not fit together.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what does not fit together, or prove every span.",
    discussion: """
      With --anchors, every span of every record is proved against its hash, and every text against \
      its own; the exit status is 1 if a single one fails.

      Examples:
        rapporteur check
        rapporteur check --anchors
      """)

  @Flag(help: "Prove every span against its hash.")
  var anchors = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    let ledger = try ledger.open()
    if anchors {
      let (spans, broken) = try ledger.checkAnchors()
      for anchor in broken {
        StandardError.write("rapporteur: \(anchor.report): \(anchor.message)")
      }
      guard broken.isEmpty else {
        StandardError.write("\(broken.count) of \(spans) spans and texts are not what was found")
        throw ExitCode(1)
      }
      try StandardOutput.write(Array("\(spans) spans are what was found\n".utf8))
      return
    }
  }
}
