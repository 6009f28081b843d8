internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore

/// The routes of one resource.
protocol DeskRoutes {
  init(desk: Desk)
  /// Adds them to `router`.
  func add(to router: DeskRouter)
}

extension Desk {
  /// Connections on which nothing comes for a minute are closed, and heads of requests are bounded.
  static let connections = HTTP1Channel.Configuration(
    idleTimeout: .seconds(60),
    httpDecoderConfiguration: .init(
      maxHeaderFieldSize: 1 << 14, maxHeaderListSize: 1 << 15, maxHeaderFieldCount: 100))

  /// How many connections may be open; others wait.
  static let mostConnections = 1024

  /// All routes, with what stands before each of them.
  func router() -> Router<DeskContext> { guardedRouter().router }

  /// All routes, and who may use each.
  func guardedRouter() -> DeskRouter {
    let router = Router(context: DeskContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ErrorPages(desk: self))
    router.add(middleware: Clients(configuration))
    router.add(
      middleware: HostCheck(
        names: [configuration.host] + configuration.names, acceptsAddresses: access != nil))
    router.add(middleware: RateCheck(access: access))
    router.add(middleware: Sessions(access: access))
    // What goes wrong behind the sign-in is told on a page of the one who signed in.
    router.add(middleware: ErrorPages(desk: self))
    let guarded = DeskRouter(router, access: access)
    for routes in Self.routes { routes.init(desk: self).add(to: guarded) }
    return guarded
  }

  private static var routes: [any DeskRoutes.Type] {
    [
      StaticRoutes.self, OverviewRoutes.self, EntryRoutes.self, ReportRoutes.self, ShowRoutes.self,
      ActorRoutes.self, SearchRoutes.self, VerifyRoutes.self, ChangeRoutes.self,
      CheckRoutes.self, TimelineRoutes.self, NetworkRoutes.self, ReviewRoutes.self, AddRoutes.self,
      APIRoutes.self, SignInRoutes.self, AccountRoutes.self, UserRoutes.self,
    ]
  }
}
