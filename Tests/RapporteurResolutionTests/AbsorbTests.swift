import RapporteurCore
import RapporteurResolution
import Testing

@Suite struct AbsorbTests {
  @Test func twoReportsOfOneCallGiveOneMeeting() throws {
    let store = Resolver().account(of: [call("1", day: "2021-03-02"), call("2", day: "2021-03-02")])
    let meetings = store.clusters.filter { $0.kind == .meeting }
    #expect(meetings.count == 1)
    #expect(store.findings(of: try #require(meetings.first)).count == 2)
  }

  @Test func callsOnTwoDaysStayTwoMeetings() {
    let store = Resolver().account(of: [call("1", day: "2021-03-02"), call("2", day: "2021-03-09")])
    #expect(store.clusters.filter { $0.kind == .meeting }.count == 2)
  }

  @Test func aReportTakenBackLeavesNothing() throws {
    let resolver = Resolver()
    let first = resolver.contribution(of: call("1", day: "2021-03-02"))
    let second = resolver.contribution(of: call("2", day: "2021-03-09"))
    var alone = MemoryStore()
    try resolver.absorb([first], into: &alone)
    var store = alone
    try resolver.absorb([second], into: &store)
    let empty = Contribution(report: second.report, candidates: [], sightings: [])
    let change = try resolver.absorb([empty], into: &store)
    #expect(store.clusters == alone.clusters)
    #expect(change.removed.count == 2)
  }

  @Test(
    arguments: [
      // A family name first, and short; the other order; a nickname under one office.
      ("Sun", "Sun Yatsen", nil, true), ("Haya Takashi", "Takashi Haya", nil, true),
      ("Pepito", "José Alvar", "President", true), ("Pepito", "José Alvar", nil, false),
      ("Yuan Shikai", "Sun Yatsen", nil, false),
    ] as [(String, String, String?, Bool)])
  func aPersonIsKnownByMoreThanTheLastWord(
    _ name: String, _ other: String, _ title: String?, _ isSame: Bool
  ) {
    let records = [name, other].enumerated().map { index, name in
      var builder = RecordBuilder(
        "\(index)", published: "1912-03-02", text: "The two leaders met (\(index)).")
      let one = builder.state("China", "CHN")
      let second = builder.state("France", "FRA")
      let person = builder.actor(.person, name, title: title, of: one)
      builder.meeting("met", [person, second], parties: [one, second], day: "1912-03-02")
      return builder.record
    }
    let store = Resolver().account(of: records)
    #expect(store.clusters.filter { $0.kind == .meeting }.count == (isSame ? 1 : 2))
  }

  @Test(
    arguments: [
      // Held on the next day; held on the day itself by others' word; too long after.
      (["1905-06-06"], 1), (["1905-06-05", "1905-06-06"], 2), (["1905-06-20"], 2),
    ])
  func whatWasPlannedForADayIsKnownAgainWhenItIsMoved(_ held: [String], _ count: Int) {
    let plan = encounter("p", published: "1905-06-01", day: "1905-06-05", status: .scheduled)
    let events = held.map { encounter("h" + $0, published: $0, day: $0, status: .held) }
    let store = Resolver().account(of: [plan] + events)
    #expect(store.clusters.filter { $0.kind == .meeting }.count == count)
  }

  private static let promise = "rebuild the old stone bridge over the northern river"
  private static let quotation = "no toll shall be taken on the old stone bridge by either country"

  /// A report of that day, or of none, in which Ruritania says and promises what it always does.
  private func told(_ id: String, _ published: String?) -> Record {
    var builder = RecordBuilder(
      id, published: published,
      text: "Ruritania (\(id)) will \(Self.promise). “\(Self.quotation)”, it said.")
    let state = builder.state("Ruritania", "RUR")
    builder.statement(Self.quotation, by: [state])
    builder.commitment(Self.promise, by: [state])
    return builder.record
  }

  @Test(
    arguments: [
      ("2031-03-02", "2031-03-20", 1, 1), ("2031-03-02", "2031-06-20", 2, 1),
      ("2031-03-02", "2033-03-02", 2, 2), (nil, nil, 1, 1), ("2031-03-02", nil, 1, 2),
    ] as [(String?, String?, Int, Int)])
  func whatIsSaidAgainIsTheSameWithinItsTime(
    _ one: String?, _ other: String?, _ statements: Int, _ promises: Int
  ) {
    let store = Resolver().account(of: [told("1", one), told("2", other)])
    #expect(store.clusters.filter { $0.kind == .statement }.count == statements)
    #expect(store.clusters.filter { $0.kind == .commitment }.count == promises)
  }

  /// What is compared with what comes in must not grow with the years that an account holds.
  @Test func blocksStaySmallAsYearsGoBy() throws {
    let records = (2001...2060).map { told("\($0)", "\($0)-03-02") }
    let store = Resolver().account(of: records)
    for candidate in store.candidates where [.statement, .commitment].contains(candidate.kind) {
      // The one key of a statement that finds those of no day holds all that say so.
      let sizes = candidate.keys.map { store.block($0, limit: .max).count }.sorted()
      #expect(sizes.dropLast(candidate.kind == .statement ? 1 : 0).allSatisfy { $0 == 1 })
      #expect(store.links(touching: [candidate.id]).isEmpty)
    }
  }

  /// What Anna Berg of Sweden and Nils Dahl of Norway have together.
  private func encounter(
    _ id: String, published: String, day: String, status: Meeting.Status
  ) -> Record {
    var builder = RecordBuilder(
      id, published: published, text: "Anna Berg and Nils Dahl meet (\(id)).")
    let one = builder.state("Sweden", "SWE")
    let other = builder.state("Norway", "NOR")
    let people = [
      builder.actor(.person, "Anna Berg", of: one), builder.actor(.person, "Nils Dahl", of: other),
    ]
    builder.meeting("meet", people, parties: [one, other], day: day, status: status)
    return builder.record
  }

  /// A call of two leaders, told under `id`.
  private func call(_ id: String, day: String) -> Record {
    var builder = RecordBuilder(
      id, published: day, text: "The president spoke by phone with the chancellor (\(id)).")
    let one = builder.state("France", "FRA")
    let other = builder.state("Germany", "DEU")
    builder.meeting("spoke", [one, other], parties: [one, other], day: day, format: .phone)
    return builder.record
  }
}
