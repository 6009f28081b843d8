public import RapporteurCore
internal import RapporteurFindings
internal import RapporteurLanguage

/// The way from a report to its record, composed of the stages.
public struct Pipeline: Sendable {
  private let analyser: Analyser
  private let maker: RecordMaker

  /// Creates a pipeline.
  public init() {
    analyser = Analyser()
    maker = RecordMaker()
  }

  /// The record of `report`.
  public func record(of report: Report) -> Record {
    let analysis = analyser.analysis(
      of: report.text, blocks: report.blocks, publicationDay: report.publicationDay)
    return maker.record(of: report, analysis: analysis)
  }
}
