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

/// Finds out where a request came from; what proxies say is believed of those only that are named.
/// - Source: RFC 7239, section 8.1: what others than a known proxy say of the sender is worth nothing.
struct Clients: RouterMiddleware {
  typealias Context = DeskContext

  private let proxies: Set<NetworkAddress>
  private let isPlain: Bool
  private static let forwardedFor = HTTPField.Name(known: "X-Forwarded-For")
  private static let forwardedProtocol = HTTPField.Name(known: "X-Forwarded-Proto")

  init(_ configuration: DeskConfiguration) {
    proxies = Set(configuration.proxies.compactMap { NetworkAddress($0) })
    isPlain = configuration.isPlain
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.client = client(of: request, from: context.peer)
    return try await next(request, context)
  }

  /// Who sent `request`, which came over a connection from `peer`.
  func client(of request: Request, from peer: NetworkAddress?) -> Client {
    let isForwarded =
      request.headers[Self.forwardedFor] != nil || request.headers[Self.forwardedProtocol] != nil
    guard let peer, isForwarded, proxies.contains(peer) else {
      let isLocal =
        peer?.isLoopback == true && !isForwarded
        && LoopbackAddress.contains(HostCheck.name(of: request.head.authority ?? ""))
      return Client(address: peer, isEncrypted: false, isLocal: isLocal, isTrusted: isPlain)
    }
    // Each proxy adds at the end whom it was asked by; the last that is no proxy of ours is the sender.
    let said = request.headers[values: Self.forwardedFor].flatMap { $0.split(separator: ",") }
    let sender = said.reversed().lazy.map { NetworkAddress($0) }.first {
      $0.map { !proxies.contains($0) } ?? true
    }
    let means = request.headers[values: Self.forwardedProtocol].last?.split(separator: ",").last
    return Client(
      address: sender ?? peer, isEncrypted: means?.trimmingSpaces.lowercased() == "https",
      isLocal: false, isTrusted: isPlain)
  }
}

/// Refuses requests that name another host, as they come from pages whose name was made to lead here.
///
/// - Source: OWASP, "DNS rebinding": the `Host` field still has the name of the page that asks.
struct HostCheck: RouterMiddleware {
  typealias Context = DeskContext

  private let names: Set<String>
  private let acceptsAddresses: Bool

  /// Accepts names of this machine for itself, and `names`; bare addresses too, which no page of another
  /// site can have, if `acceptsAddresses`.
  init(names: [String], acceptsAddresses: Bool = false) {
    self.names = Set(names.map { $0.lowercased() })
    self.acceptsAddresses = acceptsAddresses
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard accepts(request.head.authority ?? "") else {
      throw Fault(
        status: .misdirectedRequest, title: "Not this host",
        message: "The Desk answers to its own address only; --name tells it of others.")
    }
    return try await next(request, context)
  }

  /// Whether an authority, with or without a port, names the Desk.
  func accepts(_ authority: String) -> Bool {
    let name = Self.name(of: authority)
    return LoopbackAddress.contains(name) || names.contains(name)
      || acceptsAddresses && NetworkAddress(name) != nil
  }

  /// The name in an authority, without its port.
  static func name(of authority: String) -> String {
    var name = Substring(authority)
    if let colon = name.lastIndex(of: ":"),
      name[colon...].dropFirst().allSatisfy(\.isNumber), name.hasSuffix("]") == false
    {
      name = name[..<colon]
    }
    return name.lowercased()
  }
}

/// Refuses those who ask more often than they may.
struct RateCheck: RouterMiddleware {
  typealias Context = DeskContext

  let access: Access?

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    try access?.count(context.client)
    return try await next(request, context)
  }
}

/// Gives each browser a session, which forms are bound to, and knows again who signed in.
struct Sessions: RouterMiddleware {
  typealias Context = DeskContext

  let access: Access?

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var context = context
    let known = Self.cookies(of: request, context.client).first
    if let access {
      context.identity = try await access.identity(of: request, context.client, session: known)
      if let identity = context.identity { try access.count(identity) }
    }
    context.session = known
    // Programs need no session, and what they change hangs on none.
    if known != nil || request.uri.path.hasPrefix("/api/") || request.uri.path.hasPrefix("/static/")
    {
      return try await next(request, context)
    }
    let session = FormTokens.newSession()
    context.session = session
    var response = try await next(request, context)
    if response.headers[.setCookie] == nil {
      response.setCookie(Self.cookie(session, context.client))
    }
    return response
  }

  /// What a cookie is called; browsers take one that begins with `__Host-` from its own host over TLS only.
  private static func name(_ client: Client) -> String {
    client.isEncrypted ? "__Host-rapporteur-session" : "rapporteur-session"
  }

  private static func cookies(of request: Request, _ client: Client) -> [String] {
    [request.cookies[name(client)]?.value].compactMap { $0 }.filter { $0.utf8.count == 32 }
  }

  /// The cookie that holds `session`; it goes back to no other site, and no script reads it.
  static func cookie(_ session: String, _ client: Client) -> Cookie {
    Cookie(
      name: name(client), value: session, path: "/", secure: client.isEncrypted, httpOnly: true,
      sameSite: .strict)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(self).trimmed }
}
