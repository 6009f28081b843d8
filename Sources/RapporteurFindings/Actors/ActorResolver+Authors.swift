internal import RapporteurCore
internal import RapporteurLanguage

/// In whose name the report speaks.
extension ActorResolver {
  /// Reads from the headline in whose name the report speaks: "Statement by President Biden on …",
  /// "Joint Statement from Canada and Mexico".
  ///
  /// Where it names nobody, a government's own publication speaks for the government.
  mutating func readAuthors() {
    readNamedAuthors()
    if !authors.contains(where: { registry[$0].kind == .person }) { readBodyOfStates() }
    authorSaysI = (0..<analysis.count).contains { word in
      ["I", "me", "my"].contains(analysis.forms[word]) && analysis.upos[word] == .pronoun
        && !quotedWords.contains(word)
    }
    if authorSaysI, !authors.contains(where: { registry[$0].kind == .person }),
      let signatory = signatory()
    {
      authors = [signatory]
    }
    if authors.isEmpty, let speaker = headlineSpeaker() { authors = [speaker] }
    guard authors.isEmpty, let entry = ownState else { return }
    if isPresidents, let holder = ownHolder(of: "president") {
      authors = [holder]
    } else {
      authors = [registry.state(entry)]
    }
  }

  /// The state whose own publication the report is, or nil.
  var ownState: StateTable.Entry? {
    guard let publisher = report.publisher else { return nil }
    return lexicon.states.state(seat: publisher)
      ?? lexicon.states.state(seat: publisher.trimmingArticle())
  }

  /// The one who bears an office, by its title in lower case, of the state whose own publication the report is;
  /// nil where the report names nobody with that title but those of the past.
  func ownHolder(of title: String) -> Identifier<Actor>? {
    guard let state = ownState else { return nil }
    let holders = registry.actors.filter { actor in
      actor.kind == .person
        && actor.roles.contains { $0.title.lowercased() == title && isBeforeName($0, of: actor) }
        && actor.represents.map { registry[$0].name == state.name } ?? true
        && !isOfThePast(actor.id)
    }
    // At a briefing guests of other lands may be named first.
    if report.kind == .transcript {
      func isLess(_ a: Actor, _ b: Actor) -> Bool {
        let (one, other) = (presidents[a.id] ?? 0, presidents[b.id] ?? 0)
        if title == "president", one != other { return one < other }
        return (a.mentions.count, b.id) < (b.mentions.count, a.id)
      }
      return holders.max(by: isLess)?.id
    }
    let others = holders.dropFirst().map(\.mentions.count).max() ?? 0
    guard let first = holders.first, first.mentions.count <= others else {
      return holders.first?.id
    }
    // "President Kari Holm of the Fishers’ Guild" and others like her: the presidents of bodies.
    return first.mentions.count == others ? first.id : nil
  }

  /// Of a government's own transcript, those who are called president, and how much speaks for each that it is its own: who is
  /// named "President Holm", but neither after a preposition, "met with President Lind", nor beside "the President".
  ///
  /// In 1,131 transcripts that name their own president, a count of these three things picks that one in 95 of a hundred, the
  /// number of mentions in 85 (1 December 2026).
  func presidentsOfTranscript() -> [Identifier<Actor>: Int] {
    guard report.kind == .transcript, ownState != nil else { return [:] }
    var result: [Identifier<Actor>: Int] = [:]
    for actor in registry.actors where actor.kind == .person {
      guard actor.roles.contains(where: { $0.title.lowercased() == "president" }) else { continue }
      // "the Alva Administration", which may be one of the past
      result[actor.id] = headsAdministration(actor) ? 1 : 0
    }
    guard result.count > 1 else { return result }
    let titled = Set(
      (0..<analysis.count).lazy.filter { word in
        analysis.lemma(word) == "president" && entityOfWord[word] == nil
          && personOfWord[word] == nil && word > 0 && analysis.lowercasedForm(word - 1) == "the"
      }.map { Int(analysis.sentenceIndex[$0]) })
    for (index, entity) in analysis.entities.enumerated() {
      guard let id = actorOfEntity[index], let known = result[id] else { continue }
      let start = titleStart[index] ?? entity.words.lowerBound
      let name = entity.words.lowerBound
      let isTitled = name > 0 && analysis.lemma(name - 1) == "president"
      let isDealtWith = start > 0 && Self.beforeOthers.contains(analysis.lowercasedForm(start - 1))
      let isBeside = titled.contains(Int(analysis.sentenceIndex[name]))
      result[id] = known + (isTitled ? 1 : 0) - (isDealtWith ? 1 : 0) - (isBeside ? 1 : 0)
    }
    return result
  }

