internal import RapporteurCore
internal import RapporteurLanguage

/// What findings are about: issue codes in the manner of PA-X, by the words of a topic.
///
/// `docs/issues.md` lists the codes.
struct IssueTable: Sendable {
  /// A term as its words; nil stands for up to `longestGap` words of any kind.
  private struct Term: Hashable, Sendable {
    let words: [String?]
    let code: String
    /// The number of words that must be there.
    var weight: Int { words.count { $0 != nil } }
  }

  /// The codes with their names, in the order of the file.
  let names: [(code: String, name: String)]
  private let termsByOpening: [String: [Term]]
  /// How many words the `*` of a term may stand for.
  private static let longestGap = 4

  /// Reads the table, whose header says what its columns are.
  /// - Throws: `RuleFileError` at the first row that is short of a column.
  init(_ source: String, file: String = "issues.tsv") throws(RuleFileError) {
    var names: [(code: String, name: String)] = []
    var terms: [String: [Term]] = [:]
    for row in TableRow.rows(of: source, file: file) {
      let columns = row.columns
      guard columns.count == 3 else {
        throw row.fault(
          "expected a code, a name and terms parted by tabs, found \(columns.count) columns")
      }
      names.append((columns[0], columns[1]))
      for text in columns[2].split(separator: ",") {
        let words = text.split(separator: " ").map { $0 == "*" ? nil : $0.lowercased() }
        guard let first = words.first, let opening = first else {
          throw row.fault("expected a term that begins with a word")
        }
        terms[opening, default: []].append(Term(words: words, code: columns[0]))
      }
    }
    self.names = names
    termsByOpening = terms.mapValues { list in list.sorted { $0.weight > $1.weight } }
  }

  /// The codes of what the words of `span` name, each once, in the order of the text.
  /// - Complexity: O(n) in the words of the span, for terms of bounded length.
  func codes(in span: Span, of analysis: Analysis) -> [String] {
    matches(in: span, of: analysis).map(\.code).uniqued()
  }

  /// The codes with the words that each was told by, in the order of the text.
  func matches(in span: Span, of analysis: Analysis) -> [(code: String, words: Span)] {
    let words = analysis.words(in: span).filter { analysis.forms[$0] != "-" }
    var found: [(code: String, words: Span)] = []
    var next = 0
    while next < words.count {
      guard let (term, end) = term(at: next, in: words, of: analysis) else {
        next += 1
        continue
      }
      found.append(
        (term.code, analysis.spans[words[next]].union(analysis.spans[words[end - 1]])))
      // What a gap passed over may name an issue of its own.
      next = term.words.contains(nil) ? next + 1 : end
    }
    return found
  }

  /// The longest term that begins at a word, and where it ends.
  private func term(at start: Int, in words: [Int], of analysis: Analysis)
    -> (term: Term, end: Int)?
  {
    let openings = [analysis.lemma(words[start]), analysis.lowercasedForm(words[start])].uniqued()
    let terms = openings.flatMap { termsByOpening[$0] ?? [] }
    var best: (term: Term, end: Int)?
    for term in terms where term.weight > best?.term.weight ?? 0 {
      if let end = end(of: term, at: start, in: words, of: analysis) { best = (term, end) }
    }
    return best
  }

  private func end(of term: Term, at start: Int, in words: [Int], of analysis: Analysis) -> Int? {
    var position = start
    var gap = 0
    for wanted in term.words {
      guard let wanted else {
        gap = Self.longestGap
        continue
      }
      while true {
        guard position < words.count else { return nil }
        let word = words[position]
        position += 1
        if analysis.lemma(word) == wanted || analysis.lowercasedForm(word) == wanted { break }
        guard gap > 0 else { return nil }
        gap -= 1
      }
      gap = 0
    }
    return position
  }
}
