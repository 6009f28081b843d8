import RapporteurCore
import RapporteurReading
import Testing

/// Layouts of pasted news. The texts are invented; their subject is Camp David, September 1978.
@Suite struct PlainTextReaderTests {
  @Test func aScrapedPageHasItsFurnitureReadAndSkipped() throws {
    let text = """
       date 1978-09-17 Potomac Wire
      Facts
      22:40 17.09.1978

      Egypt and Israel agree on framework for peace, exchange letters – White House

      2 min read
      The White House released the text of two frameworks that were signed on Sunday night.

      It is noted that the parties “will negotiate in good faith.”

      """
    let report = try report(text)
    #expect(report.text.string == text)
    #expect(report.publisher == "Potomac Wire")
    #expect(report.section == "Facts")
    #expect(report.published == "1978-09-17T22:40")
    #expect(report.publishedBasis == "time stamp line")
    #expect(
      report.headline
        == "Egypt and Israel agree on framework for peace, exchange letters – White House")
    #expect(
      blocks(of: report) == [
        "headline: Egypt and Israel agree on framework for peace, exchange letters – White House",
        "paragraph: The White House released the text of two frameworks that were signed on "
          + "Sunday night.",
        "paragraph: It is noted that the parties “will negotiate in good faith.”",
      ])
    #expect(report.warnings.isEmpty)
  }

  @Test func aHeadlineFirstLayoutHasBylineDayAndAgencyDateline() throws {
    let report = try report(
      """
      Sadat threatens to leave summit, aides say

      Potomac Wire
      Sep 15, 1978 18:40 EDT

      By Ruth Adler, staff writer

      CAMP DAVID, Md., Sept. 15 (Potomac) -- President Anwar Sadat of Egypt asked for his \
      helicopter on Friday, aides said.
      """)
    #expect(report.headline == "Sadat threatens to leave summit, aides say")
    #expect(report.publisher == "Potomac Wire")
    #expect(report.byline == "Ruth Adler")
    #expect(report.published == "1978-09-15T18:40-04:00")
    #expect(report.dateline == "CAMP DAVID, Md., Sept. 15 (Potomac)")
    #expect(
      blocks(of: report).last
        == "paragraph: President Anwar Sadat of Egypt asked for his helicopter on Friday, aides "
        + "said.")
  }

  @Test func aMastheadAboveTheHeadlineIsTheOutlet() throws {
    let report = try report(
      """
      The Catoctin Sentinel
      Monday, September 18, 1978

      “Go home with an agreement”: how the summit was saved

      The two leaders had not spoken to each other for ten days when the president drove them \
      to Gettysburg.
      """)
    #expect(report.publisher == "The Catoctin Sentinel")
    #expect(report.published == "1978-09-18")
    #expect(report.headline == "“Go home with an agreement”: how the summit was saved")
    #expect(report.blocks.count == 2)
    #expect(report.warnings.isEmpty)
  }

  @Test func hardWrappedLinesAreOneParagraph() throws {
    let report = try report(
      """
      CANAL TALKS RESUME AFTER A BREAK OF TWO WEEKS

      The foreign ministers of the two countries met again on Tuesday for
      talks on the use of the canal. They agreed to meet a third time in
      the coming week.

      No date was given. The ministers did not speak to
      the press.
      """)
    #expect(report.headline == "CANAL TALKS RESUME AFTER A BREAK OF TWO WEEKS")
    #expect(report.blocks.map(\.kind) == [.headline, .paragraph, .paragraph])
  }

  @Test func linesThatAreParagraphsStayApart() throws {
    let report = try report(
      """
      Ministers meet in Vienna for a first round
      The foreign ministers of the two countries met in Vienna on Tuesday for a first round of \
      talks on the canal that both of them use, officials said.
      They will meet again next week, the officials said, though neither a day nor a place has \
      been agreed between the two delegations so far.
      """)
    #expect(report.headline == "Ministers meet in Vienna for a first round")
    #expect(report.blocks.map(\.kind) == [.headline, .paragraph, .paragraph])
  }

  @Test func proseAloneHasNoHeadline() throws {
    let report = try report(
      "The two leaders met at Camp David on Tuesday.\n\nThey will meet again on Wednesday.\n")
    #expect(report.headline == nil)
    #expect(report.blocks.map(\.kind) == [.paragraph, .paragraph])
  }

  @Test func aHeadlineAloneIsAReport() throws {
    let report = try report("Egypt and Israel sign peace treaty\n")
    #expect(report.headline == "Egypt and Israel sign peace treaty")
    #expect(blocks(of: report) == ["headline: Egypt and Israel sign peace treaty"])
  }

  @Test func aTranscriptKeepsEachTurnApart() throws {
    let report = try report(
      """
      Highland Radio | Evening bulletin | 17 September 1978, 19:00 GMT

      Summit said to end tonight

      Transcript

      PRESENTER: Good evening. Is there an agreement at Camp David after thirteen days?
      ADLER: We are told that there is one.
      PRESENTER: And on Jerusalem?
      ADLER: Letters will be exchanged.
      """)
    #expect(report.kind == .transcript)
    #expect(report.publisher == "Highland Radio")
    #expect(report.section == "Evening bulletin")
    #expect(report.published == "1978-09-17T19:00Z")
    #expect(report.headline == "Summit said to end tonight")
    #expect(
      report.blocks.map(\.kind) == [.headline, .paragraph, .paragraph, .paragraph, .paragraph])
  }

  @Test func anUpdateSaysWhatItIs() throws {
    let report = try report(
      """
      BC-SUMMIT-ACCORD 2nd Lead
      UPDATE 2-Summit near collapse over settlements, officials say

      (Updates with Begin meeting)

      Published: 16 Sep 1978 23:50
      Updated: 17 Sep 1978 00:30

      The summit stood on the edge of failure late on Saturday over the settlements in Sinai.
      """)
    #expect(report.headline == "UPDATE 2-Summit near collapse over settlements, officials say")
    #expect(report.correction == "UPDATE 2: Updates with Begin meeting")
    #expect(report.published == "1978-09-16T23:50")
    #expect(report.publishedBasis == "published line")
  }

  @Test func labelledLinesAreMetadata() throws {
    let report = try report(
      """
      Source: The Courier
      Section: World
      Author: Ruth Adler
      URL: https://courier.example/1978/09/17
      Home > News > Middle East
      Date: 17 September 1978

      Leaders sign two frameworks at the White House

      The leaders of Egypt and Israel signed two frameworks for peace on Sunday night.

      Advertisement

      They embraced.

      © 1978 The Courier
      """)
    #expect(report.publisher == "The Courier")
    #expect(report.section == "World")
    #expect(report.byline == "Ruth Adler")
    #expect(report.url == "https://courier.example/1978/09/17")
    #expect(report.published == "1978-09-17")
    #expect(report.blocks.map(\.kind) == [.headline, .paragraph, .paragraph])
  }

  @Test(arguments: [
    ("06.12.1978", "1978-12-06", []), ("12/25/1978", "1978-12-25", []),
    ("25/12/1978", "1978-12-25", []), ("06/12/1978", "1978-12-06", ["ambiguous-date"]),
    ("06/12/1978 4:53 PM", "1978-06-12T16:53", ["ambiguous-date"]),
    ("1978-12-06 16:53", "1978-12-06T16:53", []), ("1978/12/06", "1978-12-06", []),
    ("6th of December, 1978", "1978-12-06", []), ("Dec. 6, 1978", "1978-12-06", []),
    ("Wed, 06 Dec 1978 16:53:07 GMT", "1978-12-06T16:53:07Z", []),
    ("Friday, December 6, 1978", "1978-12-06", ["weekday-mismatch"]),
    ("December 6, 1978 at 12:05 a.m.", "1978-12-06T00:05", []),
    ("1978-12-06T16:53:07+02:00", "1978-12-06T16:53:07+02:00", []),
  ])
  func aTimeStampIsRead(line: String, published: String, warnings: [String]) throws {
    let report = try report(
      "Leaders sign two frameworks\n\(line)\n\nThe leaders of Egypt and Israel signed two "
        + "frameworks for peace on Sunday.\n")
    #expect(report.published == published)
    #expect(report.warnings.map(\.code) == warnings)
    #expect(report.blocks.count == 2)
  }

  @Test(arguments: [
    "By Friday the talks had stalled over the settlements in Sinai, officials said.",
    "On September 17, 1978 the parties signed two frameworks at the White House.",
    "Published reports that the summit had failed were wrong, a spokesman said.",
    "Updated figures will be released on Monday by both delegations, they said.",
    "GATT — the trade agreement — was not on the agenda of the leaders, they said.",
  ])
  func proseThatLooksLikeFurnitureIsProse(line: String) throws {
    let report = try report(line + "\n\nThe leaders met again.\n")
    #expect(
      blocks(of: report) == ["paragraph: \(line)", "paragraph: The leaders met again."])
    #expect(report.dateline == nil)
    #expect(report.byline == nil)
  }

  @Test(arguments: [
    ("BRUSSELS, February 10 (Xinhua) -- ", "BRUSSELS, February 10 (Xinhua)", "Xinhua"),
    ("BAGHDAD, Iraq (AP)_ ", "BAGHDAD, Iraq (AP)", "The Associated Press"),
    ("NAIROBI, Kenya (AP) _\n\n", "NAIROBI, Kenya (AP)", "The Associated Press"),
    (
      "Kyiv. December 6. INTERFAX-UKRAINE – ", "Kyiv. December 6. INTERFAX-UKRAINE",
      "Interfax-Ukraine"
    ),
    ("MOSCOW, December 6. /TASS/ - ", "MOSCOW, December 6. /TASS/", "TASS"),
    ("GENEVA — ", "GENEVA", nil), ("WASHINGTON – ", "WASHINGTON", nil),
    ("Beirut, Lebanon (Reuters) - ", "Beirut, Lebanon (Reuters)", "Reuters"),
  ])
  func aDatelineIsNoPartOfTheFirstSentence(opening: String, dateline: String, agency: String?)
    throws
  {
    let report = try report(opening + "The leaders met on Tuesday for the first time.\n")
    #expect(report.dateline == dateline)
    #expect(report.publisher == agency)
    #expect(
      blocks(of: report) == ["paragraph: The leaders met on Tuesday for the first time."])
  }

  @Test func carriageReturnsEndLines() throws {
    let report = try report(
      "Leaders meet at last\r\n\r\nThe leaders met on Tuesday for the first time in years.\r\n\r\n"
        + "They embraced.\r\n")
    #expect(
      blocks(of: report) == [
        "headline: Leaders meet at last",
        "paragraph: The leaders met on Tuesday for the first time in years.",
        "paragraph: They embraced.",
      ])
  }

  @Test func aWholeTextIsBodyOnly() throws {
    let input = ReportInput(name: "input", bytes: Array("Leaders meet\n\nGENEVA — They met.".utf8))
    let reader = ReportReader(format: .text, asWholeText: true)
    let report = try #require(Array(reader.reports(in: input)).first).get()
    #expect(blocks(of: report) == ["paragraph: Leaders meet", "paragraph: GENEVA — They met."])
    #expect(report.headline == nil)
  }

  @Test func whatTheReaderKnowsBetterIsTaken() throws {
    let day = try #require(Day(iso: "1978-09-18"))
    let reader = ReportReader(
      overrides: ReportReader.Overrides(published: day, publisher: "The Courier"))
    let input = ReportInput(
      name: "input", bytes: Array("Published: 1 May 1978\n\nThey met. They agreed.".utf8))
    let report = try #require(Array(reader.reports(in: input)).first).get()
    #expect(report.published == "1978-09-18")
    #expect(report.publishedBasis == "option")
    #expect(report.publisher == "The Courier")
  }

  @Test(arguments: [
    ("Readout of the President’s call with President Sadat", Report.Kind.readout),
    ("Joint Statement by the Leaders of Egypt, Israel and the United States", .communique),
    ("Statement by the Press Secretary on the summit", .statement),
    ("Remarks by the President on the summit at Camp David", .transcript),
    ("Joint statement falls short of hopes, diplomats say", .news),
    ("Transcripts show how close the summit came to failure", .news),
  ])
  func theKindIsToldByTheHeadline(headline: String, kind: Report.Kind) throws {
    let report = try report(
      headline + "\n\nThe leaders of Egypt and Israel met on Sunday at the White House.\n")
    #expect(report.headline == headline)
    #expect(report.kind == kind)
  }
}
