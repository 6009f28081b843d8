internal import ArgumentParser
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur process`: dossiers.
struct ProcessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "process",
    abstract: "List processes, or give a question a name.",
    discussion: """
      A process is a named question: the actors, topics and days that belong to it. Other questions are \
      limited to it with --process NAME. Without a name, all are listed; --propose lists sides that meet \
      again and again.

      Examples:
        rapporteur process "Dayton" --with Serbia --since 1995-11-01 --until 1995-12-14
        rapporteur process --propose
        rapporteur process --remove "Dayton"
      """)

  @Argument(help: "The name.")
  var name: String?

  @Flag(help: "List what may be processes.")
  var propose = false

  @Flag(help: "Take the process of that name out.")
  var remove = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  mutating func validate() throws {
    guard !remove || name != nil else { throw ValidationError("Say which process to remove.") }
    guard filter.process == nil, filter.asOf == nil else {
      throw ValidationError("A process cannot be limited by --process or --as-of.")
    }
  }

  func run() throws {
    if let name {
      let open = try Ledger(writing: ledger.path)
      if remove {
        guard try open.remove(process: name) else {
          throw LedgerError(code: .unknown, message: "no process is called \"\(name)\"")
        }
        return
      }
      try open.define(process: name, as: filter.filter)
    }
    let open = try ledger.open()
    let processes =
      propose
      ? try open.proposedProcesses(limit: filter.filter.limit ?? .max)
      : try open.processes().filter { name == nil || $0.name == name }
    let rows = Listing(processes: processes, areProposals: propose)
    try listing.print(
      rows, nothing: propose ? "Nothing suggests a process." : "The ledger has no process.")
  }
}
