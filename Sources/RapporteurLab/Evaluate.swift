internal import ArgumentParser
internal import Foundation
internal import RapporteurLanguage
internal import RapporteurTraining

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures the models on data that they were not trained on, from raw text.",
    discussion: "Ends with status 1 where a figure is below its floor.")

  @Option(help: "The folder of the data.")
  var data: String

  @Option(help: "The folder of the models.")
  var models = "Models"

  @Option(help: "The floors and aims.")
  var baseline = "Evaluation/baseline.json"

  @Flag(help: "Also list the names that are missed (-) and those that are none (+).")
  var mistakes = false

  func run() throws {
    let analyser = Analyser(
      model: try LanguageModel(path: try ModelLocator(explicit: models).folder()))
    var table = FigureTable(baseline: try Baseline(path: baseline))
    for name in ["en_ewt-dev", "en_gum_open-dev"] {
      let treebank = try Treebank(paths: ["\(data)/ud/\(name).conllu"])
      let score = TreebankScore(of: analyser, on: treebank)
      table.begin(name)
      for figure in score.figures { table.add(figure.name, figure.value, digits: 2) }
      let seconds = score.duration / .seconds(1)
      print("  " + String(format: "%d words in %.2f s", score.words, seconds))
    }
    table.begin("ontogum-dev")
    for figure in try CoreferenceScore(of: analyser, folder: data + "/coref/ontogum-dev").figures {
      table.add(
        figure.name, figure.f1, digits: 3,
        note: String(format: "P %.3f R %.3f", figure.precision, figure.recall))
    }
    for (name, corpus) in try TrainingData(folder: data).heldOutNames() {
      table.begin(name)
      let score = NameScore(of: analyser, on: corpus)
      for row in score.rows {
        table.add(
          row.name, row.f1, digits: 3, note: "gold \(row.gold), found \(row.system)")
      }
      if mistakes { for line in score.mistakes { print("  " + line) } }
    }
    guard table.below.isEmpty else {
      report("below their floors: " + table.below.joined(separator: "; "))
      throw ExitCode.failure
    }
  }
}

/// Prints figures beside their floors and aims.
private struct FigureTable {
  let baseline: Baseline
  private var data = ""
  /// The figures below their floors.
  private(set) var below: [String] = []

  init(baseline: Baseline) { self.baseline = baseline }

  mutating func begin(_ name: String) {
    data = name
    print(name)
  }

  mutating func add(_ figure: String, _ value: Double, digits: Int, note: String = "") {
    func text(_ value: Double) -> String { String(format: "%\(digits + 4).\(digits)f", value) }
    var line = "  " + figure.padding(toLength: 14, withPad: " ", startingAt: 0) + text(value)
    if let entry = baseline.entry(data, figure) {
      line += "  floor" + text(entry.floor) + (entry.aim.map { "  aim" + text($0) } ?? "")
      if value < entry.floor {
        line += "  BELOW"
        below.append("\(data) \(figure)")
      }
    }
    print(note.isEmpty ? line : line + "  " + note)
  }
}
