internal import RapporteurCore
internal import RapporteurLanguage

/// Parties named in one series, read off the words: trees lose members of long series, and hang the rest of one on
/// the place or the office that the member before ends with.
extension ActorResolver {
  /// A noun phrase as its words have it: "senior officials | from the ministry".
  struct NounPhrase {
    /// The noun that tells who or what it is.
    var head: Int
    var words: Range<Int>
    /// The noun after the last "of", "from", "for" … of the phrase.
    var object: Int?
    /// Whether several things stand after its "of" or "from": "officials from the bank, the court, and the port".
    var isModifiedBySeries = false
  }

  /// The parties that stand in the series of that number.
  mutating func parties(ofSeries number: Int) -> [Reference] {
    series[number].filter(isParty).flatMap { single($0.head) }.map { reference in
      var reference = reference
      if reference.means == .name { reference.means = .list }
      return reference
    }.filter { $0.means != .unnamed && canAct($0.actor) }
  }

  /// Whether a member of a series is somebody: a name of one who can act, or a plural of people.
  private func isParty(_ phrase: NounPhrase) -> Bool {
    let head = phrase.head
    if personOfWord[head] != nil { return true }
    if let entity = entityOfWord[head] { return actorOfEntity[entity] != nil }
    guard isPlural(head) else { return false }
    let lemma = analysis.lemma(head)
    return isSomebody(head) || lexicon.nouns[lemma] == .people
      || lexicon.isOfficeWord(lemma)
      || ["ers", "ors", "ists", "ants", "ees"].contains(
        where: analysis.lowercasedForm(head).hasSuffix)
  }

  /// Whether a noun is a plural, also as part of a title: "the Secretaries of Trade and Ports".
  func isPlural(_ noun: Int) -> Bool {
    analysis.features[noun].contains("Number=Plur")
      || analysis.forms[noun].hasSuffix("s") && analysis.forms[noun] != analysis.lemmas[noun]
  }

  /// Finds the series of each sentence.
  mutating func gatherSeries() {
    for sentence in analysis.sentences {
      var place = sentence.words.lowerBound
      while place < sentence.words.upperBound {
        guard let first = nounPhrase(from: place, before: sentence.words.upperBound) else {
          place += 1
          continue
        }
        let members = seriesMembers(from: first, before: sentence.words.upperBound)
        for member in members {
          place = member.words.upperBound
          noteExamples(of: member, before: sentence.words.upperBound)
          if member.isModifiedBySeries { modifiedBySeries[member.head] = place - 1 }
        }
        guard members.count > 1 else { continue }
        for member in members {
          seriesOfWord[member.head] = series.count
          if let person = personOfWord[member.head] {
            for word in member.words where personOfWord[word] == person {
              seriesOfWord[word] = series.count
            }
          }
        }
        series.append(members)
      }
    }
  }

  /// Notes whom "including" names of a group: "makers of bells, including | Holm and | Lind".
  private mutating func noteExamples(of group: NounPhrase, before end: Int) {
    guard entityOfWord[group.head] == nil, isParty(group) else { return }
    var place = group.words.upperBound
    if place < end, analysis.forms[place] == "," { place += 1 }
    guard place + 1 < end, analysis.lowercasedForm(place) == "including",
      let first = nounPhrase(from: place + 1, before: end)
    else { return }
    let named = seriesMembers(from: first, before: end).filter {
      personOfWord[$0.head] != nil
        || entityOfWord[$0.head].map { actorOfEntity[$0] != nil } ?? false
    }
    if !named.isEmpty { examples[group.head] = named.map(\.head) }
  }

  /// Those whom "including" names of the group that `word` heads.
  mutating func named(ofGroup word: Int) -> [Reference] {
    (examples[word] ?? []).flatMap { single($0) }.filter { canAct($0.actor) }
  }

  /// The phrases joined with `first` by commas and at last by "and"; `first` alone where nothing is.
  private func seriesMembers(from first: NounPhrase, before end: Int) -> [NounPhrase] {
    var members = [first]
    var last = 0
    while let joiner = joiner(at: members[members.count - 1].words.upperBound, before: end),
      let next = nounPhrase(from: joiner.next, before: end, isFurther: true)
    {
      let before = members[members.count - 1]
      if belongs(next, toModifierOf: before) {
        members[members.count - 1].words = before.words.lowerBound..<next.words.upperBound
        members[members.count - 1].object = next.object ?? next.head
        members[members.count - 1].isModifiedBySeries = true
        continue
      }
      if opensClause(next, after: first) { break }
      members.append(next)
      if joiner.isLast { last = members.count - 1 }
    }
    return Array(members[...last])
  }

  /// What joins two members at `word`: a comma, "and", "as well as", "along with"; where the next begins, and
  /// whether it can be the last.
  private func joiner(at word: Int, before end: Int) -> (next: Int, isLast: Bool)? {
    var next = word
    while next < end, analysis.forms[next] == "," { next += 1 }
    guard next < end, next - word < 2 else { return nil }
    for words in [["and"], ["&"], ["as", "well", "as"], ["along", "with"], ["together", "with"]]
    where next + words.count < end
      && words.indices.allSatisfy({ analysis.lowercasedForm(next + $0) == words[$0] })
    {
      return (next + words.count, true)
    }
    return next > word ? (next, false) : nil
  }

