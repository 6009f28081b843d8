import RapporteurCore
import Testing

@Suite struct UtteranceReaderTests {
  @Test(
    arguments: [
      ("In a press statement the minister said that the bridge was open.", "press statement"),
      ("The minister said at a news conference on Monday that it was open.", "news conference"),
      ("“The bridge is open,” the minister said in a televised address.", "televised address"),
      ("The communiqué says that the bridge is open.", "communiqué"),
      ("In a letter to the council, the minister said that the bridge was open.", "letter"),
      ("The minister said that the bridge was open.", nil),
      ("The minister said in Oslo that the bridge was open.", nil),
    ] as [(String, String?)])
  func theMediumIsNamedByThePhraseAtTheCue(_ row: (text: String, medium: String?)) throws {
    #expect(try Fixture.record(of: row.text).statements.map(\.medium) == [row.medium])
  }

  @Test(
    arguments: [
      ("The minister said on Monday that the bridge was open.", "1995-11-20"),
      ("On Monday, the minister said that the bridge was open.", "1995-11-20"),
      (
        "In a statement issued on Monday, the minister said that the bridge was open.", "1995-11-20"
      ),
      ("The minister said the bridge would open on Monday.", nil),
      ("The minister said that the bridge was open.", nil),
    ] as [(String, String?)])
  func theDayOfSayingIsNotTheDayThatIsSpokenOf(_ row: (text: String, day: String?)) throws {
    #expect(try Fixture.record(of: row.text).statements.map(\.said?.value) == [row.day])
  }

  @Test func todayInAQuotationIsTheDayOnWhichItWasSaid() throws {
    let record = try Fixture.record(
      of: "“We met with the Swedish delegation today,” the minister said on Monday.")
    let date = try #require(record.meetings.first?.date)
    #expect(date.value == "1995-11-20")
    #expect(date.anchor == .utterance)
  }

  @Test(
    arguments: [
      ("The withdrawal depends on Sweden’s consent.", "Sweden"),
      ("Norway will withdraw if Sweden lifts the blockade.", "Sweden"),
      ("The withdrawal depends on guarantees from Sweden.", "Sweden"),
      ("The withdrawal depends on the weather.", nil),
    ] as [(String, String?)])
  func theObligorIsTheOneWhoWouldHaveToAct(_ row: (text: String, name: String?)) throws {
    let record = try Fixture.record(of: row.text)
    #expect(record.name(try record.onlyCondition().obligor) == row.name)
  }
}
