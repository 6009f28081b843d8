import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RapporteurCore
import RapporteurLedger
import RapporteurResolution
import Testing

@testable import RapporteurDesk

/// Who may do what at a Desk at which people sign in; docs/threat-model.md.
struct SignInTests {
  /// What each address demands, written down once more: whoever adds one must say here who may use it.
  private static let rights: [(right: Right, endpoints: String)] = [
    (
      .everyone,
      "GET /static/:name, GET /favicon.ico, GET /sign-in, POST /sign-in"
    ),
    (
      .reader,
      """
      GET /, GET /meetings, GET /meetings/:id, GET /statements, GET /statements/:id, GET /items, \
      GET /items/:id, GET /conditions, GET /conditions/:id, GET /commitments, GET /commitments/:id, \
      GET /positions, GET /positions/:id, GET /reports, GET /reports/:id, GET /show, GET /actors, \
      GET /actors/:id, GET /search, GET /verify, GET /changes, GET /check, GET /timeline, GET /network, \
      GET /api, GET /id/:id, POST /sign-out, GET /account, POST /account/password, POST /account/tokens, \
      POST /account/tokens/withdraw, \
      GET /api/v1, GET /api/v1/openapi.json, GET /api/v1/reports, GET /api/v1/actors, \
      GET /api/v1/meetings, GET /api/v1/statements, GET /api/v1/outcomes, GET /api/v1/conditions, \
      GET /api/v1/commitments, GET /api/v1/positions, GET /api/v1/timeline, GET /api/v1/status, \
      GET /api/v1/changes, GET /api/v1/search, GET /api/v1/show/:id, GET /api/v1/reports/:id, \
      GET /api/v1/verify, GET /api/v1/check, GET /api/v1/processes, GET /api/v1/export/:format, \
      GET /api/v1/calendar.ics, GET /api/v1/events
      """
    ),
    (
      .reviewer,
      """
      POST /processes, GET /review, POST /review, GET /add, POST /add, GET /add/:job, \
      POST /api/v1/reports, GET /api/v1/jobs/:id
      """
    ),
    (
      .admin,
      """
      GET /users, GET /log, POST /users/add, POST /users/role, POST /users/remove, POST /users/withdraw
      """
    ),
  ]

  private static let endpoints: [DeskRouter.Endpoint] = rights.flatMap { right, text in
    text.split(separator: ",").map { line in
      let parts = line.split(separator: " ").map(String.init)
      return DeskRouter.Endpoint(
        method: HTTPRequest.Method(parts[0]) ?? .get, path: parts[1], right: right)
    }
  }

