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
    // Heard of as one of a day beside it, it is not silent.
    let held = try #require(MeetingAccount(of: [telling("c", "1905-06-07", .held, "1905-06-06")]))
    #expect(Check.silence(of: unheard, [tellings[1]], held: [held]) == nil)
  }

  @Test func onlyWhatIsAnnouncedForSureIsMissed() throws {
    func check(_ change: (inout MeetingTelling) -> Void) throws -> Check? {
      var telling = telling("a", "1905-06-01", .scheduled, "1905-06-05")
      change(&telling)
      let account = try #require(MeetingAccount(of: [telling], asOf: Day(iso: "1905-09-01")))
      return Check.silence(of: account, [telling])
    }
    #expect(try check { _ in } != nil)
    #expect(try check { $0.attribution.confidence = 0.3 } == nil, "doubtful")
    #expect(try check { $0.sides = ["SWE"] } == nil, "with whom is not said")
    #expect(
      try check { telling in
        telling.interval = telling.interval.map { DayInterval(from: $0.from, to: $0.from + 30) }
      } == nil, "some day of the month")
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

  @Test func whoTellsOnlyTheMonthLeavesItOnItsDay() throws {
    let plan = telling("a", "1905-06-01", .scheduled, "1905-06-05")
    var vague = telling("b", "1905-07-03", .held, "1905-06-01")
    vague.interval = vague.interval.map { DayInterval(from: $0.from, to: $0.from + 30) }
    #expect(try #require(MeetingAccount(of: [vague])).interval == vague.interval)
    #expect(try #require(MeetingAccount(of: [plan, vague])).interval == plan.interval)
  }

  @Test func whatWasAgreedStaysSoWhenItIsSpokenOfAgain() throws {
    func item(_ id: String, _ published: String, _ status: Outcome.Status) -> ItemTelling {
      var builder = RecordBuilder(
        id, published: published, publisher: "Gazette", text: "They spoke of the fishing line.")
      builder.outcome("the fishing line", status, parties: [builder.state("Norway", "NOR")])
      return ItemTelling(builder.record.outcomes[0], in: builder.record)
    }
    let agreed = item("a", "1905-06-01", .agreed)
    let later = item("b", "1905-06-09", .discussed)
    #expect(ItemAccount(of: [agreed, later])?.status == .agreed)
    #expect(ItemAccount(of: [later])?.status == .discussed)
    #expect(
      ItemAccount(of: [agreed, later, item("c", "1905-06-20", .suspended)])?.status == .suspended)
  }

  @Test func aDayThatHadPassedIsNoneByWhichToKeepAPromise() throws {
    func due(_ day: String) -> DayInterval? {
      var builder = RecordBuilder(
        "a", published: "1905-06-09", publisher: "Gazette", text: "Norway will mark the line.")
      builder.commitment("mark the line", by: [builder.state("Norway", "NOR")])
      builder.record.commitments[0].due = Day(iso: day).map { day in
        TimeReference(
          value: day.iso, interval: DayInterval(day), anchor: .publication, basis: "day of report")
      }
      return PromiseTelling(builder.record.commitments[0], in: builder.record).due
    }
    #expect(due("1905-06-08") == nil)
    #expect(due("1905-06-09") == Day(iso: "1905-06-09").map { DayInterval($0) })
  }

  @Test func whatOneDiscussesWithAnotherIsNotWhatItDiscussesWithAThird() {
    func record(_ id: String, _ others: [(String, String)]) -> Record {
      var builder = RecordBuilder(
        id, published: "1905-06-01", publisher: "Paper \(id)",
        text: "They discussed the northern fishing grounds line \(id).")
      let sweden = builder.state("Sweden", "SWE")
      let parties = others.map { builder.state($0.0, $0.1) }
      builder.outcome("the northern fishing grounds line", .discussed, parties: [sweden] + parties)
      return builder.record
    }
    func items(_ records: [Record]) -> Int {
      Resolver().account(of: records).clusters.count { $0.kind == .item }
    }
    let norway = ("Norway", "NOR")
    let denmark = ("Denmark", "DNK")
    #expect(items([record("1", [norway]), record("2", [denmark])]) == 2)
    #expect(items([record("1", [norway]), record("2", [norway])]) == 1)
    #expect(items([record("1", [norway]), record("2", [norway, denmark])]) == 1)
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
    var doubtful = sixth
    doubtful.attribution.confidence = 0.2
    #expect(Check.ordinal(of: doubtful, among: known) == nil)
    // The meetings of two persons are counted by themselves.
    var personal = second
    personal.sides += ["p holm", "p lind"]
    #expect(Check.ordinal(of: personal, among: known)?.message.contains("0 known") == true)
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

  /// How a promise of Sweden made on 1 June, due on 1 July, stands after outcomes of its own.
  private func state(
    of promise: String,
    after outcomes: [(status: Outcome.Status, day: String, wording: String)],
    of party: String = "SWE",
    asOf day: String? = nil
  ) -> PromiseState {
    let items = outcomes.map { status, day, wording in
      var builder = RecordBuilder(day, published: day, text: wording + ".")
      builder.outcome(wording, status, parties: [builder.state("State", party)])
      return ItemTelling(builder.record.outcomes[0], in: builder.record)
    }
    return PromiseAccount(
      of: PromisedAct(promisedBy: promise), parties: ["SWE"],
      due: Day(iso: "1905-07-01").map { DayInterval($0) }, known: Day(iso: "1905-06-01"),
      items: items, asOf: day.flatMap { Day(iso: $0) }
    ).state
  }

  @Test func aPromiseIsMovedByWhatIsHeardLater() {
    let promise = "carry out a prisoner exchange"
    let wording = "the prisoner exchange"
    #expect(state(of: promise, after: [], asOf: "1905-06-15") == .open)
    #expect(state(of: promise, after: [], asOf: "1905-08-01") == .lapsed)
    #expect(state(of: promise, after: [(.implemented, "1905-06-20", wording)]) == .claimed)
    #expect(
      state(
        of: promise,
        after: [(.implemented, "1905-06-20", wording), (.violated, "1905-06-25", wording)])
        == .disputed)
    #expect(
      state(of: promise, after: [(.implemented, "1905-05-20", wording)]) == .open,
      "that was before it was promised")
  }

  /// How what Sweden and Norway agreed to do on 1 June stands after an encounter of theirs.
  private func state(
    ofPromise action: String, after day: String, _ status: Meeting.Status = .held,
    by persons: [String] = ["Karl Staaf", "Christian Michelsen"], with other: String = "NOR"
  ) -> PromiseState? {
    func people(_ names: [String], _ builder: inout RecordBuilder, with other: String)
      -> [Identifier<Actor>]
    {
      let sides = [builder.state("Sweden", "SWE"), builder.state("Other", other)]
      return zip(names, sides).map { builder.actor(.person, $0, of: $1) }
    }
    var promise = RecordBuilder(
      "a", published: "1905-06-01", publisher: "Gazette", text: "They will \(action).")
    let bound = people(["Karl Staaf", "Christian Michelsen"], &promise, with: "NOR")
    promise.commitment(action, by: bound)
    var later = RecordBuilder("b", published: day, publisher: "Gazette", text: "They met.")
    let present = people(persons, &later, with: other)
    let sides = later.record.actors.filter { $0.kind == .state }.map(\.id)
    later.meeting("met", present, parties: sides, day: day, status: status)
    return PromiseAccount(
      of: [PromiseTelling(promise.record.commitments[0], in: promise.record)], items: [],
      meetings: [MeetingTelling(later.record.meetings[0], in: later.record)]
    )?.state
  }

  @Test func aPromiseToMeetAgainIsKeptByTheNextEncounter() {
    for promise in ["stay in close touch on the line", "continue their talks", "meet again soon"] {
      #expect(state(ofPromise: promise, after: "1905-06-09") == .claimed, "\(promise)")
    }
    let promise = "stay in close touch"
    #expect(state(ofPromise: promise, after: "1905-06-01") == .open, "that is when it was given")
    #expect(state(ofPromise: promise, after: "1905-12-24") == .open, "half a year later")
    #expect(state(ofPromise: promise, after: "1905-06-09", .scheduled) == .open)
    #expect(state(ofPromise: promise, after: "1905-06-09", with: "DNK") == .open)
    #expect(
      state(ofPromise: promise, after: "1905-06-09", by: ["Arvid Lindman", "Christian Michelsen"])
        == .open, "another Swede")
    #expect(
      state(ofPromise: "consult on herring", after: "1905-06-09") == .open,
      "whether they spoke of it is not told")
    #expect(state(ofPromise: "mark the line", after: "1905-06-09") == .open)
  }

  @Test(
    arguments: [
      ("continue to implement the prisoner exchange", .implemented, "SWE", .claimed),
      ("sign the border treaty", .signed, "SWE", .claimed),
      ("extend the prisoner exchange", .extended, "SWE", .claimed),
      // Another did it.
      ("implement the prisoner exchange", .implemented, "NOR", .open),
      // The words are alike, and the act is another.
      ("discuss the prisoner exchange", .implemented, "SWE", .open),
      ("support the implementation of the prisoner exchange", .implemented, "SWE", .open),
      ("sign the border treaty", .implemented, "SWE", .open),
      // The act is alike, and the item is another.
      ("implement the grain treaty", .implemented, "SWE", .open),
      ("implement the exchange of letters on fishing rights", .implemented, "SWE", .open),
      ("not suspend the prisoner exchange", .suspended, "SWE", .open),
    ] as [(String, Outcome.Status, String, PromiseState)])
  func aPromiseIsKeptByTheSameActOfTheSameParty(
    _ promise: String, _ status: Outcome.Status, _ party: String, _ expected: PromiseState
  ) {
    let wording = promise.hasSuffix("border treaty") ? "the border treaty" : "the prisoner exchange"
    #expect(state(of: promise, after: [(status, "1905-06-20", wording)], of: party) == expected)
  }

  @Test func aConditionDependsOnAnActWhereverItStands() throws {
    let act = try #require(PromisedAct(dependedOn: "the two sides sign the border treaty"))
    #expect(act.kept == [.signed])
    #expect(PromisedAct(dependedOn: "the two sides do not sign the border treaty") == nil)
    #expect(PromisedAct(dependedOn: "the weather holds") == nil)
  }

  @Test func theTableOfActsIsRead() {
    #expect(!PromisedActs.standard.isEmpty)
    #expect(PromisedActs.standard.statuses.contains(.implemented))
    for word in ["implements", "implemented", "fulfilling", "ratified", "halted", "freezing"] {
      #expect(PromisedActs.standard.act(named: word[...]) != nil, "\(word)")
    }
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
