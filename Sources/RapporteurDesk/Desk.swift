internal import Hummingbird
internal import Logging
public import RapporteurLedger

/// The web application on a ledger: pages for people, and an interface for programs under `/api/v1`.
///
/// What reports say reaches a page only through templates that escape it, and questions to the ledger
/// never run on the threads that serve connections.
public struct Desk: Sendable {
  let configuration: DeskConfiguration
  let ledger: LedgerQueue
  let templates: Templates
  let files: StaticFiles
  let tokens: FormTokens
  let intake: Intake
  /// Who may use it; nil while it is one person's on a machine of their own.
  let access: Access?
  let pages: AnswerStore<SentPage>
  let checks = CheckStore()
  let answers: AnswerStore<APIAnswer>
  let exports = ExportQueue()
  let events = LedgerEvents()

  /// The Desk on the ledger that `configuration` names; the ledger is made if there is none.
  /// - Throws: `LedgerError`, `DeskError`, `AccessError`.
  public init(_ configuration: DeskConfiguration) throws {
    let access = try Access(configuration)
    try self.init(
      configuration, ledger: try Ledger(writing: configuration.ledger), access: access)
  }

  /// The Desk on an open ledger.
  /// - Throws: `DeskError`, `AccessError`.
  public init(_ configuration: DeskConfiguration, ledger: Ledger) throws {
    try self.init(configuration, ledger: ledger, access: try Access(configuration))
  }

  init(_ configuration: DeskConfiguration, ledger: Ledger, access: Access?) throws {
    self.access = access
    self.configuration = configuration
    let queue = LedgerQueue(
      ledger, longest: configuration.longestQueue, patience: configuration.patience)
    self.ledger = queue
    let oldest = Duration.seconds(configuration.oldestAnswer)
    pages = AnswerStore(oldest: oldest)
    answers = AnswerStore(oldest: oldest)
    files = try StaticFiles()
    templates = try Templates()
    tokens = FormTokens()
    intake = Intake(ledger: queue, models: configuration.models, access: access)
  }

  /// Serves until the process is told to end; `onListening` is given the address when it listens.
  /// - Throws: `DeskError` if it cannot listen there.
  public func run(onListening: @escaping @Sendable (String) async -> Void) async throws {
    let host = configuration.host
    var logger = Logger(label: "rapporteur.desk")
    logger.logLevel = .error
    let application = Application(
      router: router(), server: .http1(configuration: Self.connections),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: configuration.port), serverName: "Rapporteur",
        availableConnectionsDelegate: .maximum(Self.mostConnections, logger: logger)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        await onListening("http://\(host.contains(":") ? "[\(host)]" : host):\(port)/")
      }, logger: logger)
    do {
      try await application.runService()
    } catch let error where "\(error)".contains("bind") {
      throw DeskError(
        code: .occupied,
        message:
          "cannot listen on \(host), port \(configuration.port): \(error). Is it running already? "
          + "--port names another port")
    }
  }
}
