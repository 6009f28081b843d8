import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RapporteurCore
import RapporteurLedger
import Testing

@testable import RapporteurDesk

/// A Desk on a ledger of its own, which is removed with it.
final class TestDesk: Sendable {
  let folder: URL
  let desk: Desk

  /// With `users`, one of each role must sign in, who is called as the role is.
  init(_ records: [Record] = [], users: Bool = false, rate: Double = 0) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rapporteur-desk-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("talks.sqlite").path
    let ledger = try Ledger(writing: path)
    let writer = ledger.writer()
    for record in records { try writer.add(Submission(record, source: "test")) }
    try writer.commit()
    var configuration = DeskConfiguration(ledger: path, reviewer: "Tester")
    // Tests look at once for what they wrote.
    configuration.oldestAnswer = 0
    // A request that comes over no connection comes from nowhere in particular.
    configuration.isPlain = users
    let access = users ? try Self.access(in: folder, rate: rate) : nil
    desk = try Desk(configuration, ledger: ledger, access: access)
  }

  /// What the user of that name signs in with.
  static func password(_ name: String) -> String { "the \(name) has four words" }

  private static func access(in folder: URL, rate: Double) throws -> Access {
    let store = try UserStore(
      path: folder.appendingPathComponent("talks-users.sqlite").path, cost: .quick)
    for role in Role.allCases {
      try store.add(
        role.rawValue, role, password: password(role.rawValue), by: Doer(name: nil, from: "test"))
    }
    return Access(store, rate: rate)
  }

  /// The users of a Desk that was made with some.
  func store() throws -> UserStore { try #require(desk.access).store }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Sends requests to its routes.
  func test<Value>(_ test: @Sendable (any TestClientProtocol) async throws -> Value) async throws
    -> Value
  {
    try await Application(router: desk.router()).test(.router, test)
  }

  /// The page at `address`.
  func page(_ address: String) async throws -> String {
    try await test { client in
      try await client.execute(uri: address, method: .get) { String(buffer: $0.body) }
    }
  }

  /// The status of the answer at `address`.
  func status(_ address: String, method: HTTPRequest.Method = .get) async throws -> Int {
    try await test { client in
      try await client.execute(uri: address, method: method) { $0.status.code }
    }
  }
}

extension PasswordHash.Cost {
  /// So little work that tests need not wait.
  static let quick = PasswordHash.Cost(rounds: 4, blockSize: 8, lanes: 1)
}

/// A browser, as far as the Desk knows one: it keeps its cookie, and sends forms with the token of their page.
final class Visitor {
  private let client: any TestClientProtocol
  private(set) var cookie: String?

  init(_ client: any TestClientProtocol) { self.client = client }

  /// Asks for the page at `address`.
  func get(_ address: String) async throws -> TestResponse {
    try await send(.get, address, nil)
  }

  /// Sends the form on the page at `page` to `address`.
  func post(_ address: String, _ fields: [String: String], from page: String) async throws
    -> TestResponse
  {
    let html = String(buffer: try await get(page).body)
    let token = try #require(html.firstMatch(of: #/name="token" value="([0-9a-f]{64})"/#)).output.1
    return try await send(.post, address, fields, token: String(token))
  }

  /// Sends a form to `address`, whatever its token is.
  func send(
    _ method: HTTPRequest.Method, _ address: String, _ fields: [String: String]?,
    token: String? = nil
  ) async throws -> TestResponse {
    var form = FormFields()
    for (name, value) in fields ?? [:] { form.append(name, value) }
    if let token { form.append("token", token) }
    let body = fields.map { _ in ByteBuffer(string: String(form.query.dropFirst())) }
    let headers: HTTPFields = cookie.map { [.cookie: $0] } ?? [:]
    let response = try await client.execute(
      uri: address, method: method, headers: headers, body: body
    ) { $0 }
    if let set = response.headers[.setCookie] { cookie = String(set.prefix { $0 != ";" }) }
    return response
  }

  /// Signs in by the user's name and password.
  func signIn(_ name: String) async throws -> TestResponse {
    try await post(
      "/sign-in", ["name": name, "password": TestDesk.password(name)], from: "/sign-in")
  }
}

