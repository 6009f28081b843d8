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
  /// Persons named in one list, as entities, and the list that a word belongs to.
  var lists: [[Int]] = []
  var listOfWord: [Int: Int] = [:]

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
    entityOfWord = Array(repeating: nil, count: analysis.count)
    actorOfEntity = Array(repeating: nil, count: analysis.entities.count)
    for (index, entity) in analysis.entities.enumerated() {
      for word in entity.words { entityOfWord[word] = index }
    }
    for index in analysis.entities.indices { registerEntity(index) }
    gatherLists()
  }

  // MARK: Phrases

  /// The actors that the noun phrase headed by `word` means, with those coordinated with it.
  mutating func references(at word: Int) -> [Reference] {
    if let known = cache[word] { return known }
    var result: [Reference] = []
    for conjunct in analysis.conjuncts(of: word) {
      for reference in single(conjunct) + listed(with: conjunct)
      where !result.contains(where: { $0.actor == reference.actor }) {
        result.append(reference)
      }
    }
    if !dependsOnSpeaker(word) { cache[word] = result }
    return result
  }

  /// The identifiers alone.
  mutating func actors(at word: Int?) -> [Identifier<Actor>] {
    guard let word else { return [] }
    return references(at: word).map(\.actor).filter { canAct($0) }
  }

  /// The persons whose names stand in one list with that of `word`, told by the words between them:
  /// parsers lose members of long lists.
  func listed(with word: Int) -> [Reference] {
    guard let list = listOfWord[word] else { return [] }
    return lists[list].compactMap { index in
      guard let id = actorOfEntity[index] else { return nil }
      return Reference(
        actor: id, span: analysis.entities[index].span, basis: .explicit, means: .list)
    }
  }

  /// Puts the persons into lists whose names only commas, "and", titles and states part.
  mutating func gatherLists() {
    var current: [Int] = []
    func isJoined(_ a: Int, _ b: Int) -> Bool {
      let end = analysis.entities[a].words.upperBound
      let start = titleStart[b] ?? analysis.entities[b].words.lowerBound
      guard end < start, start - end <= 8,
        analysis.sentenceIndex[end] == analysis.sentenceIndex[start]
      else { return false }
      var hasJoiner = false
      for word in end..<start {
        let form = analysis.lowercasedForm(word)
        if form == "," || form == "and" || form == "&" {
          hasJoiner = true
        } else if form == "of" || form == "the" {
          continue
        } else if let entity = entityOfWord[word], analysis.entities[entity].kind != .person,
          analysis.entities[a].kind == .person
        {
          continue
        } else {
          return false
        }
      }
      return hasJoiner
    }
    func close(_ list: [Int], _ lists: inout [[Int]]) {
      if list.count > 1 { lists.append(list) }
    }
    for isPerson in [true, false] {
      current = []
      for (index, entity) in analysis.entities.enumerated()
      where (entity.kind == .person) == isPerson && actorOfEntity[index] != nil {
        if let last = current.last, isJoined(last, index) {
          current.append(index)
        } else {
          close(current, &lists)
          current = [index]
        }
      }
      close(current, &lists)
    }
    for (number, list) in lists.enumerated() {
      for index in list {
        let entity = analysis.entities[index]
        for word in (titleStart[index] ?? entity.words.lowerBound)..<entity.words.upperBound {
          listOfWord[word] = number
        }
      }
    }
  }

  func dependsOnSpeaker(_ word: Int) -> Bool {
    analysis.conjuncts(of: word).contains { word in
      Discourse.firstPerson.contains(analysis.lemma(word))
        || Discourse.firstPerson.contains(analysis.lowercasedForm(word))
        || analysis.dependents(of: word, .nmodPoss).contains {
          Discourse.firstPerson.contains(analysis.lowercasedForm($0))
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
    if let name = namedWithin(word) {
      return [Reference(actor: name, span: span, basis: .explicit, means: .within)]
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

  /// What a noun for a group, a side, a body or a document means, or nil if `word` is none.
  mutating func groupNoun(_ word: Int, span: Span) -> [Reference]? {
    let form = analysis.forms[word]
    if form.first?.isUppercase == true, !isSomeOf(word), let entry = lexicon.state(form) {
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
    let isSide = nounClass == .side || (nounClass == .parties && !owners.isEmpty)
    if isSide, !owners.isEmpty {
      return owners.map {
        Reference(actor: $0, span: span, basis: .explicit, means: .owner)
      }
    }
    if nounClass == .parties || nounClass == .side, let number = number(of: word),
      let sides = discourse.sides(before: analysis.spans[word].start, count: number)
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
        let sides = discourse.sides(before: analysis.spans[word].start, count: number(of: word))
      {
        return sides.map {
          Reference(actor: $0, span: span, basis: .coreference, means: .sides)
        }
      }
      if isPlural || lemma == "group", isLeaders(word),
        !isBareOfficials(word),
        let group = discourse.group(
          before: analysis.spans[word].start, like: lemma,
          where: { isThatMany($0, number(of: word)) && canBe($0, lemma) })
      {
        return group.map {
          Reference(actor: $0, span: span, basis: .coreference, means: .group)
        }
      }
    }
    return nil
  }

  /// "Cuban American leaders", "Native Americans": people of some descent, no state.
  func isOfDescent(_ word: Int) -> Bool {
    let second = analysis.forms[word].hasPrefix("American") ? word : word + 1
    guard second > 0, second < analysis.count, analysis.forms[second].hasPrefix("American"),
      analysis.sentenceIndex[second] == analysis.sentenceIndex[second - 1],
      let first = analysis.forms[second - 1].first, first.isUppercase
    else { return false }
    return [.adjective, .properNoun].contains(analysis.upos[second - 1])
      && analysis.forms[second - 1].allSatisfy { $0.isLetter || $0 == "-" }
      && analysis.forms[second - 1].count > 3
      && (second == word
        || lexicon.states.state(adjective: analysis.forms[word]) != nil)
  }

  /// "13 million Americans", "young Kenyans": some of a people, who do not act for its state.
  private func isSomeOf(_ word: Int) -> Bool {
    isOfDescent(word)
      || analysis.features[word].contains("Number=Plur")
        && analysis.dependents[word].contains { child in
          child < word && analysis.forms[child].first?.isUppercase != true
            && ([.nummod, .amod].contains(analysis.relation(child))
              || ["many", "all", "every", "some", "most", "more", "no", "any", "few"].contains(
                analysis.lemma(child)))
            && !["two", "both"].contains(analysis.lemma(child))
        }
  }

  /// The person of a state's side whose title ends in `office`, or nil.
  func officeHolder(_ office: String, of state: Identifier<Actor>) -> Identifier<Actor>? {
    registry.actors.first { actor in
      actor.kind == .person && actor.represents == state
        && actor.roles.contains { $0.title.lowercased().hasSuffix(office) }
    }?.id
  }

  func isLeaders(_ word: Int) -> Bool {
    let lemma = analysis.lemma(word)
    return lexicon.nouns[lemma] == .leaders || lemma == "leader" || lemma == "participant"
      || lexicon.isTitleWord(lemma)
  }

  /// Whether the noun is "officials" and its like without "the": not those just spoken of.
  private func isBareOfficials(_ word: Int) -> Bool {
    ["official", "envoy", "delegate", "group"].contains(analysis.lemma(word))
      && !analysis.dependents[word].contains {
        [.det, .nummod].contains(analysis.relation($0))
      }
  }

  /// Whether a group can be "the three presidents": as many as are said, if any number is.
  private func isThatMany(_ group: [Identifier<Actor>], _ number: Int?) -> Bool {
    number.map { $0 == group.count } ?? true
  }

  /// Whether those of a group whose offices are known can be "the presidents": one of them at least
  /// bears the office, or nobody's is known.
  private func canBe(_ group: [Identifier<Actor>], _ lemma: String) -> Bool {
    guard ["president", "minister", "chancellor", "secretary", "king"].contains(lemma) else {
      return true
    }
    let titled = group.filter { !registry[$0].roles.isEmpty }
    return titled.isEmpty
      || titled.contains { id in
        registry[id].roles.contains { $0.title.lowercased().contains(lemma) }
      }
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
  private func ownDependents(of word: Int) -> [Int] {
    guard let other = analysis.dependents(of: word, .conj).first(where: { $0 > word }) else {
      return analysis.dependents[word]
    }
    return analysis.dependents[word].filter { $0 <= other || analysis.relation($0) == .conj }
  }

  /// The person last spoken of who bears that title ("the Secretary", "the Prime Minister").
  mutating func personByTitle(_ word: Int) -> Identifier<Actor>? {
    let isPlural = analysis.features[word].contains("Number=Plur")
    guard !isPlural, lexicon.isOfficeWord(analysis.lemma(word)) else { return nil }
    let words = analysis.dependents[word].filter {
      $0 < word && [.compound, .amod].contains(analysis.relation($0))
    }
    let title = (words + [word]).map { analysis.lowercasedForm($0) }.joined(separator: " ")
    let position = analysis.spans[word].start
    func bears(_ id: Identifier<Actor>) -> Bool {
      registry[id].roles.contains { Self.title($0.title, means: title) }
        && !(title == "president" && isForeign(id))
    }
    if let known = discourse.persons(before: position).first(where: bears) { return known }
    // One who is named only later: the only one, or the one whom the report is about.
    let holders = registry.actors.filter { $0.kind == .person && bears($0.id) }
      .sorted { ($1.mentions.count, $0.id) < ($0.mentions.count, $1.id) }
    guard let first = holders.first else {
      // "the President" in a government's own publication: its own, though nobody names him.
      guard analysis.forms[word].first?.isUppercase == true,
        analysis.dependent(of: word, .det).map({ analysis.lemma($0) == "the" }) ?? false
      else { return nil }
      return ownHolder(of: title)
    }
    let second = holders.dropFirst().first?.mentions.count ?? 0
    return first.mentions.count > 2 * second ? first.id : nil
  }

  /// Whether a person stands for another state than the one whose own transcript the report is: "the
  /// President" at a government's briefing is its own, named or not.
  private func isForeign(_ id: Identifier<Actor>) -> Bool {
    guard report.kind == .transcript, let own = authors.first, registry[own].kind == .state,
      let side = registry[id].represents
    else { return false }
    return side != own
  }

  /// The only person of the report who bears a title, or nil.
  func holder(of title: String) -> Identifier<Actor>? {
    let holders = registry.actors.filter { actor in
      actor.kind == .person && actor.roles.contains { Self.title($0.title, means: title) }
    }
    return holders.count == 1 ? holders[0].id : nil
  }

  /// Whoever bears the office before "and" and a name: "the President and | King Hussein".
  private mutating func officeBefore(_ name: Int) -> [Reference] {
    guard let entity = entityOfWord[name] else { return [] }
    let start = titleStart[entity] ?? analysis.entities[entity].words.lowerBound
    let office = start - 2
    guard office > 0, ["and", "&"].contains(analysis.lowercasedForm(start - 1)),
      lexicon.isOfficeWord(analysis.lowercasedForm(office)), personOfWord[office] == nil,
      let the = (max(0, office - 3)..<office).last(where: {
        analysis.lowercasedForm($0) == "the"
      }), let holder = personByTitle(office)
    else { return [] }
    let span = Span(analysis.spans[the].start, analysis.spans[office].end)
    return [Reference(actor: holder, span: span, basis: .coreference, means: .title)]
  }

  /// Whether only "the" and words of a title stand with `word`.
  func isTitleAlone(_ word: Int) -> Bool {
    analysis.dependent(of: word, .det).map { analysis.lemma($0) == "the" } ?? false
      && ownDependents(of: word).allSatisfy {
        [.det, .amod, .compound, .case, .punct, .cc, .conj].contains(analysis.relation($0))
      }
  }

  /// Whether "the `short`" can take up one who bears `full`: "Secretary" the "Secretary of
  /// State", "President" no "Vice President".
  static func title(_ full: String, means short: String) -> Bool {
    let full = full.lowercased().split(separator: " ")
    let short = short.split(separator: " ")
    guard let start = full.indices.first(where: { full[$0...].starts(with: short) }) else {
      return false
    }
    let before = start == 0 ? "" : full[start - 1]
    return !["vice", "deputy", "assistant", "under", "former"].contains(before)
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
    for ending in ["’s", "'s", "’", "'"] where name.hasSuffix(ending) && name.count > 3 {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}

extension String {
  /// The phrase without a leading article.
  func trimmingArticle() -> String {
    for article in ["the ", "a ", "an ", "The ", "A ", "An "] where hasPrefix(article) {
      return String(dropFirst(article.count))
    }
    return self
  }
}

extension Sequence where Element: Hashable {
  /// The elements, each once, in the order of their first appearance.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
