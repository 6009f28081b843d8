internal import ArgumentParser
internal import Foundation
internal import Rapporteur
internal import RapporteurReading

/// The inputs of a command and how they are worked through.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files or folders to read; - or none is standard input.",
      discussion:
        "A folder stands for the files in it and below it, in the order of their names; Markdown is left out."
    ),
    completion: .file())
  var files: [String] = []

  @Option(help: ArgumentHelp("How many reports to work on at once.", valueName: "N"))
  var threads: Int = ProcessInfo.processInfo.activeProcessorCount

  mutating func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads must be 1 or more.") }
    guard files.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
  }
}

/// Where the language models lie.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the language models.",
      discussion: """
        Without it, the folder that RAPPORTEUR_MODELS names, or Models or \
        share/rapporteur/models beside or above the program.
        """, valueName: "folder"),
    completion: .directory)
  var models: String?
}

/// What the files are taken to be.
enum InputFormat: String, ExpressibleByArgument, CaseIterable {
  case auto, text, article, html

  /// The format, or nil to tell it by the bytes.
  var reportFormat: ReportFormat? {
    switch self {
    case .auto: nil
    case .text: .text
    case .article: .article
    case .html: .html
    }
  }
}
