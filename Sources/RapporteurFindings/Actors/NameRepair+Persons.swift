internal import RapporteurCore
internal import RapporteurLanguage

/// The names of persons that the recogniser cut at a particle, a hyphen or after the given name, or began
/// too soon.
extension NameRepair {
  /// Words between the names of a person.
  private static let particles: Set<String> = [
    "al", "bin", "bint", "ibn", "ben", "el", "le", "la", "de", "del", "della", "di", "da", "dos",
    "du", "van", "von", "der", "den", "ten", "ter", "zu", "abu", "bou",
  ]

  /// "Sung-han", not "Alva-era"
  private static func isSecondPart(_ form: String) -> Bool {
    (2...5).contains(form.count) && form.allSatisfy(\.isLetter)
      && ![
        "era", "led", "style", "like", "run", "born", "type", "owned", "ally", "old", "made",
        "time",
      ].contains(form.lowercased())
  }

  /// The word after a nickname in quotation marks that opens at `word`; nil if none does.
  private static func afterNickname(_ word: Int, _ analysis: Analysis) -> Int? {
    guard word + 3 < analysis.count, ["“", "\"", "‘"].contains(analysis.forms[word]),
      ["”", "\"", "’"].contains(analysis.forms[word + 2]),
      analysis.forms[word + 1].first?.isUppercase == true
    else { return nil }
    return word + 3
  }

