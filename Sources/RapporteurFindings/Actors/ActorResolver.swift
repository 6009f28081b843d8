internal import RapporteurCore
internal import RapporteurLanguage

/// Tells which actors the phrases of one report mean.
struct ActorResolver {
  /// What a phrase means.
  struct Reference: Hashable {
    var actor: Identifier<Actor>
    var span: Span
    var basis: Statement.SpeakerBasis
    var means = Means.name

    /// By what a phrase was taken to mean an actor; the words tell a reader of an explanation.
    enum Means: String, Sendable {
      case name = "named here"
      case within = "named in the same phrase"
      case list = "named in one list with it"
      case capital = "a capital or seat of government that acts for its state"
      case people = "the adjective or people of a state"
      case owner = "a part that acts for its owner"
      case holder = "the one who holds the office for that state"
      case sides = "the sides of the encounter last told of"
      case encounter = "those who took part in the encounter last told of"
      case group = "those last spoken of together"
      case title = "the one last spoken of with that title"
      case issuer = "the one whose document the report relays, or its author"
      case speaker = "the one who speaks here"
      case pronoun = "the one last spoken of"
      case earlier = "described with the same word before"
      case body = "the body last named"
      case description = "known by this description alone"
      case unnamed = "a plural that says of nobody who they are"
    }
  }

  let report: Report
  let analysis: Analysis
  let lexicon: ActorLexicon
  var registry = ActorRegistry()
  var discourse = Discourse()
  /// Those who speak in the report's own name: the author of a statement, the parties to a joint
  /// one.
  var authors: [Identifier<Actor>] = []
  /// The words that stand in quotation marks.
  var quotedWords: Set<Int> = []
  /// Whether the author says "I" outside of quotations.
  var authorSaysI = false
  /// The statements found so far, for "I" and "we" inside their content.
  var nesting = StatementNesting()
  /// The entity that each word belongs to.
  var entityOfWord: [Int?]
  /// The actor of each entity.
  var actorOfEntity: [Identifier<Actor>?]
  /// Groups that are known by a description, and whether they can act at all: "regulators" can,
  /// "security guarantees" cannot.
  var agentive: [Identifier<Actor>: Bool] = [:]
  /// The person whose title or name a word belongs to.
  var personOfWord: [Int: Identifier<Actor>] = [:]
  /// Title and name together, by their words.
  var personSpan: [Int: Span] = [:]
  var cache: [Int: [Reference]] = [:]
  /// The first word of the title before each person's name, by entity.
  var titleStart: [Int: Int] = [:]
  /// The last words of all persons' names.
  let surnames: Set<String>
  /// The names by which the text calls an administration: of "the Alva Administration", "the Alva-Holm Administration".
  let administrations: Set<String>
  /// How much speaks for each person who is called president in a government's own transcript that it is its own.
  var presidents: [Identifier<Actor>: Int] = [:]
  /// Those who have asked in a transcript so far, turn by turn; the group "questioner" for one whom nobody names.
  var questioners: [Identifier<Actor>] = []
  /// Persons named in one list, as entities, and the list that a word belongs to.
  var lists: [[Int]] = []
  var listOfWord: [Int: Int] = [:]
  /// Parties named in one series, and the series that a word stands in as the head of a member.
  var series: [[NounPhrase]] = []
  var seriesOfWord: [Int: Int] = [:]
  /// The last word of the series of names that says which of a group are meant, by the head of the group.
  var modifiedBySeries: [Int: Int] = [:]
  /// The heads of the names after "including", by the head of the group that they are of.
  var examples: [Int: [Int]] = [:]

  init(
    report: Report, analysis: Analysis, lexicon: ActorLexicon
  ) {
    self.report = report
    self.analysis = analysis
    self.lexicon = lexicon
    surnames = Set(
      analysis.entities.filter { $0.kind == .person }.map {
        analysis.forms[$0.words.upperBound - 1]
      })
    administrations = Set(
      (1..<max(1, analysis.count)).flatMap { word -> [String] in
        guard analysis.lowercasedForm(word) == "administration" else { return [] }
        let isDouble = word > 2 && ["-", "–", "‑"].contains(analysis.forms[word - 2])
        return [analysis.forms[word - 1]] + (isDouble ? [analysis.forms[word - 3]] : [])
      })
    entityOfWord = Array(repeating: nil, count: analysis.count)
    actorOfEntity = Array(repeating: nil, count: analysis.entities.count)
    for (index, entity) in analysis.entities.enumerated() {
      for word in entity.words { entityOfWord[word] = index }
    }
    for index in analysis.entities.indices { registerEntity(index) }
    presidents = presidentsOfTranscript()
    gatherLists()
    gatherSeries()
  }

