import RapporteurCore
import RapporteurReading
import Testing

/// Web pages, written for these tests: what of them is the article, and what they say of it.
@Suite struct HTMLReaderTests {
  static let page = """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <title>Envoys sign ferry accord | Meridian</title>
    <meta property="og:site_name" content="Meridian">
    <meta property="article:published_time" content="1987-03-04T18:20:00+01:00">
    <meta property="article:modified_time" content="1987-03-05T07:00:00Z">
    <meta property="article:section" content="World">
    <meta name="author" content="Ruth Adler">
    <link rel="canonical" href="https://meridian.example/world/ferry-accord">
    <script>document.write("<p>This is no text of the page, whatever it writes.</p>")</script>
    </head>
    <body class="page">
    <nav class="main-nav"><ul><li><a href="/">Home</a><li><a href="/world">World</a></ul></nav>
    <div id="cookie-banner"><p>We and our partners use cookies, and ask you to accept them all.</p></div>
    <div class="wrapper">
    <div class="story">
    <h1>Envoys sign
      ferry accord</h1>
    <div class="byline">By <a href="/adler">Ruth Adler</a></div>
    <div class="share-tools"><a href="#">Share on Telex</a></div>
    <div class="article-body">
    <p>PORT AURELIA, March 4 (Potomac) -- The envoys of Aurelia and Brenn signed an accord on the \
    ferry&nbsp;line on Wednesday, after nine days of talks &amp; two adjournments.</p>
    <figure><img src="a.jpg" alt="x"><figcaption>The envoys, in the harbour, on Wednesday.</figcaption></figure>
    <h2>What was agreed</h2>
    <ul><li>Two crossings a day, from the first of May.<li>A joint board, in Port Aurelia.</ul>
    <blockquote><p>“We have what we came for,” the envoy of Brenn said, and left.</p></blockquote>
    <div class="newsletter-signup"><p>Sign up for our letter, every morning, in your inbox.</p></div>
    <p>The accord will be put to both parliaments, which must approve it within sixty days, a \
    spokesman for the ministry said.</p>
    <table><tr><th>Side</th><th>Crossings</th></tr><tr><td>Brenn</td><td>14</td></tr></table>
    </div>
    </div>
    <aside class="sidebar"><h3>Most read</h3><p>Why the harbour was closed in the spring, and who \
    closed it, is still not known.</p></aside>
    </div>
    <div id="comments"><p>First! This accord will not last a year, mark my words, says a reader.</p></div>
    <footer><p>© Meridian 1987. All rights reserved, and no liability is taken.</p></footer>
    </body></html>
    """

