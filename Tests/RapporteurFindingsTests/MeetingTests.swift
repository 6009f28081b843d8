import RapporteurCore
import Testing

@Suite struct MeetingTests {
  @Test(arguments: ["moved to", "postponed until"])
  func aMeetingPutOffToADayIsScheduledForIt(_ how: String) throws {
    let record = try Fixture.record(
      of: "Ana Holm met Peter Lind in May. Their next meeting has been \(how) November 27, 1995.")
    let meeting = try #require(record.meetings.first { $0.status == .scheduled })
    #expect(meeting.date?.value == "1995-11-27")
    #expect(meeting.participants.count == 2)
  }

  @Test(arguments: [
    ("Anwar Sadat met with Menachem Begin in Jerusalem on Sunday.", Meeting.Status.held),
    ("Anwar Sadat will meet with Menachem Begin in Jerusalem on Sunday.", .scheduled),
    ("Anwar Sadat is to meet with Menachem Begin in Jerusalem on Sunday.", .scheduled),
    ("Anwar Sadat is meeting with Menachem Begin in Jerusalem.", .ongoing),
    ("Anwar Sadat did not meet with Menachem Begin.", .denied),
    ("Anwar Sadat is not going to meet with Menachem Begin.", .denied),
    ("Anwar Sadat offered to meet with Menachem Begin.", .proposed),
    ("Anwar Sadat proposed a meeting with Menachem Begin.", .proposed),
    ("Anwar Sadat postponed a meeting with Menachem Begin.", .postponed),
    ("The meeting of Anwar Sadat with Menachem Begin was postponed.", .postponed),
    ("Anwar Sadat cancelled a meeting with Menachem Begin.", .cancelled),
    ("The meeting of Anwar Sadat with Menachem Begin was cancelled.", .cancelled),
    ("The talks between Anwar Sadat and Menachem Begin were called off.", .cancelled),
  ])
  func theWordsTellHowFarAMeetingHasCome(_ text: String, status: Meeting.Status) throws {
    let record = try Fixture.record(of: text)
    let meeting = try record.onlyMeeting()
    #expect(meeting.status == status)
    #expect(record.participants(of: meeting) == ["Anwar Sadat", "Menachem Begin"])
  }

  @Test(arguments: [
    ("Ana Holm met with Peter Lind.", Meeting.Format.inPerson),
    ("Ana Holm hosted Peter Lind.", .inPerson),
    ("Ana Holm spoke with Peter Lind.", .phone),
    ("Ana Holm held a phone call with Peter Lind.", .phone),
    ("Ana Holm held a video conference with Peter Lind.", .video),
    ("Ana Holm held talks with Peter Lind.", nil),
  ])
  func theWordsTellHowTheyMet(_ text: String, format: Meeting.Format?) throws {
    #expect(try Fixture.record(of: text).onlyMeeting().format == format)
  }

  @Test(arguments: [
    ("today", "1995-11-21"), ("on Monday", "1995-11-20"), ("yesterday", "1995-11-20"),
    ("on November 3", "1995-11-03"), ("on November 3, 1994", "1994-11-03"),
  ])
  func theDayIsReckonedFromThatOfTheReport(_ words: String, day: String) throws {
    let record = try Fixture.record(of: "Ana Holm met with Peter Lind in Oslo \(words).")
    #expect(try record.onlyMeeting().date?.value == day)
  }

  @Test func byPhoneIsNoBoundOfTheDay() throws {
    let record = try Fixture.record(of: "Ana Holm spoke by phone today with Peter Lind.")
    #expect(try record.onlyMeeting().date?.value == "1995-11-21")
  }

  @Test func aDatePutBesideTomorrowIsTheDay() throws {
    let record = try Fixture.record(
      of: "Ana Holm will meet with Peter Lind tomorrow, November 21, in Oslo.")
    #expect(try record.onlyMeeting().date?.value == "1995-11-21")
  }

  @Test func todayInARelayedStatementIsAnInterval() throws {
    let record = try Fixture.record(
      of: "“I met with Peter Lind in Oslo today,” Ana Holm said.")
    let date = try #require(try record.onlyMeeting().date)
    #expect(date.value == nil)
    #expect(date.anchor == .utterance)
    #expect(date.interval?.from.iso == "1995-11-20")
    #expect(date.interval?.to.iso == "1995-11-22")
    #expect(record.exact(date.span) == "today")
  }

