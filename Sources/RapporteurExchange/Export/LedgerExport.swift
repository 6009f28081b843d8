internal import RapporteurCore
public import RapporteurLedger

/// A ledger, or what a filter leaves of it, in a format of other programs.
///
/// The same ledger and filter give the same bytes; there is no clock in it.
public struct LedgerExport: Sendable {
  /// The format.
  public var format: ExportFormat
  /// What is exported; the same as for the questions.
  public var filter: Filter
  /// What the addresses of reports and of what they tell begin with.
  public var base: String
  /// What a calendar or timeline is called.
  public var title: String

  /// What addresses begin with where nothing else is said.
  public static let defaultBase = "urn:rapporteur:"

  /// An export of what `filter` leaves.
  public init(
    _ format: ExportFormat, filter: Filter = Filter(), base: String = Self.defaultBase,
    title: String = "Rapporteur"
  ) {
    self.format = format
    self.filter = filter
    self.base = base
    self.title = title
  }

  /// Writes the export of `ledger`.
  /// - Throws: `LedgerError`, and what the output throws.
  /// - Complexity: O(n log n) in the findings; memory holds one record or thing at a time, and of each
  ///   event, meeting edge and actor a few words.
  public func write(_ ledger: Ledger, to output: ExportOutput) throws {
    try ledger.extract { extract in
      let source = ExportSource(extract: extract, filter: filter, base: base, title: title)
      switch format {
      case .ploverCSV: try PloverCSV(source).write(to: output)
      case .ploverJSON: try PloverJSON(source).write(to: output)
      case .cameoCSV: try CameoCSV(source).write(to: output)
      case .annotations: try WebAnnotations(source).write(to: output)
      case .prov: try Provenances(source).write(to: output)
      case .schemaOrg: try SchemaOrg(source).write(to: output)
      case .iCalendar: try CalendarFile(source).write(to: output)
      case .timelineJS: try TimelineJS(source).write(to: output)
      case .gexf: try MeetingGraph(source).write(to: output)
      case .agreementsCSV: try AgreementsCSV(source).write(to: output)
      case .reportsCSV: try KindCSV(source).writeReports(to: output)
      case .actorsCSV: try KindCSV(source).writeActors(to: output)
      case .meetingsCSV: try KindCSV(source).write(.meeting, to: output)
      case .statementsCSV: try KindCSV(source).write(.statement, to: output)
      case .outcomesCSV: try KindCSV(source).write(.outcome, to: output)
      case .conditionsCSV: try KindCSV(source).write(.condition, to: output)
      case .commitmentsCSV: try KindCSV(source).write(.commitment, to: output)
      case .positionsCSV: try KindCSV(source).write(.position, to: output)
      case .ndjson: try LedgerNDJSON(source).write(to: output)
      }
    }
    try output.flush()
  }
}
