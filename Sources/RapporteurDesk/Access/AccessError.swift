/// Why users, tokens or sessions could not be read or changed.
public struct AccessError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sort of failure.
  public enum Code: String, Sendable {
    /// Nobody and nothing is called so.
    case unknown
    /// Somebody is called so already.
    case taken
    /// A name, password or number is not as it must be.
    case unsuitable
    /// The file cannot be read or written.
    case failed
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
