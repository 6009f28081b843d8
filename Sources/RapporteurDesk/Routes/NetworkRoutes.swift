internal import Hummingbird
internal import RapporteurCore
internal import RapporteurLedger

/// `/network`: who met whom.
struct NetworkRoutes: DeskRoutes {
  let desk: Desk

  /// How many meetings are counted at most, the latest; reading all of some thousands takes seconds.
  private static let most = 1500

  private static let sorts: [(name: String, kinds: Set<String>)] = [
    ("persons", ["person"]), ("sides", ["state", "organisation", "group"]),
  ]

  func add(to router: DeskRouter) {
    router.get("/network") { request, context in
      try await desk.page(request, context) { ledger, fields in
        let listing = DeskListing(ledger: ledger, path: "/network", fields: fields)
        let chosen = Self.sorts.first { $0.name == fields["of"] } ?? Self.sorts[0]
        var view = try listing.view(statuses: [], extra: ["of"]) { filter in
          var filter = filter
          filter.limit = Self.most
          let meetings = try ledger.entries(.meeting, filter)
          var kinds = ActorKinds(ledger)
          let network = NetworkPicture(meetings, most: 24) {
            chosen.kinds.contains(kinds.kind(of: $0.id))
          }
          guard network.actors.count > 1 else { return ([], [:]) }
          return (
            network.matrix,
            [
              "picture": network.picture,
              "total": (meetings.count < Self.most ? "" : "the latest ")
                + Words.count(meetings.count, "meeting"),
            ]
          )
        }
        view["choices"] = Self.sorts.map { sort -> View in
          [
            "sort": sort.name, "isChosen": sort.name == chosen.name,
            "href": "/network" + fields.with("of", sort.name).query,
          ]
        }
        return Page(template: "network", title: "Who met whom", section: "/network", view: view)
      }
    }
  }
}
