internal import Hummingbird
internal import RapporteurLedger

/// `/search`: full text, with the ledger's filters.
struct SearchRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/search") { request, context in
      try await desk.page(request, context) { ledger, fields in
        let listing = DeskListing(ledger: ledger, path: "/search", fields: fields)
        let asked = fields["q"]
        var view = try listing.view(statuses: [], extra: ["q"], limit: 30) { filter in
          guard let asked else { return ([], [:]) }
          return (try ledger.search(asked, filter).map(Self.row), [:])
        }
        view["asked"] = asked ?? ""
        view["isAsked"] = asked != nil
        if let asked, let actor = try? ledger.actor(asked) { view["called"] = ActorView.row(actor) }
        return Page(
          template: "search", title: asked.map { "Search: \($0)" } ?? "Search", section: "/search",
          view: view)
      }
    }
  }

  private static func row(_ hit: SearchHit) -> View {
    var row = ReportView.row(hit.report)
    var pieces: [View] = []
    var text = ""
    for character in hit.snippet {
      switch character {
      case SearchHit.openingMark:
        pieces.append(["plain": text])
        text = ""
      case SearchHit.closingMark:
        pieces.append(["hit": text])
        text = ""
      default: text.append(character)
      }
    }
    pieces.append(["plain": text])
    row["pieces"] = pieces
    return row
  }
}
