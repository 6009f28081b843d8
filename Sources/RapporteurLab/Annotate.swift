internal import ArgumentParser
internal import Foundation
internal import RapporteurCore
internal import RapporteurLanguage

struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the CoNLL-U of a text, for measuring with other tools.")

  @Argument(help: "A file of plain text.")
  var file: String

  @Option(help: "The folder of the models.")
  var models = "Models/en"

  func run() throws {
    let analyser = Analyser(model: try LanguageModel(path: models))
    let text = ReportText(
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self))
    let block = Block(.paragraph, text.span)
    let start = ContinuousClock.now
    let analysis = analyser.analysis(of: text, blocks: [block], publicationDay: nil)
    let elapsed = ContinuousClock.now - start
    report("\(analysis.count) words in \(elapsed)")
    print(analysis.conllu(identifier: file), terminator: "")
  }
}
