public import RapporteurCore
internal import RapporteurFindings
public import RapporteurLanguage

/// The way from a report to its record, composed of the stages.
public struct Pipeline: Sendable {
  private let analyser: Analyser
  private let maker: RecordMaker

  /// Creates a pipeline that works with those models.
  public init(model: LanguageModel) {
    analyser = Analyser(model: model)
    maker = RecordMaker()
  }

  /// Creates a pipeline with the models in the folder at `models`, or, for nil, with those that
  /// `RAPPORTEUR_MODELS` names or that lie beside or above the running program.
  /// - Throws: `ModelError`.
  public init(models: String? = nil) throws(ModelError) {
    self.init(model: try LanguageModel(path: try ModelLocator(explicit: models).folder()))
  }

  /// The language analysis of `report`.
  public func analysis(of report: Report) -> Analysis {
    analyser.analysis(of: report.text, blocks: report.blocks, publicationDay: report.publicationDay)
  }

  /// The record of `report`.
  public func record(of report: Report) -> Record {
    maker.record(of: report, analysis: analysis(of: report))
  }
}
