internal import Foundation
internal import GRDB
internal import RapporteurExchange

/// Tokens by which programs act for users, and the audit log.
extension UserStore {
  /// Makes a token for a user, that may do what `role` may and ends after so many days; nil for never.
  ///
  /// The secret is told once, and cannot be had again.
  /// - Throws: `AccessError` if there is no such user, who moreover may do less, or the label is unsuitable.
  public func makeToken(
    for name: String, label: String, role: Role, days: Int? = nil, by doer: Doer
  ) throws(AccessError) -> (number: Int64, secret: String) {
    let label = label.trimmed
    guard (1...100).contains(label.count),
      !label.unicodeScalars.contains(where: { $0.isCommand || $0 == "\n" })
    else {
      throw AccessError(
        code: .unsuitable, message: "say what the token is for, in 1 to 100 characters")
    }
    guard days.map({ (1...3650).contains($0) }) ?? true else {
      throw AccessError(code: .unsuitable, message: "a token may last 1 to 3650 days")
    }
    let secret = Secret.token()
    let number = try write { db in
      let user = try Self.user(name, db)
      let most = try String.fetchOne(
        db, sql: "SELECT role FROM user WHERE number = ?", arguments: [user.number])
      guard let most = most.flatMap(Role.init(rawValue:)), role <= most else {
        throw AccessError(
          code: .unsuitable,
          message:
            "a token of \(user.name) may do no more than \(user.name), who is \(most ?? "nobody")"
        )
      }
      try db.execute(
        sql: """
          INSERT INTO token (digest, user, label, role, created, expires) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          Secret.digest(secret), user.number, label, role.rawValue, time,
          days.map { time + Int64($0) * 86_400 },
        ])
      let number = db.lastInsertedRowID
      try db.log(
        .tokenMake, "\(number) of \(user.name) (\(role.rawValue)): \(label)", by: doer, at: time)
      return number
    }
    return (number, secret)
  }

  /// The tokens that can be used, of one user or, with nil, of all.
  /// - Throws: `AccessError` if there is no such user.
  public func tokens(of name: String? = nil) throws(AccessError) -> [APIToken] {
    try read { db in
      let user = try name.map { try Self.user($0, db).number }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT token.*, user.name FROM token JOIN user ON user.number = token.user
          WHERE (?1 IS NULL OR token.user = ?1) AND (expires IS NULL OR expires > ?2)
          ORDER BY token.number
          """, arguments: [user, time]
      ).map { row in
        APIToken(
          number: row["number"], user: row["name"], label: row["label"],
          role: Role(rawValue: row["role"]) ?? .reader, created: Date(seconds: row["created"]),
          expires: (row["expires"] as Int64?).map(Date.init(seconds:)),
          used: (row["used"] as Int64?).map(Date.init(seconds:)))
      }
    }
  }

  /// Withdraws a token; with `owner`, only if it is that user's.
  /// - Throws: `AccessError` if there is none of that number.
  public func withdraw(token number: Int64, of owner: String? = nil, by doer: Doer)
    throws(AccessError)
  {
    try write { db in
      let user = try owner.map { try Self.user($0, db).number }
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT user.name, label FROM token JOIN user ON user.number = token.user
          WHERE token.number = ?1 AND (?2 IS NULL OR token.user = ?2)
          """, arguments: [number, user])
      guard let row else {
        throw AccessError(code: .unknown, message: "there is no token \(number)")
      }
      try db.execute(sql: "DELETE FROM token WHERE number = ?", arguments: [number])
      try db.log(
        .tokenWithdraw, "\(number) of \(row["name"] as String): \(row["label"] as String)",
        by: doer, at: time)
    }
  }

  /// The latest entries of the audit log, the last first; `before` goes on behind an entry.
  /// - Throws: `AccessError`.
  public func log(limit: Int = 100, before: Int64? = nil) throws(AccessError) -> [AuditEntry] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: "SELECT * FROM audit WHERE ?1 IS NULL OR number < ?1 ORDER BY number DESC LIMIT ?2",
        arguments: [before, limit]
      ).map { row in
        AuditEntry(
          number: row["number"], time: Date(seconds: row["time"]), user: row["user"],
          from: row["address"], action: row["action"], subject: row["subject"])
      }
    }
  }

  /// Writes down what was done.
  /// - Throws: `AccessError`.
  func log(_ action: AuditAction, _ subject: String, by doer: Doer) throws(AccessError) {
    try write { try $0.log(action, subject, by: doer, at: time) }
  }
}

extension Database {
  /// Writes down what is done, in the same transaction.
  func log(_ action: AuditAction, _ subject: String, by doer: Doer, at time: Int64) throws {
    try execute(
      sql: "INSERT INTO audit (time, user, address, action, subject) VALUES (?, ?, ?, ?, ?)",
      arguments: [time, doer.name, doer.from, action.rawValue, String(subject.prefix(2000))])
  }
}
