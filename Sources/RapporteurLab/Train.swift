internal import ArgumentParser
internal import Foundation
internal import RapporteurLanguage
internal import RapporteurTraining

/// The stages that have a model.
enum TrainedStage: String, CaseIterable, ExpressibleByArgument {
  case tokeniser, lexicon, tagger, parser, names, all
}

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Trains the models; the same data gives the same bytes.")

  @Argument(help: "Which model: \(TrainedStage.allCases.map(\.rawValue).joined(separator: ", ")).")
  var stage: TrainedStage

  @Option(help: "The folder of the training data.")
  var data: String

  @Option(help: "The folder that the models go to, in a folder for their language.")
  var models = "Models"

  @Option(help: "Passes over the data, in place of each model's own number.")
  var epochs: Int?

  func run() throws {
    let folder = models + "/en"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let treebank = try TrainingData(folder: data).treebank()
    report("\(treebank.wordCount) words to learn from")
    if stage == .tokeniser || stage == .all {
      try write(folder + "/tokeniser.model") {
        var trainer = TokeniserTrainer()
        if let epochs { trainer.epochs = epochs }
        return trainer.train(treebank)
      }
    }
    if stage == .lexicon || stage == .all {
      let texts = try TrainingData(folder: data).texts()
      try write(folder + "/" + LexiconTable.fileName) {
        try LexiconTrainer().train(
          treebank, texts: texts, tokeniserPath: folder + "/tokeniser.model")
      }
    }
    if stage == .tokeniser || stage == .lexicon { return }
    let lexicon = try LexiconTable(path: folder + "/" + LexiconTable.fileName)
    if stage == .tagger || stage == .all {
      try write(folder + "/tagger.model") {
        var trainer = TaggerTrainer()
        if let epochs { trainer.epochs = epochs }
        return trainer.train(treebank, lexicon: lexicon)
      }
    }
    if stage == .parser || stage == .all {
      try write(folder + "/parser.model") {
        var trainer = ParserTrainer()
        if let epochs { trainer.epochs = epochs }
        trainer.progress = { report("parser: pass \($0)") }
        return trainer.train(treebank, lexicon: lexicon)
      }
    }
    if stage == .names || stage == .all {
      let corpus = try TrainingData(folder: data).names()
      try write(folder + "/names.model") {
        var trainer = NamesTrainer()
        if let epochs { trainer.epochs = epochs }
        return trainer.train(
          corpus, treebank: treebank, model: try LanguageModel(path: folder, withNames: false),
          lexicon: lexicon)
      }
    }
  }

  private func write(_ path: String, _ train: () throws -> [UInt8]) throws {
    let start = ContinuousClock.now
    let bytes = try train()
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let seconds = (ContinuousClock.now - start).components.seconds
    report("\(path): \(bytes.count) bytes in \(seconds) s")
  }
}

/// Says something on standard error.
func report(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}
