import Foundation
import Testing

@Suite struct ReadmeTests {
  /// The example of the README is run as it stands there. If it fails after a change for the
  /// better, put the new output into the README.
  @Test func theReadmeShowsTheCommandsRealOutput() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let example = try #require(
      readme.split(separator: "## An example\n").last?.split(separator: "\n## ").first)
    let code = example.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { $0.isEmpty || $0.hasPrefix("    ") }
      .map { String($0.dropFirst(4)) }
    let prompts = code.indices.filter { code[$0].hasPrefix("$ ") }
    try #require(prompts.count == 2)
    func block(_ lines: ArraySlice<String>) -> String {
      lines.joined(separator: "\n").trimmingCharacters(in: .newlines) + "\n"
    }
    let cat = code[prompts[0]].split(separator: " ").map(String.init)
    let command = code[prompts[1]].split(separator: " ").map(String.init)
    try #require(cat.count == 3 && cat[1] == "cat" && command.prefix(2) == ["$", "rapporteur"])

    let folder = try Folder()
    try folder.write(block(code[(prompts[0] + 1)..<prompts[1]]), to: cat[2])
    let run = try Command.run(Array(command.dropFirst(2)), in: folder)
    #expect(run.output == block(code[(prompts[1] + 1)...]))
    #expect(run.errors.isEmpty)
  }
}