  /// `person` grown over the rest of a name: "Haitham bin Tariq Al | Said", "Jean-Yves | Le Drian",
  /// "Kim Sung | -han", "Prime Minister Keir | Starmer".
  static func whole(
    _ person: Range<Int>, _ analysis: Analysis, _ lexicon: ActorLexicon, isTaken: (Int) -> Bool
  ) -> Range<Int> {
    var end = person.upperBound
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[person.lowerBound])]
    let endOfSentence = sentence.words.upperBound
    func isName(_ word: Int) -> Bool {
      word < endOfSentence && !isTaken(word)
        && analysis.forms[word].first?.isUppercase == true
        && analysis.forms[word].contains(where: \.isLowercase)
        && !isTitle(word, analysis, lexicon) && lexicon.state(analysis.forms[word]) == nil
    }
    func isParticle(_ word: Int) -> Bool {
      particles.contains(analysis.lowercasedForm(word))
    }
    while end < endOfSentence, end < person.lowerBound + 10 {
      if isHyphen(analysis.forms[end]), end + 1 < endOfSentence, !isTaken(end + 1),
        analysis.spans[end - 1].end == analysis.spans[end].start,
        analysis.spans[end].end == analysis.spans[end + 1].start,
        analysis.upos[end + 1] == .properNoun
          || person.count > 1 && isSecondPart(analysis.forms[end + 1])
      {
        end += 2
      } else if let rest = afterNickname(end, analysis), isName(rest) {
        // "Peter “Pit” | Lind"
        end = rest + 1
      } else if isParticle(end), end + 2 < endOfSentence, isHyphen(analysis.forms[end + 1]),
        analysis.spans[end].end == analysis.spans[end + 1].start, isName(end + 2)
      {
        end += 3
      } else if isParticle(end - 1), isName(end) {
        end += 1
      } else if isParticle(end), isName(end + 1) {
        end += 2
      } else if isParticle(end), end + 2 < endOfSentence, isParticle(end + 1),
        isName(end + 2)
      {
        end += 3
      } else {
        break
      }
    }
    // "President Lena | Berg", "President Ana Maria | Holm Lind"
    let isGiven = person.count == 1 && isGivenName(analysis.forms[person.lowerBound])
    let isInText = analysis.blocks[sentence.block].kind != .headline
    func goesOn(_ word: Int) -> Bool {
      guard isName(word), analysis.upos[word] == .properNoun, analysis.time(at: word) == nil,
        lexicon.nouns[analysis.lowercasedForm(word)] == nil,
        analysis.spans[word].start - analysis.spans[word - 1].end == 1
      else { return false }
      let isSecond = person.count == 1 && word == person.upperBound
      if isSecond, isSurname(word, besides: person, analysis) { return true }
      guard person.lowerBound > sentence.words.lowerBound,
        isTitle(person.lowerBound - 1, analysis, lexicon)
      else { return false }
      return analysis.relation(word) == .flat || (isGiven && word == person.upperBound)
        || isInText
          && (isSecond && isNamed(person, with: word, analysis)
            || person.count > 1 && isLastName(word, analysis))
    }
    let known = end
    while end < person.lowerBound + 5, goesOn(end) { end += 1 }
    let grown = person.lowerBound..<end
    return end == known ? grown : whole(grown, analysis, lexicon, isTaken: isTaken)
  }

  /// Whether a name of somebody elsewhere in the text begins or ends with `word`, however it is written: "HOLM:".
  private static func isSurname(
    _ word: Int, besides person: Range<Int>, _ analysis: Analysis
  ) -> Bool {
    let form = analysis.lowercasedForm(word)
    return analysis.entities.contains { other in
      other.kind == .person && !other.words.overlaps(person) && !other.words.contains(word)
        && (analysis.lowercasedForm(other.words.upperBound - 1) == form
          || isHyphen(analysis.forms[min(other.words.lowerBound + 1, other.words.upperBound - 1)])
            && analysis.lowercasedForm(other.words.lowerBound) == form)
    }
  }

  /// Whether the tree hangs `name` on the word after it, as a given name before a surname.
  private static func isNamed(_ name: Range<Int>, with word: Int, _ analysis: Analysis) -> Bool {
    guard let top = analysis.top(of: name), analysis.heads[top] == word else { return false }
    return [.compound, .flat].contains(analysis.relation(top))
      && namesakes[analysis.lowercasedForm(word)] == nil
  }

  /// `entities` with a person's names that were taken for two persons put together: "President Lena | Berg".
  static func joined(
    _ entities: [EntityMention], _ analysis: Analysis, _ lexicon: ActorLexicon
  ) -> [EntityMention] {
    var result: [EntityMention] = []
    for entity in entities {
      guard let last = result.last, last.kind == .person, entity.kind == .person,
        isOne(last.words, entity.words, analysis, lexicon)
      else {
        result.append(entity)
        continue
      }
      result[result.count - 1] = analysis.mention(
        last.words.lowerBound..<entity.words.upperBound, .person)
    }
    return result
  }

  /// Whether two names that follow each other are one: the first is a single word behind a title, and the tree hangs
  /// either on the other.
  private static func isOne(
    _ first: Range<Int>, _ second: Range<Int>, _ analysis: Analysis, _ lexicon: ActorLexicon
  ) -> Bool {
    guard first.count == 1, second.lowerBound == first.upperBound, second.count <= 3,
      first.lowerBound > 0, isTitle(first.lowerBound - 1, analysis, lexicon),
      analysis.sentenceIndex[first.lowerBound] == analysis.sentenceIndex[second.lowerBound],
      analysis.spans[second.lowerBound].start - analysis.spans[first.lowerBound].end <= 1,
      analysis.forms[first.lowerBound] != analysis.forms[second.lowerBound],
      let top = analysis.top(of: second)
    else { return false }
    return analysis.relation(top) == .flat && analysis.heads[top] == first.lowerBound
      || isNamed(first, with: top, analysis)
  }

  /// What is called after a person, "the Ana Holm | Bridge", "the Holm | School of Law", and whether it is a body;
  /// nil where `person` is somebody.
  static func thing(
    calledAfter person: Range<Int>, _ analysis: Analysis
  ) -> (words: Range<Int>, isBody: Bool)? {
    guard let top = analysis.top(of: person), analysis.relation(top) == .compound,
      let head = analysis.heads[top], head >= person.upperBound, head < person.upperBound + 6,
      analysis.forms[head].first?.isUppercase == true,
      let isBody = namesakes[analysis.lowercasedForm(head)],
      (person.upperBound..<head).allSatisfy({
        analysis.forms[$0].first?.isUppercase == true
          || ["in", "for", "of", "and"].contains(analysis.forms[$0])
      })
    else { return nil }
    return (person.lowerBound..<(head + 1), isBody)
  }

  /// What may be called after a person, and whether it is a body that can act.
  private static let namesakes: [String: Bool] = {
    let bodies = [
      "academy", "association", "bank", "center", "centre", "clinic", "college", "commission",
      "committee", "company", "corporation", "foundation", "fund", "group", "hospital", "institute",
      "institution", "museum", "partners", "school", "society", "trust", "university",
    ]
    let things = [
      "act", "airport", "amendment", "arena", "avenue", "award", "awards", "bill", "boulevard",
      "bridge",
      "building", "cemetery", "chair", "chapel", "church", "day", "doctrine", "fellow",
      "fellowship",
      "garden", "gardens", "hall", "highway", "house", "initiative", "law", "lecture", "library",
      "medal",
      "memorial", "monument", "park", "parkway", "period", "plan", "plaza", "prize", "professor",
      "professorship", "program", "programme", "project", "report", "reservoir", "road", "room",
      "scholar",
      "scholars", "scholarship", "square", "stadium", "station", "street", "theater", "theatre",
      "tower", "trail", "tunnel", "week",
    ]
    return Dictionary(uniqueKeysWithValues: bodies.map { ($0, true) } + things.map { ($0, false) })
  }()

  /// Whether a capitalised word after a name is one of it that the tree hangs elsewhere: no subject of its own, with
  /// nothing before it and no further noun behind it.
  private static func isLastName(_ word: Int, _ analysis: Analysis) -> Bool {
    [.obl, .obj, .nmod, .appos, .dep].contains(analysis.relation(word))
      && !analysis.dependents[word].contains { $0 < word }
      && (word + 1 == analysis.count
        || ![.noun, .properNoun].contains(analysis.upos[word + 1]))
  }

  private static func isGivenName(_ form: String) -> Bool {
    PersonWords.standard.sex(ofGivenName: form) != nil
  }

  /// `person` without the state or capital that belongs to the title before it: "Secretary of Sweden | Per
  /// Lind".
  static func withoutPlace(
    _ person: Range<Int>, _ analysis: Analysis, _ lexicon: ActorLexicon
  ) -> Range<Int> {
    guard person.lowerBound > 0, analysis.lowercasedForm(person.lowerBound - 1) == "of" else {
      return person
    }
    for length in [2, 1] where person.count > length {
      let start = person.lowerBound
      let name = analysis.text[
        analysis.spans[start].union(analysis.spans[start + length - 1])]
      if lexicon.states.state(named: name) != nil || lexicon.stateByCapital(name) != nil {
        return (start + length)..<person.upperBound
      }
    }
    return person
  }

  /// Fields of government that end the title of one who heads them.
  private static let fields: Set<String> = [
    "affairs", "agriculture", "commerce", "cooperation", "defence", "defense", "development",
    "economy", "education", "energy", "finance", "health", "industry", "information",
    "intelligence",
    "interior", "justice", "labor", "labour", "policy", "security", "state", "trade", "transport",
    "transportation", "treasury",
  ]

  /// The name at the end of what was taken for a body after "of": "Director of National Security | Per Lind";
  /// nil if there is none.
  static func nameAfterField(
    _ body: Range<Int>, _ analysis: Analysis, _ lexicon: ActorLexicon
  ) -> Range<Int>? {
    guard body.lowerBound > 1,
      ["of", "for"].contains(analysis.lowercasedForm(body.lowerBound - 1)),
      lexicon.isOfficeWord(analysis.lowercasedForm(body.lowerBound - 2)),
      let field = body.last(where: { fields.contains(analysis.lowercasedForm($0)) })
    else { return nil }
    let name = (field + 1)..<body.upperBound
    guard (2...4).contains(name.count),
      name.allSatisfy({ word in
        let form = analysis.forms[word]
        return form.first?.isUppercase == true && form.contains(where: \.isLowercase)
          && lexicon.nouns[form.lowercased()] == nil && lexicon.state(form) == nil
          && !lexicon.isTitleWord(form.lowercased()) && !fields.contains(form.lowercased())
      })
    else { return nil }
    return name
  }

  /// Whether a word is a hyphen, with or without the joiner that keeps it from breaking.
  static func isHyphen(_ form: String) -> Bool {
    let bare = form.unicodeScalars.filter { !["\u{2060}", "\u{200B}", "\u{FEFF}"].contains($0) }
    return bare.count == 1 && ["-", "\u{2010}", "\u{2011}"].contains(bare.first ?? " ")
  }
}
