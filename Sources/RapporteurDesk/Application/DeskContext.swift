internal import Hummingbird

/// What goes with a request on its way to its route.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The identifier of the browser's session, from its cookie.
  var session: String?
  /// Under which name decisions are written down.
  var reviewer: String?

  init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}