  /// What stands before the name of one with whom somebody else has to do.
  private static let beforeOthers: Set<String> = [
    "with", "to", "by", "and", "from", "of", "on", "for", "about", "against", "between",
  ]

  /// Whether the text calls an administration by a person's last name.
  private func headsAdministration(_ person: Actor) -> Bool {
    person.name.split(separator: " ").last.map { administrations.contains(String($0)) } ?? false
  }

  /// Whether a title stands before its bearer's name: "Kari Holm, President, Fishers’ Guild" heads a guild.
  private func isBeforeName(_ role: Actor.Role, of actor: Actor) -> Bool {
    actor.mentions.contains { $0.start >= role.span.end && $0.start - role.span.end <= 1 }
  }

  /// The one who has signed the report with a name in capitals on a line of its own at its end: "ANA M. HOLM"; nil if
  /// nobody has, or more than one.
  private mutating func signatory() -> Identifier<Actor>? {
    let lines = analysis.blocks.suffix(3).filter { block in
      let text = analysis.text[block.span]
      let words = text.split(separator: " ")
      return block.kind != .headline && (2...5).contains(words.count)
        && text.allSatisfy { $0.isUppercase || " .,’'-".contains($0) }
        && words.contains { $0.count > 2 && !$0.hasSuffix(".") }
        && !words.contains { Self.notOfNames.contains(String($0)) }
    }
    guard lines.count == 1 else { return nil }
    let id = registry.person(
      named: Self.titleCase(ofName: analysis.text[lines[0].span].split(separator: " ")))
    registry.mention(id, at: lines[0].span)
    return id
  }

  /// Words in capitals that stand on a line of their own and are no name.
  private static let notOfNames: Set<String> = [
    "THE", "OF", "AND", "FOR", "TO", "WHITE", "HOUSE", "END", "OFFICE", "SECRETARY", "PRESIDENT",
  ]

  /// Whether a person is first named in a paragraph about a year long gone ("In 1865 President Lincoln signed …"),
  /// and so bears no office today.
  func isOfThePast(_ id: Identifier<Actor>) -> Bool {
    guard let published = report.published.flatMap({ Int($0.prefix(4)) }),
      let first = registry[id].mentions.min(by: { $0.start < $1.start }),
      let word = analysis.word(at: first.start)
    else { return false }
    let block = analysis.sentences[Int(analysis.sentenceIndex[word])].block
    guard analysis.blocks[block].kind != .headline else { return false }
    return analysis.words(in: analysis.blocks[block].span).contains { word in
      let form = analysis.forms[word]
      // "four decades | ago"
      if form == "ago", word > 0, ["decades", "centuries"].contains(analysis.forms[word - 1]) {
        return true
      }
      guard form.utf8.count == 4, let year = Int(form) else { return false }
      return Self.earliestYear...(published - Self.longestOfficeInYears) ~= year
    }
  }

  /// A number before it is no year.
  private static let earliestYear = 1500
  /// Nobody is taken to hold an office longer.
  private static let longestOfficeInYears = 12

