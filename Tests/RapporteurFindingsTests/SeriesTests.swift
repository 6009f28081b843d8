import RapporteurCore
import Testing

/// Parties named in one series, of which the tree loses some.
@Suite struct SeriesTests {
  @Test(arguments: [
    (
      "Today, Ana Holm met with college presidents, campus health officials, and student affairs professionals.",
      ["Ana Holm", "college presidents", "health officials", "student affairs professionals"]
    ),
    (
      "Today, Ana Holm hosted a talk with Deputy Director of Ports Peter Lind, private sector employers, and bank experts.",
      ["Ana Holm", "Peter Lind", "private sector employers", "bank experts"]
    ),
    (
      "Today, senior officials met with makers of bells, including Northbell and Lindqvist Foundry, to discuss supply.",
      ["senior officials", "makers of bells", "Northbell", "Lindqvist Foundry"]
    ),
    (
      "Today, President Alva hosted Senators Holm, Bergson, Lind, Dahl, Ekeland, and Wicker for a meeting about the roads.",
      ["Alva", "Holm", "Bergson", "Lind", "Dahl", "Ekeland", "Wicker"]
    ),
    (
      "President Alva spoke today with Prime Minister Holm, and Peter Lind said that the road was open.",
      ["Alva", "Holm"]
    ),
  ])
  func eachMemberTakesPart(_ text: String, _ participants: [String]) throws {
    let record = try Fixture.record(
      of: text, headline: "Readout of a Meeting", publisher: "The White House", kind: .readout)
    #expect(record.participants(of: try record.onlyMeeting()) == participants)
  }

  @Test(arguments: [
    (
      "Mr. Holm met today with his counterparts from NATO Allies Estonia, Latvia, Lithuania, and Poland.",
      "his counterparts from NATO Allies Estonia, Latvia, Lithuania, and Poland"
    ),
    (
      "Norwegian officials from the Policy Council, Economic Council, and Office of Ports met with lenders.",
      "Norwegian officials from the Policy Council, Economic Council, and Office of Ports"
    ),
  ])
  func theNamesBehindFromBelongToTheGroup(_ text: String, _ group: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.participants(of: try record.onlyMeeting()).contains(group))
  }

  @Test func theFourOthersAreThoseOfTheMeetingBesides() throws {
    let record = try Fixture.record(
      of: """
        This morning, President Alva hosted Leader Holm, Leader Lind, Speaker Berg, and Leader Dahl in Oslo.

        The President and the four leaders discussed the rail strike.
        """)
    #expect(
      record.outcomes.map { record.names($0.parties) } == [
        ["Alva", "Holm", "Lind", "Berg", "Dahl"]
      ])
  }

  @Test func twoGroupsOfOneCoordinationAreNotAskedForEachOther() throws {
    let record = try Fixture.record(
      of: """
        Ana Holm, Peter Lind, Eva Berg, Nils Dahl and Ida Ek met in Oslo.

        The two leaders and the three leaders discussed the rail strike.
        """)
    #expect(record.topics == ["the rail strike"])
  }
}
