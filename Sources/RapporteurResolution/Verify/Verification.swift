public import RapporteurCore

/// Whether a quotation is right.
public struct Verification: Hashable, Sendable {
  /// What came of it, the best first.
  public enum Verdict: Int, Comparable, Sendable {
    /// The words stand so in a source.
    case verbatim
    /// They do, but for marks, case and spaces.
    case typographic
    /// They do, but something was left out inside or a word cut off, without a mark of omission or with one.
    case truncated
    /// It is put together from passages that do not follow one another.
    case spliced
    /// Words were changed.
    case altered
    /// The words are right, and somebody else's.
    case misattributed
    /// No source has them.
    case notFound

    /// From the best to the worst.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// A place where a source has the words, or the nearest to them.
  public struct Place: Hashable, Sendable {
    /// The report.
    public var report: String
    /// Where in its text.
    public var span: Span
    /// Those who say it there, as the report names them.
    public var speakers: [String]
    /// What came of comparing with this source alone.
    public var verdict: Verdict
    /// How the quotation differs from it; nil where no word does.
    public var difference: WordDiff?
    /// The share of the quotation's words that stand there, 0 to 1.
    public var share: Double
  }

  /// What came of it over all sources.
  public var verdict: Verdict
  /// The sources, the nearest first.
  public var places: [Place]
}

/// Compares a quotation with the texts in which it may stand.
public struct QuotationVerifier: Sendable {
  /// A text to look in.
  public struct Source: Sendable {
    /// The report's identifier.
    public var report: String
    /// Its text.
    public var text: ReportText
    /// Who says what in it: the spans of statements with the names of their speakers.
    public var statements: [(span: Span, speakers: [String])]

    /// A text with its statements.
    public init(
      report: String, text: ReportText, statements: [(span: Span, speakers: [String])] = []
    ) {
      self.report = report
      self.text = text
      self.statements = statements
    }

    /// The text and statements of a record.
    public init(_ record: Record) {
      self.init(
        report: record.report.id, text: record.report.text,
        statements: record.statements.flatMap { statement in
          let names = statement.speakers.compactMap { record.actor($0)?.name }
          return ([statement.content] + statement.continued).map { (span: $0, speakers: names) }
        })
    }
  }

  /// The least share of a quotation's words in a run or near it for a source to count as the one altered.
  static let leastShare = 0.5
  /// The fewest words of a passage that was spliced in, from the same source or from several.
  static let fewestSpliced = (same: 3, several: 5)
  /// Of so many passages at most a quotation is put together.
  static let mostPassages = 4

  /// The quotation as given, without marks around it.
  public let quotation: String
  /// Whom it is attributed to, or nil.
  public let speaker: String?

  private let words: [QuotedWord]
  private let verbatim: String
  private let omissions: Set<Int>

  /// Prepares a quotation.
  ///
  /// - Parameters:
  ///   - quotation: with or without quotation marks; "…" and "[…]" mark what was left out.
  ///   - speaker: whom it is attributed to; nil if nobody asks.
  public init(_ quotation: String, speaker: String? = nil) {
    let marks: Set<Character> = [
      "\"", "“", "”", "«", "»", "„", "'", "‘", "’", " ", "\n", "\t", "\r",
    ]
    var bare = Substring(quotation)
    while let first = bare.first, marks.contains(first) { bare.removeFirst() }
    while let last = bare.last, marks.contains(last) { bare.removeLast() }
    self.quotation = String(bare)
    self.speaker = speaker
    verbatim = bare.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    words = QuotedWord.list(bare.utf8)
    // Omission marks are no words, but stand before a word or are glued to one.
    var omissions: Set<Int> = []
    for (index, word) in words.enumerated() where index > 0 {
      let from = words[index - 1].start
      let gap = String(decoding: Array(bare.utf8)[from..<word.end], as: UTF8.self)
      if gap.contains("…") || gap.contains("...") { omissions.insert(index) }
    }
    self.omissions = omissions
  }

  /// The runs of three words by which an index finds texts that may hold the quotation, in order.
  public var searchPhrases: [String] {
    guard words.count >= 3 else {
      return words.isEmpty ? [] : [words.map(\.key).joined(separator: " ")]
    }
    return (0...(words.count - 3)).map { words[$0..<($0 + 3)].map(\.key).joined(separator: " ") }
  }

