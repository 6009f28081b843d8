internal import RapporteurCore
internal import RapporteurLanguage

/// What pronouns stand for.
extension ActorResolver {
  /// What a pronoun stands for.
  mutating func pronoun(_ word: Int) -> [Reference] {
    let position = analysis.spans[word].start
    let span = analysis.spans[word]
    func found(_ actors: [Identifier<Actor>], _ means: Reference.Means = .pronoun) -> [Reference] {
      actors.map { Reference(actor: $0, span: span, basis: .coreference, means: means) }
    }
    if let subject = subjectAhead(of: word) {
      let ahead = references(at: subject)
      if !ahead.isEmpty { return ahead }
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
      // "our commitment to the treaty", as a spokesperson has it.
      if speakers == authors, analysis.lowercasedForm(word) == "our", let state = spokenFor() {
        return found([state], .speaker)
      }
      let isTurn = statement(at: position)?.provenance.rule == "statement.turn"
      return found(
        speakers == authors
          ? speakers
          : speakers.map { id in
            if !isTurn { return registry[id].represents ?? id }
            return side(of: id) ?? ownSide(ofOfficial: id) ?? id
          }.uniqued(),
        .speaker)
    case "he", "him", "his", "himself":
      return found(person(for: word, not: .woman).map { [$0] } ?? [])
    case "she", "her", "hers", "herself":
      return found(person(for: word, not: .man).map { [$0] } ?? [])
    case "they", "them", "their", "theirs", "themselves", "both", "these", "those", "all":
      if let owner = ownerInClause(of: word) { return references(at: owner) }
      let start = analysis.block(of: word).span.start
      return found(
        discourse.plural(
          before: position, paragraph: start,
          reach: report.kind == .transcript ? Self.reachOfThey : nil
        ) { id in
          registry[id].kind == .organisation && canAct(id)
        } ?? [], .group)
    case "it", "its", "itself":
      // "Even as it encourages trade, the rule bans …": what the main clause is about.
      if let clause = analysis.heads[word], analysis.relation(word) == .nsubj,
        analysis.relation(clause) == .advcl, let main = analysis.heads[clause], main > word,
        let subject = analysis.dependent(of: main, .nsubj), subject > word,
        analysis.upos[subject] != .pronoun
      {
        return references(at: subject)
      }
      // "thanked Norway for its help in Alva and its support": the second "its" is that of the first.
      if analysis.lowercasedForm(word) == "its",
        let first = analysis.sentences[Int(analysis.sentenceIndex[word])].words.first(where: {
          analysis.lowercasedForm($0) == "its"
        }), first < word
      {
        return pronoun(first)
      }
      if let owner = ownerInClause(of: word) { return references(at: owner) }
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

  /// The subject that is named only behind its own "his", "her", "its" or "their": "After | his | call with the king, Minister
  /// Lind said …"; nil where somebody stands before it in the sentence, or the phrase is of another's doing, "at his request".
  private func subjectAhead(of word: Int) -> Int? {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    // Not the label of the turn: "MS. HOLM: During his call …"
    let start =
      (sentence.lowerBound..<word).first { analysis.forms[$0] == ":" }
      .map { $0 + 1 } ?? sentence.lowerBound
    guard analysis.relations[word] == .nmodPoss,
      ["his", "her", "its", "their"].contains(analysis.lowercasedForm(word)),
      let noun = analysis.heads[word], !Self.ofOthers.contains(analysis.lemma(noun)),
      [.obl, .nmod].contains(analysis.relation(noun)), let verb = analysis.heads[noun],
      verb > noun, let subject = analysis.dependent(of: verb, .nsubj), subject > noun,
      analysis.forms[(noun + 1)..<subject].contains(","),
      !(start..<word).contains(where: { personOfWord[$0] != nil }),
      ![.pronoun, .determiner].contains(analysis.upos[subject])
    else { return nil }
    switch analysis.lowercasedForm(word) {
    case "his", "her":
      guard let person = personOfWord[subject] else {
        // "During | his | call with the king, the President …"
        let isOffice = lexicon.isOfficeWord(analysis.lemma(subject))
        return isOffice && isTitleAlone(subject) ? subject : nil
      }
      let other: PersonWords.Kind = analysis.lowercasedForm(word) == "his" ? .woman : .man
      return registry.sex(of: person) == other ? nil : subject
    case "its": return personOfWord[subject] == nil ? subject : nil
    default:
      return analysis.features[subject].contains("Number=Plur")
        || analysis.dependent(of: subject, .conj) != nil ? subject : nil
    }
  }

  /// What is done for or by another than the subject: "at his request", "on her behalf".
  private static let ofOthers: Set<String> = [
    "behalf", "request", "order", "instruction", "invitation", "direction", "death", "absence",
    "honor", "honour", "memory", "place", "stead", "case", "turn", "leadership", "watch", "part",
  ]

  /// The subject whose "its" or "their" stands before the object of its verb, "the City of Alva is announcing its pledge";
  /// nil where another stands between, "thanked the city for its pledge".
  private func ownerInClause(of word: Int) -> Int? {
    guard analysis.relations[word] == .nmodPoss, let noun = analysis.heads[word],
      // Not "welcomed the envoys and their plan".
      analysis.relation(noun) == .obj, let verb = analysis.heads[noun],
      analysis.upos[verb] == .verb,
      let subject = analysis.dependent(of: analysis.firstConjunct(of: verb), .nsubj),
      subject < verb, ![.pronoun, .determiner].contains(analysis.upos[subject])
    else { return nil }
    let isMany =
      analysis.features[subject].contains("Number=Plur")
      || analysis.dependent(of: subject, .conj) != nil
    guard analysis.lowercasedForm(word) == "its" ? personOfWord[subject] == nil : isMany else {
      return nil
    }
    return subject
  }

  /// Whom an author means by "we" when the words just before say it: "President Alva and I …. We will …",
  /// "My Administration has …. We will …", "The United States welcomes …. We urge …"; nil if they do not.
  private func companions(at word: Int) -> [Identifier<Actor>]? {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])]
    let position = analysis.spans[word].start
    let start = max(analysis.blocks[sentence.block].span.start, position - Self.reachOfWe)
    guard let author = authors.first, authors.count == 1 else { return nil }
    let near = discourse.subjects(from: start, to: position) { actors in
      actors.count > 1
        && (actors.contains(author) || actors.contains(where: isAdministration))
        || actors.count == 1
          && isAdministration(actors[0])
    }
    guard near == nil, registry[author].kind == .person else { return near }
    let state = registry[author].represents.map { registry[$0].name } ?? ownState?.name
    return discourse.subjects(
      from: analysis.blocks[sentence.block].span.start, to: position
    ) { actors in
      actors.count == 1 && registry[actors[0]].kind == .state && registry[actors[0]].name == state
    }
  }

  /// The state whose own briefing the report is, for one of its officials who speaks there.
  private mutating func ownSide(ofOfficial id: Identifier<Actor>) -> Identifier<Actor>? {
    guard let state = ownState,
      registry[id].roles.contains(where: { role in
        role.title.split(separator: " ").contains {
          lexicon.isOfficeWord($0.lowercased())
        }
      })
    else { return nil }
    return registry.state(state)
  }

  /// "the Alva Administration"
  private func isAdministration(_ id: Identifier<Actor>) -> Bool {
    registry[id].kind != .person && registry[id].name.lowercased().hasSuffix(" administration")
  }

  /// The state whose own publication the report is, where an official writes it who is no head of state and never
  /// says "I".
  private mutating func spokenFor() -> Identifier<Actor>? {
    guard !authorSaysI, authors.count == 1, registry[authors[0]].kind == .person,
      !isHead(registry[authors[0]]), let state = ownState
    else { return nil }
    return registry.state(state)
  }

  /// How many bytes before it "we" takes up a subject.
  private static let reachOfWe = 300

  /// How many bytes before it "they" takes up a group in a transcript, where much that was spoken of is not read.
  private static let reachOfThey = 500

  /// The person last spoken of who is not known to be of that sex, and who is not the one whose words these are:
  /// nobody calls oneself "he". What one turn of a transcript is about comes before what others have said.
  private func person(for word: Int, not sex: PersonWords.Kind) -> Identifier<Actor>? {
    let position = analysis.spans[word].start
    let speakers = speaksOfOneself(at: position) ? speakers(at: position) : []
    func canBe(_ id: Identifier<Actor>) -> Bool {
      registry.sex(of: id) != sex && !speakers.contains(id) && !isOnlyAuthor(id)
    }
    if report.kind == .transcript,
      let near = discourse.person(
        from: analysis.block(of: word).span.start, to: position, where: canBe)
    {
      return near
    }
    return discourse.person(before: position, where: canBe)
  }

  /// Whether somebody is named in a government's own statement as its author alone, and so is not whom it tells of.
  private func isOnlyAuthor(_ id: Identifier<Actor>) -> Bool {
    authors == [id] && report.kind == .statement && registry[id].mentions.count == 1
      && ownState != nil
  }

  /// Whether those whose words stand at `position` say "I": a statement of theirs or a quotation, rather than an
  /// account by somebody else that only bears their name.
  private func speaksOfOneself(at position: Int) -> Bool {
    statement(at: position) != nil || authorSaysI
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
