internal import Foundation

/// A text resource of the package, read as lines of tab-separated cells.
///
/// Lines that are empty or start with "#" say nothing. Several entries in a cell are separated
/// by "|". A cell that is missing at the end of a line counts as empty.
struct ResourceTable {
  /// A line: its number, from 1, and its cells.
  struct Row {
    /// The number of the line in the file, from 1.
    var line: Int
    /// The cells, without white space at either end.
    var cells: [String]

    /// The cell in that column, empty if there is none.
    subscript(column: Int) -> String { column < cells.count ? cells[column] : "" }

    /// The entries of the cell in that column.
    func list(_ column: Int) -> [String] {
      self[column].utf8.split(separator: UInt8(ascii: "|")).map(ResourceTable.trimmed)
        .filter { !$0.isEmpty }
    }
  }

  /// What lies between the spaces and tabs at either end.
  fileprivate static func trimmed(_ bytes: Substring.UTF8View) -> String {
    var rest = bytes
    while let first = rest.first, isSpace(first) { rest = rest.dropFirst() }
    while let last = rest.last, isSpace(last) { rest = rest.dropLast() }
    return String(Substring(rest))
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// The lines that say something, in order.
  var rows: [Row] = []

  /// The rows of `text`.
  init(text: String) {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where line.first != UInt8(ascii: "#") && !line.allSatisfy(Self.isSpace) {
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      rows.append(Row(line: index + 1, cells: cells.map(Self.trimmed)))
    }
  }

  /// The text of the English resource of that name, or the problem that kept it from being read.
  static func text(of name: String) -> Result<String, ResourceProblem> {
    let url = Bundle.module.bundleURL.appendingPathComponent("en/" + name)
    do {
      return .success(try String(contentsOf: url, encoding: .utf8))
    } catch {
      return .failure(
        ResourceProblem(resource: name, line: nil, message: "cannot be read: \(error)"))
    }
  }
}

/// Something in a text resource that could not be used.
///
/// A table keeps its problems beside what it could read; the package's own tables have none, which
/// the tests see to.
public struct ResourceProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the file.
  public var resource: String
  /// The line, from 1, or nil for the file as a whole.
  public var line: Int?
  /// What was expected and what was found.
  public var message: String

  /// `states.tsv:12: …`
  public var description: String {
    resource + (line.map { ":\($0)" } ?? "") + ": " + message
  }
}
