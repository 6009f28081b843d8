internal import ArgumentParser
internal import Rapporteur
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurReading

/// `rapporteur extract`: what reading makes of the inputs, before any analysis.
struct Extract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the text and metadata that were found in each report.",
    discussion: """
      Shows what the other commands work on: headline, outlet, date and blocks.

      Examples:
        rapporteur extract report.txt
        rapporteur extract --format ndjson reports/
        rapporteur extract --format html page.html > article.html
      """)

  /// How reports are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, ndjson, html
  }

  @OptionGroup var inputs: InputOptions

  @Option(help: "What the files are; auto tells it by their content.")
  var from: InputFormat = .auto

  @Option(
    help: ArgumentHelp(
      "How to print the reports.",
      discussion: """
        text prints their blocks with a line between them; json is an array with all that is known of \
        each; ndjson is one report a line; html is one page to read them on.
        """))
  var format: Format = .text

  func run() async throws {
    let reader = ReportReader(format: from.reportFormat)
    let run = BatchRun(inputs: inputs, reader: reader)
    switch format {
    case .text:
      try await run.stream(as: .paragraphs) { report, _ in
        Array(
          report.blocks.map { report.text.utf8[$0.span.start..<$0.span.end] }
            .joined(separator: "\n\n".utf8))
      }
    case .json:
      try await run.stream(as: .jsonArray) { ReportJSON.json.utf8(of: $0, file: $1.name) }
    case .ndjson:
      try await run.stream(as: .lines) { ReportJSON.ndjson.utf8(of: $0, file: $1.name) }
    case .html:
      try await run.collect({ report, _ in report }, into: HTMLFormat().text(ofReports:))
    }
  }
}
