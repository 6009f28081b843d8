internal import RapporteurCore
internal import RapporteurLanguage

/// The words by which actors are recognised: states, titles, nouns for groups.
struct ActorLexicon: Sendable {
  let states: StateTable
  let titles: TitleLexicon
  let nouns: ActorNouns

  /// The state or body that a phrase names, by its name, adjective, people or seat of government.
  func state(_ phrase: String) -> StateTable.Entry? {
    let bare = phrase.hasSuffix("’s") || phrase.hasSuffix("'s") ? String(phrase.dropLast(2)) : phrase
    return states.state(named: bare) ?? states.state(adjective: bare) ?? states.state(people: bare)
      ?? states.state(seat: bare)
  }

  /// The state that a capital stands for when it acts ("Moscow said").
  func stateByCapital(_ phrase: String) -> StateTable.Entry? { states.state(capital: phrase) }
}

/// A person's title as it stands at a mention.
struct TitledName {
  /// The words of title and name together.
  let words: Range<Int>
  /// The title's words.
  let title: Range<Int>
}
