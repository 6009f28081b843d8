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

  @Option(
    help: ArgumentHelp(
      "Go on behind the record of a web archive that begins at that byte.",
      discussion: """
        The byte is the archiveOffset of the last report that an earlier run has written.
        """, valueName: "byte"))
  var after: Int?

  mutating func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads must be 1 or more.") }
    guard after == nil || (files.count == 1 && files[0] != "-" && (after ?? 0) >= 0) else {
      throw ValidationError("--after needs one file, and a byte of it from 0 on.")
    }
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
enum InputFormat: ExpressibleByArgument, CaseIterable {
  case auto
  case format(ReportFormat)

  static var allCases: [InputFormat] { [.auto] + ReportFormat.allCases.map(InputFormat.format) }

  init?(argument: String) {
    guard let format = Self.allCases.first(where: { $0.defaultValueDescription == argument })
    else { return nil }
    self = format
  }

  static var allValueStrings: [String] { allCases.map(\.defaultValueDescription) }

  var defaultValueDescription: String { reportFormat?.rawValue ?? "auto" }

  /// The format, or nil to tell it by the bytes.
  var reportFormat: ReportFormat? {
    switch self {
    case .auto: nil
    case .format(let format): format
    }
  }
}
