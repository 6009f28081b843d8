/// A piece of text that no token boundary divides: a run of letters, a run of digits, a sign.
package struct Atom {
  package var start: Int
  package var end: Int
  package var kind: CharacterKind
  /// What stands between the atom before it and this one.
  package var gap: Gap
  /// The hash of its text in lower case, digits as zeros, typographic signs as plain ones.
  package var lower: UInt64
  /// The hash of its shape: case pattern of letters, length of digits, a sign itself.
  package var shape: UInt64
  /// Whether it begins with an upper-case letter.
  package var isCapitalised: Bool
  /// The number of its characters.
  package var length: Int
  /// The index of its chunk, a stretch without white space.
  package var chunk: Int

  package enum Gap: UInt8 {
    case none, space, line
  }
}

/// The atoms of a stretch of text, with the hashes of its chunks.
package struct Atoms {
  package private(set) var atoms: [Atom] = []
  package private(set) var chunks: [UInt64] = []

  package var count: Int { atoms.count }

  package subscript(index: Int) -> Atom { atoms[index] }

  /// The hash of a chunk's text, or 0 beyond the ends.
  package func chunk(_ index: Int) -> UInt64 { chunks.indices.contains(index) ? chunks[index] : 0 }

  /// Cuts `bytes[range]` into atoms. `splits` gives, for the hash of a word in lower case, where
  /// it may fall into two ("can" and "not"), in bytes.
  package init(
    bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, splits: [UInt64: Int],
    breaksLines: Bool
  ) {
    var offset = range.lowerBound
    var gap = Atom.Gap.space
    while offset < range.upperBound {
      let (first, width) = Characters.scalar(in: bytes, at: offset)
      let kind = Characters.kind(first)
      if kind == .space || (gap != .none && Characters.isJoiner(first)) {
        if first == 0x0A, breaksLines { gap = .line } else if gap == .none { gap = .space }
        offset += width
        continue
      }
      var end = offset + width
      var length = 1
      if kind != .mark {
        while end < range.upperBound {
          let (next, nextWidth) = Characters.scalar(in: bytes, at: end)
          guard Characters.kind(next) == kind else { break }
          end += nextWidth
          length += 1
        }
      }
      if kind == .letter, let address = Self.addressEnd(bytes, offset..<end, range.upperBound) {
        end = address
      }
      while end < range.upperBound {
        let (next, nextWidth) = Characters.scalar(in: bytes, at: end)
        guard Characters.isJoiner(next) else { break }
        end += nextWidth
      }
      end = min(end, range.upperBound)
      if gap != .none { chunks.append(Hash.seed) }
      if kind == .letter {
        let cut = Self.cut(bytes, offset..<end, before: range.upperBound, splits: splits)
        if let cut {
          append(bytes, offset..<cut, kind, gap)
          gap = .none
          offset = cut
        }
      }
      append(bytes, offset..<end, kind, gap)
      gap = .none
      offset = end
    }
  }

  /// The end of a web address whose scheme is `run`: at white space, without the signs of the
  /// sentence around it.
  private static func addressEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, _ limit: Int
  ) -> Int? {
    let isScheme =
      bytes[run].elementsEqual("https".utf8) || bytes[run].elementsEqual("http".utf8)
    guard isScheme, run.upperBound + 3 < limit,
      bytes[run.upperBound..<(run.upperBound + 3)].elementsEqual("://".utf8)
    else { return nil }
    var end = run.upperBound
    while end < limit, bytes[end] > 0x20, bytes[end] < 0x7F { end += 1 }
    while end > run.upperBound + 3, ".,;:!?)]}>\"'".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Where a run of letters may fall into two words: before the n of "n't", or as the table says.
  private static func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, before limit: Int,
    splits: [UInt64: Int]
  ) -> Int? {
    if run.count <= 12 {
      var hash = Hash.seed
      for index in run {
        let byte = bytes[index]
        hash = Hash.adding(byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte, to: hash)
      }
      if let cut = splits[hash], cut < run.count { return run.lowerBound + cut }
    }
    let last = run.upperBound - 1
    guard run.count >= 2, bytes[last] | 0x20 == 0x6E, run.upperBound < limit else { return nil }
    let (sign, width) = Characters.scalar(in: bytes, at: run.upperBound)
    let next = run.upperBound + width
    guard Characters.plain(sign) == 0x27, next < limit, bytes[next] | 0x20 == 0x74 else {
      return nil
    }
    return last
  }

  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: CharacterKind,
    _ gap: Atom.Gap
  ) {
    var lower = Hash.seed
    var shape = Hash.seed
    var length = 0
    var last: UInt8 = 0
    var repeats = 0
    var capitalised = false
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (raw, width) = Characters.scalar(in: bytes, at: offset)
      offset += width
      if Characters.isJoiner(raw) { continue }
      let scalar = Characters.plain(raw)
      let small = kind == .digit ? 0x30 : Characters.lower(scalar)
      lower = Hash.mixed(lower, UInt64(small))
      let upper = kind == .letter && (small != scalar || Characters.isUpper(scalar))
      if length == 0 { capitalised = upper }
      let sign: UInt8 = kind == .letter ? (upper ? 0x58 : 0x78) : 0x30
      repeats = sign == last ? repeats + 1 : 0
      last = sign
      if repeats < (kind == .digit ? 4 : 2) { shape = Hash.adding(sign, to: shape) }
      length += 1
    }
    if kind == .mark { shape = lower }
    chunks[chunks.count - 1] = Hash.mixed(chunks[chunks.count - 1], lower)
    atoms.append(
      Atom(
        start: range.lowerBound, end: range.upperBound, kind: kind, gap: gap, lower: lower,
        shape: shape, isCapitalised: capitalised, length: length, chunk: chunks.count - 1))
  }
}
