/// What the tokeniser tells characters apart by.
package enum CharacterKind: UInt8 {
  case space, letter, digit, mark
}

/// Reading of UTF-8 without building strings.
package enum Characters {
  /// The code point that starts at `offset`, and its width in bytes; a byte that starts none
  /// counts as one character of its own.
  @inline(__always)
  package static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int)
  {
    let first = bytes[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard width > 1, offset + width <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for index in 1..<width { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (value, width)
  }

  /// The kind of a code point; control characters and invisible marks count as white space.
  @inline(__always)
  package static func kind(_ scalar: UInt32) -> CharacterKind {
    if scalar < 0x80 {
      switch UInt8(truncatingIfNeeded: scalar) {
      case 0x61...0x7A, 0x41...0x5A: return .letter
      case 0x30...0x39: return .digit
      case 0...0x20, 0x7F: return .space
      default: return .mark
      }
    }
    return kindBeyondASCII(scalar)
  }

  private static func kindBeyondASCII(_ scalar: UInt32) -> CharacterKind {
    switch scalar {
    case 0xAD, 0x200C, 0x200D, 0x2060, 0xFEFF: return .letter
    case 0x80...0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000: return .space
    case 0x2010...0x205E: return .mark
    default: break
    }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return .mark }
    if properties.isAlphabetic { return .letter }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .modifierLetter: return .letter
    case .decimalNumber: return .digit
    case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    default: return .mark
    }
  }

  /// Typographic forms of the same sign as one: quotation marks, apostrophes, dashes.
  @inline(__always)
  package static func plain(_ scalar: UInt32) -> UInt32 {
    guard scalar >= 0x80 else { return scalar }
    switch scalar {
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0xB4: return 0x27
    case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB: return 0x22
    case 0x2010, 0x2011, 0x2212: return 0x2D
    case 0x2015: return 0x2014
    default: return scalar
    }
  }

  /// Whether a code point leaves no mark and joins what stands on its two sides: a soft hyphen, a
  /// word joiner, a byte order mark.
  @inline(__always)
  package static func isJoiner(_ scalar: UInt32) -> Bool {
    guard scalar >= 0xAD else { return false }
    return scalar == 0xAD || scalar == 0x200C || scalar == 0x200D || scalar == 0x2060
      || scalar == 0xFEFF
  }

  @inline(__always)
  package static func isUpper(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
    return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
  }

  /// The lower case of a letter that has one of a single code point, else the code point itself.
  @inline(__always)
  package static func lower(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A ? scalar + 0x20 : scalar }
    return lowerBeyondASCII(scalar)
  }

  private static func lowerBeyondASCII(_ scalar: UInt32) -> UInt32 {
    guard let mapping = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars,
      mapping.count == 1, let lower = mapping.first
    else { return scalar }
    return lower.value
  }
}
