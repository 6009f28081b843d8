import RapporteurCore
import Testing

@Suite struct PositionTests {
  @Test(arguments: [
    "The agency has supported 1.8 million families.", "These centres support shop owners.",
    "We must stand with the miners.", "The king can support the treaty.",
    "Anyone who supports the treaty may vote.", "While seeking her degree, Ana Holm lived in Lund.",
    "Ana Holm welcomed children to the palace.",
    "To make sure that farmers are prepared to sell, she left.",
  ])
  func whatIsGivenDoneOrOnlyPossibleIsNoPosition(_ text: String) throws {
    #expect(try Fixture.record(of: text, headline: "Fact Sheet on Help").positions.count == 0)
  }

  @Test(arguments: [
    ("Norway stressed the importance of the ceasefire.", Position.Stance.priority),
    ("Norway supports the ceasefire.", .support),
    ("Norway opposes the ceasefire.", .oppose),
    ("Norway demanded the ceasefire.", .demand),
    ("Norway expressed concern over the ceasefire.", .concern),
    ("Norway welcomed the ceasefire.", .welcome),
    ("Norway condemned the ceasefire.", .condemn),
    ("Norway is open to the ceasefire.", .willing),
    ("Norway thanked Sweden for the ceasefire.", .thank),
  ])
  func theCueTellsTheStance(_ text: String, stance: Position.Stance) throws {
    let record = try Fixture.record(of: text)
    let position = try #require(record.positions.first)
    #expect(record.positions.count == 1)
    #expect(position.stance == stance)
    #expect(record.exact(position.content) == "the ceasefire")
    #expect(record.names(position.actors) == ["Norway"])
  }

  @Test func aPossessiveOwnerHoldsThePosition() throws {
    let record = try Fixture.record(
      of: "President Alva reaffirmed Norway’s support for the ceasefire.")
    #expect(record.positions.map { record.names($0.actors) } == [["Norway"]])
  }

  @Test func aCoordinationIsOnePosition() throws {
    let record = try Fixture.record(
      of: "Norway welcomed the ceasefire and the release of the crew.")
    #expect(
      record.positions.map { record.exact($0.content) }
        == ["the ceasefire and the release of the crew"])
  }

  @Test func theOneAddressedIsNoPartOfADemand() throws {
    let record = try Fixture.record(of: "Norway urged Sweden to reopen the bridge.")
    #expect(record.positions.map { record.exact($0.content) } == ["reopen the bridge"])
  }

  @Test func notSupportingIsNoSupport() throws {
    let record = try Fixture.record(of: "Norway does not support the plan.")
    #expect(!record.positions.contains { $0.stance == .support })
  }

  @Test func whatIsSupposedIsNoPosition() throws {
    let record = try Fixture.record(of: "The talks will fail if Norway supports the plan.")
    #expect(record.positions.count == 0)
  }
}
