internal import RapporteurCore
internal import RapporteurLanguage

extension Turn {
  /// Whether a turn says anything: not "Thank you, everyone.", "(Inaudible.)" or "Ana Holm, Harbour News."
  func hasContent(in analysis: Analysis) -> Bool {
    var words: [Int] = []
    var depth = 0
    for part in parts {
      for word in analysis.words(in: part) {
        switch analysis.forms[word] {
        case "(": depth += 1
        case ")": depth = max(0, depth - 1)
        default:
          if depth == 0, analysis.upos[word] != .punctuation { words.append(word) }
        }
      }
    }
    guard words.count <= 8 else { return true }
    if parts.contains(where: { analysis.text[$0].hasSuffix("?") }), !words.isEmpty { return true }
    return !words.allSatisfy { isIdle($0, in: analysis) }
      && !isName(words, in: analysis)
  }

  private func isIdle(_ word: Int, in analysis: Analysis) -> Bool {
    let form = analysis.lowercasedForm(word)
    return Self.courtesies.contains(form)
      // "1:14 P.M. EST" at the end of a transcript
      || analysis.upos[word] == .numeral || analysis.time(at: word) != nil
      || (analysis.upos[word] == .properNoun && analysis.forms[word].first?.isUppercase ?? false
        && !["yes", "no"].contains(form))
  }

  /// "Ana Holm, Harbour News", "Ana Holm at the Harbour News".
  private func isName(_ words: [Int], in analysis: Analysis) -> Bool {
    words.allSatisfy {
      [.properNoun, .adposition, .determiner, .adjective, .noun].contains(analysis.upos[$0])
        && (analysis.forms[$0].first?.isUppercase ?? false
          || ["at", "with", "from", "of", "the", "for"].contains(analysis.forms[$0]))
    }
  }

  /// Words of greeting, thanks and assent, which say nothing of any matter.
  private static let courtesies: Set<String> = [
    "thanks", "thank", "you", "everyone", "everybody", "guys", "all", "right", "okay", "ok", "yes",
    "yeah", "yep", "hi", "hey", "hello", "good", "morning", "afternoon", "evening", "folks", "sir",
    "ma’am", "ma'am", "so", "much", "very", "welcome", "bye", "oh", "uh", "um", "mm-hmm", "sure",
    "p.m.", "a.m.", "est", "edt", "pst", "pdt", "alright", "you’re", "you're", "’re", "'re",
  ]
}

extension ActorResolver {
  /// The one whom the turn before a question calls on: "Our next question will go to Ana Holm at Harbour
  /// News"; nil if nobody is named.
  mutating func calledOn(in turn: Turn) -> Identifier<Actor>? {
    guard !turn.isQuestion, let part = turn.parts.last,
      let sentence = analysis.sentences.last(where: {
        $0.span.overlaps(part) && $0.span.end <= part.end + 1
      })
    else { return nil }
    // The label may stand in the same sentence: "MODERATOR: We’ll go to …".
    let words = analysis.words(
      in: Span(max(part.start, sentence.span.start), min(part.end, sentence.span.end)))
    let isCall =
      words.count <= 9
      || words.contains { ["question", "go", "turn"].contains(analysis.lemma($0)) }
    guard isCall, words.count <= 24 else { return nil }
    for number in analysis.entities(in: sentence.span).reversed() {
      let entity = analysis.entities[number]
      let next = entity.words.upperBound
      guard entity.kind == .person, words.contains(next),
        ["at", "with", "from", "of"].contains(analysis.lowercasedForm(next)),
        let actor = actorOfEntity[number]
      else { continue }
      return actor
    }
    return bidden(in: words)
  }

  /// Who says in the first words of a question who asks it: "Hi. Ana Holm with the Courier.", "this is Per Lind from
  /// Harbour News"; nil if nobody does.
  mutating func introduced(in turn: Turn) -> Identifier<Actor>? {
    guard let part = turn.parts.first else { return nil }
    let words = analysis.words(in: part).prefix(Self.reachOfIntroduction)
    for word in words where opensIntroduction(word) {
      var name = word..<word
      if let entity = entityOfWord[word], analysis.entities[entity].words.lowerBound == word {
        guard analysis.entities[entity].kind == .person else { continue }
        name = analysis.entities[entity].words
      } else {
        // A name that the recogniser missed.
        name = word..<(word + words.drop { $0 < word }.prefix(while: isCapitalized).count)
        guard (2...3).contains(name.count) else { continue }
      }
      var next = name.upperBound
      if isOutletAlone(after: next) { return introduced(name) }
      if next < analysis.count, analysis.lowercasedForm(next) == "here" { next += 1 }
      guard words.contains(next + 1),
        ["with", "from", "at"].contains(analysis.lowercasedForm(next)),
        opensWithCapital(next + 1) || analysis.lowercasedForm(next + 1) == "the"
      else { continue }
      return introduced(name)
    }
    return nil
  }