  @Test func everyRouteSaysWhoMayUseItAndNoneIsUnknownHere() throws {
    let guarded = try TestDesk(users: true).desk.guardedRouter()
    let known = Set(Self.endpoints)
    let found = Set(guarded.endpoints)
    #expect(found.subtracting(known) == [], "routes that this test does not know")
    #expect(known.subtracting(found) == [], "routes that are no more")
    // No route stands in the router that was not added with a right.
    let routed = Set(guarded.router.routes.map { "\($0.method) \($0.path)" })
    let added = Set(
      guarded.endpoints.map { endpoint in
        "\(endpoint.method) " + endpoint.path.replacing(#/:([a-z]+)/#) { "{\($0.output.1)}" }
      })
    #expect(routed == added)
  }

  /// Every address, as somebody asks for it, with nobody or a user of each role.
  @Test(arguments: [nil, Role.reader, .reviewer, .admin])
  func eachRoleMayDoWhatItMayAndNoMore(role: Role?) async throws {
    let desk = try TestDesk([Fixture.record()], users: true)
    try await desk.test { client in
      let visitor = Visitor(client)
      if let role { #expect(try await visitor.signIn(role.rawValue).status == .seeOther) }
      for endpoint in Self.endpoints
      where endpoint.path != "/api/v1/events" && endpoint.path != "/sign-out" {
        let address = endpoint.path.replacing(":name", with: "desk.css")
          .replacing(":format", with: "ndjson").replacing(":id", with: "00000001")
          .replacing(":job", with: "00")
        let isForm = endpoint.method == .post
        let response = try await visitor.send(endpoint.method, address, isForm ? [:] : nil)
        let isAllowed =
          switch endpoint.right {
          case .everyone: true
          case .only(let least): role.map { $0 >= least } ?? false
          }
        let isRefused =
          response.status == .unauthorized
          || response.headers[.location]?.hasPrefix("/sign-in") == true
          || response.status == .forbidden
            && String(buffer: response.body).contains("takes the role")
        #expect(isRefused == !isAllowed, "\(endpoint.method) \(address): \(response.status)")
        // Without a form's token nothing is done, whoever asks.
        if isForm { #expect(response.status.code >= 400, "\(address)") }
      }
    }
    #expect(try desk.desk.ledger.ledger.processNames().isEmpty)
    #expect(try desk.store().users().count == 3)
  }

  @Test(arguments: [("0.0.0.0", []), ("127.0.0.1", ["desk.example.org"]), ("::", ["a.example"])])
  func whatOthersReachIsNotOpenedWithoutUsersAndTLS(host: String, names: [String]) throws {
    let desk = try TestDesk(users: true)
    var configuration = desk.desk.configuration
    configuration.isPlain = false
    configuration.host = host
    configuration.names = names
    #expect(throws: DeskError.self, "without TLS") { try Access(configuration) }
    configuration.proxies = ["127.0.0.1"]
    #expect(try Access(configuration) != nil)
    configuration.users = configuration.ledger + ".none"
    #expect(throws: DeskError.self, "without users") { try Access(configuration) }
    configuration.proxies = ["proxy.example.org"]
    #expect(throws: DeskError.self, "a proxy is named by its address") { try Access(configuration) }
  }

  @Test func whoHasUsersSignsInOnTheirOwnMachineToo() throws {
    let desk = try TestDesk(users: true)
    var configuration = desk.desk.configuration
    configuration.isPlain = false
    #expect(try Access(configuration) != nil)
    for role in Role.allCases {
      try desk.store().remove(role.rawValue, by: Doer(name: nil, from: "test"))
    }
    #expect(try Access(configuration) == nil)
  }

  @Test func oneSignsInAndOut() async throws {
    let desk = try TestDesk([Fixture.record()], users: true)
    try await desk.test { client in
      let visitor = Visitor(client)
      let refused = try await visitor.get("/meetings?with=Carpathia")
      #expect(refused.status == .seeOther)
      let way = try #require(refused.headers[.location])
      #expect(way == "/sign-in?then=%2Fmeetings%3Fwith%3DCarpathia")
      let before = visitor.cookie
      let wrong = try await visitor.post(
        "/sign-in", ["name": "reader", "password": "not the password"], from: way)
      #expect(wrong.status == .unprocessableContent && visitor.cookie == before)
      let right = try await visitor.post(
        "/sign-in",
        [
          "name": "Reader", "password": TestDesk.password("reader"),
          "then": "/meetings?with=Carpathia",
        ], from: way)
      #expect(right.headers[.location] == "/meetings?with=Carpathia")
      let cookie = try #require(right.headers[.setCookie])
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
      #expect(visitor.cookie != before, "a session from before must not become one of a user")
      let page = String(buffer: try await visitor.get("/meetings").body)
      #expect(page.contains(">reader</a>") && page.contains("Streslau"))
      let session = visitor.cookie
      let left = try await visitor.post("/sign-out", [:], from: "/meetings")
      #expect(left.headers[.location] == "/sign-in")
      let old = Visitor(client)
      let again = try await client.execute(
        uri: "/meetings", method: .get, headers: [.cookie: session ?? ""]
      ) { $0 }
      #expect(again.status == .seeOther)
      _ = old
    }
    #expect(
      try desk.store().log().prefix(3).map(\.action) == ["sign-out", "sign-in", "sign-in failed"])
  }

  @Test(
    arguments: [
      ("/items?x=1", "/items?x=1"), ("//evil.example", "/"), ("https://evil.example", "/"),
      ("/\\evil.example", "/"), ("", "/"), ("/\r\nSet-Cookie: a=b", "/"), ("/sign-in", "/"),
    ])
  func signingInLeadsToNoOtherSite(address: String, page: String) {
    #expect(SignInRoutes.page(address) == page)
  }

  @Test func aReaderSeesNoFormThatChangesTheLedger() async throws {
    let desk = try TestDesk([Fixture.record()], users: true)
    try await desk.test { client in
      // Asked for by a reviewer first, so that it is kept.
      for (name, sees) in [("reviewer", true), ("reader", false), ("reviewer", true)] {
        let visitor = Visitor(client)
        _ = try await visitor.signIn(name)
        let page = String(buffer: try await visitor.get("/").body)
        #expect(page.contains("action=\"/processes\"") == sees, "\(name)")
        #expect(page.contains("href=\"/review\"") == sees)
        #expect(page.contains("href=\"/add\"") == sees)
        #expect(!page.contains("href=\"/users\""))
        #expect(page.contains(">\(name)</a>"))
      }
    }
  }

  @Test func aPageThatIsKeptHoldsNobodysToken() async throws {
    let desk = try TestDesk([Fixture.record()], users: true)
    try await desk.test { client in
      var tokens: Set<String> = []
      for _ in 0..<2 {
        let visitor = Visitor(client)
        _ = try await visitor.signIn("reviewer")
        let page = String(buffer: try await visitor.get("/").body)
        let found = page.matches(of: #/name="token" value="([0-9a-f]{64})"/#).map {
          String($0.output.1)
        }
        #expect(Set(found).count == 1)
        tokens.formUnion(found)
        let form = try await visitor.post("/processes", ["name": "Treaty"], from: "/")
        #expect(form.status == .seeOther)
      }
      #expect(tokens.count == 2)
    }
  }

  @Test func aDecisionBearsTheNameOfTheOneWhoSignedIn() async throws {
    let desk = try TestDesk([Fixture.record(), Fixture.record(2)], users: true)
    try await desk.test { client in
      let visitor = Visitor(client)
      _ = try await visitor.signIn("reviewer")
      let page = String(buffer: try await visitor.get("/review").body)
      let item = try #require(page.firstMatch(of: #/name="item" value="([^"]+)"/#)).output.1
      let decided = try await visitor.post(
        "/review", ["item": String(item), "decision": "yes"], from: "/review")
      #expect(decided.headers[.location]?.contains("done=1") == true)
      #expect(try desk.desk.ledger.ledger.decisions().last?.reviewer == "reviewer")
      let undone = try await visitor.post("/review", ["decision": "undo"], from: "/review")
      #expect(undone.headers[.location]?.contains("undone") == true)
    }
    let entries = try desk.store().log()
    #expect(entries.prefix(2).map(\.action) == ["undo", "decide"])
    #expect(entries.prefix(2).allSatisfy { $0.user == "reviewer" })
  }

  @Test func aTokenOpensTheInterfaceAndNoPage() async throws {
    let desk = try TestDesk([Fixture.record()], users: true)
    let doer = Doer(name: nil, from: "test")
    let reads = try desk.store().makeToken(for: "admin", label: "script", role: .reader, by: doer)
    let writes = try desk.store().makeToken(for: "admin", label: "feed", role: .reviewer, by: doer)
    try await desk.test { client in
      func status(
        _ address: String, _ authorization: String, _ method: HTTPRequest.Method = .get
      ) async throws -> Int {
        let body = method == .post ? ByteBuffer(string: "Talks\n\nAnna met Émile.\n") : nil
        return try await client.execute(
          uri: address, method: method, headers: [.authorization: authorization], body: body
        ) { $0.status.code }
      }
      #expect(try await status("/api/v1/meetings", "Bearer \(reads.secret)") == 200)
      #expect(try await status("/api/v1/meetings", "Bearer \(reads.secret)x") == 401)
      #expect(try await status("/meetings", "Bearer \(reads.secret)") == 303)
      #expect(try await status("/api/v1/reports", "Bearer \(reads.secret)", .post) == 403)
      #expect(try await status("/api/v1/reports", "Bearer \(writes.secret)", .post) == 202)
      let basic = Data("any:\(reads.secret)".utf8).base64EncodedString()
      #expect(try await status("/api/v1/calendar.ics", "Basic \(basic)") == 200)
      let password = Data("reader:\(TestDesk.password("reader"))".utf8).base64EncodedString()
      #expect(try await status("/api/v1/meetings", "Basic \(password)") == 401)
      try desk.store().withdraw(token: reads.number, by: doer)
      #expect(try await status("/api/v1/meetings", "Bearer \(reads.secret)") == 401)
      let problem = try await client.execute(uri: "/api/v1/meetings", method: .get) { $0 }
      #expect(problem.headers[.contentType] == "application/problem+json")
      #expect(problem.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
    }
    let added = try desk.store().log().filter { $0.action == "reports add" }
    #expect(added.map(\.user) == ["admin"] && added.map(\.subject) == ["request (24 bytes)"])
  }

  @Test func aSessionChangesNothingThroughTheInterfaceFromElsewhere() async throws {
    let desk = try TestDesk(users: true)
    try await desk.test { client in
      let visitor = Visitor(client)
      _ = try await visitor.signIn("reviewer")
      let site = HTTPField.Name(known: "Sec-Fetch-Site")
      for (value, isDone) in [
        (nil, false), ("cross-site", false), ("none", false), ("same-origin", true),
      ]
        as [(String?, Bool)]
      {
        var headers: HTTPFields = [.cookie: visitor.cookie ?? ""]
        headers[site] = value
        try await client.execute(
          uri: "/api/v1/reports", method: .post, headers: headers,
          body: ByteBuffer(string: "Talks\n\nAnna met Émile.\n")
        ) { #expect(($0.status == .accepted) == isDone, "\(value ?? "nothing")") }
      }
    }
  }

  @Test func anAdminSaysWhoMay() async throws {
    let desk = try TestDesk(users: true)
    try await desk.test { client in
      let visitor = Visitor(client)
      _ = try await visitor.signIn("admin")
      let added = try await visitor.post(
        "/users/add",
        ["name": "Brun <b>", "role": "reader", "password": "four words and one more"],
        from: "/users")
      #expect(added.headers[.location] == "/users")
      let page = String(buffer: try await visitor.get("/users").body)
      #expect(page.contains("Brun &lt;b&gt;") && !page.contains("<b>"))
      let changed = try await visitor.post(
        "/users/role", ["name": "reader", "role": "reviewer"], from: "/users")
      #expect(changed.status == .seeOther)
      let own = try await visitor.post("/users/remove", ["name": "ADMIN"], from: "/users")
      #expect(own.status == .unprocessableContent)
      let removed = try await visitor.post("/users/remove", ["name": "reviewer"], from: "/users")
      #expect(removed.status == .seeOther)
      let log = String(buffer: try await visitor.get("/log").body)
      #expect(log.contains("user remove") && log.contains("user role") && log.contains("user add"))
    }
    #expect(try desk.store().users().map(\.name) == ["admin", "Brun <b>", "reader"])
    #expect(try desk.store().users().map(\.role) == [.admin, .reader, .reviewer])
  }

  @Test func whoseRoleIsChangedIsSignedInWithTheNewOne() async throws {
    let desk = try TestDesk(users: true)
    try await desk.test { client in
      let visitor = Visitor(client)
      _ = try await visitor.signIn("reviewer")
      #expect(try await visitor.get("/review").status == .ok)
      try desk.store().setRole(of: "reviewer", to: .reader, by: Doer(name: nil, from: "test"))
      #expect(try await visitor.get("/review").status == .forbidden)
      try desk.store().remove("reviewer", by: Doer(name: nil, from: "test"))
      #expect(try await visitor.get("/").status == .seeOther)
    }
  }

  @Test func onesPasswordAndTokensAreChangedOnOnesAccount() async throws {
    let desk = try TestDesk(users: true)
    try await desk.test { client in
      let visitor = Visitor(client)
      _ = try await visitor.signIn("reader")
      let made = try await visitor.post(
        "/account/tokens", ["label": "calendar", "role": "reader", "days": "90"], from: "/account")
      let secret = try #require(
        String(buffer: made.body).firstMatch(of: #/rapporteur_[A-Za-z0-9_-]{43}/#))
      #expect(try desk.store().identity(token: String(secret.output))?.name == "reader")
      let page = String(buffer: try await visitor.get("/account").body)
      #expect(!page.contains("rapporteur_") && page.contains("calendar"))
      let more = try await visitor.post(
        "/account/tokens", ["label": "more", "role": "admin"], from: "/account")
      #expect(more.status == .unprocessableContent)
      let (old, new) = (TestDesk.password("reader"), "an other word of mine")
      for (old, new, again, isDone) in [
        ("wrong", new, new, false), (old, new, old, false), (old, "short", "short", false),
        (old, new, new, true),
      ] {
        let answer = try await visitor.post(
          "/account/password", ["old": old, "new": new, "again": again], from: "/account")
        #expect((answer.status == .ok) == isDone)
      }
      #expect(try await Visitor(client).signIn("reader").status == .unprocessableContent)
    }
  }

  @Test func whoTriesToOftenMustWait() async throws {
    let desk = try TestDesk(users: true)
    try await desk.test { client in
      let visitor = Visitor(client)
      var failures = 0
      // On a slow machine a turn or two more are granted while the others are taken.
      var refused: TestResponse?
      while refused == nil, failures < 40 {
        let answer = try await visitor.post(
          "/sign-in", ["name": "admin", "password": "guess after guess"], from: "/sign-in")
        if answer.status == .tooManyRequests { refused = answer } else { failures += 1 }
      }
      #expect((10..<40).contains(failures))
      #expect(refused?.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 0)
      #expect(try await visitor.signIn("admin").status == .tooManyRequests)
      #expect(try desk.store().log().count { $0.action == "sign-in failed" } == failures)
    }
  }

  @Test func whoAsksTooOftenIsToldWhenToAskAgain() async throws {
    let desk = try TestDesk(users: true, rate: 2)
    try await desk.test { client in
      var last: TestResponse?
      for _ in 0..<500 where last?.status != .tooManyRequests {
        last = try await client.execute(uri: "/api/v1/meetings", method: .get) { $0 }
      }
      #expect(last?.status == .tooManyRequests)
      #expect(last?.headers[.contentType] == "application/problem+json")
      #expect(last?.headers[.retryAfter] == "1")
    }
  }

  @Test func aBucketFillsAsTimePasses() {
    let limit = RateLimit(rate: 2, burst: 3)
    let start = ContinuousClock.now
    #expect((0..<4).map { _ in limit.take("a", at: start) } == [nil, nil, nil, 1])
    #expect(limit.take("b", at: start) == nil)
    #expect(limit.take("a", at: start + .seconds(1)) == nil)
    #expect(limit.take("a", at: start + .seconds(1)) == nil)
    #expect(limit.take("a", at: start + .seconds(1)) == 1)
    let slow = RateLimit(rate: 1.0 / 30, burst: 1)
    #expect([slow.take("a", at: start), slow.take("a", at: start)] == [nil, 30])
    for number in 0..<30_000 { _ = slow.take("flood \(number)", at: start) }
    #expect(slow.take("somebody new", at: start) != nil, "those who flood share one bucket")
  }

  @Test(
    arguments: [
      // The peer, what it says, and the sender, whether over TLS, whether from this machine.
      ("127.0.0.1", [], "127.0.0.1", false, true),
      ("127.0.0.1", ["For: 192.0.2.7", "Proto: https"], "192.0.2.7", true, false),
      ("127.0.0.1", ["For: 198.51.100.1, 192.0.2.7", "Proto: https"], "192.0.2.7", true, false),
      ("127.0.0.1", ["For: 192.0.2.7, 10.0.0.9", "Proto: http, https"], "192.0.2.7", true, false),
      ("127.0.0.1", ["For: 192.0.2.7"], "192.0.2.7", false, false),
      ("192.0.2.7", ["For: 127.0.0.1", "Proto: https"], "192.0.2.7", false, false),
      ("192.0.2.7", [], "192.0.2.7", false, false),
      ("::ffff:192.0.2.7", [], "192.0.2.7", false, false),
    ] as [(String, [String], String, Bool, Bool)])
  func onlyANamedProxyIsBelieved(
    peer: String, said: [String], sender: String, isEncrypted: Bool, isLocal: Bool
  ) {
    var configuration = DeskConfiguration(ledger: "")
    configuration.proxies = ["127.0.0.1", "10.0.0.9"]
    var fields = HTTPFields()
    for line in said {
      let parts = line.split(separator: ":", maxSplits: 1)
      fields[.init(known: "X-Forwarded-" + parts[0])] = String(parts[1])
    }
    let head = HTTPRequest(
      method: .get, scheme: "http", authority: "localhost:8080", path: "/", headerFields: fields)
    let client = Clients(configuration).client(
      of: Request(head: head, body: .init(buffer: ByteBuffer())), from: NetworkAddress(peer))
    #expect(client.name == sender)
    #expect(client.isEncrypted == isEncrypted && client.isLocal == isLocal)
  }

  @Test func passwordsAndTokensThatOthersCouldReadAreNotTaken() async throws {
    let desk = try TestDesk(users: true)
    let token = try desk.store().makeToken(
      for: "reader", label: "script", role: .reader, by: Doer(name: nil, from: "test"))
    var configuration = desk.desk.configuration
    configuration.isPlain = false
    let plain = try Desk(
      configuration, ledger: desk.desk.ledger.ledger, access: Access(desk.store(), rate: 0))
    try await Application(router: plain.router()).test(.router) { client in
      let page = try await Visitor(client).get("/sign-in")
      #expect(String(buffer: page.body).contains("came without TLS"))
      #expect(!String(buffer: page.body).contains("type=\"password\""))
      try await client.execute(
        uri: "/api/v1/meetings", method: .get, headers: [.authorization: "Bearer " + token.secret]
      ) { #expect($0.status == .forbidden) }
    }
  }

  @Test func aCookieThatGoesOverTLSGoesNowhereElse() {
    let far = Client(address: NetworkAddress("192.0.2.7"), isEncrypted: true, isLocal: false)
    let cookie = Sessions.cookie("00", far)
    #expect(cookie.secure && cookie.httpOnly && cookie.sameSite == .strict)
    #expect(cookie.name.hasPrefix("__Host-") && cookie.path == "/" && cookie.domain == nil)
    #expect(!Sessions.cookie("00", Client(address: nil, isEncrypted: false, isLocal: true)).secure)
  }

  @Test(
    arguments: [
      ("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "20:1:d:b8:0:1:0:2"),
      ("[2001:db8:1:2::]", "20:1:d:b8:0:1:0:2"), ("fe80::1%eth0", "fe:80:0:0:0:0:0:0"),
      ("::ffff:192.0.2.7", "192.0.2.7"), ("localhost", nil), ("1.2.3", nil), ("", nil),
    ] as [(String, String?)])
  func aMachineIsCountedByItsNetwork(text: String, network: String?) {
    #expect(NetworkAddress(text)?.network == network)
  }
}
