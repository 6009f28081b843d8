import RapporteurCore
import RapporteurReading
import Testing

/// Feeds in all their dialects, about the talks at Camp David in September 1978.
@Suite struct FeedTests {
  static let rss = """
    <?xml version="1.0"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/">
    <channel><title>Potomac Wire</title><link>https://wire.example/</link><language>en-us</language>
    <item><title>Leaders sign &amp;ldquo;two frameworks&amp;rdquo;</title>
    <link>https://wire.example/17</link><guid isPermaLink="false">wire-17</guid>
    <dc:creator>Ruth Adler</dc:creator><pubDate>Sun, 17 Sep 1978 22:40:00 EDT</pubDate>
    <category>World</category><description>A summary.</description>
    <content:encoded><![CDATA[<p>They met.</p><script>x()</script><blockquote>We agreed.</blockquote>
    <p>They embraced &amp; left.</p>]]></content:encoded></item>
    <item><title>Envoys arrive</title><link>https://wire.example/18</link>
    <author>desk@wire.example (Omar Haddad)</author>
    <description>The envoys of both sides arrived on Monday.</description></item>
    </channel></rss>
    """

  @Test func anItemOfRSSHasItsTextAndMetadata() throws {
    let results = read(Self.rss)
    try #require(results.count == 2)
    let report = try results[0].get()
    #expect(report.format == "feed")
    #expect(report.headline == "Leaders sign “two frameworks”")
    #expect(report.url == "https://wire.example/17")
    #expect(report.identifier == "wire-17")
    #expect(report.byline == "Ruth Adler")
    #expect(report.publisher == "Potomac Wire")
    #expect(report.published == "1978-09-17T22:40:00-04:00")
    #expect(report.publishedBasis == "pubDate")
    #expect(report.section == "World")
    #expect(report.language == "en-us")
    #expect(
      blocks(of: report) == [
        "headline: Leaders sign “two frameworks”", "paragraph: They met.", "quote: We agreed.",
        "paragraph: They embraced & left.",
      ])
    #expect(report.warnings.isEmpty)
  }

  @Test func aSummaryIsReadWhereThereIsNoMoreAndSaysSo() throws {
    let report = try read(Self.rss)[1].get()
    #expect(report.byline == "Omar Haddad")
    #expect(
      blocks(of: report) == [
        "headline: Envoys arrive", "paragraph: The envoys of both sides arrived on Monday.",
      ])
    #expect(report.warnings.map(\.code) == ["no-article-body"])
  }

  @Test func atomIsReadWithItsThreeKindsOfText() throws {
    let entries = [
      "<content type=\"text\">They met &lt;b>twice&lt;/b>.</content>",
      "<content type=\"html\">&lt;p>They met &lt;b>twice&lt;/b>.&lt;/p></content>",
      "<content type=\"xhtml\"><x:div><x:p>They met <x:b>twice</x:b>.</x:p></x:div></content>",
    ].enumerated().map { index, content in
      "<entry><id>urn:\(index)</id><title>Talks</title><updated>1978-09-17T22:40:00Z</updated>"
        + "<link rel=\"edit\" href=\"/edit\"/><link href=\"\(index).html\"/>"
        + "<author><name>Ruth Adler</name><email>ra@wire.example</email></author>\(content)</entry>"
    }.joined()
    let feed =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:x=\"http://www.w3.org/1999/xhtml\" "
      + "xml:base=\"https://wire.example/a/\" xml:lang=\"en_GB\"><title>Wire</title>\(entries)</feed>"
    let reports = try read(feed).map { try $0.get() }
    #expect(reports.map(\.identifier) == ["urn:0", "urn:1", "urn:2"])
    #expect(reports.map(\.url) == (0...2).map { "https://wire.example/a/\($0).html" })
    #expect(reports.map(\.byline) == Array(repeating: "Ruth Adler", count: 3))
    #expect(reports.allSatisfy { $0.published == "1978-09-17T22:40:00Z" && $0.language == "en-GB" })
    #expect(
      reports.map { blocks(of: $0).last } == [
        "paragraph: They met <b>twice</b>.", "paragraph: They met twice.",
        "paragraph: They met twice.",
      ])
  }

  @Test func anEntryOfAtomMayStandAlone() throws {
    let results = read(
      """
      <?xml version="1.0"?>
      <entry xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
      <source><title>Potomac Wire</title></source>
      <id>urn:17</id><title>Leaders sign</title><updated>1978-09-17T22:40:00Z</updated>
      <author><name>Ruth Adler</name></author>
      <content type="html">&lt;p>They met.&lt;embed src="x"> &lt;b>They&lt;/b> signed.&lt;/p></content>
      </entry>
      """)
    let report = try #require(results.first).get()
    #expect(results.count == 1)
    #expect(report.identifier == "urn:17")
    #expect(report.publisher == "Potomac Wire")
    #expect(report.language == "en")
    // What follows `embed` is not in it.
    #expect(blocks(of: report) == ["headline: Leaders sign", "paragraph: They met. They signed."])
  }

  @Test func itemsOfRDFStandBesideTheirChannel() throws {
    let feed = """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://wire.example/">
      <title>Wire</title></channel><item rdf:about="https://wire.example/1"><title>Talks begin</title>
      <link>https://wire.example/1</link><dc:date>1978-09-05</dc:date></item></rdf:RDF>
      """
    let report = try report(feed)
    #expect(report.publisher == "Wire")
    #expect(report.identifier == "https://wire.example/1")
    #expect(report.published == "1978-09-05")
  }

  @Test func aJSONFeedIsKnownByItsVersion() throws {
    let feed = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "language": "en", "items": [
      {"id": "1", "url": "https://wire.example/1", "title": "Talks", "content_html": "<p>They met.</p>",
       "date_published": "1978-09-05T10:00:00Z", "authors": [{"name": "Ruth Adler"}]},
      {"id": "2", "content_text": "They agreed."}]}
      """
    let reports = try read(feed).map { try $0.get() }
    #expect(reports.map(\.format) == ["feed", "feed"])
    #expect(reports.map(\.identifier) == ["1", "2"])
    #expect(reports.map(\.publisher) == ["Wire", "Wire"])
    #expect(
      reports.map { blocks(of: $0).last } == ["paragraph: They met.", "paragraph: They agreed."])
    #expect(reports[0].byline == "Ruth Adler")
  }

  @Test(arguments: [
    ("AT&T and P&O talk", "AT&T and P&O talk"), ("Talks &ndash; day 2", "Talks – day 2"),
    ("5 < 6 they said", "5 < 6 they said"), ("Talks\u{1} resume", "Talks resume"),
    ("Caf\u{e9} talks &unknown; go on", "Café talks &unknown; go on"),
  ])
  func whatIsIllFormedIsMended(written: String, expected: String) throws {
    let feed =
      "<rss><channel><title>Wire</title><item><title>\(written)</title>"
      + "<link>https://wire.example/?a=1&b=2</link></item></channel></rss>"
    let report = try report(feed)
    #expect(report.headline == expected)
    #expect(report.url == "https://wire.example/?a=1&b=2")
    #expect(report.warnings.map(\.code).contains("ill-formed"))
  }

  @Test(arguments: [
    "They met in Oslo.", "\n\t They met in Oslo. \n",
    "\u{A0}\u{2003}They met in Oslo.\u{200B}\u{3000}",
    "<![CDATA[ <p>They met in Oslo.</p>\u{A0}]]>", "They met <![CDATA[in]]> Oslo.",
  ])
  func whiteSpaceRoundAnItemIsNoPartOfIt(text: String) throws {
    let feed =
      "<RSS><Channel><ITEM><Title>One</Title><DESCRIPTION>\(text)</DESCRIPTION></ITEM></Channel></RSS>"
    #expect(blocks(of: try report(feed)) == ["headline: One", "paragraph: They met in Oslo."])
  }

  @Test func anElementThatNobodyEndsDoesNotSwallowTheNextItem() throws {
    let feed = """
      <rss><channel><item><title>One</title><description>They <br> met <b>twice.</description></item>
      <item><title>Two</title><description>They agreed.</description></item>
      """
    let reports = try read(feed).map { try $0.get() }
    #expect(reports.map(\.headline) == ["One", "Two"])
    #expect(blocks(of: reports[1]) == ["headline: Two", "paragraph: They agreed."])
  }

  @Test(arguments: [
    ("Sun, 17 Sep 1978 22:40:00 GMT", "1978-09-17T22:40:00Z"),
    ("17 Sep 78 22:40 +0200", "1978-09-17T22:40+02:00"),
    ("1978-09-17", "1978-09-17"), ("1978", "1978"), ("1978-09", "1978-09"),
    ("19780917T224000Z", "1978-09-17T22:40:00Z"),
    ("1978-09-17T22:40:00.123-04:00", "1978-09-17T22:40:00-04:00"),
  ])
  func datesOfFeedsAreRead(written: String, expected: String) throws {
    let report = try report(
      "<rss><channel><item><title>Talks</title><pubDate>\(written)</pubDate></item></channel></rss>"
    )
    #expect(report.published == expected)
  }

  @Test func nothingOutsideOfTheFeedIsLookedAt() throws {
    let feed = """
      <!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY net SYSTEM "http://wire.example/">
      <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
      <rss><channel><item><title>Talks</title><description>&file;&net;&c; end</description></item>
      </channel></rss>
      """
    let report = try report(feed)
    let text = report.text.string
    #expect(!text.contains("root:"))
    #expect(text.utf8.count < 200)
    #expect(text.hasSuffix("end"))
  }

  @Test func deepFeedsAndLongTagsAreBounded() {
    let deep = String(repeating: "<a>", count: 100_000)
    let wide = (0..<20_000).map { "a\($0)=\"\"" }.joined(separator: " ")
    for feed in [
      "<rss><channel><item><title>x</title>\(deep)", "<rss><item \(wide)><title>x</title></item>",
    ] {
      for case .success(let report) in read(feed, as: .feed) { #expect(report.headline == "x") }
    }
  }

  @Test func otherXMLIsNamedAndRefused() {
    let error = failure(Array("<?xml version=\"1.0\"?><urlset><url/></urlset>".utf8))
    #expect(error?.code == .unsupported)
    #expect(error?.message.contains("<urlset>") == true)
  }

  @Test(arguments: ["<![CDATA[" + String(repeating: "<a ", count: 100_000) + "]]>", "a<b"])
  func anItemThatNeverEndsItsTagsTakesLinearTime(text: String) throws {
    let feed = "<rss><channel><item><title>They met</title><description>\(text)</description>"
    let seconds = HostilePageTests.seconds {
      HostileInputTests.check(read(feed + "</item></channel></rss>", as: .feed))
    }
    #expect(seconds < 20)
  }

  @Test func anElementWithTooManyAttributesTakesBoundedTime() {
    var feed = "<rss><channel><item"
    for number in 0..<100_000 { feed += " a\(number)='1'" }
    feed += "><title>They met</title></item></channel></rss>"
    let seconds = HostilePageTests.seconds {
      HostileInputTests.check(read(feed, as: .feed))
    }
    #expect(seconds < 20)
  }
}
