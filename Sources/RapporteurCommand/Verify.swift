internal import ArgumentParser
internal import Foundation
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

/// `rapporteur verify`: is this quotation right?
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say whether quotations are right.",
    discussion: """
      Takes a quotation, or a file whose quotations (four words or more between quotation marks) are \
      looked at one by one. Each is verbatim, typographic (other marks, case or spaces), truncated, \
      spliced from several passages, altered (the words that differ are marked), attributed to another, \
      or not found. The exit status is 1 if one of them is spliced, altered, attributed to another or \
      not found.

      Examples:
        rapporteur verify "Both sides agreed on elections in Eastern Slavonia"
        rapporteur verify --speaker Bildt "The talks have failed"
        rapporteur verify draft.txt
      """)

  @Argument(help: "The quotation, or a file.")
  var quotation: String

  @Option(help: ArgumentHelp("To whom the quotation is attributed.", valueName: "name"))
  var speaker: String?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    var rows = Listing.verdicts
    let ledger = try ledger.open()
    var isWrong = false
    for quotation in try quotations() {
      let (verdict, places) = try ledger.verify(quotation, speaker: speaker, filter.filter)
      isWrong = isWrong || verdict >= .spliced
      rows.add(verdict, on: quotation, places: places)
    }
    try listing.print(rows, nothing: "There is no quotation to look for.")
    if isWrong { throw ExitCode(1) }
  }

  private func quotations() throws -> [String] {
    guard FileManager.default.fileExists(atPath: quotation) else { return [quotation] }
    let text = try String(contentsOfFile: quotation, encoding: .utf8)
    return text.matches(of: #/[“"„«]([^“”"„«»]+)[”"“»]/#).map { String($0.output.1) }
      .filter { $0.split(whereSeparator: \.isWhitespace).count >= 4 }
  }
}