  /// Compares with `sources`, the texts that an index found.
  /// - Complexity: O(n) in the texts, and O(q²) for a quotation of q words in each that has most of it.
  public func verify(in sources: [Source]) -> Verification {
    guard !words.isEmpty else { return Verification(verdict: .notFound, places: []) }
    let keys = Set(words.map(\.key))
    let texts = sources.map { SourceWords($0, of: keys) }
    var places = texts.compactMap { place(in: $0) }
    if places.allSatisfy({ $0.verdict == .altered }) { places += spliced(from: texts) }
    places.sort {
      if $0.verdict != $1.verdict { return $0.verdict < $1.verdict }
      return $0.share != $1.share ? $0.share > $1.share : $0.report < $1.report
    }
    return Verification(verdict: places.first?.verdict ?? .notFound, places: places)
  }

  /// A source read word by word.
  private struct SourceWords {
    let source: Source
    let text: [QuotedWord]
    /// Where each word of the quotation stands.
    let starts: [String: [Int]]

    init(_ source: Source, of keys: Set<String>) {
      self.source = source
      text = QuotedWord.list(source.text.utf8)
      var starts: [String: [Int]] = [:]
      for (index, word) in text.enumerated() where keys.contains(word.key) {
        starts[word.key, default: []].append(index)
      }
      self.starts = starts
    }
  }

