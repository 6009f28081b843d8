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
      """)

  /// How reports are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, ndjson
  }

  @OptionGroup var inputs: InputOptions

  @Option(help: "What the files are; auto tells it by their content.")
  var from: InputFormat = .auto

  @Option(help: "How to print the reports; text prints their blocks with a line between them.")
  var format: Format = .text

  func run() async throws {
    let format = format
    let layout: BatchRun.Layout =
      switch format {
      case .text: .paragraphs
      case .json: .jsonArray
      case .ndjson: .lines
      }
    let reader = ReportReader(format: from.reportFormat)
    try await BatchRun(inputs: inputs, reader: reader).stream(as: layout) { report, file in
      switch format {
      case .text:
        Array(report.blocks.map { report.text[$0.span] }.joined(separator: "\n\n").utf8)
      case .json: ReportJSON.json.utf8(of: report, file: file.name)
      case .ndjson: ReportJSON.ndjson.utf8(of: report, file: file.name)
      }
    }
  }
}
