public import RapporteurCore

/// Under which keys a store finds what bears on other things: the outcomes that settle a promise, and the reports
/// that say when something was said.
public struct AccountKeys: Sendable {
  /// A finding and the keys under which it is looked for.
  public struct Entry: Hashable, Sendable {
    /// Its identifier in the record.
    public var finding: String
    /// The keys, sorted.
    public var keys: [Int64]
  }

  /// The outcomes that say that something came about, or that it did not, by the telling words of their item.
  public var settlements: [Entry]
  /// The statements of which the report says when they were made, by those who made them; 0 stands for nobody known.
  public var utterances: [Entry]
  /// Those whose documents the report quotes, sorted.
  public var authors: [Int64]
  /// The encounters of two parties or more, by their parties.
  public var encounters: [Entry]
  /// The encounters that are said to be the n-th, by n.
  public var ordinals: [Entry]
  /// The commitments that are due by a day, by the number of the first day after.
  public var dues: [Entry]
  /// What the analysis found odd about weekdays, in words.
  public var oddities: [String]

  /// The keys of `record`.
  public init(of record: Record) {
    settlements = record.outcomes.compactMap { outcome in
      guard PromisedActs.standard.statuses.contains(outcome.status) else { return nil }
      let words = ItemWords.standard.words(of: record.report.text[outcome.topic])
      let keys = Self.keys(of: words.telling)
      return keys.isEmpty ? nil : Entry(finding: outcome.id.description, keys: keys)
    }
    utterances = record.statements.compactMap { statement in
      guard statement.said?.interval != nil else { return nil }
      let keys = Self.speakers(of: statement, in: record)
      return Entry(finding: statement.id.description, keys: keys.isEmpty ? [0] : keys)
    }
    let sketch = RecordSketch(record)
    authors = Set(
      record.statements.filter { UtteranceTelling.isDocument($0) }
        .flatMap { Self.keys(of: sketch.speakers(of: $0)) }
    ).sorted()
    encounters = record.meetings.compactMap { meeting in
      let parties = MeetingTelling(meeting, in: record).parties
      guard parties.count > 1 else { return nil }
      return Entry(finding: meeting.id.description, keys: [Self.key(of: parties)])
    }
    ordinals = record.meetings.compactMap { meeting in
      meeting.ordinal.map { Entry(finding: meeting.id.description, keys: [Int64($0)]) }
    }
    dues = record.commitments.compactMap { commitment in
      commitment.due?.interval.map {
        Entry(finding: commitment.id.description, keys: [Int64($0.to.number)])
      }
    }
    oddities = Check.weekdays(in: record).map(\.message)
  }

  /// The key of encounters of those parties, given by their codes and sorted.
  public static func key(of parties: [String]) -> Int64 {
    Int64(bitPattern: StableHash.value(of: parties.joined(separator: "+")))
  }

  /// The keys of an item of these telling words, sorted.
  static func keys(of words: Set<String>) -> [Int64] {
    words.map { Int64(bitPattern: StableHash.value(of: $0)) }.sorted()
  }

  /// The keys of those who make a statement, sorted.
  public static func speakers(of statement: Statement, in record: Record) -> [Int64] {
    keys(of: RecordSketch(record).speakers(of: statement))
  }
}

extension RecordSketch {
  /// Those who make a statement: codes of parties and bodies, and `p ` before a surname's skeleton.
  func speakers(of statement: Statement) -> Set<String> {
    var speakers: Set<String> = []
    for speaker in statement.speakers {
      guard let actor = record.actor(speaker) else { continue }
      if let code = party(speaker) { speakers.insert(code) }
      if actor.kind == .person,
        let name = PersonName(SpeakerLabel.name(in: actor.name)).skeletons.last
      {
        speakers.insert("p " + name)
      }
    }
    return speakers
  }
}
