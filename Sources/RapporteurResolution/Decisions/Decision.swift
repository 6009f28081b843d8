public import RapporteurCore

/// What a reviewer asserts: with name and time, above whatever the machine holds.
public struct Decision: Hashable, Sendable {
  /// What is decided.
  public enum Action: Hashable, Sendable {
    /// The finding is right.
    case accept(FindingAnchor)
    /// The finding is wrong: it shows nothing.
    case reject(FindingAnchor)
    /// A field of the finding has another value; nil empties it.
    case edit(FindingAnchor, field: Field, value: String?)
    /// All these findings show one thing.
    case merge([FindingAnchor])
    /// The findings on the one side show something else than those on the other.
    case split([FindingAnchor], [FindingAnchor])
    /// An earlier decision holds no longer.
    case retract(String)
  }

  /// The fields that a reviewer can edit.
  public enum Field: String, Sendable, CaseIterable {
    /// A meeting's or outcome's status, as in the record.
    case status
    /// A meeting's date, a commitment's due date or the day of a statement: an ISO 8601 day, or two with "/" between.
    case date
    /// An actor's name.
    case name
    /// An actor's kind.
    case kind
    /// An actor's code.
    case code
    /// A meeting's ordinal.
    case ordinal
    /// A meeting's format.
    case format
    /// A finding's modality.
    case modality
  }

  /// The identifier.
  public var id: String
  /// Who decided.
  public var reviewer: String
  /// When, ISO 8601 in UTC.
  public var time: String
  /// What is decided.
  public var action: Action
  /// Why, or nil.
  public var note: String?

  /// Creates a decision.
  public init(id: String, reviewer: String, time: String, action: Action, note: String? = nil) {
    self.id = id
    self.reviewer = reviewer
    self.time = time
    self.action = action
    self.note = note
  }

  /// Those that still hold, oldest first: what was retracted, and retractions, left out.
  ///
  /// A retraction can itself be retracted. The order of `decisions` is of no account.
  public static func standing(_ decisions: [Decision]) -> [Decision] {
    var retracted: Set<String> = []
    var standing: [Decision] = []
    for decision in decisions.sorted(by: { ($0.time, $0.id) > ($1.time, $1.id) })
    where !retracted.contains(decision.id) {
      if case .retract(let id) = decision.action {
        retracted.insert(id)
      } else {
        standing.append(decision)
      }
    }
    return standing.reversed()
  }
}

/// A finding by the words that it rests on, so that a decision on it outlives a new analysis.
public struct FindingAnchor: Hashable, Sendable {
  /// The report.
  public var report: String
  /// The letter of the finding's kind; `r` for the report as a whole.
  public var letter: String
  /// The words that it rests on, in bytes of the report's text.
  public var evidence: Span

  /// Creates an anchor.
  public init(report: String, letter: String, evidence: Span) {
    self.report = report
    self.letter = letter
    self.evidence = evidence
  }

  /// The anchor of a finding of `record`; nil where the record has no such finding.
  public init?(_ key: FindingKey, in record: Record) {
    guard key.report == record.report.id,
      let evidence = record.evidence(ofFinding: key.finding), let letter = key.finding.first
    else { return nil }
    self.init(report: key.report, letter: String(letter), evidence: evidence)
  }

  /// The finding of the same kind that shares most of the anchored words, of equals the first; nil
  /// where none shares any, as when a newer analysis no longer makes it.
  /// - Complexity: O(n) in the findings of that kind.
  public func finding(in record: Record) -> FindingKey? {
    guard record.report.id == report else { return nil }
    if letter == "r" { return FindingKey(report: report) }
    var best: (id: String, share: Double)?
    for (id, span) in record.evidence(ofKind: letter) {
      let common = min(span.end, evidence.end) - max(span.start, evidence.start)
      let whole = max(span.end, evidence.end) - min(span.start, evidence.start)
      guard common > 0 else { continue }
      let share = Double(common) / Double(whole)
      if share > best?.share ?? 0 { best = (id, share) }
    }
    return best.map { FindingKey(report: report, finding: $0.id) }
  }
}

extension Record {
  /// The evidence of every finding whose identifiers start with `letter`; an actor's is its first mention.
  func evidence(ofKind letter: String) -> [(id: String, span: Span)] {
    func list(_ findings: [some Finding]) -> [(id: String, span: Span)] {
      findings.map { ($0.id.description, $0.provenance.evidence) }
    }
    return switch letter {
    case "a": actors.compactMap { actor in actor.mentions.first.map { (actor.id.description, $0) } }
    case "s": list(statements)
    case "m": list(meetings)
    case "o": list(outcomes)
    case "c": list(conditions)
    case "k": list(commitments)
    case "p": list(positions)
    default: []
    }
  }

  /// The evidence of the finding of that identifier, or nil.
  func evidence(ofFinding id: String) -> Span? {
    if id == "r" { return report.text.span }
    return evidence(ofKind: String(id.prefix(1))).first { $0.id == id }?.span
  }
}
