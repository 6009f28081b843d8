import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RapporteurCore
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
    #expect(HostCheck(host: "127.0.0.1").accepts(authority) == isAnswered)
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
}
