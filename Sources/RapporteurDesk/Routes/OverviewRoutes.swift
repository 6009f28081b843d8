internal import Hummingbird
internal import RapporteurLedger

/// `/`: the whole ledger, or one process, at a glance.
struct OverviewRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: Router<DeskContext>) {
    router.get("/") { request, context in
      try await desk.page(request, context) { ledger, fields in
        let counts = try ledger.counts()
        return Page(
          template: "overview", title: "Overview", section: "/",
          view: ["reports": counts.reports, "findings": counts.findings])
      }
    }
  }
}
