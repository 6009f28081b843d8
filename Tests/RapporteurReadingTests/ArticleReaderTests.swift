import RapporteurCore
import RapporteurReading
import Testing

@Suite struct ArticleReaderTests {
  static let article = """
    {"@context": "https://schema.org", "@type": "NewsArticle", "identifier": "wire-17",
     "headline": "Leaders sign two frameworks", "articleBody": "GENEVA — They met.\\n\\nThey agreed.",
     "datePublished": "1978-09-17T22:40:00-04:00", "dateModified": "1978-09-18",
     "publisher": {"@type": "Organization", "name": "Potomac Wire"},
     "author": [{"@type": "Person", "name": "Ruth Adler"}, "Amos Reed"],
     "articleSection": ["World", "Middle East"], "inLanguage": "en-US",
     "isBasedOn": {"@type": "CreativeWork", "name": "Joint statement"},
     "url": "https://wire.example/17"}
    """

  @Test func theBodyStandsVerbatimBelowTheHeadline() throws {
    let report = try report(Self.article)
    #expect(
      report.text.string == "Leaders sign two frameworks\n\nGENEVA — They met.\n\nThey agreed.")
    #expect(
      blocks(of: report) == [
        "headline: Leaders sign two frameworks", "paragraph: They met.", "paragraph: They agreed.",
      ])
    #expect(report.dateline == "GENEVA")
  }

  @Test func theMetadataIsThatOfTheSource() throws {
    let report = try report(Self.article)
    #expect(report.identifier == "wire-17")
    #expect(report.url == "https://wire.example/17")
    #expect(report.publisher == "Potomac Wire")
    #expect(report.byline == "Ruth Adler, Amos Reed")
    #expect(report.section == "World")
    #expect(report.language == "en-US")
    #expect(report.published == "1978-09-17T22:40:00-04:00")
    #expect(report.publishedBasis == "datePublished")
    #expect(report.derivedFrom == ["Joint statement"])
    #expect(report.format == "article")
    #expect(report.warnings.isEmpty)
  }

  @Test(arguments: [
    (#""identifier": 17"#, "17"),
    (#""identifier": {"@type": "PropertyValue", "propertyID": "wire", "value": "w17"}"#, "w17"),
    (#""identifier": ["w17", "w18"]"#, "w17"), (#""identifier": null"#, nil),
  ])
  func anIdentifierHasSeveralForms(member: String, identifier: String?) throws {
    let report = try report(#"{"@type": "Report", "articleBody": "They met.", \#(member)}"#)
    #expect(report.identifier == identifier)
  }

  @Test(arguments: [
    #""NewsArticle""#, #"["Thing", "ReportageNewsArticle"]"#, #""https://schema.org/NewsArticle""#,
    #""schema:Article""#,
  ])
  func aTypeHasSeveralForms(type: String) throws {
    let report = try report(#"{"@type": \#(type), "articleBody": "They met."}"#)
    #expect(report.headline == nil)
    #expect(report.text.string == "They met.")
  }

  @Test func aGraphGivesItsArticles() throws {
    let text = """
      {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "The Courier"},
        {"@type": "NewsArticle", "headline": "One", "articleBody": "They met."},
        {"@type": "Person", "name": "Ruth Adler"},
        {"@type": "NewsArticle", "headline": "Two", "articleBody": "They met again."}]}
      """
    #expect(try read(text).map { try $0.get().headline } == ["One", "Two"])
  }

  @Test func theIdentityIsTheHashOfTheObject() throws {
    // printf '{"articleBody":"They met."}' | sha256sum
    let id = "sha256:9585daaa96b0fb24c5ecd652df0c141b0b667c648509860d94c53452fdd26b3b"
    let object = #"{"articleBody":"They met."}"#
    let alone = try report(object, as: .article).id
    #expect(alone == id)
    #expect(try read("[\n  \(object),\n \(object) ]").map { try $0.get().id } == [alone, alone])
    #expect(try read("\(object)\n\n  \(object)  \n").map { try $0.get().id } == [alone, alone])
    #expect(try report(#"{"@graph": [\#(object)]}"#).id == alone)
  }

  @Test func aBadLineIsOneErrorAndTheRestIsRead() throws {
    let good = #"{"articleBody": "They met."}"#
    let results = read(
      "\(good)\n{\"articleBody\": \"They\n\(good)\nno JSON\n[1]\n\(good)\n", as: .article)
    #expect(results.count == 6)
    #expect(results.map { (try? $0.get()) != nil } == [true, false, true, false, false, true])
    guard case .failure(let error) = results[1] else { return }
    #expect(error.code == .truncated)
    #expect(error.line == 2)
    #expect(error.byteOffset == 50)
    #expect(
      error.description
        == "input: line 2, byte 50: expected the '\"' that ends the string of byte 45, found the end"
    )
  }

  @Test(
    arguments: [
      (#"{"articleBody": "They met."#, ReadingError.Code.truncated, 26),
      (#"{"articleBody": "They met.""#, .truncated, 27),
      (#"[{"articleBody": "They met."}"#, .truncated, 29),
      (#"[{"articleBody": "They met."},"#, .truncated, 30),
      (#"{"articleBody" "They met."}"#, .malformed, 15),
      (#"{"articleBody": "They met.",}"#, .malformed, 28),
      (#"{"articleBody": "\x"}"#, .malformed, 18),
      (#"{"articleBody": tru}"#, .malformed, 19),
      (#"{"articleBody": 1.}"#, .malformed, 18),
      (#"{"@type": "Person", "name": "Ruth Adler"}"#, .notAReport, 0),
      (#"{"@type": "NewsArticle"}"#, .empty, 0),
      ("{}", .notAReport, 0), ("   \n", .empty, nil), ("They met.", .malformed, 0),
    ] as [(String, ReadingError.Code, Int?)])
  func whatIsNoArticleIsAnErrorWithItsPlace(text: String, code: ReadingError.Code, offset: Int?)
    throws
  {
    let results = read(text, as: .article)
    guard case .failure(let error) = try #require(results.last) else {
      Issue.record("it was read")
      return
    }
    #expect(error.code == code)
    #expect(error.byteOffset == offset)
  }

  @Test func halfASurrogatePairIsReplacedWithAWarning() throws {
    let report = try report(#"{"articleBody": "They \ud83d met \ud83d\ude00 \udc00\u0041."}"#)
    #expect(report.text.string == "They \u{FFFD} met 😀 \u{FFFD}A.")
    #expect(report.warnings.map(\.code) == ["lone-surrogate"])
  }

  @Test func aDescriptionStandsInForABody() throws {
    let report = try report(
      #"{"@type": "NewsArticle", "headline": "A", "description": "They met."}"#)
    #expect(report.text.string == "A\n\nThey met.")
    #expect(report.warnings.map(\.code) == ["no-article-body"])
  }

  @Test func aListBelowAHeadingIsNoDateline() throws {
    let report = try report(#"{"articleBody": "MAKE PEACE\n\n- The talks will resume."}"#)
    #expect(report.dateline == nil)
    #expect(blocks(of: report) == ["heading: MAKE PEACE", "paragraph: - The talks will resume."])
  }

  @Test func aDateThatIsNoneIsAWarning() throws {
    let report = try report(#"{"articleBody": "They met.", "datePublished": "last week"}"#)
    #expect(report.published == nil)
    #expect(report.warnings.map(\.code) == ["unreadable-date"])
  }

  @Test func deepNestingIsAnErrorAndNoCrash() {
    for depth in [300, 200_000] {
      let text =
        #"{"articleBody": "They met.", "x": "# + String(repeating: "[", count: depth)
        + String(repeating: "]", count: depth) + "}"
      #expect(failure(Array(text.utf8))?.code == .malformed)
      #expect(failure(Array(repeating: UInt8(ascii: "["), count: depth), as: .article) != nil)
    }
  }

  @Test func aByteOrderMarkIsNoPartOfTheJSON() throws {
    let object = #"{"articleBody":"Sie trafen sich in Zürich."}"#
    let marked = read([0xEF, 0xBB, 0xBF] + Array(object.utf8))
    #expect(try marked.map { try $0.get().text.string } == ["Sie trafen sich in Zürich."])
    let wide = littleEndian(object)
    let results = read(wide, as: .article)
    #expect(try results.map { try $0.get().text.string } == ["Sie trafen sich in Zürich."])
  }

  @Test func aStringThatIsNotUTF8IsMended() throws {
    let bytes = Array(#"{"articleBody":"Z"#.utf8) + [0xFC] + Array(#"rich"}"#.utf8)
    let results = read(bytes)
    try #require(results.count == 1)
    let report = try results[0].get()
    #expect(report.text.string == "Zürich")
    #expect(report.warnings.map(\.code) == ["encoding"])
  }
}
