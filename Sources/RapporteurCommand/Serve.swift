internal import ArgumentParser
internal import Foundation
internal import RapporteurDesk
internal import RapporteurExchange

/// `rapporteur serve`: the Desk, the ledger in a browser.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the ledger to a browser: the Desk.",
    discussion: """
      Serves pages, and an interface for programs, until it is told to end (Ctrl-C). It listens on this \
      machine only. The ledger is made if there is none; reports can be added from the pages.

      Examples:
        rapporteur serve --ledger dayton.sqlite
        rapporteur serve --port 9000
      """)

  @OptionGroup var ledger: LedgerOptions

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port; 0 for any that is free.", valueName: "N"))
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "Under which name decisions are written down; else the name you are logged in by.",
      valueName: "name"))
  var reviewer: String?

  @OptionGroup var models: ModelOptions

  mutating func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port must be from 0 to 65535.")
    }
  }

  func run() async throws {
    let name = reviewer ?? ProcessInfo.processInfo.environment["USER"] ?? "reviewer"
    let desk = try Desk(
      DeskConfiguration(
        ledger: ledger.path, host: host, port: port, models: models.models, reviewer: name))
    let path = ledger.path
    try await desk.run { address in
      StandardError.write("The Desk on \(path) is at \(address) (Ctrl-C ends it)")
    }
  }
}
