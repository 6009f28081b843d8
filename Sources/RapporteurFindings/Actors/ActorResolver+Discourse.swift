internal import RapporteurCore
internal import RapporteurLanguage

/// Who speaks in the report, whose document it relays, and who has been spoken of.
extension ActorResolver {
  /// Whether the report passes on a document of somebody else than its publisher.
  var relaysDocument: Bool {
    guard let issuer = discourse.issuer else { return false }
    guard let publisher = report.publisher else { return true }
    return registry[issuer].name.folded() != publisher.folded()
  }

  /// Reads from the headline in whose name the report speaks: "Statement by President Biden on …",
  /// "Joint Statement from Canada and Mexico".
  ///
  /// Where it names nobody, a government's own publication speaks for the government.
  mutating func readAuthors() {
    readNamedAuthors()
    if authors.isEmpty { readBodyOfStates() }
    guard authors.isEmpty, let entry = ownState else { return }
    if isPresidents, let holder = ownHolder(of: "president") {
      authors = [holder]
    } else {
      authors = [registry.state(entry)]
    }
  }

  /// The state whose own publication the report is, or nil.
  private var ownState: StateTable.Entry? {
    guard let publisher = report.publisher else { return nil }
    return lexicon.states.state(seat: publisher)
      ?? lexicon.states.state(seat: publisher.trimmingArticle())
  }

  /// The one who bears an office, by its title in lower case, of the state whose own publication the report is;
  /// nil where the report names nobody with that title.
  func ownHolder(of title: String) -> Identifier<Actor>? {
    guard let state = ownState else { return nil }
    return registry.actors.first { actor in
      actor.kind == .person && actor.roles.contains { $0.title.lowercased() == title }
        && actor.represents.map { registry[$0].name == state.name } ?? true
    }?.id
  }

  /// Whether a government's own publication speaks in the name of its president: a message, a
  /// proclamation, a text that says "my Administration" outside of quotations.
  private var isPresidents: Bool {
    let headline = report.headline?.lowercased() ?? ""
    if [
      "presidential message", "presidential proclamation", "letter to the speaker",
      "letter to congress", "message to the congress", "message to the senate",
      "letter from the president",
    ].contains(where: headline.contains) {
      return true
    }
    return (0..<max(0, analysis.count - 1)).contains { word in
      analysis.lowercasedForm(word) == "my" && analysis.lowercasedForm(word + 1) == "administration"
        && !quotedWords.contains(word)
    }
      || analysis.blocks.prefix(3).contains {
        analysis.text[$0.span].lowercased().hasPrefix("by the president of the united states")
      }
  }

  /// "G7 Leaders’ Statement", "Quad Leaders’ Vision": the group of states speaks.
  private mutating func readBodyOfStates() {
    guard let headline = report.headline else { return }
    let words = headline.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    for (index, word) in words.enumerated().dropLast()
    where words[index + 1].lowercased().hasPrefix("leader")
      || words[index + 1].lowercased().hasPrefix("minister")
      || words[index + 1].lowercased() == "foreign"
    {
      guard Self.groupsOfStates.contains(word.uppercased()),
        words.contains(where: {
          ["statement", "communiqué", "communique", "declaration", "vision", "joint", "compact"]
            .contains($0.lowercased())
        })
      else { continue }
      authors = [registry.other(.organisation, named: word)]
      return
    }
  }

  private static let groupsOfStates: Set<String> = [
    "G7", "G-7", "G8", "G20", "G-20", "QUAD", "AUKUS", "NATO", "E3", "ASEAN", "APEC", "BRICS",
  ]

