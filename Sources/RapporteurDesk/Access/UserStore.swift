internal import Foundation
internal import GRDB

/// Who may use a Desk, and what they did: users, sessions, API tokens and the audit log, in a file of their own.
///
/// They do not stand in the ledger, which is copied to others and put back from copies: hashes of passwords
/// must not go with it, and a token that was withdrawn must not come back.
public final class UserStore: Sendable {
  /// The path of the file.
  public let path: String
  let database: DatabasePool
  let cost: PasswordHash.Cost
  let now: @Sendable () -> Date

  /// Where the users of the ledger at `ledger` are kept: `talks-users.sqlite` beside `talks.sqlite`.
  public static func path(besides ledger: String) -> String {
    ledger.hasSuffix(".sqlite")
      ? ledger.dropLast(7) + "-users.sqlite" : ledger + "-users.sqlite"
  }

  /// Opens the file at `path`, which is made if there is none; only its owner may read it.
  /// - Throws: `AccessError`.
  public convenience init(path: String) throws(AccessError) {
    try self.init(path: path, cost: .standard)
  }

  init(
    path: String, cost: PasswordHash.Cost, now: @escaping @Sendable () -> Date = { Date() }
  ) throws(AccessError) {
    self.path = path
    self.cost = cost
    self.now = now
    do {
      try Self.restrict(path)
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      configuration.maximumReaderCount = 2
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA foreign_keys = ON") }
      database = try DatabasePool(path: path, configuration: configuration)
      try Self.check(database, path)
      try UserSchema.migrator.migrate(database)
    } catch {
      throw AccessError(error, path)
    }
  }

  /// The file, made if need be, for its owner only; SQLite gives its other files the same mode.
  private static func restrict(_ path: String) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    fchmod(descriptor, 0o600)
    close(descriptor)
  }

  private static func check(_ database: DatabasePool, _ path: String) throws {
    try database.read { db in
      let mark = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
      if tables > 0, mark != UserSchema.applicationID {
        throw AccessError(
          code: .failed, message: "\(path): expected a file of users, found another database")
      }
      if try UserSchema.migrator.hasBeenSuperseded(db) {
        throw AccessError(
          code: .failed,
          message: "\(path): was written by a later version of rapporteur; use that one")
      }
    }
  }

  /// Reads.
  func read<Value>(_ work: (Database) throws -> Value) throws(AccessError) -> Value {
    do { return try database.read(work) } catch { throw AccessError(error, path) }
  }

  /// Changes all or nothing.
  func write<Value>(_ work: (Database) throws -> Value) throws(AccessError) -> Value {
    do { return try database.write(work) } catch { throw AccessError(error, path) }
  }

  /// The present second.
  var time: Int64 { Int64(now().timeIntervalSince1970) }
}

