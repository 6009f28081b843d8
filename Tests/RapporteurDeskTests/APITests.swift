import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RapporteurCore
import RapporteurExchange
import RapporteurLedger
import Synchronization
import Testing

@testable import RapporteurDesk

/// The interface for programs; `Tests/Readers/api.py` asks a real server the same from outside.
struct APITests {
  private static let records = (1...7).map { number in
    Fixture.record(
      number, headline: "River treaty, part \(number)",
      publisher: number.isMultiple(of: 2) ? "The Streslau Post" : "Carpathian Radio")
  }

  /// What is answered at an address, as JSON.
  private func object(_ client: any TestClientProtocol, _ address: String, status: Int = 200)
    async throws -> [String: Any]
  {
    let bytes = try await client.execute(uri: address, method: .get) { response in
      #expect(response.status.code == status, "\(address)")
      return Data(String(buffer: response.body).utf8)
    }
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  private static let questions: [(path: String, shape: RowShape)] = APIRoutes.all.compactMap {
    route in
    guard case .rows(let shape) = route.answer else { return nil }
    let query = ["/search": "?words=treaty", "/changes": "?since=2000-01-01"][route.path]
    return (
      "/api/v1" + route.path + (query ?? (route.path == "/verify" ? "?quotation=We+agreed" : "")),
      shape
    )
  }

  @Test(arguments: questions.map(\.path))
  func rowsAreWhatTheDescriptionSays(address: String) async throws {
    let shape = try #require(Self.questions.first { $0.path == address }).shape
    let desk = try TestDesk(Self.records)
    try desk.desk.ledger.ledger.define(process: "Treaty", as: Filter())
    let answer = try await desk.test { try await self.text($0, address) }
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
    let items = try #require(object["items"] as? [[String: Any]])
    let empty = ["conditions", "commitments", "positions", "check"]
    #expect(!items.isEmpty || empty.contains { address.hasSuffix("/" + $0) })
    for item in items {
      #expect(Set(item.keys) == Set(shape.members.map(\.name)))
      for (name, content, mayBeNull) in shape.members {
        let value = item[name] ?? NSNull()
        switch content {
        case _ where value is NSNull: #expect(mayBeNull, "\(name) is null")
        case .text: #expect(value is String, "\(name)")
        case .whole, .number, .truth: #expect(value is NSNumber, "\(name)")
        case .list: #expect(value is [String], "\(name)")
        }
      }
    }
  }

  private func text(_ client: any TestClientProtocol, _ address: String) async throws -> String {
    try await client.execute(uri: address, method: .get) { String(buffer: $0.body) }
  }

  @Test(arguments: ["meetings", "statements", "reports", "actors", "outcomes"])
  func pagesHoldEverythingOnce(question: String) async throws {
    try await TestDesk(Self.records).test { client in
      let whole = try await object(client, "/api/v1/\(question)?limit=500")
      #expect(whole["next"] is NSNull)
      let expected = (whole["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      var ids: [String] = []
      var cursor: String?
      var pages = 0
      repeat {
        let rest = cursor.map { "&cursor=" + FormFields.encoded($0) } ?? ""
        let page = try await object(client, "/api/v1/\(question)?limit=1" + rest)
        ids += (page["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
        cursor = page["next"] as? String
        pages += 1
      } while cursor != nil && pages < 100
      #expect(ids.sorted() == expected.sorted() && !ids.isEmpty)
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test func nothingIsSentToOneWhoHasIt() async throws {
    let desk = try TestDesk(Self.records)
    try await desk.test { client in
      let tag = try await client.execute(uri: "/api/v1/meetings", method: .get) {
        try #require($0.headers[.eTag])
      }
      for given in [tag, "\"other\", " + tag, "*"] {
        try await client.execute(
          uri: "/api/v1/meetings", method: .get, headers: [.ifNoneMatch: given]
        ) {
          #expect($0.status == .notModified)
          #expect($0.body.readableBytes == 0)
        }
      }
      let writer = desk.desk.ledger.ledger.writer()
      try writer.add(Submission(Fixture.record(90, headline: "Another"), source: "test"))
      try writer.commit()
      try await client.execute(
        uri: "/api/v1/meetings", method: .get, headers: [.ifNoneMatch: tag]
      ) { #expect($0.status == .ok) }
    }
  }

  @Test(
    arguments: [
      ("/api/v1/nowhere", 404), ("/api/v1/meetings?since=yesterday", 400),
      ("/api/v1/meetings?limit=many", 400), ("/api/v1/meetings?cursor=x", 400),
      ("/api/v1/reports?cursor=9", 400), ("/api/v1/meetings?with=Nobody+At+All", 404),
      ("/api/v1/show/Mzzzzzzzzzzzz", 404), ("/api/v1/reports/ffffffffff", 404),
      ("/api/v1/search", 400), ("/api/v1/changes", 400), ("/api/v1/verify", 400),
      ("/api/v1/export/excel", 404), ("/api/v1/jobs/none", 404),
    ])
  func whatIsWrongIsSaidAsAProblem(address: String, status: Int) async throws {
    try await TestDesk(Self.records).test { client in
      try await client.execute(uri: address, method: .get) { response in
        #expect(response.status.code == status)
        #expect(response.headers[.contentType] == "application/problem+json")
        #expect(response.headers[.setCookie] == nil)
      }
      let problem = try await object(client, address, status: status)
      #expect(problem["status"] as? Int == status)
      #expect((problem["detail"] as? String ?? "").count > 5)
      #expect(problem["title"] is String && problem["type"] as? String == "about:blank")
    }
  }

  @Test func whatThePageOfAnotherSiteSendsChangesNothing() async throws {
    let desk = try TestDesk()
    let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
    let body = ByteBuffer(string: "Talks\n\nAnna Kovac met Emil Brun.")
    try await desk.test { client in
      for headers: HTTPFields in [
        [.origin: "https://evil.example"], [.origin: "null"], [site: "cross-site"],
        [site: "same-site"],
      ] {
        try await client.execute(
          uri: "/api/v1/reports", method: .post, headers: headers, body: body
        ) { #expect($0.status == .forbidden) }
      }
      try await client.execute(uri: "/api/v1/reports", method: .post) {
        #expect($0.status == .badRequest, "nothing was sent")
      }
    }
    #expect(try desk.desk.ledger.ledger.counts().reports == 0)
  }

  @Test func recordsThatAreHandedInAreInTheLedger() async throws {
    let desk = try TestDesk()
    let record = RecordJSON.ndjson.text(of: [Fixture.record(5)])
    try await desk.test { client in
      try await client.execute(
        uri: "/api/v1/reports?wait=30&name=five", method: .post, body: ByteBuffer(string: record)
      ) { response in
        #expect(response.status == .accepted)
        #expect(response.headers[.location]?.hasPrefix("/api/v1/jobs/") == true)
        let job = String(buffer: response.body)
        #expect(job.contains("\"done\":true"))
        #expect(job.contains("\"state\":\"new\""))
      }
      let reports = try await object(client, "/api/v1/reports")
      let rows = try #require(reports["items"] as? [[String: Any]])
      #expect(rows.map { $0["source"] as? String } == ["five"])
      let id = try #require(rows[0]["id"] as? String)
      #expect(try await text(client, "/api/v1/reports/\(id)") == record)
    }
  }

  @Test(arguments: ExportFormat.allCases)
  func everyFormatCanBeFetched(format: ExportFormat) async throws {
    let desk = try TestDesk(Self.records)
    try await desk.test { client in
      try await client.execute(uri: "/api/v1/export/\(format.rawValue)", method: .get) { response in
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == format.mediaType)
        #expect(
          response.headers[.contentDisposition]?.contains(".\(format.fileExtension)\"") == true)
        // These records have no events.
        #expect(response.body.readableBytes > 20 || format == .ploverJSON)
      }
    }
  }

  @Test func anAddressInAnExportLeadsToItsPage() async throws {
    try await TestDesk(Self.records).test { client in
      for (address, page) in [
        ("/id/thing:Mabc", "/show?id=Mabc"),
        ("/id/finding:593c0a4de2:m2", "/show?id=593c0a4de2%23m2"),
        ("/id/report:593c0a4de2", "/show?id=593c0a4de2"),
      ] {
        try await client.execute(uri: address, method: .get) {
          #expect($0.headers[.location] == page)
        }
      }
    }
  }

  @Test(
    arguments: [
      "/meetings", "/statements", "/items", "/conditions", "/commitments", "/positions",
      "/timeline", "/actors", "/network", "/reports",
    ])
  func whatAPageListsCanBeHadAsAFile(page: String) async throws {
    try await TestDesk(Self.records).test { client in
      let html = try await text(client, page + "?with=Anna+Kova%C4%8D&limit=3")
      let links = html.matches(of: #/href="(\/api\/v1\/export\/[a-z-]+\?with=Anna[^"]*)"/#)
      #expect(!links.isEmpty)
      for link in links {
        #expect(!link.output.1.contains("limit"))
        try await client.execute(uri: String(link.output.1), method: .get) {
          #expect($0.status == .ok)
        }
      }
    }
  }

  @Test func everyAddressIsDocumented() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("docs/api.md"), encoding: .utf8)
    for route in APIRoutes.all where !route.path.isEmpty {
      #expect(page.contains("`\(route.method.rawValue) \(route.path)`"), "\(route.path)")
    }
    #expect(Set(APIRoutes.all.map(\.operation)).count == APIRoutes.all.count)
  }

  @Test func theParametersOfQuestionsAreThoseOfTheCommand() {
    let limits = APIRoute.Parameter.filter.map(\.name) + ["limit"]
    #expect(Set(limits) == Set(FilterFields.names))
  }
}
