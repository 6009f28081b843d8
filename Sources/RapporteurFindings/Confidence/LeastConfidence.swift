/// How sure findings of official statements must be to stand in a record, each from 0 to 1.
///
/// Conditions, which are few, go only where they have less than three quarters of it, quotations less than half; turns of
/// transcripts, quotations in which somebody says "I" or "we", and what news tell never go.
public struct LeastConfidence: Hashable, Sendable {
  /// The least confidence of outcomes, conditions, commitments and positions.
  public var findings: Double
  /// The least confidence of encounters.
  public var encounters: Double
  /// The least confidence of reported statements.
  public var statements: Double

  /// So much of all findings; of encounters and statements unless said otherwise.
  public init(_ findings: Double, encounters: Double? = nil, statements: Double? = nil) {
    self.findings = findings
    self.encounters = encounters ?? findings
    self.statements = statements ?? findings
  }

  /// What a record has unless more or fewer findings are asked for.
  ///
  /// Chosen on 30 November 2026 on 1,584 findings that the program had not learned from, so that much of what is wrong goes
  /// and little of what is right: of doubtful statements most are wrong, while a doubtful encounter mostly took place and
  /// lacks a participant. `Evaluation/README.md` has the figures.
  public static let standard = LeastConfidence(0.6, encounters: 0.5, statements: 0.7)

  /// What a ledger keeps: doubtful encounters and statements too, since other reports may tell of the same. A review
  /// begins with the least certain.
  public static let ledger = LeastConfidence(0.6, encounters: 0.2, statements: 0.3)
}
