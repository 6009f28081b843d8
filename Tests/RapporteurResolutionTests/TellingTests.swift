import RapporteurCore
import Testing

@testable import RapporteurResolution

@Suite struct TellingTests {
  private func telling(
    _ id: String, _ published: String, _ status: Meeting.Status, _ day: String?,
    ordinal: Int? = nil, publisher: String = "Gazette"
  ) -> MeetingTelling {
    var builder = RecordBuilder(id, published: published, publisher: publisher, text: "They met.")
    let one = builder.state("Sweden", "SWE")
    let other = builder.state("Norway", "NOR")
    let meeting = builder.meeting(
      "met", [one, other], parties: [one, other], day: day, status: status)
    builder.record.meetings[meeting.number - 1].ordinal = ordinal
    return MeetingTelling(builder.record.meetings[0], in: builder.record)
  }

  @Test func whatWasAnnouncedAndHeldIsHeld() throws {
    let tellings = [
      telling("b", "1905-06-06", .held, "1905-06-05"),
      telling("a", "1905-06-01", .scheduled, "1905-06-05"),
    ]
    let account = try #require(MeetingAccount(of: tellings))
    #expect(account.standing == .held)
    #expect(account.history.map(\.status) == [.scheduled, .held])
    let before = try #require(MeetingAccount(of: tellings, asOf: Day(iso: "1905-06-04")))
    #expect(before.standing == .expected)
    let unheard = try #require(MeetingAccount(of: [tellings[1]], asOf: Day(iso: "1905-07-01")))
    #expect(unheard.standing == .silent)
    #expect(Check.silence(of: unheard, [tellings[1]])?.code == .silentMeeting)
    #expect(MeetingAccount(of: tellings, asOf: Day(iso: "1905-05-01")) == nil)
  }

