internal import GRDB

/// The tables of users, sessions, tokens and the audit log.
enum UserSchema {
  /// Marks the file (`PRAGMA application_id`); the bytes of "RapU".
  static let applicationID = 0x5261_7055

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 users") {
      try $0.execute(sql: "PRAGMA application_id = \(applicationID); " + users)
    }
    return migrator
  }()

  /// Times are seconds since 1970; `folded` is the name as it is compared.
  private static let users = """
    CREATE TABLE user (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      folded TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL,
      hash TEXT NOT NULL,
      created INTEGER NOT NULL,
      signed_in INTEGER
    ) STRICT;

    -- A browser that signed in: the SHA-256 of what its cookie holds.
    CREATE TABLE session (
      digest BLOB PRIMARY KEY,
      user INTEGER NOT NULL REFERENCES user (number) ON DELETE CASCADE,
      created INTEGER NOT NULL,
      used INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_user ON session (user);

    -- A program that acts for a user: the SHA-256 of its words. AUTOINCREMENT, so that a number in the log
    -- never comes to mean another.
    CREATE TABLE token (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      digest BLOB NOT NULL UNIQUE,
      user INTEGER NOT NULL REFERENCES user (number) ON DELETE CASCADE,
      label TEXT NOT NULL,
      role TEXT NOT NULL,
      created INTEGER NOT NULL,
      expires INTEGER,
      used INTEGER
    ) STRICT;
    CREATE INDEX token_user ON token (user);

    -- What was done; names stand here as they were.
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      time INTEGER NOT NULL,
      user TEXT,
      address TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_user ON audit (user, action, address);
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END;
    CREATE TRIGGER audit_lasts BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is not shortened'); END;
    """
}
