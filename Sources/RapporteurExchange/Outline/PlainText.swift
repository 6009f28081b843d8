extension String {
  /// The text on one line: white space as single spaces, and nothing in it that could command a
  /// terminal or turn the direction of a page (control characters and bidirectional overrides
  /// become U+FFFD; invisible marks go).
  package var oneLine: String {
    var line = String.UnicodeScalarView()
    var spacePending = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        spacePending = !line.isEmpty
        continue
      }
      switch scalar.value {
      case 0xAD, 0x200B, 0x2060, 0xFEFF: continue
      default: break
      }
      if spacePending {
        line.append(" ")
        spacePending = false
      }
      line.append(scalar.isCommand ? "\u{FFFD}" : scalar)
    }
    return String(line)
  }

  /// The text cut to at most so many terminal columns: its middle gives way to "…", between words.
  /// - Complexity: O(n).
  package func shortened(toColumns limit: Int) -> String {
    let text = oneLine
    guard text.columns > limit else { return text }
    let words = text.split(separator: " ")
    // Three fifths for the beginning, which says who and what; the rest for the end.
    let headLimit = max(1, (limit - 3) * 3 / 5)
    var (head, headColumns) = (0, 0)
    while head < words.count, headColumns + words[head].columns + 1 <= headLimit {
      headColumns += words[head].columns + 1
      head += 1
    }
    let tailLimit = limit - 2 - headColumns
    var (tail, tailColumns) = (words.count, 0)
    while tail > head, tailColumns + words[tail - 1].columns + 1 <= tailLimit {
      tailColumns += words[tail - 1].columns + 1
      tail -= 1
    }
    if head == 0, tail == words.count { return String(text.prefix(max(0, limit - 1))) + "…" }
    var kept = words[..<head].joined(separator: " ")
    while let last = kept.last, ",;:–—-".contains(last) || last == " " { kept.removeLast() }
    let end = words[tail...].joined(separator: " ")
    return [kept, "…", end].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension StringProtocol {
  /// The columns that the text takes on a terminal with a fixed pitch.
  var columns: Int { reduce(0) { $0 + $1.columns } }
}

extension Character {
  /// 2 for East Asian wide characters and emoji, 0 for a lone combining mark, else 1.
  /// - Source: Unicode Standard Annex #11, the ranges of class W that matter in practice.
  var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x20..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return 0
      default: return 1
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether the scalar commands rather than shows: a control, a mark, override or isolate of direction, an
  /// annotation of another line, or no character at all.
  package var isCommand: Bool {
    switch value {
    case 0x00..<0x20, 0x7F..<0xA0: true
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF, 0xFFF9...0xFFFB: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
