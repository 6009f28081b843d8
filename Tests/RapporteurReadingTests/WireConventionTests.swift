import RapporteurCore
import RapporteurReading
import Testing

/// What agencies write round a report, in plain text about the talks of September 1978.
@Suite struct WireConventionTests {
  static let body = """
    CAMP DAVID, Md., Sept. 15 (AP) -- The leaders of Egypt and Israel met for three hours on Friday.

    They will meet again on Saturday, an American spokesman said.
    """

  @Test(
    arguments: [
      ("UPDATE 2-Leaders meet again", "UPDATE 2", nil),
      ("CORRECTED-Leaders meet again", "CORRECTED", nil),
      ("REFILE-Leaders meet again", "REFILE", nil),
      ("WITHDRAWN-Leaders meet again", "WITHDRAWN", .withdrawn),
      ("KILL: Leaders meet again", "KILL", .withdrawn),
      ("WRAPUP 3: Leaders meet again", "WRAPUP 3", nil),
      ("Leaders meet again", nil, nil), ("UPDATE ON TALKS AWAITED", nil, nil),
      ("Kill-or-cure talks go on", nil, nil),
    ] as [(String, String?, Report.Status?)])
  func theMarkOfAHeadlineIsItsCorrection(headline: String, mark: String?, status: Report.Status?)
    throws
  {
    let report = try report(headline + "\n\n" + Self.body)
    #expect(report.correction == mark)
    #expect(report.status == status)
  }

  @Test(arguments: [
    ("Correction: Leaders meet again", "Correction"), ("Update: Leaders meet again", nil),
    ("Corrections officers meet again", nil),
  ])
  func aCorrectionMayBeALabelInSmallLetters(headline: String, mark: String?) throws {
    let article =
      #"{"@type": "NewsArticle", "headline": "\#(headline)", "articleBody": "They met."}"#
    #expect(try report(article).correction == mark)
  }

