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

  /// Opens it to be read from the byte at `offset` on; a pipe is read up to there.
  /// - Throws: `ReadingError` with the code `unreadable`.
  public func open(at offset: Int = 0) throws(ReadingError) -> ReportStream {
    let file = try opened()
    let isSought = offset == 0 || lseek(file.descriptor, off_t(offset), SEEK_SET) >= 0
    if !isSought { try skip(offset, of: file) }
    return ReportStream(name: name, offset: offset, size: file.size.map { max(0, $0 - offset) }) {
      (buffer) throws(ReadingError) in
      try read(file, into: buffer)
    }
  }

  /// Reads all bytes as they are, packed or not.
  /// - Throws: `ReadingError` with the code `unreadable`.
  public func read() throws(ReadingError) -> ReportInput {
    let file = try opened()
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try read(file, into: buffer)
      if count == 0 { return ReportInput(name: name, bytes: bytes) }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private func opened() throws(ReadingError) -> OpenFile {
    guard let path else { return OpenFile(descriptor: STDIN_FILENO, isOwned: false) }
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(errno) }
    return OpenFile(descriptor: descriptor, isOwned: true)
  }

  private func skip(_ count: Int, of file: OpenFile) throws(ReadingError) {
    var left = count
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while left > 0 {
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(left, buffer.count)])
      let read = try read(file, into: part)
      if read == 0 { return }
      left -= read
    }
  }

  private func read(_ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer)
    throws(ReadingError) -> Int
  {
    while true {
      let count = Foundation.read(file.descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw unreadable(errno) }
    }
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

/// A file descriptor, closed with the value that owns it.
private final class OpenFile {
  let descriptor: Int32
  private let isOwned: Bool

  init(descriptor: Int32, isOwned: Bool) {
    self.descriptor = descriptor
    self.isOwned = isOwned
  }

  /// The number of bytes of a regular file; nil for anything else.
  var size: Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  deinit { if isOwned { close(descriptor) } }
}
