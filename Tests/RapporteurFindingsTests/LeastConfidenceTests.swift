import RapporteurCore
import Testing

@testable import RapporteurFindings

@Suite struct LeastConfidenceTests {
  private let least = LeastConfidence(
    accounts: .init(0), nearAccounts: .init(0.1), transcripts: .init(0.2), others: .init(0.3))

  @Test(arguments: [
    (Report.Kind.readout, 0.3, 0.0), (.communique, 1, 0), (.readout, 0.29, 0.1),
    (.communique, 0, 0.1), (.statement, 0.3, 0.1), (.statement, 0.2, 0.3), (.transcript, 1, 0.2),
    (.transcript, 0, 0.2),
  ])
  func whatIsAskedGoesByTheSortOfReport(_ kind: Report.Kind, share: Double, findings: Double) {
    #expect(least.bounds(of: kind, share: share).findings == findings)
  }

  @Test func encountersAndStatementsAreAskedAsMuchUnlessSaidOtherwise() {
    let bounds = LeastConfidence.Bounds(0.5, statements: 0.7)
    #expect(bounds.encounters == 0.5)
    #expect(bounds.statements == 0.7)
  }

  /// All of a readout on dealings with other states is kept here, and nothing of one on matters at home.
  @Test(arguments: [
    ("President Lena Berg met today with Prime Minister Per Lind of Sweden.", 1),
    ("President Lena Berg met today with the mayors in Stockholm.", 1),
    ("President Lena Berg met today with Mayor Per Lind and his wife.", 0),
  ])
  func statesNamedInTheTextMakeItOneOnDealings(_ text: String, meetings: Int) throws {
    let record = try Fixture.record(
      of: text, headline: "Readout of a Meeting", publisher: "The White House", kind: .readout,
      least: LeastConfidence(
        accounts: .init(0), nearAccounts: .init(1), transcripts: .init(1), others: .init(1)))
    #expect(record.meetings.count == meetings)
  }
}
