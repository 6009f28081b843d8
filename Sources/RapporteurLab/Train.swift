internal import ArgumentParser
internal import Foundation
internal import RapporteurTraining

/// The stages that have a model.
enum TrainedStage: String, CaseIterable, ExpressibleByArgument {
  case tokeniser, network, names, all
}

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Trains the models; the same data gives the same bytes.",
    discussion: """
      The network is trained by Training/train.py, which needs Python with PyTorch and gensim \
      (Training/requirements.txt); the program that uses the models needs neither.
      """)

  @Argument(help: "Which model: \(TrainedStage.allCases.map(\.rawValue).joined(separator: ", ")).")
  var stage: TrainedStage

  @Option(help: "The folder of the training data.")
  var data: String

  @Option(help: "The folder that the models go to, in a folder for their language.")
  var models = "Models"

  @Option(help: "The folder for what is made on the way, some 200 MB.")
  var work = ".build/training"

  @Option(help: "The Python that has PyTorch and gensim.")
  var python = "python3"

  @Option(help: "Passes over the data, in place of each model's own number.")
  var epochs: Int?

  @Flag(help: "Pack the network that was trained last, without training it again.")
  var packOnly = false

  func run() throws {
    let folder = models + "/en"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let data = TrainingData(folder: data)
    if stage == .tokeniser || stage == .all {
      try write(folder + "/tokeniser.model") {
        var trainer = TokeniserTrainer()
        if let epochs { trainer.epochs = epochs }
        return trainer.train(try data.treebank())
      }
    }
    if stage == .network || stage == .all {
      try write(folder + "/network.model") {
        if !packOnly {
          try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
          try NetworkCorpus().write(data, tokeniserPath: folder + "/tokeniser.model", to: work)
          try train()
        }
        return try NetworkPacker(path: work + "/network.bin").modelFile(corpus: work)
      }
    }
    if stage == .names || stage == .all {
      try write(folder + "/names.model") {
        var trainer = NamesTrainer()
        if let epochs { trainer.epochs = epochs }
        trainer.progress = { report("names: " + $0) }
        return try trainer.train(data, models: folder)
      }
    }
  }

  private func train() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        python, "Training/train.py", work, work + "/network.bin", "--dev",
        work + "/held-out.ndjson",
      ]
      + (epochs.map { ["--epochs", String($0)] } ?? [])
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONHASHSEED": "0"]) {
      $1
    }
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("Training/train.py ended with status \(process.terminationStatus)")
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