  // MARK: Phrases

  /// The actors that the noun phrase headed by `word` means, with those coordinated with it.
  mutating func references(at word: Int) -> [Reference] {
    if let known = cache[word] { return known }
    var result: [Reference] = []
    func add(_ references: [Reference]) {
      for reference in references where !result.contains(where: { $0.actor == reference.actor }) {
        result.append(reference)
      }
    }
    let shared = sharedSources(of: word)
    let conjuncts = analysis.conjuncts(of: word)
    for conjunct in conjuncts
    where !shared.contains(conjunct) && !isApposition(conjunct, with: word)
      && (conjunct == word || !isOfficeInApposition(conjunct) && !isOfficeBeforeName(conjunct))
    {
      add(single(conjunct) + listed(with: conjunct))
    }
    let before =
      (officeCompounded(with: word) ?? []) + (coSubjects(of: word) ?? []) + coOwners(of: word)
    var read: Set<Int> = []
    for conjunct in conjuncts {
      if let number = seriesOfWord[conjunct], read.insert(number).inserted {
        add(parties(ofSeries: number))
      }
      add(named(ofGroup: conjunct))
    }
    for reference in before.reversed()
    where !result.contains(where: { $0.actor == reference.actor }) {
      result.insert(reference, at: 0)
    }
    if !dependsOnSpeaker(word) { cache[word] = result }
    return result
  }

  /// The identifiers alone.
  mutating func actors(at word: Int?) -> [Identifier<Actor>] {
    guard let word else { return [] }
    return references(at: word).filter { $0.means != .unnamed }.map(\.actor).filter { canAct($0) }
  }

  func dependsOnSpeaker(_ word: Int) -> Bool {
    analysis.conjuncts(of: word).contains { word in
      Discourse.ofSpeaker.contains(analysis.lemma(word))
        || Discourse.ofSpeaker.contains(analysis.lowercasedForm(word))
        || analysis.dependents(of: word, .nmodPoss).contains {
          Discourse.ofSpeaker.contains(analysis.lowercasedForm($0))
        }
    }
  }

  mutating func single(_ word: Int) -> [Reference] {
    let span = analysis.phraseSpan(of: word, leavingOff: [.marker, .conjuncts, .addedClauses])
    // The "Q" before a question in a transcript is nobody's name.
    if analysis.forms[word] == "Q" { return [] }
    if analysis.upos[word] == .pronoun || analysis.upos[word] == .determiner {
      return pronoun(word)
    }
    if let person = personOfWord[word] {
      if let officer = officer(behind: word) { return [officer] }
      return officeBefore(word)
        + [Reference(actor: person, span: personSpan[word] ?? span, basis: .explicit)]
    }
    if let entity = entityOfWord[word], let id = actorOfEntity[entity] {
      return [Reference(actor: id, span: analysis.entities[entity].span, basis: .explicit)]
    }
    if let entity = entityOfWord[word], analysis.entities[entity].kind == .place {
      let name = displayName(analysis.entities[entity].span)
      // A capital that acts stands for its state ("Moscow rejected the plan"), and so does a seat
      // of government.
      if isActing(word),
        let entry = lexicon.stateByCapital(name) ?? lexicon.states.state(seat: name)
      {
        return [
          Reference(
            actor: registry.state(entry), span: span, basis: .inferred, means: .capital)
        ]
      }
      return [
        Reference(actor: registry.other(.place, named: name), span: span, basis: .explicit)
      ]
    }
    if analysis.time(at: word) != nil { return [] }
    if let entity = entityAfterOffice(word), let id = actorOfEntity[entity] {
      let name = analysis.entities[entity]
      return [Reference(actor: id, span: name.span, basis: .explicit, means: .within)]
        + listed(with: name.words.lowerBound).filter { $0.actor != id }
    }
    if let name = namedWithin(word) {
      return personBeforeAnd(word) ?? [
        Reference(actor: name, span: span, basis: .explicit, means: .within)
      ]
    }
    if let group = groupNoun(word, span: span) { return group }
    return described(word, span: span)
  }

