internal import Rapporteur
internal import RapporteurLedger

/// Reads reports that are handed in and puts them into the ledger, one job after another.
actor Intake {
  private let ledger: LedgerQueue
  private let models: String?
  private var pipeline: Pipeline?

  /// An intake into `ledger` that works with the models in the folder at `models`; nil as in `Pipeline`.
  init(ledger: LedgerQueue, models: String?) {
    self.ledger = ledger
    self.models = models
  }

  /// The pipeline; the models are read when the first report comes.
  /// - Throws: what `Pipeline` throws.
  func readyPipeline() throws -> Pipeline {
    if let pipeline { return pipeline }
    let made = try Pipeline(models: models)
    pipeline = made
    return made
  }
}
