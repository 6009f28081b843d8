internal import Foundation
public import RapporteurReading

/// Where reports are read from: a file, or standard input.
public struct InputFile: Hashable, Sendable {
  /// The path of the file; nil for standard input.
  public let path: String?

  /// A file, or standard input for nil.
  public init(path: String?) { self.path = path }

  /// The path, or `standard input`.
  public var name: String { path ?? "standard input" }

  /// The inputs that `arguments` name: `-` or nothing is standard input, and a folder stands for
  /// the files in it and in the folders below, by name; what starts with a dot is left out.
  public static func inputs(from arguments: [String]) -> [InputFile] {
    guard !arguments.isEmpty else { return [InputFile(path: nil)] }
    return arguments.flatMap { argument in
      argument == "-" ? [InputFile(path: nil)] : files(at: argument).map { InputFile(path: $0) }
    }
  }

  /// Reads all bytes.
  /// - Throws: `ReadingError` with the code `unreadable`.
  public func read() throws(ReadingError) -> ReportInput {
    do {
      guard let path else {
        let data = try FileHandle.standardInput.readToEnd() ?? Data()
        return ReportInput(name: name, bytes: Array(data))
      }
      return ReportInput(name: name, bytes: Array(try Data(contentsOf: URL(filePath: path))))
    } catch {
      throw ReadingError(code: .unreadable, message: Self.reason(error), input: name)
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile?, .fileNoSuchFile?: "there is no such file"
    case .fileReadNoPermission?: "its permissions do not let it be read"
    default: "cannot be read: \(error.localizedDescription)"
    }
  }

  /// `path`, or the files below it in the order of their names if it is a folder.
  private static func files(at path: String) -> [String] {
    guard isFolder(path) else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
    .flatMap { files(at: path.hasSuffix("/") ? path + $0 : path + "/" + $0) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
