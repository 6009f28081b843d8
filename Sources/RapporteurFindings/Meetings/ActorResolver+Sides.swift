internal import RapporteurCore
internal import RapporteurLanguage

/// On whose side those who take part in an encounter are, and how that is known.
extension ActorResolver {
  /// The references of a word that may be missing.
  mutating func references(optional word: Int?) -> [Reference] {
    word.map { references(at: $0) } ?? []
  }

  /// The side of those whom a person is named with as one party: "met with Ukrainian Secretary A
  /// and General B".
  private func sideInList(_ id: Identifier<Actor>) -> Identifier<Actor>? {
    for list in lists where list.contains(where: { actorOfEntity[$0] == id }) {
      guard let first = list.first else { continue }
      let start = titleStart[first] ?? analysis.entities[first].words.lowerBound
      guard start > 0, analysis.lowercasedForm(start - 1) == "with" else { continue }
      let sides = Set(list.compactMap { actorOfEntity[$0].flatMap { registry[$0].represents } })
      if sides.count == 1 { return sides.first }
    }
    return nil
  }

  /// The side on which an actor takes part: what it represents, or itself if it is a state or body.
  ///
  /// A government's own document names its own officials without their country: one with an
  /// office, or none at all, is taken to be on the side of the document's author.
  func side(of id: Identifier<Actor>) -> Identifier<Actor>? {
    statedSide(of: id) ?? likelySide(of: id)
  }

  /// The side that the report itself ties an actor to, or nil.
  private func statedSide(of id: Identifier<Actor>) -> Identifier<Actor>? {
    let actor = registry[id]
    if let side = actor.represents { return side }
    return actor.kind == .state || actor.kind == .organisation ? id : nil
  }

  /// The side that a person is likely to be on, by the others in one list or the report's author.
  private func likelySide(of id: Identifier<Actor>) -> Identifier<Actor>? {
    guard registry[id].kind == .person else { return nil }
    if let side = sideInList(id) { return side }
    guard let author = discourse.issuer ?? authors.first, !isPeer(id) else { return nil }
    return registry[author].kind == .state ? author : registry[author].represents
  }

  /// Whether a person bears a highest office and one named before does too: leaders meet those of
  /// other states, and the second that a report names is another's.
  private func isPeer(_ id: Identifier<Actor>) -> Bool {
    isLeader(registry[id])
      && registry.actors.prefix(id.number - 1).contains { $0.kind == .person && isLeader($0) }
  }

  /// Whether a person bears a highest office.
  func isLeader(_ actor: Actor) -> Bool {
    actor.roles.contains { role in
      let title = role.title.lowercased()
      return Self.highest.contains(where: title.hasSuffix)
        && !["vice", "deputy", "former"].contains(where: title.hasPrefix)
    }
  }

  /// Whether a person bears a highest office or stands in for one who does: a leader, as reports call both.
  func isHead(_ actor: Actor) -> Bool {
    isLeader(actor) || actor.roles.contains { $0.title.lowercased().hasSuffix("vice president") }
  }

  /// Offices of which a state has one.
  private static let highest = [
    "president", "prime minister", "chancellor", "king", "queen", "premier", "emir", "amir",
    "sultan", "taoiseach", "crown prince",
  ]

  /// An actor as one who takes part in an encounter, with its side and how that is known.
  ///
  /// `stated` is the side that the words around tie the actor to, where its name does not.
  func participant(_ id: Identifier<Actor>, side stated: Identifier<Actor>? = nil, span: Span?)
    -> Meeting.Participant
  {
    let known = statedSide(of: id) ?? stated
    var participant = Meeting.Participant(
      actor: id, side: known ?? likelySide(of: id), span: span)
    participant.sideIsInferred = known == nil && participant.side != nil
    return participant
  }
}
