import RapporteurCore
import RapporteurExchange
import Testing

@Suite struct HTMLFormatTests {
  private static let ids = ["m1", "m2", "s1", "s2", "s3", "o1", "c1", "k1", "p1"]

  @Test func everyFindingIsMarkedAndHasItsNote() throws {
    let page = try MarkupReader(HTMLFormat().text(of: ExampleRecord.federation()))
    for id in Self.ids {
      #expect(page.element(id: "r1-\(id)")?.name == "li", "\(id)")
      #expect(page.element(id: "r1-\(id)-in")?.name == "span", "\(id)")
    }
    let marked = page.elements(class: "r1-o1").map(\.text).joined()
    #expect(marked == "a customs union")
  }

  @Test func everyLinkWithinThePageLeadsSomewhereAndNoIdentifierIsUsedTwice() throws {
    let record = ExampleRecord.federation()
    let page = try MarkupReader(HTMLFormat().text(of: [record, record, record]))
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let targets = page.elements.compactMap { $0.attributes["href"] }
    #expect(targets.count > 100)
    for target in targets {
      #expect(target.first == "#" && ids.contains(String(target.dropFirst())), "\(target)")
    }
  }

  @Test func theTextStandsUnchangedBetweenTheMarks() throws {
    let html = HTMLFormat().text(of: ExampleRecord.federation())
    // References are the only additions; without them the paragraphs are the report's.
    let bare = try MarkupReader(
      html.replacing(/<sup [^>]*><a [^>]*>[a-z0-9]*<\/a><\/sup>/, with: ""))
    #expect(
      bare.elements(class: "text").map(\.text)
        == [ExampleRecord.opening, ExampleRecord.closing])
  }

  @Test func theWayFromTheMouthToThePageIsVisible() throws {
    let page = try MarkupReader(HTMLFormat().text(of: ExampleRecord.federation()))
    let note = try #require(page.element(id: "r1-c1"))
    #expect(
      note.text.contains("Krešimir Zubak → Talks Press Office → Meridian News Agency in&nbsp;s2"))
    let statement = try #require(page.element(id: "r1-s2"))
    #expect(
      statement.text == "s2 Krešimir Zubak said → Talks Press Office → Meridian News Agency")
  }

  @Test func severalReportsHaveATableOfContents() throws {
    let record = ExampleRecord.federation()
    let page = try MarkupReader(HTMLFormat().text(of: [record, record]))
    #expect(page.elements.filter { $0.name == "nav" }.count == 1)
    #expect(page.elements.filter { $0.name == "h1" }.map(\.text) == ["Record of 2 reports"])
    #expect(page.elements.filter { $0.name == "h2" }.count == 2)
    #expect(page.elements.filter { $0.attributes["href"] == "#r2" }.count == 1)
    let alone = try MarkupReader(HTMLFormat().text(of: record))
    #expect(alone.elements.filter { $0.name == "nav" }.isEmpty)
    #expect(
      alone.elements.filter { $0.name == "h1" }.map(\.text) == ["Bosniaks and Croats sign accord"])
  }

  @Test func noReportsMakeAPageAllTheSame() throws {
    let page = try MarkupReader(HTMLFormat().text(of: []))
    #expect(page.elements.filter { $0.name == "h1" }.map(\.text) == ["Record of 0 reports"])
  }

  @Test func nothingOfAHostileReportBecomesMarkup() throws {
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=y>&amp;\u{202E}\u{0}"
    var maker = RecordBuilder(paragraphs: ["He said \(evil) twice."], headline: evil)
    let speaker = maker.actor(.person, evil)
    maker.record.actors[0].roles = [.init(title: evil, body: evil, of: nil, span: Span(0, 2))]
    let statement = maker.statement(
      maker.span(from: "<script>", to: "twice"), .direct, cue: evil, by: [speaker], via: [speaker])
    maker.record.statements[0].medium = evil
    maker.record.report.publisher = evil
    maker.record.report.published = evil
    maker.record.report.section = evil
    maker.record.report.byline = evil
    maker.record.report.dateline = evil
    maker.record.report.correction = evil
    maker.record.report.id = evil
    maker.record.report.url = "javascript:alert(1)"
    maker.record.warnings = [Warning(code: evil, message: evil)]
    maker.add(
      Outcome(
        id: .init(1), provenance: maker.provenance(maker.span("<script>"), evil, statement),
        topic: maker.span("<script>"), status: .agreed, cue: maker.span("said")),
      parties: [speaker])
    maker.record.outcomes[0].issues = [evil]
    maker.record.events = [
      Event(
        id: .init(1), plover: evil, mode: evil, cameo: evil, actors: [speaker],
        recipients: [speaker], date: nil, from: "o1"),
      Event(
        id: .init(2), plover: evil, mode: evil, cameo: evil, actors: [speaker],
        recipients: [speaker], date: nil, from: evil),
    ]
    let html = HTMLFormat().text(of: [maker.record, maker.record])
    let page = try MarkupReader(html)
    #expect(page.elements.allSatisfy { $0.name != "script" && $0.name != "img" })
    #expect(page.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
    #expect(page.elements.compactMap { $0.attributes["href"] }.allSatisfy { $0.hasPrefix("#") })
    #expect(!html.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0 })
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func onlyWebAddressesBecomeLinks() throws {
    var record = ExampleRecord.federation()
    record.report.url = "https://meridian.example/?a=1&b=\"2\""
    let page = try MarkupReader(HTMLFormat().text(of: record))
    let links = page.elements.filter { $0.text == "source" && $0.name == "a" }
    #expect(
      links.compactMap { $0.attributes["href"] } == [
        "https://meridian.example/?a=1&amp;b=&quot;2&quot;"
      ])
  }

  @Test func aFindingOutsideOfEveryBlockIsShownWithItsWords() throws {
    var record = ExampleRecord.federation()
    record.report.blocks = [record.report.blocks[0]]
    let page = try MarkupReader(HTMLFormat().text(of: record))
    let place = try #require(page.element(id: "r1-p1-in"))
    #expect(place.text == "the accordp1")
    #expect(page.element(id: "r1-p1") != nil)
  }

  /// Marks that overlap at random are cut into pieces that nest, and lose no character.
  @Test(arguments: 1...60)
  func overlappingMarksNest(seed: UInt64) throws {
    var numbers = Numbers(state: seed)
    let words =
      "Ćiril & <Dana> met “Žarko” twice; both sides agreed — in part — on the road’s width."
    let text = ReportText(words)
    let boundaries = (0...text.utf8.count).filter {
      $0 == text.utf8.count || text.utf8[$0] & 0b1100_0000 != 0b1000_0000
    }
    var maker = RecordBuilder(paragraphs: [words], headline: nil)
    for number in 1...8 {
      let a = boundaries[numbers.next(below: boundaries.count)]
      let b = boundaries[numbers.next(below: boundaries.count)]
      let span = Span(min(a, b), max(a, b))
      if number % 3 == 0 {
        _ = maker.statement(span, .indirect, cue: "met", by: [])
      } else {
        maker.add(
          Outcome(
            id: .init(maker.record.outcomes.count + 1),
            provenance: maker.provenance(span, "test", nil), topic: span, status: .agreed,
            cue: maker.span("agreed")), parties: [])
      }
    }
    let html = HTMLFormat().text(of: maker.record)
    _ = try MarkupReader(html)
    let bare = try MarkupReader(
      html.replacing(/<sup [^>]*><a [^>]*>[a-z0-9]*<\/a><\/sup>/, with: ""))
    let escaped = words.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    #expect(bare.elements(class: "text").map(\.text) == [escaped])
    for outcome in maker.record.outcomes where !outcome.topic.isEmpty {
      let marked = bare.elements(class: "r1-\(outcome.id)").map(\.text).joined()
      let topic = text[outcome.topic].replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;")
      #expect(marked == topic)
    }
  }

  /// Every colour of text stands out from paper and highlight as WCAG 2.2 AA asks: 4.5 : 1.
  @Test func coloursAreLegibleByDayAndByNight() throws {
    let html = HTMLFormat().text(of: ExampleRecord.federation())
    let themes = html.matches(of: /:root \{([^}]*--paper[^}]*--ink[^}]*--bad[^}]*)\}/)
    #expect(themes.count == 2)
    for theme in themes {
      var colours: [String: Double] = [:]
      for match in theme.1.matches(of: /--([a-z]+): #([0-9a-f]{6});/) {
        colours[String(match.1)] = try Self.luminance(String(match.2))
      }
      let grounds = [try #require(colours["paper"]), try #require(colours["hit"])]
      for name in ["ink", "m", "s", "o", "c", "k", "p", "good", "wait", "bad", "quiet"] {
        let colour = try #require(colours[name])
        for ground in grounds {
          let (light, dark) = (max(colour, ground), min(colour, ground))
          #expect((light + 0.05) / (dark + 0.05) >= 4.5, "\(name)")
        }
      }
    }
  }

  /// - Source: WCAG 2.2, relative luminance.
  private static func luminance(_ hex: String) throws -> Double {
    let number = try #require(Int(hex, radix: 16))
    let channels = [number >> 16, number >> 8 & 0xFF, number & 0xFF].map { channel in
      let value = Double(channel) / 255
      // (x + 0.055) / 1.055 to the power of 2.4, as the square times the fifth root of the square.
      guard value > 0.04045 else { return value / 12.92 }
      let base = (value + 0.055) / 1.055
      let square = base * base
      var root = square
      for _ in 0..<60 {
        root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
      }
      return square * root
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}

/// Reproducible numbers.
///
/// - Source: Sebastiano Vigna, SplitMix64.
private struct Numbers {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
