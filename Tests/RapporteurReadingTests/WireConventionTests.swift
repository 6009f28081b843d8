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
}
