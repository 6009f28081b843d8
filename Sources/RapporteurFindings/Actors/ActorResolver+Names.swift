internal import RapporteurCore
internal import RapporteurLanguage

/// The names of the report: what each stands for, with titles, offices and sides.
extension ActorResolver {
  mutating func registerEntity(_ index: Int) {
    let entity = analysis.entities[index]
    let name = displayName(entity.span)
    if entity.kind != .person, let entry = lexicon.states.state(named: name) {
      actorOfEntity[index] = registry.state(entry)
    } else {
      switch entity.kind {
      // "the Kremlin", taken for somebody's name
      case .person where lexicon.states.state(seat: name) != nil:
        actorOfEntity[index] = registerBody(name)
      case .person: actorOfEntity[index] = registerPerson(entity, index: index, name: name)
      case .organisation, .state:
        // "the National Security Advisor" taken for a body: an office, whose holder is told elsewhere.
        let last = entity.words.upperBound - 1
        if entity.kind == .organisation, entity.words.count > 1,
          lexicon.isOfficeWord(analysis.lowercasedForm(last)),
          lexicon.states.state(seat: name) == nil
        {
          return
        }
        actorOfEntity[index] = registerBody(name)
      case .place, .event, .other: return
      }
    }
    if let id = actorOfEntity[index] { registry.mention(id, at: entity.span) }
  }

  mutating func registerBody(_ name: String) -> Identifier<Actor> {
    let seat = lexicon.states.state(seat: name)
    // "the White House" is the government, "the State Department" a body of it.
    if let seat, !name.hasSuffix("Department"), !name.hasPrefix("Department") {
      return registry.state(seat)
    }
    if let full = registry.body(shortenedTo: name) { return full }
    let id = registry.other(.organisation, named: name)
    if let seat { registry[id].represents = registry.state(seat) }
    // "the Hydrogen Shot Initiative", "the Clean Water Act": nobody.
    if let last = name.split(whereSeparator: { " -".contains($0) }).last.map({ $0.lowercased() }),
      [last, String(last.dropLast())].contains(where: { lexicon.nouns[$0] == .thing }),
      !lexicon.bodies.contains(name)
    {
      agentive[id] = false
    }
    // "US State Department", "Ukrainian Navy": the state it belongs to opens its name.
    if registry[id].represents == nil,
      let first = name.trimmingArticle().split(separator: " ").first,
      let entry = lexicon.states.state(adjective: String(first))
        ?? lexicon.states.state(named: String(first)), entry.kind != .body
    {
      registry[id].represents = registry.state(entry)
    }
    return id
  }

  mutating func registerPerson(_ entity: EntityMention, index: Int, name: String)
    -> Identifier<Actor>
  {
    let reader = TitleReader(
      analysis: analysis, lexicon: lexicon,
      isName: { [entityOfWord, analysis] in
        guard let other = entityOfWord[$0] else { return false }
        return analysis.entities[other].kind == .person
      }, surnames: surnames)
    let before = reader.titleBefore(entity.words)
    let after = reader.titleAfter(entity.words)
    let title = before.map(phrase)
    titleStart[index] = before?.lowerBound
    let other: Identifier<Actor>? =
      if let before { namesake(before: before.lowerBound, of: entity) } else if after == nil {
        namesakeInOffice
      } else { nil }
    let id = registry.person(
      named: name, title: title, standing: title.flatMap(lexicon.standing(ofTitle:)),
      otherThan: other)
    for range in [before, after].compactMap({ $0 }) { addRole(range, to: id) }
    let extent = (before?.lowerBound ?? entity.words.lowerBound)..<entity.words.upperBound
    let span = Span(
      analysis.spans[extent.lowerBound].start, analysis.spans[extent.upperBound - 1].end)
    for word in extent {
      personOfWord[word] = id
      personSpan[word] = span
    }
    if let after { for word in after { personOfWord[word] = personOfWord[word] ?? id } }
    if registry[id].represents == nil, let side = sideAround(entity.words) {
      registry[id].represents = side
    }
    return id
  }

