internal import Foundation
internal import RapporteurCore

/// The bytes of a page as UTF-8, with the place that each came from.
///
/// The encoding is told by, in this order: a byte order mark; what the bytes are, if they are UTF-8
/// with characters beyond ASCII; the `Content-Type` header; `<meta charset>`, `<meta http-equiv>` or
/// an XML declaration; and last by the bytes themselves (`EncodingGuess`). A page that calls itself
/// UTF-8 and has other bytes in it is UTF-8 in which those are Windows-1252.
struct PageDecoding {
  /// The page, with a zero byte at the end that is no part of it; it has no other.
  private(set) var utf8: [UInt8] = []
  /// The encoding's name, in lower case.
  private(set) var encoding = "utf-8"
  /// What told it: `byte order mark`, `bytes`, `content-type`, `meta`, `guess`.
  private(set) var basis = "bytes"
  /// What was mended, or nil.
  private(set) var warning: Warning?

  /// Where the bytes stand in the source; nil if all stand `offset` bytes behind their own place.
  private var places: SourcePlaces?
  private var offset = 0

  /// Decodes `bytes`, of which the header said that they are in `declared`.
  init(_ bytes: ArraySlice<UInt8>, declared: String?) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      basis = "byte order mark"
      decodeUTF8(bytes.dropFirst(3), offset: 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      basis = "byte order mark"
      decodeUTF16(bytes.dropFirst(2), offset: 2, lowByteFirst: bytes.first == 0xFF)
    } else if let lowByteFirst = Self.looksLikeUTF16(bytes) {
      decodeUTF16(bytes, offset: 0, lowByteFirst: lowByteFirst)
    } else {
      decodeUnmarked(bytes, declared: declared)
    }
    endWithZero()
  }

  /// Whether `bytes` are taken as they are: UTF-8 without a byte order mark and without a zero byte.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return false }
    let hasZero = bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
    return !hasZero && isUTF8(bytes[...])
  }

  /// Takes UTF-8 as it is.
  init(utf8 bytes: ArraySlice<UInt8>) {
    utf8 = reserved(bytes)
    endWithZero()
  }

  /// Makes the zero byte at the end the only one.
  private mutating func endWithZero() {
    utf8.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var place = 0
      while place < bytes.count, let found = memchr(base + place, 0, bytes.count - place) {
        found.storeBytes(of: 0x20, as: UInt8.self)
        place = found - base + 1
      }
    }
    utf8.append(0)
  }

  /// How far all bytes stand behind their own place in the source; nil if that differs.
  var shift: Int? { places == nil ? offset : nil }

  /// The bytes of the source that a run of the UTF-8 came from, in pieces that are exact or not.
  func source(of run: SourcePlaces.Run) -> [SourcePlaces.Run] {
    var run = run
    guard let places else {
      run.sourceStart += offset
      return [run]
    }
    let span = Span(run.sourceStart, run.sourceStart + run.sourceCount)
    guard run.isExact else {
      guard let range = places.source(of: span) else { return [] }
      run.sourceStart = range.lowerBound
      run.sourceCount = range.count
      return [run]
    }
    var pieces: [SourcePlaces.Run] = []
    var index = places.firstRun(after: span.start)
    while index < places.runs.count, places.runs[index].textStart < span.end {
      var piece = places.runs[index]
      let start = max(piece.textStart, span.start)
      let end = min(piece.textStart + piece.textCount, span.end)
      if piece.isExact {
        piece.sourceStart += start - piece.textStart
        piece.sourceCount = end - start
      }
      piece.textStart = run.textStart + start - span.start
      piece.textCount = end - start
      pieces.append(piece)
      index += 1
    }
    return pieces
  }

  /// Where `bytes` stand for the first time in the UTF-8 of the page, or nil.
  func firstPlace(of bytes: [UInt8]) -> Int? {
    guard !bytes.isEmpty else { return nil }
    return utf8.withUnsafeBytes { page in bytes.withUnsafeBytes { page.firstPlace(of: $0) } }
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { (try? UTF8Span(validating: $0.span)) != nil }
  }

  private static func looksLikeUTF16(_ bytes: ArraySlice<UInt8>) -> Bool? {
    let opening = Array(bytes.prefix(4))
    if opening.count == 4, opening[0] == UInt8(ascii: "<"), opening[1] == 0, opening[3] == 0 {
      return true
    }
    if opening.count == 4, opening[0] == 0, opening[1] == UInt8(ascii: "<"), opening[2] == 0 {
      return false
    }
    return nil
  }

  private mutating func decodeUnmarked(_ bytes: ArraySlice<UInt8>, declared: String?) {
    if Self.isUTF8(bytes) {
      utf8 = reserved(bytes)
      return
    }
    let label: String?
    if let declared = declared.flatMap(EncodingLabel.encoding) {
      (label, basis) = (declared, "content-type")
    } else if let written = MetaCharset.label(in: bytes).flatMap(EncodingLabel.encoding) {
      (label, basis) = (written, "meta")
    } else {
      (label, basis) = (EncodingGuess.encoding(of: bytes), "guess")
    }
    encoding = label ?? "utf-8"
    if encoding == "utf-8" { return mend(bytes) }
    guard let decoder = LegacyDecoder(encoding) else { return mend(bytes) }
    let (text, places, faults) = decoder.decode(bytes)
    utf8 = text
    self.places = places
    if faults > 0 {
      warning = Warning(
        code: "encoding",
        message: "Expected \(encoding) (\(basis)), found \(faults) byte\(faults == 1 ? "" : "s") "
          + "that \(faults == 1 ? "does" : "do") not fit; U+FFFD stands for each.")
    }
  }

  private func reserved(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 1)
    result.append(contentsOf: bytes)
    return result
  }

  private mutating func decodeUTF8(_ bytes: ArraySlice<UInt8>, offset: Int) {
    if Self.isUTF8(bytes) {
      utf8 = reserved(bytes)
      self.offset = offset
    } else {
      mend(bytes, offset: offset)
    }
  }

  /// UTF-8 in which bytes that do not fit are Windows-1252.
  private mutating func mend(_ bytes: ArraySlice<UInt8>, offset: Int = 0) {
    encoding = "utf-8"
    var places = SourcePlaces()
    var (mended, first) = (0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      utf8.reserveCapacity(bytes.count + bytes.count / 8 + 1)
      var index = 0
      while index < bytes.count {
        let start = index
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        if index == start {
          let (width, isWhole) = TextDecoding.scalar(at: index, in: bytes)
          index += isWhole ? width : 1
          if !isWhole {
            if mended == 0 { first = start }
            mended += 1
            let scalar = TextDecoding.windows1252(bytes[start])
            let textStart = utf8.count
            UTF8.encode(scalar)?.forEach { utf8.append($0) }
            places.append(
              .init(
                textStart: textStart, textCount: utf8.count - textStart,
                sourceStart: start + offset, sourceCount: 1, isExact: false))
            continue
          }
        }
        places.append(
          .init(
            textStart: utf8.count, textCount: index - start, sourceStart: start + offset,
            sourceCount: index - start, isExact: true))
        utf8.append(contentsOf: bytes[start..<index])
      }
    }
    self.places = places
    warning = Warning(
      code: "encoding",
      message: "Expected UTF-8, found \(mended) byte\(mended == 1 ? "" : "s") that "
        + "\(mended == 1 ? "does" : "do") not fit, the first at byte \(first + offset); "
        + "read as Windows-1252.")
  }

  private mutating func decodeUTF16(
    _ bytes: ArraySlice<UInt8>, offset: Int, lowByteFirst: Bool
  ) {
    encoding = lowByteFirst ? "utf-16le" : "utf-16be"
    var places = SourcePlaces()
    let bytes = Array(bytes)
    let (low, high) = lowByteFirst ? (0, 1) : (1, 0)
    func unit(_ index: Int) -> UInt16 {
      UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + low])
    }
    var index = 0
    var faults = 0
    while index + 1 < bytes.count {
      let first = unit(index)
      var width = 2
      var scalar = Unicode.Scalar(first)
      if UTF16.isLeadSurrogate(first), index + 3 < bytes.count,
        UTF16.isTrailSurrogate(unit(index + 2))
      {
        let value =
          0x10000 + (UInt32(first & 0x3FF) << 10) + UInt32(unit(index + 2) & 0x3FF)
        scalar = Unicode.Scalar(value)
        width = 4
      }
      if scalar == nil { faults += 1 }
      let start = utf8.count
      UTF8.encode(scalar ?? "\u{FFFD}")?.forEach { utf8.append($0) }
      places.append(
        .init(
          textStart: start, textCount: utf8.count - start, sourceStart: index + offset,
          sourceCount: width, isExact: false))
      index += width
    }
    self.places = places
    if faults > 0 || bytes.count % 2 == 1 {
      warning = Warning(
        code: "encoding",
        message: "The UTF-16 text has half characters; each was replaced by U+FFFD.")
    }
  }
}
