import RapporteurCore
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2025-12-05", 20427, 5), ("1995-11-21", 9455, 2),
    ("1600-02-29", -135081, 2),
  ])
  func aDateHasItsNumberAndWeekday(iso: String, number: Int, weekday: Int) throws {
    let day = try #require(Day(iso: iso))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.iso == iso)
  }

  @Test(arguments: ["2025-02-29", "2025-13-01", "2025-00-10", "25-01-01", "", "2025-1-1"])
  func anImpossibleDateIsNone(iso: String) {
    #expect(Day(iso: iso) == nil)
  }

  @Test func addingMonthsKeepsToTheMonth() throws {
    let day = try #require(Day(iso: "2025-01-31"))
    #expect(day.adding(months: 1).iso == "2025-02-28")
    #expect(day.adding(months: -2).iso == "2024-11-30")
  }
}