  @Test func theArticleIsReadAndNothingElse() throws {
    #expect(
      blocks(of: try report(Self.page)) == [
        "headline: Envoys sign ferry accord",
        "paragraph: The envoys of Aurelia and Brenn signed an accord on the ferry line on "
          + "Wednesday, after nine days of talks & two adjournments.",
        "caption: The envoys, in the harbour, on Wednesday.",
        "heading: What was agreed",
        "list: Two crossings a day, from the first of May.",
        "list: A joint board, in Port Aurelia.",
        "quote: “We have what we came for,” the envoy of Brenn said, and left.",
        "paragraph: The accord will be put to both parliaments, which must approve it within "
          + "sixty days, a spokesman for the ministry said.",
        "table: Side Crossings", "table: Brenn 14",
      ])
  }

  @Test func metadataNameTheirBasis() throws {
    let report = try report(Self.page)
    #expect(report.format == "html")
    #expect(report.headline == "Envoys sign ferry accord")
    #expect(report.basis[.headline] == "h1")
    #expect(report.section == "World")
    #expect(report.byline == "Ruth Adler")
    #expect(report.basis[.byline] == "meta author")
    #expect(report.publisher == "Meridian")
    #expect(report.agency == "Potomac")
    #expect(report.basis[.agency] == "dateline")
    #expect(report.dateline == "PORT AURELIA, March 4 (Potomac)")
    #expect(report.published == "1987-03-04T18:20:00+01:00")
    #expect(report.publishedBasis == "article:published_time")
    #expect(report.modified == "1987-03-05T07:00:00Z")
    #expect(report.modifiedBasis == "article:modified_time")
    #expect(report.language == "en-GB")
    #expect(report.url == "https://meridian.example/world/ferry-accord")
    #expect(report.basis[.url] == "canonical")
  }

  @Test func everyBlockStandsWhereItsPlacesSay() throws {
    let source = Array(Self.page.utf8)
    let report = try report(Self.page)
    let places = try #require(report.places)
    for run in places.runs where run.isExact && run.textCount > 1 {
      let text = report.text.utf8[run.textStart..<(run.textStart + run.textCount)]
      #expect(text == source[run.sourceStart..<(run.sourceStart + run.sourceCount)])
    }
    for block in report.blocks {
      let range = try #require(places.source(of: block.span))
      let words = report.text[block.span].split(separator: " ")
      let piece = String(decoding: source[range], as: UTF8.self)
      #expect(words.first.map { piece.hasPrefix($0) } == true, "\(piece)")
      #expect(words.last.map { piece.hasSuffix($0) } == true, "\(piece)")
    }
  }

  @Test func aCharacterReferenceKeepsItsPlace() throws {
    let page = "<!DOCTYPE html><p>They met &amp; signed &#8220;it&#8221; in &Ouml;rebro.</p>"
    let report = try report(page)
    #expect(report.text.string == "They met & signed “it” in Örebro.")
    let places = try #require(report.places)
    let source = Array(page.utf8)
    func piece(_ start: Int, _ count: Int) throws -> String {
      String(
        decoding: source[try #require(places.source(of: Span(start, start + count)))],
        as: UTF8.self)
    }
    #expect(try piece(9, 1) == "&amp;")
    #expect(try piece(18, 3) == "&#8220;")
    #expect(try piece(30, 8).hasPrefix("&Ouml;rebro"))
  }

  @Test(arguments: [
    ("windows-1251", [0xCC, 0xE8, 0xF0] as [UInt8], "Мир"),
    ("iso-8859-1", [0xC4, 0x93, 0x94], "Ä“”"),
    ("shift_jis", [0x89, 0xEF, 0x92, 0x6B], "会談"),
    ("gb2312", [0xBB, 0xE1, 0xCC, 0xB8], "会谈"),
    ("euc-kr", [0xC8, 0xB8, 0xB4, 0xE3], "회담"),
  ])
  func thePageSaysItsEncoding(label: String, bytes: [UInt8], text: String) throws {
    let opening = Array("<!DOCTYPE html><meta charset=\(label)><p>They met. ".utf8)
    let results = read(opening + bytes + Array(" It was so.</p>".utf8), as: .html)
    let report = try #require(try results.first?.get())
    #expect(report.text.string == "They met. \(text) It was so.")
    let start = Array("They met. ".utf8).count
    let place = try #require(report.places?.source(of: Span(start, start + text.utf8.count)))
    #expect(place == opening.count..<(opening.count + bytes.count))
  }

  @Test func utf16AndAByteOrderMarkAreUnderstood() throws {
    for bytes in [littleEndian(Self.page), bigEndian(Self.page)] {
      let report = try #require(try read(bytes, as: .html).first?.get())
      #expect(report.headline == "Envoys sign ferry accord")
    }
    let marked = try #require(
      try read([0xEF, 0xBB, 0xBF] + Array("<p>They met.".utf8), as: .html).first?.get())
    #expect(marked.places?.source(of: Span(0, 4)) == 6..<10)
  }

  @Test func linkedDataOutweighOtherMetadata() throws {
    let report = try report(
      """
      <!DOCTYPE html><html><head><title>Talks end - Meridian</title>
      <meta name="date" content="2001-01-01">
      <script type="application/ld+json">
      {"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "@id": "#us", "name": "Meridian"},
        {"@type": ["NewsArticle"], "headline": "Talks end", "datePublished": "2002-02-03T10:00:00Z",
         "dateModified": "2002-02-04", "author": [{"@type": "Person", "name": "Ruth Adler"}, {"name":
         "Jon Berg"}], "publisher": {"@id": "#us"}, "articleSection": "Diplomacy",},
      ]}</script></head><body><h1>Talks end</h1><p>They ended, and all went home, on Sunday.</p>
      """)
    #expect(report.published == "2002-02-03T10:00:00Z")
    #expect(report.publishedBasis == "datePublished")
    #expect(report.modified == "2002-02-04")
    #expect(report.byline == "Ruth Adler, Jon Berg")
    #expect(report.publisher == "Meridian")
    #expect(report.section == "Diplomacy")
  }
}

