internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Answers errors with a page that says what went wrong.
struct ErrorPages: RouterMiddleware {
  typealias Context = DeskContext

  let desk: Desk

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let fault = Fault(error)
      if fault.status == .internalServerError {
        context.logger.error("\(request.method) \(request.uri.path): \(error)")
      }
      if request.uri.path.hasPrefix("/api") { return fault.problem(at: request.uri.path) }
      return desk.response(to: fault, request, context)
    }
  }
}

/// Tells browsers to run, load and frame nothing but what the Desk itself sends.
struct SecurityHeaders: RouterMiddleware {
  typealias Context = DeskContext

  private static let headers: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    (.xContentTypeOptions, "nosniff"),
    (named("Referrer-Policy"), "no-referrer"),
    (named("X-Frame-Options"), "DENY"),
    (named("Cross-Origin-Opener-Policy"), "same-origin"),
    (named("Cross-Origin-Resource-Policy"), "same-origin"),
    (named("Permissions-Policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
  ]

  private static func named(_ name: String) -> HTTPField.Name {
    guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no field name") }
    return field
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.headers { response.headers[name] = value }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}

/// Refuses requests that name another host, as they come from pages whose name was made to lead here.
///
/// - Source: OWASP, "DNS rebinding": the `Host` field still has the name of the page that asks.
struct HostCheck: RouterMiddleware {
  typealias Context = DeskContext

  let host: String

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard accepts(request.head.authority ?? "") else {
      throw Fault(
        status: .misdirectedRequest, title: "Not this host",
        message: "The Desk answers to its own address only.")
    }
    return try await next(request, context)
  }

  /// Whether an authority, with or without a port, names the Desk.
  func accepts(_ authority: String) -> Bool {
    var name = Substring(authority)
    if let colon = name.lastIndex(of: ":"),
      name[colon...].dropFirst().allSatisfy(\.isNumber), name.hasSuffix("]") == false
    {
      name = name[..<colon]
    }
    let named = name.lowercased()
    return LoopbackAddress.contains(named) || named == host.lowercased()
  }
}

/// Gives each browser a session, which forms are bound to.
struct Sessions: RouterMiddleware {
  typealias Context = DeskContext

  static let cookie = "rapporteur-session"

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    // Programs need no session, and what they change hangs on none.
    if request.uri.path.hasPrefix("/api/") { return try await next(request, context) }
    var context = context
    if let known = request.cookies[Self.cookie]?.value, known.count == 32 {
      context.session = known
      return try await next(request, context)
    }
    let session = FormTokens.newSession()
    context.session = session
    var response = try await next(request, context)
    response.setCookie(
      Cookie(name: Self.cookie, value: session, path: "/", httpOnly: true, sameSite: .strict))
    return response
  }
}
