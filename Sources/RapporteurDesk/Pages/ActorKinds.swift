internal import RapporteurLedger

/// What sort of actor each is, looked up once.
struct ActorKinds {
  let ledger: Ledger
  private var known: [String: String] = [:]

  init(_ ledger: Ledger) { self.ledger = ledger }

  /// `person`, `organisation`, `state`, `group`, `place`, or nothing if it is not known.
  mutating func kind(of id: String) -> String {
    if let kind = known[id] { return kind }
    var kind = ""
    if case .actor(let actor)? = try? ledger.subject(id) { kind = actor.kind }
    known[id] = kind
    return kind
  }
}
