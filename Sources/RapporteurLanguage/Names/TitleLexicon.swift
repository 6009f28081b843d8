/// Titles and offices that stand before or after the names of persons.
///
/// Its data is `Resources/en/titles.tsv`. Case is of no account: "foreign minister" is found like
/// "Foreign Minister".
public struct TitleLexicon: Sendable {
  /// A title or an office.
  public struct Entry: Hashable, Sendable {
    /// What sort of office it is.
    public enum Class: String, Sendable, CaseIterable {
      case headOfState = "head-of-state"
      case headOfGovernment = "head-of-government"
      /// What the husband or wife of one who holds office is called ("First Lady").
      case spouse
      case royal, minister, diplomat, envoy, security, military, police, legislator, judge
      case party, official, spokesperson, body, group, religious, academic, business, press
      /// A form of address ("Mr.").
      case civil
      /// A word that goes before an office ("former", "acting").
      case modifier
    }

    /// Where a title stands beside a name.
    public enum Place: String, Sendable, CaseIterable {
      case before, after, both
    }

    /// The title in the singular, capitalised as before a name.
    public var title: String
    /// What sort of office it is.
    public var `class`: Class
    /// Where it stands beside a name.
    public var place: Place
    /// The plural, abbreviations and other spellings.
    public var forms: [String]
  }

  /// The lexicon that the package ships; loaded once.
  public static let standard = TitleLexicon(resource: ResourceTable.text(of: resourceName))

  /// The entries, in the order of the file.
  public let entries: [Entry]
  /// What could not be read; empty for the lexicon that the package ships.
  public let problems: [ResourceProblem]

  /// From the words of a title, in lower case and joined by one space, to its entry.
  private let index: [String: Int]
  /// From the first word of titles to the number of words of the longest of them.
  private let longest: [String: Int]

  /// The lexicon in `text`, which is in the format that the head of `titles.tsv` describes.
  /// - Complexity: O(n).
  public init(text: String) {
    self.init(resource: .success(text))
  }

  private static let resourceName = "titles.tsv"

  private init(resource: Result<String, ResourceProblem>) {
    var entries: [Entry] = []
    var problems: [ResourceProblem] = []
    switch resource {
    case .failure(let problem): problems.append(problem)
    case .success(let text):
      for row in ResourceTable(text: text).rows {
        guard !row[0].isEmpty, let kind = Entry.Class(rawValue: row[1]),
          let place = Entry.Place(rawValue: row[2])
        else {
          problems.append(
            ResourceProblem(
              resource: Self.resourceName, line: row.line,
              message: "expected a title, its class and its place (before, after, both); found "
                + "“\(row[0])”, “\(row[1])”, “\(row[2])”"))
          continue
        }
        entries.append(Entry(title: row[0], class: kind, place: place, forms: row.list(3)))
      }
    }
    var index: [String: Int] = [:]
    var longest: [String: Int] = [:]
    for (number, entry) in entries.enumerated() {
      for form in [entry.title] + entry.forms {
        let words = Self.words(form)
        guard let first = words.first else { continue }
        index[words.joined(separator: " ")] = index[words.joined(separator: " ")] ?? number
        longest[first] = max(longest[first] ?? 0, words.count)
      }
    }
    self.entries = entries
    self.problems = problems
    self.index = index
    self.longest = longest
  }

  /// The entry of exactly that title ("Foreign Ministers", "Gen."), or nil.
  public func title(_ text: String) -> Entry? {
    index[Self.words(text).joined(separator: " ")].map { entries[$0] }
  }

  /// The longest title that starts at `start` in `words`, with the number of words that it takes.
  ///
  /// The words may be split at hyphens or not: "Secretary-General" and "Secretary", "-", "General"
  /// are both found.
  public func title(at start: Int, in words: [String]) -> (entry: Entry, count: Int)? {
    guard words.indices.contains(start) else { return nil }
    let first = Self.words(words[start])
    guard let key = first.first, let reach = longest[key] else { return nil }
    var parts: [String] = []
    var best: (entry: Entry, count: Int)?
    for position in start..<words.count {
      parts += position == start ? first : Self.words(words[position])
      if parts.count > reach { break }
      if let number = index[parts.joined(separator: " ")] {
        best = (entries[number], position - start + 1)
      }
    }
    return best
  }

  /// The words of `text` in lower case, hyphens taken for spaces.
  private static func words(_ text: String) -> [String] {
    NameIndex.key(text).lowercased().split { $0 == " " || $0 == "-" }.map(String.init)
  }
}
