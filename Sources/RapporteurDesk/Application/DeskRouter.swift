internal import Hummingbird

/// The routes of the Desk, none of which can be added without saying who may use it.
final class DeskRouter {
  /// An address, and who may use it.
  struct Endpoint: Hashable, Sendable {
    var method: HTTPRequest.Method
    var path: String
    var right: Right
  }

  let router: Router<DeskContext>
  private let access: Access?
  /// All that were added.
  private(set) var endpoints: [Endpoint] = []

  /// Routes of `router`, open to everybody where there is no `access`.
  init(_ router: Router<DeskContext>, access: Access?) {
    self.router = router
    self.access = access
  }

  /// Adds a route that only those with `right` may use.
  func on(
    _ path: String, method: HTTPRequest.Method, for right: Right,
    use handler: @escaping @Sendable (Request, DeskContext) async throws -> Response
  ) {
    endpoints.append(Endpoint(method: method, path: path, right: right))
    let access = access
    router.on(RouterPath(path), method: method) { request, context -> Response in
      try access?.admit(request, context, right)
      return try await handler(request, context)
    }
  }

  /// Adds a page.
  func get(
    _ path: String, for right: Right = .reader,
    use handler: @escaping @Sendable (Request, DeskContext) async throws -> Response
  ) { on(path, method: .get, for: right, use: handler) }

  /// Adds where a form is sent to.
  func post(
    _ path: String, for right: Right,
    use handler: @escaping @Sendable (Request, DeskContext) async throws -> Response
  ) { on(path, method: .post, for: right, use: handler) }
}
