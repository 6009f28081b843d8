/// What was done to the words of a text to make another of it.
public struct WordDiff: Hashable, Sendable {
  /// A run of words.
  public enum Part: Hashable, Sendable {
    /// In both.
    case same(String)
    /// In the source alone.
    case removed(String)
    /// In the quotation alone.
    case added(String)
  }

  /// The parts in order.
  public var parts: [Part]

  /// `the [-first-] {+second+} draft`.
  public var marked: String {
    parts.map { part in
      switch part {
      case .same(let words): words
      case .removed(let words): "[-\(words)-]"
      case .added(let words): "{+\(words)+}"
      }
    }.joined(separator: " ")
  }

  /// The difference between two lists of words, compared by their keys.
  /// - Complexity: O(n m): callers compare passages, not whole reports.
  /// - Source: Wagner and Fischer, "The string-to-string correction problem" (1974).
  init(source: ArraySlice<QuotedWord>, quotation: ArraySlice<QuotedWord>) {
    let (a, b) = (Array(source), Array(quotation))
    var longest = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in stride(from: a.count - 1, through: 0, by: -1) {
      for j in stride(from: b.count - 1, through: 0, by: -1) {
        longest[i][j] =
          a[i].key == b[j].key
          ? longest[i + 1][j + 1] + 1 : max(longest[i + 1][j], longest[i][j + 1])
      }
    }
    var parts: [Part] = []
    func append(_ part: Part) {
      switch (parts.last, part) {
      case (.same(let one)?, .same(let more)): parts[parts.count - 1] = .same(one + " " + more)
      case (.removed(let one)?, .removed(let more)):
        parts[parts.count - 1] = .removed(one + " " + more)
      case (.added(let one)?, .added(let more)): parts[parts.count - 1] = .added(one + " " + more)
      default: parts.append(part)
      }
    }
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if i < a.count, j < b.count, a[i].key == b[j].key {
        append(.same(b[j].text))
        i += 1
        j += 1
      } else if j >= b.count || i < a.count && longest[i + 1][j] >= longest[i][j + 1] {
        append(.removed(a[i].text))
        i += 1
      } else {
        append(.added(b[j].text))
        j += 1
      }
    }
    self.parts = parts
  }
}

/// A word of a text: as printed, and as it is compared.
struct QuotedWord {
  /// As printed.
  var text: String
  /// Folded: without case, diacritics and punctuation.
  var key: String
  /// Its place in bytes.
  var start: Int
  /// The byte after its last.
  var end: Int

  /// The words of a text; what consists of punctuation alone is none.
  static func list(_ utf8: some Collection<UInt8>) -> [QuotedWord] {
    var words: [QuotedWord] = []
    var bytes: [UInt8] = []
    var start = 0
    var offset = 0
    func close(_ end: Int) {
      if !bytes.isEmpty {
        let text = String(decoding: bytes, as: UTF8.self)
        var from = start
        // A dash without spaces parts two words; most words are ASCII and have none.
        let pieces =
          bytes.allSatisfy { $0 < 0x80 }
          ? [text[...]]
          : text.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "—" || $0 == "\u{A0}" })
        for piece in pieces {
          var key = Words.folded(piece)
          if key.utf8.contains(0x20) { key = key.replacing(" ", with: "") }
          let count = piece.utf8.count
          if !key.isEmpty {
            words.append(QuotedWord(text: String(piece), key: key, start: from, end: from + count))
          }
          from += count + (text.utf8.count > count ? 3 : 0)
        }
      }
      bytes.removeAll(keepingCapacity: true)
      start = end + 1
    }
    for byte in utf8 {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        close(offset)
      } else {
        bytes.append(byte)
      }
      offset += 1
    }
    close(offset)
    return words
  }
}
