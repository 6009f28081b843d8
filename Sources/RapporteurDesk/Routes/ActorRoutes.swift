internal import Foundation
internal import Hummingbird
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// `/actors`: who has to do with it, and each with meetings, words and positions.
struct ActorRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/actors") { request, context in
      try await desk.page(request, context) { ledger, fields in
        let listing = DeskListing(ledger: ledger, path: "/actors", fields: fields)
        let view = try listing.view(statuses: FilterView.statuses(of: .actor), limit: 100) {
          (try ledger.actors($0).map(ActorView.row), [:])
        }
        return Page(template: "actors", title: "Actors", section: "/actors", view: view)
      }
    }
    router.get("/actors/:id") { request, context -> Response in
      let id = context.parameters.get("id")?.removingPercentEncoding ?? ""
      return try await desk.page(request, context) { ledger, fields in
        let asOf = try FilterFields.day("as-of", of: fields)
        guard case .actor(let actor) = try ledger.subject(id, asOf: asOf) else {
          throw Fault.missing("The ledger has no actor \(id).")
        }
        return Page(
          template: "actor", title: actor.name, section: "/actors",
          view: try ActorView(ledger: ledger, actor: actor, asOf: asOf).view())
      }
    }
  }
}
