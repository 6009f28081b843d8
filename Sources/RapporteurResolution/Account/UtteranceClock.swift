public import RapporteurCore

/// What one report tells of when something was said.
public struct UtteranceTelling: Hashable, Sendable {
  /// The statement.
  public var statement: FindingKey
  /// The cluster of kind `statement` that it is in.
  public var cluster: Cluster.ID
  /// Those who say it, as keys: codes of parties, bodies and surnames. Where neither a document speaks nor its report says
  /// when it was said, no clock asks for them, nor for its words and meetings, and all three are empty.
  public var speakers: Set<String>
  /// Whether a document speaks, so that all the report quotes from it was said at once.
  public var isDocument: Bool
  /// The day of publication, or nil.
  public var published: Day?
  /// The days on which the report says that it was said, or nil.
  public var said: DayInterval?
  /// The telling words of what is said.
  public var words: Set<String>
  /// The clusters of kind `meeting` of which it tells.
  public var meetings: Set<Cluster.ID>

  /// What `record` tells of `statement`.
  ///
  /// - Parameter cluster: gives the cluster that a finding is in, or nil.
  public init(
    _ statement: Statement, in record: Record, cluster: (FindingKey) -> Cluster.ID?
  ) {
    let sketch = RecordSketch(record)
    let key = FindingKey(statement.id, in: record)
    self.statement = key
    self.cluster = cluster(key) ?? key.description
    published = sketch.published
    said = statement.said?.interval
    isDocument = Self.isDocument(statement)
    guard isDocument || said != nil else {
      (speakers, words, meetings) = ([], [], [])
      return
    }
    speakers = sketch.speakers(of: statement)
    words = ItemWords.standard.words(of: record.report.text[statement.content]).telling
    meetings = Set(
      record.meetings.filter { $0.provenance.assertedBy == statement.id }
        .compactMap { cluster(FindingKey($0.id, in: record)) })
  }

  /// Whether a document speaks.
  static func isDocument(_ statement: Statement) -> Bool {
    statement.speakerBasis == .document || statement.medium?.contains("statement") == true
  }
}

/// When utterances were made, as far as their reports together tell.
///
/// A time inside a quotation is reckoned from the day of the utterance. One report alone knows that day but
/// roughly; when another report says it, every time that hangs on the utterance narrows.
public struct UtteranceClock: Sendable {
  /// Documents of one body that appear within so many days and tell of the same are one.
  public static let days = 4
  /// The share of the shorter one's telling words that two quotations of one document have in common.
  static let commonShare = 0.4

  private var saidByStatement: [FindingKey: DayInterval] = [:]
  /// Reports all of whose documents were uttered on the same days; one whose author nobody names does not count.
  private var saidByReport: [String: DayInterval] = [:]

  /// The days of the utterances of which `tellings` tell.
  ///
  /// - Parameters:
  ///   - tellings: of the statements of the reports at hand, in any order.
  ///   - day: the day of knowledge: what was published later is not heard; nil for all.
  /// - Complexity: O(n log n) for n statements; only what shares a cluster, a report or a speaker within days is
  ///   compared.
  public init(_ tellings: [UtteranceTelling], asOf day: Day? = nil) {
    let tellings = tellings.filter { telling in
      guard let day, let published = telling.published else { return true }
      return published <= day
    }.sorted { $0.statement < $1.statement }
    var groups = UnionFind(count: tellings.count)
    for (_, numbers) in Dictionary(grouping: tellings.indices, by: { tellings[$0].cluster }) {
      for number in numbers.dropFirst() { groups.join(numbers[0], number) }
    }
    // All that a report quotes from one document.
    let documents = tellings.indices.filter {
      tellings[$0].isDocument && !tellings[$0].speakers.isEmpty
    }
    let byDocument = Dictionary(grouping: documents) {
      tellings[$0].statement.report + "#" + tellings[$0].speakers.sorted().joined(separator: "+")
    }
    for (_, numbers) in byDocument {
      for number in numbers.dropFirst() { groups.join(numbers[0], number) }
    }
    // A document, and what another report says that its author said.
    let dated = tellings.indices.filter { tellings[$0].said != nil }
    var datedBySpeaker: [String: [Int]] = [:]
    for number in dated {
      for speaker in tellings[number].speakers {
        datedBySpeaker[speaker, default: []].append(number)
      }
    }
    for speaker in datedBySpeaker.keys {
      datedBySpeaker[speaker]?.sort { Self.order(tellings[$0]) < Self.order(tellings[$1]) }
    }
    for number in documents {
      for speaker in tellings[number].speakers.sorted() {
        for other in Self.near(tellings[number], in: datedBySpeaker[speaker] ?? [], of: tellings)
        where Self.isSameDocument(tellings[number], tellings[other]) {
          groups.join(number, other)
        }
      }
    }
    var said: [Int: DayInterval] = [:]
    for number in tellings.indices {
      guard let days = tellings[number].said else { continue }
      let root = groups.root(number)
      if let known = said[root] {
        // Reports that contradict each other narrow nothing.
        let common = (from: max(known.from, days.from), to: min(known.to, days.to))
        if common.from < common.to {
          said[root] = DayInterval(from: common.from, to: common.to)
        }
      } else {
        said[root] = days
      }
    }
    var ambiguous: Set<String> = []
    for number in tellings.indices {
      guard let days = said[groups.root(number)] else { continue }
      saidByStatement[tellings[number].statement] = days
      guard tellings[number].isDocument, !tellings[number].speakers.isEmpty else { continue }
      let report = tellings[number].statement.report
      if let known = saidByReport[report], known != days { ambiguous.insert(report) }
      saidByReport[report] = days
    }
    for report in ambiguous { saidByReport[report] = nil }
  }

