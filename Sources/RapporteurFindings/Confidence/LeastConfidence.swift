internal import RapporteurCore

/// How sure findings of official statements must be to stand in a record, each from 0 to 1, by what a report is about.
///
/// Conditions, which are few, go only where they have less than three quarters of it, quotations less than half; turns of
/// transcripts, quotations in which somebody says "I" or "we", and what news tell never go.
public struct LeastConfidence: Hashable, Sendable {
  /// What is asked of the findings of one sort of report.
  public struct Bounds: Hashable, Sendable {
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
  }

  /// Of readouts and communiqués of dealings with other states.
  public var accounts: Bounds
  /// Of other statements on dealings with other states, and of readouts and communiqués of encounters at home.
  public var nearAccounts: Bounds
  /// Of transcripts.
  public var transcripts: Bounds
  /// Of all other statements, on matters at home.
  public var others: Bounds

  /// A report tells of dealings with other states where so many of its sentences name one.
  static let shareOfDealings = 0.3

  /// So much of all findings of all reports.
  public init(_ least: Double) {
    self.init(
      accounts: Bounds(least), nearAccounts: Bounds(least), transcripts: Bounds(least),
      others: Bounds(least))
  }

  /// So much of the findings of each sort of report.
  public init(accounts: Bounds, nearAccounts: Bounds, transcripts: Bounds, others: Bounds) {
    self.accounts = accounts
    self.nearAccounts = nearAccounts
    self.transcripts = transcripts
    self.others = others
  }

  /// What is asked of a report of a kind, `share` of whose sentences name another state.
  func bounds(of kind: Report.Kind, share: Double) -> Bounds {
    switch kind {
    case .transcript: transcripts
    case .readout, .communique: share >= Self.shareOfDealings ? accounts : nearAccounts
    case .statement, .news: share >= Self.shareOfDealings ? nearAccounts : others
    }
  }

  /// What a record has unless more or fewer findings are asked for.
  ///
  /// Chosen on 1 December 2026 on 2,643 judged findings and 65 annotated reports: accounts of encounters with other states are
  /// what the rules were written for, and what is doubtful in them is mostly right and lacks a participant; of statements at home
  /// most of what is doubtful is no finding. `Evaluation/README.md` has the figures.
  public static let standard = LeastConfidence(
    accounts: Bounds(0.3, encounters: 0.2, statements: 0.3),
    nearAccounts: Bounds(0.5, encounters: 0.4, statements: 0.5),
    transcripts: Bounds(0.6, encounters: 0.5, statements: 0.7),
    others: Bounds(0.75, encounters: 0.6, statements: 0.75))

  /// What a ledger keeps: doubtful encounters and statements too, since other reports may tell of the same. A review
  /// begins with the least certain. Encounters of transcripts are trusted less than they deserve: of 37 with 0.1 to 0.2 and
  /// two sides 24 were right (1 December 2026).
  public static let ledger = LeastConfidence(
    accounts: Bounds(0.3, encounters: 0.2, statements: 0.3),
    nearAccounts: Bounds(0.5, encounters: 0.2, statements: 0.3),
    transcripts: Bounds(0.6, encounters: 0.1, statements: 0.3),
    others: Bounds(0.75, encounters: 0.2, statements: 0.3))
}
