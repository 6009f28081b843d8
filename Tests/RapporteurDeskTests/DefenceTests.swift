import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RapporteurCore
import RapporteurLedger
import Testing

@testable import RapporteurDesk

/// What the Desk does against those who would misuse it; docs/threat-model.md.
struct DefenceTests {
  @Test(arguments: ["/", "/reports", "/static/desk.css", "/nowhere"])
  func everyAnswerForbidsBrowsersWhatTheDeskDoesNotNeed(address: String) async throws {
    try await TestDesk().test { client in
      try await client.execute(uri: address, method: .get) { response in
        let policy = response.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(response.headers[.xContentTypeOptions] == "nosniff")
        #expect(HTTPField.Name("Referrer-Policy").flatMap { response.headers[$0] } == "no-referrer")
      }
    }
  }

  @Test(
    arguments: [
      ("localhost", true), ("LOCALHOST:80", true), ("127.0.0.1:8080", true), ("[::1]:8080", true),
      ("evil.example", false), ("127.0.0.1.evil.example", false), ("localhost.evil.example", false),
      ("[::1].evil.example", false), ("", false),
    ])
  func onlyTheDesksOwnNamesAreAnswered(authority: String, isAnswered: Bool) {
    #expect(HostCheck(names: ["127.0.0.1"]).accepts(authority) == isAnswered)
  }