/// Records of plainly fictional reports, built by hand.
enum Fixture {
  /// A report from Ruritania: two ministers meet, one of them says that a treaty was agreed.
  static func record(
    _ number: Int = 1, headline: String = "Ministers meet in Streslau",
    publisher: String = "The Streslau Post", person: String = "Anna Kovač",
    treaty: String = "the river treaty", published: String = "2031-03-05", url: String? = nil
  ) -> Record {
    let meeting = "\(person) of Ruritania met Émile Brun of Carpathia in Streslau on March 4."
    let said = "“We agreed on \(treaty),” Brun said."
    let text = ReportText(headline + "\n\n" + meeting + "\n\n" + said)
    let digits = String(number, radix: 16)
    let digest = String(repeating: "0", count: 8 - digits.count) + digits
    var report = Report(
      id: "sha256:" + String(repeating: digest, count: 8), format: "text", text: text, blocks: [])
    report.headline = headline
    report.published = published
    report.publisher = publisher
    report.url = url
    report.blocks = [
      Block(.headline, span(headline, in: text)), Block(.paragraph, span(meeting, in: text)),
      Block(.paragraph, span(said, in: text)),
    ]
    var record = Record(report: report)
    record.actors = [
      actor(1, .person, person, "\(person)", in: text),
      actor(2, .state, "Ruritania", "Ruritania", in: text),
      actor(3, .person, "Émile Brun", "Émile Brun", in: text),
      actor(4, .state, "Carpathia", "Carpathia", in: text),
      actor(5, .place, "Streslau", "Streslau on", in: text),
    ]
    record.actors[0].represents = Identifier(2)
    record.actors[2].represents = Identifier(4)
    record.meetings = [held(in: text, meeting)]
    let content = span("We agreed on \(treaty)", in: text)
    var statement = Statement(
      id: Identifier(1),
      provenance: Provenance(
        evidence: span(said, in: text), confidence: 0.95, rule: "statement.quotation"),
      content: content, kind: .direct, cue: span("said", in: text))
    statement.speakers = [Identifier(3)]
    statement.speakerBasis = .explicit
    record.statements = [statement]
    var outcome = Outcome(
      id: Identifier(1),
      provenance: Provenance(
        evidence: span("agreed on \(treaty)", in: text), confidence: 0.8, rule: "outcome.agreed",
        assertedBy: Identifier(1)),
      topic: span(treaty, in: text), status: .agreed, cue: span("agreed on", in: text))
    outcome.parties = [Identifier(2), Identifier(4)]
    record.outcomes = [outcome]
    return record
  }

  private static func held(in text: ReportText, _ sentence: String) -> Meeting {
    var meeting = Meeting(
      id: Identifier(1),
      provenance: Provenance(
        evidence: span(sentence, in: text), confidence: 0.9, rule: "meeting.met-with"),
      trigger: span("met", in: text, after: span(sentence, in: text).start), status: .held)
    meeting.participants = [
      Meeting.Participant(actor: Identifier(1), side: Identifier(2), span: nil),
      Meeting.Participant(actor: Identifier(3), side: Identifier(4), span: nil),
    ]
    meeting.parties = [Identifier(2), Identifier(4)]
    meeting.place = Identifier(5)
    if let day = Day(iso: "2031-03-04") {
      meeting.date = TimeReference(
        span: span("March 4", in: text), value: day.iso, interval: DayInterval(day),
        anchor: .publication, basis: "day of report")
    }
    return meeting
  }

  private static func actor(
    _ number: Int, _ kind: Actor.Kind, _ name: String, _ words: String, in text: ReportText
  ) -> Actor {
    var actor = Actor(id: Identifier(number), kind: kind, name: name)
    actor.mentions = [span(words, in: text)]
    return actor
  }

  /// Where `words` stand first at or after the byte `start`.
  static func span(_ words: String, in text: ReportText, after start: Int = 0) -> Span {
    let (all, part) = (text.utf8, Array(words.utf8))
    for place in start...(all.count - part.count)
    where Array(all[place..<(place + part.count)]) == part {
      return Span(place, place + part.count)
    }
    preconditionFailure("“\(words)” is not in the text")
  }
}
