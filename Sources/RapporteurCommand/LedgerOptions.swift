internal import ArgumentParser
internal import Foundation
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// Which ledger a command works on.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The ledger.",
      discussion: "Without it, RAPPORTEUR_LEDGER, or rapporteur.sqlite in this folder.",
      valueName: "file"), completion: .file(extensions: ["sqlite"]))
  var ledger: String?

  /// The path of the ledger.
  var path: String {
    if let ledger { return ledger }
    let named = ProcessInfo.processInfo.environment["RAPPORTEUR_LEDGER"] ?? ""
    return named.isEmpty ? "rapporteur.sqlite" : named
  }

  /// Opens the ledger to ask it.
  func open() throws -> Ledger { try Ledger(reading: path) }
}

/// How rows are printed.
struct ListingOptions: ParsableArguments {
  @Option(help: "How to print the rows.")
  var format: Format = .table

  /// The ways to print rows.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, ndjson, csv

    var listing: Listing.Format { Listing.Format(rawValue: rawValue) ?? .table }
  }

  /// Prints `listing`; an empty table says `nothing`.
  func print(_ listing: Listing, nothing: String) throws {
    let text =
      listing.rows.isEmpty && format == .table
      ? nothing : listing.text(as: format.listing, width: StandardOutput.width ?? 100)
    if text.isEmpty { return }
    do {
      try StandardOutput.write(Array((text + "\n").utf8))
    } catch is StandardOutput.Closed {
      return
    }
  }
}

/// What a question is limited to: one grammar for all questions.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "Only what this actor has to do with; may be given several times.",
      discussion:
        "A name, an office (\"President of France\") or an id; case, diacritics and small misspellings do not matter.",
      valueName: "name"))
  var with: [String] = []

  @Option(help: ArgumentHelp("Only what this state or body is a side to.", valueName: "name"))
  var party: String?

  @Option(help: ArgumentHelp("Only what was there.", valueName: "name"))
  var place: String?

  @Option(
    help: ArgumentHelp("Only what these words, all of them, stand in.", valueName: "text"))
  var topic: String?

  @Option(
    help: ArgumentHelp(
      "Only what has this status; may be given several times.",
      discussion:
        "Of a meeting or item also how it stands (silent, moved, disputed), of a meeting beside that how they met (in-person, phone, video), of a condition or commitment its state (open, met, kept, disputed, broken, lapsed), of a statement its kind (direct, indirect, mixed), of a position its stance, of a condition its relation, of a commitment its strength, of an actor or report its kind.",
      valueName: "status"))
  var status: [String] = []

  @Option(help: ArgumentHelp("Only from outlets whose name holds this.", valueName: "name"))
  var source: String?

  @Option(help: ArgumentHelp("Only what was so on or after this day.", valueName: "YYYY-MM-DD"))
  var since: PublicationDay?

  @Option(help: ArgumentHelp("Only what was so on or before this day.", valueName: "YYYY-MM-DD"))
  var until: PublicationDay?

  @Option(
    help: ArgumentHelp(
      "As it was known at the end of this day: from reports published until then.",
      valueName: "YYYY-MM-DD"))
  var asOf: PublicationDay?

  @Option(
    help: ArgumentHelp(
      "The day by which an announced or due day has passed; that of --as-of, or else today.",
      valueName: "YYYY-MM-DD"))
  var present: PublicationDay?

  @Option(help: ArgumentHelp("Only what belongs to this process.", valueName: "name"))
  var process: String?

  @Option(
    help: ArgumentHelp(
      "The most rows, 0 for all; 50 if nothing is said, in an export all.", valueName: "N"))
  var limit: Int?

  mutating func validate() throws {
    guard limit ?? 0 >= 0 else { throw ValidationError("--limit must be 0 or more.") }
    if let since, let until, since.day > until.day {
      throw ValidationError("--since must not be later than --until.")
    }
  }

  /// The filter that the options make.
  var filter: Filter { filter(limitedTo: 50) }

  /// The filter that the options make, with that limit where they set none.
  func filter(limitedTo standard: Int?) -> Filter {
    var filter = Filter()
    filter.with = with
    filter.party = party
    filter.place = place
    filter.topic = topic
    filter.status = status
    filter.source = source
    filter.since = since?.day
    filter.until = until?.day
    filter.asOf = asOf?.day
    filter.present = present?.day
    filter.process = process
    filter.limit = limit == 0 ? nil : limit ?? standard
    return filter
  }
}
