/// A record of a web archive, as it stands there.
///
/// - Source: WARC 1.1, https://iipc.github.io/warc-specifications/; ARC 1.0,
///   https://archive.org/web/researcher/ArcFileFormat.php
struct WARCRecord: Sendable {
  /// What a record holds.
  enum Kind: String, Sendable {
    case warcinfo, response, resource, request, metadata, revisit, conversion, continuation
    /// None of those that the standard names.
    case other
  }

  /// The name of the input that it stands in.
  var input: String
  /// The offset in the file of its first byte, or of the packed member that it begins in.
  var place: Int
  var kind: Kind
  /// Its header.
  var fields: HeaderFields
  /// Its block.
  var content: [UInt8]

  /// The address of what was fetched; some writers put it into angle brackets.
  var target: String? { fields["WARC-Target-URI"].map(Self.withoutBrackets) }
  /// The identifier of the record.
  var identifier: String? { fields["WARC-Record-ID"].map(Self.withoutBrackets) }

  private static func withoutBrackets(_ address: String) -> String {
    guard address.first == "<", address.last == ">" else { return address }
    return String(address.dropFirst().dropLast())
  }

  /// Whether a record with that header can hold a report; of requests, pictures and the archive's
  /// own notes none is.
  static func mayHoldReport(_ kind: Kind, _ fields: HeaderFields) -> Bool {
    // Names of hosts, and the logs that some crawlers keep, have addresses of their own kind.
    let target = fields["WARC-Target-URI"] ?? ""
    guard !target.hasPrefix("dns:"), !target.hasPrefix("metadata:") else { return false }
    switch kind {
    case .response: return true
    case .resource, .conversion:
      return MediaType(fields["Content-Type"] ?? "").mayHoldReport
    case .warcinfo, .request, .metadata, .revisit, .continuation, .other: return false
    }
  }
}

/// The fields of a header, `Name: value`, as they stand in WARC and HTTP.
struct HeaderFields: Sendable {
  /// The lines of the header.
  let bytes: [UInt8]

  /// The value of the first field of that name, in whatever case; nil if there is none.
  /// - Complexity: O(n) in the bytes of the header.
  subscript(name: StaticString) -> String? {
    bytes.withUnsafeBytes { bytes in
      let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        if let value = Self.value(of: name, in: bytes[start..<end]) {
          return TextDecoding.mended(UnsafeBufferPointer(rebasing: value.bound)).text
        }
        start = end + 1
      }
      return nil
    }
  }

  private static func value(
    of name: UnsafeBufferPointer<UInt8>, in line: Slice<UnsafeRawBufferPointer>
  )
    -> Slice<UnsafeRawBufferPointer>?
  {
    guard line.count > name.count, line[line.startIndex + name.count] == UInt8(ascii: ":"),
      zip(line, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
    else { return nil }
    var value = line.dropFirst(name.count + 1)
    while let first = value.first, first <= 0x20 { value = value.dropFirst() }
    while let last = value.last, last <= 0x20 { value = value.dropLast() }
    return value
  }
}

/// A media type: `text/html; charset=utf-8`.
struct MediaType {
  /// In lower case, without its parameters.
  let name: String
  /// The encoding that it names, or nil.
  let charset: String?

  init(_ field: String) {
    let parts = field.lowercased().split(separator: ";")
    name = parts.first.map { $0.filter { !$0.isWhitespace } } ?? ""
    charset =
      parts.dropFirst().lazy.compactMap { part in
        let pair = part.split(separator: "=", maxSplits: 1)
        guard pair.count == 2, pair[0].filter({ !$0.isWhitespace }) == "charset" else { return nil }
        return pair[1].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
      }.first
  }

  /// Whether it names a format that reports come in, or none at all.
  var mayHoldReport: Bool {
    switch name {
    case "", "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml",
      "application/json", "application/ld+json", "application/rss+xml", "application/atom+xml",
      "application/rdf+xml", "application/feed+json", "application/octet-stream":
      true
    default: false
    }
  }
}
