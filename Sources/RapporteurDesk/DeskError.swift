/// Why the Desk cannot be started.
public struct DeskError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sort of failure.
  public enum Code: String, Sendable {
    /// The address is open to others, and nobody would have to sign in.
    case open
    /// A file that comes with the program is missing or damaged.
    case incomplete
    /// Another program listens there, or the address is not this machine's.
    case occupied
    /// An option is not as it must be.
    case unsuitable
  }

  /// The sort of failure.
  public var code: Code
  /// What was expected, what was found, and what can be done.
  public var message: String

  /// Creates an error.
  public init(code: Code, message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
