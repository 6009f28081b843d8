import RapporteurCore
import Testing

@testable import RapporteurResolution

@Suite struct AccountTests {
  /// Talks of two states over three weeks, told by eleven reports.
  private let records: [Record] = {
    var records: [Record] = []
    func report(
      _ id: String, _ published: String, day: String?, status: Meeting.Status = .held,
      one: String = "Ana Holm", other: String = "Per Lind", title: String? = "Minister"
    ) {
      var builder = RecordBuilder(
        id, published: published, publisher: "Paper \(id)",
        text:
          "Ana Holm met Per Lind on the border question. They discussed the ceasefire line \(id).")
      let sweden = builder.state("Sweden", "SWE")
      let norway = builder.state("Norway", "NOR")
      let first = builder.actor(.person, one, title: title, of: sweden)
      let second = builder.actor(.person, other, title: title, of: norway)
      builder.meeting("met", [first, second], parties: [sweden, norway], day: day, status: status)
      builder.outcome("the ceasefire line", .discussed, parties: [sweden, norway])
      records.append(builder.record)
    }
    report("01", "1905-06-01", day: "1905-06-05", status: .scheduled)
    report("02", "1905-06-05", day: "1905-06-05")
    report("03", "1905-06-06", day: "1905-06-05", one: "Anna Holm")
    report("04", "1905-06-06", day: nil, one: "Holm", other: "Lind")
    report("05", "1905-06-09", day: "1905-06-09")
    report("06", "1905-06-10", day: "1905-06-09", one: "Holm")
    report("07", "1905-06-12", day: "1905-06-12", one: "Eva Berg", other: "Nils Dahl")
    report("08", "1905-06-12", day: "1905-06-12")
    report("09", "1905-06-13", day: "1905-06-12", other: "Ola Lind")
    report("10", "1905-06-20", day: "1905-06-12", one: "Eva Berg", other: "Dahl")
    report("11", "1905-06-20", day: "1905-06-26", status: .scheduled, title: nil)
    return records
  }()

  @Test func anyOrderGivesTheSameAccount() throws {
    let resolver = Resolver()
    let contributions = records.map { resolver.contribution(of: $0) }
    let expected = resolver.account(of: records).clusters
    var random = SeededGenerator(state: 7)
    for round in 0..<12 {
      var store = MemoryStore()
      var rest = contributions.shuffled(using: &random)[...]
      while !rest.isEmpty {
        let batch = rest.prefix(1 + round % 4)
        try resolver.absorb(Array(batch), into: &store)
        rest = rest.dropFirst(batch.count)
      }
      #expect(store.clusters == expected)
    }
  }

  @Test func whatIsAbsorbedTwiceOrTakenBackLeavesNoTrace() throws {
    let resolver = Resolver()
    let contributions = records.map { resolver.contribution(of: $0) }
    var store = MemoryStore()
    try resolver.absorb(contributions, into: &store)
    let whole = store.clusters
    try resolver.absorb([contributions[3], contributions[7]], into: &store)
    #expect(store.clusters == whole)
    let gone = Contribution(report: contributions[7].report, candidates: [], sightings: [])
    try resolver.absorb([gone], into: &store)
    let without = records.filter { $0.report.id != gone.report }
    #expect(store.clusters == resolver.account(of: without).clusters)
  }

  @Test func theSameEncounterIsOneMeetingAndOthersAreNot() throws {
    let store = Resolver().account(of: records)
    func meeting(_ report: String) throws -> Cluster {
      try #require(store.cluster(of: FindingKey(report: "sha256:" + report, finding: "m1")))
    }
    let first = try meeting("02")
    #expect(try meeting("01") == first, "announced, then held")
    #expect(try meeting("03") == first, "told under a variant of a name")
    #expect(try meeting("04") == first, "told without a day")
    #expect(try meeting("05") != first, "another day")
    #expect(try meeting("06") == meeting("05"))
    #expect(try meeting("07") != meeting("08"), "other persons on the same day")
    #expect(try meeting("10") == meeting("07"))
    #expect(try meeting("11") != meeting("08"), "announced, still to come")
  }

  @Test func theFamilyNameAloneTellsWhoWasMetWhereItComesFirst() throws {
    // A readout in full, and a later statement that names both in short, on whose side nobody says.
    var readout = RecordBuilder("a", published: "1972-02-21", text: "They spoke today by phone.")
    let (usa, china) = (readout.state("United States", "USA"), readout.state("China", "CHN"))
    let full = [
      readout.actor(.person, "Richard Nixon", of: usa),
      readout.actor(.person, "Zhou Enlai", of: china),
    ]
    readout.meeting("spoke", full, parties: [usa, china], day: "1972-02-21", format: .phone)
    var later = RecordBuilder("b", published: "1972-03-20", text: "They had a call in February.")
    let own = later.state("United States", "USA")
    let short = [later.actor(.person, "Nixon", of: own), later.actor(.person, "Zhou")]
    later.meeting("call", short, parties: [own], day: "1972-02-21", format: .phone)
    let account = Resolver().account(of: [readout.record, later.record])
    let meetings = account.clusters.filter { $0.kind == .meeting }
    #expect(meetings.count == 1)
    #expect(meetings.first?.members.count == 2)
  }

