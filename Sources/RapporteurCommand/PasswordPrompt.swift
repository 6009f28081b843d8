internal import ArgumentParser
internal import Foundation

/// Asks for a password at the terminal without showing it, or reads it from standard input; never from the
/// command line, which others on the machine see.
enum PasswordPrompt {
  /// A new password for `name`, asked for twice.
  /// - Throws: `ValidationError` if there is none, or it is not repeated alike.
  static func new(for name: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else {
      guard let line = readLine(), !line.isEmpty else {
        throw ValidationError("Expected a password as the first line of standard input.")
      }
      return line
    }
    let password = ask("Password for \(name): ")
    guard password == ask("The same again: ") else {
      throw ValidationError("The password was not repeated alike.")
    }
    return password
  }

  private static func ask(_ question: String) -> String {
    try? StandardOutput.write(Array(question.utf8), to: STDERR_FILENO)
    var before = termios()
    tcgetattr(STDIN_FILENO, &before)
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      StandardError.write("")
    }
    return readLine() ?? ""
  }
}
