internal import Hummingbird
internal import RapporteurLedger

/// `/show?id=…`: leads to the page of whatever an identifier, a finding or a name stands for.
struct ShowRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/show") { request, context -> Response in
      let fields = FormFields(encoded: request.uri.query ?? "")
      guard let id = fields["id"] else { throw Fault.badRequest("Say what to show.") }
      let address = try await desk.ledger.ask { ledger in
        switch try ledger.subject(id) {
        case .report(_, let report): Links.report(report.id)
        case .actor(let actor): Links.actor(actor.id)
        case .entry(let entry): Links.entry(entry.kind, entry.id)
        }
      }
      return desk.redirect(to: address)
    }
  }
}