  private mutating func introduced(_ name: Range<Int>) -> Identifier<Actor> {
    entityOfWord[name.lowerBound].flatMap { actorOfEntity[$0] } ?? person(named: name)
  }

  /// "Per Lind, | Harbour News.": a comma and capitals to the end of the sentence.
  private func isOutletAlone(after comma: Int) -> Bool {
    guard comma < analysis.count, analysis.forms[comma] == "," else { return false }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[comma])].words
    let rest = ((comma + 1)..<sentence.upperBound).filter { analysis.upos[$0] != .punctuation }
    return (1...5).contains(rest.count) && rest.allSatisfy(opensWithCapital)
      && rest.allSatisfy { entityOfWord[$0].map { analysis.entities[$0].kind != .person } ?? true }
  }

  /// Whether somebody's own name can stand at `word`: at the head of a sentence, after a greeting, after "this is".
  private func opensIntroduction(_ word: Int) -> Bool {
    guard isCapitalized(word) else { return false }
    let start = analysis.sentences[Int(analysis.sentenceIndex[word])].words.lowerBound
    let before = (max(start, word - 3)..<word).map { analysis.lowercasedForm($0) }
    return before.allSatisfy { ["q", "hi", "hey", "hello", "yes", ",", "."].contains($0) }
      || ["is", "’s", "'s", "’m", "'m", "am"].contains(before.last ?? "")
  }

  /// How many words into a question somebody may say who asks it.
  private static let reachOfIntroduction = 30

  /// Whether a turn takes up what was broken off: "— and then the bridge."
  func goesOn(_ turn: Turn) -> Bool {
    turn.parts.first.map { ["—", "–", "-"].contains(analysis.text[$0].first) } ?? false
  }

  /// Whether an answer ends without giving anybody the word, so that the next question is of the one who asked before;
  /// "Mm-hmm." and "Sure." alone bid that one go on.
  func givesNobodyTheWord(_ turn: Turn) -> Bool {
    guard !turn.isQuestion, let last = turn.parts.last else { return false }
    let words = analysis.words(in: last)
    guard !words.isEmpty else { return false }
    if isModerators(turn) { return false }
    let spoken = words.filter { analysis.upos[$0] != .punctuation }
    if turn.parts.count == 1, spoken.count <= 3 { return true }
    let closing = spoken.suffix(25).map { analysis.lowercasedForm($0) }
    let sentence = spoken.filter {
      analysis.sentenceIndex[$0] == analysis.sentenceIndex[spoken.last ?? 0]
    }
    let isShort = sentence.count <= 5
    return !closing.contains { ["next", "question", "questions", "ahead"].contains($0) }
      && !(isShort && sentence.contains { Self.givings.contains(analysis.lowercasedForm($0)) })
  }

  /// Words of short sentences by which the next who asks is chosen: "Yes, in the back."
  private static let givings: Set<String> = [
    "yes", "yeah", "yep", "okay", "ok", "right", "alright", "sure", "back", "thanks", "thank",
    "please",
    "you", "go", "sir", "ma’am", "ma'am", "hi", "hey", "there", "over",
  ]

  /// Who is bidden to speak by a name alone: "Go ahead, Ana.", "Ana Holm."
  private mutating func bidden(in words: Range<Int>) -> Identifier<Actor>? {
    let said = words.filter { analysis.upos[$0] != .punctuation }
    if words.contains(where: { analysis.forms[$0] == "?" }) { return nil }
    let isBidding = ["go", "ahead"].allSatisfy { form in
      said.contains { analysis.lowercasedForm($0) == form }
    }
    func canBeName(_ word: Int) -> Bool {
      opensWithCapital(word) && analysis.forms[word].count > 1
        && !["go", "okay", "yes", "yeah", "sure", "right"].contains(analysis.lowercasedForm(word))
    }
    var name = Array(said.reversed().prefix(while: canBeName).reversed())
    // "Ana, go ahead."
    if name.isEmpty, isBidding { name = Array(said.prefix(while: canBeName)) }
    guard let first = name.first, let last = name.last, name.count <= 2,
      isBidding || name.count == said.count,
      PersonWords.standard.sex(ofGivenName: analysis.forms[first]) != nil
        || isBidding && isAddressed(first) || !isBidding && isPersonsName(first),
      name.allSatisfy({ lexicon.state(analysis.forms[$0]) == nil })
    else { return nil }
    return person(named: first..<(last + 1))
  }

  private func isPersonsName(_ word: Int) -> Bool {
    entityOfWord[word].map { analysis.entities[$0].kind == .person } ?? false
  }

  /// "Go ahead, Olamide.": a name that no list has, but that is called out.
  private func isAddressed(_ word: Int) -> Bool {
    analysis.upos[word] == .properNoun && word > 0
      && (analysis.forms[word - 1] == "," || analysis.forms[word + 1] == ",")
      && isCapitalized(word)
      && entityOfWord[word].map { analysis.entities[$0].kind == .person } ?? true
  }
}
