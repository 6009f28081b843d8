import RapporteurCore
import Testing

/// Who takes part in an encounter, and so in what it discussed.
@Suite struct EncounterPartyTests {
  @Test func officesBetweenNamesAreNobodyElse() throws {
    let record = try Fixture.record(
      of: """
        Ana Holm, Assistant to the President and Director of the Trade Council, and Eva Berg, Senior \
        Advisor to the President, met with Peter Lind.
        """)
    let participants = record.participants(of: try record.onlyMeeting())
    #expect(Set(participants) == ["Ana Holm", "Eva Berg", "Peter Lind"])
  }

  @Test(arguments: [
    ("The ministry convened 19 mayors in Oslo.", ["ministry", "19 mayors"]),
    ("Ana Holm convened private sector leaders in Oslo.", ["Ana Holm", "private sector leaders"]),
    ("Ana Holm convened state leaders in Oslo.", ["Ana Holm", "state leaders"]),
    (
      "Ana Holm looks forward to welcoming Prime Minister Peter Lind to Oslo.",
      ["Ana Holm", "Peter Lind"]
    ),
    ("Ana Holm chaired a meeting with Peter Lind.", ["Ana Holm", "Peter Lind"]),
    ("Ana Holm will host a discussion with Peter Lind.", ["Ana Holm", "Peter Lind"]),
    (
      "Ana Holm met with officials from the Foreign Ministry and the Bank of Norway.",
      ["Ana Holm", "officials from the Foreign Ministry and the Bank of Norway"]
    ),
    (
      "Ana Holm met with Peter Lind, who was joined by Eva Berg.",
      ["Ana Holm", "Peter Lind", "Eva Berg"]
    ),
    (
      "Ana Holm met with Peter Lind in Oslo. He was joined by Eva Berg.",
      ["Ana Holm", "Peter Lind", "Eva Berg"]
    ),
  ])
  func allWhoAreSaidToTakePartDo(_ text: String, participants: [String]) throws {
    let record = try Fixture.record(of: text)
    #expect(record.participants(of: try record.onlyMeeting()) == participants)
  }

