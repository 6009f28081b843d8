internal import Hummingbird
internal import RapporteurCore
internal import RapporteurLedger

/// `/timeline`: meetings as a picture, and all that has a day in a list.
struct TimelineRoutes: DeskRoutes {
  let desk: Desk

  /// How many meetings a picture has at most, the latest.
  static let most = 400

  func add(to router: DeskRouter) {
    router.get("/timeline") { request, context in
      try await desk.page(request, context) { ledger, fields in
        let listing = DeskListing(ledger: ledger, path: "/timeline", fields: fields)
        let lanes = fields["lanes"].flatMap(TimelinePicture.Lanes.init(rawValue:)) ?? .sides
        let statuses = FilterView.statuses(of: .meeting)
        var view = try listing.view(statuses: statuses, extra: ["lanes"], limit: 60) { filter in
          let present = try filter.present ?? DeskListing.present(ledger, filter)
          var more: View = [:]
          if let picture = try Self.picture(ledger, filter, present: present, lanes) {
            more["picture"] = picture
          }
          return (try Self.days(ledger, filter), more)
        }
        view["choices"] = TimelinePicture.Lanes.allCases.map { choice -> View in
          [
            "lane": choice.rawValue, "isChosen": choice == lanes,
            "href": "/timeline" + fields.with("lanes", choice.rawValue).query,
          ]
        }
        return Page(template: "timeline", title: "Timeline", section: "/timeline", view: view)
      }
    }
  }

  /// The picture of the meetings that `filter` lets pass; nil without any.
  static func picture(
    _ ledger: Ledger, _ filter: Filter, present: Day?, _ lanes: TimelinePicture.Lanes,
    most: Int = most
  ) throws -> View? {
    var filter = filter
    filter.limit = most
    let meetings = try ledger.entries(.meeting, filter)
    var kinds = ActorKinds(ledger)
    return TimelinePicture(meetings: meetings, present: present, lanes: lanes).view(&kinds)
  }

  /// What has a day, day by day, the latest first.
  private static func days(_ ledger: Ledger, _ filter: Filter) throws -> [View] {
    var entries: [AccountEntry] = []
    for kind in FindingKind.course {
      entries += try ledger.entries(kind, filter)
    }
    func day(_ entry: AccountEntry) -> Day { entry.days?.from ?? entry.since }
    entries.sort { ($1.kind.rawValue, day($0), $1.id) > ($0.kind.rawValue, day($1), $0.id) }
    entries.sort { day($0) != day($1) ? day($0) > day($1) : $0.kind.rawValue < $1.kind.rawValue }
    return entries.prefix(filter.limit ?? .max).map(EntryView.row)
  }
}
