internal import Hummingbird
internal import RapporteurCore
internal import RapporteurLedger

/// `/`: the whole ledger, or what a filter or process leaves of it, at a glance; and processes.
struct OverviewRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/") { [desk] request, context in
      try await desk.page(request, context) { ledger, fields in
        let listing = DeskListing(ledger: ledger, path: "/", fields: fields)
        var view = try listing.view(statuses: []) { filter in
          let overview = try Overview(
            ledger: ledger, checks: desk.checks, filter: filter, fields: fields)
          return ([], try overview.view())
        }
        let name = fields["process"]
        view["process"] = name
        view["isWhole"] = FilterFields.names.allSatisfy { !fields.has($0) }
        var page = Page(
          template: "overview", title: name ?? "Overview", section: "/", view: view)
        page.isFinal = view["isPending"] as? Bool != true
        return page
      }
    }
    router.post("/processes", for: .reviewer) { request, context -> Response in
      let fields = try await desk.form(request, context)
      guard let name = fields["name"].map({ String($0.prefix(200)) }) else {
        throw Fault.badRequest("A process needs a name.")
      }
      if fields["action"] == "remove" {
        _ = try await desk.audited(.processRemove, name, context) {
          try await desk.ledger.change { try $0.remove(process: name) }
        }
        return desk.redirect(to: "/")
      }
      var filter = try FilterFields.filter(from: fields, limit: nil)
      filter.limit = nil
      filter.process = nil
      filter.asOf = nil
      filter.status = []
      let question = filter
      let limits = fields.without("token", "name", "action").query
      try await desk.audited(.processDefine, name + " " + limits, context) {
        try await desk.ledger.change { try $0.define(process: name, as: question) }
      }
      return desk.redirect(to: "/" + FormFields().with("process", name).query)
    }
  }
}
