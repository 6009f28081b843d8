internal import Foundation

/// Writes to standard output as bytes.
struct StandardOutput {
  /// Whoever reads the output has closed it.
  struct Closed: Error {}

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The width of the terminal in columns, or nil if it is none.
  static var width: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all of `bytes`.
  /// - Throws: `Closed` if nobody reads any more, else why it cannot be written.
  static func write(_ bytes: [UInt8]) throws { try write(bytes, to: STDOUT_FILENO) }

  /// Writes all of `bytes` to a file descriptor.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    try bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count >= 0 {
          written += count
        } else if errno == EPIPE {
          throw Closed()
        } else if errno != EINTR {
          throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
      }
    }
  }
}

/// Messages to the one who runs the command.
enum StandardError {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes a line; if that cannot be done there is nobody to be told.
  static func write(_ line: String) {
    try? StandardOutput.write(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes `text` over the line that the cursor is on.
  static func overwrite(_ text: String) {
    try? StandardOutput.write(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
  }
}
