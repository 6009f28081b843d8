public import RapporteurCore
public import RapporteurLanguage

/// Turns a report and its language analysis into the record of what it says.
public struct RecordMaker: Sendable {
  /// Creates a maker with the rules that the package ships.
  public init() {}

  /// The record of `report`; `analysis` is of its text and blocks.
  public func record(of report: Report, analysis: Analysis) -> Record {
    Record(report: report)
  }
}