  private func place(in known: SourceWords) -> Verification.Place? {
    let (source, text, starts) = (known.source, known.text, known.starts)
    guard !text.isEmpty else { return nil }
    if let run = whole(text, starts) {
      let span = Span(text[run.lowerBound].start, text[run.upperBound - 1].end)
      let printed = source.text[span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let isVerbatim = printed == verbatim || printed.contains(verbatim) || isEqualInside(printed)
      return judged(isVerbatim ? .verbatim : .typographic, span, nil, 1, source)
    }
    let passages = self.passages(text, starts)
    let found = passages.reduce(0) { $0 + $1.count }
    let share = Double(found) / Double(words.count)
    guard share >= Self.leastShare, let first = passages.first, let last = passages.last else {
      return nil
    }
    guard let longest = passages.max(by: { $0.count < $1.count }) else { return nil }
    if let place = shortened(text, round: longest, source) { return place }
    let places = passages.map(\.place)
    let isOrdered = zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
    let covers = found == words.count
    if covers {
      // All words stand there: in order and near, something was left out; else it was put together.
      let reach = last.place + last.count - first.place
      if isOrdered, reach <= words.count * 2 + 40 {
        let span = Span(text[first.place].start, text[last.place + last.count - 1].end)
        let difference = WordDiff(
          source: text[first.place..<(last.place + last.count)], quotation: words[...])
        return judged(
          difference.losesDenial ? .altered : .truncated, span, difference, 1, source)
      }
      if passages.allSatisfy({ $0.count >= Self.fewestSpliced.same }) {
        let span = Span(text[first.place].start, text[first.place + first.count - 1].end)
        return judged(.spliced, span, nil, 1, source)
      }
    }
    // The stretch round the longest passage is what was altered.
    let low = max(0, longest.place - longest.start)
    let high = min(text.count, low + words.count + words.count / 4)
    let difference = WordDiff(source: text[low..<high], quotation: words[...]).trimmed
    return judged(.altered, Span(text[low].start, text[high - 1].end), difference, share, source)
  }

  /// The place round a passage where all the words stand in order, some between them left out; nil where they do not.
  private func shortened(
    _ text: [QuotedWord], round passage: (start: Int, place: Int, count: Int), _ source: Source
  ) -> Verification.Place? {
    let slack = words.count / 2 + 10
    var low = max(0, passage.place - passage.start - slack)
    var high = min(text.count, passage.place - passage.start + words.count + slack)
    let difference = WordDiff(source: text[low..<high], quotation: words[...])
    for part in difference.parts { if case .added = part { return nil } }
    if case .removed(let before)? = difference.parts.first { low += before.wordCount }
    if case .removed(let after)? = difference.parts.last { high -= after.wordCount }
    guard low < high else { return nil }
    let inner = difference.trimmed
    return judged(
      inner.losesDenial ? .altered : .truncated, Span(text[low].start, text[high - 1].end), inner,
      1,
      source)
  }

  /// The passages of several sources of which the quotation is put together; none where it is not.
  private func spliced(from texts: [SourceWords]) -> [Verification.Place] {
    var places: [Verification.Place] = []
    var next = 0
    while next < words.count {
      var best: (known: SourceWords, place: Int, count: Int)?
      for known in texts {
        for place in known.starts[words[next].key] ?? [] {
          let count = zip(words[next...], known.text[place...]).prefix { $0.key == $1.key }.count
          if count > best?.count ?? 0 { best = (known, place, count) }
        }
      }
      guard let best, best.count >= Self.fewestSpliced.several, places.count < Self.mostPassages
      else { return [] }
      let (text, last) = (best.known.text, best.place + best.count - 1)
      places.append(
        judged(
          .spliced, Span(text[best.place].start, text[last].end), nil,
          Double(best.count) / Double(words.count), best.known.source))
      next += best.count
    }
    return Set(places.map(\.report)).count > 1 ? places : []
  }

  /// Whether the words are printed alike but for marks at either end.
  private func isEqualInside(_ printed: String) -> Bool {
    func core(_ text: String) -> Substring {
      var text = Substring(text)
      while let first = text.first, !first.isLetter, !first.isNumber { text.removeFirst() }
      while let last = text.last, !last.isLetter, !last.isNumber { text.removeLast() }
      return text
    }
    return core(printed) == core(verbatim)
  }

  /// Where all the words stand in a row, and nothing was marked as left out, or nil.
  private func whole(_ text: [QuotedWord], _ starts: [String: [Int]]) -> Range<Int>? {
    for start in starts[words[0].key] ?? [] where start + words.count <= text.count {
      if words.indices.allSatisfy({ text[start + $0].key == words[$0].key }) {
        return start..<(start + words.count)
      }
    }
    return nil
  }

  /// The quotation cut into the longest runs that the text has, from its start on.
  private func passages(_ text: [QuotedWord], _ starts: [String: [Int]]) -> [(
    start: Int, place: Int, count: Int
  )] {
    var passages: [(start: Int, place: Int, count: Int)] = []
    var next = 0
    while next < words.count {
      var best: (place: Int, count: Int)?
      let after = passages.last.map { $0.place + $0.count } ?? 0
      for place in (starts[words[next].key] ?? []).prefix(400) {
        var count = 0
        while next + count < words.count, place + count < text.count,
          words[next + count].key == text[place + count].key
        {
          count += 1
        }
        // Of equally long runs the first that follows the passage before.
        let isBetter =
          count > best?.count ?? 0
          || count == best?.count && (best?.place ?? 0) < after && place >= after
        if isBetter { best = (place, count) }
      }
      if let best, best.count > 1 || best.place == after {
        passages.append((next, best.place, best.count))
        next += best.count
      } else {
        next += 1
      }
    }
    return passages
  }

  private func judged(
    _ verdict: Verification.Verdict, _ span: Span, _ difference: WordDiff?, _ share: Double,
    _ source: Source
  ) -> Verification.Place {
    let speakers = Set(source.statements.filter { $0.span.overlaps(span) }.flatMap(\.speakers))
      .sorted()
    var verdict = verdict
    if let speaker, !speakers.isEmpty, verdict < .altered {
      let asked = PersonName(speaker)
      let isTheirs = speakers.contains {
        asked.agreement(with: PersonName($0)) != nil
          || Words.folded($0).contains(Words.folded(speaker))
      }
      if !isTheirs { verdict = .misattributed }
    }
    return Verification.Place(
      report: source.report, span: span, speakers: speakers, verdict: verdict,
      difference: difference,
      share: share)
  }
}

extension String {
  fileprivate var wordCount: Int { split(separator: " ").count }
}

extension WordDiff {
  /// Whether words that were left out turn the sense of what follows them round: "will [-not-] hesitate".
  var losesDenial: Bool {
    trimmed.parts.contains { part in
      guard case .removed(let words) = part else { return false }
      return Words.list(words).suffix(Self.reachOfDenial).contains { Self.denials.contains($0) }
    }
  }

  /// How many words at most stand between a denial and what it denies.
  private static let reachOfDenial = 3

  private static let denials: Set<Substring> = [
    "not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "without", "hardly",
    "unless", "cannot", "dont", "doesnt", "didnt", "wont", "isnt", "arent", "wasnt", "werent",
    "hasnt", "havent", "cant", "couldnt", "wouldnt", "shouldnt",
  ]

  /// Without what the source has before and after the words in question.
  var trimmed: WordDiff {
    var result = self
    if case .removed? = result.parts.first { result.parts.removeFirst() }
    if case .removed? = result.parts.last { result.parts.removeLast() }
    return result
  }
}
