import RapporteurCore
import RapporteurLanguage
import Testing

@Suite struct TimeMeaningTests {
  /// The meaning of the only time expression of `text`.
  private func meaning(_ text: String) throws -> TimeMeaning {
    let times = TimeRecogniser().times(in: Analysis(sentence: text), publicationDay: nil)
    let time = try #require(times.first)
    try #require(times.count == 1, "found \(times.map { ReportText(text)[$0.span] })")
    return time.meaning
  }

  @Test func todayIsReckonedAnewFromTheDayOfAnUtterance() throws {
    let today = try meaning("Today, the group had a meeting.")
    #expect(today.isDeictic)
    #expect(today.value(anchoredOn: nil) == nil)
    #expect(today.value(anchoredOn: Day(iso: "2025-12-06"))?.timex == "2025-12-06")
    #expect(today.value(anchoredOn: Day(iso: "2025-12-05"))?.timex == "2025-12-05")
  }

  @Test func anOpenDayOfUtteranceGivesTheIntervalThatItCanMean() throws {
    let from = try #require(Day(iso: "2025-12-04"))
    let days = DayInterval(from: from, to: from + 3)
    let today = try meaning("Today they met.").value(anchoredOn: days)
    #expect(today.timex == "2025-12-04/2025-12-06")
    #expect(today.interval == days)
    let tomorrow = try meaning("They will meet tomorrow.").value(anchoredOn: days)
    #expect(tomorrow.interval == DayInterval(from: from + 1, to: from + 4))
    let month = try meaning("They met this month.").value(anchoredOn: days)
    #expect(month.timex == "2025-12")
  }

  @Test func anAbsoluteDateNeedsNoDay() throws {
    let date = try meaning("They met on December 5, 2025.")
    #expect(!date.isDeictic)
    #expect(date.value(anchoredOn: nil)?.interval?.onlyDay?.iso == "2025-12-05")
  }

  @Test func aWindowCoversTheDaysUpToItsAnchor() throws {
    let window = try meaning("their sixth meeting over the past two weeks")
    let value = try #require(window.value(anchoredOn: Day(iso: "2025-12-05")))
    #expect(value.timex == "P2W")
    #expect(value.interval?.from.iso == "2025-11-21")
    #expect(value.interval?.to.iso == "2025-12-06")
  }

  @Test(arguments: [
    ("2025-W49", "2025-12-01", "2025-12-08", "They met this week."),
    ("2025-W48-WE", "2025-11-29", "2025-12-01", "They met last weekend."),
    ("2025-Q3", "2025-07-01", "2025-10-01", "in the third quarter of 2025"),
    ("2024-WI", "2024-12-01", "2025-03-01", "in the winter of 2024"),
    ("199", "1990-01-01", "2000-01-01", "in the 1990s"),
    ("19", "1900-01-01", "2000-01-01", "in the 20th century"),
    ("2024-06", "2024-06-01", "2024-07-01", "in June 2024"),
  ])
  func aValueHasTheDaysThatItCovers(timex: String, from: String, to: String, text: String) throws {
    let value = try #require(try meaning(text).value(anchoredOn: Day(iso: "2025-12-05")))
    #expect(value.timex == timex)
    #expect(value.interval?.from.iso == from)
    #expect(value.interval?.to.iso == to)
  }

  @Test(arguments: [
    ("1961-04-02", 1961), ("1998-04-12", 1998), ("2025-04-20", 2025), ("2000-04-23", 2000),
  ])
  func easterIsFound(day: String, year: Int) {
    let meaning = TimeMeaning.nearest(
      .easter(0), .this, from: .absolute(TimeValue(timex: "x", interval: interval(year))))
    #expect(meaning.value(anchoredOn: nil)?.timex == day)
  }

  private func interval(_ year: Int) -> DayInterval? {
    Day(year: year, month: 6, day: 1).map { DayInterval($0) }
  }

  @Test func aNearDateIsTakenAgainstTheTense() throws {
    let anchor = TimeMeaning.anchor
    let day = Day(iso: "1998-08-18")
    let future = TimeMeaning.nearest(.monthDay(8, 7), .likelyFuture, from: anchor)
    #expect(future.value(anchoredOn: day)?.timex == "1998-08-07")
    let past = TimeMeaning.nearest(.monthDay(1, 31), .likelyPast, from: anchor)
    #expect(past.value(anchoredOn: Day(iso: "1989-10-31"))?.timex == "1989-01-31")
  }
}
