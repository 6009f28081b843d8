public import RapporteurCore

/// Turns text into its language analysis; one value serves any number of threads.
public struct Analyser: Sendable {
  /// Creates an analyser.
  public init() {}

  /// The analysis of the blocks of `text`, with times reckoned from `publicationDay`.
  public func analysis(of text: ReportText, blocks: [Block], publicationDay: Day?) -> Analysis {
    Analysis(text: text, blocks: blocks)
  }
}
