internal import Hummingbird
internal import RapporteurExchange
internal import RapporteurLedger

/// One address of the interface for programs: what it takes, what it gives, and how.
///
/// The router and the description at `/api/v1/openapi.json` are made of the same list of these, so that neither
/// knows an address that the other does not.
struct APIRoute: Sendable {
  /// A parameter of the query.
  struct Parameter: Sendable {
    var name: String
    var summary: String
    var schema: String
    var isRequired = false
    var isRepeated = false
  }

  /// What is answered.
  enum Answer: Sendable {
    /// Rows, and where more begin.
    case rows(RowShape)
    /// One JSON value that the schema of that name describes.
    case value(String)
    /// A file of that media type.
    case file(String)
  }

  typealias Handler = @Sendable (Desk, Request, DeskContext) async throws -> Response

  /// The address behind `/api/v1`, parameters in braces: `/reports/{id}`.
  var path: String
  var method: HTTPRequest.Method = .get
  /// A name for clients that are made of the description.
  var operation: String
  var summary: String
  var parameters: [Parameter] = []
  var answer: Answer
  /// The status of the answer when all is well.
  var status = 200
  /// Whether reports are sent to it.
  var takesReports = false
  /// Who may use it.
  var role = Role.reader
  var handler: Handler

  /// The address as the router writes it.
  var routerPath: String {
    "/api/v1" + path.replacing("{", with: ":").replacing("}", with: "")
  }
}

extension APIRoute.Parameter {
  /// The limits of all questions, under the names that the command's options have.
  static let filter: [Self] = [
    .init(
      name: "with", summary: "Only what this actor has to do with.", schema: #"{"type":"string"}"#,
      isRepeated: true),
    .init(
      name: "party", summary: "Only what this state or body is a side to.",
      schema: #"{"type":"string"}"#),
    .init(name: "place", summary: "Only what was there.", schema: #"{"type":"string"}"#),
    .init(
      name: "topic", summary: "Only what these words, all of them, stand in.",
      schema: #"{"type":"string"}"#),
    .init(
      name: "status", summary: "Only what has this status, stance, strength, relation or kind.",
      schema: #"{"type":"string"}"#, isRepeated: true),
    .init(
      name: "source", summary: "Only from outlets whose name holds this.",
      schema: #"{"type":"string"}"#),
    .init(name: "since", summary: "Only what was so on or after this day.", schema: day),
    .init(name: "until", summary: "Only what was so on or before this day.", schema: day),
    .init(name: "as-of", summary: "As it was known at the end of this day.", schema: day),
    .init(
      name: "present", summary: "The day by which an announced day has passed; else today.",
      schema: day),
    .init(
      name: "process", summary: "Only what belongs to this process.",
      schema: #"{"type":"string"}"#),
  ]

  static let day = #"{"type":"string","format":"date"}"#

  static let limit = Self(
    name: "limit", summary: "The most rows of an answer.",
    schema: #"{"type":"integer","minimum":1,"maximum":500,"default":50}"#)
  static let cursor = Self(
    name: "cursor", summary: "Where to go on: `next` of the answer before.",
    schema: #"{"type":"string"}"#)
}
