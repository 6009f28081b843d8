import Foundation
import Testing

@testable import RapporteurDesk

/// The Desk in a real browser, where people sign in, and where no script runs.
@Suite(.serialized, .timeLimit(.minutes(5))) struct BrowserAccessTests {
  @Test func oneSignsInMakesATokenAndSignsOut() async throws {
    let axe = ExampleDesk.package.appendingPathComponent(".build/axe/axe.min.js")
    let script = try #require(
      try? String(contentsOf: axe, encoding: .utf8),
      "there is no \(axe.path); `make axe` fetches it")
    try await ExampleDesk.use(user: "Anna Kovač") { browser in
      try await browser.open("/items?status=agreed")
      #expect(try await browser.address().hasPrefix("/sign-in?then="))
      try await Self.audit(browser, script)
      try await browser.type("Anna Kovač", into: "#name")
      try await browser.type("not the password", into: "#password")
      try await browser.click(".sign button")
      #expect(try await browser.comesToShow("[role=alert]"))
      #expect(
        try await browser.text("return document.querySelector('[role=alert]').innerText")
          .contains("No user has that name"))
      try await browser.type(ExampleDesk.password, into: "#password")
      try await browser.click(".sign button")
      #expect(try await browser.comes(to: "/items?status=agreed"))
      #expect(
        try await browser.text("return document.querySelector('.person a').innerText")
          == "Anna Kovač")

      try await browser.open("/account")
      try await browser.type("calendar", into: "#label")
      try await browser.click("[action='/account/tokens'] button")
      #expect(try await browser.comesToShow(".secret"))
      let secret = try await browser.text("return document.querySelector('.secret').innerText")
      #expect(secret.hasPrefix("rapporteur_"))
      for page in ["/account", "/users", "/log", "/"] {
        try await browser.open(page)
        try await Self.audit(browser, script)
        #expect(try await browser.holds("return !document.body.innerText.includes('\(secret)')"))
      }
      try await browser.click(".person button")
      #expect(try await browser.comes(to: "/sign-in"))
      try await browser.open("/items")
      #expect(try await browser.address().hasPrefix("/sign-in"))
      let complaints = try await browser.complaints().filter { !$0.contains("422") }
      #expect(complaints == [])
    }
  }

  @Test func everythingIsDoneWithoutScripts() async throws {
    try await ExampleDesk.use { browser in
      try await browser.tools("Emulation.setScriptExecutionDisabled", ["value": true])
      try await browser.open("/meetings")
      try await browser.click(".limits summary")
      try await browser.type("Richard Holbrooke", into: "#with-0")
      try await browser.click(".limits button")
      #expect(try await browser.address().contains("with=Richard+Holbrooke"))
      try await browser.click(".row .title")
      try await browser.click(".mentions blockquote a")
      #expect(
        try await browser.holds(
          "return document.querySelector('.block').dataset.live === undefined"),
        "a script ran for all that")
      #expect(try await browser.holds("return document.querySelector('.f.lit') !== null"))
      try await browser.click(".block sup a")
      #expect(try await browser.address().contains("#n-"))

      try await browser.open("/review")
      let item = "return document.querySelector('[name=item]').value"
      let first = try await browser.text(item)
      try await browser.click("[value=no]")
      // A click does not wait for the page that it leads to.
      try await BrowserTests.wait(
        browser, "return document.querySelector('.lead').innerText.startsWith('Written down.')")
      try await browser.click("[value=undo]")
      try await BrowserTests.wait(
        browser, "return document.querySelector('[name=item]').value === '\(first)'")

      try await browser.open("/add")
      try await browser.type(
        "Ministers meet again\n\nSTRESLAU, March 9, 2031 - The ministers of Ruritania and Carpathia met on "
          + "Sunday.\n", into: "#text")
      try await browser.click(".add .do button")
      let end = ContinuousClock.now + .seconds(60)
      // The page of a job that is not done comes again by itself.
      while try await !browser.address().hasPrefix("/reports/"), .now < end {
        try await Task.sleep(for: .milliseconds(200))
      }
      #expect(
        try await browser.text("return document.querySelector('h1').innerText")
          == "Ministers meet again")
    }
  }

  /// Looks at the page as axe-core does, in light and dark, and whether it fits a narrow window.
  private static func audit(_ browser: Browser, _ script: String) async throws {
    let address = try await browser.address()
    for scheme in ["light", "dark"] {
      try await browser.tools(
        "Emulation.setEmulatedMedia",
        ["features": [["name": "prefers-color-scheme", "value": scheme]]])
      try await browser.run(script)
      let violations = try await browser.run(
        """
        return axe.run().then(r => r.violations.map(v => v.id + ': ' + v.help + ' – '
          + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')))
        """)
      #expect(violations as? [String] == [], "\(address), \(scheme)")
    }
    try await browser.tools(
      "Emulation.setDeviceMetricsOverride",
      ["width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": false])
    #expect(
      try await browser.holds(
        "const d = document.documentElement; return d.scrollWidth <= d.clientWidth"), "\(address)")
    try await browser.tools("Emulation.clearDeviceMetricsOverride", [:])
  }
}
