internal import Hummingbird
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// `/changes`: what reports published since a day made new, moved or corroborated.
struct ChangeRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/changes") { request, context in
      try await desk.page(request, context) { ledger, fields in
        let present = try DeskListing.present(ledger, Filter())
        let fields = fields["since"] == nil ? fields.with("since", present?.iso ?? "") : fields
        let listing = DeskListing(ledger: ledger, path: "/changes", fields: fields)
        var view = try listing.view(statuses: [], limit: 40) { filter in
          guard let since = filter.since else { return ([], [:]) }
          var filter = filter
          filter.since = nil
          let kinds = FindingKind.course + [.position]
          let changes = try ledger.changes(since: since, kinds: kinds, filter)
          let groups = [
            (AccountChangeEntry.Sort.moved, "Moved"), (.new, "New"),
            (.corroborated, "Corroborated"),
          ].compactMap { sort, name -> View? in
            let rows = changes.filter { $0.sort == sort }.map { change -> View in
              var row = EntryView.row(change.entry)
              if sort == .moved, let before = change.before { row["before"] = Words.status(before) }
              return row
            }
            return rows.isEmpty ? nil : ["group": name, "number": rows.count, "rows": rows]
          }
          return ([], ["groups": groups, "since": since.words(), "isEmpty": groups.isEmpty])
        }
        view["isEmpty"] = (view["groups"] as? [View])?.isEmpty ?? true
        return Page(
          template: "changes", title: "What changed since \(view["since"] as? String ?? "…")",
          section: "/changes", view: view)
      }
    }
  }
}
