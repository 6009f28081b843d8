/// The tables of states, titles and parts of names as the name finder sees them: sets of word
/// sequences.
///
/// The last is `Resources/en/names.tsv`.
package struct NameLists: Sendable {
  /// What a word is part of.
  package enum List: UInt64 {
    case state = 1
    case body = 2
    case adjective = 4
    case people = 8
    case capital = 16
    case seat = 32
    case title = 64
    case place = 256
    case given = 512
    case bodyWord = 1024
    case surname = 2048
    case organisation = 4096
    case morePlaces = 8192
    case moreGiven = 16384

    /// The list of that name in `names.tsv`.
    init?(name: String) {
      switch name {
      case "place": self = .place
      case "given": self = .given
      case "body": self = .bodyWord
      case "surname": self = .surname
      case "organisation": self = .organisation
      case "more-places": self = .morePlaces
      case "more-given": self = .moreGiven
      default: return nil
      }
    }
  }

  /// The lists whose entries are names only with a capital.
  private static let capitalised: UInt64 =
    List.surname.rawValue | List.organisation.rawValue | List.morePlaces.rawValue
    | List.moreGiven.rawValue

  /// Marks the first word of a sequence, beside its list.
  private static let first: UInt64 = 128

  private struct Entry {
    var lists: UInt64
    /// Whether it is matched in capitals only ("US").
    var needsCapitals: Bool
  }

  private var entries: [UInt64: Entry] = [:]
  private var prefixes: Set<UInt64> = []

  /// The tables that the package ships.
  package static let standard = NameLists(
    states: .standard, titles: .standard, parts: ResourceTable.text(of: resourceName))

  /// Those of them that the network was trained with.
  package static let ofNetwork = NameLists(
    states: .standard, titles: .standard, parts: ResourceTable.text(of: resourceName),
    lists: [.place, .given, .bodyWord])

  private static let resourceName = "names.tsv"

  /// What could not be read of `names.tsv`; empty for the file that the package ships.
  package private(set) var problems: [ResourceProblem] = []

  package init(
    states: StateTable, titles: TitleLexicon, parts: Result<String, ResourceProblem>,
    lists: Set<List>? = nil
  ) {
    insert(parts: parts, lists: lists)
    for state in states.entries {
      insert([state.name] + state.otherNames, state.kind == .body ? .body : .state)
      insert(state.adjectives, .adjective)
      insert(state.people, .people)
      insert(state.capitals, .capital)
      insert(state.seats, .seat)
    }
    for title in titles.entries where title.place != .after {
      insert([title.title] + title.forms, .title)
    }
  }

  private mutating func insert(parts: Result<String, ResourceProblem>, lists: Set<List>?) {
    switch parts {
    case .failure(let problem): problems.append(problem)
    case .success(let text):
      for row in ResourceTable(text: text).rows {
        guard let list = List(name: row[0]), !row.list(2).isEmpty else {
          problems.append(
            ResourceProblem(
              resource: Self.resourceName, line: row.line,
              message:
                "expected a list (place, given, body …), a group and names; found “\(row[0])”"
            ))
          continue
        }
        if lists?.contains(list) ?? true { insert(row.list(2), list) }
      }
    }
  }

  private mutating func insert(_ names: [String], _ list: List) {
    for name in names {
      var state = Hash.seed
      let words = Self.words(name)
      for word in words {
        let bytes = Array(word.utf8)
        let traits = bytes.withUnsafeBufferPointer {
          WordTraits($0, 0..<bytes.count, ignoresCase: false)
        }
        state = Hash.mixed(state, traits.lower)
        prefixes.insert(state)
      }
      guard !words.isEmpty else { continue }
      let hasSmall = name.unicodeScalars.contains { $0.properties.isLowercase }
      var entry = entries[state] ?? Entry(lists: 0, needsCapitals: true)
      entry.lists |= list.rawValue
      entry.needsCapitals = entry.needsCapitals && !hasSmall
      entries[state] = entry
    }
  }

  /// `name` as the tokeniser cuts it: at spaces, around hyphens, before "'s".
  private static func words(_ name: String) -> [String] {
    var result: [String] = []
    for part in name.split(separator: " ") {
      var rest = part
      var genitive: String?
      for mark in ["'s", "’s"] where rest.hasSuffix(mark) && rest.count > 2 {
        genitive = mark
        rest = rest.dropLast(2)
      }
      for (index, piece) in rest.split(separator: "-").enumerated() {
        if index > 0 { result.append("-") }
        result.append(String(piece))
      }
      if let genitive { result.append(genitive) }
    }
    return result
  }

  /// Whether no word of a name stands in the lists of states, places and bodies.
  package func isUnknown(_ forms: some Collection<String>) -> Bool {
    let telling: UInt64 =
      List.state.rawValue | List.body.rawValue | List.adjective.rawValue | List.people.rawValue
      | List.capital.rawValue | List.seat.rawValue | List.place.rawValue | List.bodyWord.rawValue
      | List.organisation.rawValue | List.morePlaces.rawValue
    let text = Array(forms.joined(separator: " ").utf8)
    var words: [Range<Int>] = []
    var start = 0
    for word in text.split(separator: 0x20) {
      words.append(start..<(start + word.count))
      start += word.count + 1
    }
    let bits = text.withUnsafeBufferPointer {
      self.bits(of: SentenceTraits(bytes: $0, words: words))
    }
    return bits.allSatisfy { $0 & telling == 0 }
  }

  /// For each word, the lists of the longest sequences that it is part of, as bits.
  package func bits(of words: SentenceTraits) -> [UInt64] {
    var result = Array(repeating: UInt64(0), count: words.count)
    for start in 0..<words.count {
      var state = Hash.seed
      var found: (end: Int, lists: UInt64)?
      var inCapitals = true
      for index in start..<words.count {
        let word = words[index]
        state = Hash.mixed(state, word.lower)
        guard prefixes.contains(state) else { break }
        inCapitals = inCapitals && word.flags & 1 != 0
        if let entry = entries[state], !entry.needsCapitals || inCapitals {
          found = (index, entry.lists)
        }
      }
      guard var found else { continue }
      // "Brown" and "Target" are names only with their capitals.
      if words[start].flags & 1 == 0 { found.lists &= ~Self.capitalised }
      for index in start...found.end { result[index] |= found.lists }
      result[start] |= Self.first
    }
    return result
  }
}
