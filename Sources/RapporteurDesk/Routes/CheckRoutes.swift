internal import Hummingbird
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

/// `/check`: what does not fit together.
struct CheckRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/check") { [desk] request, context in
      try await desk.page(request, context) { ledger, fields in
        let listing = DeskListing(ledger: ledger, path: "/check", fields: fields)
        let sorts = Check.Code.allCases.filter { $0 != .singleSource }.map(\.rawValue)
        var view = try listing.view(statuses: sorts) { filter in
          let present = try filter.asOf ?? filter.present ?? DeskListing.present(ledger, filter)
          guard let present else { return ([], [:]) }
          guard let found = try desk.checks.checks(ledger, filter, present: present) else {
            return ([], ["isPending": true])
          }
          let all = found.checks
          let wanted = all.filter {
            filter.status.isEmpty || filter.status.contains($0.code.rawValue)
          }
          let counts = Check.Code.allCases.compactMap { code -> View? in
            let count = all.count { $0.code == code }
            guard count > 0 else { return nil }
            return [
              "name": CheckView.name(of: code), "number": count,
              "href": "/check" + fields.with("status", code.rawValue).query,
            ]
          }
          let rows = try CheckView(ledger: ledger).rows(
            Array(wanted.prefix(filter.limit ?? DeskListing.most)))
          return (
            rows,
            [
              "counts": counts, "total": Words.count(wanted.count, "matter"),
              "present": present.words(), "isOld": !found.isCurrent,
            ]
          )
        }
        let isPending = view["isPending"] != nil
        if isPending { view["isEmpty"] = false }
        var page = Page(
          template: "check", title: "What does not fit together", section: "/check", view: view)
        page.isFinal = !isPending && view["isOld"] as? Bool != true
        return page
      }
    }
  }
}
