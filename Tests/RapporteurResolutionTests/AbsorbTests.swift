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
