internal import Foundation
internal import RapporteurCore
internal import RapporteurLanguage

/// The actors of one report while they are being gathered: one entry for each, however often and
/// under whatever name it is mentioned.
struct ActorRegistry {
  /// The actors, their identifiers being their places counted from 1.
  private(set) var actors: [Actor] = []
  private var statesByName: [String: Identifier<Actor>] = [:]
  private var othersByKey: [String: Identifier<Actor>] = [:]
  /// Persons by the first and by the last word of their names, with the name read.
  private var personsByWord: [String: [(id: Identifier<Actor>, name: PersonName)]] = [:]
  /// The names of more than one word that each person bears.
  private var fullNames: [Identifier<Actor>: [PersonName]] = [:]
  /// Whether a person holds an office or is the husband or wife of one who does, once that is known.
  private var standings: [Identifier<Actor>: Standing] = [:]
  /// Groups and bodies by each word of their names.
  private var describedByWord: [String: [Identifier<Actor>]] = [:]
  private var mentionsSeen: Set<Mention> = []

  private struct Mention: Hashable {
    let actor: Identifier<Actor>
    let span: Span
  }

  subscript(id: Identifier<Actor>) -> Actor {
    get { actors[id.number - 1] }
    set { actors[id.number - 1] = newValue }
  }

  /// The state or supranational body of a table entry.
  mutating func state(_ entry: StateTable.Entry) -> Identifier<Actor> {
    if let known = statesByName[entry.name] { return known }
    let id = append(kind: entry.kind == .body ? .organisation : .state, name: entry.name)
    self[id].code = entry.code
    statesByName[entry.name] = id
    return id
  }

  /// What a title says of two persons of one surname: "First Lady Jill Biden" is not the "Biden" who
  /// is called President.
  enum Standing {
    case office, spouse
  }

  /// The person of that name, without titles: one known by the same name or, if there is exactly
  /// one that it can be, by a longer or shorter form of it.
  ///
  /// `other` is one whom it cannot be: the first of "President Alva and Dr. Alva".
  mutating func person(
    named name: String, title: String? = nil, standing: Standing? = nil,
    otherThan other: Identifier<Actor>? = nil
  ) -> Identifier<Actor> {
    let sex = title.flatMap(Self.sex(toldBy:))
    let words = PersonName(name)
    var candidates: [(id: Identifier<Actor>, name: PersonName)] = []
    for key in words.keys {
      for candidate in personsByWord[key] ?? []
      where candidate.name.canBe(words) && !candidates.contains(where: { $0.id == candidate.id })
        && (fullNames[candidate.id] ?? []).allSatisfy(words.canBe)
        && (standing == nil || standings[candidate.id].map { $0 == standing } ?? true)
        && candidate.id != other && canBe(candidate.id, sex)
      {
        candidates.append(candidate)
      }
    }
    let fitting =
      candidates.count > 1 && title != nil
      ? candidates.filter { candidate in
        self[candidate.id].roles.contains {
          $0.title.lowercased().hasSuffix(title?.lowercased() ?? "")
        }
      } : []
    // A surname alone is rather that of the one in office.
    let inOffice =
      candidates.count > 1 && words.count == 1
      ? candidates.filter { standings[$0.id] == .office } : []
    if let match = fitting.last ?? inOffice.last ?? candidates.max(by: { $0.id < $1.id }) {
      standings[match.id] = standings[match.id] ?? standing
      if words.count > 1 { fullNames[match.id, default: []].append(words) }
      if words.isFuller(than: PersonName(self[match.id].name)) {
        self[match.id].name = name
        index(match.id, words)
      }
      return match.id
    }
    let id = append(kind: .person, name: name)
    index(id, words)
    standings[id] = standing
    if words.count > 1 { fullNames[id] = [words] }
    return id
  }

  /// The person known by that very name and no longer one, else a new one.
  mutating func personOnly(named name: String) -> Identifier<Actor> {
    let folded = name.folded()
    if let known = actors.first(where: { $0.kind == .person && $0.name.folded() == folded }) {
      return known.id
    }
    let id = append(kind: .person, name: name)
    index(id, PersonName(name))
    return id
  }

  /// What the words of a title or a description say of sex: "King" and "Mr." that it is a man, "Mrs." and "First Lady"
  /// that it is a woman; nil for the rest.
  private static func sex(toldBy words: String) -> PersonWords.Kind? {
    PersonWords.standard.sex(
      ofWords: words.lowercased().split(separator: " ").lazy.map(String.init))
  }

