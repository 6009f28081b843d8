/// Where the Desk listens and what it may do.
public struct DeskConfiguration: Sendable {
  /// The address to listen on; any but a loopback address demands that people sign in.
  public var host: String
  /// The port; 0 for any that is free.
  public var port: Int
  /// The path of the ledger; it is made if there is none.
  public var ledger: String
  /// The folder of the models; nil for the one that `Pipeline` finds.
  public var models: String?
  /// Under which name decisions are written down while nobody signs in.
  public var reviewer: String
  /// The path of the file of users; nil for the one beside the ledger.
  public var users: String?
  /// Names by which browsers know the Desk, besides `host` and those of this machine; any demands that people
  /// sign in.
  public var names: [String] = []
  /// The addresses of proxies that are believed when they say for whom they ask, and whether over TLS.
  public var proxies: [String] = []
  /// Whether people may sign in without TLS from other machines, because the network itself is secret.
  public var isPlain = false
  /// How many requests a second one user, or one address, may send in the long run, where people sign in.
  public var requestRate = 50.0
  /// The most bytes of a form, and of reports that are handed in at once.
  public var largestForm = 1 << 16
  /// The most bytes of reports that are handed in at once.
  public var largestUpload = 32 << 20
  /// How many seconds an answer may take.
  public var patience = 30.0
  /// How many seconds ago an answer that took long to make may have been right, so that it is given while a newer
  /// one is made; 0 for never.
  public var oldestAnswer = 60.0
  /// How many questions may wait for the ledger.
  public var longestQueue = 256

  /// Creates a configuration.
  public init(
    ledger: String, host: String = "127.0.0.1", port: Int = 8080, models: String? = nil,
    reviewer: String = "reviewer"
  ) {
    self.ledger = ledger
    self.host = host
    self.port = port
    self.models = models
    self.reviewer = reviewer
  }
}