  @Test func todayInTheReportsOwnWordsIsItsDay() throws {
    let record = try Fixture.record(of: "Today, Ana Holm met with Peter Lind in Oslo.")
    let meeting = try record.onlyMeeting()
    #expect(meeting.date?.anchor == .publication)
    #expect(record.exact(meeting.provenance.evidence) == "Ana Holm met with Peter Lind in Oslo")
  }

  @Test func anOrdinalCountsOverItsWindow() throws {
    let record = try Fixture.record(
      of: "Ana Holm and Peter Lind held their sixth meeting in the past two weeks.")
    let meeting = try record.onlyMeeting()
    #expect(meeting.ordinal == 6)
    #expect(record.exact(meeting.window) == "the past two weeks")
  }

  @Test func aDurationIsReadAndIsNoDay() throws {
    let record = try Fixture.record(of: "The Norwegian and Swedish delegations met over two days.")
    #expect(try record.onlyMeeting().duration == "P2D")
  }

  @Test func aPlaceIsNamedAsPrinted() throws {
    let record = try Fixture.record(of: "Ana Holm met with Peter Lind in Reykjavik.")
    let meeting = try record.onlyMeeting()
    #expect(record.name(meeting.place) == "Reykjavik")
    #expect(record.participants(of: meeting) == ["Ana Holm", "Peter Lind"])
  }

  @Test func twoMentionsOfOneMeetingAreOne() throws {
    let record = try Fixture.record(
      of: """
        Ana Holm met with Peter Lind in Oslo on Monday.

        During the meeting, Holm and Lind discussed the border.
        """)
    let meeting = try record.onlyMeeting()
    #expect(meeting.date?.value == "1995-11-20")
    #expect(record.name(meeting.place) == "Oslo")
  }

  @Test func meetingsOnTwoDaysAreTwo() throws {
    let record = try Fixture.record(
      of: """
        Ana Holm met with Peter Lind in Oslo on November 6.

        Holm met with Lind in Bergen on November 8.
        """)
    #expect(record.meetings.compactMap(\.date?.value) == ["1995-11-06", "1995-11-08"])
  }

