internal import Foundation
internal import RapporteurLanguage

/// Whom words designate without naming them as reports do: a state by its adjective, its capital or a side ("the French
/// side", "Kyiv"), an office by its state ("Ukraine's president"), a person by title and name ("President Kovač").
public enum Designation: Hashable, Sendable {
  /// The state or body of that code.
  case state(code: String)
  /// The office as the ledger writes it, `President of Ukraine`, with the title alone and the code of its state.
  case office(name: String, title: String, code: String)
  /// The name without its title.
  case person(String)

  /// What `text` designates, or nil where it is no such description; case is of no account.
  /// - Complexity: O(n) in the words.
  public init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let bare = words.first?.lowercased() == "the" ? Array(words.dropFirst()) : words
    for form in Self.forms(of: bare) {
      if let found = Self.office(form) ?? Self.state(form) ?? Self.person(form) {
        self = found
        return
      }
    }
    return nil
  }

  /// The words as they stand; where none has a capital, also as a name or an abbreviation would have them.
  private static func forms(of words: [String]) -> [[String]] {
    guard !words.isEmpty else { return [] }
    guard !words.contains(where: { $0.contains(where: \.isUppercase) }) else { return [words] }
    let small: Set<String> = ["of", "the", "and", "for"]
    let names = words.map { small.contains($0) ? $0 : $0.prefix(1).uppercased() + $0.dropFirst() }
    let letters = words.map { $0.count <= longestAbbreviation ? $0.uppercased() : $0.capitalized }
    return [names, letters]
  }

  private static let longestAbbreviation = 4

  // MARK: Offices

  private static func office(_ words: [String]) -> Designation? {
    guard words.count > 1 else { return nil }
    for count in (1..<words.count).reversed() {
      // "President of France", "Prime Minister of the Kingdom of Norway"
      let (head, rest) = (words[..<count], words[count...])
      if rest.first?.lowercased() == "of", let title = title(head),
        let state = entry(rest.dropFirst())
      {
        return office(title, of: state)
      }
      // "Ukraine's president", "the Japanese prime minister", "NATO Secretary General"
      if let state = entry(head), let title = title(rest) { return office(title, of: state) }
    }
    return nil
  }

  private static func office(_ title: String, of state: StateTable.Entry) -> Designation {
    .office(name: "\(title) of \(state.name)", title: title, code: state.code)
  }

  private static func title(_ words: some Sequence<String>) -> String? {
    let text = words.joined(separator: " ")
    guard let entry = TitleLexicon.standard.title(text), entry.class != .civil,
      entry.class != .modifier, entry.class != .group
    else { return nil }
    return entry.title
  }

  // MARK: States

  private static func state(_ words: [String]) -> Designation? {
    var words = words[...]
    if words.count > 1, let last = words.last, sides.contains(last.lowercased()) {
      words.removeLast()
    }
    return entry(words).map { .state(code: $0.code) }
  }

  /// Nouns for those who act for a state.
  private static let sides: Set<String> = [
    "side", "sides", "delegation", "government", "authorities", "officials", "people",
    "negotiators", "representatives", "leadership", "team",
  ]

  /// The state of a name, an adjective, a people, a capital or a seat.
  private static func entry(_ words: some Sequence<String>) -> StateTable.Entry? {
    var words = Array(words)
    if words.first?.lowercased() == "the" { words.removeFirst() }
    guard let last = words.last else { return nil }
    for mark in ["'s", "\u{2019}s", "'", "\u{2019}"] where last.hasSuffix(mark) {
      words[words.count - 1] = String(last.dropLast(mark.count))
      break
    }
    let name = words.joined(separator: " ")
    let states = StateTable.standard
    return states.state(named: name) ?? states.state(adjective: name) ?? states.state(people: name)
      ?? states.state(capital: name) ?? states.state(government: name)
  }

  // MARK: Persons

  /// "President Kovač", "Foreign Minister of Norway Kari Brekke"
  private static func person(_ words: [String]) -> Designation? {
    if let name = SpeakerLabel.withoutOffice(words.joined(separator: " ")[...]) {
      return .person(name)
    }
    guard let (_, count) = TitleLexicon.standard.title(at: 0, in: words), count < words.count,
      !["of", "for", "to"].contains(words[count].lowercased())
    else { return nil }
    return .person(words[count...].joined(separator: " "))
  }
}

extension Designation {
  /// The candidates that show what is designated without naming a person: those of a state, or of an office whose
  /// holder is not named.
  public var candidates: [Candidate.ID] {
    switch self {
    case .state(let code):
      ["state", "organisation", "group", "place"].map { kind in
        Candidate(kind: .actor, features: [Feature("code", code), Feature("kind", kind)], keys: [])
          .id
      }
    case .office(_, let title, let code):
      [
        Candidate(
          kind: .actor,
          features: [
            Feature("office", title.lowercased()), Feature("state", code),
            Feature("kind", "person"),
          ], keys: []
        ).id
      ]
    case .person: []
    }
  }
}
