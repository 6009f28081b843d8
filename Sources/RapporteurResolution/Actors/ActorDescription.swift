internal import RapporteurCore
internal import RapporteurLanguage

/// Actors as candidates: persons by name, state and office; states and bodies of states by code;
/// the rest by name.
struct ActorDescription: Description {
  let states: StateTable

  func describe(_ sketch: RecordSketch) -> [Described] {
    sketch.record.actors.map { actor in
      var described: (features: [Feature], keys: [BlockingKey])
      if let code = sketch.code(actor.id), actor.kind != .person {
        described = ([Feature("code", code)], [BlockingKey(.actor, "code", code)])
      } else {
        switch actor.kind {
        case .person: described = person(actor, sketch)
        case .organisation: described = organisation(actor, sketch)
        case .state, .place, .group: described = named(actor, sketch)
        }
      }
      described.features.append(Feature("kind", actor.kind.rawValue))
      return Described(
        kind: .actor, finding: sketch.key(actor.id), features: described.features,
        keys: described.keys)
    }
  }

  private func person(_ actor: Actor, _ sketch: RecordSketch) -> ([Feature], [BlockingKey]) {
    let label = SpeakerLabel.name(in: actor.name)
    let name = PersonName(label)
    var features: [Feature] = []
    let offices = sketch.offices(of: actor)
    // A description without a name ("the prime minister", "his counterpart") is an office.
    guard !sketch.isUnnamed(actor), !name.words.isEmpty else {
      var keys: [BlockingKey] = []
      let state = sketch.party(actor.id)
      if let state, let office = offices.first {
        features = [Feature("office", office), Feature("state", state)]
        keys = [BlockingKey(.actor, "office", office, state)]
      } else {
        features = [Feature("description", sketch.key(actor.id).description)]
      }
      return (features, keys)
    }
    features.append(Feature("name", name.words.joined(separator: " ")))
    if let state = sketch.party(actor.id) { features.append(Feature("state", state)) }
    features += offices.prefix(2).map { Feature("title", $0) }
    return (features, name.blocks.map { BlockingKey(.actor, "person", $0) })
  }

  private func organisation(_ actor: Actor, _ sketch: RecordSketch) -> ([Feature], [BlockingKey]) {
    let name = BodyName(actor.name, states: states)
    guard !name.isDescription else { return here(actor, sketch) }
    var features = [Feature("name", Words.folded(actor.name))]
    let state = name.state ?? actor.represents.flatMap { sketch.party($0) }
    if let state { features.append(Feature("state", state)) }
    var keys = [BlockingKey(.actor, "body", name.words.sorted().joined(separator: " "))]
    if let acronym = name.acronym { keys.append(BlockingKey(.actor, "acronym", acronym)) }
    for word in name.words where name.words.count > 1 {
      keys.append(BlockingKey(.actor, "body word", state ?? "", word))
    }
    return (features, keys)
  }

  private func named(_ actor: Actor, _ sketch: RecordSketch) -> ([Feature], [BlockingKey]) {
    let name = BodyName(actor.name, states: states)
    guard !name.isDescription else { return here(actor, sketch) }
    let folded = Words.folded(actor.name)
    return ([Feature("name", folded)], [BlockingKey(.actor, "named", folded)])
  }

  /// What only its own report can tell ("our team", "these senators").
  private func here(_ actor: Actor, _ sketch: RecordSketch) -> ([Feature], [BlockingKey]) {
    ([Feature("description", sketch.key(actor.id).description)], [])
  }
}

/// A name as it stands in the label of a transcript ("MS. PSAKI: Well", "Q Peter"), or with an office before it
/// ("Foreign Minister of Norway Kari Brekke").
enum SpeakerLabel {
  /// The name without what is added to it.
  static func name(in text: String) -> String {
    var text = Substring(text)
    if let colon = text.firstIndex(of: ":") { text = text[..<colon] }
    for lead in ["Q ", "Elect ", "elect ", "Designate "] where text.hasPrefix(lead) {
      text = text.dropFirst(lead.count)
    }
    return withoutOffice(text) ?? String(text)
  }

  /// The name after an office and its state; nil where no office goes before a name.
  static func withoutOffice(_ text: Substring) -> String? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 2, let (_, count) = TitleLexicon.standard.title(at: 0, in: words) else {
      return nil
    }
    var rest = words[count...]
    if rest.first == "of" || rest.first == "for" {
      rest = rest.dropFirst()
      let reach = (1...4).reversed().first { reach in
        rest.count > reach
          && StateTable.standard.state(named: rest.prefix(reach).joined(separator: " ")) != nil
      }
      guard let reach else { return nil }
      rest = rest.dropFirst(reach)
    }
    guard !rest.isEmpty, rest.allSatisfy({ $0.first?.isUppercase ?? false }) else { return nil }
    return rest.joined(separator: " ")
  }
}

extension RecordSketch {
  /// The offices that a person holds, as entries of the lexicon in lower case, the most telling first.
  func offices(of actor: Actor) -> [String] {
    var found: [(title: String, weight: Int)] = []
    for text in actor.roles.map(\.title) + (isUnnamed(actor) ? [actor.name] : []) {
      let words = text.split(separator: " ").map(String.init)
      for start in words.indices {
        guard let (entry, count) = TitleLexicon.standard.title(at: start, in: words) else {
          continue
        }
        if entry.class == .civil || entry.class == .modifier { continue }
        let title = entry.title.lowercased()
        if !found.contains(where: { $0.title == title }) { found.append((title, count)) }
        break
      }
    }
    return found.sorted { ($1.weight, $0.title) < ($0.weight, $1.title) }.map(\.title)
  }

  /// Whether the person's name is but a description by office ("Prime Minister of Canada").
  func isUnnamed(_ actor: Actor) -> Bool {
    guard actor.kind == .person else { return false }
    let words = actor.name.split(separator: " ").map(String.init)
    let last = words.last ?? ""
    if last.first?.isLowercase ?? true { return true }
    if SpeakerLabel.withoutOffice(actor.name[...]) != nil { return false }
    if TitleLexicon.standard.title(actor.name) != nil { return true }
    for start in words.indices.prefix(3) {
      if let (entry, count) = TitleLexicon.standard.title(at: start, in: words) {
        let rest = words[(start + count)...]
        // "Martin Luther King", "Sanford Bishop": a surname, where no state stands before it ("Saudi King").
        if rest.isEmpty, start > 0, [.royal, .religious].contains(entry.class),
          !["His", "Her", "Their"].contains(words[0]),
          StateTable.standard.state(adjective: words[start - 1]) == nil
        {
          return false
        }
        return rest.isEmpty || rest.first == "of" || rest.first == "for"
      }
    }
    return false
  }
}