  @Test func whatIsPutOffToAnotherDayIsMoved() throws {
    let plan = telling("a", "1905-06-01", .scheduled, "1905-06-05")
    let moved = telling("b", "1905-06-03", .postponed, "1905-06-08")
    let account = try #require(
      MeetingAccount(of: [plan, moved], asOf: Day(iso: "1905-06-04")))
    #expect(account.standing == .expected)
    #expect(account.interval == Day(iso: "1905-06-08").map { DayInterval($0) })
    #expect(account.movedFrom == Day(iso: "1905-06-05").map { DayInterval($0) })
    // Without a new day it is put off, no more.
    let putOff = telling("c", "1905-06-03", .postponed, "1905-06-05")
    #expect(MeetingAccount(of: [plan, putOff])?.standing == .postponed)
    #expect(MeetingAccount(of: [moved])?.standing == .postponed)
    let anew = telling("d", "1905-06-07", .held, "1905-06-09")
    let held = try #require(MeetingAccount(of: [plan, moved, anew]))
    #expect(held.standing == .held)
    #expect(held.movedFrom == plan.interval)
  }

  @Test func twoDaysForOneMeetingAreADifference() throws {
    let account = try #require(
      MeetingAccount(of: [
        telling("a", "1905-06-06", .held, "1905-06-05"),
        telling("b", "1905-06-07", .held, "1905-06-06"),
      ]))
    #expect(account.differences.map(\.code) == [.day])
  }

  @Test func copiesAndOnePartysOfficesAreOneSource() {
    let tellings = ["A", "B", "C"].enumerated().map { index, publisher in
      telling("\(index)", "1905-06-06", .held, "1905-06-05", publisher: publisher).attribution
    }
    #expect(Corroboration.independentSources(of: tellings) == 3)
    let copies = [tellings[0].finding.report: "R1", tellings[2].finding.report: "R1"]
    #expect(Corroboration.independentSources(of: tellings, texts: copies) == 2)
    #expect(Check.singleSource([tellings[0]])?.code == .singleSource)
  }

  @Test func anOrdinalIsCheckedAgainstTheMeetingsKnown() throws {
    let sixth = telling("s", "1905-06-20", .held, "1905-06-20", ordinal: 3)
    let known = try ["1905-06-05", "1905-06-20"].map { day in
      try #require(MeetingAccount(of: [telling(day, day, .held, day)]))
    }
    let check = try #require(Check.ordinal(of: sixth, among: known))
    #expect(check.message.contains("2 known"))
    #expect(check.message.contains("1 missing"))
    let second = telling("t", "1905-06-20", .held, "1905-06-20", ordinal: 2)
    #expect(Check.ordinal(of: second, among: known) == nil)
  }

  @Test(
    arguments: [
      ("the past two weeks", 14), ("a month", 30), ("10 days", 10), ("the third quarter", nil),
    ] as [(String, Int?)])
  func aWindowHasDays(_ words: String, _ days: Int?) {
    #expect(Check.days(in: words) == days)
  }

  @Test func wordingsOfOneItemComeTogether() {
    let wordings = [
      "the framework of security arrangements", "security guarantees",
      "the strengthened security guarantee architecture", "a prisoner exchange",
    ]
    let records = wordings.enumerated().map { index, wording -> Record in
      var builder = RecordBuilder(
        "\(index)", published: "2025-12-0\(index + 1)", text: wording + ".")
      let parties = [builder.state("Sweden", "SWE"), builder.state("Norway", "NOR")]
      builder.outcome(wording, index == 2 ? .agreed : .discussed, parties: parties)
      return builder.record
    }
    let store = Resolver().account(of: records)
    let items = store.clusters.filter { $0.kind == .item }.map { store.findings(of: $0).count }
    #expect(items.sorted() == [1, 3])
    let account = ItemAccount(
      of: records[0...2].flatMap { record in record.outcomes.map { ItemTelling($0, in: record) } })
    #expect(account?.status == .agreed)
    #expect(account?.history.map(\.status) == [.discussed, .discussed, .agreed])
  }

  @Test func aPromiseIsMovedByWhatIsHeardLater() {
    func item(_ status: Outcome.Status, _ day: String, _ wording: String = "the prisoner exchange")
      -> ItemTelling
    {
      var builder = RecordBuilder(day, published: day, text: wording + ".")
      builder.outcome(wording, status, parties: [builder.state("Sweden", "SWE")])
      return ItemTelling(builder.record.outcomes[0], in: builder.record)
    }
    func state(_ items: [ItemTelling], asOf day: String? = nil) -> PromiseState {
      let due = Day(iso: "1905-07-01").map { DayInterval($0) }
      return PromiseAccount(
        of: "carry out a prisoner exchange", parties: ["SWE"], due: due,
        known: Day(iso: "1905-06-01"),
        items: items, asOf: day.flatMap { Day(iso: $0) }
      ).state
    }
    #expect(state([], asOf: "1905-06-15") == .open)
    #expect(state([], asOf: "1905-08-01") == .lapsed)
    #expect(state([item(.implemented, "1905-06-20")]) == .claimed)
    #expect(state([item(.implemented, "1905-06-20"), item(.violated, "1905-06-25")]) == .disputed)
    #expect(state([item(.implemented, "1905-05-20")]) == .open, "that was before it was promised")
    #expect(state([item(.implemented, "1905-06-20", "the grain treaty")]) == .open)
  }

  @Test func fragmentsAreAlignedAndDifferencesShown() throws {
    func fragment(_ id: String, _ text: String) -> FragmentTelling {
      var builder = RecordBuilder(id, published: "1905-06-06", text: text)
      let speaker = builder.actor(.person, "Ana Holm")
      builder.statement(text, by: [speaker])
      return FragmentTelling(builder.record.statements[0], in: builder.record)
    }
    let account = try #require(
      StatementAccount(
        of: [
          fragment("1", "we will open the harbour on Monday and keep it open"),
          fragment("2", "open the harbour on Monday and keep it open for good"),
          fragment("3", "we will open the port on Monday and keep it open"),
        ], whole: "Today we will open the harbour on Monday and keep it open for good and all"))
    #expect(account.passages.count == 1)
    #expect(account.passages[0].text.hasSuffix("for good"))
    #expect(account.differences.map(\.code) == [.quotation])
    #expect((account.knownShare ?? 0) > 0.7)
  }
}