  /// Whether what follows a member goes on with its modifier: "leaders of Alva, | Holm, and Lind", "owners of farms
  /// and | mills", not "members of the council and | experts".
  private func belongs(_ next: NounPhrase, toModifierOf before: NounPhrase) -> Bool {
    guard let object = before.object, personOfWord[before.head] == nil,
      isPlural(before.head) || entityOfWord[before.head] != nil
    else { return false }
    if personOfWord[next.head] != nil { return personOfWord[object] != nil }
    guard opensWithCapital(object) == opensWithCapital(next.head) else { return false }
    if opensWithCapital(object) { return true }
    if isSomebody(next.head), !isSomebody(object) { return false }
    return next.words.count == 1 || !isSomebody(next.head)
  }

  func opensWithCapital(_ word: Int) -> Bool { analysis.forms[word].first?.isUppercase == true }

  /// Whether a noun is a word for people or for a body of them.
  func isSomebody(_ noun: Int) -> Bool {
    !PersonWords.standard.kinds(of: analysis.lemma(noun)).isEmpty
  }

  /// Whether a phrase is the subject of a clause that those before it have no part in: "met with Alva, and | Holm said".
  private func opensClause(_ phrase: NounPhrase, after first: NounPhrase) -> Bool {
    guard let top = analysis.top(of: phrase.words), analysis.relation(top) == .nsubj,
      let verb = analysis.heads[top], verb >= phrase.words.upperBound
    else { return false }
    guard let other = analysis.top(of: first.words) else { return true }
    return analysis.relation(other) != .nsubj || analysis.heads[other] != verb
  }

  /// The noun phrase that begins at `start`, with what "of", "from" and the like hang on it; nil if none does.
  private func nounPhrase(from start: Int, before end: Int, isFurther: Bool = false) -> NounPhrase?
  {
    guard var phrase = plainPhrase(from: start, before: end, isFurther: isFurther) else {
      return nil
    }
    while phrase.words.upperBound + 1 < end,
      Self.modifying.contains(analysis.lowercasedForm(phrase.words.upperBound)),
      let object = plainPhrase(from: phrase.words.upperBound + 1, before: end)
    {
      phrase.words = phrase.words.lowerBound..<object.words.upperBound
      // "a group of mayors": the mayors.
      if Self.collective.contains(analysis.lemma(phrase.head)), phrase.object == nil {
        phrase.head = object.head
      } else {
        phrase.object = object.head
      }
      // "Adviser to the President | Ana Holm": she is whom the phrase names.
      if personOfWord[object.head] != nil, personOfWord[phrase.head] == nil,
        personOfWord[phrase.head + 1] == nil,
        let title = titleStart[entityOfWord[object.head] ?? -1],
        title <= phrase.head
      {
        phrase.head = object.head
        phrase.object = nil
      }
    }
    return phrase
  }

  /// Prepositions that say which ones are meant.
  private static let modifying: Set<String> = ["of", "from", "for", "to", "in", "at"]

  /// Nouns that only say that there are many.
  private static let collective: Set<String> = [
    "group", "range", "variety", "number", "array", "coalition", "delegation", "series", "dozen",
    "team", "handful", "mix", "set",
  ]

  /// A noun with what stands before it: "the senior | officials", "Norway’s foreign | minister".
  ///
  /// Further members of a series may open with what looks like a verb: "…, displaced | families, and …".
  private func plainPhrase(from start: Int, before end: Int, isFurther: Bool = false) -> NounPhrase?
  {
    var place = start
    var head: Int?
    reading: while place < end, analysis.time(at: place) == nil {
      if let entity = entityOfWord[place] {
        let words = analysis.entities[entity].words
        guard words.lowerBound == place || place == start else { break }
        head = words.upperBound - 1
        place = words.upperBound
        if analysis.entities[entity].kind == .person { break }
        continue
      }
      switch analysis.upos[place] {
      case .noun, .properNoun: head = place
      case .verb:
        guard isFurther, head == nil, ["VB", "VBN", "VBG", "VBP"].contains(analysis.xpos[place]),
          place + 1 < end, [.noun, .properNoun, .adjective].contains(analysis.upos[place + 1])
        else { break reading }
      case .numeral where place > start && ["-", "–"].contains(analysis.forms[place - 1]): break
      case .determiner, .numeral: guard head == nil else { break reading }
      case .adjective:
        guard head == nil || opensWithCapital(place) else { break reading }
      case .pronoun:
        guard head == nil, analysis.relations[place] == .nmodPoss else {
          break reading
        }
      default:
        let form = analysis.forms[place]
        if form == "(", head != nil,
          let close = (place..<min(end, place + 6)).first(where: { analysis.forms[$0] == ")" })
        {
          place = close
        } else if !["'s", "’s", "’", "'", "-", "–"].contains(form) || head == nil {
          break reading
        }
      }
      place += 1
    }
    return head.map { NounPhrase(head: $0, words: start..<max(place, $0 + 1)) }
  }
}
