internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// A JSON answer before it is sent.
struct APIAnswer: Sendable {
  var json: String
  /// Where more rows begin, or nil.
  var next: String?
  /// Whether it is all that the ledger says, as it is.
  var isFinal = true

  /// `{"items": […], "next": …}`.
  init(rows: Listing, next: String? = nil) {
    var writer = JSONWriter(layout: .line)
    writer.object { json in
      json.key("items")
      rows.write(to: &json)
      json.field("next", next)
    }
    json = writer.string
    self.next = next
  }

  /// One JSON value.
  init(_ json: String) { self.json = json }

  /// One JSON value that `write` writes.
  init(_ write: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(layout: .line)
    write(&writer)
    json = writer.string
  }
}

/// A page of rows that have no places of their own: it is told by the number of rows before it.
struct RowOffset {
  /// The number of rows before.
  private let rows: Int
  private let filter: Filter

  /// The page that `fields` ask for; the first one without a cursor.
  init(_ fields: FormFields) throws {
    filter = try Desk.apiFilter(fields)
    guard let cursor = fields["cursor"] else {
      rows = 0
      return
    }
    guard cursor.hasPrefix("~"), let rows = Int(cursor.dropFirst()), (0...10_000_000).contains(rows)
    else {
      throw Fault.badRequest("cursor: expected that of an earlier answer, found \"\(cursor)\"")
    }
    self.rows = rows
  }

  /// The page of the rows that `ask` gives, and where the next begin.
  func page<Row>(_ ask: (Filter) throws -> [Row]) throws -> (rows: [Row], next: String?) {
    let limit = filter.limit ?? Desk.mostRows
    var filter = filter
    filter.limit = rows + limit + 1
    let all = try ask(filter)
    let page = Array(all.dropFirst(rows).prefix(limit))
    return (page, all.count > rows + limit ? "~\(rows + limit)" : nil)
  }
}

extension Desk {
  /// The most rows of an answer.
  static let mostRows = 500

  /// The filter of an API question; its limit is at most `mostRows`.
  static func apiFilter(_ fields: FormFields) throws -> Filter {
    try FilterFields.filter(from: fields, limit: 50, most: mostRows)
  }

  /// Answers with the JSON that `make` makes of the ledger, on a thread of the ledger's; what was answered since
  /// the ledger was last written is answered again, and nothing is sent to one who has it already.
  func answer(
    _ request: Request,
    _ make: @escaping @Sendable (Ledger, FormFields) throws -> APIAnswer
  ) async throws -> Response {
    let tag = apiTag(of: request)
    if request.isFresh(tag) {
      return Response(status: .notModified, headers: Self.apiHeaders(tag: tag))
    }
    let key = request.uri.string + " " + Self.today.iso
    let fields = FormFields(encoded: request.uri.query ?? "")
    let given = try await given(from: answers, to: key, request) { ledger in
      let answer = try make(ledger, fields)
      return AnswerStore.Made(
        answer: answer, size: answer.json.utf8.count, isFinal: answer.isFinal)
    }
    let body = given.answer
    let tagGiven = apiTag(of: request, given.stamp)
    var headers = Self.apiHeaders(tag: tagGiven)
    if let age = given.age { headers[.age] = String(age) }
    if request.isFresh(tagGiven) { return Response(status: .notModified, headers: headers) }
    headers[.contentType] = "application/json"
    if let next = body.next {
      headers[.link] =
        "<\(request.uri.path)\(fields.with("cursor", next).query)>; rel=\"next\""
    }
    return Gzip.response(body.json, headers: headers, to: request)
  }

  /// Tells whether an answer is still the same: by when the ledger was last written, the day, and the question.
  func apiTag(of request: Request, _ stamp: LedgerStamp? = nil) -> String {
    let stamp = stamp ?? LedgerStamp(path: ledger.ledger.path)
    let digest = SHA256.hash(
      data: Data("\(stamp) \(Self.today.iso) \(request.uri.string)".utf8)
    ).prefix(10)
    return "W/\"" + digest.hexadecimal + "\""
  }

  /// The headers of all answers that hang on the ledger alone.
  static func apiHeaders(tag: String) -> HTTPFields {
    [.eTag: tag, .cacheControl: "private, no-cache", .vary: "Accept-Encoding"]
  }

  /// The day that it is, in UTC.
  static var today: Day {
    Day(number: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
  }
}

extension Request {
  /// Whether the one who asks wants an answer of the ledger as it is now.
  /// - Source: RFC 9111, 5.2.1.4.
  var mustBeNew: Bool {
    headers[.cacheControl]?.lowercased().contains("no-cache") ?? false
  }

  /// Whether the one who asks has what `tag` names.
  /// - Source: RFC 9110, 13.1.2: weak comparison, a list, or `*`.
  func isFresh(_ tag: String) -> Bool {
    guard let known = headers[.ifNoneMatch] else { return false }
    let plain = tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
    return known.split(separator: ",").map(\.trimmedText).contains { given in
      given == "*" || given == plain || given == "W/" + plain
    }
  }
}

extension Substring {
  fileprivate var trimmedText: String { String(self).trimmed }
}

extension HTTPField.Name {
  static let link = HTTPField.Name(known: "Link")

  /// A name of a header that is known to be one.
  init(known name: String) {
    guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no field name") }
    self = field
  }
}
