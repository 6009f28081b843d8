import RapporteurCore
import RapporteurResolution
import Testing

/// The model case: a report of 6 December relays a statement whose day it does not name.
@Suite struct UtteranceClockTests {
  private let relayed: Record = {
    var builder = RecordBuilder(
      "relay", published: "2025-12-06",
      text:
        "“Today, the group had their sixth meeting in two weeks on the harbour treaty,” the ministry’s statement reads. They meet again tomorrow."
    )
    let one = builder.state("Sweden", "SWE")
    let other = builder.state("Norway", "NOR")
    let said = builder.statement(
      "Today, the group had their sixth meeting in two weeks on the harbour treaty", by: [one],
      document: true)
    let first = builder.meeting("sixth meeting", [one, other], parties: [one, other])
    let second = builder.meeting(
      "meet again", [one, other], parties: [one, other], status: .scheduled)
    builder.record.meetings[first.number - 1].provenance.assertedBy = said
    for (id, from, to) in [
      (first, "2025-12-05", "2025-12-07"), (second, "2025-12-06", "2025-12-08"),
    ] {
      guard let from = Day(iso: from), let to = Day(iso: to) else { continue }
      builder.record.meetings[id.number - 1].date = TimeReference(
        value: nil, interval: DayInterval(from: from, to: to), anchor: .utterance, basis: "test")
    }
    return builder.record
  }()

  private func dating(_ words: String, on day: String?) -> Record {
    var builder = RecordBuilder(
      "dating", published: "2025-12-07", text: words + ", said the ministry.")
    let one = builder.state("Sweden", "SWE")
    builder.statement(words, by: [one], kind: .indirect, said: day)
    return builder.record
  }

  private func clock(_ records: [Record], asOf day: Day? = nil) -> UtteranceClock {
    let store = Resolver().account(of: records)
    return UtteranceClock(
      records.flatMap { record in
        record.statements.map { statement in
          UtteranceTelling(statement, in: record) { store.cluster(of: $0)?.id }
        }
      }, asOf: day)
  }

  private func days(_ clock: UtteranceClock) -> [String] {
    relayed.meetings.map { meeting in
      let telling = clock.narrowed(MeetingTelling(meeting, in: relayed))
      return telling.interval.map { "\($0.from.iso)/\(($0.to - 1).iso)" } ?? "unknown"
    }
  }

  @Test func aloneItKnowsTwoDays() {
    #expect(days(clock([relayed])) == ["2025-12-05/2025-12-06", "2025-12-06/2025-12-07"])
  }

  @Test func anotherReportThatDatesTheUtteranceNarrowsTodayAndTomorrow() {
    let second = dating(
      "the sixth meeting in two weeks dealt with the harbour treaty", on: "2025-12-05")
    let expected = ["2025-12-05/2025-12-05", "2025-12-06/2025-12-06"]
    #expect(days(clock([relayed, second])) == expected)
    #expect(days(clock([second, relayed])) == expected)
  }

  @Test func whatWasPublishedLaterIsNotYetKnown() {
    let second = dating(
      "the sixth meeting in two weeks dealt with the harbour treaty", on: "2025-12-05")
    let sixth = Day(iso: "2025-12-06")
    #expect(
      days(clock([relayed, second], asOf: sixth)) == [
        "2025-12-05/2025-12-06", "2025-12-06/2025-12-07",
      ])
  }

  @Test func anotherStatementOfTheSameMinistryNarrowsNothing() {
    let other = dating("wheat exports rose sharply over the whole of the autumn", on: "2025-12-05")
    #expect(days(clock([relayed, other])) == ["2025-12-05/2025-12-06", "2025-12-06/2025-12-07"])
  }
}
