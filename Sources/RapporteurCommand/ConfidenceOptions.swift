internal import ArgumentParser
internal import RapporteurFindings

/// Which findings a record has.
struct ConfidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out findings that are less sure than this, from 0 to 1.",
      discussion: """
        Without it statements are left out where they are less sure than \
        \(LeastConfidence.standard.statements), meetings than \(LeastConfidence.standard.encounters), and \
        all else than \(LeastConfidence.standard.findings); with 0 all are told, the doubtful ones too. Conditions are left out only \
        where they are less sure than three quarters of it; what news tell stays.
        """,
      valueName: "share"))
  var leastConfidence: Double?

  @Flag(
    help:
      "Keep what a ledger keeps: doubtful meetings and statements too, of which other reports may tell."
  )
  var forLedger = false

  var least: LeastConfidence {
    leastConfidence.map { LeastConfidence($0) } ?? (forLedger ? .ledger : .standard)
  }

  func validate() throws {
    guard leastConfidence.map((0...1).contains) ?? true else {
      throw ValidationError(
        "--least-confidence: expected a number from 0 to 1, found \(leastConfidence ?? 0)")
    }
    guard leastConfidence == nil || !forLedger else {
      throw ValidationError("--least-confidence and --for-ledger exclude each other")
    }
  }
}
