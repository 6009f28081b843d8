import RapporteurCore
import RapporteurReading
import Testing

/// NewsML-G2 and NITF: the text, who had it in hand, and whether it may be used.
@Suite struct NewsMLTests {
  static func item(_ meta: String = "", _ content: String = article, guid: String = "urn:wire:1")
    -> String
  {
    """
    <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="\(guid)" version="2" xml:lang="en">
    <hopHistory><hop seq="2" timestamp="1978-09-17T23:00:00Z"><party qcode="comp:adria"/>
    <action qcode="hopaction:enhanced" target="hatarget:metadata"/></hop>
    <hop seq="1"><party qcode="comp:potomac"><name>Potomac Wire</name></party></hop></hopHistory>
    <itemMeta><itemClass qcode="ninat:text"/><provider><name>Adria Radio</name></provider>
    <versionCreated>1978-09-18T06:00:00Z</versionCreated>\(meta)</itemMeta>
    <contentMeta><contentCreated>1978-09-17T22:40:00-04:00</contentCreated>
    <creator><name>Ruth Adler</name></creator><language tag="en-US"/>
    <headline>Leaders sign two frameworks</headline></contentMeta>
    <contentSet>\(content)</contentSet></newsItem>
    """
  }

  static let article = """
    <inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
    <body.head><hedline><hl1>Two frameworks signed</hl1><hl2>Peace by Christmas?</hl2></hedline>
    <byline>By Ruth Adler in Washington</byline></body.head>
    <body.content><p>They <em>met</em> at noon.</p><bq><block><p>We agreed.</p></block></bq>
    <p>They embraced.</p></body.content></body></nitf></inlineXML>
    """

  @Test func anItemHasItsTextMetadataAndHops() throws {
    let report = try report("<?xml version=\"1.0\"?>" + Self.item())
    #expect(report.format == "newsml")
    #expect(report.headline == "Leaders sign two frameworks")
    #expect(report.identifier == "urn:wire:1")
    #expect(report.publisher == "Adria Radio")
    #expect(report.byline == "By Ruth Adler in Washington")
    #expect(report.published == "1978-09-17T22:40:00-04:00")
    #expect(report.publishedBasis == "contentCreated")
    #expect(report.modified == "1978-09-18T06:00:00Z")
    #expect(report.language == "en-US")
    #expect(
      report.hops == [
        Report.Hop(party: "Potomac Wire"),
        Report.Hop(party: "adria", time: "1978-09-17T23:00:00Z", action: "enhanced metadata"),
      ])
    #expect(
      blocks(of: report) == [
        "headline: Leaders sign two frameworks", "heading: Peace by Christmas?",
        "paragraph: They met at noon.", "quote: We agreed.", "paragraph: They embraced.",
      ])
  }

  @Test(arguments: [
    ("usable", Report.Status.usable), ("withheld", .withheld), ("canceled", .withdrawn),
  ])
  func theStatusOfAnItemIsKept(code: String, status: Report.Status) throws {
    let meta =
      "<pubStatus qcode=\"stat:\(code)\"/><embargoed>1978-09-18T12:00:00Z</embargoed>"
    let report = try report(Self.item(meta))
    #expect(report.status == status)
    #expect(report.embargo == "1978-09-18T12:00:00Z")
  }

  @Test func aCorrectionNamesWhatItCorrects() throws {
    let meta = """
      <signal qcode="sig:correction"/><edNote>Corrects the day of signing in the first paragraph</edNote>
      <link rel="irel:previousVersion" residref="urn:wire:0"/>
      """
    let report = try report(Self.item(meta))
    #expect(
      report.correction
        == "correction: Corrects the day of signing in the first paragraph (of urn:wire:0)")
  }

  @Test func theItemsOfAMessageAreReportsOfTheirOwn() throws {
    let message = """
      <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sender>wire.example</sender></header>
      <itemSet>\(Self.item(guid: "urn:1"))\(Self.item(guid: "urn:2"))</itemSet></newsMessage>
      """
    let reports = try read(message).map { try $0.get() }
    #expect(reports.map(\.identifier) == ["urn:1", "urn:2"])
    #expect(Set(reports.map(\.id)).count == 2)
  }

  @Test func aPictureGivesWhatIsSaidOfIt() throws {
    let picture = Self.item("", "<remoteContent href=\"a.jpg\"/>").replacing(
      "</contentMeta>", with: "<description>The leaders embrace.</description></contentMeta>")
    let report = try report(picture)
    #expect(blocks(of: report).last == "paragraph: The leaders embrace.")
    #expect(report.warnings.map(\.code) == ["no-article-body"])
  }

  @Test func plainTextAndXHTMLInsideOfAnItemAreRead() throws {
    let plain = "<inlineData contenttype=\"text/plain\">They met.\n\nThey agreed.</inlineData>"
    let page = """
      <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
      <title>T</title></head><body><p>They met.</p><p>They agreed.</p></body></html></inlineXML>
      """
    for content in [plain, page] {
      let report = try report(Self.item("", content))
      #expect(blocks(of: report).suffix(2) == ["paragraph: They met.", "paragraph: They agreed."])
    }
  }

  @Test(arguments: [
    "<rss><channel/></rss>", "<html><p>They met.</p></html>", "<NewsML Version='1.2'/>",
  ])
  func whatIsNoItemIsAnError(source: String) {
    #expect(failure(Array(source.utf8), as: .newsml)?.code == .notAReport)
  }

  @Test func theOlderNewsMLIsNoText() {
    #expect(failure(Array("<NewsML Version='1.2'><NewsItem/></NewsML>".utf8))?.code == .unsupported)
  }
}
