import Foundation

/// The project's documentation, for tests that hold it to the code.
enum Documentation {
  /// The text of a file under `docs`.
  static func page(_ name: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("docs/" + name), encoding: .utf8)
  }
}