  /// Whether a government's own publication speaks in the name of its president: a message, a
  /// proclamation, a text that says "my Administration" outside of quotations.
  private var isPresidents: Bool {
    let headline = report.headline?.lowercased() ?? ""
    if [
      "presidential message", "presidential proclamation", "letter to the speaker",
      "letters to the speaker", "letter to congress", "message to the congress",
      "message to the senate", "letter from the president", "statement from the president",
      "statement by the president", "statement of the president", "remarks by the president",
      "message from the president", "proclamation on", "text of a letter", "presidential permit",
      "presidential determination", "letter on ", "letter to the ", "letter to his excellency",
    ].contains(where: headline.contains) {
      return true
    }
    if ["notice on", "notice of", "memorandum on", "executive order"].contains(
      where: headline.hasPrefix)
    {
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

  /// The person with whose title and name a headline opens, where the text says "I" outside of quotations: "First
  /// Lady Ana Holm: Ports Are Our Strength"; else nil.
  private func headlineSpeaker() -> Identifier<Actor>? {
    guard report.kind != .transcript, report.kind != .news, authorSaysI,
      let headline = analysis.blocks.firstIndex(where: { $0.kind == .headline }),
      let first = analysis.sentences.first(where: { $0.block == headline })?.words.lowerBound,
      let entity = analysis.entities.indices.first(where: { index in
        analysis.entities[index].kind == .person
          && (titleStart[index] ?? analysis.entities[index].words.lowerBound) == first
      })
    else { return nil }
    return actorOfEntity[entity]
  }

  /// "G7 Leaders’ Statement", "Quad Leaders’ Vision", "Joint Statement by the G20": the group of states speaks.
  private mutating func readBodyOfStates() {
    guard let headline = report.headline else { return }
    let words = headline.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    let kinds = [
      "statement", "communiqué", "communique", "declaration", "vision", "joint", "compact",
      "principles",
    ]
    guard words.contains(where: { kinds.contains($0.lowercased()) }) else { return }
    for (index, word) in words.enumerated() where Self.groupsOfStates.contains(word.uppercased()) {
      let before = words[..<index].last { $0.lowercased() != "the" }?.lowercased()
      let after = index + 1 < words.count ? words[index + 1].lowercased() : ""
      guard
        index == 0 || ["by", "from", "of"].contains(before)
          || ["leader", "minister", "foreign"].contains(where: after.hasPrefix)
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
    let openers = words.filter {
      $0 > statement && ["by", "from", "of", "between"].contains(analysis.lowercasedForm($0))
    }
    let first = openers.first.flatMap { opener in
      opener - statement <= 2
        || (statement + 1..<opener).allSatisfy({
          ["as", "prepared", "for", "delivery", "delivered"].contains(analysis.lowercasedForm($0))
        }) ? opener : nil
    }
    // "Joint Statement on the Harbours | from President Ana Holm and …"
    guard
      let opener = first
        ?? openers.last(where: { word in
          ["by", "from"].contains(analysis.lowercasedForm(word)) && personOfWord[word + 1] != nil
        })
    else { return }
    let end =
      words.first {
        $0 > opener
          && (["on", "following", "after", "regarding", "at", "about", "to"].contains(
            analysis.lowercasedForm($0)) || isParticipleOfHeadline($0))
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

  /// "… Ana Holm | Welcoming Per Lind": what the author does, taken for a name though it may be.
  private func isParticipleOfHeadline(_ word: Int) -> Bool {
    analysis.xpos[word] == "VBG"
      || analysis.forms[word].count > 6 && analysis.forms[word].hasSuffix("ing")
        && entityOfWord[word] == nil
        && entityOfWord[word - 1].map { analysis.entities[$0].kind == .person } ?? false
  }

  /// A joint statement whose headline names nobody is its first parties'.
  mutating func readJointAuthors() {
    if authors.count < 2, authors.allSatisfy({ registry[$0].kind == .state }),
      let named = namedAfterWe()
    {
      authors = named
      return
    }
    // "Quad Leaders’ Statement": the states, where the text says which.
    if let group = authors.first, Self.groupsOfStates.contains(registry[group].name.uppercased()) {
      // Not "the G7 with India and Senegal".
      if let sides = discourse.firstSides, sides.count > 2, !sides.contains(group) {
        authors = sides
      }
      return
    }
    guard authors.count < 2, let headline = report.headline?.lowercased(),
      headline.contains("joint")
        && (headline.contains("statement") || headline.contains("declaration"))
        || headline.contains("communiqu") || headline.contains("summit statement")
        || isDeclarationOfMany(headline) || isOfTwoStates(headline)
    else { return }
    let named = statesInHeadline(orBodies: true)
    if named.count > 1 {
      authors = named
    } else if let sides = discourse.firstSides {
      authors = sides
    } else if isDeclarationOfMany(headline) {
      // Whoever declares it is more than its publisher.
      authors = []
    }
  }

  /// "Norway-Sweden Ports Partnership": a text of both, where nobody else is named as its author.
  private func isOfTwoStates(_ headline: String) -> Bool {
    let first = headline.split { !$0.isLetter && $0 != "." && $0 != "-" && $0 != "–" }.first
    let parts = first.map { $0.split(whereSeparator: { "-–".contains($0) }) } ?? []
    return parts.count == 2 && authors.allSatisfy { registry[$0].kind == .state }
      && parts.allSatisfy { part in
        lexicon.state(part.uppercased()) != nil
          || lexicon.state(part.prefix(1).uppercased() + part.dropFirst()) != nil
      }
  }

  /// "Marbach Declaration", "Declaration on the Straits": what several declare, unlike the declaration of an emergency.
  private func isDeclarationOfMany(_ headline: String) -> Bool {
    headline.contains("declaration")
      && !["disaster", "emergency", "health", "independence", "president "].contains(
        where: headline.contains)
  }

  /// The states and persons in "We, the leaders of Canada, Finland and Norway, …", "We, Canada and Norway, …", "As
  /// leaders of Canada and Norway, …"; nil if there are not two.
  private func namedAfterWe() -> [Identifier<Actor>]? {
    for word in 0..<max(0, analysis.count - 2) {
      let form = analysis.lowercasedForm(word)
      let next = analysis.lowercasedForm(word + 1)
      let opensList =
        form == "we"
        && ([",", "—", "–", "-"].contains(next)
          || next == "the" && Self.whoDeclare.contains(analysis.lowercasedForm(word + 2)))
        || form == "as" && ["leaders", "ministers"].contains(next)
          && analysis.lowercasedForm(word + 2) == "of"
      guard opensList, !quotedWords.contains(word) else { continue }
      let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
      let list = ((word + 2)..<sentence.upperBound).prefix {
        ![.verb, .auxiliary, .pronoun].contains(analysis.upos[$0]) || entityOfWord[$0] != nil
      }
      let named = list.compactMap { word in
        entityOfWord[word].flatMap { actorOfEntity[$0] }
      }.uniqued().filter { [.state, .person, .organisation].contains(registry[$0].kind) }
      let isPlain =
        form == "we"
        && !list.prefix(2).contains { Self.whoDeclare.contains(analysis.lowercasedForm($0)) }
      // "We, the President of Norway Ana Holm and …": those are named by the headline.
      if isPlain, named.contains(where: { registry[$0].kind == .person }) { return nil }
      if named.count > (isPlain ? 2 : 1) { return named }
    }
    return nil
  }

  /// Those who declare something together: "We, the leaders of …".
  private static let whoDeclare: Set<String> = [
    "leaders", "ministers", "governments", "heads", "presidents", "member", "members", "states",
    "countries", "representatives",
  ]

  /// The states that the headline names, also within "U.S.-India"; with `orBodies` also the union of "U.S.-EU".
  mutating func statesInHeadline(orBodies: Bool = false) -> [Identifier<Actor>] {
    guard let block = analysis.blocks.firstIndex(where: { $0.kind == .headline }) else { return [] }
    var found: [Identifier<Actor>] = []
    for sentence in analysis.sentences where sentence.block == block {
      for word in sentence.words {
        // "the United Kingdom of Great Britain and | Northern Ireland" is one.
        if word > 1, analysis.forms[word - 1] == "and", analysis.forms[word - 2] == "Britain" {
          continue
        }
        if let entity = entityOfWord[word], let id = actorOfEntity[entity],
          registry[id].kind == .state
        {
          found.append(id)
          continue
        }
        for piece in analysis.forms[word].split(whereSeparator: { "-–".contains($0) })
        where piece.first?.isUppercase == true {
          if let entry = lexicon.state(String(piece)),
            entry.kind != .body || orBodies && analysis.forms[word].count > piece.count
          {
            found.append(registry.state(entry))
          }
        }
      }
    }
    return found.uniqued()
  }
}
