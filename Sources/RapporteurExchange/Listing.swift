/// Rows under columns, printed for a person or a program.
public struct Listing: Sendable {
  /// How rows are printed.
  public enum Format: String, Sendable, CaseIterable {
    case table, json, ndjson, csv
  }

  /// One column.
  public struct Column: Sendable {
    /// Its name, in JSON and CSV as it is, in tables with blanks for capitals.
    public var name: StaticString
    /// Whether a table shows it; JSON and CSV always do.
    public var isInTable: Bool
    /// Whether long values are wrapped in a table rather than widening it.
    public var isWrapped: Bool

    /// Creates a column.
    public init(_ name: StaticString, inTable: Bool = true, wrapped: Bool = false) {
      self.name = name
      isInTable = inTable
      isWrapped = wrapped
    }
  }

  /// One value.
  public enum Cell: Sendable {
    case text(String?)
    case number(Int?)
    /// Two decimals.
    case fraction(Double?)
    case truth(Bool)
    case list([String])
    /// One value for a table and another for a program.
    case shown(String, Indirect)
    /// A value behind another.
    public indirect enum Indirect: Sendable {
      case text(String?)
      case number(Int?)
      case list([String])
    }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, each with a cell a column.
  public var rows: [[Cell]]

  /// Creates a listing without rows.
  public init(_ columns: [Column]) {
    self.columns = columns
    rows = []
  }

  /// The listing as text, without a final line feed; a table is fitted to `width` columns.
  public func text(as format: Format, width: Int = 80) -> String {
    switch format {
    case .table: table(width: width)
    case .json:
      rows.isEmpty
        ? "[]" : "[\n" + rows.map { json($0, layout: .pretty) }.joined(separator: ",\n") + "\n]"
    case .ndjson: rows.map { json($0, layout: .line) }.joined(separator: "\n")
    case .csv: csv
    }
  }
}

// MARK: JSON and CSV

extension Listing {
  /// Adds the rows to `json` as an array of objects.
  public func write(to json: inout JSONWriter) {
    json.array(rows) { json, row in
      json.object { json in
        for (column, cell) in zip(columns, row) {
          json.key(column.name)
          cell.write(to: &json)
        }
      }
    }
  }

  private func json(_ row: [Cell], layout: JSONWriter.Layout) -> String {
    var json = JSONWriter(layout: layout)
    json.object { json in
      for (column, cell) in zip(columns, row) {
        json.key(column.name)
        cell.write(to: &json)
      }
    }
    return json.string
  }

  /// - Source: RFC 4180, with line feeds for line ends.
  private var csv: String {
    let head = columns.map { "\($0.name)" }.joined(separator: ",")
    let lines = rows.map { CSVText.row($0.map(\.exported), lineEnd: "") }
    return ([head] + lines).joined(separator: "\n")
  }
}

extension Listing.Cell {
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .text(let text), .shown(_, .text(let text)): json.value(text)
    case .number(let number), .shown(_, .number(let number)): json.value(number)
    case .fraction(let fraction):
      if let fraction { json.value(fraction: fraction) } else { json.null() }
    case .truth(let truth): json.value(truth)
    case .list(let list), .shown(_, .list(let list)):
      json.array(list, inline: true) { $0.value($1) }
    }
  }

  /// The value for CSV.
  var exported: CSVText.Cell {
    switch self {
    case .number(let number), .shown(_, .number(let number)): .number(number)
    case .fraction: .decimal(Double(plain))
    case .list(let list), .shown(_, .list(let list)): .list(list)
    default: .text(plain)
    }
  }

  /// The value as text.
  fileprivate var plain: String {
    switch self {
    case .text(let text), .shown(_, .text(let text)): text ?? ""
    case .number(let number), .shown(_, .number(let number)): number.map(String.init) ?? ""
    case .fraction(let fraction):
      fraction.map { String(Double(Int(($0 * 100).rounded())) / 100) } ?? ""
    case .truth(let truth): truth ? "true" : "false"
    case .list(let list), .shown(_, .list(let list)): list.joined(separator: "; ")
    }
  }

  /// The value as a table shows it.
  fileprivate var words: String {
    switch self {
    case .shown(let words, _): words.oneLine
    case .list(let list): list.joined(separator: ", ").oneLine
    default: plain.oneLine
    }
  }

  fileprivate var isNumber: Bool {
    switch self {
    case .number, .fraction: true
    default: false
    }
  }
}

// MARK: Tables

extension Listing {
  private func table(width: Int) -> String {
    let shown = columns.indices.filter { columns[$0].isInTable }
    guard !shown.isEmpty else { return "" }
    let heads = shown.map { Self.title(columns[$0].name) }
    let cells = rows.map { row in shown.map { row[$0].words } }
    var widths = shown.indices.map { index in
      max(heads[index].columns, cells.map { $0[index].columns }.max() ?? 0)
    }
    let flexible = shown.indices.filter { columns[shown[$0]].isWrapped }
    let fixed = shown.indices.filter { !flexible.contains($0) }.reduce(0) { $0 + widths[$1] }
    var room = max(width, 40) - fixed - 2 * (shown.count - 1)
    // The narrow ones take what they need, and the others share what is left by their need, of which
    // the longest value counts for less than its length: it may well take several lines.
    var waiting = flexible.sorted { widths[$0] < widths[$1] }
    while !waiting.isEmpty {
      let needs = waiting.map { Double(widths[$0]).squareRoot() }
      let share = Double(room) * needs[0] / needs.reduce(0, +)
      let index = waiting.removeFirst()
      widths[index] = min(widths[index], max(12, Int(share)))
      room -= widths[index]
    }
    var lines = [line(heads, widths, numbers: [])]
    for (row, words) in zip(rows, cells) {
      let numbers = Set(shown.indices.filter { row[shown[$0]].isNumber })
      let wrapped = zip(words, widths).map { Self.wrapped($0, to: $1) }
      for index in 0..<(wrapped.map(\.count).max() ?? 0) {
        lines.append(
          line(wrapped.map { index < $0.count ? $0[index] : "" }, widths, numbers: numbers))
      }
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ cells: [String], _ widths: [Int], numbers: Set<Int>) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let blanks = String(repeating: " ", count: max(0, widths[index] - cell.columns))
      line += (index > 0 ? "  " : "") + (numbers.contains(index) ? blanks + cell : cell + blanks)
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// "independentSources" as "independent sources".
  private static func title(_ name: StaticString) -> String {
    "\(name)".reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : String($1) }
  }

  /// `text` in lines of at most `width` columns, broken between words where that can be.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    guard text.columns > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var word = String(word)
      if !line.isEmpty, line.columns + 1 + word.columns > width {
        lines.append(line)
        line = ""
      }
      while word.columns > width {
        lines.append(String(word.prefix(width)))
        word = String(word.dropFirst(width))
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + (line.isEmpty ? [] : [line])
  }
}
