internal import RapporteurCore
internal import RapporteurLanguage

/// One speaker's turn in a transcript: the label that names the speaker, and what is said.
struct Turn: Hashable, Sendable {
  /// The words of the label without its colon ("MR. KIRBY", "Q").
  var label: Span
  /// What is said, a part for each paragraph.
  var parts: [Span]
  /// Whether a questioner without a name speaks ("Q").
  var isQuestion: Bool
}

/// Reads the turns of a transcript from the labels that open its paragraphs.
enum Transcript {
  /// How many labels make a text a transcript: one may stand in any report ("NOTE: …").
  private static let fewest = 3
  private static let longestLabel = 60

  /// The turns in the order of the text; empty if the text is no transcript.
  static func turns(in text: ReportText, blocks: [Block]) -> [Turn] {
    var turns: [Turn] = []
    for block in blocks where block.kind != .headline {
      if let (label, isQuestion, start) = label(of: block, in: text) {
        let content = text.trimmed(Span(start, block.span.end))
        turns.append(
          Turn(label: label, parts: content.isEmpty ? [] : [content], isQuestion: isQuestion))
      } else if !turns.isEmpty {
        turns[turns.count - 1].parts.append(block.span)
      }
    }
    turns.removeAll { notices.contains(text[$0.label]) }
    guard turns.count >= fewest, isTalk(turns.map { text[$0.label] }) else { return [] }
    return turns.filter { !$0.parts.isEmpty }
  }

  /// Labels in capitals that say what a line is, not who speaks: "WATCH: …".
  private static let notices: Set<String> = [
    "WATCH", "READ", "READ MORE", "LISTEN", "NOTE", "PHOTO", "PHOTOS", "VIDEO", "UPDATE", "MORE",
    "RELATED", "FACT", "MYTH", "CLAIM", "TRUTH", "REALITY", "SUBJECT", "FROM", "TO", "DATE", "RE",
    "CC", "CONTACT", "TIME", "WHAT", "WHO", "WHEN", "WHERE", "WHY", "HOW", "BACKGROUND",
    "BOTTOM LINE", "EXCLUSIVE", "BREAKING", "OPINION", "EDITORIAL",
  ]

  /// Whether labels are those of people who take turns, not headings in capitals ("PREVENTION: …"): a question is
  /// among them, an address or office, or one comes back.
  private static func isTalk(_ labels: [String]) -> Bool {
    Set(labels).count < labels.count
      || labels.contains { label in
        label.split(separator: " ").contains {
          [
            "Q", "QUESTION", "MR.", "MS.", "MRS.", "DR.", "PRESIDENT", "SECRETARY", "MINISTER",
            "SENATOR", "AMBASSADOR", "GENERAL", "ADMIRAL", "MODERATOR", "OFFICIAL", "SPOKESPERSON",
            "CHANCELLOR", "GOVERNOR", "DIRECTOR",
          ].contains($0)
        }
      }
  }

  /// The label that a paragraph opens with, and where what follows it starts.
  private static func label(of block: Block, in text: ReportText)
    -> (label: Span, isQuestion: Bool, start: Int)?
  {
    let bytes = text.utf8
    let (start, end) = (block.span.start, min(block.span.end, block.span.start + longestLabel))
    guard start < end else { return nil }
    for word in ["QUESTION:", "Q:", "Q."] where text[block.span].hasPrefix(word) {
      let length = word.utf8.count
      return (Span(start, start + length - 1), true, start + length)
    }
    if bytes[start] == UInt8(ascii: "Q"), start + 2 < block.span.end,
      text.trimmed(Span(start + 1, block.span.end)).start > start + 1
    {
      return (Span(start, start + 1), true, start + 1)
    }
    guard let colon = (start..<end).first(where: { bytes[$0] == UInt8(ascii: ":") }),
      colon - start > 2
    else { return nil }
    let name = text[Span(start, colon)]
    // "- NPR: …" is an item of a list.
    let isName =
      name.first.map { $0.isLetter || $0 == "(" || $0 == "[" } ?? false
      && name.allSatisfy { !$0.isLowercase && !$0.isNumber && !$0.isNewline }
      && name.contains { $0.isUppercase }
    return isName ? (Span(start, colon), false, colon + 1) : nil
  }
}

extension ActorResolver {
  /// Those who speak in a turn, told from its label: a person by the surname in capitals, one who
  /// bears the office alone, else a group under its description.
  /// A questioner is whoever says so ("Ana Holm with the Courier"), the one whom the turn before has called, or, where
  /// the words go on after an interruption or the answer has given nobody else the word, the last one who asked.
  mutating func speaker(of turn: Turn, after previous: Turn? = nil) -> Identifier<Actor> {
    if turn.isQuestion {
      let questioner =
        introduced(in: turn) ?? previous.flatMap { calledOn(in: $0) ?? called(in: $0) }
        ?? (goesOn(turn) || previous.map(givesNobodyTheWord) ?? false ? questioners.last : nil)
        ?? registry.other(.group, named: "questioner")
      questioners.append(questioner)
      return questioner
    }
    let words = displayName(turn.label).split(whereSeparator: { " \u{00A0}[]()".contains($0) })
      .map(String.init)
    // "MR. KIRBY", "SECRETARY BLINKEN": what follows the last title is the name.
    let title = words.lastIndex { word in
      let word = word.lowercased()
      return lexicon.isTitleWord(word) || ["mr.", "ms.", "mrs.", "dr.", "mx."].contains(word)
    }
    let name = words[(title.map { $0 + 1 } ?? 0)...]
    if let surname = name.last, title != nil || name.count <= 3, !isDescription(words) {
      let capitals = Self.titleCase(ofName: name)
      if let known = person(surnamed: surname) { return known }
      let id = registry.person(named: capitals)
      registry.mention(id, at: turn.label)
      return id
    }
    let description = words.map { $0.lowercased() }.joined(separator: " ").trimmingArticle()
    if !description.hasSuffix("official"), let holder = holder(of: description) { return holder }
    let id = registry.other(.group, named: description)
    agentive[id] = true
    registry.mention(id, at: turn.label)
    if registry[id].represents == nil, let author = authors.first,
      registry[author].kind == .state
    {
      registry[id].represents = author
    }
    // "SENIOR ADMINISTRATION OFFICIAL" of a government's own publication
    if registry[id].represents == nil, description.hasSuffix("official"), let state = ownState {
      registry[id].represents = registry.state(state)
    }
    return id
  }

