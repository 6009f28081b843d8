/// An HTTP response as an archive keeps it: status, header, and the body as it was sent.
///
/// - Source: RFC 9112.
struct HTTPResponse {
  let status: Int
  let fields: HeaderFields
  /// The body without the chunks that it was sent in, still packed if it was.
  let body: [UInt8]

  /// Reads the block of a `response` record; nil if it does not open like one.
  init?(_ block: [UInt8]) {
    guard block.starts(with: Array("HTTP/".utf8)),
      let end = block.firstIndex(of: 0x0A)
    else { return nil }
    let line = String(decoding: block[..<end], as: UTF8.self)
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count >= 2, let status = Int(words[1]) else { return nil }
    self.status = status
    var start = end + 1
    var bodyStart = block.count
    while start < block.count {
      let lineEnd = block[start...].firstIndex(of: 0x0A) ?? block.count
      if lineEnd == start || (lineEnd == start + 1 && block[start] == 0x0D) {
        bodyStart = min(lineEnd + 1, block.count)
        break
      }
      start = lineEnd + 1
    }
    fields = HeaderFields(bytes: Array(block[..<min(start, block.count)]))
    let sent = block[bodyStart...]
    let isChunked = fields["Transfer-Encoding"]?.lowercased().contains("chunked") ?? false
    // Archives often keep the header but not the chunks; then the body is taken as it is.
    body = isChunked ? Self.joined(sent) ?? Array(sent) : Array(sent)
  }

  /// The content of chunks; nil if it is not in chunks. What a broken chunk leaves is kept.
  private static func joined(_ sent: ArraySlice<UInt8>) -> [UInt8]? {
    var content: [UInt8] = []
    var index = sent.startIndex
    while index < sent.endIndex {
      guard let lineEnd = sent[index...].prefix(1 << 10).firstIndex(of: 0x0A) else { break }
      let size = sent[index..<lineEnd].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
      // Digits only: `Int` would take a sign too, and a chunk of -3 bytes would be read for ever.
      guard size.count <= 8, size.first.map({ $0 >= UInt8(ascii: "0") }) ?? false,
        let count = Int(String(decoding: size, as: UTF8.self), radix: 16)
      else { return index == sent.startIndex ? nil : content }
      if count == 0 { break }
      let start = lineEnd + 1
      let end = min(start + count, sent.endIndex)
      content += sent[min(start, end)..<end]
      index = end
      while index < sent.endIndex, sent[index] == 0x0D || sent[index] == 0x0A { index += 1 }
    }
    return content
  }
}
