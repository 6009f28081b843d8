public import Foundation

/// Somebody who may use the Desk.
public struct User: Hashable, Sendable {
  /// The name to sign in with, under which decisions are written down too.
  public var name: String
  /// What they may do.
  public var role: Role
  /// Since when.
  public var created: Date
  /// When they last signed in; nil if they never did.
  public var signedIn: Date?
}

/// What lets a program act for a user; the secret itself is not kept.
public struct APIToken: Hashable, Sendable {
  /// The number by which it is withdrawn.
  public var number: Int64
  /// For whom it acts.
  public var user: String
  /// What it is for, in the user's words.
  public var label: String
  /// What it may do, and never more than its user may.
  public var role: Role
  /// Since when.
  public var created: Date
  /// Until when; nil without an end.
  public var expires: Date?
  /// When it was last used, to the hour; nil if it never was.
  public var used: Date?
}

/// What was done through the Desk or with its users: who, when, what, and from where.
public struct AuditEntry: Hashable, Sendable {
  /// Counted from 1.
  public var number: Int64
  /// When.
  public var time: Date
  /// The user; nil if nobody had signed in.
  public var user: String?
  /// The address of the machine that asked, or `command`.
  public var from: String
  /// What was done, as `AuditAction` has it.
  public var action: String
  /// To what, with what outcome.
  public var subject: String
}

/// Who does something, and from where.
public struct Doer: Hashable, Sendable {
  /// The user's name; nil if nobody has signed in.
  public var name: String?
  /// The address of the machine that asks, or `command`.
  public var from: String

  /// Creates a doer.
  public init(name: String?, from: String) {
    self.name = name
    self.from = from
  }
}

/// What the audit log tells of.
enum AuditAction: String, CaseIterable, Sendable {
  case signIn = "sign-in"
  case signInFailed = "sign-in failed"
  case signOut = "sign-out"
  case userAdd = "user add"
  case userRemove = "user remove"
  case userRole = "user role"
  case userPassword = "user password"
  case tokenMake = "token make"
  case tokenWithdraw = "token withdraw"
  case reportsAdd = "reports add"
  case reportsDone = "reports done"
  case processDefine = "process define"
  case processRemove = "process remove"
  case decide = "decide"
  case undo = "undo"
}
