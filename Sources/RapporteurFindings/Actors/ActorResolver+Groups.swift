internal import RapporteurCore
internal import RapporteurLanguage

/// Whom a noun for a group takes up.
extension ActorResolver {
  /// Whom "the leaders", "the participants", "the two ministers" takes up: those who took part in the encounter
  /// last told of, those last spoken of together, or the leaders whom the text has named.
  mutating func groupTakenUp(by word: Int) -> [Identifier<Actor>]? {
    let lemma = analysis.lemma(word)
    let position = analysis.spans[word].start
    let number = number(of: word)
    let last = discourse.lastMeeting(before: position)
    let meeting = last.flatMap { isThatMany($0, number) && canBe($0, lemma) ? $0 : nil }
    // "The two leaders", of three who met: those who lead a state.
    if lemma == "leader", let number, let last, last.count > number {
      let leaders = last.filter { isLeader(registry[$0]) }
      if leaders.count == number { return leaders }
    }
    if ["participant", "attendee"].contains(lemma), let meeting { return meeting }
    if let rest = restOfMeeting(besidesThoseWith: word, count: number) { return rest }
    // "Participants … The participants": still nobody that anything is known of.
    let group = discourse.group(
      before: position, like: lemma,
      where: { group in
        isThatMany(group, number) && canBe(group, lemma)
          && (group.count > 1 || registry[group[0]].name.contains(" "))
      })
    // "the leaders" after two of the three who met were named once more: all three.
    if let group, let meeting, meeting.count > group.count, Set(group).isSubset(of: meeting),
      meeting.allSatisfy({ registry[$0].kind == .person })
    {
      return meeting
    }
    return group ?? leadersNamed(before: position, count: number, like: lemma)
  }

  /// "The mayor and the four guildmasters", after the five have met: the four others.
  private mutating func restOfMeeting(
    besidesThoseWith word: Int, count: Int?
  ) -> [Identifier<Actor>]? {
    let others = analysis.conjuncts(of: analysis.firstConjunct(of: word)).filter { $0 != word }
    guard let count, count > 1, !others.isEmpty,
      // "the two mayors and the three guildmasters": each of whom would ask for the other.
      !others.contains(where: { isPlural($0) || analysis.lemma($0) == "group" }),
      let meeting = discourse.lastMeeting(before: analysis.spans[word].start)
    else { return nil }
    let known = others.flatMap { single($0) }.map(\.actor)
    guard !known.isEmpty, known.allSatisfy(meeting.contains), meeting.count == count + known.count
    else { return nil }
    return meeting.filter { !known.contains($0) }
  }

  /// The last persons named before `position` who hold a highest office, as many as are said or two; nil where the
  /// text has named fewer, or more and does not say how many are meant.
  private func leadersNamed(
    before position: Int, count: Int?, like lemma: String
  ) -> [Identifier<Actor>]? {
    guard ["leader", "president"].contains(lemma) else { return nil }
    let leaders = discourse.persons(before: position).filter { isHead(registry[$0]) }
    guard leaders.count == (count ?? 2) else { return nil }
    return leaders.sorted()
  }

  /// "the mayors", "both mayors": those known already, as bare "Mayors" are not.
  func isPointedAt(_ word: Int) -> Bool {
    analysis.dependents[word].contains { [.det, .nummod].contains(analysis.relation($0)) }
  }

  /// Whether the noun means states together: "our two countries", "both governments", "our governments".
  func isTogether(_ word: Int) -> Bool {
    guard analysis.features[word].contains("Number=Plur"),
      ["country", "nation", "government", "side", "delegation"].contains(analysis.lemma(word))
    else { return false }
    let isOurs = analysis.dependents[word].contains {
      analysis.relations[$0] == .nmodPoss && analysis.lowercasedForm($0) == "our"
    }
    return isOurs || number(of: word) != nil || analysis.lemma(word) == "delegation"
  }

  /// The states whose relations the report is about: those of the headline, else the publishing state and the one
  /// other that the report speaks of most; nil where they are not as many as are said.
  mutating func statesTogether(count: Int?) -> [Identifier<Actor>]? {
    let named = statesInHeadline()
    if named.count > 1 { return named.count == count ?? named.count ? named : nil }
    guard count ?? 2 == 2, let own = ownState else { return nil }
    let others = registry.actors.filter { $0.kind == .state && $0.name != own.name }
      .sorted { ($1.mentions.count, $0.id) < ($0.mentions.count, $1.id) }
    guard let other = others.first,
      named.isEmpty || named == [other.id] || others.count == 1
        || named.first.map({ registry[$0].name == own.name }) ?? false,
      other.mentions.count > 2 * (others.dropFirst().first?.mentions.count ?? 0)
    else { return nil }
    return [registry.state(own), other.id]
  }

  func isLeaders(_ word: Int) -> Bool {
    let lemma = analysis.lemma(word)
    return lexicon.nouns[lemma] == .leaders || lemma == "leader" || lemma == "participant"
      || lexicon.isTitleWord(lemma)
  }

  /// Whether the noun is "officials" and its like without "the": not those just spoken of.
  func isBareOfficials(_ word: Int) -> Bool {
    ["official", "envoy", "delegate", "group"].contains(analysis.lemma(word))
      && !analysis.dependents[word].contains {
        [.det, .nummod].contains(analysis.relation($0))
      }
  }

  /// Whether a group can be "the three presidents": as many as are said, if any number is.
  private func isThatMany(_ group: [Identifier<Actor>], _ number: Int?) -> Bool {
    number.map { $0 == group.count } ?? true
  }

  /// Whether those of a group whose offices are known can be "the presidents": one of them at least
  /// bears the office, or nobody's is known.
  private func canBe(_ group: [Identifier<Actor>], _ lemma: String) -> Bool {
    // "The President and our partners … the two leaders": not these.
    if lemma == "leader",
      group.contains(where: { registry[$0].kind == .group && !isOfficeHolder($0) }),
      group.contains(where: { registry[$0].kind == .person })
    {
      return false
    }
    guard
      [
        "president", "minister", "chancellor", "secretary", "king", "governor", "mayor", "senator",
        "member", "ambassador", "general", "judge", "commissioner",
      ].contains(lemma)
    else { return true }
    let titled = group.filter { !registry[$0].roles.isEmpty }
    return titled.isEmpty
      || titled.contains { id in
        registry[id].roles.contains { $0.title.lowercased().contains(lemma) }
      }
  }
}
