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
      // At a briefing "he" takes up "the President" whatever place that had in its sentence.
      if report.kind == .transcript, analysis.lemma(word) == "president", relation != .nsubj,
        entityOfWord[word] == nil, isTitleAlone(word), let person = personByTitle(word)
      {
        discourse.note(person: person, at: analysis.spans[word].start, isSubject: false)
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
    } else if isPlural, analysis.upos[word] != .pronoun, canAct(first), isMainSubject(word),
      ![.state, .person].contains(registry[first].kind)
    {
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
    case .group where !isPlural && isPerson(analysis.lemma(word)) && !isAnyone(word):
      discourse.note(person: first, at: position, isSubject: isSubject)
    default: break
    }
  }

  /// "every resident", "any citizen": nobody whom "he" takes up.
  private func isAnyone(_ word: Int) -> Bool {
    analysis.dependent(of: word, .det).map {
      ["every", "each", "any", "no"].contains(analysis.lemma($0))
    } ?? false
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
