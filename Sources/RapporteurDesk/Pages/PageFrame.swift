internal import Foundation
internal import Hummingbird
internal import RapporteurLedger

/// What stands round every page: the head, the navigation, and the foot.
struct PageFrame: Sendable {
  /// A place that the navigation leads to.
  struct Place: Sendable {
    var address: String
    var name: String
  }

  /// The groups of the navigation.
  static let places: [[Place]] = [
    [
      Place(address: "/", name: "Overview"), Place(address: "/items", name: "Items"),
      Place(address: "/timeline", name: "Timeline"), Place(address: "/changes", name: "Changes"),
    ],
    [
      Place(address: "/meetings", name: "Meetings"),
      Place(address: "/statements", name: "Statements"),
      Place(address: "/conditions", name: "Conditions"),
      Place(address: "/commitments", name: "Commitments"),
      Place(address: "/positions", name: "Positions"),
    ],
    [
      Place(address: "/actors", name: "Actors"), Place(address: "/network", name: "Who met whom"),
      Place(address: "/reports", name: "Reports"),
    ],
    [
      Place(address: "/verify", name: "Verify"), Place(address: "/check", name: "Check"),
      Place(address: "/review", name: "Review"), Place(address: "/add", name: "Add reports"),
    ],
  ]

  private let templates: Templates
  private let style: String
  private let script: String
  private let icon: String
  private let ledger: String
  private let token: String?
  private let path: String

  /// The frame of the page that answers `request`.
  init(desk: Desk, _ request: Request, _ context: DeskContext) {
    templates = desk.templates
    style = desk.files.address(of: "desk.css")
    script = desk.files.address(of: "desk.js")
    icon = desk.files.address(of: "icon.svg")
    ledger = URL(fileURLWithPath: desk.ledger.ledger.path).lastPathComponent
    token = context.session.map(desk.tokens.token)
    path = request.uri.path
  }

  /// The page in its frame.
  func html(of page: Page) -> String {
    var frame: View = [
      "title": page.title, "style": style, "script": script, "icon": icon, "ledger": ledger,
      "groups": Self.places.map { places in
        [
          "places": places.map { place -> View in
            [
              "href": place.address, "name": place.name,
              "isCurrent": place.address == page.section,
            ]
          }
        ]
      },
    ]
    if let token { frame["token"] = token }
    return templates.page(page.template, page.view.merging(["page": frame]) { own, _ in own })
  }
}