  /// Whether a name stands where one stands who acts or is dealt with, not where something is.
  private func isActing(_ word: Int) -> Bool {
    switch analysis.relations[word] {
    case .nsubj, .oblAgent: return true
    case .obl, .nmod:
      return analysis.dependents[word].contains {
        analysis.relation($0) == .case && ["with", "by"].contains(analysis.lemma($0))
      }
    default: return false
    }
  }

  /// The person named in apposition to `word` or as part of its phrase ("his counterpart, Sergei
  /// Lavrov").
  func namedWithin(_ word: Int) -> Identifier<Actor>? {
    for child in analysis.dependents[word] {
      switch analysis.relation(child) {
      case .appos, .flat, .compound:
        if let person = personOfWord[child] { return person }
      default:
        if analysis.relations[child] == .nmodDesc, let person = personOfWord[child] {
          return person
        }
      }
    }
    return nil
  }

  /// A person and those named behind "and" by the plural noun on which the parser hung both: "Minister Lind | and Norwegian
  /// shipowners"; nil where it is not so.
  private mutating func personBeforeAnd(_ noun: Int) -> [Reference]? {
    guard analysis.features[noun].contains("Number=Plur"),
      let name = analysis.dependents[noun].first(where: {
        personOfWord[$0] != nil && entityOfWord[$0] != nil
      }),
      let entity = entityOfWord[name], let person = personOfWord[name]
    else { return nil }
    let and = analysis.entities[entity].words.upperBound
    guard and + 1 < noun, analysis.lowercasedForm(and) == "and" else { return nil }
    let span = Span(analysis.spans[and + 1].start, analysis.spans[noun].end)
    let group = registry.other(.group, named: displayName(span))
    return [
      Reference(
        actor: person, span: personSpan[name] ?? analysis.spans[name], basis: .explicit),
      Reference(actor: group, span: span, basis: .explicit, means: .description),
    ]
  }

