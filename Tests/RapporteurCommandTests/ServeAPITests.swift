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

    let (server, address) = try Self.server(["serve", "--port", "0"], in: folder)
    defer {
      server.terminate()
      server.waitUntilExit()
    }
    let client = Process()
    client.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    client.arguments = [
      root.appendingPathComponent("Tests/Readers/api.py").path, address, ".",
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

  @Test func peopleSignInWhereOthersReachTheDesk() async throws {
    let folder = try Folder()
    let password = "four words of a test"
    func users(_ arguments: String..., input: String = "") throws -> Run {
      try Command.run(
        ["users"] + arguments + ["--ledger", "talks.sqlite"], input: Array(input.utf8), in: folder)
    }
    let serve = ["serve", "--ledger", "talks.sqlite", "--port", "0", "--host", "0.0.0.0"]
    let closed = try Command.run(serve, in: folder)
    #expect(closed.status == 1 && closed.errors.contains("rapporteur users add"))
    #expect(try users("add", "Anna", "--role", "admin").status != 0, "without a password")
    #expect(try users("add", "Anna", "--role", "reader", input: password + "\n").status == 0)
    let open = try Command.run(serve, in: folder)
    #expect(open.status == 1 && open.errors.contains("--proxy"))
    let token = try users("token", "Anna", "--for", "test").output.trimmingCharacters(in: .newlines)

    let (server, address) = try Self.server(serve + ["--plain"], in: folder)
    defer {
      server.terminate()
      server.waitUntilExit()
    }
    let client = Process()
    client.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    client.arguments = [
      root.appendingPathComponent("Tests/Readers/signin.py").path,
      address.replacing("0.0.0.0", with: "127.0.0.1"), "Anna", password, token,
    ]
    let errors = Pipe()
    client.standardError = errors
    try client.run()
    let why = errors.fileHandleForReading.readDataToEndOfFile()
    client.waitUntilExit()
    #expect(client.terminationStatus == 0, "\(String(decoding: why, as: UTF8.self))")

    let log = try users("log")
    for action in ["sign-out", "sign-in", "sign-in failed", "token make", "user add"] {
      #expect(log.output.contains(action), "\(action)")
    }
    #expect(try users("withdraw", "1").status == 0)
    #expect(try users("tokens").output == "There are no tokens.\n")
    #expect(try users("remove", "anna").status == 0)
    #expect(try users("remove", "anna").status == 1)
    #expect(try users("list").output.contains("no users"))
  }

  /// A server with those arguments, and the address at which it says that it is.
  private static func server(_ arguments: [String], in folder: Folder) throws -> (Process, String) {
    let server = Process()
    server.executableURL = try Command.program()
    server.arguments = arguments
    server.environment = Command.environment
    server.currentDirectoryURL = folder.url
    let said = Pipe()
    server.standardError = said
    try server.run()
    var line = ""
    while !line.contains("\n"), server.isRunning {
      line += String(decoding: said.fileHandleForReading.availableData, as: UTF8.self)
    }
    let address = try #require(line.firstMatch(of: #/http:\/\/[0-9.]+:\d+\//#)).output
    return (server, String(address))
  }
}
