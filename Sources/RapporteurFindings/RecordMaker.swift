public import RapporteurCore
public import RapporteurLanguage

/// Turns a report and its language analysis into the record of what it says.
public struct RecordMaker: Sendable {
  private let resources: FindingResources
  private let least: LeastConfidence

  /// Creates a maker with the rules that the package ships, which leaves out findings of official statements that have less
  /// confidence than `least`.
  /// - Throws: `FindingsError` if a rule file is missing or cannot be read.
  public init(least: LeastConfidence = .standard) throws(FindingsError) {
    self.least = least
    do throws(RuleFileError) {
      resources = try FindingResources.shipped()
    } catch {
      throw FindingsError(message: error.description)
    }
  }

  private func draft(of report: Report, _ analysis: Analysis) -> RecordDraft {
    RecordDraft(report: report, analysis: analysis, resources: resources, least: least)
  }

  /// The record of `report`; `analysis` is of its text and blocks.
  public func record(of report: Report, analysis: Analysis) -> Record {
    var draft = draft(of: report, analysis)
    return draft.record()
  }

  /// The record of `report` with what can be told of each of its findings.
  package func describedRecord(
    of report: Report, analysis: Analysis
  ) -> (record: Record, findings: [DescribedFinding]) {
    var draft = draft(of: report, analysis)
    let record = draft.record()
    return (record, draft.described)
  }

  /// Why the finding of that identifier (`o2`) is in the record of `report`; nil if the record has none of
  /// that identifier.
  public func explanation(of id: String, in report: Report, analysis: Analysis) -> Explanation? {
    var draft = draft(of: report, analysis)
    let record = draft.record()
    return draft.explanation(of: id, in: record)
  }
}

/// The rules and tables by which findings are made.
struct FindingResources: Sendable {
  let rules: RuleSet
  let lexicon: ActorLexicon
  let events: EventTable
  let issues: IssueTable
  let media: MediumLexicon
  let commonNames: CommonNames
  let noUndertakings: NoUndertakings
  let confidences: ConfidenceModel
  let biographies: BiographyWords

  /// Those that the package ships.
  static func shipped() throws(RuleFileError) -> FindingResources {
    FindingResources(
      rules: try RuleSet.shipped(),
      lexicon: ActorLexicon(
        states: .standard, titles: .standard,
        nouns: ActorNouns(try Resource.text("actor-nouns.tsv")),
        bodies: BodyNames(try Resource.text("bodies.tsv"))),
      events: EventTable(try Resource.text("events.tsv")),
      issues: try IssueTable(Resource.text("issues.tsv")),
      media: try MediumLexicon(Resource.text("media.tsv")),
      commonNames: CommonNames(try Resource.text("common-names.tsv")),
      noUndertakings: try NoUndertakings(Resource.text("no-undertakings.tsv")),
      confidences: try ConfidenceModel(Resource.text("confidence.tsv")),
      biographies: try BiographyWords(Resource.text("biography.tsv")))
  }
}

/// Why the findings cannot be made at all: the module's resources are not in order.
public struct FindingsError: Error, Sendable, CustomStringConvertible {
  /// What was expected and what was found, with file and line.
  public var message: String

  /// The message.
  public var description: String { message }
}
