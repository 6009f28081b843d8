internal import Hummingbird
internal import RapporteurLedger

/// `/reports`: the reports, and each with its findings in place.
struct ReportRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: Router<DeskContext>) {
    router.get("/reports") { request, context in
      try await desk.page(request, context) { ledger, fields in
        let reports = try ledger.reports(try FilterFields.filter(from: fields))
        return Page(
          template: "reports", title: "Reports", section: "/reports",
          view: [
            "reports": reports.map { report -> View in
              [
                "href": Links.report(report.id), "headline": report.headline ?? "Untitled report",
                "publisher": report.publisher ?? "",
              ]
            }
          ])
      }
    }
  }
}
