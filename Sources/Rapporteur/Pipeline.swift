public import RapporteurCore
public import RapporteurFindings
public import RapporteurLanguage

/// The way from a report to its record, composed of the stages.
public struct Pipeline: Sendable {
  private let analyser: Analyser
  private let maker: RecordMaker

  /// Creates a pipeline that works with those models and the rules that the package ships; findings of less confidence
  /// than `least` are left out.
  /// - Throws: `FindingsError` if a rule file is missing or cannot be read.
  public init(model: LanguageModel, least: LeastConfidence = .standard) throws(FindingsError) {
    analyser = Analyser(model: model)
    maker = try RecordMaker(least: least)
  }

  /// Creates a pipeline with the models in the folder at `models`, or, for nil, with those that
  /// `RAPPORTEUR_MODELS` names or that lie beside or above the running program.
  /// - Throws: `ModelError` if the models cannot be found or read, `FindingsError` if a rule file
  ///   cannot.
  public init(models: String? = nil, least: LeastConfidence = .standard) throws {
    try self.init(
      model: LanguageModel(path: ModelLocator(explicit: models).folder()), least: least)
  }

  /// The language analysis of `report`.
  public func analysis(of report: Report) -> Analysis {
    analyser.analysis(of: report.text, blocks: report.blocks, publicationDay: report.publicationDay)
  }

  /// Why the finding of that identifier (`o2`) is in the record of `report`; nil if the record has none of
  /// that identifier.
  public func explanation(of id: String, in report: Report) -> Explanation? {
    maker.explanation(of: id, in: report, analysis: analysis(of: report))
  }

  /// The record of `report` with what can be told of each of its findings.
  package func describedRecord(of report: Report) -> (record: Record, findings: [DescribedFinding])
  {
    maker.describedRecord(of: report, analysis: analysis(of: report))
  }

  /// The record of `report`.
  public func record(of report: Report) -> Record {
    maker.record(of: report, analysis: analysis(of: report))
  }
}
