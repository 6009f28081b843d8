/// What the models see of one word: hashes of its form and of parts of it.
package struct WordTraits {
  /// The form in lower case, digits as zeros, typographic signs as plain ones.
  package var lower: UInt64 = 0
  /// The form with its case.
  package var form: UInt64 = 0
  /// The case pattern.
  package var shape: UInt64 = 0
  package var prefix1: UInt64 = 0
  package var prefix2: UInt64 = 0
  package var prefix3: UInt64 = 0
  package var suffix1: UInt64 = 0
  package var suffix2: UInt64 = 0
  package var suffix3: UInt64 = 0
  package var suffix4: UInt64 = 0
  package var suffix5: UInt64 = 0
  /// Bits: 1 capitalised, 2 all upper, 4 has a digit, 8 has a hyphen, 16 has another sign.
  package var flags: UInt64 = 0

  /// What stands beyond the ends of a sentence.
  package static let outside = WordTraits(
    lower: 1, form: 1, shape: 1, suffix1: 1, suffix2: 1, suffix3: 1)

  package init(
    lower: UInt64, form: UInt64, shape: UInt64, suffix1: UInt64, suffix2: UInt64, suffix3: UInt64
  ) {
    self.lower = lower
    self.form = form
    self.shape = shape
    self.suffix1 = suffix1
    self.suffix2 = suffix2
    self.suffix3 = suffix3
  }

  /// The traits of the word of these bytes. `ignoresCase` is for a sentence that is in capitals
  /// throughout.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, ignoresCase: Bool) {
    // The last five characters, for the suffixes.
    var tail: (UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0)
    var lower = Hash.seed
    var form = Hash.seed
    var shape = Hash.seed
    var length = 0
    var uppers = 0
    var letters = 0
    var last: UInt8 = 0
    var repeats = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (raw, width) = Characters.scalar(in: bytes, at: offset)
      offset += width
      if Characters.isJoiner(raw) { continue }
      let scalar = Characters.plain(raw)
      var small = Characters.lower(scalar)
      let kind = Characters.kind(scalar)
      let isUpper =
        kind == .letter && !ignoresCase && (small != scalar || Characters.isUpper(scalar))
      var sign: UInt8 = 0x78
      switch kind {
      case .letter:
        letters += 1
        if isUpper {
          uppers += 1
          sign = 0x58
          if length == 0 { flags |= 1 }
        }
      case .digit:
        sign = 0x30
        small = 0x30
        flags |= 4
      case .mark, .space:
        sign = scalar < 0x80 ? UInt8(truncatingIfNeeded: scalar) : 0x80
        flags |= scalar == 0x2D ? 8 : 16
      }
      lower = Hash.mixed(lower, UInt64(small))
      form = Hash.mixed(form, UInt64(ignoresCase ? small : scalar))
      repeats = sign == last ? repeats + 1 : 0
      last = sign
      if repeats < 2 { shape = Hash.adding(sign, to: shape) }
      length += 1
      if length == 1 { prefix1 = lower }
      if length == 2 { prefix2 = lower }
      if length == 3 { prefix3 = lower }
      tail = (tail.1, tail.2, tail.3, tail.4, small)
    }
    if letters > 1, uppers == letters { flags |= 2 }
    self.lower = lower
    self.form = form
    self.shape = shape
    suffix1 = Hash.mixed(Hash.seed, UInt64(tail.4))
    suffix2 = Hash.mixed(suffix1, UInt64(tail.3))
    suffix3 = Hash.mixed(suffix2, UInt64(tail.2))
    suffix4 = Hash.mixed(suffix3, UInt64(tail.1))
    suffix5 = Hash.mixed(suffix4, UInt64(tail.0))
  }
}

/// The traits of a sentence's words; beyond its ends there is `WordTraits.outside`.
package struct SentenceTraits {
  private var words: [WordTraits] = []
  private static let dash: WordTraits = {
    let bytes = Array("–".utf8)
    return bytes.withUnsafeBufferPointer { WordTraits($0, 0..<bytes.count, ignoresCase: false) }
  }()

  package var count: Int { words.count }

  package init() {}

  package subscript(index: Int) -> WordTraits {
    words.indices.contains(index) ? words[index] : WordTraits.outside
  }

  /// The traits of the words of a sentence.
  ///
  /// `ignoresCase` is found out where it is not given. Agencies used to wire a dash as "_"; with
  /// `readsWireDashes` such a word has a dash's traits. The treebanks keep theirs.
  package init(
    bytes: UnsafeBufferPointer<UInt8>, words spans: [Range<Int>], ignoresCase: Bool? = nil,
    readsWireDashes: Bool = false
  ) {
    let ignoresCase = ignoresCase ?? Self.isInCapitals(bytes, spans)
    words.reserveCapacity(spans.count)
    for span in spans {
      let isWireDash = readsWireDashes && span.count == 1 && bytes[span.lowerBound] == 0x5F
      words.append(
        isWireDash ? Self.dash : WordTraits(bytes, span, ignoresCase: ignoresCase))
    }
  }

  /// Whether four words or more hold letters, and hardly one of the letters is small.
  private static func isInCapitals(
    _ bytes: UnsafeBufferPointer<UInt8>, _ spans: [Range<Int>]
  ) -> Bool {
    var words = 0
    var upper = 0
    var lower = 0
    for span in spans {
      var hasLetter = false
      for byte in bytes[span] {
        if byte >= 0x41, byte <= 0x5A { upper += 1; hasLetter = true }
        if byte >= 0x61, byte <= 0x7A { lower += 1; hasLetter = true }
      }
      if hasLetter { words += 1 }
      if lower > 8, lower > upper { return false }
    }
    return words >= 4 && lower * 10 < upper
  }
}