/// What is no part of an article, each case a page of its own.
@Suite struct PageFurnitureTests {
  private static let prose = """
    <p>The envoys of Aurelia and Brenn met in the harbour office, and talked until the evening, a \
    clerk of the port said.</p><p>They will meet again on Monday, when the tide tables are known, \
    and not before, he said.</p>
    """

  private func words(_ body: String) throws -> String {
    try report("<!DOCTYPE html><html><body>\(body)</body></html>").text.string
  }

  @Test(arguments: [
    "<div class=\"relatedPosts\"><p>Brenn closed its harbour, and no one knows why, it was said.</p></div>",
    "<div class=\"post-comments\"><p>I do not believe a word of it, and nor should you, friends.</p></div>",
    "<div style=\"display: none\"><p>This is hidden, and no one can see it on the page, or should.</p></div>",
    "<div hidden><p>This is hidden, and no one can see it on the page, or should, we think.</p></div>",
    "<h2>You may also like</h2><p>Brenn closed its harbour, and no one knows why.</p>",
    "<p>Share this article</p>", "<p>5 min read</p>", "<div>Advertisement</div>",
    "<ul><li><a href=\"/a\">Brenn closes harbour</a><li><a href=\"/b\">Ferry late again</a></ul>",
    "<noscript><p>Please turn on scripts, or this page will not work as it should, dear reader.</p></noscript>",
    "<form><p>Your address, so that we can write to you every morning, and evening, if you like.</p></form>",
  ])
  func furnitureIsLeftOut(furniture: String) throws {
    let expected = try words("<h1>Envoys meet</h1><article>\(Self.prose)</article>")
    #expect(expected.contains("clerk") && expected.contains("tide tables"))
    #expect(
      try words("<h1>Envoys meet</h1><article>\(Self.prose)\(furniture)</article>") == expected)
  }

  @Test func whatIsThereTwiceIsReadOnce() throws {
    let page = "<main><div class=\"wide\">\(Self.prose)</div><div>\(Self.prose)</div></main>"
    #expect(try words(page) == words(Self.prose))
  }

  @Test func namesAreNotBelievedWhereTheyWouldHideTheArticle() throws {
    let page = """
      <div class="sidebar-layout"><div class="modal-content">\(Self.prose)</div></div>
      <div class="footer"><p>About us. Contact.</p></div>
      """
    #expect(try words(page).contains("tide tables"))
  }

  @Test func lineBreaksMakeParagraphsOfOldPages() throws {
    let report = try report(
      """
      <html><body><table><tr><td><a href="/">Home</a><br><a href="/n">News</a><td>The envoys of \
      Aurelia and Brenn met in the harbour office, and talked until the evening, a clerk of the \
      port said.<br><br>They will meet again on Monday, when the tide tables are known,<br>and not \
      before, because the pilots want to see them first, as they always do.</table>
      """)
    #expect(
      blocks(of: report) == [
        "paragraph: The envoys of Aurelia and Brenn met in the harbour office, and talked until the "
          + "evening, a clerk of the port said.",
        "paragraph: They will meet again on Monday, when the tide tables are known, and not before, "
          + "because the pilots want to see them first, as they always do.",
      ])
  }

  @Test func theNameOfTheSiteIsNoHeadline() throws {
    let report = try report(
      """
      <html><head><title>Envoys meet in the harbour | The Harbour Gazette</title></head><body>
      <h1>The Harbour Gazette</h1><h2>Envoys meet in the harbour</h2>\(Self.prose)
      """)
    #expect(report.headline == "Envoys meet in the harbour")
  }

  @Test(arguments: [
    ("<p class=\"byline\">By Reuters</p>", "Reuters"),
    ("<p class=\"agency\">AFP</p>", "Agence France-Presse"),
    ("<p class=\"byline\">By Ruth Adler</p>", nil),
  ])
  func anAgencyIsKnownByItsSignature(line: String, agency: String?) throws {
    let report = try report("<html><body><h1>Envoys meet</h1>\(line)\(Self.prose)")
    #expect(report.agency == agency)
  }

  @Test(arguments: [
    ("<meta name=\"date\" content=\"2001-02-03\">", "", "2001-02-03", "date"),
    (
      "", "<time datetime=\"2001-02-03T04:05:06+01:00\">3 Feb</time>", "2001-02-03T04:05:06+01:00",
      "time"
    ),
    ("", "<p>Published on February 3, 2001</p>", "2001-02-03", "text"),
    ("", "<p>February 3rd, 2001 | Updated: March 1, 2001</p>", "2001-02-03", "text"),
    (
      "<meta name=\"w-published-date\" content=\"2001-02-03\"><meta name=publisher content=\"2 May 2009\">",
      "",
      "2001-02-03", "w-published-date"
    ),
    // What programs are told is the day on which the page was last put out, or another day than here.
    (
      "<meta name=date content=\"2009-05-01T09:00:00Z\">",
      "<p>By Ruth Adler · February 3, 2001</p>",
      "2001-02-03", "text"
    ),
    (
      "<meta name=date content=\"2001-02-03T02:41:00+00:00\">", "<p>February 2, 2001</p>",
      "2001-02-02",
      "text"
    ),
    // A later day beside the headline is that of a change, and a sentence tells of other days.
    (
      "<meta name=date content=\"2001-02-03T09:00:00Z\">", "<p>May 1, 2009</p>",
      "2001-02-03T09:00:00Z", "date"
    ),
    (
      "<meta name=date content=\"2001-02-03T09:00:00Z\">",
      "<p>The ferries had been moored ever since the two governments broke off relations on June 2, 1999.</p>",
      "2001-02-03T09:00:00Z", "date"
    ),
    (
      "<link rel=canonical href=\"https://gazette.example/2001/02/03/envoys\">", "", "2001-02-03",
      "url"
    ),
  ])
  func theDayIsTakenFromWhereItIsSaid(head: String, body: String, day: String, basis: String) throws
  {
    let report = try report(
      "<html><head>\(head)</head><body><h1>Envoys meet</h1>\(body)\(Self.prose)")
    #expect(report.published == day)
    #expect(report.publishedBasis == basis)
  }

  @Test(arguments: [
    "<style>p { margin: 0 }</style>\n<!DOCTYPE html><html>", "<section>", "<H2>Talks</H2>",
  ])
  func aPageIsKnownWhateverElementItBeginsWith(opening: String) throws {
    #expect(try report(opening + "<h1>Envoys meet</h1>" + Self.prose).format == "html")
  }

  @Test func aLiveBlogIsReadWithoutItsFurniture() throws {
    let report = try report(
      """
      <html lang="en"><head><title>Ferry talks: as they happened</title>
      <script type="application/ld+json">{"@type": "LiveBlogPosting",
      "headline": "Ferry talks: as they happened", "datePublished": "1987-03-04T05:00:00+01:00",
      "dateModified": "1987-03-04T14:00:00+01:00", "publisher": {"name": "Meridian"},
      "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Second session",
      "datePublished": "1987-03-04T13:55:00+01:00", "articleBody": "It has begun."}]}</script></head>
      <body><main><h1>Ferry talks: as they happened</h1>
      <div><h2>Key events</h2><ul><li><a href="#1">1h ago Second session</a><li><a href="#2">3h ago The
      envoys arrive</a></ul></div><div>Please turn on JavaScript to use this feature</div>
      <div><p><time datetime="1987-03-04T13:55:00+01:00">1h ago</time> 13.55 CET</p><h2>Second session</h2>
      <p>The second session of the envoys has begun, their spokesman said, and will last two hours.</p></div>
      <div><p>3h ago</p><h2>The envoys arrive</h2><p>The envoys of Aurelia and Brenn arrived shortly before
      noon, and shook hands for the cameras.</p></div></main></body></html>
      """)
    #expect(report.published == "1987-03-04T05:00:00+01:00")
    #expect(report.publisher == "Meridian")
    #expect(
      blocks(of: report) == [
        "headline: Ferry talks: as they happened", "heading: Second session",
        "paragraph: The second session of the envoys has begun, their spokesman said, and will last "
          + "two hours.", "heading: The envoys arrive",
        "paragraph: The envoys of Aurelia and Brenn arrived shortly before noon, and shook hands for "
          + "the cameras.",
      ])
  }

  @Test func whatStandsBetweenHeadlineAndBodyIsNoBody() throws {
    let report = try report(
      """
      <html><head><title>Envoys sign ferry accord</title></head><body><article>
      <p class="kicker">Shipping</p><h1>Envoys sign ferry accord</h1>
      <p>Two crossings a day from May, but at whose cost?</p>
      <div><time datetime="1987-03-04T18:20:00Z">4 March 1987, 6.20pm</time> <span>Updated 9.40pm</span>
      <span>4 min read</span></div>
      <p>PORT AURELIA, March 4 (Potomac) - The envoys of Aurelia and Brenn signed an accord on the ferry
      line, after nine days of talks.</p><p>March 5, 1987</p><p>The parliaments began to debate the accord,
      which must be approved within sixty days.</p></article></body></html>
      """)
    #expect(report.section == "Shipping")
    #expect(report.dateline == "PORT AURELIA, March 4 (Potomac)")
    #expect(report.agency == "Potomac")
    #expect(
      blocks(of: report) == [
        "headline: Envoys sign ferry accord",
        "paragraph: Two crossings a day from May, but at whose cost?",
        "paragraph: The envoys of Aurelia and Brenn signed an accord on the ferry line, after nine days "
          + "of talks.", "paragraph: March 5, 1987",
        "paragraph: The parliaments began to debate the accord, which must be approved within sixty days.",
      ])
  }

  @Test func noticesAndCreditsOfThePageAreNoPartOfTheArticle() throws {
    let body = (1...5).map {
      "<p>Paragraph \($0) says what the envoys of both sides agreed, and what they did not, in the harbour.</p>"
    }
    let report = try report(
      """
      <html><head><title>Envoys sign ferry accord</title></head><body><article>
      <div class="box"><p>We value your privacy. We and our 12 partners store information on a device, such as
      cookies, and process personal data, as you can read in our policy, which is long.</p></div>
      <h1>Envoys sign ferry accord</h1><p class="author">Potomac | Port Aurelia</p>
      <p>Published March 4, 1987, 11:30 PM EST | Updated March 5, 1987 at 8:05 AM EST</p>
      \(body.joined())
      <p>ALSO READ: <a href="/h">Why the harbour was closed last winter</a></p><p>© 1987 Meridian</p>
      </article></body></html>
      """)
    #expect(report.published == "1987-03-04")
    #expect(report.modified == "1987-03-05T08:05-05:00")
    #expect(report.modifiedBasis == "text")
    #expect(
      blocks(of: report).map { $0.prefix(22) }
        == ["headline: Envoys sign "] + (1...5).map { "paragraph: Paragraph \($0)" })
  }

  @Test func theDayOfAQuotedPostIsNotThatOfTheArticle() throws {
    let report = try report(
      """
      <html><head><title>Envoys sign ferry accord</title></head><body><h1>Envoys sign ferry accord</h1>
      <p>The envoys of Aurelia and Brenn signed an accord on the ferry line, after nine days of talks.</p>
      <blockquote><p>Glad to have signed it.</p>— The envoy <a href="#">March 4, 1987</a></blockquote>
      <p>The accord will be put to both parliaments, which must approve it within sixty days.</p></body></html>
      """)
    #expect(report.published == nil)
  }
}
