internal import ArgumentParser

@main
struct RapporteurCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapporteur",
    abstract: "Turns reports on negotiations into a record that can be checked.")
}
