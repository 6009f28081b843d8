internal import RapporteurCore
internal import RapporteurLanguage

/// Actors known by a description only.
extension ActorResolver {
  /// An actor that is known by its description only.
  mutating func described(_ word: Int, span: Span) -> [Reference] {
    let lemma = analysis.lemma(word)
    let position = analysis.spans[word].start
    if let administration = administration(word) {
      return [
        Reference(actor: administration, span: span, basis: .coreference, means: .speaker)
      ]
    }
    // Before a body of that name: "the Administration" is not the Federal Aviation Administration.
    if let administration = ownAdministration(word) {
      return [
        Reference(actor: administration, span: span, basis: .inferred, means: .holder)
      ]
    }
    let bare = isBare(word)
    if bare, isDefinite(word), lemma != "state",
      analysis.upos[word] != .properNoun
        || analysis.forms[word] != analysis.forms[word].uppercased(),
      let earlier = registry.lastDescribed(
        with: [lemma, analysis.lowercasedForm(word)], before: position,
        // "The President" after "the Vice President" is another.
        where: { !lexicon.isOfficeWord(lemma) || Self.title($0, means: lemma) }),
      // "the three presidents" are not the "Serbian president" of before.
      !analysis.features[word].contains("Number=Plur") || analysis.lowercasedForm(word) == lemma
        || registry[earlier].name.lowercased().contains(analysis.lowercasedForm(word))
    {
      registry.mention(earlier, at: span)
      let isUnnamed = isUnnamed(word) && !registry[earlier].name.contains(" ")
      return [
        Reference(
          actor: earlier, span: span, basis: .coreference, means: isUnnamed ? .unnamed : .earlier)
      ]
    }
    if let body = body(namedBefore: word) {
      registry.mention(body, at: span)
      return [Reference(actor: body, span: span, basis: .explicit, means: .name)]
    }
    if bare, isDefinite(word), let body = body(takenUpBy: word) {
      registry.mention(body, at: span)
      return [Reference(actor: body, span: span, basis: .coreference, means: .body)]
    }
    let name = description(word, span: span)
    guard !name.isEmpty else { return [] }
    let kind: Actor.Kind =
      lexicon.nouns[lemma] == .body || lexicon.nouns[lemma] == .medium ? .organisation : .group
    let id = registry.known(name) ?? registry.other(kind, named: name)
    if registry[id].represents == nil, let owner = ownersOf(word).first {
      registry[id].represents = owner
    }
    registry.mention(id, at: span)
    if agentive[id] != true {
      let nounClass = lexicon.nouns[lemma]
      let isThing = nounClass == .encounter || nounClass == .document || nounClass == .thing
      agentive[id] =
        (nounClass != nil && !isThing) || lexicon.isOfficeWord(lemma)
        || (analysis.upos[word] == .properNoun && !isThing)
        || !PersonWords.standard.kinds(of: lemma).isEmpty
        || ["ers", "ors", "ists", "ants"].contains { analysis.lowercasedForm(word).hasSuffix($0) }
    }
    return [
      Reference(
        actor: id, span: span, basis: .explicit, means: isUnnamed(word) ? .unnamed : .description)
    ]
  }

  /// "Participants discussed …" in an official account where no meeting tells who: nobody that a reader could name.
  private func isUnnamed(_ word: Int) -> Bool {
    report.kind != .news && analysis.features[word].contains("Number=Plur") && isBare(word)
      && Self.unnamed.contains(analysis.lemma(word))
      && analysis.relation(analysis.firstConjunct(of: word)) == .nsubj
  }

  /// Plurals that say of nobody more than that they were there.
  private static let unnamed: Set<String> = [
    "participant", "attendee", "leader", "official", "delegation", "delegate", "member",
  ]

  /// "My administration" under the name of the one whose it is: "Holm Administration".
  private mutating func administration(_ word: Int) -> Identifier<Actor>? {
    guard analysis.lemma(word) == "administration",
      let owner = analysis.dependents(of: word, .nmodPoss).first(where: {
        analysis.upos[$0] == .pronoun
      })
    else { return nil }
    let owners = self.owners(owner)
    guard let person = owners.first(where: { registry[$0].kind == .person }) else {
      // Where nobody is named, a government is its state.
      guard Discourse.firstPerson.contains(analysis.lowercasedForm(owner)),
        let state = owners.first(where: { registry[$0].kind == .state })
      else { return nil }
      registry.mention(state, at: analysis.spans[word])
      return state
    }
    // A vice president’s "our Administration" is the president’s.
    if let president = ownHolder(of: "president"), president != person,
      registry[person].represents.map({ $0 == registry[president].represents }) ?? true
    {
      return administration(of: president, at: word)
    }
    // Where the president is not named, it is the state's.
    if registry[person].roles.contains(where: { $0.title.lowercased().hasPrefix("vice ") }) {
      guard let state = side(of: person) ?? ownState.map({ registry.state($0) }) else { return nil }
      registry.mention(state, at: analysis.spans[word])
      return state
    }
    return administration(of: person, at: word)
  }

