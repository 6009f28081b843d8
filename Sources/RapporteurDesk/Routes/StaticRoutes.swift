internal import Hummingbird

/// The style sheet, the script and the icon.
struct StaticRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/static/:name", for: .everyone) { request, context -> Response in
      let name = context.parameters.get("name") ?? ""
      guard let response = desk.files.response(for: name, to: request) else {
        throw Fault.missing("There is no such file.")
      }
      return response
    }
    router.get("/favicon.ico", for: .everyone) { _, _ in
      desk.redirect(to: desk.files.address(of: "icon.svg"))
    }
  }
}
