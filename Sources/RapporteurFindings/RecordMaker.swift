public import RapporteurCore
public import RapporteurLanguage

/// Turns a report and its language analysis into the record of what it says.
public struct RecordMaker: Sendable {
  private let resources: FindingResources

  /// Creates a maker with the rules that the package ships.
  /// - Throws: `FindingsError` if a rule file is missing or cannot be read.
  public init() throws(FindingsError) {
    do throws(RuleFileError) {
      resources = try FindingResources.shipped()
    } catch {
      throw FindingsError(message: error.description)
    }
  }

  /// The record of `report`; `analysis` is of its text and blocks.
  public func record(of report: Report, analysis: Analysis) -> Record {
    var draft = RecordDraft(report: report, analysis: analysis, resources: resources)
    return draft.record()
  }

  /// Why the finding of that identifier (`o2`) is in the record of `report`; nil if the record has none of
  /// that identifier.
  public func explanation(of id: String, in report: Report, analysis: Analysis) -> Explanation? {
    var draft = RecordDraft(report: report, analysis: analysis, resources: resources)
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
  let confidences: ConfidenceTable
  let biographies: BiographyWords

  /// Those that the package ships.
  static func shipped() throws(RuleFileError) -> FindingResources {
    FindingResources(
      rules: try RuleSet.shipped(),
      lexicon: ActorLexicon(
        states: .standard, titles: .standard,
        nouns: ActorNouns(try Resource.text("actor-nouns.tsv"))),
      events: EventTable(try Resource.text("events.tsv")),
      issues: try IssueTable(Resource.text("issues.tsv")),
      media: try MediumLexicon(Resource.text("media.tsv")),
      commonNames: CommonNames(try Resource.text("common-names.tsv")),
      noUndertakings: try NoUndertakings(Resource.text("no-undertakings.tsv")),
      confidences: try ConfidenceTable(Resource.text("confidence.tsv")),
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
