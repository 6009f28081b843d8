/// Parses one JSON text strictly and says at which byte it fails and what was expected there.
///
/// Foundation's parser was measured first (November 2026, Foundation of Swift 6.3 on Linux). It gives
/// no place for a truncated text, refuses a lone surrogate, and does not say where an object stands,
/// which the identifier of a report needs.
/// - Source: RFC 8259.
struct JSONParser {
  /// How deep arrays and objects may be nested, so that no input can exhaust the stack.
  static let maximumDepth = 256

  /// The offsets in the bytes of what was mended in strings, by what it was.
  struct Repairs: Hashable {
    /// Escapes of half a surrogate pair, read as U+FFFD.
    var loneSurrogates: [Int] = []
    /// Strings that were not UTF-8.
    var badEncodings: [Int] = []
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  /// Where the bytes stand in the input, for messages.
  private let base: Int
  private var offset: Int
  private var depth = 0
  private(set) var repairs = Repairs()

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, base: Int) {
    self.bytes = bytes
    self.base = base
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The one value in `range` of `bytes`, with what was mended in its strings; places in faults
  /// count from `base` before the first byte.
  /// - Complexity: O(n).
  static func value(in bytes: [UInt8], range: Range<Int>, base: Int = 0) throws(JSONFault)
    -> (value: JSONValue, repairs: Repairs)
  {
    try bytes.withUnsafeBufferPointer {
      (buffer) throws(JSONFault) -> (value: JSONValue, repairs: Repairs) in
      var parser = JSONParser(buffer, range, base: base)
      let value = try parser.value()
      parser.skipSpace()
      guard parser.offset == parser.end else { throw parser.fault("the end of the value") }
      return (value, parser.repairs)
    }
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    skipSpace()
    switch offset < end ? bytes[offset] : 0 {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw fault("a value")
    }
  }

  private mutating func object() throws(JSONFault) -> JSONObject {
    let start = offset
    try enter()
    var object = JSONObject(range: start..<start)
    skipSpace()
    if !skip(UInt8(ascii: "}")) {
      repeat {
        skipSpace()
        guard offset < end, bytes[offset] == UInt8(ascii: "\"") else {
          throw fault("a key in double quotes")
        }
        let key = try string()
        skipSpace()
        guard skip(UInt8(ascii: ":")) else { throw fault("':' after the key \"\(key)\"") }
        object.members.append((key, try value()))
        skipSpace()
      } while skip(UInt8(ascii: ","))
      guard skip(UInt8(ascii: "}")) else {
        throw fault("',' or '}' in the object opened at byte \(base + start)")
      }
    }
    depth -= 1
    object.range = start..<offset
    return object
  }

  private mutating func array() throws(JSONFault) -> [JSONValue] {
    let start = offset
    try enter()
    var values: [JSONValue] = []
    skipSpace()
    if !skip(UInt8(ascii: "]")) {
      repeat {
        values.append(try value())
        skipSpace()
      } while skip(UInt8(ascii: ","))
      guard skip(UInt8(ascii: "]")) else {
        throw fault("',' or ']' in the array opened at byte \(base + start)")
      }
    }
    depth -= 1
    return values
  }

  private mutating func enter() throws(JSONFault) {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw JSONFault(
        kind: .malformed,
        message: "arrays and objects are nested deeper than \(Self.maximumDepth) levels",
        offset: base + offset)
    }
    offset += 1
  }

  private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONFault)
    -> JSONValue
  {
    for index in 0..<word.utf8CodeUnitCount {
      guard skip(word.utf8Start[index]) else { throw fault("'\(word)'") }
    }
    return value
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = offset
    _ = skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) { try digits() }
    if skip(UInt8(ascii: ".")) { try digits() }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "-")) { _ = skip(UInt8(ascii: "+")) }
      try digits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() throws(JSONFault) {
    let start = offset
    while offset < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) {
      offset += 1
    }
    guard offset > start else { throw fault("a digit") }
  }

  private mutating func skipSpace() {
    while offset < end {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard offset < end, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private func fault(_ expected: String) -> JSONFault {
    guard offset < end else {
      return JSONFault(
        kind: .truncated, message: "expected \(expected), found the end", offset: base + offset)
    }
    let byte = bytes[offset]
    let found =
      (0x21...0x7E).contains(byte)
      ? "'\(Character(Unicode.Scalar(byte)))'" : "the byte 0x" + String(byte, radix: 16)
    return JSONFault(
      kind: .malformed, message: "expected \(expected), found \(found)", offset: base + offset)
  }
}

extension JSONParser {
  /// The string whose opening quote stands at `offset`.
  fileprivate mutating func string() throws(JSONFault) -> String {
    let opening = offset
    offset += 1
    let start = offset
    while offset < end, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "\\"),
      bytes[offset] >= 0x20
    {
      offset += 1
    }
    if offset < end, bytes[offset] == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return decoded(UnsafeBufferPointer(rebasing: bytes[start..<offset]), at: opening)
    }
    var utf8 = Array(bytes[start..<offset])
    while true {
      guard offset < end else {
        throw fault("the '\"' that ends the string of byte \(base + opening)")
      }
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return utf8.withUnsafeBufferPointer { decoded($0, at: opening) }
      case UInt8(ascii: "\\"):
        let scalar = try escaped()
        UTF8.encode(scalar)?.forEach { utf8.append($0) }
      case ..<0x20:
        throw fault("a character or '\"' in the string of byte \(base + opening)")
      default:
        utf8.append(byte)
        offset += 1
      }
    }
  }

  private mutating func decoded(_ utf8: UnsafeBufferPointer<UInt8>, at opening: Int) -> String {
    if let string = String(validating: utf8, as: UTF8.self) { return string }
    repairs.badEncodings.append(opening)
    return TextDecoding.mended(utf8).text
  }

  /// The scalar of the escape whose backslash stands at `offset`.
  private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard offset < end else { throw fault("what is escaped") }
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      offset += 1
      return Unicode.Scalar(byte)
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "t"):
      offset += 1
      switch byte {
      case UInt8(ascii: "b"): return "\u{8}"
      case UInt8(ascii: "f"): return "\u{C}"
      case UInt8(ascii: "n"): return "\n"
      case UInt8(ascii: "r"): return "\r"
      default: return "\t"
      }
    case UInt8(ascii: "u"):
      offset += 1
      let first = try fourHexDigits()
      if let scalar = Unicode.Scalar(first) { return scalar }
      if first < 0xDC00, offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
        bytes[offset + 1] == UInt8(ascii: "u")
      {
        let next = offset
        offset += 2
        let second = try fourHexDigits()
        if (0xDC00..<0xE000).contains(second),
          let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
          return scalar
        }
        offset = next
      }
      repairs.loneSurrogates.append(start)
      return "\u{FFFD}"
    default: throw fault("one of \"\\/bfnrtu after the backslash")
    }
  }

  private mutating func fourHexDigits() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let digit = offset < end ? Character(Unicode.Scalar(bytes[offset])).hexDigitValue : nil
      guard let digit else { throw fault("four hexadecimal digits after \\u") }
      value = value << 4 + UInt32(digit)
      offset += 1
    }
    return value
  }
}
