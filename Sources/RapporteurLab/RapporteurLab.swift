internal import ArgumentParser

@main
struct RapporteurLab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapporteur-lab", abstract: "Trains models, and measures them and the ledger.",
    subcommands: [
      Train.self, Evaluate.self, Speed.self, ReadSpeed.self, Calibrate.self, GrowLedger.self,
      MeasureLedger.self, ResolveLedger.self, ScoreResolution.self,
    ])
}
