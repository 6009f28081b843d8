public import RapporteurCore

/// A fragment of a statement as one report gives it.
public struct FragmentTelling: Hashable, Sendable {
  /// Who reports it.
  public var attribution: Attribution
  /// The words, as printed.
  public var text: String
  /// The speakers, as named.
  public var speakers: [String]
  /// Whether it stands in quotation marks.
  public var isQuoted: Bool

  /// What `record` gives of `statement`; the parts of a broken quotation are joined.
  public init(_ statement: Statement, in record: Record) {
    attribution = Attribution(of: statement.id.description, statement.provenance, in: record)
    text = ([statement.content] + statement.continued).map { record.report.text[$0] }
      .joined(separator: " ")
    speakers = statement.speakers.compactMap { record.actor($0)?.name }
    isQuoted = statement.kind != .indirect
  }
}

/// One statement, rebuilt from the fragments that reports quote.
public struct StatementAccount: Hashable, Sendable {
  /// A stretch of the rebuilt text.
  public struct Passage: Hashable, Sendable {
    /// The words, as most reports print them.
    public var text: String
    /// The reports that quote it.
    public var findings: [FindingKey]
    /// Other words that reports have in its place, with who has them.
    public var variants: [Variant]
  }

  /// Other words in a place.
  public struct Variant: Hashable, Sendable {
    /// How the report differs.
    public var difference: WordDiff
    /// The report's finding.
    public var finding: FindingKey
  }

  /// The passages known; between two of them something may be missing.
  public var passages: [Passage]
  /// The share of the document's words that the fragments cover; nil where no report is the document itself.
  public var knownShare: Double?
  /// The speakers, as most name them.
  public var speakers: [String]
  /// Where reports differ in words or in speakers.
  public var differences: [Check]

  /// Rebuilds a statement.
  ///
  /// - Parameters:
  ///   - tellings: in any order.
  ///   - whole: the text of the document, if a report is the document itself; nil if none is known.
  /// - Returns: nil where there is no telling.
  /// - Complexity: O(n m) for n fragments of m words.
  public init?(of tellings: [FragmentTelling], whole: String? = nil) {
    guard !tellings.isEmpty else { return nil }
    let ordered = tellings.sorted {
      $0.text.utf8.count != $1.text.utf8.count
        ? $0.text.utf8.count > $1.text.utf8.count : $0.attribution.finding < $1.attribution.finding
    }
    var passages: [Passage] = []
    var differences: [Check] = []
    for telling in ordered {
      let words = QuotedWord.list(telling.text.utf8)
      guard !words.isEmpty else { continue }
      let keys = words.map(\.key)
      var isPlaced = false
      for index in passages.indices {
        let known = QuotedWord.list(passages[index].text.utf8)
        let longest = Self.longestRun(known.map(\.key), keys)
        guard longest.count * 2 >= min(known.count, keys.count) else { continue }
        passages[index].findings.append(telling.attribution.finding)
        isPlaced = true
        if longest.count < keys.count {
          // It goes on where the passage ends, or before it begins; else its words differ.
          if longest.inKnown + longest.count == known.count, longest.inOther == 0 {
            let more = words[longest.count...].map(\.text).joined(separator: " ")
            passages[index].text += " " + more
          } else if longest.inKnown == 0, longest.inOther + longest.count == keys.count {
            let more = words[..<longest.inOther].map(\.text).joined(separator: " ")
            passages[index].text = more + " " + passages[index].text
          } else {
            let low = max(0, longest.inKnown - longest.inOther)
            let high = min(known.count, low + keys.count)
            let difference = WordDiff(source: known[low..<high], quotation: words[...])
            passages[index].variants.append(
              Variant(difference: difference, finding: telling.attribution.finding))
            if telling.isQuoted, let first = passages[index].findings.first {
              differences.append(
                Check(
                  code: .quotation, message: difference.marked,
                  findings: [first, telling.attribution.finding], weight: 0.5))
            }
          }
        }
        break
      }
      if !isPlaced {
        passages.append(
          Passage(text: telling.text, findings: [telling.attribution.finding], variants: []))
      }
    }
    let named = Dictionary(grouping: ordered.filter { !$0.speakers.isEmpty }) {
      $0.speakers.compactMap { PersonName($0).skeletons.last }.sorted()
    }
    // In one report one may quote another, and a long turn hold what somebody else said.
    let shortest = ordered.last.map(\.text.utf8.count) ?? 0
    let alike = named.values.map { group in group.filter { $0.text.utf8.count <= 2 * shortest } }
    let reports = alike.map { Set($0.map(\.attribution.finding.report)) }
    let isDisputed = reports.indices.contains { one in
      reports[..<one].contains {
        !$0.isEmpty && !reports[one].isEmpty && $0.isDisjoint(with: reports[one])
      }
    }
    if isDisputed {
      let tellings = ordered.filter { telling in
        !telling.speakers.isEmpty && telling.text.utf8.count <= 2 * shortest
      }
      differences.append(
        Check(
          code: .speaker,
          message: "attributed to "
            + Set(tellings.compactMap(\.speakers.first)).sorted().joined(separator: " and to "),
          findings: tellings.map(\.attribution.finding), weight: 0.6))
    }
    let best = named.values.max {
      $0.count != $1.count
        ? $0.count < $1.count : $0[0].attribution.finding > $1[0].attribution.finding
    }
    speakers = best?.first?.speakers ?? []
    if let whole {
      let text = QuotedWord.list(whole.utf8).map(\.key)
      var covered = Set<Int>()
      for passage in passages {
        let keys = QuotedWord.list(passage.text.utf8).map(\.key)
        let run = Self.longestRun(text, keys)
        covered.formUnion(run.inKnown..<(run.inKnown + run.count))
      }
      knownShare = Double(covered.count) / Double(max(1, text.count))
      passages.sort { a, b in
        let first = Self.longestRun(text, QuotedWord.list(a.text.utf8).map(\.key)).inKnown
        let second = Self.longestRun(text, QuotedWord.list(b.text.utf8).map(\.key)).inKnown
        return first < second
      }
    } else {
      knownShare = nil
    }
    self.passages = passages
    self.differences = differences
  }

  /// The longest run of keys that both have.
  private static func longestRun(_ known: [String], _ other: [String]) -> (
    inKnown: Int, inOther: Int, count: Int
  ) {
    var best = (inKnown: 0, inOther: 0, count: 0)
    var above = [Int](repeating: 0, count: other.count + 1)
    for i in known.indices {
      var row = [Int](repeating: 0, count: other.count + 1)
      for j in other.indices where known[i] == other[j] {
        row[j + 1] = above[j] + 1
        if row[j + 1] > best.count {
          best = (i - row[j + 1] + 1, j - row[j + 1] + 1, row[j + 1])
        }
      }
      above = row
    }
    return best
  }
}
