internal import RapporteurCore
internal import RapporteurLanguage

/// Offices that part the names of a list, and the bodies that those listed come from.
extension ActorResolver {
  /// Whether only the office of the first parts two persons named one after the other: "Ana Holm, Director of
  /// Trade and Adviser to the King, and | Peter Lind".
  ///
  /// `end` is the word after the first name, `start` the first word of the second with its title.
  func isJoinedByOffice(_ end: Int, _ start: Int) -> Bool {
    guard end < start, start - end <= Self.longestOffice,
      analysis.sentenceIndex[end] == analysis.sentenceIndex[start],
      analysis.forms[end] == "," || analysis.lowercasedForm(end) == "and"
    else { return false }
    let gap = end..<start
    guard gap.allSatisfy(canStandInOffice) else { return false }
    // "Ana Holm, | Harbour Workers Union (HWU) | President Peter Lind": the body of the second.
    if gap.count <= Self.longestBody, gap.first != start - 1, startsWithOffice(start),
      !["of", "to", "for", "at", "in", "on", "the"].contains(analysis.lowercasedForm(start - 1))
    {
      return true
    }
    guard gap.contains(where: isOffice) else { return false }
    // "Ana Holm, Adviser to | President Lind": he is part of her office.
    let last = analysis.lowercasedForm(start - 1)
    if ["of", "to", "for", "at", "in", "on"].contains(last) { return false }
    if last == "the" {
      // "and Adviser to the | President Peter Lind"
      guard
        let joiner = gap.last(where: { ["and", ",", "&"].contains(analysis.lowercasedForm($0)) }),
        joiner > end
      else { return false }
      return (joiner..<start).contains(where: isOffice)
    }
    return gap.contains {
      $0 > end && ["and", ",", "&", ";"].contains(analysis.lowercasedForm($0))
    }
  }

  /// "Senior | Advisor to the President Per Lind": the title of the person whose name follows.
  func isOfficeBeforeName(_ word: Int) -> Bool {
    guard personOfWord[word] == nil, lexicon.isOfficeWord(analysis.lemma(word)),
      word + 4 < analysis.count, analysis.sentenceIndex[word + 4] == analysis.sentenceIndex[word],
      ["to", "for"].contains(analysis.lowercasedForm(word + 1)),
      analysis.lowercasedForm(word + 2) == "the",
      lexicon.isOfficeWord(analysis.lowercasedForm(word + 3))
    else { return false }
    return entityOfWord[word + 4].map { analysis.entities[$0].kind == .person } ?? false
  }

  /// Whether a word is the head of an office that stands after a person's name and a comma ("Ana Holm, Director
  /// of Trade"), and so names nobody else.
  func isOfficeInApposition(_ word: Int) -> Bool {
    guard personOfWord[word] == nil,
      isOffice(word) && (entityOfWord[word].map { analysis.entities[$0].kind != .person } ?? true)
        || isSingularCapital(word)
    else { return false }
    var hasOffice = isOffice(word)
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    // The words of the office, and of others of the same person, back to the comma after the name.
    var place = word
    while place > sentence.lowerBound, word - place < Self.longestOffice {
      let before = place - 1
      if let entity = entityOfWord[before], analysis.entities[entity].kind == .person {
        return hasOffice && analysis.forms[place] == ","
          && !["the", "a", "an", "his", "her", "their"].contains(
            analysis.lowercasedForm(place + 1))
      }
      guard canStandInOffice(before) else { return false }
      // "…, Director of Trade, and the Bank of Norway": a body with its article is another party.
      if !isOffice(word), analysis.lowercasedForm(before) == "the", analysis.heads[before] == word {
        return false
      }
      hasOffice = hasOffice || isOffice(before)
      place = before
    }
    return false
  }

  /// The person whose name ends the office that `word` heads, however long: "Adviser to the Vice President |
  /// Ana Holm", "Secretary for Trade of Norway and Head of the Fund | Peter Lind".
  func entityAfterOffice(_ word: Int) -> Int? {
    guard isOffice(word), personOfWord[word] == nil, entityOfWord[word] == nil,
      analysis.dependent(of: word, .det) == nil, !analysis.features[word].contains("Number=Plur")
    else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    var hasAnd = false
    for next in (word + 1)..<max(word + 1, min(sentence.upperBound, word + Self.longestOffice)) {
      if let entity = entityOfWord[next], analysis.entities[entity].kind == .person {
        let isLeader = ["president", "king", "queen", "chancellor", "minister", "premier"].contains(
          analysis.lemma(word))
        let before = analysis.lowercasedForm((titleStart[entity] ?? next) - 1)
        let isOfOffice = ["to", "of", "for"].contains(before)
        return isOfOffice || (hasAnd && isLeader) || next == word + 1 ? nil : entity
      }
      let form = analysis.lowercasedForm(next)
      // A comma ends the office, unless a form of address follows: "Secretary for Trade, Dr. Ana Holm".
      if form == ";" || (form == "," && !isAddress(next + 1)) || !canStandInOffice(next) {
        return nil
      }
      hasAnd = hasAnd || form == "and"
    }
    return nil
  }

