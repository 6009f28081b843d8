internal import Hummingbird
internal import RapporteurLedger
internal import RapporteurReading

/// What went wrong with a request, as it is told to the one who sent it.
struct Fault: Error, Sendable {
  /// The status of the answer.
  var status: HTTPResponse.Status
  /// In a few words.
  var title: String
  /// What was expected, what was found, and what can be done.
  var message: String
  /// What a name that fits several may mean, best first.
  var candidates: [String] = []
  /// After how many seconds it may be tried again; nil if nothing is known of that.
  var retryAfter: Int?

  /// There is nothing at that address.
  static func missing(_ message: String) -> Fault {
    Fault(status: .notFound, title: "Not found", message: message)
  }

  /// The request does not say what it should.
  static func badRequest(_ message: String) -> Fault {
    Fault(status: .badRequest, title: "Not understood", message: message)
  }

  /// The request may not be made.
  static func forbidden(_ message: String) -> Fault {
    Fault(status: .forbidden, title: "Not allowed", message: message)
  }

  /// Nobody has signed in, and somebody must.
  static let unauthorized = Fault(
    status: .unauthorized, title: "Not signed in",
    message: "Sign in first; programs send a token: Authorization: Bearer …")

  /// There were too many of that sort lately.
  static func tooMany(after seconds: Int) -> Fault {
    var fault = Fault(
      status: .tooManyRequests, title: "Too many requests",
      message:
        "That was asked too often. It can be asked again in \(Words.count(seconds, "second")).")
    fault.retryAfter = seconds
    return fault
  }

  /// What `error` means for the one who sent the request; nothing of the inside of an unforeseen one is told.
  init(_ error: any Error) {
    switch error {
    case let fault as Fault: self = fault
    case let fault as FilterFields.Fault:
      self = .badRequest("\(fault.name): \(fault.message)")
    case let error as LedgerError: self.init(ledger: error)
    case let error as ReadingError: self = .badRequest("\(error)")
    case let error as AccessError where error.code != .failed: self = .badRequest(error.message)
    case LedgerQueue.Refusal.busy:
      self.init(
        status: .serviceUnavailable, title: "Too busy",
        message: "Too many questions wait for the ledger. Please try again in a moment.")
    case LedgerQueue.Refusal.late:
      self.init(
        status: .serviceUnavailable, title: "Too slow",
        message:
          "The ledger took too long to answer. Narrower limits, such as fewer days, are answered sooner."
      )
    case let error as HTTPError: self.init(status: error.status, body: error.body)
    case let error as any HTTPResponseError: self.init(status: error.status, body: nil)
    default:
      self.init(
        status: .internalServerError, title: "Something broke",
        message:
          "The request could not be answered. What happened was written to the program's log.")
    }
  }

  init(
    status: HTTPResponse.Status, title: String, message: String, candidates: [String] = []
  ) {
    self.status = status
    self.title = title
    self.message = message
    self.candidates = candidates
    retryAfter = status == .serviceUnavailable ? 2 : nil
  }

  private init(status: HTTPResponse.Status, body: String?) {
    switch status {
    case .notFound: self = .missing("There is no such page.")
    case .contentTooLarge:
      self.init(
        status: status, title: "Too large", message: "More was sent than may be sent at once.")
    case .methodNotAllowed:
      self.init(
        status: status, title: "Not possible", message: "This address cannot be asked in that way.")
    default: self.init(status: status, title: status.reasonPhrase, message: body ?? "")
    }
  }

  private init(ledger error: LedgerError) {
    switch error.code {
    case .unknown: self = .missing(error.message)
    case .ambiguous:
      self.init(
        status: .badRequest, title: "Which one?", message: error.message,
        candidates: error.candidates)
    case .locked, .full, .readOnly:
      self.init(
        status: .serviceUnavailable, title: "The ledger cannot be written", message: error.message)
    case .missing, .notALedger, .tooNew, .failed:
      self.init(
        status: .internalServerError, title: "The ledger cannot be read", message: error.message)
    }
  }
}
