internal import ArgumentParser
internal import Foundation
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur export`: the ledger for other programs.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hand the ledger, or what a question leaves of it, to other programs.",
    discussion: """
      Formats:
      \(ExportFormat.allCases.map { "  \($0.rawValue.padding(toLength: 17, withPad: " ", startingAt: 0)) \($0.summary)" }.joined(separator: "\n"))

      docs/exchange.md tells what maps to what. The same ledger gives the same bytes. In CSV, a text \
      that a spreadsheet would take for a formula gets an apostrophe before it.

      Examples:
        rapporteur export --as icalendar --with "Franjo Tuđman" -o meetings.ics
        rapporteur export --as cameo-csv --since 1995-11-01 > events.csv
        rapporteur export --as ndjson | rapporteur ingest --ledger copy.sqlite -
      """)

  @Option(
    name: .customLong("as"), help: ArgumentHelp("The format.", valueName: "format"),
    completion: .list(ExportFormat.allCases.map(\.rawValue)), transform: Self.format)
  var format: ExportFormat

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write it, else standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "What the addresses of reports and findings begin with.", valueName: "address"))
  var base = LedgerExport.defaultBase

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions

  private static func format(_ name: String) throws -> ExportFormat {
    guard let format = ExportFormat(rawValue: name) else {
      let names = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("there is no format \"\(name)\"; expected one of \(names).")
    }
    return format
  }

  func run() throws {
    let ledger = try ledger.open()
    let filter = filter.filter(limitedTo: nil)
    let title = filter.process ?? "Rapporteur"
    let export = LedgerExport(format, filter: filter, base: base, title: title)
    guard let output else {
      do {
        try export.write(ledger, to: ExportOutput { try StandardOutput.write($0) })
      } catch is StandardOutput.Closed {
        return
      }
      return
    }
    try Self.write(export, of: ledger, to: output)
  }

  /// Writes beside `path` and then in its place, so that nobody finds half an export there.
  private static func write(_ export: LedgerExport, of ledger: Ledger, to path: String) throws {
    let part = path + ".part"
    guard FileManager.default.createFile(atPath: part, contents: nil),
      let file = FileHandle(forWritingAtPath: part)
    else {
      throw ValidationError(
        "\(path) cannot be written; see that its folder exists and that you may write there.")
    }
    do {
      try export.write(ledger, to: ExportOutput { try file.write(contentsOf: Data($0)) })
      try file.close()
      guard rename(part, path) == 0 else {
        throw ValidationError("\(path) cannot be replaced.")
      }
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
  }
}
