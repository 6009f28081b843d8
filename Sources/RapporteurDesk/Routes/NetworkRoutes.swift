internal import Hummingbird
internal import RapporteurCore
internal import RapporteurLedger

/// `/network`: who met whom.
struct NetworkRoutes: DeskRoutes {
  let desk: Desk

  private static let sorts: [(name: String, kinds: Set<String>)] = [
    ("persons", ["person"]), ("sides", ["state", "organisation", "group"]),
  ]

  func add(to router: DeskRouter) {
    router.get("/network") { request, context in
      try await desk.page(request, context) { ledger, fields in
        let listing = DeskListing(ledger: ledger, path: "/network", fields: fields)
        let chosen = Self.sorts.first { $0.name == fields["of"] } ?? Self.sorts[0]
        var view = try listing.view(statuses: [], extra: ["of"]) { filter in
          let tables = try ledger.encounters(filter)
          var kinds = ActorKinds(ledger)
          let network = NetworkPicture(tables, most: 24) { id in
            guard let actor = kinds.actor(id), chosen.kinds.contains(actor.kind) else { return nil }
            return NetworkPicture.Party(id: id, name: actor.name)
          }
          guard network.actors.count > 1 else { return ([], [:]) }
          return (
            network.matrix,
            [
              "picture": network.picture,
              "total": Words.count(tables.count, "meeting"),
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
