internal import ArgumentParser

/// The command `rapporteur`.
struct RapporteurCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapporteur",
    abstract: "Turns reports on negotiations into a record that can be checked.",
    discussion: """
      It reads news and official statements on talks and says who met whom, who said what through \
      whose hands, what was agreed, promised or made conditional; each entry with the characters \
      that it rests on.

      Exit status: 0 if every report was read, 1 if some were not (each is named on standard \
      error), 2 if the command was used wrongly.
      """,
    version: "0.1.0",
    subcommands: [
      Read.self, Explain.self, Analyse.self, Extract.self, Ingest.self, Reports.self, Actors.self,
      Meetings.self, Statements.self, Outcomes.self, Conditions.self, Commitments.self,
      Positions.self, Timeline.self, Status.self, Changes.self, Search.self, Show.self,
      ProcessCommand.self, Verify.self,
      CheckCommand.self, Review.self, Export.self, Serve.self, Users.self,
    ])
}

@main
enum Main {
  static func main() async {
    do {
      var command = try RapporteurCommand.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      // ArgumentParser ends with sysexits' 64 where it was used wrongly; here that is 2.
      guard RapporteurCommand.exitCode(for: error) == .validationFailure else {
        RapporteurCommand.exit(withError: error)
      }
      StandardError.write(RapporteurCommand.fullMessage(for: error))
      RapporteurCommand.exit(withError: ExitCode(2))
    }
  }
}
