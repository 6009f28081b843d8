/// Why a report, or a whole input, cannot be read.
public struct ReadingError: Error, Hashable, Sendable {
  /// The sort of failure.
  public enum Code: String, Sendable {
    /// There is nothing but white space.
    case empty
    /// The bytes are not text.
    case binary
    /// The format's grammar is broken.
    case malformed
    /// The input ends too early.
    case truncated
    /// It is well-formed but no report.
    case notAReport = "not-a-report"
    /// Its text is longer than any report's.
    case tooLarge = "too-large"
    /// It is in a format that cannot be read.
    case unsupported
    /// The file cannot be opened or read.
    case unreadable
  }

  /// The sort of failure.
  public var code: Code
  /// What was expected, what was found, and what can be done.
  public var message: String
  /// The name of the input.
  public var input: String
  /// The offset in the input of the byte at fault, or nil if it concerns the input as a whole.
  public var byteOffset: Int?
  /// The line of that byte, from 1, or nil.
  public var line: Int?

  /// Creates an error.
  public init(
    code: Code, message: String, input: String, byteOffset: Int? = nil, line: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.input = input
    self.byteOffset = byteOffset
    self.line = line
  }
}

extension ReadingError: CustomStringConvertible {
  /// `talks.ndjson: line 3, byte 412: expected …`.
  public var description: String {
    var place = input
    switch (line, byteOffset) {
    case (let line?, let offset?): place += ": line \(line), byte \(offset)"
    case (nil, let offset?): place += ": byte \(offset)"
    case (let line?, nil): place += ": line \(line)"
    case (nil, nil): break
    }
    return place + ": " + message
  }
}
