internal import ArgumentParser
internal import RapporteurFindings

/// Which findings a record has.
struct ConfidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out findings that are less sure than this, from 0 to 1.",
      discussion: """
        Without it readouts and communiqués of dealings with other states keep what is as sure as \
        \(LeastConfidence.standard.accounts.findings), other statements on such dealings and readouts of encounters at home \
        \(LeastConfidence.standard.nearAccounts.findings), transcripts \(LeastConfidence.standard.transcripts.findings), and all else \
        \(LeastConfidence.standard.others.findings), meetings with less; with 0 all are told, the doubtful ones too. What news tell \
        stays.
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
