internal import RapporteurCore

/// Finds the headers of WARC and ARC records.
enum WARCHeader {
  /// What a WARC record opens with.
  static let opening = Array("WARC/".utf8)

  /// What a header may give as the length of its block: up to an exabyte, so that sums of it hold.
  static let lengths = 0...(1 << 60)

  /// The number of bytes to the end of the empty line that ends a header, or nil if none is found
  /// within `limit`.
  static func width(in window: ByteWindow, limit: Int) -> Int? {
    var start = 0
    while true {
      let bytes = window.bytes
      while start < bytes.count {
        // An empty line: a line feed after another one, with nothing or a return between them.
        if bytes[start] == 0x0A {
          if start + 1 < bytes.count, bytes[start + 1] == 0x0A { return start + 2 }
          if start + 2 < bytes.count, bytes[start + 1] == 0x0D, bytes[start + 2] == 0x0A {
            return start + 3
          }
          if start + 2 >= bytes.count { break }
        }
        start += 1
      }
      guard bytes.count < limit, window.fill(bytes.count + 1) else { return nil }
    }
  }

  /// The number of bytes to the end of the line, its line feed included, or nil if there is none.
  static func lineWidth(in window: ByteWindow, limit: Int) -> Int? {
    while true {
      if let index = window.bytes.firstIndex(of: 0x0A) { return index + 1 }
      guard window.count < limit, window.fill(window.count + 1) else { return nil }
    }
  }

  /// Where a line begins, other than the first, that opens a record.
  static func opening(in bytes: UnsafeRawBufferPointer, isARC: Bool) -> Int? {
    var start = 0
    while let lineEnd = bytes[start...].firstIndex(of: 0x0A) {
      start = lineEnd + 1
      let rest = bytes[start...]
      if rest.starts(with: opening), rest.count > 8, rest[start + 6] == UInt8(ascii: ".") {
        return start
      }
      if isARC, rest.first.map({ $0 > 0x20 }) ?? false, let end = rest.firstIndex(of: 0x0A),
        ARCHeader(String(decoding: rest[..<end], as: UTF8.self)) != nil
      {
        return start
      }
    }
    return nil
  }
}

/// The line that opens a record of an ARC file: `URL IP date type length`.
struct ARCHeader {
  let kind: WARCRecord.Kind
  /// The same as fields of a WARC header.
  let fields: HeaderFields
  let length: Int

  /// Reads a line; nil if it is no such header. The address may have spaces.
  init?(_ line: String) {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count >= 5, words[0].contains(":"), let length = words.last.flatMap({ Int($0) }),
      WARCHeader.lengths.contains(length), words[words.count - 3].count >= 12,
      words[words.count - 3].allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    self.length = length
    kind = words[0].hasPrefix("filedesc:") ? .warcinfo : .response
    let target = words.dropLast(4).joined(separator: " ")
    let type = words[words.count - 2]
    let lines = [
      "WARC-Target-URI: \(target)", "WARC-Date: \(Self.date(words[words.count - 3]))",
      "Content-Type: \(type)", "",
    ]
    fields = HeaderFields(bytes: Array(lines.joined(separator: "\r\n").utf8))
  }

  /// `20140216050221` as ISO 8601.
  private static func date(_ digits: Substring) -> String {
    var date = String(digits.prefix(4))
    var rest = digits.dropFirst(4)
    for mark in ["-", "-", "T", ":", ":"] {
      let part = rest.prefix(2)
      date += mark + (part.isEmpty ? "00" : String(part))
      rest = rest.dropFirst(2)
    }
    return date + "Z"
  }
}

extension Slice<UnsafeRawBufferPointer> {
  /// The same bytes as a slice of a typed buffer.
  var bound: Slice<UnsafeBufferPointer<UInt8>> {
    base.bindMemory(to: UInt8.self)[startIndex..<endIndex]
  }
}