  /// What a person's titles and given name, or the words of a description, say of sex; nil if nothing.
  func sex(of id: Identifier<Actor>) -> PersonWords.Kind? {
    let actor = self[id]
    guard actor.kind == .person else { return Self.sex(toldBy: actor.name) }
    if let sex = actor.roles.lazy.compactMap({ Self.sex(toldBy: $0.title) }).first { return sex }
    let names = actor.name.split(separator: " ")
    guard names.count > 1, let given = names.first else { return nil }
    return PersonWords.standard.sex(ofGivenName: String(given)).flatMap {
      $0 == .person ? nil : $0
    }
  }

  /// Whether nothing that is known of a person speaks against that sex: "Mrs. Holm" is not Per Holm, "King Alva" not
  /// Queen Ana Alva.
  private func canBe(_ id: Identifier<Actor>, _ sex: PersonWords.Kind?) -> Bool {
    guard let sex, let known = self.sex(of: id) else { return true }
    return known == sex
  }

  /// The first who is called "President Holm"; nil if a given name is known too.
  var presidentBySurname: Identifier<Actor>? {
    let first = actors.first { $0.roles.contains { $0.title.lowercased() == "president" } }?.id
    return first.flatMap { (fullNames[$0] ?? []).isEmpty ? $0 : nil }
  }

  private mutating func index(_ id: Identifier<Actor>, _ name: PersonName) {
    for key in name.keys { personsByWord[key, default: []].append((id, name)) }
  }

  /// The group or body last described with one of those words, and mentioned before `position`, whose name can be meant.
  func lastDescribed(
    with words: Set<String>, before position: Int, where canBe: (String) -> Bool
  ) -> Identifier<Actor>? {
    func latest(_ id: Identifier<Actor>) -> Int {
      self[id].mentions.lazy.map(\.start).filter { $0 < position }.max() ?? -1
    }
    return words.flatMap { describedByWord[$0] ?? [] }.filter {
      latest($0) >= 0 && canBe(self[$0].name)
        // "the Administration" is not "33 administration officials".
        && (self[$0].kind != .group || words.contains(Self.headNoun(of: self[$0].name)))
    }.max { (latest($0), $0) < (latest($1), $1) }
  }

  /// The noun that a description is of: "officials" of "33 officials of the harbour".
  private static func headNoun(of description: String) -> String {
    let words = description.lowercased().split(separator: " ").map(String.init)
    let end = words.firstIndex {
      ["of", "for", "in", "from", "with", "at", "on", "who"].contains($0)
    }
    return words[..<(end ?? words.endIndex)].last ?? ""
  }

  /// The body, group or place of that name.
  mutating func other(_ kind: Actor.Kind, named name: String) -> Identifier<Actor> {
    let key = ActorRegistry.key(name)
    if let known = othersByKey[key] { return known }
    let id = append(kind: kind, name: name)
    othersByKey[key] = id
    if kind != .place {
      for word in Set(key.split(separator: " ").map(String.init)) {
        describedByWord[word, default: []].append(id)
      }
    }
    return id
  }

  /// The body or group already known by that name, or nil.
  func known(_ name: String) -> Identifier<Actor>? { othersByKey[ActorRegistry.key(name)] }

  /// The body last named that a short form of its name stands for: "Task Force" after "the Harbour Task Force"; nil
  /// if there is none.
  func body(shortenedTo name: String) -> Identifier<Actor>? {
    let ending = " " + ActorRegistry.key(name)
    guard ending.count > 3, othersByKey[String(ending.dropFirst())] == nil,
      Self.shortNames.contains(where: ending.hasSuffix),
      ending.split(separator: " ").count <= 2
    else { return nil }
    let bodies = actors.filter {
      $0.kind == .organisation && Self.endsOrOpens($0.name.lowercased(), with: ending)
    }
    return bodies.max { ($0.mentions.last?.start ?? 0) < ($1.mentions.last?.start ?? 0) }?.id
  }

  /// "Harbour Task Force" ends with " task force", "Department of Mines" opens with it.
  private static func endsOrOpens(_ name: String, with ending: String) -> Bool {
    name.hasSuffix(ending) || name.hasPrefix(ending.dropFirst() + " of ")
  }

