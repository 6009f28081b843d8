internal import Foundation

/// The figures that the models must not fall below, and those that are aimed at.
public struct Baseline: Sendable {
  /// A figure: what is measured, by which name, and its bounds.
  public struct Entry: Codable, Sendable {
    /// The data: `en_ewt-dev`.
    public var data: String
    /// The figure: `LAS`.
    public var figure: String
    /// What it must not fall below.
    public var floor: Double
    /// What is aimed at, nil where nothing is.
    public var aim: Double?
  }

  private struct File: Codable {
    var figures: [Entry]
  }

  private let entries: [String: Entry]

  /// Reads the file at `path`.
  /// - Throws: `CorpusError` where it cannot be read or is not of its format.
  public init(path: String) throws(CorpusError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CorpusError.unreadable(path: path)
    }
    do {
      let file = try JSONDecoder().decode(File.self, from: data)
      entries = Dictionary(
        file.figures.map { ("\($0.data) \($0.figure)", $0) },
        uniquingKeysWith: { first, _ in first })
    } catch {
      throw CorpusError.malformed(path: path, what: "\(error)")
    }
  }

  /// The bounds of a figure, nil where there are none.
  public func entry(_ data: String, _ figure: String) -> Entry? { entries["\(data) \(figure)"] }
}