  @Test(arguments: ["0.0.0.0", "192.168.1.4", "example.org", "::", "127.0.0.1.example.org"])
  func anAddressThatOthersReachIsRefused(host: String) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    #expect(throws: DeskError.self) { try Desk(DeskConfiguration(ledger: path, host: host)) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func noTemplateLetsTextThroughUnescaped() throws {
    let templates = try BundleFolder.files(in: "Templates", ofType: "mustache")
    #expect(templates.count > 3)
    for (name, content) in templates {
      let text = String(decoding: content, as: UTF8.self)
      #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name)")
      #expect(!text.contains(" style=") && !text.contains(" on" + "click="), "\(name)")
    }
  }

  @Test func whatIsMissingIsSaidOnAPage() async throws {
    let page = try await TestDesk().page("/nowhere")
    #expect(page.contains("<h1>Not found</h1>"))
    #expect(try await TestDesk().status("/nowhere") == 404)
  }

  /// A report whose every field attacks the page that shows it.
  private static let hostile: Record = {
    let script = "<script>alert(1)</script>"
    var record = Fixture.record(
      7, headline: "\"><img src=x onerror=alert(1)>{{page.token}}\u{202E}gnp",
      publisher: "Post\" autofocus onfocus=\"alert(1)", person: "Anna \(script)",
      treaty: "the </span></p>\(script) treaty", url: "javascript:alert(1)")
    record.report.correction = "CORRECTED \(script)"
    record.report.byline = "by \(script)"
    record.warnings = [Warning(code: "odd", message: script)]
    return record
  }()

  @Test(
    arguments: [
      "/", "/items", "/timeline", "/changes", "/meetings", "/statements", "/actors",
      "/network", "/reports", "/search?q=treaty",
      "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/check", "/review",
      "/verify?quotation=We+agreed+on+the+%3Cscript%3Ealert(1)+treaty&speaker=%3Cscript%3E",
      "/meetings?with=%3Cscript%3Ealert(1)%3C/script%3E&topic=%22%3E%3Cscript%3E",
      "/reports/00000007", "/reports/00000007?at=%22%3E%3Cscript%3E&from=1&to=20", "/%3Cscript%3E",
    ])
  func nothingOfAReportOrAnAddressIsMarkup(address: String) async throws {
    let desk = try TestDesk([Self.hostile, Fixture.record(8)])
    let page = try await desk.page(address)
    #expect(page.contains("</html>"))
    #expect(!page.contains("<script>"))
    #expect(!page.contains("<img"))
    #expect(!page.contains("\" autofocus"))
    #expect(!page.contains("javascript:"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
    #expect(page.components(separatedBy: "<script").count == 2)
  }

  @Test func theHostileReportIsShownForAllThat() async throws {
    let page = try await TestDesk([Self.hostile]).page("/reports/00000007")
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; treaty"))
    #expect(page.contains("{{page.token}}"))
  }

  @Test func nothingIsChangedWithoutTheTokenOfAPage() async throws {
    let desk = try TestDesk([Fixture.record()])
    try await desk.test { client in
      let form = ByteBuffer(string: "name=Treaty&with=Carpathia")
      try await client.execute(uri: "/processes", method: .post, body: form) {
        #expect($0.status == .forbidden)
      }
      let (session, token) = try await client.execute(uri: "/", method: .get) { response in
        let cookie = try #require(response.headers[.setCookie])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        let page = String(buffer: response.body)
        let token = try #require(page.firstMatch(of: #/name="token" value="([0-9a-f]{64})"/#))
        return (String(cookie.prefix { $0 != ";" }), String(token.output.1))
      }
      let with = ByteBuffer(string: "name=Treaty&with=Carpathia&token=\(token)")
      try await client.execute(uri: "/processes", method: .post, body: with) {
        #expect($0.status == .forbidden, "without the session that the token is for")
      }
      let elsewhere = try #require(HTTPField.Name("Sec-Fetch-Site"))
      try await client.execute(
        uri: "/processes", method: .post, headers: [.cookie: session, elsewhere: "cross-site"],
        body: with
      ) { #expect($0.status == .forbidden) }
      try await client.execute(
        uri: "/processes", method: .post, headers: [.cookie: session], body: with
      ) { #expect($0.status == .seeOther) }
    }
    #expect(try desk.desk.ledger.ledger.processNames() == ["Treaty"])
  }

  @Test func whatIsTooLargeIsRefused() async throws {
    try await TestDesk().test { client in
      let body = ByteBuffer(repeating: UInt8(ascii: "a"), count: 1 << 17)
      try await client.execute(uri: "/review", method: .post, body: body) {
        #expect($0.status == .contentTooLarge)
      }
    }
  }

  @Test func aQuestionThatTakesTooLongIsGivenUp() async throws {
    let ledger = try TestDesk().desk.ledger.ledger
    let queue = LedgerQueue(ledger, longest: 1, patience: 0.05)
    let gate = DispatchSemaphore(value: 0)
    await #expect(throws: LedgerQueue.Refusal.late) { try await queue.ask { _ in gate.wait() } }
    await #expect(throws: LedgerQueue.Refusal.busy) { try await queue.ask { _ in () } }
    gate.signal()
  }

  @Test(
    arguments: [
      ("https://example.org/a", true), ("http://example.org", true), ("javascript:alert(1)", false),
      ("JavaScript:alert(1)", false), ("data:text/html,x", false), (" https://example.org ", true),
      ("https:\n//example.org", false), ("//example.org", false),
    ])
  func onlyWebAddressesAreLinked(address: String, isLinked: Bool) {
    #expect((Links.outside(address) != nil) == isLinked)
  }

  @Test(
    arguments: [
      "/static/../Templates/page.mustache", "/static/..%2FTemplates%2Fpage.mustache",
      "/static/%2Fetc%2Fpasswd", "/reports/..%2F..%2Fetc%2Fpasswd", "/static/",
    ])
  func nothingIsReadByAPath(address: String) async throws {
    #expect(try await TestDesk().status(address) == 404)
  }

  @Test(
    arguments: [
      ("talks.txt", "talks.txt"), ("../../etc/passwd", "passwd"), ("C:\\talks\\a.txt", "a.txt"),
      ("a%22b.txt", "a\"b.txt"),
    ])
  func aFilesNameIsNoPath(given: String, name: String) throws {
    let body =
      "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(given)\"\r\n\r\nwords\r\n--x--\r\n"
    let form = try #require(
      MultipartForm(Array(body.utf8), contentType: "multipart/form-data; boundary=x"))
    #expect(form.files.map(\.name) == [name])
    #expect(form.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["words"])
  }
}
