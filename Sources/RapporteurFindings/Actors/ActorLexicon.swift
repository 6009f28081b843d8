internal import RapporteurCore
internal import RapporteurLanguage

/// The words by which actors are recognised: states, titles, nouns for groups.
struct ActorLexicon: Sendable {
  let states: StateTable
  let titles: TitleLexicon
  let nouns: ActorNouns
  let bodies: BodyNames
  /// The heads of all titles, lower case: "minister", "adviser", "mr.".
  private let titleWords: Set<String>
  /// The heads of titles that are offices, not forms of address.
  private let officeWords: Set<String>

  init(states: StateTable, titles: TitleLexicon, nouns: ActorNouns, bodies: BodyNames) {
    self.states = states
    self.titles = titles
    self.nouns = nouns
    self.bodies = bodies
    var titleWords: Set<String> = []
    var officeWords: Set<String> = []
    for entry in titles.entries {
      for form in [entry.title] + entry.forms {
        // "Secretary of State" is headed by "secretary".
        let words = form.lowercased().split(separator: " ")
        let head = words.prefix { !["of", "for", "to", "and", "in"].contains($0) }
        guard let last = head.last else { continue }
        titleWords.insert(String(last))
        if entry.class != .civil, entry.class != .modifier { officeWords.insert(String(last)) }
      }
    }
    self.titleWords = titleWords
    self.officeWords = officeWords
  }

  /// Whether a lower-case word is a title or ends one: "minister", "mr.".
  func isTitleWord(_ word: String) -> Bool { titleWords.contains(word) }

  /// What a title before a name says: an office, or marriage to one who holds it; nil for forms of
  /// address.
  func standing(ofTitle title: String) -> ActorRegistry.Standing? {
    let words = title.split(separator: " ").map(String.init)
    let classes = words.indices.compactMap { titles.title(at: $0, in: words)?.entry.class }
    if classes.contains(.spouse) { return .spouse }
    let address: [TitleLexicon.Entry.Class] = [.civil, .academic, .religious, .modifier]
    return classes.contains { !address.contains($0) } ? .office : nil
  }

  /// Whether a lower-case word names an office: "minister", not "mr.".
  func isOfficeWord(_ word: String) -> Bool { officeWords.contains(word) }

  /// The state or body that a phrase names, by its name, adjective, people or seat of government.
  func state(_ phrase: String) -> StateTable.Entry? {
    let bare =
      phrase.hasSuffix("’s") || phrase.hasSuffix("'s") ? String(phrase.dropLast(2)) : phrase
    return states.state(named: bare) ?? states.state(adjective: bare)
      ?? states.state(people: bare) ?? states.state(seat: bare)
  }

  /// The state that a capital stands for when it acts ("Moscow said").
  func stateByCapital(_ phrase: String) -> StateTable.Entry? { states.state(capital: phrase) }
}
