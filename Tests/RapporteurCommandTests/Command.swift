import Foundation
import Testing

/// What one run of the command wrote and how it ended.
struct Run {
  var status: Int32
  var output: String
  var errors: String

  /// The lines of the output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// Runs the command that was built beside the tests.
enum Command {
  /// The path of the program.
  static func program() throws -> URL {
    var folder = Bundle.main.executableURL?.deletingLastPathComponent()
    while let place = folder, place.path != "/" {
      let program = place.appendingPathComponent("rapporteur")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
      folder = place.deletingLastPathComponent()
    }
    throw NotBuilt()
  }

  struct NotBuilt: Error {}

  /// What the tests' own shell has set, without the ledger that it may name.
  static let environment = ProcessInfo.processInfo.environment.filter {
    $0.key != "RAPPORTEUR_LEDGER"
  }

  /// Runs the command with those arguments and that standard input, in `folder`.
  ///
  /// Its output goes to files, so no pipe can fill up.
  static func run(_ arguments: [String], input: [UInt8] = [], in folder: Folder) throws -> Run {
    let streams = try Folder()
    let process = Process()
    process.executableURL = try program()
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder.url
    process.standardInput = try FileHandle(forReadingFrom: try streams.write(input, to: "in"))
    let output = try streams.write([], to: "out")
    let errors = try streams.write([], to: "err")
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A folder that is removed with the value that made it.
final class Folder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rapporteur-tests-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes `bytes` to the file of that name, in the folders that its path names.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  /// Writes `text` to the file of that name.
  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    try write(Array(text.utf8), to: name)
  }
}