  /// Whose administration it is: of "our" and "my" those whose words they are, whoever else they mean by "we".
  private mutating func owners(_ pronoun: Int) -> [Identifier<Actor>] {
    Discourse.firstPerson.contains(analysis.lowercasedForm(pronoun))
      ? speakers(at: analysis.spans[pronoun].start) : references(at: pronoun).map(\.actor)
  }

  /// "The Administration" of a government's own publication, which nobody has named before.
  private mutating func ownAdministration(_ word: Int) -> Identifier<Actor>? {
    guard analysis.lowercasedForm(word) == "administration", isBare(word) || isOurs(word),
      isDefinite(word), let person = ownHolder(of: "president")
    else { return nil }
    return administration(of: person, at: word)
  }

  /// The last word of a person's name that is no "Jr.", without its comma; nil if there is none.
  private func surname(of person: Identifier<Actor>) -> String? {
    registry[person].name.split(separator: " ").last {
      !["jr.", "jr", "sr.", "sr", "ii", "iii"].contains($0.lowercased())
    }.map { name in
      let name = name.filter { $0 != "," }
      // A name signed in capitals.
      return name.contains(where: \.isLowercase) ? name : Self.titleCase(name)
    }
  }

  private func isOurs(_ word: Int) -> Bool {
    analysis.dependents[word].contains { analysis.relations[$0] == .nmodPoss }
  }

  private mutating func administration(
    of person: Identifier<Actor>, at word: Int
  ) -> Identifier<Actor>? {
    guard let surname = surname(of: person) else { return nil }
    // Under the name that the report gives it: "the Alva-Holm Administration", but not the "Holm-Alva
    // Administration", in which he was the second.
    if let named = registry.actors.first(where: {
      $0.kind == .organisation && $0.isAdministration && $0.name.hasPrefix(surname)
    }) {
      registry.mention(named.id, at: analysis.spans[word])
      return named.id
    }
    let name = surname + " Administration"
    let id = registry.known(name) ?? registry.other(.organisation, named: name)
    registry[id].represents = registry[id].represents ?? side(of: person)
    registry.mention(id, at: analysis.spans[word])
    return id
  }

  /// Whether an actor can act: a person, a state, a body, or a group of people.
  func canAct(_ id: Identifier<Actor>) -> Bool {
    switch registry[id].kind {
    case .person, .state: true
    case .organisation, .group: agentive[id] ?? true
    case .place: false
    }
  }

  /// Whether a group's description is that of an office: "prime minister of Norway".
  func isOfficeHolder(_ id: Identifier<Actor>) -> Bool {
    registry[id].name.lowercased().split(separator: " ").contains {
      lexicon.isOfficeWord(String($0))
    }
  }

  func isBare(_ word: Int) -> Bool {
    analysis.dependents[word].allSatisfy {
      [.det, .punct, .case, .nummod, .conj, .cc].contains(analysis.relation($0))
    }
  }

  /// The phrase without its article and without what is only added to it.
  func description(_ word: Int, span: Span) -> String {
    let title = titleCompounded(with: word)
    let shared = sharedSources(of: word)
    let members = analysis.subtree(of: word) { child in
      if child == title { return true }
      return switch analysis.relation(child) {
      // "officials from the bank and the ministry": of one description; "officials and experts": of two.
      case .conj, .cc:
        !self.isWithinName(child) && !self.isMemberOfModifier(child, of: word)
          && !shared.contains(child) && !shared.contains(self.analysis.heads[child] ?? child)
      case .appos, .parataxis, .acl, .advcl, .advmod: true
      case .case, .mark: self.analysis.heads[child] == word
      case .punct: self.analysis.heads[child] == word
      case .nmod, .obl: !self.belongsToDescription(child)
      default: false
      }
    }
    guard var first = members.first, var last = members.last else { return "" }
    let set = Set(members)
    first = word
    while first > 0 {
      let next = beforeParenthesis(first - 1)
      guard set.contains(next) else { break }
      first = next
    }
    if let title { first = title + 2 }
    while first < word, [.punctuation, .coordinatingConjunction].contains(analysis.upos[first]) {
      first += 1
    }
    last = word
    while last + 1 < analysis.count, set.contains(last + 1), last - word < 28,
      last - word < 12 || analysis.forms[last] != ",",
      analysis.forms[last + 1] != "," || isCommaOfList(last + 1, in: set)
    {
      last += 1
    }
    while last > word, [.punctuation, .coordinatingConjunction].contains(analysis.upos[last]),
      analysis.forms[last] != ")"
    {
      last -= 1
    }
    last = endOfPlaces(from: last)
    if let end = modifiedBySeries[word], end > last, end - word < 28, last > word { last = end }
    // "the Attorneys General"
    if last == word, word + 1 < analysis.count, analysis.forms[word + 1] == "General",
      analysis.sentenceIndex[word] == analysis.sentenceIndex[word + 1]
    {
      last += 1
    }
    let name = displayName(Span(analysis.spans[first].start, analysis.spans[last].end))
    return name.trimmingArticle().withoutParentheses()
  }

