public import RapporteurCore

/// What one report tells of a condition or a commitment.
public struct PromiseTelling: Hashable, Sendable {
  /// On whose word.
  public var attribution: Attribution
  /// What would be done, or what must come about, as printed.
  public var content: String
  /// What is promised, as far as outcomes can tell of it; nil where none can.
  var act: PromisedAct?
  /// With whom it is promised to meet or speak again, which an encounter keeps; nil where it is another act.
  var reunion: PromisedReunion?
  /// The codes of those bound by it, sorted; empty where nobody is.
  public var parties: [String]
  /// By when, or nil.
  public var due: DayInterval?
  /// What `due` was reckoned from, or nil.
  public var anchor: TimeReference.Anchor?
  /// The statement whose utterance `due` hangs on, or nil.
  public var utterance: FindingKey?

  /// The keys under which outcomes that may bear on it are looked for, sorted.
  public var keys: [Int64] { act.map { AccountKeys.keys(of: $0.item) } ?? [] }

  /// The key of the encounters that may keep it, as `AccountKeys.encounters` has them, or nil.
  public var encounterKey: Int64? { reunion?.key }

  /// Whether `meeting` is the encounter that was promised, held on a later day.
  public func isKept(by meeting: MeetingTelling) -> Bool {
    guard let reunion, let published = attribution.published else { return false }
    return reunion.isKept(by: meeting, promisedOn: published)
  }

  /// What `record` tells of `commitment`.
  public init(_ commitment: Commitment, in record: Record) {
    let sketch = RecordSketch(record)
    attribution = Attribution(of: commitment.id.description, commitment.provenance, in: record)
    content = record.report.text[commitment.action]
    act = PromisedAct(promisedBy: content)
    reunion = PromisedReunion(commitment, in: record, sketch)
    parties = Set(commitment.actors.compactMap { sketch.party($0) }).sorted()
    // A day that had passed when it was promised is no day by which it is to be kept.
    due = commitment.due?.interval.flatMap { due in
      sketch.published.map { due.to <= $0 } ?? false ? nil : due
    }
    anchor = commitment.due?.anchor
    utterance = commitment.provenance.assertedBy.map { FindingKey($0, in: record) }
  }

  /// What `record` tells of `condition`: what must come about is its antecedent.
  public init(_ condition: Condition, in record: Record) {
    let sketch = RecordSketch(record)
    attribution = Attribution(of: condition.id.description, condition.provenance, in: record)
    content = record.report.text[condition.antecedent]
    act = PromisedAct(dependedOn: content)
    parties = Set([condition.obligor].compactMap { $0.flatMap { sketch.party($0) } }).sorted()
    due = nil
    anchor = nil
    utterance = condition.provenance.assertedBy.map { FindingKey($0, in: record) }
  }
}

extension UtteranceClock {
  /// `telling` with its due day narrowed.
  public func narrowed(_ telling: PromiseTelling) -> PromiseTelling {
    guard let due = telling.due, let anchor = telling.anchor else { return telling }
    var result = telling
    result.due = narrowed(
      due, anchor: anchor, statement: telling.utterance,
      report: telling.attribution.finding.report, published: telling.attribution.published)
    return result
  }
}
