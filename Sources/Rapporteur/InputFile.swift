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
  /// the files in it and in the folders below, by name; what starts with a dot is left out, and so
  /// are notes on the folder in Markdown (`.md`), which are read only when they are named.
  public static func inputs(from arguments: [String]) -> [InputFile] {
    guard !arguments.isEmpty else { return [InputFile(path: nil)] }
    return arguments.flatMap { argument in
      argument == "-" ? [InputFile(path: nil)] : files(at: argument).map { InputFile(path: $0) }
    }
  }

  /// Reads all bytes.
  /// - Throws: `ReadingError` with the code `unreadable`.
  public func read() throws(ReadingError) -> ReportInput {
    guard let path else { return ReportInput(name: name, bytes: try bytes(of: STDIN_FILENO)) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(errno) }
    defer { close(descriptor) }
    return ReportInput(name: name, bytes: try bytes(of: descriptor))
  }

  /// All bytes that a file descriptor gives, be it of a file, a pipe or a terminal.
  private func bytes(of descriptor: Int32) throws(ReadingError) -> [UInt8] {
    var status = stat()
    var bytes: [UInt8] = []
    if fstat(descriptor, &status) == 0 { bytes.reserveCapacity(max(0, Int(status.st_size))) }
    let failure: Int32? = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) {
      while true {
        let count = Foundation.read(descriptor, $0.baseAddress, $0.count)
        if count > 0 {
          bytes.append(contentsOf: $0[..<count])
        } else if count == 0 {
          return nil
        } else if errno != EINTR {
          return errno
        }
      }
    }
    if let failure { throw unreadable(failure) }
    return bytes
  }

  private func unreadable(_ number: Int32) -> ReadingError {
    let reason =
      switch number {
      case ENOENT: "there is no such file"
      case EACCES: "its permissions do not let it be read"
      case EISDIR: "it is a folder whose files cannot be listed"
      default: "it cannot be read: \(String(cString: strerror(number)))"
      }
    return ReadingError(code: .unreadable, message: reason, input: name)
  }

  /// `path`, or the files below it in the order of their names if it is a folder.
  private static func files(at path: String) -> [String] {
    // A folder that cannot be listed is left in, so that reading it says so.
    guard isFolder(path),
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else { return [path] }
    return names.filter { !$0.hasPrefix(".") && !$0.lowercased().hasSuffix(".md") }.sorted {
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
