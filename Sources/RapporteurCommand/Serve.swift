internal import ArgumentParser
internal import Foundation
internal import RapporteurDesk
internal import RapporteurExchange

/// `rapporteur serve`: the Desk, the ledger in a browser.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the ledger to a browser: the Desk.",
    discussion: """
      Serves pages, and an interface for programs, until it is told to end (Ctrl-C). The ledger is made if \
      there is none; reports can be added from the pages.

      It listens on this machine only, and nobody signs in, until there are users (`rapporteur users add`). \
      Any other address, and any name that others come by, demands users, and a proxy in front that speaks \
      TLS; docs/desk.md has an example.

      Examples:
        rapporteur serve --ledger dayton.sqlite
        rapporteur serve --port 9000
        rapporteur serve --name desk.example.org --proxy 127.0.0.1
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

  @Option(
    name: .customLong("name"),
    help: ArgumentHelp(
      "A name that browsers come by; may be given several times.", valueName: "host"))
  var names: [String] = []

  @Option(
    name: .customLong("proxy"),
    help: ArgumentHelp(
      "The address of a proxy that is believed when it says for whom it asks, and whether over TLS "
        + "(X-Forwarded-For, X-Forwarded-Proto); may be given several times.",
      valueName: "address"))
  var proxies: [String] = []

  @Flag(help: "Let people sign in without TLS, because the network itself is secret.")
  var plain = false

  @Option(
    help: ArgumentHelp(
      "How many requests a second a user or an address may send where people sign in; 0 for any number.",
      valueName: "N"))
  var rate = 50.0

  @Option(
    help: ArgumentHelp(
      "The file of users; else the one beside the ledger.", valueName: "file"),
    completion: .file(extensions: ["sqlite"]))
  var users: String?

  @OptionGroup var models: ModelOptions

  mutating func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port must be from 0 to 65535.")
    }
    guard rate >= 0 else { throw ValidationError("--rate must be 0 or more.") }
  }

  func run() async throws {
    let name = reviewer ?? ProcessInfo.processInfo.environment["USER"] ?? "reviewer"
    var configuration = DeskConfiguration(
      ledger: ledger.path, host: host, port: port, models: models.models, reviewer: name)
    configuration.users = users
    configuration.names = names
    configuration.proxies = proxies
    configuration.isPlain = plain
    configuration.requestRate = rate
    let desk = try Desk(configuration)
    let path = ledger.path
    try await desk.run { address in
      StandardError.write("The Desk on \(path) is at \(address) (Ctrl-C ends it)")
    }
  }
}
