public import RapporteurCore

/// How often findings of a rule were right on annotated reports, from `confidence.tsv`.
///
/// `rapporteur-lab calibrate` writes the table; `Evaluation/README.md` says on what.
public struct ConfidenceTable: Sendable {
  /// What, besides its rule, tells how far a finding can be trusted.
  public enum Bin: String, CaseIterable, Sendable {
    /// All its actors are named in its sentence.
    case named
    /// Some actor is meant by a pronoun, a title or the sentences before.
    case resolved
    /// It has no actor.
    case nobody
  }

  /// What was counted for one rule and bin.
  public struct Count: Hashable, Sendable {
    /// How many findings there were.
    public var findings: Int
    /// How many of them were right.
    public var right: Int
    /// The confidence that follows, 0 to 1, drawn towards that of the rule and the kind where few were
    /// counted.
    public var confidence: Double

    /// Creates a count.
    public init(findings: Int, right: Int, confidence: Double) {
      self.findings = findings
      self.right = right
      self.confidence = confidence
    }
  }

  private var counts: [String: Count] = [:]

  /// Reads the table, whose header says what its columns are.
  /// - Throws: `FindingsError` at the first row that cannot be read.
  public init(reading source: String, file: String = "confidence.tsv") throws(FindingsError) {
    do throws(RuleFileError) {
      try self.init(source, file: file)
    } catch {
      throw FindingsError(message: error.description)
    }
  }

  init(_ source: String, file: String = "confidence.tsv") throws(RuleFileError) {
    for row in TableRow.rows(of: source, file: file) {
      let columns = row.columns
      guard columns.count == 5, let bin = Bin(rawValue: columns[1]), let findings = Int(columns[2]),
        let right = Int(columns[3]), let confidence = Double(columns[4]), right <= findings,
        (0...1).contains(confidence)
      else {
        throw row.fault("expected a rule, a bin, two counts and a confidence from 0 to 1")
      }
      counts[Self.key(columns[0], bin)] = Count(
        findings: findings, right: right, confidence: confidence)
    }
  }

  /// What was counted for a rule and bin, or nil.
  public func count(of rule: String, _ bin: Bin) -> Count? { counts[Self.key(rule, bin)] }

  private static func key(_ rule: String, _ bin: Bin) -> String { rule + "\t" + bin.rawValue }

  /// The bin of a finding with those actors that rests on the words at `evidence`.
  public static func bin(of actors: [Actor], evidence: Span, in text: ReportText) -> Bin {
    if actors.isEmpty { return .nobody }
    let sentence = Span(opening(of: evidence.start, in: text), evidence.end)
    let areNamed = actors.allSatisfy { actor in
      actor.mentions.contains { sentence.contains($0) }
    }
    return areNamed ? .named : .resolved
  }

  /// Where the sentence around a byte begins, by the nearest full stop after a small letter or line feed.
  private static func opening(of offset: Int, in text: ReportText) -> Int {
    let bytes = text.utf8
    var start = min(offset, bytes.count)
    while start > 0 {
      let byte = bytes[start - 1]
      if byte == 0x0A || byte == 0x0D { break }
      if byte == UInt8(ascii: "."), start > 1, start < bytes.count, bytes[start] == 0x20,
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[start - 2])
      {
        break
      }
      start -= 1
    }
    return start
  }
}

extension Record {
  /// The actors that a finding says something of, by the finding's identifier.
  public func principals(of id: String) -> [Actor] {
    func found<F: Finding>(_ items: [F], _ actors: (F) -> [Identifier<Actor>]) -> [Actor]? {
      items.first { $0.id.description == id }.map { actors($0).compactMap { actor($0) } }
    }
    return found(meetings) { $0.participants.map(\.actor) }
      ?? found(statements) { $0.speakers } ?? found(outcomes) { $0.parties }
      ?? found(conditions) { $0.holders } ?? found(commitments) { $0.actors }
      ?? found(positions) { $0.actors } ?? []
  }
}