  @Test(arguments: [
    "Ana Holm met with reporters in Oslo.",
    "Ana Holm spoke to journalists after the session.",
    "The rebels must meet four conditions.",
    "The plan does not meet the needs of the villages.",
    "Dialogue is important for peace.",
  ])
  func whatIsNoEncounterOfPartiesIsNone(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.meetings.map { record.exact($0.provenance.evidence) } == [])
  }

  @Test func membersOfADelegationTakePart() throws {
    let record = try Fixture.record(
      of: """
        Ana Holm met with Peter Lind in Oslo.

        The Swedish delegation included Eva Berg and Nils Dahl.
        """)
    let participants = record.participants(of: try record.onlyMeeting())
    #expect(Set(participants) == ["Ana Holm", "Peter Lind", "Eva Berg", "Nils Dahl"])
  }

  @Test func anInvitationIsAProposedMeeting() throws {
    let record = try Fixture.record(of: "Ana Holm invited Peter Lind to meet with her in Oslo.")
    #expect(record.meetings.map(\.status) == [.proposed])
  }

  @Test func thePublicationsWeekdayIsTheLastOne() throws {
    let record = try Fixture.record(of: "On Sunday, Ana Holm met with Peter Lind in Oslo.")
    let meeting = try record.onlyMeeting()
    #expect(meeting.date?.value == "1995-11-19")
    #expect(record.exact(meeting.trigger) == "met")
  }

  @Test func withoutADayOfTheReportTodayStaysOpen() throws {
    let record = try Fixture.record(
      of: "Ana Holm met with Peter Lind in Oslo today.", published: nil)
    let meeting = try record.onlyMeeting()
    #expect(meeting.date?.value == nil)
    #expect(meeting.date?.interval == nil)
  }

  @Test func aMeetingThatSomebodyReportsIsAssertedByTheReporter() throws {
    let record = try Fixture.record(
      of: "Ana Holm said that Peter Lind had met with Carl Moe in Oslo.")
    let meeting = try record.onlyMeeting()
    #expect(meeting.provenance.assertedBy == record.statements.first?.id)
    #expect(record.participants(of: meeting) == ["Peter Lind", "Carl Moe"])
  }

  @Test func theHeadlinesMeetingIsNotTold() throws {
    let record = try Fixture.record(
      of: "The road is open.", headline: "Ana Holm met with Peter Lind in Oslo")
    #expect(record.meetings.count == 0)
  }

  @Test func thoseTalkedAboutDoNotTakePart() throws {
    let record = try Fixture.record(
      of: "Ana Holm met with Peter Lind to discuss the demands of Carl Moe.")
    #expect(record.participants(of: try record.onlyMeeting()) == ["Ana Holm", "Peter Lind"])
  }

  @Test func aMediatorHostsTwoSides() throws {
    let record = try Fixture.record(
      of: "Jimmy Carter hosted Anwar Sadat and Menachem Begin at Camp David.")
    let meeting = try record.onlyMeeting()
    #expect(
      Set(record.participants(of: meeting))
        == ["Jimmy Carter", "Anwar Sadat", "Menachem Begin"])
    #expect(record.name(meeting.host) == "Jimmy Carter")
  }

  @Test(arguments: [
    "Anwar Sadat held a meeting with Menachem Begin in Ismailia.",
    "Anwar Sadat held a summit with Menachem Begin, in Ismailia, Egypt.",
    "President Anwar Sadat met today at the White House with Prime Minister Menachem Begin.",
    "President Anwar Sadat met on the margins of the conference with Prime Minister Menachem Begin.",
  ])
  func aPlaceBesideThemHidesNobody(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.participants(of: try record.onlyMeeting()) == ["Anwar Sadat", "Menachem Begin"])
  }

  @Test(arguments: [
    "Anwar Sadat held separate meetings with Menachem Begin and Jimmy Carter.",
    "Anwar Sadat spoke separately with Menachem Begin and Jimmy Carter.",
    "Anwar Sadat held bilateral meetings with Menachem Begin and Jimmy Carter.",
  ])
  func thoseMetOneByOneAreAsManyEncounters(_ text: String) throws {
    let record = try Fixture.record(of: text)
    let sides = record.meetings.map { Set(record.participants(of: $0)) }
    #expect(
      Set(sides) == [["Anwar Sadat", "Menachem Begin"], ["Anwar Sadat", "Jimmy Carter"]])
  }

  @Test func thePlaceOfAnEventSpokenOfIsNotThatOfTheCall() throws {
    let record = try Fixture.record(
      of:
        "Ana Holm spoke today with Peter Lind to discuss preparations for the G20 Summit in Rio de Janeiro."
    )
    let meeting = try record.onlyMeeting()
    #expect(meeting.place == nil)
    #expect(meeting.format == .phone)
  }

  @Test func whomSomebodyWillTravelToMeetIsYetToBeMet() throws {
    let record = try Fixture.record(
      of: "Ana Holm will travel to Oslo on Saturday to meet with Peter Lind.")
    #expect(try record.onlyMeeting().status == .scheduled)
  }

  @Test func inAMeetingToComeMuchWillBeDiscussed() throws {
    let record = try Fixture.record(
      of: "During their meeting in Oslo, Ana Holm and Peter Lind will discuss the truce.")
    #expect(record.meetings.allSatisfy { $0.status == .scheduled })
  }

  @Test func whereTheySpokeIsNoQuestionOfWhere() throws {
    let record = try Fixture.record(
      of: "President Lena Berg met with Ana Holm in Bergen, where they discussed the treaty.")
    let meeting = try record.onlyMeeting()
    #expect(record.participants(of: meeting) == ["Lena Berg", "Ana Holm"])
    #expect(record.outcomes.map { record.names($0.parties) } == [["Lena Berg", "Ana Holm"]])
  }

  @Test func anInvitationIsAProposal() throws {
    let record = try Fixture.record(
      of: "President Lena Berg invited King Olav Lind of Norway for a state visit.")
    let meeting = try record.onlyMeeting()
    #expect(meeting.status == .proposed)
    #expect(record.participants(of: meeting) == ["Lena Berg", "Olav Lind"])
  }

  @Test func meetingsThatAreCountedAreNone() throws {
    #expect(
      try Fixture.record(of: "Ana Holm has spoken regularly with Peter Lind.").meetings.isEmpty)
    #expect(
      try Fixture.record(of: "The ministers of Norway and Sweden have met eight times.").meetings
        .isEmpty)
    #expect(
      try Fixture.record(of: "The ministers of Norway and Sweden met for the third time.").meetings
        .count == 1)
  }

  @Test func whatIsLookedForwardToIsScheduled() throws {
    let record = try Fixture.record(
      of:
        "President Lena Berg looks forward to welcoming King Olav Lind to Bergen for the fair and their bilateral meeting."
    )
    #expect(!record.meetings.isEmpty)
    #expect(record.meetings.allSatisfy { $0.status == .scheduled })
  }
}