  /// The person of the same last name who stands before "and" right before `start`, where the title of `entity` begins:
  /// "President | Holm | and Dr. Holm"; nil if there is none.
  private func namesake(before start: Int, of entity: EntityMention) -> Identifier<Actor>? {
    guard start > 1, ["and", "&"].contains(analysis.lowercasedForm(start - 1)),
      let index = entityOfWord[start - 2], analysis.entities[index].kind == .person,
      analysis.forms[start - 2] == analysis.forms[entity.words.upperBound - 1]
    else { return nil }
    return actorOfEntity[index]
  }

  /// The president in a transcript, whom a name without a title is not: who speaks says "the President" and "President
  /// Holm", so that "Erik Holm" is his son.
  private var namesakeInOffice: Identifier<Actor>? {
    report.kind == .transcript ? registry.presidentBySurname : nil
  }

  /// The state that a name is tied to by "Poland's X" or "X of Ukraine".
  mutating func sideAround(_ name: Range<Int>) -> Identifier<Actor>? {
    let next = name.upperBound
    if next + 1 < analysis.count, analysis.lowercasedForm(next) == "of",
      let entry = stateName(startingAt: next + 1)
    {
      return registry.state(entry)
    }
    let previous = name.lowerBound - 1
    if previous >= 1, analysis.isPossessiveMark(previous),
      let entry = lexicon.states.state(named: analysis.forms[previous - 1])
    {
      return registry.state(entry)
    }
    return nil
  }

  /// The state whose name begins at `word`: an entity, or up to five words, the longest first.
  func stateName(startingAt word: Int) -> StateTable.Entry? {
    var start = word
    if start < analysis.count, analysis.lowercasedForm(start) == "the" { start += 1 }
    for length in stride(from: 5, through: 1, by: -1) where start + length <= analysis.count {
      if let entry = lexicon.states.state(named: phrase(start..<(start + length))) { return entry }
    }
    return nil
  }

  mutating func addRole(_ range: Range<Int>, to id: Identifier<Actor>) {
    var words = range
    var state: Identifier<Actor>?
    if let entry = lexicon.state(analysis.forms[words.lowerBound]), words.count > 1 {
      state = registry.state(entry)
      words = (words.lowerBound + 1)..<words.upperBound
      while words.count > 1, analysis.isPossessiveMark(words.lowerBound) {
        words = (words.lowerBound + 1)..<words.upperBound
      }
    }
    var body: String?
    var title = words
    if let of = words.dropFirst().first(where: { ["of", "for", "to"].contains(analysis.forms[$0]) }
    ),
      of + 1 < words.upperBound
    {
      let rest = (of + 1)..<words.upperBound
      let afterOf = phrase(rest).trimmingArticle()
      if let entry = lexicon.states.state(named: afterOf) {
        if analysis.forms[of] == "of" {
          state = registry.state(entry)
          title = words.lowerBound..<of
        }
      } else {
        body = afterOf
        for word in rest where analysis.forms[word] == "of" {
          if let entry = stateName(startingAt: word + 1) { state = registry.state(entry) }
        }
        title = analysis.forms[of] == "of" ? words.lowerBound..<of : words
        if analysis.forms[of] != "of" { body = nil }
      }
    }
    for word in words where state == nil {
      if analysis.forms[word].first?.isUppercase == true,
        let entry = lexicon.states.state(adjective: analysis.forms[word])
      {
        state = registry.state(entry)
      }
    }
    let role = Actor.Role(
      title: phrase(title), body: body, of: state,
      span: Span(
        analysis.spans[range.lowerBound].start, analysis.spans[range.upperBound - 1].end))
    if !registry[id].roles.contains(where: { $0.title == role.title && $0.body == role.body }) {
      registry[id].roles.append(role)
    }
    if let state { registry[id].represents = registry[id].represents ?? state }
  }
}