  @Test func twoOfOneSurnameStayApart() throws {
    let store = Resolver().account(of: records)
    let per = try #require(store.cluster(of: FindingKey(report: "sha256:02", finding: "a4")))
    let ola = try #require(store.cluster(of: FindingKey(report: "sha256:09", finding: "a4")))
    #expect(per != ola)
    let anna = try #require(store.cluster(of: FindingKey(report: "sha256:03", finding: "a3")))
    #expect(store.cluster(of: FindingKey(report: "sha256:02", finding: "a3")) == anna)
    #expect(store.cluster(of: FindingKey(report: "sha256:06", finding: "a3")) == anna)
    #expect(anna.links.allSatisfy { !$0.reasons.isEmpty })
  }

  @Test func aSeatOfGovernmentIsTheStateAndADepartmentABodyOfIt() throws {
    var builder = RecordBuilder(
      "12", published: "1905-06-20",
      text: "The White House and the State Department welcomed the ceasefire line.")
    let state = builder.state("United States", "USA")
    builder.actor(.organisation, "White House", of: state)
    builder.actor(.organisation, "State Department", of: state)
    builder.outcome("the ceasefire line", .discussed, parties: [state])
    let store = Resolver().account(of: [builder.record])
    let clusters = (1...3).map {
      store.cluster(of: FindingKey(report: "sha256:12", finding: "a\($0)"))
    }
    #expect(clusters.allSatisfy { $0 != nil })
    #expect(clusters[0] == clusters[1])
    #expect(clusters[0] != clusters[2])
  }

  @Test func aReviewersSplitAndMergeOutrankTheMachineAndCanBeUndone() throws {
    let resolver = Resolver()
    let keys = ["02", "03"].map { FindingKey(report: "sha256:" + $0, finding: "m1") }
    let anchors = try zip(keys, records[1...2]).map { try #require(FindingAnchor($0, in: $1)) }
    let split = Decision(
      id: "d1", reviewer: "E. Ek", time: "2025-01-01T10:00:00Z",
      action: .split([anchors[0]], [anchors[1]]))
    let apart = resolver.account(of: records, decisions: [split])
    #expect(apart.cluster(of: keys[0]) != apart.cluster(of: keys[1]))
    let undo = Decision(
      id: "d2", reviewer: "E. Ek", time: "2025-01-02T10:00:00Z", action: .retract("d1"))
    let undone = resolver.account(of: records, decisions: [split, undo])
    #expect(undone.clusters == resolver.account(of: records).clusters)

    let other = FindingKey(report: "sha256:05", finding: "m1")
    let third = try #require(FindingAnchor(other, in: records[4]))
    let merge = Decision(
      id: "d3", reviewer: "E. Ek", time: "2025-01-03T10:00:00Z",
      action: .merge([anchors[0], third]))
    let merged = resolver.account(of: records, decisions: [merge])
    let cluster = try #require(merged.cluster(of: keys[0]))
    #expect(merged.cluster(of: other) == cluster)
    #expect(cluster.links.contains { $0.reasons.contains { $0.feature == "decision" } })
    let later = Decision(
      id: "d4", reviewer: "O. Ås", time: "2025-01-04T10:00:00Z",
      action: .split([anchors[0]], [third]))
    let both = resolver.account(of: records, decisions: [later, merge])
    #expect(both.cluster(of: keys[0]) != both.cluster(of: other), "the later decision holds")
  }

  @Test func whatAReviewerRejectsShowsNothing() throws {
    let key = FindingKey(report: "sha256:02", finding: "m1")
    let anchor = try #require(FindingAnchor(key, in: records[1]))
    let reject = Decision(
      id: "d1", reviewer: "E. Ek", time: "2025-01-01T10:00:00Z", action: .reject(anchor))
    let store = Resolver().account(of: records, decisions: [reject])
    #expect(store.cluster(of: key) == nil)
  }

  @Test func aCandidateSurvivesItsStore() {
    for candidate in Resolver().contribution(of: records[0]).candidates {
      let read = Candidate(
        id: candidate.id, kind: candidate.kind, encodedFeatures: candidate.encodedFeatures,
        keys: candidate.keys)
      #expect(read == candidate)
    }
  }
}

/// A generator that gives the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
