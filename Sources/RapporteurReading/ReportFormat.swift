/// A format that reports come in.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Plain text, as pasted or scraped.
  case text
  /// schema.org NewsArticle JSON: one, an array, one a line, or in a `@graph`.
  case article
}

extension ReportFormat {
  /// The format that `bytes` look like; plain text unless they open like a JSON object or array.
  ///
  /// - Throws: `ReadingError` with the code `unsupported` for a format that is known but not read.
  static func sniffed(from bytes: [UInt8], input: String) throws(ReadingError) -> ReportFormat {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let opening = bytes[start...].prefix(4096).drop(while: isSpace)
    let next = opening.dropFirst().first { !isSpace($0) }
    switch opening.first {
    case UInt8(ascii: "{"): return next == UInt8(ascii: "\"") || next == nil ? .article : .text
    case UInt8(ascii: "["): return next == UInt8(ascii: "{") || next == nil ? .article : .text
    case UInt8(ascii: "<"):
      let lowered = String(decoding: opening.prefix(32), as: UTF8.self).lowercased()
      guard ["<!doctype", "<html", "<?xml", "<rss", "<feed"].contains(where: lowered.hasPrefix)
      else { return .text }
      throw ReadingError(
        code: .unsupported,
        message: "HTML and XML are not read yet; save the page as plain text", input: input,
        byteOffset: start)
    default: return .text
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
