internal import RapporteurCore
internal import RapporteurLanguage

/// Who bears a title.
extension ActorResolver {
  /// The person of a state's side whose title ends in `office`, or nil.
  func officeHolder(_ office: String, of state: Identifier<Actor>) -> Identifier<Actor>? {
    registry.actors.first { actor in
      actor.kind == .person && actor.represents == state
        && actor.roles.contains { $0.title.lowercased().hasSuffix(office) }
    }?.id
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
      registry[id].roles.contains {
        Self.title($0.title, means: title)
          // "President and CEO of a fund": not "the President" of a government's own publication.
          && !(title == "president" && ownState != nil && Self.isOfAFirm($0.title))
      }
        && !(title == "president" && (isForeign(id) || ownState != nil && isOfThePast(id)))
    }
    let known = discourse.persons(before: position).first(where: bears)
    if let own = ownBearer(of: title, at: word, besides: known) { return own }
    if let known { return known }
    // One who is named only later: the only one, or the one whom the report is about.
    let holders = registry.actors
      .filter { $0.kind == .person && bears($0.id) && !isIntroduced($0, after: word) }
      .sorted { ($1.mentions.count, $0.id) < ($0.mentions.count, $1.id) }
    guard let first = holders.first else {
      // "the President" in a government's own publication: its own, though nobody names him.
      guard analysis.forms[word].first?.isUppercase == true,
        analysis.dependent(of: word, .det).map({ analysis.lemma($0) == "the" }) ?? false
      else { return nil }
      return ownHolder(of: title, meantBy: word)
    }
    let second = holders.dropFirst().first?.mentions.count ?? 0
    return first.mentions.count > 2 * second ? first.id : nil
  }

  /// The own holder of an office whom `word` can mean: not one whom the sentence names only after it.
  private func ownHolder(of title: String, meantBy word: Int) -> Identifier<Actor>? {
    ownHolder(of: title).flatMap { isIntroduced(registry[$0], after: word) ? nil : $0 }
  }

  /// Whether a person is first named further on in the sentence of `word`: "the Vice President will meet Vice President
  /// Lind" has two.
  private func isIntroduced(_ person: Actor, after word: Int) -> Bool {
    guard let first = person.mentions.map(\.start).min() else { return false }
    return first > analysis.spans[word].start
      && analysis.sentences[Int(analysis.sentenceIndex[word])].span.contains(Span(first, first))
  }

  /// The one who bears an office of the state whose own publication the report is, where "the President" means
  /// that one even though `known` was spoken of: in its transcripts unless that one speaks, and elsewhere unless the
  /// publication speaks in that one's own name, who calls only others by the title; nil if it does not.
  private mutating func ownBearer(
    of title: String, at word: Int, besides known: Identifier<Actor>?
  ) -> Identifier<Actor>? {
    guard let state = ownState,
      analysis.forms[word].first?.isUppercase == true || report.kind == .transcript,
      isNamedByTitle(word), let own = ownHolder(of: title, meantBy: word),
      // At a government's own briefing its president needs no state: the first who is named is that one.
      registry[own].represents.map({ registry[$0].name == state.name })
        ?? (report.kind == .transcript)
    else { return nil }
    guard known != own else { return known }
    if speakers(at: analysis.spans[word].start).contains(own) { return nil }
    if report.kind != .transcript, known != nil, authors.contains(own) { return nil }
    return own
  }

  /// "the President", "the President and | Vice President", "The President | and Alliance leaders".
  private func isNamedByTitle(_ word: Int) -> Bool {
    if let article = analysis.dependent(of: word, .det) { return analysis.lemma(article) == "the" }
    return analysis.relation(word) == .conj
      || analysis.relation(word) == .compound && word > 0
        && analysis.lowercasedForm(word - 1) == "the"
  }

  /// Whether a person stands for another state than the one whose own transcript the report is: "the
  /// President" at a government's briefing is its own, named or not.
  private func isForeign(_ id: Identifier<Actor>) -> Bool {
    guard report.kind == .transcript, let own = authors.first, registry[own].kind == .state,
      let side = registry[id].represents
    else { return false }
    return side != own
  }

  /// The only person of the report who bears a title, or of several the one whose words it gives; else nil.
  func holder(of title: String) -> Identifier<Actor>? {
    let holders = registry.actors.filter { actor in
      actor.kind == .person && actor.roles.contains { Self.title($0.title, means: title) }
    }.map(\.id)
    return holders.count == 1 ? holders[0] : authors.first(where: holders.contains)
  }

  /// "the two Prime Ministers": those named before who bear the office, if they are as many as is said.
  func bearers(ofPlural word: Int) -> [Identifier<Actor>]? {
    guard analysis.features[word].contains("Number=Plur"),
      lexicon.isOfficeWord(analysis.lemma(word)), let number = number(of: word)
    else { return nil }
    let before = analysis.dependents[word].filter {
      $0 < word && analysis.relation($0) == .compound
        || $0 == word - 1 && analysis.lowercasedForm($0) == "prime"
    }
    let title = (before.map { analysis.lowercasedForm($0) } + [analysis.lemma(word).lowercased()])
      .joined(separator: " ")
    let bearers = discourse.persons(before: analysis.spans[word].start).filter { id in
      registry[id].roles.contains { Self.title($0.title, means: title) }
    }
    return bearers.count == number ? bearers.sorted() : nil
  }

  /// Whoever bears the office before "and" and a name: "the President and | King Hussein".
  mutating func officeBefore(_ name: Int) -> [Reference] {
    guard let entity = entityOfWord[name] else { return [] }
    let start = titleStart[entity] ?? analysis.entities[entity].words.lowerBound
    let office = start - 2
    guard office > 0, ["and", "&"].contains(analysis.lowercasedForm(start - 1)),
      lexicon.isOfficeWord(analysis.lowercasedForm(office)), personOfWord[office] == nil,
      let first = firstWord(ofOffice: office), let holder = personByTitle(office)
    else { return [] }
    let span = Span(analysis.spans[first].start, analysis.spans[office].end)
    return [Reference(actor: holder, span: span, basis: .coreference, means: .title)]
  }

  /// The "the" of "the Prime Minister", or the first word of a title that opens the sentence ("First Lady and …");
  /// nil if there is neither.
  private func firstWord(ofOffice office: Int) -> Int? {
    if let the = (max(0, office - 3)..<office).last(where: {
      analysis.lowercasedForm($0) == "the"
    }) {
      return the
    }
    let start = analysis.sentences[Int(analysis.sentenceIndex[office])].words.lowerBound
    return office - start < 3 && (start...office).allSatisfy(opensWithCapital) ? start : nil
  }

  /// The title before "and" that the parser hangs on a plural noun behind it: "the President | and Alliance
  /// leaders".
  func titleCompounded(with word: Int) -> Int? {
    guard analysis.features[word].contains("Number=Plur") else { return nil }
    return analysis.dependents[word].first { title in
      title < word && analysis.relation(title) == .compound
        && analysis.forms[title].first?.isUppercase == true
        && lexicon.isOfficeWord(analysis.lowercasedForm(title))
        && title + 1 < word && analysis.lowercasedForm(title + 1) == "and"
    }
  }

  /// Whoever bears a title that the parser hung on a plural noun.
  mutating func officeCompounded(with word: Int) -> [Reference]? {
    guard let title = titleCompounded(with: word), let person = personByTitle(title) else {
      return nil
    }
    return [
      Reference(
        actor: person, span: analysis.spans[title], basis: .coreference, means: .title)
    ]
  }

  /// Whether only "the" and words of a title stand with `word`.
  func isTitleAlone(_ word: Int) -> Bool {
    analysis.dependent(of: word, .det).map { analysis.lemma($0) == "the" } ?? false
      && ownDependents(of: word).allSatisfy {
        [.det, .amod, .compound, .case, .punct, .cc, .conj].contains(analysis.relation($0))
      }
  }

  /// Whether a title is one that firms and funds give.
  private static func isOfAFirm(_ title: String) -> Bool {
    let words = title.lowercased().split { !$0.isLetter }
    return words.contains { ["ceo", "founder", "cofounder", "coo"].contains($0) }
      || title.lowercased().contains("chief executive")
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
    // "Senior Advisor to the President" advises that one.
    return !["vice", "deputy", "assistant", "under", "former", "the", "to", "of"].contains(before)
  }
}
