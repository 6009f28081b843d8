internal import ArgumentParser
internal import RapporteurFindings

/// Which findings a record has.
struct ConfidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out findings that are less sure than this, from 0 to 1.",
      discussion: """
        With 0 all are told, the doubtful ones too. Meetings are left out only where they are \
        less sure than a third of it, conditions than three quarters; what news tell stays.
        """,
      valueName: "share"))
  var leastConfidence = RecordMaker.standardConfidence

  func validate() throws {
    guard (0...1).contains(leastConfidence) else {
      throw ValidationError(
        "--least-confidence: expected a number from 0 to 1, found \(leastConfidence)")
    }
  }
}
