/// The immutable text of a report, addressed by UTF-8 bytes, with a fast way to code points.
///
/// Inside the program every offset counts UTF-8 bytes; the record's JSON counts Unicode code points.
public struct ReportText: Sendable {
  /// The text as UTF-8, always well-formed.
  public let utf8: [UInt8]

  /// The number of code points before byte `64 * i`, for each `i`.
  private let codePointsBefore: [Int]

  /// The text of `string`, unchanged.
  /// - Complexity: O(n).
  public init(_ string: String) {
    self.init(validUTF8: Array(string.utf8))
  }

  /// The text that `utf8` encodes; what is ill-formed in it is replaced by U+FFFD.
  /// - Complexity: O(n).
  package init(decoding utf8: [UInt8]) {
    let isValid = utf8.withUnsafeBufferPointer { (try? UTF8Span(validating: $0.span)) != nil }
    self.init(validUTF8: isValid ? utf8 : Array(String(decoding: utf8, as: UTF8.self).utf8))
  }

  private init(validUTF8 utf8: [UInt8]) {
    var index: [Int] = []
    index.reserveCapacity(utf8.count / Self.stride + 1)
    var seen = 0
    utf8.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        index.append(seen)
        let end = min(start + Self.stride, bytes.count)
        // Eight bytes at once: those that go on with a code point have their highest bit set and the next one not.
        while start + 8 <= end {
          let eight = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
          let going = (eight >> 7) & ~(eight >> 6) & 0x0101_0101_0101_0101
          seen += 8 - going.nonzeroBitCount
          start += 8
        }
        while start < end {
          seen += bytes[start] & 0b1100_0000 != 0b1000_0000 ? 1 : 0
          start += 1
        }
      }
    }
    self.utf8 = utf8
    codePointsBefore = index
  }

  private static let stride = 64

  /// The span of the whole text.
  public var span: Span { Span(0, utf8.count) }

  /// The whole text.
  public var string: String { String(decoding: utf8, as: UTF8.self) }

  /// The text in `span`, its bounds first cut to the text.
  public subscript(span: Span) -> String {
    let start = min(max(0, span.start), utf8.count)
    let end = min(max(start, span.end), utf8.count)
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }

  /// The number of code points before the byte at `offset`.
  /// - Complexity: O(1): at most 64 bytes are looked at.
  public func codePointOffset(ofByte offset: Int) -> Int {
    guard offset > 0, !utf8.isEmpty else { return 0 }
    let offset = min(offset, utf8.count)
    let chunk = min(offset / Self.stride, codePointsBefore.count - 1)
    var count = codePointsBefore[chunk]
    for byte in utf8[(chunk * Self.stride)..<offset] where byte & 0b1100_0000 != 0b1000_0000 {
      count += 1
    }
    return count
  }

  /// The byte at which the code point with `offset` others before it begins, or the number of bytes if there are
  /// no more code points than that.
  /// - Complexity: O(log n).
  public func byteOffset(ofCodePoint offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    // The last chunk with no more than `offset` code points before it.
    var (low, high) = (0, codePointsBefore.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if codePointsBefore[middle] <= offset { low = middle } else { high = middle }
    }
    guard low < codePointsBefore.count else { return utf8.count }
    var count = codePointsBefore[low]
    for byte in (low * Self.stride)..<utf8.count where utf8[byte] & 0b1100_0000 != 0b1000_0000 {
      if count == offset { return byte }
      count += 1
    }
    return utf8.count
  }

  /// `span` without white space, or the characters for which `isTrimmed` says so, at either end.
  public func trimmed(_ span: Span, where isTrimmed: (Unicode.Scalar) -> Bool = Self.isSpace)
    -> Span
  {
    var start = max(0, span.start)
    var end = min(span.end, utf8.count)
    while start < end {
      let (scalar, width) = scalar(at: start, before: end)
      guard isTrimmed(scalar) else { break }
      start += width
    }
    while end > start {
      var last = end - 1
      while last > start, utf8[last] & 0b1100_0000 == 0b1000_0000 { last -= 1 }
      guard isTrimmed(scalar(at: last, before: end).scalar) else { break }
      end = last
    }
    return start < end ? Span(start, end) : Span(span.start, span.start)
  }

  /// The scalar that starts at `offset` and its width, never beyond `limit`.
  private func scalar(at offset: Int, before limit: Int) -> (scalar: Unicode.Scalar, width: Int) {
    if utf8[offset] < 0x80 { return (Unicode.Scalar(utf8[offset]), 1) }
    var iterator = utf8[offset..<min(offset + 4, limit)].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }

  /// Whether `scalar` is white space or an invisible mark such as a zero-width space.
  public static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) }
    return scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }
}

extension UTF8 {
  /// The number of bytes that `scalar` takes in UTF-8.
  public static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x80: 1
    case 0x80..<0x800: 2
    case 0x800..<0x10000: 3
    default: 4
    }
  }
}
