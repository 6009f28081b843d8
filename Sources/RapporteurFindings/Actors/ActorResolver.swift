internal import RapporteurCore
internal import RapporteurLanguage

/// Tells which actors the phrases of one report mean.
struct ActorResolver {
  /// What a phrase means.
  struct Reference: Hashable {
    var actor: Identifier<Actor>
    var span: Span
    var basis: Statement.SpeakerBasis
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
  private(set) var entityOfWord: [Int?]
  /// The actor of each entity.
  private(set) var actorOfEntity: [Identifier<Actor>?]
  /// Groups that are known by a description, and whether they can act at all: "regulators" can,
  /// "security guarantees" cannot.
  private var agentive: [Identifier<Actor>: Bool] = [:]
  /// The person whose title or name a word belongs to.
  private var personOfWord: [Int: Identifier<Actor>] = [:]
  private var cache: [Int: [Reference]] = [:]
  /// The first word of the title before each person's name, by entity.
  private var titleStart: [Int: Int] = [:]
  /// The last words of all persons' names.
  private let surnames: Set<String>
  /// Persons named in one list, as entities, and the list that a word belongs to.
  private var lists: [[Int]] = []
  private var listOfWord: [Int: Int] = [:]

  init(report: Report, analysis: Analysis, lexicon: ActorLexicon) {
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

  // MARK: Names

  private mutating func registerEntity(_ index: Int) {
    let entity = analysis.entities[index]
    let name = displayName(entity.span)
    if entity.kind != .person, let entry = lexicon.states.state(named: name) {
      actorOfEntity[index] = registry.state(entry)
    } else {
      switch entity.kind {
      case .person: actorOfEntity[index] = registerPerson(entity, index: index, name: name)
      case .organisation, .state: actorOfEntity[index] = registerBody(name)
      case .place, .event, .other: return
      }
    }
    if let id = actorOfEntity[index] { registry.mention(id, at: entity.span) }
  }

  private mutating func registerBody(_ name: String) -> Identifier<Actor> {
    if let entry = lexicon.states.state(seat: name) { return registry.state(entry) }
    let id = registry.other(.organisation, named: name)
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

  private mutating func registerPerson(_ entity: EntityMention, index: Int, name: String)
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
    let id = registry.person(named: name, title: title)
    for range in [before, after].compactMap({ $0 }) { addRole(range, to: id) }
    let extent = (before?.lowerBound ?? entity.words.lowerBound)..<entity.words.upperBound
    for word in extent { personOfWord[word] = id }
    if let after { for word in after { personOfWord[word] = personOfWord[word] ?? id } }
    if registry[id].represents == nil, let side = sideAround(entity.words) {
      registry[id].represents = side
    }
    return id
  }

  /// The state that a name is tied to by "Poland's X" or "X of Ukraine".
  private mutating func sideAround(_ name: Range<Int>) -> Identifier<Actor>? {
    let next = name.upperBound
    if next + 1 < analysis.count, analysis.lowercasedForm(next) == "of",
      let entry = stateName(startingAt: next + 1)
    {
      return registry.state(entry)
    }
    let previous = name.lowerBound - 1
    if previous >= 1, ["'s", "’s", "'", "’"].contains(analysis.forms[previous]),
      let entry = lexicon.states.state(named: analysis.forms[previous - 1])
    {
      return registry.state(entry)
    }
    return nil
  }

  /// The state whose name begins at `word`: an entity, or up to five words, the longest first.
  private func stateName(startingAt word: Int) -> StateTable.Entry? {
    var start = word
    if start < analysis.count, analysis.lowercasedForm(start) == "the" { start += 1 }
    for length in stride(from: 5, through: 1, by: -1) where start + length <= analysis.count {
      if let entry = lexicon.states.state(named: phrase(start..<(start + length))) { return entry }
    }
    return nil
  }

  private mutating func addRole(_ range: Range<Int>, to id: Identifier<Actor>) {
    var words = range
    var state: Identifier<Actor>?
    if let entry = lexicon.state(analysis.forms[words.lowerBound]), words.count > 1 {
      state = registry.state(entry)
      words = (words.lowerBound + 1)..<words.upperBound
      while words.count > 1, ["'s", "’s", "'", "’"].contains(analysis.forms[words.lowerBound]) {
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
  private func listed(with word: Int) -> [Reference] {
    guard let list = listOfWord[word] else { return [] }
    return lists[list].compactMap { index in
      guard let id = actorOfEntity[index] else { return nil }
      return Reference(actor: id, span: analysis.entities[index].span, basis: .explicit)
    }
  }

  /// Puts the persons into lists whose names only commas, "and", titles and states part.
  private mutating func gatherLists() {
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

  private func dependsOnSpeaker(_ word: Int) -> Bool {
    analysis.conjuncts(of: word).contains { word in
      Discourse.firstPerson.contains(analysis.lemma(word))
        || Discourse.firstPerson.contains(analysis.lowercasedForm(word))
        || analysis.dependents(of: word, .nmodPoss).contains {
          Discourse.firstPerson.contains(analysis.lowercasedForm($0))
        }
    }
  }

  private mutating func single(_ word: Int) -> [Reference] {
    let span = analysis.phraseSpan(of: word, leavingOff: [.marker, .conjuncts, .addedClauses])
    if analysis.upos[word] == .pronoun || analysis.upos[word] == .determiner {
      return pronoun(word)
    }
    if let person = personOfWord[word] {
      return [Reference(actor: person, span: span, basis: .explicit)]
    }
    if let entity = entityOfWord[word], let id = actorOfEntity[entity] {
      return [Reference(actor: id, span: analysis.entities[entity].span, basis: .explicit)]
    }
    if let entity = entityOfWord[word], analysis.entities[entity].kind == .place {
      let name = displayName(analysis.entities[entity].span)
      // A capital that acts stands for its state: "Moscow rejected the plan".
      if analysis.relations[word] == .nsubj, let entry = lexicon.stateByCapital(name) {
        return [Reference(actor: registry.state(entry), span: span, basis: .inferred)]
      }
      return [
        Reference(actor: registry.other(.place, named: name), span: span, basis: .explicit)
      ]
    }
    if analysis.time(at: word) != nil { return [] }
    if let name = namedWithin(word) {
      return [Reference(actor: name, span: span, basis: .explicit)]
    }
    if let group = groupNoun(word, span: span) { return group }
    return described(word, span: span)
  }

  /// The person named in apposition to `word` or as part of its phrase ("his counterpart, Sergei
  /// Lavrov").
  private func namedWithin(_ word: Int) -> Identifier<Actor>? {
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
  private mutating func groupNoun(_ word: Int, span: Span) -> [Reference]? {
    let form = analysis.forms[word]
    if form.first?.isUppercase == true, let entry = lexicon.state(form) {
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
        return states.map { Reference(actor: $0, span: span, basis: .explicit) }
      }
      return [Reference(actor: registry.state(entry), span: span, basis: .explicit)]
    }
    if analysis.upos[word] == .adjective, let entry = lexicon.states.state(adjective: form) {
      return [Reference(actor: registry.state(entry), span: span, basis: .explicit)]
    }
    let lemma = analysis.lemma(word)
    let nounClass = lexicon.nouns[lemma]
    let owners = ownersOf(word)
    if owners.count > 1, analysis.features[word].contains("Number=Plur"),
      lexicon.isOfficeWord(lemma)
    {
      return owners.map { owner in
        Reference(
          actor: officeHolder(lemma, of: owner) ?? owner, span: span, basis: .coreference)
      }
    }
    let isSide = nounClass == .side || (nounClass == .parties && !owners.isEmpty)
    if isSide, !owners.isEmpty {
      return owners.map { Reference(actor: $0, span: span, basis: .explicit) }
    }
    if nounClass == .parties || nounClass == .side, let number = number(of: word),
      let sides = discourse.sides(before: analysis.spans[word].start, count: number)
    {
      return sides.map { Reference(actor: $0, span: span, basis: .coreference) }
    }
    // "the foreign minister": what describes the office is part of its title.
    if owners.isEmpty, isDefinite(word) || isTitleAlone(word), let title = personByTitle(word) {
      return [Reference(actor: title, span: span, basis: .coreference)]
    }
    if owners.isEmpty, isDefinite(word) {
      if nounClass == .encounter,
        let group = discourse.lastMeeting(before: analysis.spans[word].start)
      {
        return group.map { Reference(actor: $0, span: span, basis: .coreference) }
      }
      if nounClass == .document, let issuer = discourse.issuer ?? authors.first {
        return [Reference(actor: issuer, span: span, basis: .document)]
      }
      let isPlural = analysis.features[word].contains("Number=Plur")
      if nounClass == .parties || nounClass == .side, isPlural || isDual(word),
        let sides = discourse.sides(before: analysis.spans[word].start, count: number(of: word))
      {
        return sides.map { Reference(actor: $0, span: span, basis: .coreference) }
      }
      if isPlural || lemma == "group", isLeaders(word),
        let group = discourse.group(before: analysis.spans[word].start, like: lemma)
      {
        return group.map { Reference(actor: $0, span: span, basis: .coreference) }
      }
    }
    return nil
  }

  /// The person of a state's side whose title ends in `office`, or nil.
  private func officeHolder(_ office: String, of state: Identifier<Actor>) -> Identifier<Actor>? {
    registry.actors.first { actor in
      actor.kind == .person && actor.represents == state
        && actor.roles.contains { $0.title.lowercased().hasSuffix(office) }
    }?.id
  }

  private func isLeaders(_ word: Int) -> Bool {
    let lemma = analysis.lemma(word)
    return lexicon.nouns[lemma] == .leaders || lemma == "leader" || lemma == "participant"
      || lexicon.isTitleWord(lemma)
  }

  /// How many there are said to be: 3 in "the three governments", 2 for "both"; nil if unsaid.
  private func number(of word: Int) -> Int? {
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

  private func isDual(_ word: Int) -> Bool {
    analysis.dependents[word].contains {
      ["both", "two", "three"].contains(analysis.lemma($0))
    }
  }

  /// Whether the phrase takes up what is known: "the", "both", "these", or a bare plural that
  /// nothing else describes ("Parties will reconvene").
  private func isDefinite(_ word: Int) -> Bool {
    var hasDescription = false
    var isDefinite = false
    let isTitle = lexicon.isOfficeWord(analysis.lemma(word))
    for child in analysis.dependents[word] {
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

  /// The person last spoken of who bears that title ("the Secretary", "the Prime Minister").
  private func personByTitle(_ word: Int) -> Identifier<Actor>? {
    let isPlural = analysis.features[word].contains("Number=Plur")
    guard !isPlural, lexicon.isOfficeWord(analysis.lemma(word)) else { return nil }
    let words = analysis.dependents[word].filter {
      $0 < word && [.compound, .amod].contains(analysis.relation($0))
    }
    let title = (words + [word]).map { analysis.lowercasedForm($0) }.joined(separator: " ")
    let position = analysis.spans[word].start
    return discourse.persons(before: position).first { id in
      registry[id].roles.contains { Self.title($0.title, means: title) }
    }
  }

  /// Whether only "the" and words of a title stand with `word`.
  private func isTitleAlone(_ word: Int) -> Bool {
    analysis.dependent(of: word, .det).map { analysis.lemma($0) == "the" } ?? false
      && analysis.dependents[word].allSatisfy {
        [.det, .amod, .compound, .case, .punct, .cc, .conj].contains(analysis.relation($0))
      }
  }

  /// Whether "the `short`" can take up one who bears `full`: "Secretary" the "Secretary of
  /// State", "President" no "Vice President".
  private static func title(_ full: String, means short: String) -> Bool {
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
  private mutating func ownersOf(_ word: Int) -> [Identifier<Actor>] {
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
      for part in analysis.conjuncts(of: child) {
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

  // MARK: Descriptions and pronouns

  /// An actor that is known by its description only.
  private mutating func described(_ word: Int, span: Span) -> [Reference] {
    let lemma = analysis.lemma(word)
    let position = analysis.spans[word].start
    let bare = isBare(word)
    if bare, isDefinite(word),
      let earlier = registry.lastDescribed(
        with: [lemma, analysis.lowercasedForm(word)], before: position)
    {
      registry.mention(earlier, at: span)
      return [Reference(actor: earlier, span: span, basis: .coreference)]
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
      let isThing = nounClass == .encounter || nounClass == .document
      agentive[id] =
        (nounClass != nil && !isThing) || lexicon.isOfficeWord(lemma)
        || analysis.upos[word] == .properNoun
        || ["ers", "ors", "ists", "ants"].contains { analysis.lowercasedForm(word).hasSuffix($0) }
    }
    return [Reference(actor: id, span: span, basis: .explicit)]
  }

  /// Whether an actor can act: a person, a state, a body, or a group of people.
  func canAct(_ id: Identifier<Actor>) -> Bool {
    switch registry[id].kind {
    case .person, .state, .organisation: true
    case .group: agentive[id] ?? true
    case .place: false
    }
  }

  /// Whether a group's description is that of an office: "prime minister of Norway".
  func isOfficeHolder(_ id: Identifier<Actor>) -> Bool {
    registry[id].name.lowercased().split(separator: " ").contains {
      lexicon.isOfficeWord(String($0))
    }
  }

  private func isBare(_ word: Int) -> Bool {
    analysis.dependents[word].allSatisfy {
      [.det, .punct, .case, .nummod, .conj, .cc].contains(analysis.relation($0))
    }
  }

  /// The phrase without its article and without what is only added to it.
  private func description(_ word: Int, span: Span) -> String {
    let members = analysis.subtree(of: word) { child in
      switch analysis.relation(child) {
      case .conj, .cc, .appos, .parataxis, .acl, .advcl, .advmod: true
      case .case, .mark: self.analysis.heads[child] == word
      case .punct: self.analysis.heads[child] == word
      case .nmod, .obl: !self.belongsToDescription(child)
      default: false
      }
    }
    guard var first = members.first, var last = members.last else { return "" }
    let set = Set(members)
    first = word
    while first > 0, set.contains(first - 1) { first -= 1 }
    last = word
    while last + 1 < analysis.count, set.contains(last + 1), last - word < 12 { last += 1 }
    let name = displayName(Span(analysis.spans[first].start, analysis.spans[last].end))
    return name.trimmingArticle()
  }

  /// Whether a modifier says which ones are meant, not when or where something was.
  private func belongsToDescription(_ word: Int) -> Bool {
    if analysis.time(at: word) != nil { return false }
    guard let marker = analysis.dependents[word].first(where: { analysis.relation($0) == .case })
    else { return analysis.relations[word] == .nmodPoss || analysis.relations[word] == .nmodDesc }
    return ["of", "from", "for", "in", "'s", "’s", "to", "with", "against"].contains(
      analysis.lemma(marker))
  }

  /// What a pronoun stands for.
  private mutating func pronoun(_ word: Int) -> [Reference] {
    let position = analysis.spans[word].start
    let span = analysis.spans[word]
    func found(_ actors: [Identifier<Actor>]) -> [Reference] {
      actors.map { Reference(actor: $0, span: span, basis: .coreference) }
    }
    switch analysis.lowercasedForm(word) {
    case "i", "me", "my", "mine", "myself": return found(speakers(at: position))
    case "we", "us", "our", "ours", "ourselves":
      // In a quotation a person's "we" is the side spoken for; an author's is the author.
      let speakers = speakers(at: position)
      return found(
        speakers == authors
          ? speakers : speakers.map { registry[$0].represents ?? $0 }.uniqued())
    case "he", "she", "him", "her", "his", "hers", "himself", "herself":
      return found(discourse.person(before: position).map { [$0] } ?? [])
    case "they", "them", "their", "theirs", "themselves", "both", "these", "those", "all":
      return found(discourse.plural(before: position) ?? [])
    case "it", "its", "itself":
      return found(discourse.thing(before: position).map { [$0] } ?? [])
    case "who", "which", "that":
      if let clause = analysis.heads[word], analysis.relations[clause] == .aclRelcl,
        let noun = analysis.heads[clause], noun < word
      {
        return references(at: noun)
      }
      return []
    default: return []
    }
  }

  /// Those whose words stand at `position`: the speakers of the innermost direct statement there,
  /// else the report's authors.
  private func speakers(at position: Int) -> [Identifier<Actor>] {
    let innermost = nesting.innermost(containing: Span(position, position + 1)) {
      $0.kind != .indirect
    }
    return innermost?.speakers ?? authors
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
