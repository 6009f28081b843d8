internal import RapporteurLedger

/// What each actor is called and of what sort it is, looked up once.
struct ActorKinds {
  let ledger: Ledger
  private var known: [String: ActorEntry?] = [:]

  init(_ ledger: Ledger) { self.ledger = ledger }

  /// What is known of an actor; nil for nothing.
  mutating func actor(_ id: String) -> ActorEntry? {
    if let actor = known[id] { return actor }
    var found: ActorEntry?
    if case .actor(let actor)? = try? ledger.subject(id) { found = actor }
    known[id] = found
    return found
  }

  /// `person`, `organisation`, `state`, `group`, `place`, or nothing if it is not known.
  mutating func kind(of id: String) -> String { actor(id)?.kind ?? "" }
}
