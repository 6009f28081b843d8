internal import CLibXML2

/// Makes XML that is ill-formed well-formed, as readers of feeds do: entities of HTML become
/// characters, a bare `&` or `<` becomes text, attributes get their quotation marks, elements that
/// nobody ended end with the one around them, and control characters go.
struct XMLMender {
  private let source: [UInt8]
  private var output: [UInt8] = []
  private var offset = 0
  /// The names of the elements that are open, as they stand in `output`.
  private var open: [[UInt8]] = []
  /// How many elements of each name are open.
  private var openCounts: [[UInt8]: Int] = [:]
  /// The entities that the document declares: short ones that hold neither markup nor each other.
  private var entities: [String: [UInt8]] = [:]
  private var expanded = 0

  /// The longest entity that is known, in bytes; how many are; and how far all may expand.
  private static let entityLimits = (length: 256, count: 64, total: 1 << 20)

  private init(_ source: [UInt8]) {
    self.source = source
    output.reserveCapacity(source.count + source.count / 16)
  }

  /// `source`, which must be UTF-8, mended.
  /// - Complexity: O(n).
  static func mended(_ source: [UInt8]) -> [UInt8] {
    var mender = XMLMender(source)
    mender.mend()
    return mender.output
  }

  private mutating func mend() {
    // What stands before the first tag is no XML.
    while offset < source.count, source[offset] != UInt8(ascii: "<") { offset += 1 }
    while offset < source.count {
      switch source[offset] {
      case UInt8(ascii: "<"): takeMarkup()
      case UInt8(ascii: "&"): takeReference(until: source.count)
      default: takeCharacter()
      }
    }
    for name in open.reversed() { end(name) }
  }

  private mutating func takeCharacter() {
    let byte = source[offset]
    output.append(byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D ? 0x20 : byte)
    offset += 1
  }

  private mutating func takeMarkup() {
    let next = offset + 1 < source.count ? source[offset + 1] : 0
    switch next {
    case UInt8(ascii: "!"):
      if hasPrefix("<![CDATA[") {
        takeSection(opening: "<![CDATA[", closing: "]]>")
      } else if hasPrefix("<!--") {
        skip(past: "-->")
      } else {
        skipDeclaration()
      }
    case UInt8(ascii: "?"):
      // Neither the declaration of an encoding nor a style sheet is needed.
      skip(past: "?>")
    case UInt8(ascii: "/"): takeEndTag()
    case _ where Self.opensName(next): takeStartTag()
    default:
      output += Array("&lt;".utf8)
      offset += 1
    }
  }

  private func hasPrefix(_ prefix: StaticString) -> Bool {
    offset + prefix.utf8CodeUnitCount <= source.count
      && (0..<prefix.utf8CodeUnitCount).allSatisfy {
        source[offset + $0] == prefix.utf8Start[$0]
      }
  }

  /// Copies a section, ended if the input ends in it.
  private mutating func takeSection(opening: StaticString, closing: StaticString) {
    let start = offset
    offset += opening.utf8CodeUnitCount
    while offset < source.count, !hasPrefix(closing) { offset += 1 }
    for byte in source[start..<offset] {
      output.append(byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D ? 0x20 : byte)
    }
    output += Array("]]>".utf8)
    offset = min(source.count, offset + closing.utf8CodeUnitCount)
  }

  private mutating func skip(past closing: StaticString) {
    while offset < source.count, !hasPrefix(closing) { offset += 1 }
    offset = min(source.count, offset + closing.utf8CodeUnitCount)
  }

  /// Leaves out `<!DOCTYPE … [ … ]>`, but for the entities in it.
  private mutating func skipDeclaration() {
    let start = offset
    defer { declareEntities(in: start..<offset) }
    var isInBrackets = false
    while offset < source.count {
      let byte = source[offset]
      offset += 1
      if byte == UInt8(ascii: "[") { isInBrackets = true }
      if byte == UInt8(ascii: "]") { isInBrackets = false }
      if byte == UInt8(ascii: ">"), !isInBrackets { return }
    }
  }

  /// `<!ENTITY name "text">`.
  private mutating func declareEntities(in range: Range<Int>) {
    let declaration = String(decoding: source[range].prefix(1 << 14), as: UTF8.self)
    for part in declaration.split(separator: "<!ENTITY").dropFirst() {
      guard entities.count < Self.entityLimits.count else { return }
      let trimmed = part.drop(while: \.isWhitespace)
      let name = trimmed.prefix { !$0.isWhitespace }
      let value = trimmed.dropFirst(name.count).drop(while: \.isWhitespace)
      guard let quote = value.first, quote == "\"" || quote == "'" else { continue }
      let text = value.dropFirst().prefix { $0 != quote }
      guard text.utf8.count <= Self.entityLimits.length, !text.contains("<"), !text.contains("&")
      else { continue }
      entities[String(name)] = Array(text.utf8)
    }
  }

  // MARK: Tags

