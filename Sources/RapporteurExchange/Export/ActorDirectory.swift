internal import RapporteurCore
internal import RapporteurLanguage
internal import RapporteurLedger

/// What all reports of a ledger say of its actors, as far as exports need it.
struct ActorDirectory {
  /// What is known of one actor.
  struct Profile {
    fileprivate var kinds: [(value: Actor.Kind, count: Int)] = []
    fileprivate var codes: [(value: String, count: Int)] = []
    fileprivate var sides: [(value: String, count: Int)] = []
    fileprivate var roles: [(value: String, count: Int)] = []

    /// What sort of actor most reports take it for.
    var kind: Actor.Kind? { Self.commonest(kinds) }
    /// The code that most reports give it, or nil.
    var code: String? { Self.commonest(codes) }
    /// The identifier of the state or body on whose side most reports put it, or nil.
    var side: String? { Self.commonest(sides) }
    /// The CAMEO role of the office that most reports give it, or nil.
    var role: String? { Self.commonest(roles) }

    private static func commonest<Value>(_ counts: [(value: Value, count: Int)]) -> Value? {
      counts.max { $0.count < $1.count }?.value
    }
  }

  private var profiles: [String: Profile] = [:]
  private let roles = OfficeRoles()

  /// What is known of the actor with that identifier.
  subscript(actor: String) -> Profile { profiles[actor] ?? Profile() }

  /// Takes in what a report says of its actors.
  mutating func add(_ record: Record, things: [String: String]) {
    for actor in record.actors {
      guard let id = things[actor.id.description] else { continue }
      var profile = profiles[id] ?? Profile()
      Self.count(actor.kind, in: &profile.kinds)
      if let code = actor.code { Self.count(code, in: &profile.codes) }
      if let side = actor.represents, let of = things[side.description], of != id {
        Self.count(of, in: &profile.sides)
      }
      for role in actor.roles {
        if let role = roles.role(of: role.title) { Self.count(role, in: &profile.roles) }
      }
      profiles[id] = profile
    }
  }

  private static func count<Value: Equatable>(
    _ value: Value, in counts: inout [(value: Value, count: Int)]
  ) {
    if let index = counts.firstIndex(where: { $0.value == value }) {
      counts[index].count += 1
    } else {
      counts.append((value, 1))
    }
  }
}

/// The CAMEO roles of offices.
final class OfficeRoles {
  private let classes: [String: TitleLexicon.Entry.Class]
  private var known: [String: String?] = [:]

  init() {
    var classes: [String: TitleLexicon.Entry.Class] = [:]
    for entry in TitleLexicon.standard.entries {
      for form in [entry.title] + entry.forms { classes[form.lowercased()] = entry.class }
    }
    self.classes = classes
  }

  /// The role of one who holds that office: by the longest title that stands in it; nil for none.
  func role(of office: String) -> String? {
    if let known = known[office] { return known }
    let words = office.lowercased().split(separator: " ")
    var role: String?
    search: for length in stride(from: words.count, to: 0, by: -1) {
      for start in 0...(words.count - length) {
        let title = words[start..<(start + length)].joined(separator: " ")
        guard let found = classes[title].flatMap(Self.role) else { continue }
        role = found
        break search
      }
    }
    known[office] = role
    return role
  }

  /// - Source: CAMEO 1.1b3, primary and secondary role codes.
  private static func role(of office: TitleLexicon.Entry.Class) -> String? {
    switch office {
    case .headOfState, .headOfGovernment, .spouse, .royal, .minister, .diplomat, .envoy, .official,
      .spokesperson:
      "GOV"
    case .security: "SPY"
    case .military: "MIL"
    case .police: "COP"
    case .legislator: "LEG"
    case .judge: "JUD"
    case .party: "PTY"
    case .group: "REB"
    case .academic: "EDU"
    case .business: "BUS"
    case .press: "MED"
    case .body, .religious, .civil, .modifier: nil
    }
  }
}
