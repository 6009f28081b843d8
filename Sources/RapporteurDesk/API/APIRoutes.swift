internal import Hummingbird
internal import RapporteurExchange
internal import RapporteurLedger

/// `/api/v1`: the ledger for programs.
struct APIRoutes: DeskRoutes {
  let desk: Desk

  /// Every address of the interface.
  static let all: [APIRoute] =
    [index, description] + APIQuestions.routes + ReportIntake.routes + ExportRoutes.routes
    + [LedgerEvents.route]

  func add(to router: DeskRouter) {
    for route in Self.all {
      router.on(route.routerPath, method: route.method, for: .only(route.role)) {
        request, context in
        try await route.handler(desk, request, context)
      }
    }
    router.get("/api") { _, _ in desk.redirect(to: "/api/v1") }
    // Addresses that exports give things lead to their pages.
    router.get("/id/:id") { _, context -> Response in
      let id = try context.identifier()
      guard let colon = id.firstIndex(of: ":") else {
        throw Fault.missing("There is no such address.")
      }
      let name = String(id[id.index(after: colon)...])
      return desk.redirect(
        to: Links.anything(
          id.hasPrefix("finding:") ? name.replacing(":", with: "#") : name))
    }
  }

  private static let index = APIRoute(
    path: "", operation: "index", summary: "What there is.", answer: .value("Index")
  ) { desk, request, _ in
    try await desk.answer(request) { ledger, _ in
      let counts = try ledger.counts()
      return APIAnswer { json in
        json.object { json in
          json.field("name", "Rapporteur")
          json.field("reports", counts.reports)
          json.field("findings", counts.findings)
          json.key("addresses")
          json.array(all) { json, route in
            json.object { json in
              json.field("method", route.method.rawValue)
              json.field("path", "/api/v1" + route.path)
              json.field("summary", route.summary)
            }
          }
        }
      }
    }
  }

  private static let description = APIRoute(
    path: "/openapi.json", operation: "openapi",
    summary: "This description of the interface, OpenAPI 3.1.", answer: .value("Description")
  ) { desk, request, _ in
    let isGuarded = desk.access != nil
    return try await desk.answer(request) { _, _ in
      APIAnswer(OpenAPIDocument(routes: all, isGuarded: isGuarded).json)
    }
  }
}
