import Foundation
import RapporteurCore
import RapporteurResolution
import Testing

@testable import RapporteurLedger

@Suite struct QuestionTests {
  private func days(_ ledger: Ledger, _ change: (inout Filter) -> Void) throws -> [String] {
    var filter = Filter()
    change(&filter)
    return try ledger.entries(.meeting, filter).map { $0.days?.from.iso ?? "" }
  }

  @Test func everyLimitOfAQuestionHolds() throws {
    let scratch = try Scratch()
    let ledger = try Fixture.threeMeetings(scratch)
    let all = ["2031-04-01", "2031-03-10", "2031-03-04"]
    #expect(try days(ledger) { _ in } == all)
    #expect(try days(ledger) { $0.limit = 2 } == Array(all.prefix(2)))
    #expect(try days(ledger) { $0.with = ["Anna Kovač"] } == all)
    #expect(try days(ledger) { $0.with = ["anna kovac", "EMILE BRUN"] } == all)
    #expect(try days(ledger) { $0.with = ["Anna Kovca"] } == all)
    #expect(try days(ledger) { $0.with = ["Kovač"] } == all)
    #expect(try days(ledger) { $0.with = ["Minister of Ruritania"] } == all)
    #expect(try days(ledger) { $0.with = ["Streslau"] }.isEmpty)
    #expect(try days(ledger) { $0.party = "Carpathia" } == all)
    #expect(try days(ledger) { $0.place = "streslau" } == all)
    #expect(try days(ledger) { $0.place = "Carpathia" }.isEmpty)
    #expect(try days(ledger) { $0.topic = "grain" } == ["2031-03-10"])
    #expect(try days(ledger) { $0.topic = "meeting" } == ["2031-04-01", "2031-03-04"])
    #expect(try days(ledger) { $0.topic = "grain ministers" }.isEmpty)
    #expect(
      try days(ledger) {
        $0.topic = "grain"
        $0.with = ["Brun"]
      } == ["2031-03-10"])
    #expect(try days(ledger) { $0.status = ["held"] } == all)
    #expect(try days(ledger) { $0.status = ["scheduled"] }.isEmpty)
    #expect(try days(ledger) { $0.status = ["phone"] }.isEmpty)
    #expect(try days(ledger) { $0.source = "streslau" } == ["2031-03-10"])
    #expect(try days(ledger) { $0.since = Day(iso: "2031-03-05") } == Array(all.prefix(2)))
    #expect(try days(ledger) { $0.until = Day(iso: "2031-03-10") } == Array(all.suffix(2)))
    #expect(try days(ledger) { $0.asOf = Day(iso: "2031-03-10") } == Array(all.suffix(2)))
    #expect(throws: LedgerError.self) { try days(ledger) { $0.with = ["Nobody At All"] } }
  }

  @Test func whoSatAtTheSameTableIsCountedOverAllMeetings() throws {
    let scratch = try Scratch()
    let ledger = try Fixture.threeMeetings(scratch)
    let tables = try ledger.encounters(Filter())
    #expect(tables.count == 3)
    for (table, meeting) in zip(tables, try ledger.entries(.meeting, Filter())) {
      #expect(Set(table) == Set((meeting.parties + meeting.sides).map(\.id)))
    }
    var filter = Filter()
    filter.since = Day(iso: "2031-03-05")
    filter.limit = 1
    #expect(try ledger.encounters(filter).count == 2)
    filter.with = ["Nobody At All"]
    #expect(throws: LedgerError.self) { try ledger.encounters(filter) }
  }

  @Test func aNameThatFitsSeveralIsAskedBack() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    var other = Fixture.record(2, text: "Petra Kovač of Carpathia met Émile Brun in Streslau.")
    other.actors[0].name = "Petra Kovač"
    try ledger.ingest([Fixture.record(1), other])
    var filter = Filter()
    filter.with = ["Kovac"]
    let error = #expect(throws: LedgerError.self) { try ledger.entries(.meeting, filter) }
    #expect(error?.code == .ambiguous)
    #expect(error?.candidates.count == 2)
    #expect(error?.candidates.contains { $0.contains("Petra Kovač") } == true)
    // What is asked back can be used to ask again.
    let id = try #require(error?.candidates.first?.split(separator: " ").first)
    filter.with = [String(id)]
    #expect(try ledger.entries(.meeting, filter).count == 1)
  }

  @Test func actorsAreCountedInTheReportsThatWereKnownOnADay() throws {
    let scratch = try Scratch()
    let ledger = try Fixture.threeMeetings(scratch)
    var counts: Set<Int> = []
    for day in ["2031-03-01", "2031-03-06", "2031-03-12", "2031-05-01"] {
      var filter = Filter()
      filter.asOf = Day(iso: day)
      for actor in try ledger.actors(filter) {
        filter.with = [actor.id]
        #expect(try ledger.reports(filter).count == actor.reports)
        #expect(try #require(filter.asOf) >= actor.last && actor.first <= actor.last)
        counts.insert(actor.reports)
      }
    }
    #expect(counts.count > 1)
  }

  @Test func aProcessLimitsOtherQuestions() throws {
    let scratch = try Scratch()
    let ledger = try Fixture.threeMeetings(scratch)
    var filter = Filter()
    filter.topic = "grain"
    try ledger.define(process: "Grain Deal", as: filter)
    #expect(try ledger.processes().map(\.reports) == [1])
    #expect(try days(ledger) { $0.process = "grain deel" } == ["2031-03-10"])
    #expect(try ledger.remove(process: "grain deal"))
    #expect(throws: LedgerError.self) { try days(ledger) { $0.process = "grain deal" } }
  }

  @Test func changesAreWhatReportsSinceThenTell() throws {
    let scratch = try Scratch()
    let ledger = try Fixture.threeMeetings(scratch)
    let since = try #require(Day(iso: "2031-03-09"))
    let changes = try ledger.changes(since: since, kinds: [.meeting], Filter())
    #expect(changes.map { $0.entry.days?.from.iso } == ["2031-04-01", "2031-03-10"])
    #expect(changes.allSatisfy { $0.sort == .new && $0.before == nil })
  }

  @Test func aDecisionOutranksTheMachineAndCanBeUndone() throws {
    let scratch = try Scratch()
    let ledger = try Fixture.threeMeetings(scratch)
    let anchor = try #require(try ledger.anchor("0000000200#m1"))
    try ledger.decide(.reject(anchor), reviewer: "Vera")
    #expect(try days(ledger) { _ in } == ["2031-04-01", "2031-03-04"])
    // A new analysis does not bring it back.
    let again = Fixture.record(2, published: "2031-03-10", headline: "Grain talks go on")
    try ledger.ingest([again], replaces: true)
    #expect(try days(ledger) { _ in } == ["2031-04-01", "2031-03-04"])
    #expect(try ledger.undo(reviewer: "Somebody else") == nil)
    #expect(try ledger.undo(reviewer: "Vera") != nil)
    #expect(try days(ledger) { _ in }.count == 3)
    #expect(try days(ledger) { $0.topic = "grain" } == ["2031-03-10"])

    try ledger.decide(.edit(anchor, field: .status, value: "cancelled"), reviewer: "Vera")
    #expect(try days(ledger) { $0.status = ["cancelled"] } == ["2031-03-10"])
    #expect(try ledger.decisions().count == 3)
    #expect(try ledger.undo(reviewer: "Vera") != nil)
    #expect(try days(ledger) { $0.status = ["held"] }.count == 3)
  }

  /// Two reports quote parts of one statement that have no word in common; a third, later one has both.
  @Test func whatALaterReportPutsTogetherWasNotYetOneThing() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    let halves = [
      "the old bridge over the river will be rebuilt before the first snow",
      "and no toll shall be taken there from any wagon of either country",
    ]
    func record(_ number: Int, _ published: String, _ words: String) -> Record {
      var record = Fixture.record(
        number, text: "Anna Kovač of Ruritania said: “\(words)”. Émile Brun, Carpathia, Streslau.",
        published: published)
      if let span = Fixture.span(of: words, in: record.report.text) {
        var statement = Statement(
          id: Identifier(1), provenance: Provenance(evidence: span, confidence: 0.9, rule: "test"),
          content: span, kind: .direct, cue: nil)
        statement.speakers = [Identifier(1)]
        record.statements = [statement]
      }
      return record
    }
    try ledger.ingest([
      record(1, "2031-03-04", halves[0]), record(2, "2031-03-05", halves[1]),
      record(3, "2031-03-06", halves.joined(separator: " ")),
    ])
    func count(asOf day: String?) throws -> Int {
      var filter = Filter()
      filter.asOf = day.flatMap { Day(iso: $0) }
      return try ledger.entries(.statement, filter).count
    }
    #expect(try count(asOf: nil) == 1)
    #expect(try count(asOf: "2031-03-06") == 1)
    #expect(try count(asOf: "2031-03-05") == 2)
    #expect(try count(asOf: "2031-03-04") == 1)
  }

  /// What a corrected report no longer tells is out of the listings, and check and show say why.
  @Test func aCorrectionMarksWhatRestedOnTheReport() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    let address = "https://post.example/talks"
    let first = Fixture.record(1, published: "2031-03-04", url: address)
    var second = Fixture.record(
      3, text: "Anna Kovač of Ruritania did not see Émile Brun of Carpathia in Streslau.",
      published: "2031-03-06", url: address)
    second.report.correction = "CORRECTED: they did not meet"
    try ledger.ingest([first])
    let id = try #require(try ledger.entries(.meeting, Filter()).first?.id)
    try ledger.ingest([second])
    #expect(try ledger.entries(.meeting, Filter()).isEmpty)
    var early = Filter()
    early.asOf = Day(iso: "2031-03-05")
    #expect(try ledger.entries(.meeting, early).map(\.id) == [id])
    let checks = try ledger.checks(Filter())
    #expect(checks.map(\.code) == [.correction])
    #expect(checks.first?.message == "told no longer since “CORRECTED: they did not meet”")
    guard case .entry(let entry) = try ledger.subject(id) else {
      Issue.record("expected a meeting")
      return
    }
    #expect(entry.isCorrected)
    #expect(entry.mentions.map(\.isSuperseded) == [true])
  }

  /// A report of Jerusalem, November 1977, that tells of Sadat as `change` has it.
  private func ofJerusalem(_ number: Int, _ change: (inout Record) -> Void = { _ in }) -> Record {
    var record = Fixture.record(
      number, text: "Sadat of Egypt met Menachem Begin of Israel in Jerusalem.",
      published: "1977-11-20", headline: "Visit \(number)")
    for (index, name) in ["Anwar Sadat", "Egypt", "Menachem Begin", "Israel", "Jerusalem"]
      .enumerated()
    {
      record.actors[index].name = name
    }
    record.actors[0].roles[0].title = "President"
    record.actors[1].code = "EGY"
    record.actors[3].code = "ISR"
    change(&record)
    return record
  }

  @Test func whoIsToldByOfficeOrStateIsListedUnderTheNameThatAnotherReportGives() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    let byOffice = ofJerusalem(2) {
      $0.actors[0].kind = .group
      $0.actors[0].name = "President of Egypt"
      $0.actors[0].roles = []
    }
    let byState = ofJerusalem(3) {
      $0.meetings[0].participants[0] = Meeting.Participant(
        actor: Identifier(2), side: nil, span: nil)
    }
    try ledger.ingest([byOffice, byState])
    func parties() throws -> [[String]] {
      try ledger.entries(.meeting, Filter()).map { $0.parties.map(\.name).sorted() }
    }
    #expect(try parties() == [["Menachem Begin", "President of Egypt"]])
    try ledger.ingest([ofJerusalem(1)])
    #expect(try parties() == [["Anwar Sadat", "Menachem Begin"]])
    let sides = try ledger.entries(.meeting, Filter()).map { $0.sides.map(\.name).sorted() }
    #expect(sides == [["Egypt", "Israel"]])
  }

  @Test func aStateThatMeetsBesideItsOwnMinisterStays() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    let both = ofJerusalem(1) {
      $0.meetings[0].participants.append(
        Meeting.Participant(actor: Identifier(4), side: nil, span: nil))
    }
    try ledger.ingest([both])
    let parties = try ledger.entries(.meeting, Filter()).map { $0.parties.map(\.name).sorted() }
    #expect(parties == [["Anwar Sadat", "Israel", "Menachem Begin"]])
  }

  @Test func oneNamedInShortIsListedOnce() {
    func party(_ name: String) -> AccountEntry.Party { AccountEntry.Party(id: name, name: name) }
    let counts = [party("Anna Kovač"): 2, party("Kovač"): 3, party("Brun"): 1]
    #expect(MentionTally.inFull(counts) == [party("Anna Kovač"): 5, party("Brun"): 1])
    let turned = [party("Kovač Anna"): 1, party("Anna Kovač"): 3]
    #expect(MentionTally.inFull(turned) == [party("Anna Kovač"): 4])
    let all = [party("Kovač Anna"): 3, party("Anna Kovač"): 1, party("Kovač"): 2]
    #expect(MentionTally.inFull(all) == [party("Kovač Anna"): 6])
    // Of two of one name it does not tell which.
    let two = [party("Anna Kovač"): 2, party("Petra Kovač"): 1, party("Kovač"): 3]
    #expect(MentionTally.inFull(two) == two)
  }

  @Test func whatDoesNotFitTogetherIsFoundWithoutReadingAll() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    var odd = Fixture.record(1, published: "2031-03-04")
    odd.warnings = [
      Warning(code: "weekday-mismatch", message: "Monday, 4 March 2031", span: Span(0, 3))
    ]
    odd.actors[3].code = "CAR"
    odd.meetings[0].ordinal = 3
    var planned = Fixture.record(2, published: "2031-03-06")
    planned.actors[3].code = "CAR"
    planned.meetings[0].status = .scheduled
    planned.meetings[0].date = Day(iso: "2031-03-20").map {
      TimeReference(value: $0.iso, interval: DayInterval($0), anchor: .absolute, basis: "test")
    }
    let action = try #require(Fixture.span(of: "met Émile Brun", in: planned.report.text))
    var commitment = Commitment(
      id: Identifier(1),
      provenance: Provenance(
        evidence: planned.report.blocks[1].span, confidence: 0.9, rule: "test"),
      action: action, cue: action, strength: .pledged)
    commitment.actors = [Identifier(1)]
    commitment.due = planned.meetings[0].date
    planned.commitments = [commitment]
    try ledger.ingest([odd, planned])
    var filter = Filter()
    filter.present = Day(iso: "2031-03-10")
    #expect(Set(try ledger.checks(filter).map(\.code)) == [.weekday, .ordinal])
    filter.present = Day(iso: "2031-04-01")
    let checks = try ledger.checks(filter)
    #expect(
      Set(checks.map(\.code)) == [.weekday, .ordinal, .silentMeeting, .silentCommitment])
    #expect(
      checks.first { $0.code == .ordinal }?.message.hasSuffix("1 known (2031-03-04), 2 missing")
        == true)
    // Only what the reports asked for tell, and only the sorts asked for.
    filter.status = [Check.Code.silentMeeting.rawValue]
    #expect(try ledger.checks(filter).map(\.code) == [.silentMeeting])
    filter.status = []
    filter.until = Day(iso: "2031-03-05")
    #expect(Set(try ledger.checks(filter).map(\.code)) == [.weekday, .ordinal])
    // What is taken out leaves no marks.
    odd.warnings = []
    odd.meetings[0].ordinal = nil
    try ledger.ingest([odd], replaces: true)
    #expect(try ledger.checks(filter).isEmpty)
  }

  @Test func anOfficeMeansEachHolderInTheirTime() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    func record(_ number: Int, _ published: String, _ minister: String) -> Record {
      var record = Fixture.record(
        number, text: "\(minister) of Ruritania met Émile Brun of Carpathia in Streslau.",
        published: published)
      record.actors[0].name = minister
      return record
    }
    try ledger.ingest([
      record(1, "2031-03-04", "Anna Kovač"), record(2, "2031-03-08", "Anna Kovač"),
      record(3, "2031-05-04", "Petra Horvat"), record(4, "2031-05-08", "Petra Horvat"),
    ])
    let office = "Minister of Ruritania"
    #expect(try days(ledger) { $0.with = [office] }.count == 4)
    #expect(
      try days(ledger) { $0.with = [office, "Petra Horvat"] } == ["2031-05-08", "2031-05-04"])
  }

  @Test func callsAndVisitsAreAskedForBesideHowTheyStand() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    let formats: [Meeting.Format] = [.phone, .inPerson, .phone]
    let records = formats.enumerated().map { index, format -> Record in
      var record = Fixture.record(index + 1, published: "2031-0\(index + 3)-04")
      record.meetings[0].format = format
      if index == 2 { record.meetings[0].status = .scheduled }
      return record
    }
    try ledger.ingest(records)
    #expect(try days(ledger) { $0.status = ["phone"] } == ["2031-05-04", "2031-03-04"])
    #expect(try days(ledger) { $0.status = ["held", "phone"] } == ["2031-03-04"])
    #expect(
      try days(ledger) { $0.status = ["held", "phone", "in-person"] }
        == ["2031-04-04", "2031-03-04"])
  }

  @Test(arguments: [
    "Norway's prime minister", "the Norwegian Prime Minister", "Prime Minister of Norway",
    "Prime Minister Kovač", "norwegian", "the Norwegian side", "Oslo",
  ])
  func thoseMeantAreFoundUnderAnyDescription(_ words: String) throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    var norwegian = Fixture.record(
      1, text: "Anna Kovač of Norway met Émile Brun of Carpathia in Streslau.",
      published: "2031-03-04")
    norwegian.actors[0].roles[0].title = "Prime Minister"
    norwegian.actors[1].name = "Norway"
    norwegian.actors[1].code = "NOR"
    var guest = Fixture.record(
      2, text: "Petra Horvat of Ruritania met Émile Brun of Carpathia in Oslo.",
      published: "2031-04-04")
    guest.actors[0].name = "Petra Horvat"
    guest.actors[4].name = "Oslo"
    try ledger.ingest([norwegian, guest])
    #expect(try days(ledger) { $0.with = [words] } == ["2031-03-04"])
    #expect(try days(ledger) { $0.party = words } == ["2031-03-04"])
    // As a place, a capital is where it lies.
    #expect(try days(ledger) { $0.place = "Oslo" } == ["2031-04-04"])
  }

  @Test(
    arguments: [
      (50, [3, 4], [3, 4]), (10, [100, 2, 4], [4, 2, 4]), (7, [100, 100], [4, 3]), (0, [1], [0]),
      (5, [], []),
    ] as [(Int, [Int], [Int])])
  func noSortOfCheckTakesThePlaceOfAnother(_ limit: Int, _ counts: [Int], _ shares: [Int]) {
    #expect(Ledger.shares(of: limit, among: counts) == shares)
  }

  @Test func anyOrderOfReportsGivesTheSameAccount() throws {
    let records = (1...12).map { number in
      Fixture.record(
        number, published: "2031-03-0\(number % 4 + 1)",
        url: number.isMultiple(of: 5) ? "https://post.example/\(number % 2)" : nil)
    }
    func account(_ records: [Record]) throws -> [String] {
      let scratch = try Scratch()
      let ledger = try Ledger(writing: scratch.path())
      // Some alone, some together.
      try ledger.ingest(Array(records.prefix(3)))
      for record in records.dropFirst(3).prefix(4) { try ledger.ingest([record]) }
      try ledger.ingest(Array(records.dropFirst(7)))
      let meetings = try ledger.entries(.meeting, Filter()).map { "\($0)" }
      let actors = try ledger.actors(Filter()).map { "\($0)" }
      let reports = try ledger.reports(Filter()).map { "\($0.digest) \($0.version)" }
      return meetings + actors + reports
    }
    let first = try account(records)
    #expect(first.count > 6)
    for _ in 0..<6 { #expect(try account(records.shuffled()) == first) }
  }
}