  /// What a noun for a group, a side, a body or a document means, or nil if `word` is none.
  mutating func groupNoun(_ word: Int, span: Span) -> [Reference]? {
    let form = analysis.forms[word]
    if let entry = lexicon.state(form), isOwnPeople(word, of: entry), isBare(word) {
      let people = registry.other(.group, named: form)
      return [Reference(actor: people, span: span, basis: .explicit, means: .description)]
    }
    if form.first?.isUppercase == true, !isSomeOf(word), let entry = lexicon.state(form),
      !isOwnPeople(word, of: entry)
    {
      // "the American and Ukrainians": the adjective before "and" stands for its people too.
      let isJoint = analysis.dependents[word].contains {
        $0 < word
          && (analysis.relation($0) == .cc
            || analysis.dependent(of: $0, .cc) != nil
            || (analysis.relation($0) == .amod && $0 + 1 < word
              && analysis.lowercasedForm($0 + 1) == "and"))
      }
      if isJoint {
        let states = (ownersOf(word) + [registry.state(entry)]).uniqued()
        return states.map {
          Reference(actor: $0, span: span, basis: .explicit, means: .people)
        }
      }
      return [
        Reference(actor: registry.state(entry), span: span, basis: .explicit, means: .people)
      ]
    }
    if analysis.upos[word] == .adjective, let entry = lexicon.states.state(adjective: form) {
      return [
        Reference(actor: registry.state(entry), span: span, basis: .explicit, means: .people)
      ]
    }
    let lemma = analysis.lemma(word)
    let nounClass = lexicon.nouns[lemma]
    let owners = ownersOf(word)
    if owners.count > 1, analysis.features[word].contains("Number=Plur"),
      lexicon.isOfficeWord(lemma)
    {
      return owners.map { owner in
        Reference(
          actor: officeHolder(lemma, of: owner) ?? owner, span: span, basis: .coreference,
          means: .holder)
      }
    }
    if owners.isEmpty, let bearers = bearers(ofPlural: word) {
      return bearers.map {
        Reference(actor: $0, span: span, basis: .coreference, means: .title)
      }
    }
    let isSide = nounClass == .side || (nounClass == .parties && !owners.isEmpty)
    if isSide, !owners.isEmpty {
      return owners.map {
        Reference(actor: $0, span: span, basis: .explicit, means: .owner)
      }
    }
    if nounClass == .parties || nounClass == .side, let number = number(of: word),
      let sides = sides(takenUpBy: word, count: number)
    {
      return sides.map {
        Reference(actor: $0, span: span, basis: .coreference, means: .sides)
      }
    }
    // "the foreign minister": what describes the office is part of its title.
    if owners.isEmpty, isDefinite(word) || isTitleAlone(word), let title = personByTitle(word) {
      return [Reference(actor: title, span: span, basis: .coreference, means: .title)]
    }
    if owners.isEmpty, isDefinite(word) {
      if nounClass == .encounter,
        let group = discourse.lastMeeting(before: analysis.spans[word].start)
      {
        return group.map {
          Reference(actor: $0, span: span, basis: .coreference, means: .encounter)
        }
      }
      if nounClass == .document, let issuer = discourse.issuer ?? authors.first {
        return [Reference(actor: issuer, span: span, basis: .document, means: .issuer)]
      }
      let isPlural = analysis.features[word].contains("Number=Plur")
      if nounClass == .parties || nounClass == .side, isPlural || isDual(word),
        let sides = sides(takenUpBy: word, count: number(of: word))
      {
        return sides.map {
          Reference(actor: $0, span: span, basis: .coreference, means: .sides)
        }
      }
      if isPlural || lemma == "group", isLeaders(word), !isBareOfficials(word),
        // "leaders | from | all towns": those, whoever was spoken of
        !analysis.dependents(of: word, .nmod).contains(where: { analysis.hasCase($0, ["from"]) }),
        nounClass == .leaders || isPointedAt(word),
        let group = groupTakenUp(by: word)
      {
        return group.map {
          Reference(actor: $0, span: span, basis: .coreference, means: .group)
        }
      }
    }
    if isTogether(word), let states = statesTogether(count: number(of: word)) {
      return states.map {
        Reference(actor: $0, span: span, basis: .coreference, means: .sides)
      }
    }
    return nil
  }

  /// The sides spoken of last before a noun for parties; only states, or those who stand for them, where it is "countries".
  private func sides(takenUpBy word: Int, count: Int?) -> [Identifier<Actor>]? {
    guard let sides = discourse.sides(before: analysis.spans[word].start, count: count) else {
      return nil
    }
    let areStates = ["country", "nation"].contains(analysis.lemma(word))
    return areStates
      && sides.contains(where: { registry[$0].kind != .state && registry[$0].represents == nil })
      ? nil : sides
  }

  /// How many there are said to be: 3 in "the three governments", 2 for "both"; nil if unsaid.
  func number(of word: Int) -> Int? {
    for child in analysis.dependents[word] where child < word {
      switch analysis.lemma(child) {
      case "both", "two": return 2
      case "three", "trilateral": return 3
      case "four": return 4
      case "five": return 5
      default: continue
      }
    }
    return nil
  }

  func isDual(_ word: Int) -> Bool {
    analysis.dependents[word].contains {
      ["both", "two", "three"].contains(analysis.lemma($0))
    }
  }

