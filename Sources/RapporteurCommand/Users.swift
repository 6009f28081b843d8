internal import ArgumentParser
internal import Foundation
internal import RapporteurDesk

/// `rapporteur users`: who may use the Desk.
struct Users: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "users",
    abstract: "Say who may use the Desk, list them, and read the log of what they did.",
    discussion: """
      As soon as there is a user, `rapporteur serve` demands that people sign in, from its next start. Readers \
      read; reviewers hand in reports and decide; admins say who may. Users stand in a file beside the \
      ledger (talks-users.sqlite beside talks.sqlite), which only its owner may read.

      Examples:
        rapporteur users add Anna --role admin
        rapporteur users token Anna --for calendar --days 365
        rapporteur users log
      """,
    subcommands: [
      List.self, Add.self, Remove.self, SetRole.self, Password.self, Token.self, Tokens.self,
      Withdraw.self, Log.self,
    ], defaultSubcommand: List.self)

  /// Which file of users a command works on.
  struct File: ParsableArguments {
    @OptionGroup var ledger: LedgerOptions

    @Option(
      help: ArgumentHelp(
        "The file of users; else the one beside the ledger.", valueName: "file"),
      completion: .file(extensions: ["sqlite"]))
    var users: String?

    /// The users, whose file is made if there is none.
    func open() throws -> UserStore {
      try UserStore(path: users ?? UserStore.path(besides: ledger.path))
    }

    /// The users, or nil if there is no file yet.
    func openIfThere() throws -> UserStore? {
      let path = users ?? UserStore.path(besides: ledger.path)
      return FileManager.default.fileExists(atPath: path) ? try UserStore(path: path) : nil
    }

    /// The one who works on it, as the log names them.
    var doer: Doer {
      Doer(name: NSUserName(), from: "command")
    }
  }
}

extension Users {
  /// The name of a role.
  enum RoleName: String, ExpressibleByArgument, CaseIterable {
    case reader, reviewer, admin

    var role: Role {
      switch self {
      case .reader: .reader
      case .reviewer: .reviewer
      case .admin: .admin
      }
    }
  }
}

extension Users {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the users.")
    @OptionGroup var file: File

    func run() throws {
      let users = try file.openIfThere()?.users() ?? []
      guard !users.isEmpty else {
        return try Table.write("There are no users; nobody signs in at the Desk.")
      }
      try Table.write(
        [["name", "role", "since", "last signed in"]]
          + users.map {
            [
              $0.name, $0.role.rawValue, Table.day($0.created),
              $0.signedIn.map(Table.minute) ?? "never",
            ]
          })
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a user; the password is asked for, or read from standard input.")
    @Argument(help: "The name.") var name: String
    @Option(help: "What they may do.") var role: RoleName
    @OptionGroup var file: File

    func run() throws {
      let password = try PasswordPrompt.new(for: name)
      try file.open().add(name, role.role, password: password, by: file.doer)
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove a user, with all sessions and tokens.")
    @Argument(help: "The name.") var name: String
    @OptionGroup var file: File

    func run() throws { try file.open().remove(name, by: file.doer) }
  }

  struct SetRole: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "role", abstract: "Give a user another role.")
    @Argument(help: "The name.") var name: String
    @Argument(help: "What they may do.") var role: RoleName
    @OptionGroup var file: File

    func run() throws { try file.open().setRole(of: name, to: role.role, by: file.doer) }
  }

  struct Password: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a user another password, and end all their sessions.")
    @Argument(help: "The name.") var name: String
    @OptionGroup var file: File

    func run() throws {
      let password = try PasswordPrompt.new(for: name)
      try file.open().setPassword(of: name, to: password, by: file.doer)
    }
  }

  struct Token: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a token by which a program acts for a user; it is printed once.")
    @Argument(help: "The user's name.") var name: String
    @Option(name: .customLong("for"), help: ArgumentHelp("What it is for.", valueName: "purpose"))
    var label: String
    @Option(help: "What it may do, which is never more than its user may.") var role = RoleName
      .reader
    @Option(
      help: ArgumentHelp("How many days it lasts; else until it is withdrawn.", valueName: "N"))
    var days: Int?
    @OptionGroup var file: File

    func run() throws {
      let made = try file.open().makeToken(
        for: name, label: label, role: role.role, days: days, by: file.doer)
      StandardError.write("Token \(made.number) of \(name); it cannot be shown again:")
      try Table.write(made.secret)
    }
  }

  struct Tokens: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the tokens, of all or of one user.")
    @Argument(help: "The user's name.") var name: String?
    @OptionGroup var file: File

    func run() throws {
      let tokens = try file.openIfThere()?.tokens(of: name) ?? []
      guard !tokens.isEmpty else { return try Table.write("There are no tokens.") }
      try Table.write(
        [["no.", "user", "for", "role", "made", "until", "last used"]]
          + tokens.map {
            [
              String($0.number), $0.user, $0.label, $0.role.rawValue, Table.day($0.created),
              $0.expires.map(Table.day) ?? "no end", $0.used.map(Table.minute) ?? "never",
            ]
          })
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Withdraw a token.")
    @Argument(help: "Its number, as `users tokens` has it.") var number: Int64
    @OptionGroup var file: File

    func run() throws { try file.open().withdraw(token: number, by: file.doer) }
  }

  struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what was done through the Desk and with its users, the last first.")
    @Option(help: ArgumentHelp("The most entries; 0 for all.", valueName: "N")) var limit = 50
    @OptionGroup var file: File

    func run() throws {
      let entries = try file.openIfThere()?.log(limit: limit <= 0 ? .max : limit) ?? []
      guard !entries.isEmpty else { return try Table.write("Nothing is in the log.") }
      try Table.write(
        [["no.", "time (UTC)", "user", "from", "action", "on what"]]
          + entries.map {
            [
              String($0.number), Table.second($0.time), $0.user ?? "", $0.from, $0.action,
              $0.subject,
            ]
          })
    }
  }
}

/// Rows of words in columns.
private enum Table {
  static func write(_ text: String) throws {
    do { try StandardOutput.write(Array((text + "\n").utf8)) } catch is StandardOutput.Closed {}
  }

  /// Writes rows, the first of which names the columns; what commands a terminal is left out.
  static func write(_ rows: [[String]]) throws {
    let rows = rows.map { $0.map(plain) }
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    let lines = rows.map { row in
      var line = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
    try write(lines.joined(separator: "\n"))
  }

  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
          default: scalar
          }
        }))
  }

  static func day(_ time: Date) -> String { String(second(time).prefix(10)) }
  static func minute(_ time: Date) -> String { String(second(time).prefix(16)) }
  static func second(_ time: Date) -> String {
    time.formatted(.iso8601).replacing("T", with: " ").replacing("Z", with: "")
  }
}
