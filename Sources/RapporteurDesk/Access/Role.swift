/// What somebody may do at the Desk; each may do what those before it may.
public enum Role: String, CaseIterable, Codable, Comparable, Sendable {
  /// Reads all, and changes nothing.
  case reader
  /// Hands in reports, decides what the machine is unsure of, and names processes.
  case reviewer
  /// Says who else may.
  case admin

  /// Whether one may do less than the other.
  public static func < (one: Role, other: Role) -> Bool { one.rank < other.rank }

  private var rank: Int {
    switch self {
    case .reader: 0
    case .reviewer: 1
    case .admin: 2
    }
  }
}

/// Who may use an address of the Desk.
enum Right: Hashable, Sendable {
  /// Whoever can reach it, signed in or not.
  case everyone
  /// Those with this role, or one that may do more.
  case only(Role)

  static let reader = Right.only(.reader)
  static let reviewer = Right.only(.reviewer)
  static let admin = Right.only(.admin)
}

/// Who sent a request, as the Desk knows it.
struct Identity: Hashable, Sendable {
  /// How it was shown.
  enum Means: Hashable, Sendable {
    /// By the cookie of a browser that signed in.
    case session
    /// By the API token of that number.
    case token(Int64)
  }

  /// The user's name.
  var name: String
  /// What the user may do by this means.
  var role: Role
  var means: Means
}
