import Foundation
import GRDB
import Testing

@testable import RapporteurDesk

/// Users, sessions and tokens as they are kept.
final class UserStoreTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "rapporteur-users-" + UUID().uuidString)
  private let clock = Clock()
  private let store: UserStore
  private let doer = Doer(name: "Anna", from: "command")
  private let password = "river lamp cloud seven"

  /// A clock that is set by hand.
  private final class Clock: @unchecked Sendable {
    // Only the test that owns it sets it, between two calls.
    var time = Date(timeIntervalSince1970: 1_800_000_000)
  }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = UserStore.path(besides: folder.appendingPathComponent("talks.sqlite").path)
    store = try UserStore(path: path, cost: .quick, now: { [clock] in clock.time })
    try store.add("Anna", .admin, password: password, by: doer)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// - Source: RFC 7914, section 12, the third test vector.
  @Test func aPasswordIsHashedAsTheStandardSays() throws {
    let key = """
      fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb9\
      4a83ee6d8360cbdfa2cc0640
      """
    let bytes = stride(from: 0, to: key.utf8.count, by: 2).map { place -> UInt8 in
      let start = key.index(key.startIndex, offsetBy: place)
      return UInt8(key[start..<key.index(start, offsetBy: 2)], radix: 16) ?? 0
    }
    let text =
      "$scrypt$ln=10,r=8,p=16$" + Data("NaCl".utf8).base64EncodedString().prefix { $0 != "=" } + "$"
      + Data(bytes).base64EncodedString().prefix { $0 != "=" }
    let hash = try #require(PasswordHash(text))
    #expect(hash.fits("password"))
    #expect(!hash.fits("Password"))
    #expect(hash.text == text)
  }

  @Test(
    arguments: [
      "", "password", "$scrypt$", "$scrypt$ln=10,r=8$TmFDbA$TmFDbA",
      "$argon2id$ln=1,r=8,p=1$AAAA$AAAA",
      "$scrypt$ln=60,r=8,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=4,r=8,p=1$TmFDbA$AAAA", "$scrypt$ln=4,r=8,p=1$*$AAAAAAAAAAAAAAAAAAAAAA",
    ])
  func whatIsNoHashFitsNothing(text: String) { #expect(PasswordHash(text) == nil) }

  @Test func aPasswordFitsHoweverItIsComposed() throws {
    let hash = try PasswordHash("cafe\u{301} and three more", cost: .quick)
    #expect(hash.fits("caf\u{E9} and three more"))
  }

  @Test(
    arguments: [
      ("Brun", "short"), ("Brun", "aaaaaaaaaaaaaaaaaaaa"), ("", "river lamp cloud seven"),
      ("Bru\nn", "river lamp cloud seven"), ("B\u{202E}run", "river lamp cloud seven"),
      (String(repeating: "b", count: 65), "river lamp cloud seven"),
      ("anna", "river lamp cloud seven"), ("who is called so", "Who is called so"),
      ("Brun", String(repeating: "river lamp ", count: 100)),
    ])
  func whatCannotBeAUserIsRefused(name: String, password: String) throws {
    #expect(throws: AccessError.self) { try store.add(name, .reader, password: password, by: doer) }
    #expect(try store.users().map(\.name) == ["Anna"])
  }

  @Test func nothingSecretStandsInTheFile() throws {
    let session = try #require(try store.signIn("Anna", password: password, from: "192.0.2.1"))
    let token = try store.makeToken(for: "Anna", label: "calendar", role: .reader, by: doer).secret
    for suffix in ["", "-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: store.path + suffix))
      for secret in [password, session, token] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil)
      }
      let mode = try FileManager.default.attributesOfItem(atPath: store.path + suffix)[
        .posixPermissions]
      #expect(mode as? Int == 0o600)
    }
  }

  @Test func aSessionEndsWhenItIsNotUsedAndAfterAWeek() throws {
    let session = try #require(try store.signIn("anna", password: password, from: "192.0.2.1"))
    #expect(try store.identity(session: session)?.name == "Anna")
    clock.time += 13 * 3600
    #expect(try store.identity(session: session) == nil)
    let another = try #require(try store.signIn("Anna", password: password, from: "192.0.2.1"))
    for _ in 0..<16 {
      clock.time += 11 * 3600
      _ = try store.identity(session: another)
    }
    #expect(try store.identity(session: another) == nil)
  }

  @Test func anotherPasswordEndsTheSessionsButOnesOwn() throws {
    let own = try #require(try store.signIn("Anna", password: password, from: "192.0.2.1"))
    let other = try #require(try store.signIn("Anna", password: password, from: "192.0.2.2"))
    try store.setPassword(of: "Anna", to: "another four words here", by: doer, keeping: own)
    #expect(try store.identity(session: own) != nil)
    #expect(try store.identity(session: other) == nil)
    #expect(try store.signIn("Anna", password: password, from: "192.0.2.1") == nil)
  }

  @Test func aTokenActsUntilItIsWithdrawnOrItsUserGoes() throws {
    let made = try store.makeToken(for: "Anna", label: "calendar", role: .reader, by: doer)
    #expect(
      try store.identity(token: made.secret)
        == Identity(name: "Anna", role: .reader, means: .token(made.number)))
    #expect(try store.identity(token: made.secret + "x") == nil)
    try store.withdraw(token: made.number, by: doer)
    #expect(try store.identity(token: made.secret) == nil)
    let again = try store.makeToken(for: "Anna", label: "calendar", role: .admin, days: 2, by: doer)
    #expect(again.number != made.number)
    try store.setRole(of: "Anna", to: .reader, by: doer)
    #expect(try store.identity(token: again.secret)?.role == .reader)
    clock.time += 2 * 86_400
    #expect(try store.identity(token: again.secret) == nil)
    let last = try store.makeToken(for: "Anna", label: "calendar", role: .reader, by: doer)
    try store.remove("Anna", by: doer)
    #expect(try store.identity(token: last.secret) == nil)
  }

  @Test func nobodyWithdrawsAnothersToken() throws {
    try store.add("Brun", .reader, password: password, by: doer)
    let made = try store.makeToken(for: "Anna", label: "calendar", role: .reader, by: doer)
    #expect(throws: AccessError.self) {
      try store.withdraw(token: made.number, of: "Brun", by: doer)
    }
    #expect(throws: AccessError.self) {
      try store.makeToken(for: "Brun", label: "more", role: .reviewer, by: doer)
    }
    #expect(try store.tokens().count == 1)
  }

  @Test func theLogSaysWhoDidWhatAndIsNeverChanged() throws {
    _ = try store.signIn("Anna", password: "a wrong password", from: "192.0.2.1")
    _ = try store.signIn("her password perhaps", password: "Anna", from: "192.0.2.1")
    _ = try store.signIn("ANNA", password: password, from: "192.0.2.9")
    let entries = try store.log()
    #expect(entries.map(\.action) == ["sign-in", "sign-in failed", "sign-in failed", "user add"])
    #expect(entries.map(\.user) == ["Anna", nil, nil, "Anna"])
    #expect(entries.map(\.from) == ["192.0.2.9", "192.0.2.1", "192.0.2.1", "command"])
    #expect(entries[2].subject == "Anna" && !entries[1].subject.contains("password"))
    for change in ["UPDATE audit SET user = 'Brun'", "DELETE FROM audit"] {
      #expect(throws: AccessError.self) { try store.write { try $0.execute(sql: change) } }
    }
    #expect(try store.log(limit: 1, before: entries[2].number).map(\.action) == ["user add"])
  }

  @Test func aHashThatIsTooCheapIsMadeAnew() throws {
    let dearer = try UserStore(
      path: store.path, cost: .init(rounds: 5, blockSize: 8, lanes: 1),
      now: { [clock] in clock.time })
    let hash = { try self.store.read { try String.fetchOne($0, sql: "SELECT hash FROM user") } }
    #expect(try hash()?.contains("ln=4,") == true)
    _ = try dearer.signIn("Anna", password: password, from: "192.0.2.1")
    #expect(try hash()?.contains("ln=5,") == true)
    #expect(try store.signIn("Anna", password: password, from: "192.0.2.1") != nil)
  }

  @Test func anotherDatabaseIsNotTakenForUsers() throws {
    let path = folder.appendingPathComponent("ledger.sqlite").path
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "PRAGMA application_id = 7; CREATE TABLE report (id)")
    }
    #expect(throws: AccessError.self) { try UserStore(path: path, cost: .quick) }
  }
}
