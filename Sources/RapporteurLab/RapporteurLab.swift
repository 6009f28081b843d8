internal import ArgumentParser

@main
struct RapporteurLab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapporteur-lab", abstract: "Trains and measures Rapporteur's models.",
    subcommands: [Train.self, Evaluate.self, Calibrate.self])
}