  private static func opensName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  private static func isName(_ byte: UInt8) -> Bool {
    opensName(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }

  private mutating func takeName() -> [UInt8] {
    let start = offset
    while offset < source.count, Self.isName(source[offset]) { offset += 1 }
    return Array(source[start..<offset])
  }

  private mutating func skipSpace() {
    while offset < source.count, source[offset] <= 0x20 { offset += 1 }
  }

  private mutating func takeStartTag() {
    offset += 1
    let name = takeName()
    output.append(UInt8(ascii: "<"))
    output += name
    var seen: Set<[UInt8]> = []
    while offset < source.count {
      skipSpace()
      guard offset < source.count else { break }
      if source[offset] == UInt8(ascii: ">") || source[offset] == UInt8(ascii: "<") { break }
      if hasPrefix("/>") {
        offset += 2
        output += Array("/>".utf8)
        return
      }
      guard Self.opensName(source[offset]) else {
        offset += 1
        continue
      }
      takeAttribute(seen: &seen)
    }
    if offset < source.count, source[offset] == UInt8(ascii: ">") { offset += 1 }
    output.append(UInt8(ascii: ">"))
    if open.count < XMLTreeBuilder.largestDepth {
      open.append(name)
      openCounts[name, default: 0] += 1
    } else {
      end(name)
    }
  }

  private mutating func takeAttribute(seen: inout Set<[UInt8]>) {
    let start = output.count
    let name = takeName()
    output.append(0x20)
    output += name
    output += Array("=\"".utf8)
    skipSpace()
    if offset < source.count, source[offset] == UInt8(ascii: "=") {
      offset += 1
      skipSpace()
      let quote = offset < source.count ? source[offset] : 0
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      if isQuoted { offset += 1 }
      takeValue { byte in
        isQuoted ? byte == quote : byte <= 0x20 || byte == UInt8(ascii: ">")
      }
      if isQuoted, offset < source.count { offset += 1 }
    } else {
      output += name
    }
    output.append(UInt8(ascii: "\""))
    if !seen.insert(name).inserted { output.removeSubrange(start...) }
  }

  private mutating func takeValue(isEnd: (UInt8) -> Bool) {
    while offset < source.count, !isEnd(source[offset]) {
      switch source[offset] {
      case UInt8(ascii: "&"): takeReference(until: source.count)
      case UInt8(ascii: "<"):
        output += Array("&lt;".utf8)
        offset += 1
      case UInt8(ascii: "\""):
        output += Array("&quot;".utf8)
        offset += 1
      default: takeCharacter()
      }
    }
  }

  private mutating func takeEndTag() {
    offset += 2
    let name = takeName()
    while offset < source.count, source[offset] != UInt8(ascii: ">"),
      source[offset] != UInt8(ascii: "<")
    {
      offset += 1
    }
    if offset < source.count, source[offset] == UInt8(ascii: ">") { offset += 1 }
    // An end without a beginning is left out.
    guard openCounts[name] ?? 0 > 0 else { return }
    while let last = open.popLast() {
      openCounts[last, default: 1] -= 1
      end(last)
      if last == name { return }
    }
  }

  private mutating func end(_ name: [UInt8]) {
    output += Array("</".utf8)
    output += name
    output.append(UInt8(ascii: ">"))
  }

  // MARK: References

  /// Copies what `&` begins if XML knows it, and else writes what it stands for.
  private mutating func takeReference(until limit: Int) {
    var end = offset + 1
    while end < limit, end - offset < 12, source[end] != UInt8(ascii: ";"),
      Self.isName(source[end]) || source[end] == UInt8(ascii: "#")
    {
      end += 1
    }
    let name = String(decoding: source[(offset + 1)..<end], as: UTF8.self)
    if end < limit, source[end] == UInt8(ascii: ";"), let text = entities[name],
      expanded + text.count <= Self.entityLimits.total
    {
      expanded += text.count
      output += Array(XMLMarkup.escaped(String(decoding: text, as: UTF8.self)).utf8)
      offset = end + 1
      return
    }
    guard end < limit, source[end] == UInt8(ascii: ";"), let scalar = Self.scalar(named: name)
    else {
      output += Array("&amp;".utf8)
      offset += 1
      return
    }
    offset = end + 1
    output += Array("&#\(scalar.value);".utf8)
  }

  /// The character that a reference stands for, `amp`, `eacute`, `#233`, `#xE9`; nil if there is
  /// none that XML allows.
  static func scalar(named name: String) -> Unicode.Scalar? {
    guard name.first == "#" else {
      return name.withCString { name in
        name.withMemoryRebound(to: UInt8.self, capacity: 1) { name in
          htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) }
        }
      } ?? (name == "apos" ? "'" : nil)
    }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, let scalar = Unicode.Scalar(value),
      value >= 0x20 || [0x09, 0x0A, 0x0D].contains(value), value != 0xFFFE, value != 0xFFFF
    else { return nil }
    return scalar
  }
}
