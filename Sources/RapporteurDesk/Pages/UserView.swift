internal import Foundation

/// Users, tokens and entries of the audit log as templates want them.
enum UserView {
  static func row(_ user: User, isOwn: Bool) -> View {
    [
      "name": user.name, "isOwn": isOwn, "role": user.role.rawValue, "since": day(user.created),
      "signedIn": user.signedIn.map(minute) ?? "never",
      "choices": Role.allCases.map { role -> View in
        ["role": role.rawValue, "isChosen": role == user.role]
      },
    ]
  }

  static func row(_ token: APIToken) -> View {
    [
      "number": String(token.number), "user": token.user, "label": token.label,
      "role": token.role.rawValue, "since": day(token.created),
      "expires": token.expires.map(day) ?? "no end", "used": token.used.map(minute) ?? "never",
    ]
  }

  static func row(_ entry: AuditEntry) -> View {
    [
      "number": String(entry.number), "time": minute(entry.time, seconds: true),
      "user": entry.user ?? "", "from": entry.from, "action": entry.action,
      "subject": entry.subject,
    ]
  }

  private static func day(_ time: Date) -> String {
    time.formatted(.iso8601.year().month().day())
  }

  private static func minute(_ time: Date) -> String { minute(time, seconds: false) }

  private static func minute(_ time: Date, seconds: Bool) -> String {
    let text = time.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: false))
      .replacing("T", with: " ").replacing("Z", with: "")
    return seconds ? text : String(text.prefix(16))
  }
}
