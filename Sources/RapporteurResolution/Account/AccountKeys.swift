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
  /// The statements of which the report says when they were made, by those who made them.
  public var utterances: [Entry]

  /// The keys of `record`.
  public init(of record: Record) {
    settlements = record.outcomes.compactMap { outcome in
      guard PromiseAccount.settles(outcome.status) else { return nil }
      let keys = Self.words(of: record.report.text[outcome.topic])
      return keys.isEmpty ? nil : Entry(finding: outcome.id.description, keys: keys)
    }
    utterances = record.statements.compactMap { statement in
      guard statement.said?.interval != nil else { return nil }
      let keys = Self.speakers(of: statement, in: record)
      return keys.isEmpty ? nil : Entry(finding: statement.id.description, keys: keys)
    }
  }

  /// The keys of what would be done, or what must come about, sorted.
  public static func words(of text: String) -> [Int64] {
    ItemWords.standard.words(of: text).telling.map { Int64(bitPattern: StableHash.value(of: $0)) }
      .sorted()
  }

  /// The keys of those who make a statement, sorted.
  public static func speakers(of statement: Statement, in record: Record) -> [Int64] {
    RecordSketch(record).speakers(of: statement)
      .map { Int64(bitPattern: StableHash.value(of: $0)) }.sorted()
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
