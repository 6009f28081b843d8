internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore

/// The routes of one resource.
protocol DeskRoutes {
  init(desk: Desk)
  /// Adds them to `router`.
  func add(to router: Router<DeskContext>)
}

extension Desk {
  /// Connections on which nothing comes for a minute are closed, and heads of requests are bounded.
  static let connections = HTTP1Channel.Configuration(
    idleTimeout: .seconds(60),
    httpDecoderConfiguration: .init(
      maxHeaderFieldSize: 1 << 14, maxHeaderListSize: 1 << 15, maxHeaderFieldCount: 100))

  /// All routes, with what stands before each of them.
  func router() -> Router<DeskContext> {
    let router = Router(context: DeskContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ErrorPages(desk: self))
    router.add(middleware: HostCheck(host: configuration.host))
    router.add(middleware: Sessions())
    for routes in Self.routes { routes.init(desk: self).add(to: router) }
    return router
  }

  private static var routes: [any DeskRoutes.Type] {
    [
      StaticRoutes.self, OverviewRoutes.self, EntryRoutes.self, ReportRoutes.self, ShowRoutes.self,
      ActorRoutes.self, SearchRoutes.self, VerifyRoutes.self, ChangeRoutes.self,
      CheckRoutes.self, TimelineRoutes.self, NetworkRoutes.self, ReviewRoutes.self, AddRoutes.self,
      APIRoutes.self,
    ]
  }
}
