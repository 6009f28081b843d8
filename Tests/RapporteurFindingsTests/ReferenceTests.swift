import RapporteurCore
import Testing

/// Whom groups and names in one phrase mean.
@Suite struct ReferenceTests {
  private func parties(_ text: String, headline: String? = nil) throws -> [Set<String>] {
    let record = try Fixture.record(
      of: text, headline: headline, publisher: "The White House", kind: .statement)
    return record.commitments.map { Set(record.names($0.actors)) }
  }

  @Test(arguments: [
    "Despite the war in Norway, the United States will send engineers.",
    "During the Forum for Harbours, the United States pledged to send engineers.",
    "We sent ships to Norway, and the United States will send engineers.",
  ])
  func whatOpensAClauseIsInNoListWithItsSubject(_ text: String) throws {
    #expect(try parties(text).allSatisfy { $0 == ["United States"] })
  }

  @Test(arguments: [
    ("The Office of Management and Budget will open a port.", "Office of Management and Budget"),
    ("The Food and Drug Administration will open a port.", "Food and Drug Administration"),
    ("The Department of State will open a port.", "Department of State"),
  ])
  func aBodyHasItsWholeName(_ text: String, name: String) throws {
    #expect(try parties(text) == [[name]])
  }

  @Test func aShortNameIsTheBodysNamedBefore() throws {
    let text = """
      The Department of Education released a plan.

      The Department will open a school.
      """
    #expect(try parties(text).last == ["Department of Education"])
  }

  @Test func theTwoLeadersAreThoseNamed() throws {
    let text = """
      President Ana Holm looks forward to welcoming President Peter Lind on Friday.

      The two leaders agreed to open the road.
      """
    #expect(try parties(text) == [["Ana Holm", "Peter Lind"]])
  }

  @Test func ourGovernmentsAreThoseOfTheHeadline() throws {
    let text = "I thank the envoy. Our governments will open the road."
    #expect(
      try parties(text, headline: "Statement from Ana Holm on U.S.-Mexican Roads")
        == [["United States", "Mexico"]])
  }

  @Test func bareMayorsAreNotThoseNamedBefore() throws {
    let text = """
      Ana Holm and Peter Lind met in Oslo.

      Counselors pledged to open the road.
      """
    #expect(try parties(text) == [["Counselors"]])
  }

  @Test func whatDescribesAGroupIsKeptWhole() throws {
    #expect(
      try parties("Families in Oslo and Bergen pledged to open the road.")
        == [["Families in Oslo and Bergen"]])
  }

  @Test func thePresidentAndOtherLeadersAreBoth() throws {
    let text = """
      President Bill Clinton landed in Oslo.

      The President and G7 leaders will open the road.
      """
    #expect(try parties(text) == [["Bill Clinton", "G7 leaders"]])
  }

  @Test func anAuthorIsNotHe() throws {
    let record = try Fixture.record(
      of: "I knew Peter Lind well. The country and I will remember his commitment to the alliance.",
      headline: "Statement from President Ana Holm on the Passing of Peter Lind")
    #expect(record.positions.allSatisfy { record.names($0.actors) != ["Ana Holm"] })
  }

  @Test func whoseTheSupportIsStandsBeforeIt() throws {
    let record = try Fixture.record(
      of:
        "Mr. Lind reaffirmed Norway’s support for the pact. Mr. Lind reaffirmed our commitment to it.",
      headline: "Readout of a Meeting", publisher: "The White House")
    #expect(record.positions.first.map { record.names($0.actors) } == ["Norway"])
  }

  @Test func participantsOfNoKnownEncounterAreNobody() throws {
    #expect(try parties("Participants pledged to open the road.").isEmpty)
  }

  @Test func thePresidentAfterTheVicePresidentIsAnother() throws {
    let record = try Fixture.record(
      of: "The Vice President left for Oslo. The President urged Sweden to open the strait.")
    #expect(record.positions.map { record.names($0.actors) } == [["President"]])
  }

  @Test func twoOwnersJoinedByAndAreBothMeant() throws {
    let record = try Fixture.record(
      of: "The envoys reaffirmed Norway’s and Sweden’s commitment to clearing the mines.")
    #expect(record.commitments.map { Set(record.names($0.actors)) } == [["Norway", "Sweden"]])
  }
}
