/// Where the Desk listens and what it may do.
public struct DeskConfiguration: Sendable {
  /// The address to listen on; a loopback address unless people must sign in.
  public var host: String
  /// The port; 0 for any that is free.
  public var port: Int
  /// The path of the ledger; it is made if there is none.
  public var ledger: String
  /// The folder of the models; nil for the one that `Pipeline` finds.
  public var models: String?
  /// Under which name decisions are written down while nobody signs in.
  public var reviewer: String
  /// The most bytes of a form, and of reports that are handed in at once.
  public var largestForm = 1 << 16
  /// The most bytes of reports that are handed in at once.
  public var largestUpload = 32 << 20
  /// How many seconds an answer may take.
  public var patience = 30.0
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
