import Foundation
import Testing

@testable import RapporteurDesk

/// The Desk in a real browser, on the Examples dossier.
@Suite(.serialized, .timeLimit(.minutes(5))) struct BrowserTests {
  /// Every sort of page, by its address.
  private static let pages = [
    "/", "/items", "/timeline", "/changes?since=1995-11-15", "/meetings", "/statements",
    "/conditions", "/commitments", "/positions", "/actors", "/network", "/reports",
    "/search?q=agreement", "/verify?quotation=both+parties+understood+the+alternative", "/check",
    "/review", "/add", "/nowhere",
  ]

  @Test func oneReadsFromAnItemToItsMeetingToTheWordsInTheReport() async throws {
    try await ExampleDesk.use { browser in
      try await browser.open("/meetings")
      try await browser.click(".limits summary")
      try await browser.type("Richard Holbrooke", into: "#with-0")
      try await browser.click(".limits button")
      try await Self.wait(browser, "return location.search === '?with=Richard+Holbrooke'")
      #expect(try await browser.holds("return document.querySelectorAll('.row').length > 1"))

      try await browser.click(".row .title")
      #expect(try await browser.address().hasPrefix("/meetings/M"))
      let quoted = try await browser.text("return document.querySelector('blockquote').innerText")
      try await browser.click(".mentions blockquote a")
      let address = try await browser.address()
      #expect(address.contains(#/^/reports/[0-9a-f]{10}\?at=m\d+#m\d+$/#))
      let lit = try await browser.text(
        "return [...document.querySelectorAll('.block .f.lit')].map(e => e.innerText).join(' ')")
      let letters = { (text: String) in text.filter(\.isLetter) }
      #expect(letters(lit).contains(letters(quoted).prefix(12)))
      #expect(
        try await browser.holds(
          """
          const box = document.querySelector(location.hash).getBoundingClientRect();
          return box.top >= 0 && box.bottom <= innerHeight
          """))

      // From the words to the note and back, by clicks.
      try await browser.click(".block sup a")
      #expect(try await browser.address().contains("#n-"))
      #expect(try await browser.holds("return document.querySelector('.notes .lit') !== null"))
      try await browser.click(".notes .lit .id")
      #expect(try await browser.holds("return /^#[a-z][0-9]+$/.test(location.hash)"))
      #expect(try await browser.complaints() == [])
    }
  }

  @Test func aQuotationIsVerified() async throws {
    try await ExampleDesk.use { browser in
      try await browser.open("/verify")
      try await browser.type("both parties understood the alternative", into: "#quotation")
      try await browser.click(".ask button")
      #expect(
        try await browser.text("return document.querySelector('.verdict h2').innerText")
          == "Altered")
      #expect(try await browser.text("return document.querySelector('del').innerText") == "sides")
      try await browser.click(".mentions blockquote a")
      let passage = try await browser.text("return document.querySelector('#passage').innerText")
      #expect(passage.contains("both sides understood the alternative"))
      #expect(try await browser.complaints() == [])
    }
  }

  @Test func aDecisionIsTakenAndUndoneWithOneKeyEach() async throws {
    try await ExampleDesk.use { browser in
      let item = "return document.querySelector('[name=item]').value"
      try await browser.open("/review")
      let first = try await browser.text(item)
      try await browser.press("n")
      try await Self.wait(browser, "return document.body.innerText.includes('Written down.')")
      #expect(try await browser.text(item) != first)
      // The queue may begin with a finding or with a pair.
      let decided = try await browser.text("return document.querySelector('.plain li').innerText")
      #expect(decided.hasPrefix("rejected") || decided.hasPrefix("held apart"))
      try await browser.press("s")
      try await Self.wait(browser, "return location.search.includes('skip=1')")
      try await browser.press("u")
      try await Self.wait(browser, "return document.body.innerText.includes('was undone')")
      try await browser.open("/review")
      #expect(try await browser.text(item) == first)
      #expect(try await browser.complaints() == [])
    }
  }

  @Test func aPastedReportIsReadAndOpened() async throws {
    try await ExampleDesk.use { browser in
      try await browser.open("/add")
      try await browser.run(
        "document.querySelector('#text').value = arguments[0]",
        [
          "Ministers sign river treaty\n\nSTRESLAU, March 4, 2031 – The foreign ministers of Ruritania and "
            + "Carpathia signed a treaty on the river on Tuesday.\n"
        ])
      try await browser.click(".add .do button")
      try await Self.wait(browser, "return location.pathname.startsWith('/reports/')", seconds: 60)
      #expect(
        try await browser.text("return document.querySelector('h1').innerText")
          == "Ministers sign river treaty")
      #expect(try await browser.complaints() == [])
    }
  }

  @Test func theKeyboardAloneReachesTheWords() async throws {
    try await ExampleDesk.use { browser in
      try await browser.open("/items")
      try await browser.press(Browser.Key.tab)
      #expect(try await browser.holds("return document.activeElement.matches('.skip')"))
      #expect(
        try await browser.holds("return document.activeElement.getBoundingClientRect().left >= 0"))
      try await browser.press(Browser.Key.enter)
      try await Self.tab(browser, to: ".row .title")
      try await browser.press(Browser.Key.enter)
      try await Self.wait(browser, "return location.pathname.startsWith('/items/')")
      try await Self.tab(browser, to: ".mentions blockquote a")
      try await browser.press(Browser.Key.enter)
      try await Self.wait(browser, "return location.pathname.startsWith('/reports/')")
      try await browser.press("/")
      #expect(try await browser.holds("return document.activeElement.id === 'find'"))
      #expect(try await browser.complaints() == [])
    }
  }

  @Test func everyPageIsAccessibleInLightAndDark() async throws {
    let axe = ExampleDesk.package.appendingPathComponent(".build/axe/axe.min.js")
    let script = try #require(
      try? String(contentsOf: axe, encoding: .utf8),
      "there is no \(axe.path); `make axe` fetches it")
    try await ExampleDesk.use { browser in
      let found = try await Self.deeperPages(browser)
      #expect(found.count == 7)
      for scheme in ["light", "dark"] {
        try await browser.tools(
          "Emulation.setEmulatedMedia",
          ["features": [["name": "prefers-color-scheme", "value": scheme]]])
        for page in Self.pages + found {
          try await browser.open(page)
          // Nothing that is folded is looked at.
          try await browser.run(
            "for (const d of document.querySelectorAll('details')) d.open = true")
          try await browser.run(script)
          let violations = try await browser.run(
            """
            return axe.run().then(r => r.violations.map(v => v.id + ': ' + v.help + ' – '
              + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')))
            """)
          #expect(violations as? [String] == [], "\(page), \(scheme)")
        }
      }
      let complaints = try await browser.complaints().filter { !$0.contains("/nowhere") }
      #expect(complaints == [])
    }
  }

  @Test func noPageIsWiderThanANarrowWindow() async throws {
    try await ExampleDesk.use { browser in
      let found = try await Self.deeperPages(browser)
      for width in [320, 600, 900] {
        try await browser.tools(
          "Emulation.setDeviceMetricsOverride",
          ["width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false])
        for page in Self.pages + found {
          try await browser.open(page)
          // A scroll bar at the side takes some of the window.
          #expect(
            try await browser.holds(
              "const d = document.documentElement; return d.scrollWidth <= d.clientWidth"),
            "\(page), \(width) pixels")
        }
      }
    }
  }

  /// A page of each sort of thing.
  private static func deeperPages(_ browser: Browser) async throws -> [String] {
    var pages: [String] = []
    for list in ["/items", "/meetings", "/statements", "/conditions", "/commitments", "/reports"] {
      try await browser.open(list)
      pages.append(try await browser.text("return document.querySelector('.row .title').pathname"))
    }
    try await browser.open("/actors")
    pages.append(try await browser.text("return document.querySelector('.list tbody a').pathname"))
    return pages
  }

  /// Presses Tab until the focus is on what the selector fits.
  private static func tab(_ browser: Browser, to selector: String) async throws {
    for _ in 0..<120 {
      try await browser.press(Browser.Key.tab)
      if try await browser.holds("return document.activeElement.matches('\(selector)')") {
        let outline = try await browser.text(
          "return getComputedStyle(document.activeElement).outlineStyle")
        #expect(outline == "solid", "the focus must be seen")
        return
      }
    }
    Issue.record("Tab does not reach \(selector)")
  }

  /// Waits until `script` returns true.
  static func wait(_ browser: Browser, _ script: String, seconds: Double = 15) async throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if (try? await browser.holds(script)) == true { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("not within \(seconds) s: \(script); at \(try await browser.address())")
  }
}
