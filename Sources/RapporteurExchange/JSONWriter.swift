public import RapporteurCore

/// Writes JSON text whose bytes depend on nothing but the calls made: keys stand in the order given.
///
/// U+0085, U+2028 and U+2029 are escaped as well as what RFC 8259 asks for, so that no reader that
/// breaks lines at them finds a line break inside a record.
/// - Source: RFC 8259.
public struct JSONWriter: Sendable {
  /// How the text is laid out.
  public enum Layout: Sendable {
    /// All on one line, without spaces.
    case line
    /// Indented by two spaces; small objects such as spans stay on one line.
    case pretty
  }

  /// What has been written so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []
  private let layout: Layout
  /// Whether the object or array that is open has no member yet.
  private var isFirst = true
  private var depth = 0
  /// The number of open objects and arrays that are kept on one line.
  private var inlineDepth = 0

  /// Creates a writer that has written nothing.
  public init(layout: Layout = .line) { self.layout = layout }

  /// What has been written so far.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an object, its members by `members`; `inline` keeps it on one line in any layout.
  public mutating func object(inline: Bool = false, _ members: (inout JSONWriter) -> Void) {
    enclosed("{", "}", inline: inline, members)
  }

  /// Writes an array of what `element` writes for each of `elements`.
  public mutating func array<Elements: Sequence>(
    _ elements: Elements, inline: Bool = false,
    _ element: (inout JSONWriter, Elements.Element) -> Void
  ) {
    enclosed("[", "]", inline: inline) { writer in
      for value in elements {
        writer.separate()
        element(&writer, value)
      }
    }
  }

  /// Writes the key of an object's next member, whose value the next call writes.
  public mutating func key(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
  }

  /// Writes a string, or null.
  public mutating func value(_ string: String?) {
    guard var string else { return null() }
    string.withUTF8 { quoted($0) }
  }

  /// Writes a whole number, or null.
  public mutating func value(_ number: Int?) {
    guard let number else { return null() }
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Writes true or false.
  public mutating func value(_ truth: Bool) {
    bytes.append(contentsOf: (truth ? "true" : "false").utf8)
  }

  /// Writes a number between 0 and 1 with at most two decimals; one outside is cut to that range.
  public mutating func value(fraction: Double) {
    let hundredths = fraction > 0 ? Int((min(fraction, 1) * 100).rounded()) : 0
    switch (hundredths / 100, hundredths % 100) {
    case (let whole, 0): value(whole)
    case (_, let rest) where rest % 10 == 0: bytes.append(contentsOf: "0.\(rest / 10)".utf8)
    case (_, let rest) where rest < 10: bytes.append(contentsOf: "0.0\(rest)".utf8)
    case (_, let rest): bytes.append(contentsOf: "0.\(rest)".utf8)
    }
  }

  /// Writes null.
  public mutating func null() { bytes.append(contentsOf: "null".utf8) }

  /// Writes a whole text as a string.
  public mutating func value(_ text: ReportText) {
    text.utf8.withUnsafeBufferPointer { quoted($0) }
  }

  /// Writes a span of `text` as `{"start", "end", "exact"}` in code points, or null.
  ///
  /// A bound inside a Unicode scalar is moved outwards to its edge, so `exact` is always
  /// the text from `start` to `end`.
  public mutating func value(_ span: Span?, of text: ReportText) {
    guard let span else { return null() }
    let whole = text.wholeScalars(span)
    object(inline: true) { writer in
      writer.key("start")
      writer.value(text.codePointOffset(ofByte: whole.start))
      writer.key("end")
      writer.value(text.codePointOffset(ofByte: whole.end))
      writer.key("exact")
      text.utf8.withUnsafeBufferPointer {
        writer.quoted(UnsafeBufferPointer(rebasing: $0[whole.start..<whole.end]))
      }
    }
  }

  private mutating func enclosed(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, inline: Bool,
    _ members: (inout JSONWriter) -> Void
  ) {
    let isInline = inline || inlineDepth > 0
    bytes.append(UInt8(ascii: open))
    isFirst = true
    depth += 1
    if isInline { inlineDepth += 1 }
    members(&self)
    depth -= 1
    if isInline { inlineDepth -= 1 } else if !isFirst { breakLine() }
    isFirst = false
    bytes.append(UInt8(ascii: close))
  }

  /// Writes what stands between the member before and the next one.
  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if inlineDepth == 0 {
      breakLine()
    } else if !isFirst, layout == .pretty {
      bytes.append(UInt8(ascii: " "))
    }
    isFirst = false
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Writes well-formed UTF-8 as a string, in runs of bytes that need no escape.
  private mutating func quoted(_ utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var written = 0
    var index = 0
    while index < utf8.count {
      if Self.isPlain(utf8[index]) {
        index += 1
        continue
      }
      guard let (escape, width) = Self.escape(at: index, in: utf8) else {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[written..<index]))
      bytes.append(contentsOf: escape.utf8)
      index += width
      written = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[written...]))
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether no character that is escaped starts with `byte`.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xC2
      && byte != 0xE2
  }

  /// The escape for the scalar that starts at `index` and its width in bytes, or nil if it has none.
  @inline(__always)
  private static func escape(at index: Int, in utf8: UnsafeBufferPointer<UInt8>)
    -> (String, Int)?
  {
    switch utf8[index] {
    case UInt8(ascii: "\""): return ("\\\"", 1)
    case UInt8(ascii: "\\"): return ("\\\\", 1)
    case 0x0A: return ("\\n", 1)
    case 0x0D: return ("\\r", 1)
    case 0x09: return ("\\t", 1)
    case let control where control < 0x20:
      return ((control < 0x10 ? "\\u000" : "\\u00") + String(control, radix: 16), 1)
    case 0xC2 where index + 1 < utf8.count && utf8[index + 1] == 0x85:
      return ("\\u0085", 2)
    case 0xE2
    where index + 2 < utf8.count && utf8[index + 1] == 0x80 && utf8[index + 2] & 0xFE == 0xA8:
      return (utf8[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
    default: return nil
    }
  }
}

extension ReportText {
  /// `span` cut to the text, its bounds moved outwards to the edges of Unicode scalars.
  func wholeScalars(_ span: Span) -> Span {
    var start = min(max(0, span.start), utf8.count)
    var end = min(max(start, span.end), utf8.count)
    while start > 0, start < utf8.count, utf8[start] & 0b1100_0000 == 0b1000_0000 { start -= 1 }
    while end < utf8.count, utf8[end] & 0b1100_0000 == 0b1000_0000 { end += 1 }
    return Span(start, end)
  }
}
