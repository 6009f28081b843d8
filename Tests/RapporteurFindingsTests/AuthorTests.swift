import RapporteurCore
import Testing

@testable import RapporteurFindings

@Suite struct AuthorTests {
  @Test func anUnsignedMessageOfAPresidentIsHisWhoIsInOffice() throws {
    let record = try Fixture.record(
      of: "Today, we vow to rebuild the harbour. My Administration will send engineers.",
      headline: "Presidential Message on Harbour Day", publisher: "The White House",
      published: "1995-11-21")
    #expect(
      record.commitments.map { record.names($0.actors) } == [
        ["Bill Clinton"], ["Clinton Administration"],
      ])
  }

  @Test func thePresidentOfAnOwnPublicationIsHeWhoIsInOffice() throws {
    let record = try Fixture.record(
      of: "The President pledged to send observers to the valley.", publisher: "The White House")
    #expect(record.commitments.map { record.names($0.actors) } == [["Bill Clinton"]])
  }

  @Test func thePresidentOfANewspaperIsNobodyKnown() throws {
    let record = try Fixture.record(
      of: "The President pledged to send observers to the valley.", publisher: "The Courier")
    #expect(record.commitments.map { record.names($0.actors) } == [["President"]])
  }

  @Test func weTakesUpThoseWithWhomTheAuthorHasJustActed() throws {
    let record = try Fixture.record(
      of: "Peter Lind and I will rebuild the harbour. We will send engineers to the valley.",
      headline: "Statement by Ana Holm on the Harbour")
    #expect(
      record.commitments.map { Set(record.names($0.actors)) } == [
        ["Peter Lind", "Ana Holm"], ["Peter Lind", "Ana Holm"],
      ])
  }

  @Test func aGroupOfStatesSpeaksInItsOwnStatement() throws {
    let record = try Fixture.record(
      of: "We condemn the shelling of the town.", headline: "G7 Leaders’ Statement on the Valley",
      publisher: "The White House")
    #expect(record.positions.map { record.names($0.actors) } == [["G7"]])
  }

  @Test func weTheLeadersOfAreThoseNamed() throws {
    let record = try Fixture.record(
      of: "We, the leaders of Norway, Sweden and Finland, condemn the shelling of the town.",
      headline: "A Declaration on the Valley", publisher: "The White House")
    #expect(
      record.positions.map { Set(record.names($0.actors)) } == [["Norway", "Sweden", "Finland"]])
  }

  @Test(arguments: [
    "13 million Americans will build the harbour.", "Cuban Americans will build the harbour.",
  ])
  func someOfAPeopleAreNotItsState(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.commitments.allSatisfy { !record.names($0.actors).contains("United States") })
    #expect(record.commitments.allSatisfy { !record.names($0.actors).contains("Cuba") })
  }

  @Test func anInitiativeUndertakesNothing() throws {
    let record = try Fixture.record(
      of: "The Clean Harbour Initiative will build a pier. The agency will build a bridge.")
    #expect(record.commitments.map { record.exact($0.action) } == ["build a bridge"])
  }

  @Test func anOfficeEndsWithItsTerm() throws {
    let holders = try OfficeHolders("Norway\tgovernor\tAna Holm\t1990-01-01\t1994-01-01\n")
    #expect(
      holders.holder(of: "governor", in: "Norway", on: try #require(Day(iso: "1993-12-31")))
        == "Ana Holm")
    #expect(
      holders.holder(of: "governor", in: "Norway", on: try #require(Day(iso: "1994-01-01"))) == nil)
    #expect(throws: RuleFileError.self) { try OfficeHolders("Norway\tgovernor\tAna Holm\tsoon\t-") }
  }
}
