internal import ArgumentParser
internal import Rapporteur
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurReading

/// `rapporteur read`: reports in, records out.
struct Read: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read reports and print the record of each.",
    discussion: """
      Reads plain text as pasted or scraped, web pages, schema.org NewsArticle JSON (one object, \
      an array, one a line, or in a @graph), feeds, NewsML-G2, ninjs and web archives, packed with \
      gzip or Zstandard or not. A report that cannot be read is named on standard error and the \
      others are read.

      Examples:
        rapporteur read report.txt
        rapporteur read --format ndjson reports/ > records.ndjson
        zcat articles.ndjson.gz | rapporteur read - --from article --format ndjson
        rapporteur read --format html reports/ > talks.html
        rapporteur read --published 1978-09-17 --publisher "The Courier" notes.txt
      """)

  /// How records are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case summary, json, ndjson, html
  }

  @OptionGroup var inputs: InputOptions

  @OptionGroup var models: ModelOptions

  @Option(help: "What the files are; auto tells it by their content.")
  var from: InputFormat = .auto

  @Option(
    help: ArgumentHelp(
      "The day on which the reports were published, whatever they say.", valueName: "YYYY-MM-DD"))
  var published: PublicationDay?

  @Option(
    help: ArgumentHelp("The outlet of the reports, whatever they say.", valueName: "name"))
  var publisher: String?

  @Option(
    help: ArgumentHelp(
      "How to print the records.",
      discussion: """
        summary is made for a person; json is one object, or an array for several reports; ndjson \
        is one record a line, written as soon as it is made; html is one page with the text of \
        the reports and their findings marked in it.
        """))
  var format: Format = .summary

  @OptionGroup var confidence: ConfidenceOptions

  func run() async throws {
    let reader = ReportReader(
      format: from.reportFormat,
      overrides: ReportReader.Overrides(published: published?.day, publisher: publisher),
      largestText: ReportReader.largestReport)
    let pipeline = try Pipeline(models: models.models, least: confidence.least)
    let run = BatchRun(inputs: inputs, reader: reader)
    switch format {
    case .json:
      try await run.stream(as: .jsonArray) { report, _ in
        RecordJSON.json.utf8(of: pipeline.record(of: report))
      }
    case .ndjson:
      try await run.stream(as: .lines) { report, _ in
        RecordJSON.ndjson.utf8(of: pipeline.record(of: report))
      }
    case .summary:
      let isTerminal = StandardOutput.isTerminal
      let summary = SummaryFormat(width: StandardOutput.width ?? 80, colour: isTerminal)
      try await run.collect({ report, _ in pipeline.record(of: report) }, into: summary.text(of:))
    case .html:
      try await run.collect(
        { report, _ in pipeline.record(of: report) }, into: HTMLFormat().text(of:))
    }
  }
}

/// A day of publication, `YYYY-MM-DD`.
struct PublicationDay: ExpressibleByArgument {
  let day: Day

  init?(argument: String) {
    guard argument.utf8.count == 10 else { return nil }
    guard let day = Day(iso: argument) else { return nil }
    self.day = day
  }
}
