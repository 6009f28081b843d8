internal import Foundation
internal import Hummingbird
internal import RapporteurCore
internal import RapporteurLedger

/// `/reports`: the reports, and each with its findings in place.
struct ReportRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/reports") { request, context in
      try await desk.page(request, context) { ledger, fields in
        let listing = DeskListing(ledger: ledger, path: "/reports", fields: fields)
        let kinds = ["news", "statement", "readout", "communique", "transcript"]
        let view = try listing.view(statuses: kinds) { filter in
          (try ledger.reports(filter).map(ReportView.row), [:])
        }
        return Page(template: "reports", title: "Reports", section: "/reports", view: view)
      }
    }
    router.get("/reports/:id") { request, context -> Response in
      let id = context.parameters.get("id")?.removingPercentEncoding ?? ""
      return try await desk.page(request, context) { ledger, fields in
        guard case .report(let record, let entry) = try ledger.subject(id) else {
          throw Fault.missing("The ledger has no report \(id).")
        }
        let view = ReportView(record: record, entry: entry, fields: fields).view
        return Page(
          template: "report", title: view["heading"] as? String ?? "Report", section: "/reports",
          view: view)
      }
    }
  }
}