  private static func order(_ telling: UtteranceTelling) -> Int {
    telling.published?.number ?? .max
  }

  /// Those of `numbers`, which are in order of publication, that were published within days of `telling`.
  private static func near(
    _ telling: UtteranceTelling, in numbers: [Int], of tellings: [UtteranceTelling]
  ) -> ArraySlice<Int> {
    let day = order(telling)
    guard day != .max else { return [] }
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if order(tellings[numbers[middle]]) < day - days { low = middle + 1 } else { high = middle }
    }
    return numbers[low...].prefix { order(tellings[$0]) <= day + days }
  }

  private static func isSameDocument(_ a: UtteranceTelling, _ b: UtteranceTelling) -> Bool {
    guard a.statement.report != b.statement.report else { return false }
    if !a.meetings.isDisjoint(with: b.meetings) { return true }
    let common = a.words.intersection(b.words).count
    return common >= 3 && Double(common) >= commonShare * Double(min(a.words.count, b.words.count))
  }

  /// The days on which a statement was made; nil where no report says.
  public func said(_ statement: FindingKey) -> DayInterval? { saidByStatement[statement] }

  /// A time of a finding as it is now known: a time that was reckoned from an utterance between two days,
  /// moved by as much as those have closed in.
  ///
  /// - Parameters:
  ///   - interval: the days that the record gives.
  ///   - anchor: what the record reckoned them from; all but `utterance` stay as they are.
  ///   - statement: the statement in whose content the finding stands; nil where the report relays it, in which
  ///     case the day of the report's one document counts.
  ///   - report: the report.
  ///   - published: its day; a record knows only that an utterance lies on it or the day before.
  public func narrowed(
    _ interval: DayInterval, anchor: TimeReference.Anchor, statement: FindingKey?, report: String,
    published: Day?
  ) -> DayInterval {
    guard anchor == .utterance, let published else { return interval }
    guard let said = statement.flatMap({ saidByStatement[$0] }) ?? saidByReport[report] else {
      return interval
    }
    let (first, last) = (published - 1, published + 1)
    guard said.from >= first, said.to <= last else {
      // It was said earlier than the record could suppose: the whole interval moves.
      let moved = DayInterval(
        from: interval.from + (said.from.number - first.number),
        to: interval.to + (said.to.number - last.number))
      return moved
    }
    return DayInterval(
      from: interval.from + (said.from.number - first.number),
      to: interval.to - (last.number - said.to.number))
  }

  /// `telling` with its interval narrowed.
  public func narrowed(_ telling: MeetingTelling) -> MeetingTelling {
    guard let interval = telling.interval, let anchor = telling.anchor else { return telling }
    var result = telling
    result.interval = narrowed(
      interval, anchor: anchor, statement: telling.utterance,
      report: telling.attribution.finding.report, published: telling.attribution.published)
    return result
  }
}

/// Numbers that are put together, group by group.
struct UnionFind {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func root(_ number: Int) -> Int {
    var root = number
    while parent[root] != root { root = parent[root] }
    var next = number
    while parent[next] != root { (next, parent[next]) = (parent[next], root) }
    return root
  }

  /// The smaller root leads, so that the result does not depend on the order.
  mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (root(a), root(b))
    if x != y { parent[max(x, y)] = min(x, y) }
  }
}
