internal import RapporteurCore
internal import RapporteurLanguage

/// What the paragraphs of a report are about, where that decides whether findings can stand in them.
///
/// A life told in few words ("She previously served as …, is committed to …, and holds a degree …") speaks
/// in the words of negotiations and tells of none.
struct Passages {
  /// Whether each block is the account of a life.
  private let biographies: [Bool]
  /// Whether the whole report is a tribute to somebody, whose commitments and stances are those of a life.
  let isTribute: Bool
  /// Whether each block of the body only repeats the headline.
  private let titles: [Bool]

  /// Tells the paragraphs of `analysis` apart by their words; `vocabulary` is `biography.tsv`.
  init(_ analysis: Analysis, vocabulary: BiographyWords) {
    let headline = analysis.blocks.first { $0.kind == .headline }
    let title = headline.map { analysis.text[$0.span].lowercased() }
    titles = analysis.blocks.map { block in
      block.kind != .headline && analysis.text[block.span].lowercased() == title
    }
    let isOfPeople = headline.map { vocabulary.announcesPeople(analysis.text[$0.span]) } ?? false
    isTribute = headline.map { vocabulary.announcesTribute(analysis.text[$0.span]) } ?? false
    let fewest = isOfPeople ? Self.fewestWhereExpected : Self.fewest
    biographies = analysis.blocks.map { block in
      block.kind != .headline && vocabulary.signs(in: analysis.text[block.span]) >= fewest
    }
  }

  /// How many different signs make a paragraph a biography: counted on 300 official statements on 22
  /// November 2026, where two also stand in praise of an ally.
  private static let fewest = 4
  /// The same under a headline that announces people: "… Announces Key Nominees".
  private static let fewestWhereExpected = 1

  /// Whether a paragraph only repeats the headline, which is context and not text.
  func isTitle(block: Int) -> Bool { titles[block] }

  /// Whether a paragraph is the account of a life.
  func isBiography(block: Int) -> Bool { biographies[block] }
}

/// The words of biographies, from `biography.tsv`.
struct BiographyWords: Sendable {
  private let headline: Set<String>
  private let tributes: Set<String>
  /// Words and pairs of words that tell of a life, each with its sign.
  private let signs: [String: String]

  /// Reads the table, whose header says what its columns are.
  /// - Throws: `RuleFileError` at the first row that is short of a column.
  init(_ source: String, file: String = "biography.tsv") throws(RuleFileError) {
    var headline: Set<String> = []
    var tributes: Set<String> = []
    var signs: [String: String] = [:]
    for row in TableRow.rows(of: source, file: file) {
      guard row.columns.count == 2 else {
        throw row.fault("expected a sign and its words parted by a tab")
      }
      for words in row.columns[1].split(separator: ",").map(String.init) {
        switch row.columns[0] {
        case "headline": headline.insert(words)
        case "tribute": tributes.insert(words)
        default: signs[words] = row.columns[0]
        }
      }
    }
    self.headline = headline
    self.tributes = tributes
    self.signs = signs
  }

  /// Whether a headline announces that people are named to something.
  func announcesPeople(_ text: String) -> Bool {
    !headline.isDisjoint(with: Self.words(of: text))
  }

  /// Whether a headline announces words on somebody who has died or left: "Statement on the Passing of Ana Holm";
  /// laws are passed too.
  func announcesTribute(_ text: String) -> Bool {
    let words = Self.words(of: text)
    let line = words.joined(separator: " ")
    return tributes.contains { line.contains($0) }
      && words.allSatisfy { !["act", "bill", "law", "resolution", "package"].contains($0) }
  }

  /// How many different signs of a life stand in a text.
  func signs(in text: String) -> Int {
    let words = Self.words(of: text)
    var found: Set<String> = []
    for (index, word) in words.enumerated() {
      if let sign = signs[word] { found.insert(sign) }
      if index > 0, let sign = signs[words[index - 1] + " " + word] { found.insert(sign) }
    }
    return found.count
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0 == "." || $0 == "-" || $0 == "’" || $0 == "'") }
      .map {
        $0.hasSuffix(".") && !$0.dropLast().contains(".") ? String($0.dropLast()) : String($0)
      }
  }
}
