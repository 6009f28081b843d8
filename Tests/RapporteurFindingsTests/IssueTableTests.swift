import RapporteurCore
import RapporteurLanguage
import Testing

@testable import RapporteurFindings

@Suite struct IssueTableTests {
  private static func table() throws -> IssueTable {
    try IssueTable(Resource.text("issues.tsv"))
  }

  @Test(arguments: [
    ("The sides agreed on a ceasefire.", ["Ce"]),
    ("The sides discussed the release of all prisoners.", ["TjPrire"]),
    ("The ministers discussed security guarantees for the island.", ["SsrGua"]),
    ("The ministers discussed the withdrawal of all foreign troops.", ["SsrFf"]),
    ("The ministers discussed elections in the valley.", ["Ele"]),
    ("The ministers discussed the lifting of sanctions.", ["TjSan"]),
    ("The ministers discussed the reconstruction of the port.", ["Dev"]),
    ("The ministers discussed humanitarian access to the town.", ["DevHum"]),
    ("The ministers discussed the return of refugees.", ["GRef"]),
    ("The ministers discussed the weather.", []),
  ])
  func anOutcomeIsCodedByItsTopic(_ row: (text: String, codes: [String])) throws {
    let record = try Fixture.record(of: row.text)
    #expect(record.outcomes.map(\.issues) == [row.codes])
  }

  @Test func aConditionIsCodedByBothOfItsSides() throws {
    let record = try Fixture.record(
      of: "The withdrawal of the troops depends on the release of the prisoners.")
    #expect(try record.onlyCondition().issues == ["SsrFf", "TjPrire"])
  }

  @Test func aCommitmentIsCodedByItsAct() throws {
    let record = try Fixture.record(of: "The government pledged to lift the sanctions.")
    #expect(record.commitments.map(\.issues) == [["TjSan"]])
  }

  @Test func codesStandInTheOrderOfTheTextEachOnce() throws {
    let record = try Fixture.record(
      of: "The rebels pledged to release all hostages and prisoners before the elections.")
    #expect(record.commitments.first?.issues == ["TjPrire", "Ele"])
  }

  @Test func theLongestTermCounts() throws {
    let table = try IssueTable("A\tone\tpeace\nB\ttwo\tpeace talk\n")
    let analysis = HandBuilt.names("peace talk peace", [])
    #expect(table.codes(in: analysis.text.span, of: analysis) == ["B", "A"])
  }

  @Test func aStarStandsForUpToFourWords() throws {
    let table = try IssueTable("A\tone\twithdraw * troop\n")
    let near = HandBuilt.names("withdraw all of its armed troop", [])
    let far = HandBuilt.names("withdraw a b c d e troop", [])
    #expect(table.codes(in: near.text.span, of: near) == ["A"])
    #expect(table.codes(in: far.text.span, of: far) == [])
  }

  @Test func aRowShortOfAColumnIsNamed() {
    #expect(
      throws: RuleFileError(
        file: "issues.tsv", line: 2,
        message: "expected a code, a name and terms parted by tabs, found 2 columns")
    ) { try IssueTable("A\tone\tpeace\nB\ttwo\n") }
  }

  @Test func everyCodeIsDocumented() throws {
    let page = try Documentation.page("issues.md")
    let missing = try Self.table().names.map(\.code).filter { !page.contains("| `\($0)` |") }
    #expect(missing == [])
  }
}
