/// What all findings of a record have in common.
public protocol Finding: RecordEntry {
  /// The identifier.
  var id: Identifier<Self> { get set }
  /// What every kind of finding says of itself.
  var provenance: Provenance { get set }
}

/// Why a finding is in the record and on whose word it stands.
public struct Provenance: Hashable, Sendable {
  /// The words that it rests on.
  public var evidence: Span
  /// How sure the rule is, 0 to 1.
  public var confidence: Double
  /// The rule that produced it, `meeting.met-with`.
  public var rule: String
  /// The statement in whose content it stands; nil where the report itself says so.
  public var assertedBy: Identifier<Statement>?
  /// Whether it is said to be so.
  public var modality: Modality

  /// Creates a provenance.
  public init(
    evidence: Span, confidence: Double, rule: String, assertedBy: Identifier<Statement>? = nil,
    modality: Modality = .asserted
  ) {
    self.evidence = evidence
    self.confidence = confidence
    self.rule = rule
    self.assertedBy = assertedBy
    self.modality = modality
  }
}

/// Whether what a finding tells is said to be so.
public enum Modality: String, Sendable {
  /// It is said to be so.
  case asserted
  /// It is said not to be so.
  case denied
  /// It is said to be possible, wished for or dependent on something.
  case hypothetical
  /// It is said to be still to come.
  case future
}
