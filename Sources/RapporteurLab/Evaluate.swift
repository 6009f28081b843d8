internal import ArgumentParser
internal import Foundation
internal import RapporteurLanguage
internal import RapporteurTraining

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures the models on data that they were not trained on, from raw text.")

  @Option(help: "The folder of the data.")
  var data: String

  @Option(help: "The folder of the models.")
  var models = "Models"

  @Flag(help: "Also list the names that are missed (-) and those that are none (+).")
  var mistakes = false

  func run() throws {
    let model = try LanguageModel(path: try ModelLocator(explicit: models).folder())
    let analyser = Analyser(model: model)
    for name in ["en_ewt-dev", "en_gum_open-dev"] {
      let treebank = try Treebank(paths: ["\(data)/ud/\(name).conllu"])
      let score = TreebankScore(of: analyser, on: treebank)
      print(name)
      for figure in score.figures {
        print("  " + Self.padded(figure.name, 10) + String(format: "%6.2f", figure.value))
      }
      let seconds = score.duration / .seconds(1)
      print("  " + String(format: "%d words in %.2f s", score.words, seconds))
    }
    for (name, corpus) in try TrainingData(folder: data).heldOutNames() {
      print(name)
      let score = NameScore(of: analyser, on: corpus)
      for row in score.rows {
        print(
          "  " + Self.padded(row.name, 14)
            + String(format: "gold %5d  found %5d  F1 %.3f", row.gold, row.system, row.f1))
      }
      if mistakes { for line in score.mistakes { print("  " + line) } }
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
