internal import ArgumentParser
internal import Rapporteur
internal import RapporteurCore
internal import RapporteurFindings
internal import RapporteurReading

/// `rapporteur explain`: why a finding is in the record of a report.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why a finding is in the record of a report.",
    discussion: """
      Prints the rule that made the finding and where it stands, the pattern that fits, the \
      sentence's tree around it, the entries of the lexicons that bore on it, how its actors were \
      told and on what basis, and how far it can be trusted. Identifiers are those that \
      `rapporteur read` prints; without any, every finding is explained.

      Examples:
        rapporteur explain report.txt o1
        rapporteur explain --published 1995-11-15 report.txt m1 c2
        rapporteur explain --report 2024-05-06-readout articles.ndjson k1
      """)

  @Argument(
    help: "The file with the report; - is standard input.", completion: .file())
  var file: String

  @Argument(help: ArgumentHelp("The findings to explain.", valueName: "finding"))
  var findings: [String] = []

  @OptionGroup var models: ModelOptions

  @Option(help: "What the file is; auto tells it by its content.")
  var from: InputFormat = .auto

  @Option(
    help: ArgumentHelp(
      "The day on which the report was published, whatever it says.", valueName: "YYYY-MM-DD"))
  var published: PublicationDay?

  @Option(help: ArgumentHelp("The outlet of the report, whatever it says.", valueName: "name"))
  var publisher: String?

  @Option(
    help: ArgumentHelp(
      "Which report of the file: its identifier, or its number counted from 1.",
      valueName: "report"))
  var report: String?

  @OptionGroup var confidence: ConfidenceOptions

  func run() throws {
    let input = try InputFile(path: file == "-" ? nil : file).read()
    let reader = ReportReader(
      format: from.reportFormat,
      overrides: ReportReader.Overrides(published: published?.day, publisher: publisher),
      largestText: ReportReader.largestReport)
    let reports = try reader.reports(in: input).map { try $0.get() }
    let chosen = try choice(among: reports, of: input.name)
    let pipeline = try Pipeline(models: models.models, least: confidence.least)
    let wanted = findings.isEmpty ? pipeline.record(of: chosen).findingIdentifiers : findings
    var missing: [String] = []
    for (index, id) in wanted.enumerated() {
      guard let explanation = pipeline.explanation(of: id, in: chosen) else {
        missing.append(id)
        continue
      }
      let lines = explanation.lines(of: chosen.text)
      try StandardOutput.write(
        Array(((index > 0 ? "\n" : "") + lines.joined(separator: "\n") + "\n").utf8))
    }
    guard missing.isEmpty else {
      StandardError.write(
        "rapporteur: \(input.name): the record has no finding \(missing.joined(separator: ", ")); "
          + "`rapporteur read` lists those that it has")
      throw ExitCode(1)
    }
  }

  /// The report that is asked for; the only one if none is.
  private func choice(among reports: [Report], of name: String) throws -> Report {
    if let report {
      if let number = Int(report), reports.indices.contains(number - 1) {
        return reports[number - 1]
      }
      guard let found = reports.first(where: { $0.identifier == report }) else {
        throw ValidationError(
          "\(name) has no report \(report); it has \(reports.count), numbered from 1.")
      }
      return found
    }
    guard let only = reports.first, reports.count == 1 else {
      throw ValidationError(
        "\(name) has \(reports.count) reports; say which with --report, by identifier or number.")
    }
    return only
  }
}
