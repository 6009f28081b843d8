import Foundation
import Testing

@Suite struct LedgerCommandTests {
  /// The folder of the example reports.
  private static var examples: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Examples").path
  }

  /// A ledger of the example reports, made once for all tests.
  private static let dossier: Result<Folder, any Error> = Result {
    let folder = try Folder()
    let run = try Command.run(["ingest", examples], in: folder)
    try #require(run.status == 0, "\(run.errors)")
    return folder
  }

  private func ask(_ arguments: [String]) throws -> Run {
    try Command.run(arguments, in: try Self.dossier.get())
  }

  @Test func ingestSaysWhatBecameOfTheReports() throws {
    let folder = try Folder()
    try folder.write(
      "Talks in Streslau\n\nThe ministers met in Streslau on Monday.", to: "in/a.txt")
    try folder.write([0xFF, 0x00, 0x01, 0x02], to: "in/b.txt")
    let first = try Command.run(["ingest", "in", "--ledger", "talks.sqlite"], in: folder)
    #expect(first.status == 1)
    #expect(first.output.isEmpty)
    #expect(first.errors.contains("in/b.txt"))
    #expect(first.errors.contains("2 reports: 1 new, 1 could not be read\n"))
    #expect(first.errors.contains("talks.sqlite: 1 report, "))
    let second = try Command.run(["ingest", "in/a.txt", "--ledger", "talks.sqlite"], in: folder)
    #expect(second.status == 0)
    #expect(second.errors.hasPrefix("1 report: 1 known already\n"))
    let third = try Command.run(
      [
        "ingest", "in/a.txt", "--again", "--publisher", "The Streslau Post", "--ledger",
        "talks.sqlite",
      ],
      in: folder)
    #expect(third.errors.hasPrefix("1 report: 1 put in anew\n"))
    let reports = try Command.run(
      ["reports", "--ledger", "talks.sqlite", "--format", "csv", "--source", "streslau"], in: folder
    )
    #expect(reports.lines.count == 2)
  }

  @Test func recordsAreIngestedWithoutAnalysis() throws {
    let folder = try Folder()
    let records = try Command.run(
      ["read", "--for-ledger", "--format", "ndjson", Self.examples], in: folder)
    try folder.write(records.output + "{\"schema\": 1}\n", to: "records.ndjson")
    let run = try Command.run(
      ["ingest", "records.ndjson", "--models", "nowhere", "--ledger", "a.sqlite"], in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("records.ndjson: line 17: "))
    #expect(run.errors.contains("17 reports: 16 new, 1 could not be read"))
    for question in [["reports"], ["meetings"], ["actors"], ["outcomes", "--limit", "0"]] {
      let one = try Command.run(
        question + ["--ledger", "a.sqlite", "--format", "ndjson"], in: folder)
      let other = try ask(question + ["--format", "ndjson"])
      func plain(_ text: String) -> String {
        text.replacing(#/"source":"[^"]*"/#, with: "")
      }
      #expect(plain(one.output) == plain(other.output))
      #expect(!one.output.isEmpty)
    }
  }

  /// A process is killed at random moments until one gets to the end; the ledger must then be what one
  /// undisturbed run makes.
  @Test func aKilledIngestLosesNothingAndCarriesOn() throws {
    let folder = try Folder()
    let records = try Command.run(["read", "--format", "ndjson", Self.examples], in: folder)
    // The same reports under other digests and addresses, so that there is enough to be killed at.
    var lines: [String] = []
    for copy in 0..<6 {
      for line in records.lines {
        let digits = String(copy, radix: 16)
        lines.append(
          line.replacing("\"id\":\"sha256:", with: "\"id\":\"sha256:\(digits)\(digits)")
            .replacing(#/("id":"sha256:[0-9a-f]{64})[0-9a-f]*"/#, with: { "\($0.output.1)\"" })
            .replacing("\"url\":\"https://", with: "\"url\":\"https://\(digits)."))
      }
    }
    try folder.write(lines.joined(separator: "\n"), to: "records.ndjson")
    let undisturbed = try Command.run(
      ["ingest", "records.ndjson", "--ledger", "whole.sqlite"], in: folder)
    #expect(undisturbed.status == 0, "\(undisturbed.errors)")

    var kills = 0
    var rounds = 0
    while rounds < 400 {
      rounds += 1
      let process = Process()
      process.executableURL = try Command.program()
      process.arguments = ["ingest", "records.ndjson", "--ledger", "killed.sqlite"]
      process.currentDirectoryURL = folder.url
      process.standardError = FileHandle.nullDevice
      try process.run()
      // Now and then one is let run a little longer, so that the end is reached on any machine.
      usleep(UInt32.random(in: 1_000...UInt32(60_000 + 40_000 * rounds)))
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal {
        kills += 1
        if kills.isMultiple(of: 8) {
          let check = try Command.run(
            ["check", "--anchors", "--ledger", "killed.sqlite"], in: folder)
          // Killed very early it has no tables yet, which is said and mended by the next run.
          #expect(check.status == 0 || check.errors.contains("no ledger"), "\(check.errors)")
        }
      } else {
        #expect(process.terminationStatus == 0)
        break
      }
    }
    #expect(kills >= 5)
    let again = try Command.run(
      ["ingest", "records.ndjson", "--ledger", "killed.sqlite"], in: folder)
    #expect(again.errors.hasPrefix("96 reports: 96 known already\n"), "\(again.errors)")
    let check = try Command.run(["check", "--anchors", "--ledger", "killed.sqlite"], in: folder)
    #expect(check.status == 0)
    for question in ["reports", "actors", "meetings", "statements", "outcomes", "positions"] {
      let arguments = [question, "--limit", "0", "--format", "ndjson", "--ledger"]
      let one = try Command.run(arguments + ["whole.sqlite"], in: folder)
      let other = try Command.run(arguments + ["killed.sqlite"], in: folder)
      #expect(one.output == other.output, "\(question) differ after \(kills) kills")
      #expect(!one.output.isEmpty)
    }
  }

  /// The order in which reports come in, and how they are cut into runs, changes nothing in any answer.
  @Test func anyOrderOfIngestGivesTheSameAnswers() throws {
    let folder = try Folder()
    let records = try Command.run(["read", "--format", "ndjson", Self.examples], in: folder)
    let questions = [
      ["reports"], ["actors"], ["meetings"], ["statements"], ["outcomes"], ["conditions"],
      ["commitments"], ["positions"], ["status"], ["timeline", "--all"], ["check"],
      ["changes", "--since", "1995-11-12"], ["meetings", "--as-of", "1995-11-12"],
    ]
    func answers(_ lines: [String]) throws -> [String] {
      let folder = try Folder()
      let half = lines.count / 2
      for part in [lines[..<half], lines[half...]] {
        try folder.write(part.joined(separator: "\n"), to: "records.ndjson")
        let run = try Command.run(["ingest", "records.ndjson"], in: folder)
        #expect(run.status == 0, "\(run.errors)")
      }
      return try questions.map { question in
        let run = try Command.run(
          question + ["--limit", "0", "--format", "ndjson", "--present", "1995-12-01"], in: folder)
        #expect(!run.output.isEmpty, "\(question)")
        return run.output
      }
    }
    let expected = try answers(records.lines)
    for _ in 0..<3 {
      for (one, (other, question)) in zip(
        expected, zip(try answers(records.lines.shuffled()), questions))
      {
        #expect(one == other, "\(question)")
      }
    }
  }

  @Test func aBrokenSpanIsFound() throws {
    let folder = try Folder()
    try folder.write("Talks\n\nAnna Kovac met Emil Brun in Streslau on Monday.", to: "a.txt")
    _ = try Command.run(["ingest", "a.txt"], in: folder)
    let whole = try Command.run(["check", "--anchors"], in: folder)
    #expect(whole.status == 0)
    #expect(whole.output.hasSuffix(" spans are what was found\n"))
    // The text is changed behind the ledger's back.
    let file = folder.url.appendingPathComponent("rapporteur.sqlite")
    var bytes = try Data(contentsOf: file)
    let words = Data("met Emil Brun".utf8)
    var count = 0
    while let range = bytes.range(of: words) {
      bytes.replaceSubrange(range, with: Data("saw Emil Brun".utf8))
      count += 1
    }
    try #require(count > 0)
    try bytes.write(to: file)
    let broken = try Command.run(["check", "--anchors"], in: folder)
    #expect(broken.status == 1)
    #expect(broken.errors.contains("is not what was found"))
  }

  @Test func withoutALedgerOneIsToldHowToMakeIt() throws {
    let run = try Command.run(["meetings"], in: try Folder())
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(
      run.errors.contains("rapporteur.sqlite: there is no ledger; `rapporteur ingest` makes one"))
  }
}