  @Test(arguments: [
    "The ministry convened 19 mayors to discuss the floods.",
    "The ministry held a roundtable with 19 mayors to discuss the floods.",
  ])
  func allWhoMeetDiscuss(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.topics == ["the floods"])
    #expect(record.outcomes.map { record.names($0.parties) } == [["ministry", "19 mayors"]])
  }

  @Test(arguments: [
    "It was an honour to call her a friend.",
    "The Trade Council held a press conference with Peter Lind.",
    "The office has been meeting with mayors.",
    "Families will gather in Oslo to light candles.",
    "Ours was the first town to welcome the minister of Norway.",
  ])
  func whatMerelyReadsLikeAnEncounterIsNone(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.meetings.map { record.exact($0.provenance.evidence) } == [])
  }

  @Test(arguments: [
    ("Ana Holm is going to meet with Peter Lind.", Meeting.Status.scheduled),
    ("Ana Holm is ready to meet with Peter Lind.", .proposed),
  ])
  func whatGovernsAMeetingTellsHowFarItHasCome(_ text: String, status: Meeting.Status) throws {
    let record = try Fixture.record(of: text)
    #expect(record.meetings.first?.status == status)
  }

  @Test(arguments: [
    ("This evening, Ana Holm will host Peter Lind in Oslo.", "1995-11-21"),
    ("Ana Holm spoke with Peter Lind about plans for the November 27 summit.", nil),
    ("Ana Holm called Peter Lind, and today she left for Oslo.", nil),
  ])
  func theDayIsThatOfTheMeetingItself(_ text: String, day: String?) throws {
    let record = try Fixture.record(of: text)
    #expect(record.meetings.first?.date?.value == day)
  }

  @Test(arguments: [
    (
      "Ana Holm and Peter Lind discussed aid to Norway and the importance of unity.",
      ["aid to Norway", "the importance of unity"]
    ),
    (
      "Ana Holm and Peter Lind agreed to reopen the port of Oslo and committed to a second round.",
      ["reopen the port of Oslo"]
    ),
  ])
  func aTopicEndsWhereTheNextItemOrActBegins(_ text: String, topics: [String]) throws {
    #expect(try Fixture.record(of: text).topics == topics)
  }

  @Test(arguments: [
    "Economists agree that the law will help.",
    "I agree that the issues will be part of the talks.",
    "The office will continue reviewing petitions.",
    "Agencies must meet with the auditor to discuss the plan.",
  ])
  func anOpinionOrOnesOwnDoingIsNoOutcome(_ text: String) throws {
    #expect(try Fixture.record(of: text).topics == [])
  }

  @Test func withWhomAnAccordIsSignedIsAParty() throws {
    let record = try Fixture.record(of: "Norway signed an accord with Sweden.")
    #expect(record.outcomes.map { record.names($0.parties) } == [["Norway", "Sweden"]])
  }

  @Test(arguments: [
    (
      "Ana Holm met with Members of Congress and Trade Secretary Peter Lind.",
      ["Ana Holm", "Members of Congress", "Peter Lind"]
    ),
    (
      "Ana Holm convened a meeting at the palace with leading engineers to discuss the bridge.",
      ["Ana Holm", "engineers"]
    ),
    (
      "Ana Holm, joined by Kari Berg, spoke with Peter Lind.",
      ["Ana Holm", "Kari Berg", "Peter Lind"]
    ),
    ("Ana Holm and Peter Lind spoke by phone on Monday.", ["Ana Holm", "Peter Lind"]),
    (
      "Ana Holm spoke by phone with President Peter Lind’s Chief of Staff Kari Berg.",
      ["Ana Holm", "Kari Berg"]
    ),
    ("President Alva and Dr. Alva met with Peter Lind.", ["Alva", "Alva", "Peter Lind"]),
    (
      "After an audience with Pope Francis, President Alva met Peter Lind.", ["Alva", "Peter Lind"]
    ),
    ("Norway and Sweden held a meeting of the Joint Harbour Commission.", ["Norway", "Sweden"]),
    (
      "President Recep Tayyip Erdoğan of Turkey met President Andrés Manuel López Obrador of Mexico.",
      ["Recep Tayyip Erdoğan", "Andrés Manuel López Obrador"]
    ),
  ])
  func allWhoTakePartAreNamedAndNobodyElse(_ text: String, _ participants: [String]) throws {
    let record = try Fixture.record(of: text)
    #expect(record.names(try record.onlyMeeting().participants.map(\.actor)) == participants)
  }

  @Test func anOfficeBeforeAndIsWhoeverHoldsIt() throws {
    let record = try Fixture.record(
      of: """
        First Lady Kari Alva left for Oslo. First Lady and President Alva hosted King Harald for dinner.
        """)
    let names = record.names(try record.onlyMeeting().participants.map(\.actor))
    #expect(Set(names) == ["Kari Alva", "Alva", "Harald"])
  }

  @Test(arguments: [
    "We welcome home Peter Lind.", "Ana Holm welcomed Kari Berg to the club.",
    "Ana Holm stressed the readiness of Norway to engage in dialogue with Russia.",
  ])
  func whoIsReceivedAmongUsOrIsNotYetMetIsNoGuest(_ text: String) throws {
    #expect(try Fixture.record(of: text).meetings.count == 0)
  }

  @Test func theDayOnWhichAGuestTravelsIsNotThatOfTheCall() throws {
    let record = try Fixture.record(
      of: "Ana Holm spoke with Peter Lind, who will be in Oslo tomorrow.")
    let meeting = try record.onlyMeeting()
    #expect(meeting.status == .held)
    #expect(meeting.date == nil)
  }

  @Test func whoIsAskedToAnotherOccasionTakesNoPart() throws {
    let record = try Fixture.record(
      of: "Ana Holm met with Peter Lind. Ana Holm asked Nils Dahl to attend the summit.")
    #expect(
      record.names(try record.onlyMeeting().participants.map(\.actor)) == [
        "Ana Holm", "Peter Lind",
      ])
  }

  @Test func aRelativeClauseTellsWhoHeldACall() throws {
    let record = try Fixture.record(
      of: "The call that Ana Holm had with Peter Lind yesterday was about the truce.")
    #expect(
      record.names(try record.onlyMeeting().participants.map(\.actor)) == [
        "Ana Holm", "Peter Lind",
      ])
  }

  @Test func twoBilateralMeetingsAreTwo() throws {
    let record = try Fixture.record(
      of: "Ana Holm held two bilateral meetings in Oslo, with Peter Lind and with Kari Berg.")
    #expect(
      Set(record.meetings.map { record.names($0.participants.map(\.actor)) }) == [
        ["Ana Holm", "Peter Lind"], ["Ana Holm", "Kari Berg"],
      ])
  }
}
