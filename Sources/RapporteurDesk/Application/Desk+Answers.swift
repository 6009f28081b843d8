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
}

/// A page as it is sent.
struct SentPage: Sendable {
  var status: HTTPResponse.Status
  var html: String
}

extension Desk {
  /// Answers with the page that `make` makes of the ledger; it runs, and the page is filled in, on a
  /// thread of the ledger's.
  func page(
    _ request: Request, _ context: DeskContext,
    _ make: @escaping @Sendable (Ledger, FormFields) throws -> Page
  ) async throws -> Response {
    let fields = FormFields(encoded: request.uri.query ?? "")
    let frame = PageFrame(desk: self, request, context)
    let sent = try await ledger.ask { ledger in
      let page = try make(ledger, fields)
      return SentPage(status: page.status, html: frame.html(of: page))
    }
    return Self.response(sent)
  }

  /// Answers with a page that needs no ledger.
  func plainPage(_ request: Request, _ context: DeskContext, _ page: Page) -> Response {
    let html = PageFrame(desk: self, request, context).html(of: page)
    return Self.response(SentPage(status: page.status, html: html))
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
    let body = try await request.body.collect(upTo: configuration.largestForm)
    let fields = FormFields(encoded: String(buffer: body))
    try check(token: fields["token"], request, context)
    return fields
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

  private static func response(_ page: SentPage) -> Response {
    Response(
      status: page.status, headers: [.contentType: "text/html; charset=utf-8"],
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
