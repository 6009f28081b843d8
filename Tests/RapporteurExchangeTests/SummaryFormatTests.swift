import RapporteurCore
import RapporteurExchange
import Testing

@Suite struct SummaryFormatTests {
  @Test func aSummaryTellsEveryFindingWithItsWordsAndItsSource() {
    #expect(
      SummaryFormat(width: 80).text(of: ExampleRecord.federation()) == """
        Bosniaks and Croats sign accord
        Meridian News Agency · Fri 10 Nov 1995, 18:40 (UTC-05:00) · news · by Jonas Weil
        2 meetings, 3 statements, 1 outcome, 1 condition, 1 commitment, 1 position

        Who
          Alija Izetbegović  Bosnian President
          Krešimir Zubak     Federation President

        Meetings
          m1 held       Alija Izetbegović, Krešimir Zubak
                        Fri 10 Nov 1995 (“Friday”) · in person · 3rd meeting over “two
                        days”
                        │ Bosnian President Alija Izetbegović met Federation President
                        │ Krešimir Zubak on Friday for their third meeting in two days
                        — Talks Press Office → Meridian News Agency (s1)
          m2 denied     parties not named
                        Mostar
                        │ the two sides would meet in Mostar tomorrow
                        — Krešimir Zubak → Meridian News Agency (s3)

        Statements
          s1 said       Talks Press Office → Meridian News Agency
                        │ Bosnian President Alija Izetbegović met Federation President
                        │ Krešimir Zubak on Friday for their third meeting in two days,
                        │ and both sides agreed on a customs union
          s2 said       Krešimir Zubak → Talks Press Office → Meridian News Agency
                        │ “The Croats will dissolve their own institutions only if the
                        │ Bosniaks do the same,”
          s3 denied     Krešimir Zubak → Meridian News Agency
                        │ the two sides would meet in Mostar tomorrow

        Outcomes
          o1 agreed     “a customs union”
                        Alija Izetbegović, Krešimir Zubak
                        │ both sides agreed on a customs union
                        — Talks Press Office → Meridian News Agency (s1)

        Conditions
          c1 necessary  “dissolve their own institutions”
                        only if “the Bosniaks do the same”
                        held by Krešimir Zubak
                        │ The Croats will dissolve their own institutions only if the
                        │ Bosniaks do the same
                        — Krešimir Zubak → Talks Press Office → Meridian News Agency
                          (s2)

        Commitments
          k1 announced  (hypothetical) “dissolve their own institutions”
                        Krešimir Zubak
                        │ The Croats will dissolve their own institutions
                        — Krešimir Zubak → Talks Press Office → Meridian News Agency
                          (s2)

        Positions
          p1 welcome    “the accord”
                        European Union
                        │ The European Union welcomed the accord
                        — Meridian News Agency

        Events
          CONSULT (040) Alija Izetbegović → Krešimir Zubak, Fri 10 Nov 1995 (m1)

        Warnings
          time-of-utterance-open “tomorrow” was said on an unknown day
        """)
  }

  @Test(arguments: [40, 59, 60, 80, 110, 300])
  func noLineIsWiderThanTheTerminal(width: Int) {
    let text = SummaryFormat(width: width).text(of: ExampleRecord.federation())
    for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
  }

  @Test func aNarrowTerminalHasTheLabelBeforeTheFinding() {
    let text = SummaryFormat(width: 40).text(of: ExampleRecord.federation())
    #expect(text.contains("\n  o1 agreed “a customs union”\n     Alija Izetbegović"))
  }

  @Test func colourChangesNothingButTheColour() {
    let record = ExampleRecord.federation()
    let coloured = SummaryFormat(width: 80, colour: true).text(of: record)
    #expect(coloured.contains("\u{1B}[32magreed"))
    #expect(coloured.contains("\u{1B}[31mdenied"))
    #expect(
      coloured.replacing(/\u{1B}\[[0-9]*m/, with: "")
        == SummaryFormat(width: 80).text(of: record))
  }

  @Test func longEvidenceLosesItsMiddleBetweenWords() {
    let words = (1...80).map { "word\($0)" }.joined(separator: " ")
    var maker = RecordBuilder(paragraphs: [words + "."], headline: "Long")
    _ = maker.statement(maker.span(words), .indirect, cue: "word7", by: [])
    let text = SummaryFormat(width: 80).text(of: maker.record)
    #expect(text.contains("word1 word2 "))
    #expect(text.contains(" … word"))
    #expect(text.contains(" word80"))
    #expect(!text.contains("word45"))
    #expect(text.split(separator: "\n").filter { $0.contains("│") }.count <= 5)
  }

  @Test func aHostileReportCannotCommandTheTerminal() {
    let words = "He said \u{1B}[2J\u{9B}31m\u{202E}evil\u{7}\r\nthings"
    var maker = RecordBuilder(paragraphs: [words], headline: "A\u{1B}]0;title\u{7}B")
    maker.record.report.publisher = "Out\u{1B}[31mlet"
    let speaker = maker.actor(.person, "Name\u{1B}c")
    maker.record.actors[0].roles = [
      .init(title: "Chief\u{1B}[0m", body: nil, of: nil, span: Span(0, 2))
    ]
    _ = maker.statement(Span(8, words.utf8.count), .indirect, cue: words, by: [speaker])
    let text = SummaryFormat(width: 80).text(of: maker.record)
    let commands = text.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
    }
    #expect(commands.isEmpty)
    #expect(text.contains("evil"))
  }

  @Test func severalReportsEndInTheirTotals() {
    let record = ExampleRecord.federation()
    let text = SummaryFormat(width: 100).text(of: [record, record])
    #expect(
      text.hasSuffix(
        "2 reports: 4 meetings, 6 statements, 2 outcomes, 2 conditions, 2 commitments, 2 positions."
      ))
  }

  @Test func aFindingWhoseSubjectSaysItAllTakesTwoLines() {
    var maker = RecordBuilder(paragraphs: ["Rain and wind were discussed."], headline: "Weather")
    maker.record.report.publisher = "Meridian"
    let speaker = maker.actor(.person, "A")
    maker.add(
      Outcome(
        id: .init(1), provenance: maker.provenance(maker.span("wind were discussed"), "test", nil),
        topic: maker.span("wind"), status: .discussed, cue: maker.span("discussed")),
      parties: [speaker])
    #expect(
      SummaryFormat().text(of: maker.record).hasSuffix(
        """
        Outcomes
          o1 discussed  “wind”
                        A — Meridian
        """))
  }

  @Test func aNegationInTheCueIsTold() throws {
    var maker = RecordBuilder(paragraphs: ["They agreed not to brief reporters."], headline: "A")
    maker.add(
      Outcome(
        id: .init(1), provenance: maker.provenance(maker.span("brief reporters"), "test", nil),
        topic: maker.span("brief reporters"), status: .agreed, cue: maker.span("agreed not to")),
      parties: [])
    #expect(
      SummaryFormat().text(of: maker.record).contains("o1 agreed  not to “brief reporters”"))
    let page = try MarkupReader(HTMLFormat().text(of: maker.record))
    #expect(try #require(page.element(id: "r1-o1")).text.contains("agreed not to brief reporters"))
  }

  @Test func aReportWithoutFindingsSaysSo() {
    let maker = RecordBuilder(paragraphs: ["Nothing happened."], headline: nil)
    #expect(
      SummaryFormat().text(of: maker.record) == """
        Nothing happened.
        news
        nothing found
        """)
  }

  @Test func aStatementWithinAStatementIsFollowedToThePage() {
    var maker = RecordBuilder(paragraphs: ["A said that B said that rain fell."], headline: "Rain")
    let (a, b) = (maker.actor(.person, "A"), maker.actor(.person, "B"))
    let outer = maker.statement(
      maker.span("B said that rain fell"), .indirect, cue: "said", by: [a])
    _ = maker.statement(maker.span("rain fell"), .indirect, cue: "said", by: [b])
    maker.record.statements[1].provenance.assertedBy = outer
    #expect(SummaryFormat().text(of: maker.record).contains("s2 said  B → A → the report"))
    // A circle, which no maker should produce, ends where it began.
    maker.record.statements[0].provenance.assertedBy = .init(2)
    #expect(SummaryFormat().text(of: maker.record).contains("s2 said  B → A → the report"))
  }

  @Test(arguments: [
    ("Rain falls unless clouds part.", "Rain falls", "clouds part", "unless"),
    ("Peace depends on Serbia’s consent.", "Peace", "Serbia’s consent", "depends on"),
    ("If clouds part, rain stops.", "rain stops", "clouds part", "if"),
    ("Trust is necessary for peace.", "peace", "Trust", "needs"),
    (
      "Rain falls, as all who know the hills will say, with clouds.", "Rain falls", "clouds",
      "needs"
    ),
  ])
  func aConditionKeepsTheReportsConnective(
    text: String, consequent: String, antecedent: String, connective: String
  ) {
    var maker = RecordBuilder(paragraphs: [text], headline: "Rain")
    let spans = (maker.span(consequent), maker.span(antecedent))
    let evidence =
      text.hasPrefix("If") ? maker.span("If clouds part, rain stops") : spans.0.union(spans.1)
    maker.record.conditions = [
      Condition(
        id: .init(1), provenance: maker.provenance(evidence, "condition.test", nil),
        consequent: spans.0, antecedent: spans.1, relation: .necessary)
    ]
    #expect(SummaryFormat().text(of: maker.record).contains(" \(connective) “\(antecedent)”"))
  }

  @Test(arguments: [
    ("1995-11-10", "1995-11-11", "1995-11-10", "Fri 10 Nov 1995"),
    ("1995-11-09", "1995-11-13", "1995-11-09/1995-11-12", "9–12 Nov 1995"),
    ("1995-11-30", "1995-12-03", "x", "30 Nov – 2 Dec 1995"),
    ("1995-12-30", "1996-01-02", "x", "30 Dec 1995 – 1 Jan 1996"),
    ("1995-11-01", "1995-12-01", "1995-11", "Nov 1995"),
    ("1995-01-01", "1996-01-01", "1995", "1995"),
    ("1995-11-10", "1995-11-12", nil, "Fri 10 Nov 1995 or the day after"),
    ("1995-11-10", "1995-11-13", nil, "some day of 10–12 Nov 1995"),
  ])
  func aDayIsToldInWords(from: String, to: String, value: String?, words: String) throws {
    let interval = DayInterval(
      from: try #require(Day(iso: from)), to: try #require(Day(iso: to)))
    var record = ExampleRecord.federation()
    record.meetings[0].date = TimeReference(
      value: value, interval: interval, anchor: .utterance, basis: "test")
    #expect(SummaryFormat(width: 110).text(of: record).contains("\(words) · in person"))
  }
}
