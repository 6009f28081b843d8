/// A format that reports come in.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Plain text, as pasted or scraped.
  case text
  /// schema.org NewsArticle JSON: one, an array, one a line, or in a `@graph`.
  case article
  /// A web page.
  case html
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
      if ["<!doctype html", "<html", "<head>", "<body"].contains(where: lowered.hasPrefix) {
        return .html
      }
      let isMarkup = ["<!doctype", "<!--", "<?xml", "<rss", "<feed"].contains(
        where: lowered.hasPrefix)
      if isMarkup, isPage(opening) { return .html }
      guard isMarkup, !lowered.hasPrefix("<!--") else { return .text }
      throw ReadingError(
        code: .unsupported,
        message: "XML is not read yet; save the report as plain text", input: input,
        byteOffset: start)
    default: return .text
    }
  }

  /// Whether what opens as XML or a comment turns out to be a page: `<?xml …?><!DOCTYPE html …>`.
  private static func isPage(_ opening: some Sequence<UInt8>) -> Bool {
    let head = String(decoding: Array(opening), as: UTF8.self).lowercased()
    return head.contains("<!doctype html") || head.contains("<html")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
