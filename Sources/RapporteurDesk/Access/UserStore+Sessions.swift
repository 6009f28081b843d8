internal import Foundation
internal import GRDB

/// Signing in, and knowing again who did.
extension UserStore {
  /// A session ends so many seconds after it was last used, and so many after it began.
  private static let (idle, longest): (Int64, Int64) = (12 * 3600, 7 * 86_400)
  /// How exactly it is known when a session or a token was last used.
  private static let (sessionGrain, tokenGrain): (Int64, Int64) = (600, 3600)

  /// A new session for the user of that name; nil if there is none or the password is another's.
  ///
  /// Takes as long either way, so that nobody learns who is a user.
  /// - Throws: `AccessError`.
  func signIn(_ name: String, password: String, from address: String) throws(AccessError) -> String?
  {
    let row = try read { db in
      try Row.fetchOne(
        db, sql: "SELECT number, name, hash FROM user WHERE number = ?",
        arguments: [(try? Self.user(name, db))?.number])
    }
    let known = row.flatMap { PasswordHash($0["hash"]) }
    let hash: PasswordHash
    if let known { hash = known } else { hash = try PasswordHash(Secret.token(), cost: cost) }
    guard hash.fits(password), known != nil, let row else {
      // A name that nobody has may be a password that was typed in the wrong field.
      try log(
        .signInFailed, row.map { $0["name"] } ?? "a name that nobody has",
        by: Doer(name: nil, from: address))
      return nil
    }
    let better = hash.cost == cost ? nil : try PasswordHash(password, cost: cost).text
    let (number, called): (Int64, String) = (row["number"], row["name"])
    let session = FormTokens.newSession()
    try write { db in
      if let better {
        try db.execute(
          sql: "UPDATE user SET hash = ? WHERE number = ?", arguments: [better, number])
      }
      try db.execute(
        sql: "DELETE FROM session WHERE used < ? OR created < ?",
        arguments: [time - Self.idle, time - Self.longest])
      try db.execute(
        sql: "INSERT INTO session (digest, user, created, used) VALUES (?, ?, ?, ?)",
        arguments: [Secret.digest(session), number, time, time])
      try db.execute(
        sql: "UPDATE user SET signed_in = ? WHERE number = ?", arguments: [time, number])
      try db.log(.signIn, "", by: Doer(name: called, from: address), at: time)
    }
    return session
  }

  /// Whether a password is that user's.
  /// - Throws: `AccessError`.
  func isRight(_ password: String, of name: String) throws(AccessError) -> Bool {
    let hash = try read { db in
      try String.fetchOne(
        db, sql: "SELECT hash FROM user WHERE number = ?",
        arguments: [(try? Self.user(name, db))?.number])
    }
    return hash.flatMap { PasswordHash($0) }?.fits(password) ?? false
  }

  /// Ends a session.
  /// - Throws: `AccessError`.
  func signOut(_ session: String, by doer: Doer) throws(AccessError) {
    try write { db in
      try db.execute(
        sql: "DELETE FROM session WHERE digest = ?", arguments: [Secret.digest(session)])
      try db.log(.signOut, "", by: doer, at: time)
    }
  }

  /// Whether somebody has signed in under that name from that address before.
  /// - Throws: `AccessError`.
  func hasSignedIn(_ name: String, from address: String) throws(AccessError) -> Bool {
    try read { db in
      guard let user = try? Self.user(name, db) else { return false }
      return try Bool.fetchOne(
        db,
        sql: "SELECT EXISTS (SELECT 1 FROM audit WHERE user = ? AND action = ? AND address = ?)",
        arguments: [user.name, AuditAction.signIn.rawValue, address]) ?? false
    }
  }

  /// Whose session it is; nil if it has ended or never was.
  /// - Throws: `AccessError`.
  func identity(session: String) throws(AccessError) -> Identity? {
    let (digest, time) = (Secret.digest(session), time)
    let row = try read { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT user.name, user.role, session.used FROM session
            JOIN user ON user.number = session.user
            WHERE session.digest = ? AND session.used >= ? AND session.created >= ?
            """), arguments: [digest, time - Self.idle, time - Self.longest])
    }
    guard let row, let role = Role(rawValue: row["role"]) else { return nil }
    if row["used"] as Int64 + Self.sessionGrain < time {
      try write {
        try $0.execute(
          sql: "UPDATE session SET used = ? WHERE digest = ?", arguments: [time, digest])
      }
    }
    return Identity(name: row["name"], role: role, means: .session)
  }

  /// For whom a token acts; nil if it was withdrawn, has ended or never was.
  /// - Throws: `AccessError`.
  func identity(token: String) throws(AccessError) -> Identity? {
    let time = time
    let row = try read { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT token.number, token.role, token.used, user.name, user.role AS most FROM token
            JOIN user ON user.number = token.user
            WHERE token.digest = ? AND (token.expires IS NULL OR token.expires > ?)
            """), arguments: [Secret.digest(token), time])
    }
    guard let row, let role = Role(rawValue: row["role"]), let most = Role(rawValue: row["most"])
    else { return nil }
    let number: Int64 = row["number"]
    if (row["used"] as Int64? ?? 0) + Self.tokenGrain < time {
      try write {
        try $0.execute(
          sql: "UPDATE token SET used = ? WHERE number = ?", arguments: [time, number])
      }
    }
    return Identity(name: row["name"], role: min(role, most), means: .token(number))
  }
}