  private mutating func readNamedAuthors() {
    guard let headline = analysis.blocks.firstIndex(where: { $0.kind == .headline }) else { return }
    let words = analysis.sentences.filter { $0.block == headline }.flatMap(\.words)
    guard
      let statement = words.first(where: {
        [
          "statement", "remarks", "letter", "message", "proclamation", "declaration", "communique",
          "communiqué",
        ].contains(analysis.lowercasedForm($0))
      })
    else { return }
    // "President Alva Statement on the Truce"
    let before = analysis.entities.indices.filter {
      words.contains(analysis.entities[$0].words.lowerBound)
        && [statement, statement - 1].contains(analysis.entities[$0].words.upperBound)
        && analysis.entities[$0].kind == .person
    }
    if let author = before.last.flatMap({ actorOfEntity[$0] }) { authors = [author] }
    let opener = words.first {
      $0 > statement && ["by", "from", "of", "between"].contains(analysis.lowercasedForm($0))
    }
    guard let opener,
      opener - statement <= 2
        || (statement + 1..<opener).allSatisfy({
          ["as", "prepared", "for", "delivery", "delivered"].contains(analysis.lowercasedForm($0))
        })
    else { return }
    let end =
      words.first {
        $0 > opener
          && (["on", "following", "after", "regarding", "at", "about", "to"].contains(
            analysis.lowercasedForm($0)) || analysis.xpos[$0] == "VBG")
      } ?? (words.last ?? opener) + 1
    var found: [Identifier<Actor>] = []
    for (index, entity) in analysis.entities.enumerated()
    where entity.words.lowerBound > opener && entity.words.lowerBound < end {
      if let id = actorOfEntity[index], !found.contains(id) { found.append(id) }
    }
    if found.contains(where: { registry[$0].kind == .person }) {
      found = found.filter { registry[$0].kind == .person }
    }
    authors = found
  }

  /// A joint statement whose headline names nobody is its first parties'.
  mutating func readJointAuthors() {
    if authors.count < 2, authors.allSatisfy({ registry[$0].kind == .state }),
      let named = namedAfterWe()
    {
      authors = named
      return
    }
    guard authors.count < 2, let headline = report.headline?.lowercased(),
      headline.contains("joint")
        && (headline.contains("statement") || headline.contains("declaration"))
        || headline.contains("communiqu") || headline.contains("summit statement")
    else { return }
    let named = statesInHeadline()
    if named.count > 1 {
      authors = named
    } else if let sides = discourse.firstSides {
      authors = sides
    }
  }

  /// The states and persons in "We, the leaders of Canada, Finland and Norway, …"; nil if there are not two.
  private func namedAfterWe() -> [Identifier<Actor>]? {
    for word in 0..<max(0, analysis.count - 2)
    where analysis.lowercasedForm(word) == "we" && analysis.forms[word + 1] == ","
      && ["the", "leaders", "ministers"].contains(analysis.lowercasedForm(word + 2))
    {
      let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
      let list = ((word + 2)..<sentence.upperBound).prefix {
        ![.verb, .auxiliary].contains(analysis.upos[$0])
      }
      let named = list.compactMap { word in
        entityOfWord[word].flatMap { actorOfEntity[$0] }
      }.uniqued().filter { [.state, .person, .organisation].contains(registry[$0].kind) }
      if named.count > 1 { return named }
    }
    return nil
  }

  /// The states that the headline names, also within "U.S.-India".
  private mutating func statesInHeadline() -> [Identifier<Actor>] {
    guard let block = analysis.blocks.firstIndex(where: { $0.kind == .headline }) else { return [] }
    var found: [Identifier<Actor>] = []
    for sentence in analysis.sentences where sentence.block == block {
      for word in sentence.words {
        if let entity = entityOfWord[word], let id = actorOfEntity[entity],
          registry[id].kind == .state
        {
          found.append(id)
          continue
        }
        for piece in analysis.forms[word].split(whereSeparator: { "-–".contains($0) })
        where piece.first?.isUppercase == true {
          if let entry = lexicon.state(String(piece)), entry.kind != .body {
            found.append(registry.state(entry))
          }
        }
      }
    }
    return found.uniqued()
  }

  /// Finds whose document the report relays: "the ministry released a statement".
  mutating func findIssuer() {
    for word in 0..<analysis.count {
      guard ["release", "issue", "publish", "post"].contains(analysis.lemma(word)),
        analysis.upos[word] == .verb,
        let object = analysis.dependent(of: word, .obj),
        lexicon.nouns[analysis.lemma(object)] == .document,
        let agent = analysis.agent(of: word)
      else { continue }
      if let issuer = actors(at: agent).first {
        discourse.issuer = issuer
        return
      }
    }
  }

