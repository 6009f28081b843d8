import RapporteurCore
import RapporteurLanguage
import Testing

@Suite struct TimeRecogniserTests {
  let recogniser = TimeRecogniser()

  private func found(_ text: String, on day: String) -> [String] {
    let day = Day(iso: day)
    return recogniser.times(in: Analysis(sentence: text), publicationDay: day).map { time in
      "\(ReportText(text)[time.span]) \(time.meaning.value(anchoredOn: day)?.timex ?? "nil")"
    }
  }

  @Test func aWeekdayThatIsNotThatOfTheDateIsReported() {
    let text = "They met on Friday, December 6, 2025."
    let result = recogniser.recognise(in: Analysis(sentence: text), publicationDay: nil)
    #expect(result.warnings.map(\.code) == ["weekday-mismatch"])
    #expect(
      result.warnings.first?.message
        == "“Friday, December 6, 2025” says Friday, but 2025-12-06 is a Saturday; the date was taken."
    )
    let right = Analysis(sentence: "They met on Saturday, December 6, 2025.")
    #expect(recogniser.recognise(in: right, publicationDay: nil).warnings == [])
  }

  @Test func aWeekdayIsSoughtWhereTheVerbPoints() {
    #expect(found("They met on Friday.", on: "2025-12-06") == ["Friday 2025-12-05"])
    #expect(found("They will meet on Friday.", on: "2025-12-06") == ["Friday 2025-12-12"])
    #expect(
      found("They are scheduled to meet on Friday.", on: "2025-12-06") == ["Friday 2025-12-12"])
    #expect(found("They met on Saturday.", on: "2025-12-06") == ["Saturday 2025-12-06"])
    #expect(found("They have until Monday.", on: "2025-12-06") == ["Monday 2025-12-08"])
  }

  @Test func theModelReportsTimesAreFound() {
    #expect(
      found("It is noted that over two days, they met.", on: "2025-12-06") == ["two days P2D"])
    #expect(
      found("“Today, the group had their sixth meeting over the past two weeks.", on: "2025-12-06")
        == ["Today 2025-12-06", "the past two weeks P2W"])
    #expect(found("Parties will reconvene tomorrow.", on: "2025-12-06") == ["tomorrow 2025-12-07"])
  }

  @Test func wordsThatOnlyLookLikeTimesAreLeft() {
    #expect(found("You may march on a second front.", on: "2025-12-06") == [])
    #expect(found("The 6-year-old index closed at 1462.93.", on: "2025-12-06") == [])
    #expect(found("", on: "2025-12-06") == [])
  }

  @Test func aTokenisersHabitsMakeNoDifference() {
    for text in ["a two-day visit", "a two - day visit", "a two–day visit"] {
      #expect(recogniser.times(in: Analysis(sentence: text), publicationDay: nil).count == 1)
    }
    // One word for all of it, as some tokenisers have it.
    var analysis = Analysis(text: ReportText("a 90-minute call"), blocks: [])
    analysis.spans = [Span(0, 1), Span(2, 11), Span(12, 16)]
    analysis.forms = ["a", "90-minute", "call"]
    analysis.sentenceIndex = [0, 0, 0]
    analysis.sentences = [Analysis.Sentence(span: Span(0, 16), words: 0..<3, block: 0)]
    let times = recogniser.times(in: analysis, publicationDay: nil)
    #expect(times.map(\.span) == [Span(2, 11)])
    #expect(times.map(\.words) == [1..<2])
  }

  @Test func aSentenceThatEndsInAnAbbreviationGoesOn() {
    let text = "until 5 p.m. EST, Nov. 6."
    var analysis = Analysis(sentence: text)
    let cut = analysis.forms.firstIndex(of: "EST") ?? 0
    let words = analysis.spans.indices
    analysis.sentences = [
      Analysis.Sentence(
        span: Span(0, analysis.spans[cut - 1].end), words: words.lowerBound..<cut, block: 0),
      Analysis.Sentence(
        span: Span(analysis.spans[cut].start, analysis.text.span.end),
        words: cut..<words.upperBound, block: 0),
    ]
    let day = Day(iso: "1989-10-30")
    let times = recogniser.times(in: analysis, publicationDay: day)
    #expect(times.map { ReportText(text)[$0.span] } == ["5 p.m. EST, Nov. 6"])
    #expect(times.first?.meaning.value(anchoredOn: day)?.timex == "1989-11-06T17:00")
  }
}

@Suite struct NumberWordsTests {
  let numbers = NumberWords.standard

  @Test(arguments: [
    ("six", 6), ("twenty-one", 21), ("Twenty one", 21), ("a hundred", 100),
    ("two hundred and five", 205), ("three thousand", 3000), ("one million", 1_000_000),
    ("1,500", 1500), ("12", 12), ("a couple of", 2), ("a dozen", 12), ("two dozen", 24),
    ("zero", 0),
  ])
  func aCardinalHasItsNumber(text: String, number: Int) {
    #expect(numbers.cardinal(text) == number)
  }

  @Test(arguments: [
    ("sixth", 6), ("twenty-first", 21), ("21st", 21), ("hundredth", 100), ("Second", 2),
    ("third", 3), ("twelfth", 12), ("two hundred and fifth", 205),
  ])
  func anOrdinalHasItsNumber(text: String, number: Int) {
    #expect(numbers.ordinal(text) == number)
    #expect(numbers.cardinal(text) == nil)
  }

  @Test(arguments: ["", "and", "a", "of", "one two", "ten five", "-", "several", "1,50", "word"])
  func otherWordsAreNoNumber(text: String) {
    #expect(numbers.cardinal(text) == nil)
    #expect(numbers.ordinal(text) == nil)
  }

  @Test func theLongestNumberInARowOfWordsIsTaken() throws {
    let words = ["their", "twenty", "-", "sixth", "meeting"]
    let found = try #require(numbers.ordinal(at: 1, in: words))
    #expect(found == (26, 3))
    #expect(numbers.cardinal(at: 0, in: words) == nil)
    #expect(numbers.cardinal(at: 7, in: words) == nil)
  }
}
