import Foundation
import Testing

/// `rapporteur read` and `rapporteur analyse`, with the models that the package ships.
@Suite struct ReadTests {
  static let report = """
    The Courier
    Sunday, September 17, 1978

    Leaders sign two frameworks for peace

    President Anwar Sadat of Egypt met Prime Minister Menachem Begin of Israel on Sunday.

    “We have a long way to go,” Sadat said.

    """

  @Test func theBytesDoNotDependOnTheNumberOfThreads() throws {
    let folder = try Folder()
    for number in 0..<6 {
      try folder.write(
        Self.report + String(repeating: "They met. ", count: number % 3 * 20), to: "\(number).txt")
    }
    for format in ["ndjson", "summary", "html"] {
      let arguments = ["read", ".", "--format", format, "--threads"]
      let one = try Command.run(arguments + ["1"], in: folder)
      let two = try Command.run(arguments + ["2"], in: folder)
      #expect(one.status == 0)
      #expect(!one.output.isEmpty)
      #expect(one.output == two.output)
    }
  }

  @Test func everySpanOfARecordIsWhatTheTextHolds() throws {
    let folder = try Folder()
    try folder.write(Self.report, to: "report.txt")
    let run = try Command.run(["read", "--format", "json", "report.txt"], in: folder)
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let record = try #require(value as? [String: Any])
    let report = try #require(record["report"] as? [String: Any])
    #expect(report["published"] as? String == "1978-09-17")
    #expect(report["publisher"] as? String == "The Courier")
    let text = try #require(report["text"] as? String)
    #expect(text == Self.report)
    let scalars = Array(text.unicodeScalars)
    var spans = 0
    func visit(_ value: Any) {
      if let array = value as? [Any] { array.forEach(visit) }
      guard let object = value as? [String: Any] else { return }
      if let exact = object["exact"] as? String, let start = object["start"] as? Int,
        let end = object["end"] as? Int
      {
        spans += 1
        #expect(String(String.UnicodeScalarView(scalars[start..<end])) == exact)
      }
      object.values.forEach(visit)
    }
    visit(record)
    #expect((record["meetings"] as? [Any])?.isEmpty == (spans == 0))
  }

  @Test func analyseTakesTextAsItIs() throws {
    let run = try Command.run(
      ["analyse"], input: Array("They met. We agreed.".utf8), in: try Folder())
    #expect(run.status == 0)
    #expect(run.lines.first == "# newdoc id = standard input")
    #expect(
      run.lines.filter { $0.hasPrefix("# text = ") } == [
        "# text = They met.", "# text = We agreed.",
      ])
    let words = run.lines.filter { !$0.hasPrefix("#") }
    #expect(words.count == 6)
    #expect(
      words.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 10 })
  }

  @Test func anOptionOutranksWhatTheReportSays() throws {
    let folder = try Folder()
    try folder.write(Self.report, to: "report.txt")
    let run = try Command.run(
      [
        "read", "report.txt", "--format", "ndjson", "--published", "1978-09-18", "--publisher",
        "The Herald",
      ], in: folder)
    #expect(run.output.contains(#""publisher":"The Herald","published":"1978-09-18","#))
    #expect(run.output.contains(#""publishedBasis":"option""#))
  }
}
