/// The states of the world and the bodies that act as parties, by all the words that mean them.
///
/// Its data is `Resources/en/states.tsv`. Look-ups take a name as printed, without a possessive
/// "'s"; they forgive case, diacritics, a leading "the" and kinds of hyphen, but "US" is not "us",
/// and a word without a capital is no name.
public struct StateTable: Sendable {
  /// A state, a territory, a state of the past or a body.
  public struct Entry: Hashable, Sendable {
    /// What sort of party it is.
    public enum Kind: String, Sendable, CaseIterable {
      /// A member or observer of the United Nations.
      case state
      /// A territory that acts on its own; no judgement is meant.
      case territory
      /// A state of the past.
      case former
      /// A body of states.
      case body
    }

    /// What sort of party it is.
    public var kind: Kind
    /// The ISO 3166-1 alpha-3 code, or as in the CAMEO actor tables; "X…" where neither has one.
    public var code: String
    /// The common English name.
    public var name: String
    /// Other names and abbreviations.
    public var otherNames: [String]
    /// Adjectives, the usual one first.
    public var adjectives: [String]
    /// Nouns for its people.
    public var people: [String]
    /// Its capital, the usual one first, with other spellings.
    public var capitals: [String]
    /// Houses, streets and bodies that stand for its government.
    public var seats: [String]
  }

  /// The table that the package ships; loaded once.
  public static let standard = StateTable(resource: ResourceTable.text(of: resourceName))

  /// The entries, in the order of the file.
  public let entries: [Entry]
  /// What could not be read; empty for the table that the package ships.
  public let problems: [ResourceProblem]

  private let names: NameIndex
  private let adjectives: NameIndex
  private let people: NameIndex
  private let capitals: NameIndex
  private let seats: NameIndex
  private let codes: [String: Int]

  /// The table in `text`, which is in the format that the head of `states.tsv` describes.
  /// - Complexity: O(n).
  public init(text: String) {
    self.init(resource: .success(text))
  }

  private static let resourceName = "states.tsv"

  private init(resource: Result<String, ResourceProblem>) {
    var entries: [Entry] = []
    var problems: [ResourceProblem] = []
    switch resource {
    case .failure(let problem): problems.append(problem)
    case .success(let text):
      for row in ResourceTable(text: text).rows {
        guard let kind = Entry.Kind(rawValue: row[0]), !row[1].isEmpty, !row[2].isEmpty else {
          let message =
            "expected a kind (\(Entry.Kind.allCases.map(\.rawValue).joined(separator: ", "))), "
            + "a code and a name; found “\(row[0])”, “\(row[1])”, “\(row[2])”"
          problems.append(
            ResourceProblem(resource: Self.resourceName, line: row.line, message: message))
          continue
        }
        entries.append(
          Entry(
            kind: kind, code: row[1], name: row[2], otherNames: row.list(3),
            adjectives: row.list(4), people: row.list(5), capitals: row.list(6),
            seats: row.list(7)))
      }
    }
    self.entries = entries
    self.problems = problems
    names = Self.index(entries) { [$0.name] + $0.otherNames }
    adjectives = Self.index(entries, by: \.adjectives)
    people = Self.index(entries, by: \.people)
    capitals = Self.index(entries, by: \.capitals)
    seats = Self.index(entries, by: \.seats)
    codes = Dictionary(
      entries.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The entry of that name or abbreviation ("Russian Federation", "U.S."), or nil.
  public func state(named name: String) -> Entry? { names.value(of: name).map { entries[$0] } }

  /// The entry of that adjective ("Ukrainian"), or nil.
  public func state(adjective: String) -> Entry? {
    adjectives.value(of: adjective).map { entries[$0] }
  }

  /// The entry of that noun for its people ("Ukrainians", "Briton"), or nil.
  public func state(people noun: String) -> Entry? { people.value(of: noun).map { entries[$0] } }

  /// The entry of that capital ("Kyiv"), or nil.
  public func state(capital: String) -> Entry? { capitals.value(of: capital).map { entries[$0] } }

  /// The entry of that house, street or body that stands for its government ("Kremlin"), or nil.
  public func state(seat: String) -> Entry? { seats.value(of: seat).map { entries[$0] } }

  /// The entry of that code (`UKR`), or nil.
  public func state(code: String) -> Entry? { codes[code].map { entries[$0] } }

  private static func index(_ entries: [Entry], by words: (Entry) -> [String]) -> NameIndex {
    var index = NameIndex()
    for (number, entry) in entries.enumerated() {
      for word in words(entry) { index.insert(word, value: number) }
    }
    return index
  }
}
