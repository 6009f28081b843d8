import Foundation
import Testing

/// A real server on this machine, asked by a program that knows its description only.
@Suite struct ServeAPITests {
  @Test func anotherProgramAsksTheDesk() async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = try Folder()
    let ingest = try Command.run(
      ["ingest", root.appendingPathComponent("Examples").path], in: folder)
    try #require(ingest.status == 0, "\(ingest.errors)")
    for question in ["meetings", "statements", "outcomes", "positions"] {
      let run = try Command.run([question, "--limit", "0", "--format", "json"], in: folder)
      try folder.write(run.output, to: question + ".json")
    }

    let server = Process()
    server.executableURL = try Command.program()
    server.arguments = ["serve", "--port", "0"]
    server.currentDirectoryURL = folder.url
    let said = Pipe()
    server.standardError = said
    try server.run()
    defer {
      server.terminate()
      server.waitUntilExit()
    }
    var line = ""
    while !line.contains("\n"), server.isRunning {
      line += String(decoding: said.fileHandleForReading.availableData, as: UTF8.self)
    }
    let address = try #require(line.firstMatch(of: #/http:\/\/127\.0\.0\.1:\d+\//#)).output

    let client = Process()
    client.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    client.arguments = [
      root.appendingPathComponent("Tests/Readers/api.py").path, String(address), ".",
      root.appendingPathComponent("docs/api.md").path,
    ]
    client.currentDirectoryURL = folder.url
    let errors = Pipe()
    client.standardError = errors
    client.standardOutput = FileHandle.nullDevice
    try client.run()
    let why = errors.fileHandleForReading.readDataToEndOfFile()
    client.waitUntilExit()
    #expect(
      client.terminationStatus == 0,
      "`make system-tests` installs what it needs: \(String(decoding: why, as: UTF8.self))")
  }
}
