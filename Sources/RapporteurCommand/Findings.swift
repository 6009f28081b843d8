internal import ArgumentParser
internal import RapporteurLedger

/// `rapporteur meetings`.
struct Meetings: AccountCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the meetings, each once however many reports tell of it.",
    discussion: """
      Days in brackets are those of the report, where none says when the meeting was.

      Examples:
        rapporteur meetings --with "Slobodan Milošević" --since 1995-11-10
        rapporteur meetings --with "President of France" --status held --limit 0 --format csv
      """)
  static let kind = FindingKind.meeting

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws { try list(nothing: "No meeting in the ledger fits.") }
}

/// `rapporteur statements`.
struct Statements: AccountCommand {
  static let configuration = CommandConfiguration(
    abstract: "List who said what, each statement once however many reports quote it.",
    discussion: """
      Examples:
        rapporteur statements --with Bildt --topic refugees
        rapporteur statements --status direct --source "Meridian" --format ndjson
      """)
  static let kind = FindingKind.statement

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws { try list(nothing: "No statement in the ledger fits.") }
}

/// `rapporteur outcomes`.
struct Outcomes: AccountCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what was done with the items of agreements: raised, agreed, signed …",
    discussion: """
      Examples:
        rapporteur outcomes --status agreed --status signed
        rapporteur outcomes --topic "Eastern Slavonia" --as-of 1995-11-12
      """)
  static let kind = FindingKind.outcome

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws { try list(nothing: "No outcome in the ledger fits.") }
}

/// `rapporteur conditions`.
struct Conditions: AccountCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what is said to depend on what.",
    discussion: """
      Examples:
        rapporteur conditions --with "Franjo Tuđman"
        rapporteur conditions --topic sanctions --status necessary
      """)
  static let kind = FindingKind.condition

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws { try list(nothing: "No condition in the ledger fits.") }
}

/// `rapporteur commitments`.
struct Commitments: AccountCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what who undertook to do.",
    discussion: """
      Examples:
        rapporteur commitments --topic Sudan
        rapporteur commitments --with NATO --since 1995-11-01
      """)
  static let kind = FindingKind.commitment

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws { try list(nothing: "No commitment in the ledger fits.") }
}

/// `rapporteur positions`.
struct Positions: AccountCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what who thinks of which matter.",
    discussion: """
      Examples:
        rapporteur positions --status oppose --topic "land corridor"
        rapporteur positions --party Croatia
      """)
  static let kind = FindingKind.position

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws { try list(nothing: "No position in the ledger fits.") }
}
