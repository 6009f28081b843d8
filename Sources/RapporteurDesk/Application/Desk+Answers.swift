internal import Crypto
internal import Foundation
internal import Hummingbird
internal import RapporteurCore
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

/// A page as it is kept, for all who may see the same: what differs is put in when it is sent.
struct SentPage: Sendable {
  private enum Part: Sendable {
    case text(String)
    case blank(Blank)
  }

  /// What differs between those who see a page.
  enum Blank: CaseIterable, Sendable {
    /// The token of forms, which hangs on the session.
    case token
    /// The name of the one who signed in.
    case person
    /// How old it is, where a newer page is being made.
    case age

    /// What stands in its place until then; nobody else can know it, so that no report can have it.
    var mark: String {
      switch self {
      case .token: Self.marks.token
      case .person: Self.marks.person
      case .age: Self.marks.age
      }
    }

    private static let marks = (
      token: FormTokens.newSession(), person: FormTokens.newSession(), age: FormTokens.newSession()
    )
  }

  var status: HTTPResponse.Status
  /// How many bytes it has.
  let size: Int
  private let digest: [UInt8]
  private var parts: [Part] = []

  /// The page that `html` is, with marks where there are blanks.
  init(status: HTTPResponse.Status, html: String) {
    self.status = status
    size = html.utf8.count
    var rest = html[...]
    while let (range, blank) = Self.firstBlank(in: rest) {
      parts += [.text(String(rest[..<range.lowerBound])), .blank(blank)]
      rest = rest[range.upperBound...]
    }
    parts.append(.text(String(rest)))
    digest = Array(SHA256.hash(data: Data(html.utf8)))
  }

  private static func firstBlank(in text: Substring) -> (Range<Substring.Index>, Blank)? {
    Blank.allCases.compactMap { blank in text.firstRange(of: blank.mark).map { ($0, blank) } }
      .min { $0.0.lowerBound < $1.0.lowerBound }
  }

  /// The page with its blanks filled in.
  ///
  /// `age` is how many seconds ago it was right; nil where it is.
  func html(token: String, person: String, age: Int? = nil) -> String {
    var html = ""
    html.reserveCapacity(size + 200)
    for part in parts {
      switch part {
      case .text(let text): html += text
      case .blank(.token): html += token
      case .blank(.person): html += PageText().escapeText(person)
      case .blank(.age):
        if let age { html += Self.words(age: age) }
      }
    }
    return html
  }

  private static func words(age: Int) -> String {
    let time = age < 1 ? "just now" : Words.count(age, "second") + " ago"
    return "As it was \(time); a newer page is being made."
  }

  /// Tells whether a browser has it already.
  func tag(token: String, person: String) -> String {
    var hash = SHA256()
    hash.update(data: digest)
    let blanks = parts.compactMap { if case .blank(let blank) = $0 { blank } else { nil } }
    if blanks.contains(.token) { hash.update(data: Data(token.utf8)) }
    if blanks.contains(.person) { hash.update(data: Data((" " + person).utf8)) }
    return "\"" + hash.finalize().prefix(10).hexadecimal + "\""
  }
}

extension Desk {
  /// Answers with the page that `make` makes of the ledger; it runs, and the page is filled in, on a
  /// thread of the ledger's.
  ///
  /// A page is the same for all who may do the same, and kept until the ledger is written, and then until a newer
  /// one is made.
  func page(
    _ request: Request, _ context: DeskContext,
    _ make: @escaping @Sendable (Ledger, FormFields) throws -> Page
  ) async throws -> Response {
    let frame = PageFrame(desk: self, request, context)
    let key = frame.key + request.uri.string
    let fields = FormFields(encoded: request.uri.query ?? "")
    let given = try await given(from: pages, to: key, request) { ledger in
      let page = try make(ledger, fields)
      let sent = SentPage(status: page.status, html: frame.html(of: page))
      return AnswerStore.Made(answer: sent, size: sent.size, isFinal: page.isFinal)
    }
    return response(given.answer, to: request, context, age: given.age)
  }

  /// The answer to `question` that `store` has, or that `make` makes of the ledger, on a thread of the ledger's: one of
  /// those for what nobody waits for, where nobody does.
  func given<Answer: Sendable>(
    from store: AnswerStore<Answer>, to question: String, _ request: Request,
    _ make: @escaping @Sendable (Ledger) throws -> AnswerStore<Answer>.Made
  ) async throws -> AnswerStore<Answer>.Given {
    try await store.answer(
      to: question, LedgerStamp(path: ledger.ledger.path), change: ledger.changes,
      mustBeNew: request.mustBeNew
    ) { [ledger] isAwaited in
      try await isAwaited ? ledger.ask(make) : ledger.renew(make)
    }
  }

  /// Answers with a page that needs no ledger.
  func plainPage(_ request: Request, _ context: DeskContext, _ page: Page) -> Response {
    let html = PageFrame(desk: self, request, context).html(of: page)
    return response(SentPage(status: page.status, html: html), to: request, context)
  }

  /// The page that tells of a fault; who has not signed in is led to where one does.
  func response(to fault: Fault, _ request: Request, _ context: DeskContext) -> Response {
    if fault.status == .unauthorized, request.method == .get || request.method == .head {
      return redirect(to: SignInRoutes.address(then: request.uri.string))
    }
    let view: View = [
      "message": fault.message,
      "candidates": fault.candidates.map(Candidate.init(line:)).map(\.view),
    ]
    var response = plainPage(
      request, context,
      Page(
        template: "fault", title: fault.title, section: "", view: view, status: fault.status))
    if let seconds = fault.retryAfter { response.headers[.retryAfter] = String(seconds) }
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

  private func response(
    _ page: SentPage, to request: Request, _ context: DeskContext, age: Int? = nil
  ) -> Response {
    var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
    let token = context.session.map(tokens.token) ?? ""
    let person = context.identity?.name ?? ""
    if let age { headers[.age] = String(age) }
    if page.status == .ok, age == nil {
      let tag = page.tag(token: token, person: person)
      headers[.eTag] = tag
      headers[.cacheControl] = "private, no-cache"
      if request.headers[.ifNoneMatch] == tag {
        return Response(status: .notModified, headers: headers)
      }
    }
    let html = page.html(token: token, person: person, age: age)
    return Response(
      status: page.status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: html)))
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
