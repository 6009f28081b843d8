import RapporteurCore
import Testing

@Suite struct EventTests {
  typealias Row = (text: String, plover: String, mode: String?, cameo: String)

  @Test(arguments: [
    Row("Norway’s Ana Holm spoke with Peter Lind of Sweden.", "CONSULT", "phone", "041"),
    Row("The Norwegian delegation met with the Swedish delegation.", "CONSULT", nil, "040"),
    Row("Norway and Sweden signed the accord.", "SUPPORT", nil, "057"),
    Row("Norway and Sweden agreed on the accord.", "AGREE", nil, "030"),
    Row("Norway urged Sweden to reopen the bridge.", "REQUEST", nil, "100"),
    Row("Norway thanked Sweden for the rescue of the crew.", "SUPPORT", nil, "051"),
  ])
  func aFindingOfTwoSidesIsAnEvent(_ row: Row) throws {
    let record = try Fixture.record(of: row.text)
    let event = try #require(record.events.first)
    #expect(record.events.count == 1)
    #expect(event.plover == row.plover)
    #expect(event.mode == row.mode)
    #expect(event.cameo == row.cameo)
    #expect(record.names(event.actors) == ["Norway"])
    #expect(record.names(event.recipients) == ["Sweden"])
  }

  @Test func aPossessiveStateIsASideAfterAPreposition() throws {
    let record = try Fixture.record(of: "Norway’s Ana Holm spoke with Sweden’s Peter Lind.")
    #expect(record.events.count == 1)
  }

  @Test func moreThanTwoSidesAreMultilateral() throws {
    let record = try Fixture.record(
      of: "The Norwegian, Swedish and Danish delegations met in Oslo.")
    #expect(record.events.map(\.mode) == ["multilateral"])
  }

  @Test(arguments: [
    "Norway will meet with Sweden on Friday.",
    "Norway did not meet with Sweden.",
    "Norway signed the accord.",
    "Norway welcomed the truce.",
    "The Norwegian delegation cancelled a meeting with the Swedish delegation.",
  ])
  func withoutTwoSidesThatActedThereIsNone(_ text: String) throws {
    #expect(try Fixture.record(of: text).events.count == 0)
  }

  @Test func anEventNamesTheFindingItWasMadeOf() throws {
    let record = try Fixture.record(
      of: "The Norwegian delegation met with the Swedish delegation on Monday.")
    let event = try #require(record.events.first)
    #expect(event.from == "m1")
    #expect(event.date?.value == "1995-11-20")
  }
}
