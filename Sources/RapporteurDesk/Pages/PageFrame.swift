internal import Foundation
internal import Hummingbird
internal import RapporteurLedger

/// What stands round every page: the head, the navigation, and the foot.
struct PageFrame: Sendable {
  /// A place that the navigation leads to.
  struct Place: Sendable {
    var address: String
    var name: String
    /// Who may go there.
    var role = Role.reader
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
      Place(address: "/review", name: "Review", role: .reviewer),
      Place(address: "/add", name: "Add reports", role: .reviewer),
    ],
  ]

  /// Where one sees to oneself and others, where people sign in.
  private static let own = [
    Place(address: "/account", name: "Account"),
    Place(address: "/users", name: "Users", role: .admin),
    Place(address: "/log", name: "Log", role: .admin),
  ]

  private let templates: Templates
  private let style: String
  private let script: String
  private let icon: String
  private let ledger: String
  private let path: String
  /// What the one who asks may do; nil if nobody signed in who must.
  private let role: Role?
  private let isOpen: Bool

  /// The frame of the page that answers `request`.
  init(desk: Desk, _ request: Request, _ context: DeskContext) {
    templates = desk.templates
    style = desk.files.address(of: "desk.css")
    script = desk.files.address(of: "desk.js")
    icon = desk.files.address(of: "icon.svg")
    ledger = URL(fileURLWithPath: desk.ledger.ledger.path).lastPathComponent
    path = request.uri.path
    isOpen = desk.access != nil
    role = isOpen ? context.identity?.role : .reviewer
  }

  /// What tells pages apart that are not the same for everybody.
  var key: String { isOpen ? (role?.rawValue ?? "nobody") + " " : "" }

  /// The page in its frame.
  func html(of page: Page) -> String {
    let frame: View = [
      "title": page.title, "style": style, "script": script, "icon": icon, "ledger": ledger,
      "isEmptyHanded": role == nil, "canReview": role.map { $0 >= .reviewer } ?? false,
      "isSignedIn": isOpen && role != nil, "token": SentPage.Blank.token.mark,
      "person": SentPage.Blank.person.mark, "age": SentPage.Blank.age.mark,
      "groups": places.map { places in
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
    return templates.page(page.template, page.view.merging(["page": frame]) { own, _ in own })
  }

  /// The groups of the navigation, as far as the one who asks may go.
  private var places: [[Place]] {
    guard let role else { return [] }
    var groups = Self.places
    if isOpen { groups.append(Self.own) }
    return groups.map { $0.filter { $0.role <= role } }.filter { !$0.isEmpty }
  }
}