  /// The person whose office is said to be another's, where the tree takes that one for the phrase: "spoke with President
  /// Ana Holm’s Head of Cabinet | Per Lind". `word` belongs to the name of the first.
  func officer(behind word: Int) -> Reference? {
    guard analysis.relations[word] != .nmodPoss,
      let entity = (word..<min(analysis.count, word + 6)).lazy.compactMap({ entityOfWord[$0] })
        .first(where: { analysis.entities[$0].kind == .person })
    else { return nil }
    let end = analysis.entities[entity].words.upperBound
    guard end + 1 < analysis.count, analysis.isPossessiveMark(end) else { return nil }
    var hasOffice = false
    for next in (end + 1)..<min(analysis.count, end + Self.longestBody) {
      if let other = entityOfWord[next], analysis.entities[other].kind == .person {
        guard hasOffice, analysis.forms[next - 1] != ",", let id = actorOfEntity[other] else {
          return nil
        }
        return Reference(
          actor: id, span: analysis.entities[other].span, basis: .explicit, means: .within)
      }
      guard canStandInOffice(next), analysis.forms[next] != "," else { return nil }
      hasOffice = hasOffice || isOffice(next)
    }
    return nil
  }

  private func isAddress(_ word: Int) -> Bool {
    word < analysis.count
      && ["dr.", "mr.", "ms.", "mrs.", "dr", "ambassador", "admiral", "general"].contains(
        analysis.lowercasedForm(word))
  }

  /// Whether the title of a name opens at `word`.
  private func startsWithOffice(_ word: Int) -> Bool {
    personOfWord[word] != nil
      && (entityOfWord[word].map { analysis.entities[$0].kind != .person } ?? true)
  }

  private func isSingularCapital(_ word: Int) -> Bool {
    entityOfWord[word] == nil && analysis.forms[word].first?.isUppercase == true
      && !analysis.features[word].contains("Number=Plur")
  }

  /// How many words the body may take whose office the second of two persons holds.
  private static let longestBody = 12

  /// How many words the offices between two names may take.
  private static let longestOffice = 40

  private func isOffice(_ word: Int) -> Bool {
    analysis.forms[word].first?.isUppercase == true
      && (lexicon.isOfficeWord(analysis.lowercasedForm(word))
        || lexicon.isOfficeWord(analysis.lemma(word)))
  }

  /// Whether a word can be part of an office: a capitalised word, or one of the few that join them.
  private func canStandInOffice(_ word: Int) -> Bool {
    if analysis.upos[word] == .pronoun || analysis.xpos[word] == "MD" { return false }
    let form = analysis.forms[word]
    if form.first?.isUppercase == true || form.first?.isNumber == true { return true }
    return [
      "of", "to", "for", "the", "and", "&", ",", ";", "at", "on", "in", "as", "well", "(", ")", "-",
      "’s", "'s", "’",
      "'",
    ].contains(form.lowercased())
  }

  /// The words coordinated with a description that belong to its source: "members of the Senate and the | House",
  /// "governors of Ohio, Utah, and | Maine".
  func sharedSources(of word: Int) -> [Int] {
    guard analysis.features[word].contains("Number=Plur"), personOfWord[word] == nil,
      let source = analysis.dependents(of: word, .nmod).first(where: { child in
        child > word && analysis.forms[child].first?.isUppercase == true
          && analysis.dependents[child].contains {
            analysis.relation($0) == .case && ["of", "from"].contains(analysis.lemma($0))
          }
      }), personOfWord[source] == nil
    else { return [] }
    return analysis.dependents(of: word, .conj).filter { child in
      child > source && analysis.forms[child].first?.isUppercase == true
        && personOfWord[child] == nil
        && !lexicon.isOfficeWord(analysis.lemma(child))
        && analysis.dependent(of: child, .case) == nil
        && entityOfWord[child].map { analysis.entities[$0].kind != .person } ?? true
    }
  }
}
