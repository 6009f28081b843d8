/// Rows of comma-separated values.
///
/// A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
/// line end, also in its full-width form) gets an apostrophe before it, which makes the spreadsheet show it as text.
/// Numbers, which the program makes itself, are left alone.
/// - Source: RFC 4180; OWASP, "CSV Injection".
enum CSVText {
  /// One value.
  enum Cell {
    case text(String?)
    case number(Int?)
    case decimal(Double?)
    case list([String])
  }

  /// The cells as one row with its line end.
  static func row(_ cells: [Cell], lineEnd: String = "\r\n") -> String {
    cells.map(field).joined(separator: ",") + lineEnd
  }

  /// The names of columns as one row with its line end.
  static func head(_ names: [String]) -> String { names.joined(separator: ",") + "\r\n" }

  private static func field(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text.map { quoted(guarded($0)) } ?? ""
    case .list(let list): quoted(guarded(list.joined(separator: "; ")))
    case .number(let number): number.map(String.init) ?? ""
    case .decimal(let number): number.map { "\($0)" } ?? ""
    }
  }

  /// `text` so that no spreadsheet takes it for a formula.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, openings.contains(first) else { return text }
    return "'" + text
  }

  private static let openings: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  /// `text` between double quotes if it needs them.
  static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D })
    else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
