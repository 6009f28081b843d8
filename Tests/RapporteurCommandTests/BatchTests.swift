import Foundation
import Testing

/// What holds of every command: order, failures, exit statuses.
@Suite struct BatchTests {
  static func article(_ number: Int, body: String = "They met.") -> String {
    #"{"identifier": "\#(number)", "headline": "Report \#(number)", "articleBody": "\#(body)"}"#
  }

  @Test func everyReportReadIsStatusZero() throws {
    let folder = try Folder()
    try folder.write("Leaders meet\n\nThey met. They agreed.\n", to: "a.txt")
    let run = try Command.run(["extract", "a.txt"], in: folder)
    #expect(run.status == 0)
    #expect(run.output == "Leaders meet\n\nThey met. They agreed.\n")
    #expect(run.errors.isEmpty)
  }

  @Test func aFolderStandsForItsReportsButNotForNotesOnThem() throws {
    let folder = try Folder()
    try folder.write("Second\n\nThey met. They agreed.\n", to: "b.txt")
    try folder.write("First\n\nThey met. They agreed.\n", to: "a.txt")
    try folder.write("# What these files are\n\nTwo reports on talks.\n", to: "README.md")
    let run = try Command.run(["extract", "--format", "ndjson", "."], in: folder)
    #expect(run.status == 0)
    let headlines = try run.lines.map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return value?["headline"] as? String
    }
    #expect(headlines == ["First", "Second"])
  }

  @Test func aBadFileIsNamedAndTheRestIsRead() throws {
    let folder = try Folder()
    try folder.write("First\n\nThey met. They agreed.\n", to: "1.txt")
    try folder.write([0x50, 0x4B, 3, 4, 0, 0], to: "2.txt")
    try folder.write("", to: "3.txt")
    try folder.write(Self.article(4) + "\n{\"articleBody\n" + Self.article(5) + "\n", to: "4.json")
    try folder.write("Last\n\nThey met. They agreed.\n", to: "6.txt")
    let files = ["1.txt", "2.txt", "3.txt", "4.json", "none.txt", "6.txt"]
    let run = try Command.run(["extract", "--format", "ndjson"] + files, in: folder)
    #expect(run.status == 1)
    let headlines = try run.lines.map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return (value as? [String: Any])?["headline"] as? String
    }
    #expect(headlines == ["First", "Report 4", "Report 5", "Last"])
    #expect(
      run.errors == """
        rapporteur: 2.txt: byte 0: expected text, found a zip file; unpack it first
        rapporteur: 3.txt: expected a report, found an empty file
        rapporteur: 4.json: line 2, byte 85: expected the '"' that ends the string of byte 73, \
        found the end
        rapporteur: none.txt: there is no such file

        """)
  }

  @Test(arguments: [
    ["read", "--format", "pdf"], ["read", "--from", "pdf"], ["read", "--after", "5"], ["summarise"],
    ["read", "--published", "x"],
    ["read", "--threads", "0"], ["read", "-", "-"],
  ])
  func wrongUseIsStatusTwo(arguments: [String]) throws {
    let run = try Command.run(arguments, in: try Folder())
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("Error: "))
  }

  @Test(arguments: [
    ["--version"], ["--help"], ["help", "read"], ["read", "--help"], ["analyse", "--help"],
    ["extract", "--help"], ["--generate-completion-script", "bash"],
  ])
  func whatIsAskedForIsStatusZero(arguments: [String]) throws {
    let run = try Command.run(arguments, in: try Folder())
    #expect(run.status == 0)
    #expect(!run.output.isEmpty)
    #expect(run.errors.isEmpty)
  }

  @Test func aFolderStandsForItsFilesByName() throws {
    let folder = try Folder()
    for name in ["b.txt", "a/2.txt", "a/10.txt", ".hidden.txt", "c.txt"] {
      try folder.write("They met. They agreed on \(name).\n", to: "dossier/" + name)
    }
    let run = try Command.run(["extract", "dossier"], in: folder)
    #expect(run.lines.map { $0.dropFirst(25) } == ["a/10.txt.", "a/2.txt.", "b.txt.", "c.txt."])
  }

  @Test func theOrderIsThatOfTheInputWithAnyNumberOfThreads() throws {
    let folder = try Folder()
    // Reports of very different length, so that later ones are done first.
    let lines = (0..<200).map { number in
      Self.article(
        number, body: String(repeating: "They met. ", count: number % 7 == 0 ? 3000 : 1))
    }
    try folder.write(lines.joined(separator: "\n"), to: "many.ndjson")
    let arguments = ["extract", "--format", "ndjson", "many.ndjson", "--threads"]
    let one = try Command.run(arguments + ["1"], in: folder)
    let four = try Command.run(arguments + ["4"], in: folder)
    #expect(one.lines.count == 200)
    #expect(one.lines.enumerated().allSatisfy { $1.contains("\"headline\":\"Report \($0)\"") })
    #expect(one.output == four.output)
  }

  @Test func severalReportsAreOneArray() throws {
    let folder = try Folder()
    try folder.write(Self.article(1) + "\n" + Self.article(2), to: "two.ndjson")
    let run = try Command.run(["extract", "--format", "json", "two.ndjson"], in: folder)
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    #expect((value as? [[String: Any]])?.count == 2)
  }

  @Test func standardInputIsReadWhereNoFileIsNamed() throws {
    for arguments in [["extract"], ["extract", "-"]] {
      let run = try Command.run(
        arguments, input: Array("They met. They agreed.".utf8), in: try Folder())
      #expect(run.output == "They met. They agreed.\n")
    }
    let none = try Command.run(["extract"], in: try Folder())
    #expect(none.status == 1)
    #expect(none.errors == "rapporteur: standard input: expected a report, found an empty file\n")
  }

  @Test func aReaderThatLeavesEndsTheRunQuietly() throws {
    let folder = try Folder()
    let lines = (0..<3000).map {
      Self.article($0, body: String(repeating: "They met. ", count: 20))
    }
    try folder.write(lines.joined(separator: "\n"), to: "many.ndjson")
    let program = try Command.program().path
    for trap in ["", "trap '' PIPE; "] {
      let shell = Process()
      shell.executableURL = URL(filePath: "/bin/sh")
      shell.currentDirectoryURL = folder.url
      shell.arguments = [
        "-c", "\(trap)\"\(program)\" extract --format ndjson many.ndjson 2> err | head -n 1 > out",
      ]
      try shell.run()
      shell.waitUntilExit()
      let errors = try Data(contentsOf: folder.url.appendingPathComponent("err"))
      let output = try Data(contentsOf: folder.url.appendingPathComponent("out"))
      #expect(errors.isEmpty)
      #expect(output.count { $0 == 0x0A } == 1)
    }
  }

  @Test func aTextLongerThanAnyReportIsRefusedAndTheRestIsRead() throws {
    let folder = try Folder()
    try folder.write(String(repeating: "They met again. ", count: 100_000), to: "1.txt")
    try folder.write("They met. They agreed.", to: "2.txt")
    let run = try Command.run(["read", "--format", "ndjson", "1.txt", "2.txt"], in: folder)
    #expect(run.status == 1)
    #expect(run.lines.count == 1)
    #expect(run.errors.hasPrefix("rapporteur: 1.txt: line 1, byte 0: expected a report of at most"))
    let extract = try Command.run(["extract", "1.txt", "2.txt"], in: folder)
    #expect(extract.status == 0)
  }

  @Test func aMissingFolderOfModelsIsSaidToBe() throws {
    let run = try Command.run(
      ["read", "--models", "nowhere"], input: Array("They met.".utf8), in: try Folder())
    #expect(run.status == 1)
    #expect(run.errors.contains("nowhere"))
  }
}
