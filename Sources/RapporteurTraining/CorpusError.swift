internal import Foundation

/// Why training data could not be read.
public enum CorpusError: Error, Sendable, CustomStringConvertible {
  /// There is no readable file at `path`.
  case unreadable(path: String)
  /// The file is not of its format.
  case malformed(path: String, what: String)
  /// The file holds nothing to learn from.
  case empty(path: String)

  /// What was found, in a line.
  public var description: String {
    switch self {
    case .unreadable(let path): "cannot read \(path)"
    case .malformed(let path, let what): "\(path) is not of its format: \(what)"
    case .empty(let path): "\(path) holds nothing to learn from"
    }
  }

  /// The lines of the file at `path`.
  package static func lines(of path: String) throws(CorpusError) -> [Substring] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CorpusError.unreadable(path: path)
    }
    return String(decoding: data, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }
}
