internal import Crypto
internal import Foundation
internal import Hummingbird
internal import RapporteurLedger

/// What a route makes of an answer of the ledger: a template and what fills it.
struct Page {
  /// The name of the template.
  var template: String
  /// The title, which is also the heading unless the template has another.
  var title: String
  /// The section of the site, as its address begins: `/meetings`.
  var section: String
  /// What fills it.
  var view: View
  /// The status of the answer.
  var status: HTTPResponse.Status = .ok
  /// Whether it stays as it is until the ledger is written.
  var isFinal = true
}

/// A page as it is sent.
struct SentPage: Sendable {
  var status: HTTPResponse.Status
  var html: String
  /// Tells whether a browser has it already.
  var tag: String
  /// Whether it stays as it is until the ledger is written.
  var isFinal = true

  init(status: HTTPResponse.Status, html: String) {
    self.status = status
    self.html = html
    let digest = SHA256.hash(data: Data(html.utf8)).prefix(10)
    tag = "\"" + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
  }
}

extension Desk {
  /// Answers with the page that `make` makes of the ledger; it runs, and the page is filled in, on a
  /// thread of the ledger's.
  ///
  /// A page without a form that changes anything is the same for everybody, and kept until the ledger is
  /// written; one that `hasForm` is made for the session of the one who asks.
  func page(
    _ request: Request, _ context: DeskContext, hasForm: Bool = false,
    _ make: @escaping @Sendable (Ledger, FormFields) throws -> Page
  ) async throws -> Response {
    let address = request.uri.string
    let stamp = LedgerStamp(path: ledger.ledger.path)
    if !hasForm, let kept = pages.page(at: address, stamp) {
      return Self.response(kept, to: request)
    }
    let fields = FormFields(encoded: request.uri.query ?? "")
    var context = context
    if !hasForm { context.session = nil }
    let frame = PageFrame(desk: self, request, context)
    let sent = try await ledger.ask { ledger in
      let page = try make(ledger, fields)
      var sent = SentPage(status: page.status, html: frame.html(of: page))
      sent.isFinal = page.isFinal
      return sent
    }
    if !hasForm, sent.isFinal { pages.keep(sent, at: address, stamp) }
    return Self.response(sent, to: request)
  }

  /// Answers with a page that needs no ledger.
  func plainPage(_ request: Request, _ context: DeskContext, _ page: Page) -> Response {
    let html = PageFrame(desk: self, request, context).html(of: page)
    return Self.response(SentPage(status: page.status, html: html), to: request)
  }

  /// The page that tells of a fault.
  func response(to fault: Fault, _ request: Request, _ context: DeskContext) -> Response {
    let view: View = [
      "message": fault.message,
      "candidates": fault.candidates.map(Candidate.init(line:)).map(\.view),
    ]
    var response = plainPage(
      request, context,
      Page(
        template: "fault", title: fault.title, section: "", view: view, status: fault.status))
    if fault.status == .serviceUnavailable { response.headers[.retryAfter] = "2" }
    return response
  }

  /// Leads on to another page of the Desk.
  func redirect(to address: String) -> Response {
    Response(status: .seeOther, headers: [.location: address])
  }

  /// The fields of the form that was sent.
  /// - Throws: `Fault` if it is too large, or was not sent from a page of the Desk.
  func form(_ request: Request, _ context: DeskContext) async throws -> FormFields {
    let body = try await body(of: request, upTo: configuration.largestForm)
    let fields = FormFields(encoded: String(buffer: body))
    try check(token: fields["token"], request, context)
    return fields
  }

  /// The body of a request, which must come within the time that an answer may take four times over.
  /// - Throws: `Fault` if it is too large or comes too slowly.
  func body(of request: Request, upTo size: Int) async throws -> ByteBuffer {
    try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
      group.addTask { try await request.body.collect(upTo: size) }
      group.addTask {
        try await Task.sleep(for: .seconds(configuration.patience * 4))
        return nil
      }
      defer { group.cancelAll() }
      guard let body = try await group.next() ?? nil else {
        throw Fault(
          status: .requestTimeout, title: "Too slow", message: "What was sent came too slowly.")
      }
      return body
    }
  }

  /// Makes sure that a change was asked for by a page of the Desk.
  /// - Throws: `Fault`.
  func check(token: String?, _ request: Request, _ context: DeskContext) throws {
    let site = request.headers[.init("Sec-Fetch-Site") ?? .referer]
    guard let session = context.session, let token, tokens.isValid(token, for: session),
      site == nil || site == "same-origin" || site == "none"
    else {
      throw Fault.forbidden(
        "The form was not sent from a page of this Desk, or the Desk was started anew since. Please go "
          + "back, load the page again, and send it once more.")
    }
  }

  private static func response(_ page: SentPage, to request: Request) -> Response {
    var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
    if page.status == .ok {
      headers[.eTag] = page.tag
      headers[.cacheControl] = "private, no-cache"
      if request.headers[.ifNoneMatch] == page.tag {
        return Response(status: .notModified, headers: headers)
      }
    }
    return Response(
      status: page.status, headers: headers,
      body: .init(byteBuffer: ByteBuffer(string: page.html)))
  }
}

/// One of those that a name may mean, as the ledger lists it: the identifier, two blanks, and words on it.
struct Candidate {
  var id: String
  var words: String

  init(line: String) {
    let parts = line.split(separator: "  ", maxSplits: 1).map(String.init)
    id = parts.count > 1 ? parts[0] : ""
    words = parts.last ?? line
  }

  var view: View {
    var view: View = ["words": words]
    if !id.isEmpty { view["href"] = Links.anything(id) }
    return view
  }
}