  /// Whether the phrase takes up what is known: "the", "both", "these", or a bare plural that
  /// nothing else describes ("Parties will reconvene").
  func isDefinite(_ word: Int) -> Bool {
    var hasDescription = false
    var isDefinite = false
    let isTitle = lexicon.isOfficeWord(analysis.lemma(word))
    for child in ownDependents(of: word) {
      // "the Vice President": the rest of a title is no description.
      if isTitle, child < word, [.compound, .amod].contains(analysis.relation(child)),
        analysis.forms[child].first?.isUppercase == true,
        // "12 Latino leaders": not those just spoken of.
        !analysis.dependents[word].contains(where: { analysis.upos[$0] == .numeral }),
        lexicon.states.state(adjective: analysis.forms[child]) == nil
      {
        continue
      }
      switch analysis.relation(child) {
      case .det:
        if ["the", "both", "this", "these", "that", "those", "all", "each", "either"].contains(
          analysis.lemma(child))
        {
          isDefinite = true
        }
      case .nummod: if !isDefinite { isDefinite = analysis.lemma(child) == "two" }
      case .amod:
        if !["two", "three", "both", "other"].contains(analysis.lemma(child)) {
          hasDescription = true
        }
      // "the President, Vice President, and …": the next of a list.
      case .appos where isTitle && analysis.forms[child].first?.isUppercase == true: continue
      case .nmod, .acl, .appos, .compound:
        if child > word || analysis.relation(child) == .compound { hasDescription = true }
      default: continue
      }
    }
    if hasDescription { return false }
    return isDefinite || analysis.dependents[word].allSatisfy { analysis.relation($0) != .det }
  }

  /// The dependents of a noun without what stands behind a noun coordinated with it, and is that one's: "the
  /// President and members | of his team".
  func ownDependents(of word: Int) -> [Int] {
    guard let other = analysis.dependents(of: word, .conj).first(where: { $0 > word }) else {
      return analysis.dependents[word]
    }
    return analysis.dependents[word].filter { $0 <= other || analysis.relation($0) == .conj }
  }

  /// The states or bodies that a noun belongs to: "American and Ukrainian parties", "the
  /// delegation of Egypt", "Israel's government", "NATO officials".
  mutating func ownersOf(_ word: Int) -> [Identifier<Actor>] {
    var result: [Identifier<Actor>] = []
    for child in analysis.dependents[word] {
      let relation = analysis.relation(child)
      let isBefore = child < word
      guard
        (isBefore && (relation == .amod || relation == .compound || relation == .nmod))
          || (relation == .nmod
            && analysis.dependents[child].contains {
              analysis.relation($0) == .case && analysis.lemma($0) == "of"
            })
      else { continue }
      for part in analysis.conjuncts(of: child) where !isOfDescent(part) {
        if let entity = entityOfWord[part], let id = actorOfEntity[entity],
          registry[id].kind != .person
        {
          result.append(id)
        } else if analysis.forms[part].first?.isUppercase == true {
          for piece in analysis.forms[part].split(whereSeparator: { "-–".contains($0) }) {
            if let entry = lexicon.state(String(piece)) { result.append(registry.state(entry)) }
          }
        } else if relation == .nmod, analysis.relations[child] == .nmodPoss,
          analysis.upos[part] == .pronoun
        {
          continue
        }
      }
    }
    return result
  }

  // MARK: Text

  /// The text of a range of words.
  func phrase(_ words: Range<Int>) -> String {
    displayName(
      Span(analysis.spans[words.lowerBound].start, analysis.spans[words.upperBound - 1].end))
  }

  /// The text of a span on one line, without a possessive ending.
  func displayName(_ span: Span) -> String {
    let name = analysis.text[span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .withoutJoiners()
    for ending in ["’s", "'s", "’", "'"] where name.hasSuffix(ending) && name.count > 3 {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}

extension String {
  /// The text without the characters that only keep a line from breaking ("Alva-\u{2060}Holm").
  func withoutJoiners() -> String {
    String(
      String.UnicodeScalarView(unicodeScalars.filter { !["\u{2060}", "\u{FEFF}"].contains($0) }))
  }

  /// The phrase without a leading article.
  func trimmingArticle() -> String {
    for article in ["the ", "a ", "an ", "The ", "A ", "An "] where hasPrefix(article) {
      return String(dropFirst(article.count))
    }
    return self
  }
}

extension String {
  /// The phrase without what stands in brackets: "Pacific Islands Forum (PIF) leaders".
  func withoutParentheses() -> String {
    var result = self
    while let open = result.firstRange(of: " ("),
      let close = result[open.upperBound...].firstIndex(of: ")")
    {
      result.removeSubrange(open.lowerBound...close)
    }
    return result
  }
}

extension Sequence where Element: Hashable {
  /// The elements, each once, in the order of their first appearance.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
