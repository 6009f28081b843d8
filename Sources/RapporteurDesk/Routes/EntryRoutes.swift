internal import Foundation
internal import Hummingbird
internal import RapporteurLedger

/// `/meetings`, `/statements`, `/conditions`, `/commitments` and `/positions`: what reports tell of.
struct EntryRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    for kind in [FindingKind.meeting, .statement, .outcome, .condition, .commitment, .position] {
      let section = Links.section(of: kind)
      router.get(section) { request, context in
        try await desk.page(request, context) { ledger, fields in
          let listing = DeskListing(ledger: ledger, path: section, fields: fields)
          let view = try listing.view(statuses: FilterView.statuses(of: kind)) { filter in
            (try ledger.entries(kind, filter).map(EntryView.row), [:])
          }
          let name = Words.name(of: kind)
          return Page(
            template: "entries", title: name.prefix(1).uppercased() + name.dropFirst() + "s",
            section: section, view: view.merging(["noun": name + "s"]) { own, _ in own })
        }
      }
      router.get(section + "/:id") { request, context -> Response in
        let id = context.parameters.get("id")?.removingPercentEncoding ?? ""
        return try await desk.page(request, context) { ledger, fields in
          try EntryPage(ledger: ledger, section: section, fields: fields).page(id)
        }
      }
    }
  }
}