extension UserStore {
  /// All users by name.
  /// - Throws: `AccessError`.
  public func users() throws(AccessError) -> [User] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM user ORDER BY folded").map { row in
        User(
          name: row["name"], role: Role(rawValue: row["role"]) ?? .reader,
          created: Date(seconds: row["created"]),
          signedIn: (row["signed_in"] as Int64?).map(Date.init(seconds:)))
      }
    }
  }

  /// Whether there is nobody.
  /// - Throws: `AccessError`.
  public func isEmpty() throws(AccessError) -> Bool {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM user") == 0 }
  }

  /// Adds a user.
  /// - Throws: `AccessError` if the name is taken, or name or password are unsuitable.
  public func add(_ name: String, _ role: Role, password: String, by doer: Doer) throws(AccessError)
  {
    let name = try Self.suitable(name: name)
    let hash = try PasswordHash(Self.suitable(password: password, of: name), cost: cost).text
    try write { db in
      let isTaken = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM user WHERE folded = ?)", arguments: [name.folded])
      guard isTaken != true else {
        throw AccessError(code: .taken, message: "there is a user called \"\(name)\" already")
      }
      try db.execute(
        sql: "INSERT INTO user (name, folded, role, hash, created) VALUES (?, ?, ?, ?, ?)",
        arguments: [name, name.folded, role.rawValue, hash, time])
      try db.log(.userAdd, "\(name) (\(role.rawValue))", by: doer, at: time)
    }
  }

  /// Removes a user, with all sessions and tokens.
  /// - Throws: `AccessError` if there is none of that name.
  public func remove(_ name: String, by doer: Doer) throws(AccessError) {
    try write { db in
      let user = try Self.user(name, db)
      try db.execute(sql: "DELETE FROM user WHERE number = ?", arguments: [user.number])
      try db.log(.userRemove, user.name, by: doer, at: time)
    }
  }

  /// Gives a user another role; tokens that could do more can no longer.
  /// - Throws: `AccessError` if there is none of that name.
  public func setRole(of name: String, to role: Role, by doer: Doer) throws(AccessError) {
    try write { db in
      let user = try Self.user(name, db)
      try db.execute(
        sql: "UPDATE user SET role = ? WHERE number = ?", arguments: [role.rawValue, user.number])
      try db.log(.userRole, "\(user.name) (\(role.rawValue))", by: doer, at: time)
    }
  }

  /// Gives a user another password, and ends all sessions but the one that holds `session`.
  /// - Throws: `AccessError` if there is none of that name, or the password is unsuitable.
  public func setPassword(
    of name: String, to password: String, by doer: Doer, keeping session: String? = nil
  ) throws(AccessError) {
    let hash = try PasswordHash(Self.suitable(password: password, of: name), cost: cost).text
    try write { db in
      let user = try Self.user(name, db)
      try db.execute(
        sql: "UPDATE user SET hash = ? WHERE number = ?", arguments: [hash, user.number])
      try db.execute(
        sql: "DELETE FROM session WHERE user = ? AND digest IS NOT ?",
        arguments: [user.number, session.map(Secret.digest)])
      try db.log(.userPassword, user.name, by: doer, at: time)
    }
  }

  /// The user whom `name` names, however it is written.
  static func user(_ name: String, _ db: Database) throws -> (number: Int64, name: String) {
    let row = try Row.fetchOne(
      db, sql: "SELECT number, name FROM user WHERE folded = ?", arguments: [name.folded])
    guard let row else {
      throw AccessError(
        code: .unknown, message: "there is no user called \"\(name.prefix(64))\"")
    }
    return (row["number"], row["name"])
  }

  private static func suitable(name: String) throws(AccessError) -> String {
    let name = name.trimmed.precomposedStringWithCanonicalMapping
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar == " "
        || ![.control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator]
          .contains(scalar.properties.generalCategory)
    }
    guard (1...64).contains(name.count), isPlain else {
      throw AccessError(
        code: .unsuitable,
        message: "expected a name of 1 to 64 visible characters, found \(name.count)")
    }
    return name
  }

  /// - Source: NIST SP 800-63B, 5.1.1.2: length counts, not the sorts of characters.
  private static func suitable(password: String, of name: String) throws(AccessError) -> String {
    guard password.count >= 12, password.utf8.count <= 1024 else {
      throw AccessError(
        code: .unsuitable,
        message: "expected a password of 12 characters or more, such as four words that do not "
          + "belong together; found \(password.count)")
    }
    guard Set(password).count >= 5, password.folded != name.folded else {
      throw AccessError(
        code: .unsuitable, message: "expected a password that is harder to guess")
    }
    return password
  }
}

extension AccessError {
  init(_ error: any Error, _ path: String) {
    if let error = error as? AccessError {
      self = error
      return
    }
    let detail = (error as? DatabaseError)?.message ?? "\(error)"
    self.init(code: .failed, message: "\(path): the file of users cannot be used: \(detail)")
  }
}

extension Date {
  init(seconds: Int64) { self.init(timeIntervalSince1970: Double(seconds)) }
}

extension String {
  /// As names are compared.
  fileprivate var folded: String { trimmed.precomposedStringWithCanonicalMapping.lowercased() }
}