  @Test(arguments: [
    "(Corrects the length of the meeting in first paragraph)",
    "(Updates with comment of spokesman in paragraph 2)",
  ])
  func aCorrectionSaysWhatItCorrects(note: String) throws {
    let report = try report("CORRECTED-Leaders meet again\n\n\(note)\n\n" + Self.body)
    #expect(
      report.correction == "CORRECTED: " + note
        || report.correction == "CORRECTED: " + note.dropFirst().dropLast())
    #expect(!blocks(of: report).contains { $0.contains("Corrects") || $0.contains("Updates") })
  }

  @Test(arguments: [
    ("EMBARGOED UNTIL 18:00 GMT, 17 September 1978", "1978-09-17T18:00Z"),
    ("STRICTLY EMBARGOED UNTIL 6 P.M. SUNDAY", "6 P.M. SUNDAY"),
    ("Not for release before 17 September 1978", "1978-09-17"),
  ])
  func anEmbargoIsNoPartOfTheReport(line: String, until: String) throws {
    let report = try report(line + "\n\nLeaders meet again in Maryland\n\n" + Self.body)
    #expect(report.embargo == until)
    #expect(report.headline == "Leaders meet again in Maryland")
    #expect(!blocks(of: report).contains { $0.lowercased().contains("embargo") })
  }

  @Test func creditsBelowTheBodyAreNoPartOfIt() throws {
    let report = try report(
      "Leaders meet again in Maryland\n\n" + Self.body
        + "\n\n(Reporting by Ruth Adler in Thurmont; editing by O. Haddad)\n\n— With inputs from PTI and Reuters\n"
    )
    #expect(report.derivedFrom == ["Press Trust of India", "Reuters"])
    #expect(
      blocks(of: report).last
        == "paragraph: They will meet again on Saturday, an American spokesman said.")
  }

  @Test func aStatementThatIsReprintedWholeIsAStatement() throws {
    let report = try report(
      """
      Text of statement on the Camp David talks

      The following statement was released by the spokesmen of the three delegations:

      The talks have gone on without interruption since Tuesday. The leaders agreed to say nothing of them.

      They will meet again on Saturday.
      """)
    #expect(
      report.derivedFrom
        == ["The following statement was released by the spokesmen of the three delegations"])
    #expect(report.kind == .statement)
  }

  @Test func newsThatQuotesAStatementIsNews() throws {
    let report = try report(
      "Leaders meet again in Maryland\n\n" + Self.body
        + "\n\nA statement was issued later. \"The talks were good\", it said.\n")
    #expect(report.derivedFrom.isEmpty)
    #expect(report.kind == .news)
  }

  @Test func questionsAndAnswersAreATranscript() throws {
    let report = try report(
      """
      Briefing on the talks at Camp David

      MR. POWELL: Good morning. The leaders met last night for two hours.

      Q Did they agree on anything?

      MR. POWELL: I will not go into that.

      Q Will they meet today?

      MR. POWELL: They will.
      """)
    #expect(report.kind == .transcript)
  }

  @Test func severalMarksOfAHeadlineAreAllKept() throws {
    let report = try report("UPDATE 1-CORRECTED-Leaders meet again\n\n" + Self.body)
    #expect(report.correction == "UPDATE 1-CORRECTED")
  }

  @Test func aKillNoticeIsNoDatelineAndWithdraws() throws {
    let report = try report(
      """
      KILL - Leaders meet again

      EDITORS: Please kill the story on the leaders sent at 1030 GMT. They did not meet.
      """)
    #expect(report.status == .withdrawn)
    #expect(report.dateline == nil)
    #expect(report.headline == "KILL - Leaders meet again")
  }

  @Test(
    arguments: [
      ("MOSCOW, September 15. /TASS/. The leaders met.", "MOSCOW, September 15. /TASS/", "TASS"),
      (
        "NEW DELHI [India], Sept. 15 (ANI): The leaders met.", "NEW DELHI [India], Sept. 15 (ANI)",
        "ANI"
      ),
      (
        "CAIRO, 15th September, 1978 (MENA) -- The leaders met.",
        "CAIRO, 15th September, 1978 (MENA)", "MENA"
      ),
      ("THURMONT--(BUSINESS WIRE)--The leaders met.", "THURMONT--(BUSINESS WIRE)", "Business Wire"),
      ("THURMONT (Sept. 15, 1978) — The leaders met.", "THURMONT (Sept. 15, 1978)", nil),
    ] as [(String, String, String?)])
  func aDatelineEndsAsItsAgencyEndsIt(line: String, dateline: String, agency: String?) throws {
    let report = try report(line + " They agreed on what to tell the press, and on nothing else.")
    #expect(report.dateline == dateline)
    #expect(report.publisher == agency)
    #expect(blocks(of: report).first?.hasPrefix("paragraph: The leaders met.") == true)
  }

  @Test func aDatelineMayStandBelowACorrection() throws {
    let report = try report(
      "Leaders meet again\n\nThis story has been corrected to say that they met on Friday.\n\n"
        + Self.body)
    #expect(report.dateline == "CAMP DAVID, Md., Sept. 15 (AP)")
    #expect(report.correction?.hasPrefix("This story has been corrected") == true)
    #expect(blocks(of: report)[1].hasPrefix("paragraph: The leaders of Egypt and Israel met"))
  }

  @Test(arguments: [
    "- Representative Ruth Adler (CA-31) - Representative O. Haddad (DE-AL) were at the talks.",
    "November, 27, 1978 — That is the day of the next round, a spokesman said.",
    "H.R. 21 – the act on the talks – has been read twice, a spokesman said.",
  ])
  func whatStandsBeforeADashFurtherDownIsNoDateline(line: String) throws {
    let article =
      #"{"@type": "NewsArticle", "headline": "Talks", "articleBody": "They met today.\n\n\#(line)"}"#
    #expect(try report(article).dateline == nil)
  }

  @Test func anEmbargoKeepsTheTimeAsAgenciesWriteIt() throws {
    let report = try report(
      "EMBARGOED UNTIL 0800 GMT, 17 September 1978\n\nLeaders meet again in Maryland\n\n"
        + Self.body)
    #expect(report.embargo == "1978-09-17T08:00Z")
  }

  @Test(arguments: [
    "(END)", "-30-", "str/jj/bb", "desk@wire.example", "___", "desk@wire.example (END)",
  ])
  func whatOnlyEndsAReportIsNoPartOfIt(ending: String) throws {
    let report = try report("Leaders meet again\n\n" + Self.body + "\n\n" + ending)
    #expect(
      blocks(of: report).last
        == "paragraph: They will meet again on Saturday, an American spokesman said.")
  }

  @Test func creditsBelowTheBodyNameTheAuthor() throws {
    let report = try report(
      "Leaders meet again in Maryland\n\n" + Self.body
        + "\n\n(Reporting by Ruth Adler in Thurmont; editing by O. Haddad)\n")
    #expect(report.byline == "Ruth Adler in Thurmont")
  }

  @Test func aReleaseOfAServiceIsAStatement() throws {
    let report = try report(
      "THURMONT--(BUSINESS WIRE)--The delegations today announced that the leaders will meet again.\n\n"
        + "They met for three hours.\n")
    #expect(report.kind == .statement)
    #expect(report.derivedFrom == ["press release by Business Wire"])
  }

  @Test func theTitleOfABriefingGivesItsDay() throws {
    let report = try report(
      """
      Press Briefing on the Talks – September 15, 1978

      2:04 p.m. EST

      MR. POWELL: Good morning. The leaders met last night for two hours.
      """)
    #expect(report.published == "1978-09-15")
    #expect(report.publishedBasis == "headline")
    #expect(!blocks(of: report).contains { $0.contains("2:04") })
  }

  @Test(arguments: [
    "This article was amended on 16 September 1978 to correct the length of the meeting.",
    "Correction, Sept. 16: An earlier version of this story misstated the length of the meeting.",
    "This story has been updated to include comment from a spokesman.",
  ])
  func aNoteAtTheEndSaysWhatWasCorrected(note: String) throws {
    let more = (1...8).map { "Paragraph \($0) of the report says what was said, and by whom.\n\n" }
    let report = try report(
      "Leaders meet again in Maryland\n\n" + Self.body + "\n\n" + more.joined() + note + "\n")
    #expect(report.correction == note)
    #expect(blocks(of: report).last?.hasPrefix("paragraph: Paragraph 8") == true)
  }
}
