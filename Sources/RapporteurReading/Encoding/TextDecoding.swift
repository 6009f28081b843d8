internal import RapporteurCore

/// Turns the bytes of a text of unknown encoding into Unicode.
///
/// Tried in this order: a byte order mark (UTF-8, UTF-16); UTF-8; UTF-8 in which bytes that do not
/// fit are Windows-1252, which also covers a text that is Windows-1252 or ISO 8859-1 throughout.
struct TextDecoding {
  /// The text.
  var text: String
  /// What was mended, or nil.
  var warning: Warning?

  /// The text of `bytes`, without a byte order mark.
  /// - Throws: `ReadingError` with the code `empty`, `binary` or `unsupported`.
  /// - Complexity: O(n).
  static func text(of bytes: [UInt8], input: String) throws(ReadingError) -> TextDecoding {
    guard !bytes.isEmpty else {
      throw ReadingError(
        code: .empty, message: "expected a report, found an empty file", input: input)
    }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw ReadingError(
        code: .unsupported,
        message: "the byte order mark says UTF-32; convert the file to UTF-8", input: input,
        byteOffset: 0)
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, lowByteFirst: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, lowByteFirst: false) }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    try checkIsText(bytes, input: input)
    return bytes.withUnsafeBufferPointer { bytes in
      let bytes = UnsafeBufferPointer(rebasing: bytes[(hasMark ? 3 : 0)...])
      if let text = String(validating: bytes, as: UTF8.self) { return TextDecoding(text: text) }
      return mended(bytes)
    }
  }

  /// Throws if `bytes` hold a NUL, or more control characters than any text does.
  private static func checkIsText(_ bytes: [UInt8], input: String) throws(ReadingError) {
    if let kind = signatures.first(where: { bytes.starts(with: $0.bytes) })?.kind {
      throw ReadingError(
        code: .binary, message: "expected text, found \(kind)", input: input, byteOffset: 0)
    }
    var controls = 0
    var firstControl = 0
    for (offset, byte) in bytes.enumerated() where byte < 0x20 {
      switch byte {
      case 0:
        let hint =
          bytes.count > 3 && (bytes[0] == 0) != (bytes[1] == 0)
          ? "; it looks like UTF-16 without a byte order mark" : ""
        throw ReadingError(
          code: .binary, message: "expected text, found a NUL byte" + hint, input: input,
          byteOffset: offset)
      case 0x09...0x0D, 0x1B: break
      default:
        if controls == 0 { firstControl = offset }
        controls += 1
      }
    }
    // Random bytes have one control character in ten; text that lost a few in transit far fewer.
    guard controls * 50 <= bytes.count || controls < 3 else {
      throw ReadingError(
        code: .binary, message: "expected text, found \(controls) control characters",
        input: input, byteOffset: firstControl)
    }
  }

  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    ([0x1F, 0x8B], "a gzip file; unpack it first"),
    (Array("PK\u{3}\u{4}".utf8), "a zip file; unpack it first"),
    (Array("%PDF-".utf8), "a PDF file; save its text first"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document; save its text first"),
  ]

  private static func utf16(_ bytes: [UInt8], lowByteFirst: Bool) -> TextDecoding {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(lowByteFirst ? second << 8 | first : first << 8 | second)
    }
    let isWhole = bytes.count % 2 == 0
    if isWhole, let text = String(validating: units, as: UTF16.self) {
      return TextDecoding(text: text)
    }
    return TextDecoding(
      text: String(decoding: units, as: UTF16.self) + (isWhole ? "" : "\u{FFFD}"),
      warning: Warning(
        code: "encoding",
        message: "The UTF-16 text has half characters; each was replaced by U+FFFD."))
  }
}

extension TextDecoding {
  /// The text of bytes that are not UTF-8 throughout: what fits is UTF-8, the rest Windows-1252.
  static func mended(_ bytes: UnsafeBufferPointer<UInt8>) -> TextDecoding {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    let hasUTF8 = hasMultibyteScalar(bytes)
    var mended = 0
    var first = 0
    var index = 0
    while index < bytes.count {
      let (width, isWhole) = scalar(at: index, in: bytes)
      if isWhole {
        text.append(contentsOf: bytes[index..<(index + width)])
      } else {
        if mended == 0 { first = index }
        mended += 1
        // Two bytes or more that begin a scalar are one that was cut, if the text has whole ones.
        let isCut = hasUTF8 && width > 1
        let replacement = isCut ? "\u{FFFD}" : windows1252(bytes[index])
        UTF8.encode(replacement)?.forEach { text.append($0) }
        if !isCut {
          index += 1
          continue
        }
      }
      index += width
    }
    let reading = hasUTF8 ? "UTF-8 with other bytes in it" : "Windows-1252"
    return TextDecoding(
      text: String(decoding: text, as: UTF8.self),
      warning: Warning(
        code: "encoding",
        message: "Expected UTF-8, found \(mended) byte\(mended == 1 ? "" : "s") that "
          + "\(mended == 1 ? "does" : "do") not fit, the first at byte \(first); "
          + "read as \(reading)."))
  }

  private static func hasMultibyteScalar(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let (width, isWhole) = scalar(at: index, in: bytes)
      if isWhole, width > 1 { return true }
      index += width
    }
    return false
  }

  /// The width of the UTF-8 scalar at `index`, or of the longest beginning of one (at least 1).
  /// - Source: The Unicode Standard, section 3.9, table 3-7.
  static func scalar(at index: Int, in bytes: UnsafeBufferPointer<UInt8>)
    -> (width: Int, isWhole: Bool)
  {
    let lead = bytes[index]
    let (width, second): (Int, ClosedRange<UInt8>)
    switch lead {
    case ..<0x80: return (1, true)
    case 0xC2...0xDF: (width, second) = (2, 0x80...0xBF)
    case 0xE0: (width, second) = (3, 0xA0...0xBF)
    case 0xED: (width, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (width, second) = (3, 0x80...0xBF)
    case 0xF0: (width, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (width, second) = (4, 0x80...0xBF)
    case 0xF4: (width, second) = (4, 0x80...0x8F)
    default: return (1, false)
    }
    for position in 1..<width {
      let range = position == 1 ? second : 0x80...0xBF
      guard index + position < bytes.count, range.contains(bytes[index + position]) else {
        return (position, false)
      }
    }
    return (width, true)
  }

  /// The character of one byte of Windows-1252; U+FFFD for the five that have none.
  static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    (0x80..<0xA0).contains(byte) ? windows1252Upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// Bytes 0x80 to 0x9F.
  private static let windows1252Upper: [Unicode.Scalar] = Array(
    ("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}" + "\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ").unicodeScalars)
}
