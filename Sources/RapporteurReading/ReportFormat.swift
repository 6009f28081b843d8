/// A format that reports come in.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Plain text, as pasted or scraped.
  case text
  /// A web page.
  case html
  /// schema.org NewsArticle JSON: one, an array, one a line, or in a `@graph`.
  case article
  /// A feed: RSS, Atom, or JSON Feed.
  case feed
  /// NewsML-G2, or NITF by itself.
  case newsml
  /// ninjs: one, an array, or one a line.
  case ninjs
  /// A web archive: WARC, its derivative WET, or the older ARC.
  case warc
}

extension ReportFormat {
  /// The format that the first bytes of an input look like; plain text if they look like none.
  ///
  /// JSON is told apart by its values, and taken for articles here.
  /// - Throws: `ReadingError` with the code `unsupported` for XML of another kind.
  static func sniffed(from bytes: [UInt8], input: String) throws(ReadingError) -> ReportFormat {
    if bytes.starts(with: Array("WARC/".utf8)) || bytes.starts(with: Array("filedesc:".utf8)) {
      return .warc
    }
    let bytes = narrowed(bytes)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let opening = bytes[start...].prefix(4096).drop(while: isSpace)
    let next = opening.dropFirst().first { !isSpace($0) }
    switch opening.first {
    case UInt8(ascii: "{"): return next == UInt8(ascii: "\"") || next == nil ? .article : .text
    case UInt8(ascii: "["): return next == UInt8(ascii: "{") || next == nil ? .article : .text
    case UInt8(ascii: "<"): return try ofMarkup(opening, input: input)
    default: return .text
    }
  }

  /// The format of what opens with a `<`, told by its first element.
  private static func ofMarkup(_ opening: ArraySlice<UInt8>, input: String) throws(ReadingError)
    -> ReportFormat
  {
    // Most pages are told by their first line.
    if opening.prefix(14).elementsEqual("<!doctype html".utf8, by: { $0 == $1 || $0 | 0x20 == $1 })
    {
      return .html
    }
    let head = String(decoding: opening, as: UTF8.self).lowercased()
    let isXML = head.hasPrefix("<?xml")
    guard let name = firstElement(in: head) else { return isXML ? .feed : .text }
    let local = name.split(separator: ":").last.map(String.init) ?? name
    if feeds.contains(local) { return .feed }
    if newsItems.contains(local) { return .newsml }
    if let tag = HTMLNameTable.tags.value(of: Array(local.utf8) + [0]).flatMap(HTMLTag.init),
      !isXML || tag.isBlock || [.html, .head, .body].contains(tag)
    {
      return .html
    }
    guard isXML || local == "newsml" else { return .text }
    throw ReadingError(
      code: .unsupported,
      message: "expected a feed, NewsML-G2, NITF or a page, found XML of another kind, <\(name)>",
      input: input, byteOffset: 0)
  }

  private static let feeds: Set<String> = ["rss", "rdf", "feed", "channel", "entry"]
  /// The first elements of NewsML-G2 and NITF, in lower case; parts of an item may stand by themselves.
  static let newsItems: Set<String> = [
    "newsmessage", "newsitem", "packageitem", "knowledgeitem", "conceptitem", "planningitem",
    "catalogitem", "nitf", "contentset", "contentmeta", "groupset", "itemmeta",
  ]

  /// The name of the first element behind declarations and comments.
  private static func firstElement(in head: String) -> String? {
    var rest = head[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      let closing = rest.hasPrefix("<!--") ? "-->" : rest.hasPrefix("<?") ? "?>" : ">"
      guard rest.hasPrefix("<!") || rest.hasPrefix("<?") else {
        let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || "_-.:".contains($0) }
        return name.isEmpty ? nil : String(name)
      }
      guard let end = rest.firstRange(of: closing)?.upperBound else { return nil }
      rest = rest[end...]
    }
    return nil
  }

  /// The bytes of UTF-16 that are ASCII, so that its markup can be looked at.
  private static func narrowed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
    return bytes.dropFirst(2).filter { $0 != 0 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