  /// Last words of bodies that are called by them alone once they were named.
  private static let shortNames = [
    "task force", "department", "ministry", "office", "council", "committee", "commission",
    "bureau", "agency", "board", "service", "coalition", "foundation", "association", "institute",
    "forum", "alliance", "partnership",
  ]

  /// Notes that `id` is mentioned at `span`.
  mutating func mention(_ id: Identifier<Actor>, at span: Span) {
    if mentionsSeen.insert(Mention(actor: id, span: span)).inserted {
      self[id].mentions.append(span)
    }
  }

  private mutating func append(kind: Actor.Kind, name: String) -> Identifier<Actor> {
    let id = Identifier<Actor>(actors.count + 1)
    actors.append(Actor(id: id, kind: kind, name: name))
    return id
  }

  private static func key(_ name: String) -> String {
    var words = name.lowercased().split(separator: " ")
    if let first = words.first, ["the", "a", "an"].contains(first) { words.removeFirst() }
    return words.joined(separator: " ")
  }
}

/// A person's name as its words, compared as people are referred to: with or without given names.
struct PersonName {
  private let words: [Substring]

  init(_ name: String) {
    let folded = name.folded()
    var words = folded.split { !($0.isLetter || $0 == "-" || $0 == "'") }
    if let last = words.last, ["jr", "sr", "ii", "iii"].contains(last), words.count > 1 {
      words.removeLast()
    }
    self.words = words
  }

  /// The words by which somebody may be referred to alone: the last, and the first.
  var keys: Set<String> { Set([words.first, words.last].compactMap { $0.map(String.init) }) }

  /// The number of words, "Jr." not counted.
  var count: Int { words.count }

  /// Whether this is the better name to list a person under: one with a given name rather than
  /// without, and of two with given names the everyday form ("Joe" rather than "Joseph R.").
  func isFuller(than other: PersonName) -> Bool {
    guard other.count > 1, count > 1 else { return count > other.count }
    if Self.shortForms[String(words[0])] == other.words[0] { return true }
    if Self.shortForms[String(other.words[0])] == words[0] { return false }
    return count > other.count && !words.dropFirst().dropLast().contains { $0.count == 1 }
  }

  /// Whether the two can be names of one person: the shorter one's words stand in the longer one,
  /// in order and with the same last word; a given name may be an initial or a short form.
  func canBe(_ other: PersonName) -> Bool {
    let (short, long) = count <= other.count ? (words, other.words) : (other.words, words)
    guard let surname = short.last, let longSurname = long.last else { return false }
    // Family name first ("Kishida Fumio", "President Yoon" of "Yoon Suk Yeol").
    if short.count == 1, long.count >= 2, long.first == surname { return true }
    guard surname == longSurname else { return false }
    var rest = long.dropLast()[...]
    for given in short.dropLast() {
      guard let index = rest.firstIndex(where: { PersonName.given(given, canBe: $0) }) else {
        return false
      }
      rest = rest[(index + 1)...]
    }
    return true
  }

  /// Common short forms of English given names that do not begin like the long one.
  private static let shortForms: [String: Substring] = [
    "joe": "joseph", "bill": "william", "bob": "robert", "jim": "james", "jack": "john",
    "tony": "anthony", "dick": "richard", "ted": "edward", "mike": "michael", "steve": "stephen",
    "chuck": "charles", "hank": "henry", "peggy": "margaret", "betty": "elizabeth",
    "liz": "elizabeth", "kate": "katherine", "sandy": "alexander", "sasha": "aleksandr",
  ]

  private static func given(_ a: Substring, canBe b: Substring) -> Bool {
    if a == b || a.count == 1 || b.count == 1 { return a.first == b.first }
    if let long = shortForms[String(a)], long == b { return true }
    if let long = shortForms[String(b)], long == a { return true }
    // Short forms and transliterations: Steve and Steven, Andriy and Andrii.
    let common = zip(a, b).prefix { $0 == $1 }.count
    return common >= 3 && common + 2 >= min(a.count, b.count)
  }
}

extension String {
  /// Lower case, without diacritics, with straight apostrophes.
  func folded() -> String {
    var result = ""
    for scalar in lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "\u{0300}"..."\u{036F}": continue
      case "\u{2019}", "\u{2018}", "`": result.append("'")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