  /// The word before a bracket that ends at `word`, or `word`: "Pacific | Islands Forum (PIF) | leaders".
  private func beforeParenthesis(_ word: Int) -> Int {
    guard analysis.forms[word] == ")",
      let open = (max(0, word - 4)..<word).last(where: { analysis.forms[$0] == "(" }), open > 0
    else { return word }
    return open - 1
  }

  /// "governors of Ohio, Iowa | , and Utah": the end of a list of places that the parser lost the last of.
  private func endOfPlaces(from last: Int) -> Int {
    var end = last
    func isPlace(_ word: Int) -> Bool {
      word < analysis.count
        && entityOfWord[word].map { analysis.entities[$0].kind == .place } ?? false
    }
    guard isPlace(last), last > 1, [",", "and"].contains(analysis.forms[last - 1]) else {
      return last
    }
    var next = last + 1
    if next < analysis.count, analysis.forms[next] == "," { next += 1 }
    if next + 1 < analysis.count, analysis.forms[next] == "and", isPlace(next + 1),
      let entity = entityOfWord[next + 1]
    {
      end = analysis.entities[entity].words.upperBound - 1
    }
    return end
  }

  /// "the governors of Alva, | Holm, and Lind": a comma between members of what describes a group.
  private func isCommaOfList(_ comma: Int, in members: Set<Int>) -> Bool {
    guard let head = analysis.heads[comma], members.contains(head) else { return false }
    return analysis.relation(head) == .conj && head > comma
      || analysis.relation(head) == .cc && head > comma
  }

  /// Whether a conjunct or its "and" stands inside one name: "Food and Drug Administration".
  private func isWithinName(_ child: Int) -> Bool {
    guard let entity = entityOfWord[child], let head = analysis.heads[child] else { return false }
    return entityOfWord[head] == entity
  }

  /// Whether a conjunct or its "and" belongs to what modifies `word`: "families in Alva | and Holm", "leaders of
  /// businesses | and unions". What is joined must be of a kind, name and name or thing and thing.
  private func isMemberOfModifier(_ child: Int, of word: Int) -> Bool {
    let conjunct = analysis.relation(child) == .cc ? analysis.heads[child] ?? child : child
    guard analysis.relation(conjunct) == .conj else { return false }
    let first = analysis.firstConjunct(of: conjunct)
    // "private sector and education leaders"
    if conjunct < word, conjunct > first { return analysis.heads[first] == word }
    guard first > word,
      analysis.heads[first] == word || analysis.ancestors(of: first).contains(word)
    else { return false }
    guard opensWithCapital(first) == opensWithCapital(conjunct) else { return false }
    if personOfWord[conjunct] != nil || personOfWord[first] != nil { return false }
    if opensWithCapital(first) { return true }
    return analysis.dependents[conjunct].allSatisfy {
      [.cc, .punct, .conj].contains(analysis.relation($0))
    }
      && isSomebody(conjunct) == isSomebody(first)
  }

  /// Whether a modifier says which ones are meant, not when or where something was.
  func belongsToDescription(_ word: Int) -> Bool {
    if analysis.time(at: word) != nil { return false }
    guard let marker = analysis.dependents[word].first(where: { analysis.relation($0) == .case })
    else { return analysis.relations[word] == .nmodPoss || analysis.relations[word] == .nmodDesc }
    return ["of", "from", "for", "in", "'s", "’s", "to", "with", "against"].contains(
      analysis.lemma(marker))
  }
}