  /// The person whom a moderator gives the word at the end of a turn: "MODERATOR: Our next question goes to Ana Holm
  /// with the Courier."; nil if the turn is nobody's who gives the word or ends otherwise.
  private mutating func called(in turn: Turn) -> Identifier<Actor>? {
    guard let last = turn.parts.last else { return nil }
    let words = analysis.words(in: last).suffix(30)
    // Others than a moderator give the word too: "We will go to Ana next."
    guard
      isModerators(turn)
        || words.dropLast().contains(where: { word in
          analysis.lemma(word) == "go" && analysis.lowercasedForm(word + 1) == "to"
            && (word + 2..<min(word + 8, analysis.count)).contains {
              analysis.lowercasedForm($0) == "next"
            }
        })
    else { return nil }
    let places = words.filter { word in
      opensWithCapital(word) && word > 0
        && ["to", "from"].contains(analysis.lowercasedForm(word - 1))
    }
    // "… go to | Ana from the Courier": not the Courier.
    let called = places.last.map { last in
      places.dropLast().last { name in
        analysis.lowercasedForm(name - 1) == "to" && analysis.lowercasedForm(last - 1) == "from"
          && (name..<(last - 1)).allSatisfy(isCapitalized)
      } ?? last
    }
    guard let name = called ?? words.first.flatMap({ entityOfWord[$0] != nil ? $0 : nil })
    else { return nil }
    if let entity = entityOfWord[name], analysis.entities[entity].kind == .person {
      return actorOfEntity[entity]
    }
    // "… to Tetsuo Holm, the Courier": a name that the recogniser missed, or took for a body's before "at the Courier".
    let run = words.drop { $0 < name }.prefix { word in
      isCapitalized(word) && lexicon.nouns[analysis.lemma(word)] == nil
    }
    let next = name + run.count
    // "… go to Ana next.", "… to Ana from the Courier"
    let isCalled =
      words.contains(next)
      && ["next", "from", "with", "at"].contains(analysis.lowercasedForm(next))
    guard isCalled || run.allSatisfy({ entityOfWord[$0] == nil }) else { return nil }
    if run.count == 1, isCalled, lexicon.state(analysis.forms[name]) == nil {
      return person(named: name..<next)
    }
    guard (2...3).contains(run.count) else { return nil }
    return person(named: name..<(name + run.count))
  }

  /// Whether one speaks whose part it is to give the word.
  func isModerators(_ turn: Turn) -> Bool {
    let label = analysis.text[turn.label]
    return ["MODERATOR", "OPERATOR", "AIDE"].contains(where: label.contains)
  }

  /// "Holm", but not "NBC".
  func isCapitalized(_ word: Int) -> Bool {
    opensWithCapital(word) && analysis.forms[word].contains(where: \.isLowercase)
  }

  /// The person who is called by a name, or says it, in a transcript.
  ///
  /// A given name alone is that of one who has asked before, or of somebody new: the officials whom the text names are
  /// not called "Ana".
  mutating func person(named words: Range<Int>) -> Identifier<Actor> {
    let name = phrase(words)
    let id =
      words.count > 1
      ? registry.person(named: name)
      : questioners.last { isCalled($0, name) } ?? registry.personOnly(named: name)
    registry.mention(
      id, at: analysis.spans[words.lowerBound].union(analysis.spans[words.upperBound - 1]))
    return id
  }

  private func isCalled(_ id: Identifier<Actor>, _ given: String) -> Bool {
    registry[id].name.split(separator: " ").first.map(String.init)?.folded() == given.folded()
  }

  /// Whether a label describes its speaker rather than naming one: "SENIOR ADMINISTRATION OFFICIAL",
  /// "THE PRESIDENT", "MODERATOR".
  private func isDescription(_ words: [String]) -> Bool {
    guard let last = words.last?.lowercased() else { return true }
    return lexicon.isTitleWord(last) || lexicon.nouns[last] != nil
      || ["moderator", "operator", "interpreter", "participant", "speaker", "participants"]
        .contains(last)
  }

  /// The only person of the report with that surname, in whatever case it is printed.
  private func person(surnamed surname: String) -> Identifier<Actor>? {
    let wanted = surname.folded()
    let found = registry.actors.filter {
      $0.kind == .person && $0.name.folded().split(separator: " ").last.map(String.init) == wanted
    }
    return found.count == 1 ? found[0].id : found.max { $0.name.count < $1.name.count }?.id
  }

  /// "ANA JEAN-PIERRE" as "Ana Jean-Pierre".
  static func titleCase(ofName words: some Sequence<some StringProtocol>) -> String {
    words.map { titleCase(String($0)) }.joined(separator: " ")
  }

  /// "JEAN-PIERRE" as "Jean-Pierre", "McGURK" as "McGurk".
  static func titleCase(_ word: String) -> String {
    var result = ""
    var opens = true
    for character in word {
      result += opens ? String(character) : character.lowercased()
      opens = !character.isLetter || (result == "Mc" || result == "O'" || result == "O’")
    }
    return result
  }
}