  /// Notes the persons, states and groups that a sentence speaks of.
  mutating func noteMentions(in sentence: Analysis.Sentence) {
    for word in sentence.words {
      let relation = analysis.relation(word)
      // Whom a quotation speaks of is not who "he" is outside of it.
      let isSubject = relation == .nsubj && !quotedWords.contains(word)
      if isSubject || (relation == .obj && !analysis.dependents(of: word, .conj).isEmpty) {
        note(phrase: word, isSubject: isSubject)
      }
      if let entity = entityOfWord[word], let id = actorOfEntity[entity],
        analysis.entities[entity].words.lowerBound == word
      {
        let position = analysis.spans[word].start
        if registry[id].kind == .person {
          discourse.note(person: id, at: position, isSubject: false)
        } else {
          discourse.note(thing: id, at: position, isSubject: false)
        }
      }
    }
  }

  private mutating func note(phrase word: Int, isSubject: Bool) {
    let position = analysis.spans[word].start
    let isPlural = analysis.features[word].contains("Number=Plur")
    let references = references(at: word)
    let found = references.map(\.actor)
    // "The order … It also directs": "it" is the order, and nobody.
    if isSubject, !isPlural, analysis.upos[word] != .pronoun, isMainSubject(word),
      found.first.map({ !canAct($0) }) ?? true,
      [.thing, .document].contains(lexicon.nouns[analysis.lemma(word)])
    {
      discourse.noteThingThatIsNobody(at: position)
    }
    guard let first = found.first else { return }
    if found.count > 1, found.allSatisfy(canAct), isMainSubject(word) {
      discourse.note(group: found, at: position, isSubject: isSubject)
      let sides = found.compactMap { side(of: $0) }.uniqued()
      if sides.count > 1 { discourse.note(sides: sides, at: position) }
    } else if isPlural, analysis.upos[word] != .pronoun, canAct(first), isMainSubject(word) {
      discourse.note(group: found, at: position, isSubject: isSubject, lemma: analysis.lemma(word))
    }
    // "President Alva and his ministers": "his" is Alva’s.
    let people = found.filter { registry[$0].kind == .person }
    if found.count > 1, people.count == 1 {
      discourse.note(person: people[0], at: position, isSubject: isSubject)
    }
    guard found.count == 1, analysis.upos[word] != .pronoun || isSubject else { return }
    switch registry[first].kind {
    case .person: discourse.note(person: first, at: position, isSubject: isSubject)
    case .state, .organisation: discourse.note(thing: first, at: position, isSubject: isSubject)
    // "The chancellor …" without a name is taken up by "she" all the same.
    case .group where !isPlural && isPerson(analysis.lemma(word)):
      discourse.note(person: first, at: position, isSubject: isSubject)
    default: break
    }
  }

  /// Whether a noun describes one person: an office, "friend", "woman".
  private func isPerson(_ lemma: String) -> Bool {
    let kinds = PersonWords.standard.kinds(of: lemma)
    return lexicon.isOfficeWord(lemma)
      || (!kinds.isEmpty && kinds.isDisjoint(with: [.people, .body]))
  }

  /// Whether `word` is the subject of a main clause, and so what the next "they" is about.
  private func isMainSubject(_ word: Int) -> Bool {
    guard [.nsubj].contains(analysis.relation(word)), let verb = analysis.heads[word] else {
      return false
    }
    return analysis.heads[verb] == nil
      || ([.conj, .parataxis].contains(analysis.relation(verb))
        && analysis.heads[analysis.firstConjunct(of: verb)] == nil)
  }

  /// Notes those who take part in an encounter and their sides.
  ///
  /// "Both sides" are those of an encounter that the report tells of, `isMain`, rather than of one that
  /// is only mentioned.
  mutating func note(_ meeting: Meeting, isMain: Bool) {
    let people = meeting.participants.map(\.actor)
    let position = meeting.trigger.start
    if people.count > 1 {
      discourse.note(group: people, at: position, isSubject: true)
      discourse.note(meeting: people, at: position)
    }
    var sides = people.compactMap { side(of: $0) }.uniqued()
    // Of two who meet, whoever's side the report does not say stands for it.
    if sides.count < 2, people.count == 2, people.allSatisfy({ registry[$0].kind == .person }) {
      sides = people.map { side(of: $0) ?? $0 }.uniqued()
    }
    if sides.count > 1, isMain || discourse.firstSides == nil {
      discourse.note(sides: sides, at: position)
    }
  }
}
