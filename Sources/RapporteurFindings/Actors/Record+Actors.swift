internal import RapporteurCore

extension Record {
  /// The record with only those actors that have a name of their own or that some finding is about:
  /// a phrase that was asked about and turned out to name nobody is no actor.
  func withoutIdleActors() -> Record {
    var used: Set<Identifier<Actor>> = []
    var findings = self
    findings.actors = []
    findings.mapActors { id in
      used.insert(id)
      return id
    }
    // Those whom the kept ones represent, or whose offices they hold, are kept too.
    for actor in actors where used.contains(actor.id) || actor.kind == .person {
      used.formUnion([actor.represents].compactMap { $0 } + actor.roles.compactMap(\.of))
    }
    var numbers: [Identifier<Actor>: Identifier<Actor>] = [:]
    var kept: [Actor] = []
    for actor in actors where used.contains(actor.id) || actor.kind == .person {
      numbers[actor.id] = Identifier(kept.count + 1)
      kept.append(actor)
    }
    var result = self
    result.actors = kept
    result.mapActors { numbers[$0] ?? $0 }
    return result
  }

  /// Replaces every identifier of an actor that the record's actors and findings hold.
  private mutating func mapActors(_ new: (Identifier<Actor>) -> Identifier<Actor>) {
    for index in actors.indices {
      actors[index].id = new(actors[index].id)
      actors[index].represents = actors[index].represents.map(new)
      for role in actors[index].roles.indices {
        actors[index].roles[role].of = actors[index].roles[role].of.map(new)
      }
    }
    for index in statements.indices {
      statements[index].speakers = statements[index].speakers.map(new)
      statements[index].via = statements[index].via.map(new)
    }
    for index in meetings.indices {
      for participant in meetings[index].participants.indices {
        let old = meetings[index].participants[participant]
        meetings[index].participants[participant].actor = new(old.actor)
        meetings[index].participants[participant].side = old.side.map(new)
      }
      meetings[index].parties = meetings[index].parties.map(new)
      meetings[index].mediators = meetings[index].mediators.map(new)
      meetings[index].host = meetings[index].host.map(new)
      meetings[index].place = meetings[index].place.map(new)
    }
    for index in outcomes.indices { outcomes[index].parties = outcomes[index].parties.map(new) }
    for index in conditions.indices {
      conditions[index].holders = conditions[index].holders.map(new)
      conditions[index].obligor = conditions[index].obligor.map(new)
    }
    for index in commitments.indices {
      commitments[index].actors = commitments[index].actors.map(new)
    }
    for index in positions.indices { positions[index].actors = positions[index].actors.map(new) }
    for index in events.indices {
      events[index].actors = events[index].actors.map(new)
      events[index].recipients = events[index].recipients.map(new)
    }
  }
}

extension Actor {
  /// Whether it is called "the Alva Administration" or by another name of that ending.
  var isAdministration: Bool { name.lowercased().hasSuffix("administration") }
}
