internal import RapporteurCore
internal import RapporteurLanguage

/// Actors known by a description only, and what pronouns stand for.
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
    if bare, isDefinite(word),
      analysis.upos[word] != .properNoun
        || analysis.forms[word] != analysis.forms[word].uppercased(),
      let earlier = registry.lastDescribed(
        with: [lemma, analysis.lowercasedForm(word)], before: position),
      // "the three presidents" are not the "Serbian president" of before.
      !analysis.features[word].contains("Number=Plur") || analysis.lowercasedForm(word) == lemma
        || registry[earlier].name.lowercased().contains(analysis.lowercasedForm(word))
    {
      registry.mention(earlier, at: span)
      return [Reference(actor: earlier, span: span, basis: .coreference, means: .earlier)]
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
    return [Reference(actor: id, span: span, basis: .explicit, means: .description)]
  }

  /// "My administration" under the name of the one whose it is: "Holm Administration".
  private mutating func administration(_ word: Int) -> Identifier<Actor>? {
    guard analysis.lemma(word) == "administration",
      let owner = analysis.dependents(of: word, .nmodPoss).first(where: {
        analysis.upos[$0] == .pronoun
      }),
      let person = references(at: owner).map(\.actor).first(where: {
        registry[$0].kind == .person
      })
    else { return nil }
    // A vice president’s "our Administration" is the president’s.
    if let president = ownHolder(of: "president"), president != person,
      registry[person].represents == registry[president].represents
    {
      return administration(of: president, at: word)
    }
    return administration(of: person, at: word)
  }

  /// "The Administration" of a government's own publication, which nobody has named before.
  private mutating func ownAdministration(_ word: Int) -> Identifier<Actor>? {
    guard analysis.forms[word] == "Administration", isBare(word) || isOurs(word), isDefinite(word),
      let person = ownHolder(of: "president"), let surname = surname(of: person)
    else { return nil }
    // Under the name that the report gives it: "the Alva-Holm Administration".
    if let named = registry.actors.first(where: {
      $0.kind == .organisation && $0.name.hasSuffix("Administration") && $0.name.contains(surname)
    }) {
      registry.mention(named.id, at: analysis.spans[word])
      return named.id
    }
    return administration(of: person, at: word)
  }

  /// The last word of a person's name that is no "Jr.", without its comma; nil if there is none.
  private func surname(of person: Identifier<Actor>) -> String? {
    registry[person].name.split(separator: " ").last {
      !["jr.", "jr", "sr.", "sr", "ii", "iii"].contains($0.lowercased())
    }.map { $0.filter { $0 != "," } }
  }

  private func isOurs(_ word: Int) -> Bool {
    analysis.dependents[word].contains { analysis.relations[$0] == .nmodPoss }
  }

  private mutating func administration(
    of person: Identifier<Actor>, at word: Int
  ) -> Identifier<Actor>? {
    guard let surname = surname(of: person) else { return nil }
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
    while last + 1 < analysis.count, set.contains(last + 1), last - word < 12,
      analysis.forms[last + 1] != ","
    {
      last += 1
    }
    let name = displayName(Span(analysis.spans[first].start, analysis.spans[last].end))
    return name.trimmingArticle()
  }

  /// Whether a modifier says which ones are meant, not when or where something was.
  func belongsToDescription(_ word: Int) -> Bool {
    if analysis.time(at: word) != nil { return false }
    guard let marker = analysis.dependents[word].first(where: { analysis.relation($0) == .case })
    else { return analysis.relations[word] == .nmodPoss || analysis.relations[word] == .nmodDesc }
    return ["of", "from", "for", "in", "'s", "’s", "to", "with", "against"].contains(
      analysis.lemma(marker))
  }

  /// What a pronoun stands for.
  mutating func pronoun(_ word: Int) -> [Reference] {
    let position = analysis.spans[word].start
    let span = analysis.spans[word]
    func found(_ actors: [Identifier<Actor>], _ means: Reference.Means = .pronoun) -> [Reference] {
      actors.map { Reference(actor: $0, span: span, basis: .coreference, means: means) }
    }
    switch analysis.lowercasedForm(word) {
    case "i", "me", "my", "mine", "myself":
      // A state or body that publishes somebody's words is not the one who says "I".
      let people = speakers(at: position).filter { [.person, .group].contains(registry[$0].kind) }
      return found(people, .speaker)
    case "we", "us", "our", "ours", "ourselves":
      // In a quotation a person's "we" is the side spoken for; an author's is the author.
      let speakers = speakers(at: position)
      if speakers == authors, let antecedent = companions(at: word) {
        return found(antecedent, .group)
      }
      let isTurn = statement(at: position)?.provenance.rule == "statement.turn"
      return found(
        speakers == authors
          ? speakers
          : speakers.map { (isTurn ? side(of: $0) : registry[$0].represents) ?? $0 }.uniqued(),
        .speaker)
    case "he", "him", "his", "himself":
      return found(person(before: position, not: .woman).map { [$0] } ?? [])
    case "she", "her", "hers", "herself":
      return found(person(before: position, not: .man).map { [$0] } ?? [])
    case "they", "them", "their", "theirs", "themselves", "both", "these", "those", "all":
      return found(discourse.plural(before: position) ?? [], .group)
    case "it", "its", "itself":
      // "Even as it encourages trade, the rule bans …": what the main clause is about.
      if let clause = analysis.heads[word], analysis.relation(word) == .nsubj,
        analysis.relation(clause) == .advcl, let main = analysis.heads[clause], main > word,
        let subject = analysis.dependent(of: main, .nsubj), subject > word,
        analysis.upos[subject] != .pronoun
      {
        return references(at: subject)
      }
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

  /// Whom an author means by "we" when the words just before say it: "President Alva and I …. We will …",
  /// "My Administration has …. We will …"; nil if they do not.
  private func companions(at word: Int) -> [Identifier<Actor>]? {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])]
    let position = analysis.spans[word].start
    let start = max(analysis.blocks[sentence.block].span.start, position - Self.reachOfWe)
    guard let author = authors.first, authors.count == 1 else { return nil }
    return discourse.subjects(from: start, to: position) { actors in
      actors.count > 1 && actors.contains(author)
        || actors.count == 1
          && registry[actors[0]].name.hasSuffix(" Administration")
          && registry[actors[0]].kind != .person
    }
  }

  /// How many bytes before it "we" takes up a subject.
  private static let reachOfWe = 300

  /// The person last spoken of who is not known to be of that sex.
  private func person(before position: Int, not sex: PersonWords.Kind) -> Identifier<Actor>? {
    discourse.person(before: position) { self.sex(of: $0) != sex }
  }

  /// What a person's titles and given name, or the words of a description, say of sex; nil if nothing.
  private func sex(of id: Identifier<Actor>) -> PersonWords.Kind? {
    let words = PersonWords.standard
    func told(by text: String) -> PersonWords.Kind? {
      words.sex(ofWords: text.lowercased().split(separator: " ").lazy.map(String.init))
    }
    let actor = registry[id]
    guard actor.kind == .person else { return told(by: actor.name) }
    if let sex = actor.roles.lazy.compactMap({ told(by: $0.title) }).first { return sex }
    let names = actor.name.split(separator: " ")
    guard names.count > 1, let given = names.first else { return nil }
    return words.sex(ofGivenName: String(given)).flatMap { $0 == .person ? nil : $0 }
  }

  /// Those whose words stand at `position`: the speakers of the innermost direct statement there,
  /// else the report's authors.
  func speakers(at position: Int) -> [Identifier<Actor>] {
    statement(at: position)?.speakers ?? authors
  }

  /// The innermost direct or mixed statement in whose content `position` lies, or nil.
  private func statement(at position: Int) -> Statement? {
    nesting.innermost(containing: Span(position, position + 1)) { $0.kind != .indirect }
  }
}
