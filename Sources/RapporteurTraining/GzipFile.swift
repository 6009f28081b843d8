internal import Foundation

/// Reading of compressed files of one JSON object a line, with the system's gzip.
enum GzipFile {
  static func lines(of path: String) throws(CorpusError) -> [Substring] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    let data: Data
    do {
      try process.run()
      data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    } catch {
      throw CorpusError.unreadable(path: path)
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CorpusError.unreadable(path: path) }
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }

  static func articleBody(_ line: Substring) -> String? {
    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return object?["articleBody"] as? String
  }
}
