import RapporteurCore
import Testing

/// Encounters as news tell them in passing: by a noun, as the reason for a journey, in a question.
@Suite struct NewsMeetingTests {
  private static func read(_ text: String) throws -> (record: Record, meeting: Meeting) {
    let record = try Fixture.record(of: text)
    return (record, try record.onlyMeeting())
  }

  @Test(arguments: [
    ("After talks with Peter Lind in Bergen, Ana Holm flew home.", Meeting.Status.held),
    ("Ana Holm flew home after talks with Peter Lind.", .held),
    ("Speaking after a meeting with Peter Lind, Ana Holm said the truce would hold.", .held),
    ("Following a phone call with Peter Lind, Ana Holm announced a truce.", .held),
    ("Ana Holm arrived in Bergen on Monday for talks with Peter Lind.", .scheduled),
    ("Ana Holm is on her way to Bergen to meet with Peter Lind.", .scheduled),
    ("Ana Holm said she would meet Peter Lind on Monday.", .scheduled),
    ("After her meeting with Peter Lind, Ana Holm flew home.", .held),
    ("Ana Holm held her third meeting in a month with Peter Lind.", .held),
  ])
  func whoeverActsAroundAnEncounterTakesPart(_ text: String, status: Meeting.Status) throws {
    let (record, meeting) = try Self.read(text)
    #expect(Set(record.participants(of: meeting)) == ["Ana Holm", "Peter Lind"])
    #expect(meeting.status == status)
  }

  @Test(arguments: [
    "The Foreign Ministry called for talks with Sweden.",
    "The Foreign Ministry has been open to talks with Sweden.",
    "Norway-Sweden trade talks are good for both.",
    "The Council invited three states to start accession talks.",
  ])
  func whatIsOnlyWishedOrSpokenOfIsNotHeld(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.meetings.allSatisfy { $0.status != .held })
  }

  @Test(arguments: [
    ("The Norway-Sweden talks in Bergen ended on Monday.", ["Norway", "Sweden"], Int?.none),
    (
      "The second round of Norway-Sweden talks was held in Bergen on Monday.",
      ["Norway", "Sweden"], 2
    ),
    (
      "The first Norway–Sweden–Denmark leaders’ summit took place in Bergen on Monday.",
      ["Norway", "Sweden", "Denmark"], 1
    ),
    (
      "Norway and Sweden held a third round of talks in Bergen on Monday.", ["Norway", "Sweden"], 3
    ),
  ])
  func statesJoinedByAHyphenMeet(_ text: String, parties: [String], ordinal: Int?) throws {
    let (record, meeting) = try Self.read(text)
    #expect(record.participants(of: meeting) == parties)
    #expect(meeting.ordinal == ordinal)
    #expect(meeting.date?.value == "1995-11-20")
    #expect(meeting.place.flatMap { record.actor($0)?.name } == "Bergen")
  }

  @Test func aFirstRoundIsNoneOfTheEncounterJustTold() throws {
    let record = try Fixture.record(
      of: "Ana Holm met Peter Lind on Monday. A first round collapsed after an attack.")
    #expect(try record.onlyMeeting().ordinal == nil)
  }

  @Test func whatWouldBeIsAheadAsItIsToldLater() throws {
    let (_, meeting) = try Self.read("Ana Holm said she would meet Peter Lind on Monday.")
    #expect(meeting.provenance.modality == .future)
  }

  @Test func aBodyMeetsAtItsSummitInATown() throws {
    let (record, meeting) = try Self.read("NATO decided at the Madrid summit to admit two members.")
    #expect(record.participants(of: meeting) == ["NATO"])
    #expect(meeting.place.flatMap { record.actor($0)?.name } == "Madrid")
  }

  @Test(arguments: [
    "Ana Holm travelled to Bergen on Monday to meet with Peter Lind.",
    "Ana Holm is in Bergen to meet Peter Lind.",
  ])
  func whereSomebodyGoesToMeetIsThePlace(_ text: String) throws {
    let (record, meeting) = try Self.read(text)
    #expect(meeting.place.flatMap { record.actor($0)?.name } == "Bergen")
    #expect(record.participants(of: meeting) == ["Ana Holm", "Peter Lind"])
  }

  @Test func whoMeetSeparatelyWithAThirdMeetTwice() throws {
    let record = try Fixture.record(
      of: "Ana Holm and Peter Lind will meet separately on Monday with Eva Berg.")
    #expect(
      record.meetings.map { record.participants(of: $0) } == [
        ["Ana Holm", "Eva Berg"], ["Peter Lind", "Eva Berg"],
      ])
  }

  @Test func callsAreMadeOneByOne() throws {
    let record = try Fixture.record(
      of: "Ana Holm held calls with Peter Lind and Eva Berg on Monday.")
    #expect(
      Set(record.meetings.map { record.participants(of: $0) }) == [
        ["Ana Holm", "Peter Lind"], ["Ana Holm", "Eva Berg"],
      ])
  }

  @Test func whoInvitesReceivesTheGuest() throws {
    let (record, meeting) = try Self.read(
      "Minister Ana Holm has invited Peter Lind to visit Norway.")
    #expect(Set(record.participants(of: meeting)).isSuperset(of: ["Ana Holm", "Peter Lind"]))
    #expect(meeting.status == .proposed)
  }

  @Test func nobodyHoldsOneOfficeTwice() throws {
    let record = try Fixture.record(
      of:
        "Ana Holm is welcoming both the Danish Prime Minister and Prime Minister Peter Lind of Norway."
    )
    // Each comes for himself.
    #expect(record.meetings.count == 2)
    #expect(
      record.meetings.map { record.participants(of: $0) }.contains(["Ana Holm", "Peter Lind"]))
  }

  @Test(arguments: [
    ("Did Ana Holm raise the truce in her meeting with Peter Lind?", 1),
    ("Did Ana Holm raise the truce when she met with Peter Lind on Monday?", 1),
    ("Did Ana Holm meet with Peter Lind?", 0),
    ("Will Ana Holm meet with Peter Lind on Monday?", 0),
    ("Do you know whether Ana Holm met with Peter Lind?", 0),
  ])
  func aQuestionTellsOnlyWhatItTakesForGranted(_ text: String, count: Int) throws {
    #expect(try Fixture.record(of: text).meetings.count == count)
  }
}
