/// What nouns and given names say of sex, number and life; `Resources/en/persons.tsv`, with the given
/// names of `names.tsv` and the titles of `titles.tsv`.
package struct PersonWords: Sendable {
  /// Whom a word can stand for.
  package enum Kind: String, Sendable {
    case man, woman, person, people, body
  }

  package static let standard = PersonWords()

  private var kinds: [String: Set<Kind>] = [:]
  private var given: [String: Kind] = [:]
  /// What could not be read; empty for the files that the package ships.
  private(set) var problems: [ResourceProblem] = []

  private init() {
    for row in rows("persons.tsv") {
      guard let kind = Kind(rawValue: row[0]) else {
        problems.append(
          ResourceProblem(
            resource: "persons.tsv", line: row.line, message: "no kind: “\(row[0])”"))
        continue
      }
      for lemma in row.list(1) { kinds[lemma, default: []].insert(kind) }
    }
    for row in rows("names.tsv") where row[0] == "given" {
      for name in row.list(2) {
        let kind: Kind = row[1] == "women" ? .woman : .man
        // A name on both lists says nothing.
        given[name.lowercased()] = given[name.lowercased()] == nil ? kind : .person
      }
    }
    for entry in TitleLexicon.standard.entries where entry.class != .modifier {
      guard let last = entry.title.split(separator: " ").last else { continue }
      let lemma = last.lowercased()
      if kinds[lemma] == nil { kinds[lemma] = [.person] }
    }
  }

  private mutating func rows(_ name: String) -> [ResourceTable.Row] {
    switch ResourceTable.text(of: name) {
    case .success(let text): return ResourceTable(text: text).rows
    case .failure(let problem):
      problems.append(problem)
      return []
    }
  }

  /// Whom the noun of that lemma, in lower case, can stand for; empty where it stands for a thing.
  package func kinds(of lemma: String) -> Set<Kind> { kinds[lemma] ?? [] }

  /// Whether the first of `words`, in lower case, that stands for a man or a woman alone stands for a man or for
  /// a woman; nil if none does.
  package func sex(ofWords words: some Sequence<String>) -> Kind? {
    for word in words {
      let kinds = kinds(of: word)
      if kinds == [.man] || kinds == [.woman] { return kinds.first }
    }
    return nil
  }

  /// Whether the given name is a man's or a woman's, nil where that is not known.
  package func sex(ofGivenName name: String) -> Kind? { given[name.lowercased()] }
}
