internal import ArgumentParser
internal import Rapporteur
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurReading

/// `rapporteur analyse`: the language analysis of the inputs.
struct Analyse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the language analysis: sentences, words, trees, names and times.",
    discussion: """
      Plain text is taken as it is, all of it body; with --from article the text is that of the \
      record.

      Examples:
        rapporteur analyse report.txt
        rapporteur analyse --format json - < report.txt
      """)

  /// How analyses are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case conllu, json, ndjson
  }

  @OptionGroup var inputs: InputOptions

  @OptionGroup var models: ModelOptions

  @Option(help: "What the files are; auto tells it by their content.")
  var from: InputFormat = .format(.text)

  @Option(help: "How to print the analyses.")
  var format: Format = .conllu

  func run() async throws {
    let format = format
    let layout: BatchRun.Layout =
      switch format {
      case .conllu: .plain
      case .json: .jsonArray
      case .ndjson: .lines
      }
    // Without findings a text costs less and may be a whole corpus.
    let reader = ReportReader(
      format: from.reportFormat, asWholeText: true, largestText: 16 * ReportReader.largestReport)
    let pipeline = try Pipeline(models: models.models)
    try await BatchRun(inputs: inputs, reader: reader).stream(as: layout) { report, file in
      let analysis = pipeline.analysis(of: report)
      let name = report.identifier ?? file.name
      let day = report.publicationDay
      return switch format {
      case .conllu: CoNLLU().utf8(of: analysis, document: name)
      case .json: AnalysisJSON.json.utf8(of: analysis, identifier: name, publicationDay: day)
      case .ndjson: AnalysisJSON.ndjson.utf8(of: analysis, identifier: name, publicationDay: day)
      }
    }
  }
}
