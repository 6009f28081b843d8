/// A line of a table that is a text resource: cells parted by tabs.
struct TableRow {
  /// The cells, without empty ones.
  let columns: [String]
  /// The file's name and the number of the line, from 1.
  private let file: String
  private let line: Int

  /// The lines of `source` that say something: neither empty nor beginning with "#".
  static func rows(of source: String, file: String) -> [TableRow] {
    var rows: [TableRow] = []
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      rows.append(
        TableRow(
          columns: line.split(separator: "\t").map(String.init), file: file, line: index + 1))
    }
    return rows
  }

  /// What to throw where the line is not as it should be.
  func fault(_ message: String) -> RuleFileError {
    RuleFileError(file: file, line: line, message: message)
  }
}
