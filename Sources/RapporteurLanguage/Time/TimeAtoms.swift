internal import RapporteurCore

/// The smallest pieces of a sentence that the time rules look at.
///
/// An atom is a run of letters, a run of digits, or one other character; an abbreviation that the
/// vocabulary knows keeps its periods ("Sept.", "a.m."). So it does not matter where a tokeniser
/// splits "two-day", "1990s" or "06.12.2025". The columns have one entry an atom.
struct TimeAtoms {
  /// What an atom is in the vocabulary; `unknown` or `digits` where it has no entry.
  var ids: [Int32] = []
  /// The number that a run of digits stands for; -1 (no number) for other atoms and long runs.
  var numbers: [Int32] = []
  /// The extent of each atom.
  var spans: [Span] = []
  /// The word that each atom starts in.
  var words: [Int] = []
  /// Whether no white space stands before the atom.
  var isGlued: [Bool] = []
  /// Whether the atom starts with a capital letter.
  var isCapital: [Bool] = []
  /// Whether the atom is a run of letters, by its index.
  private var letters: [Bool] = []

  /// The id of a letter or other character that the vocabulary does not know.
  static let unknown: Int32 = 0
  /// The id of a run of digits.
  static let digits: Int32 = 1

  /// The number of atoms.
  var count: Int { ids.count }

  /// Whether the atom is a run of letters.
  func isLetter(_ atom: Int) -> Bool { letters[atom] }

  /// The atoms of `span`; `words` are the extents of the words of an analysis from `firstWord` on.
  init(
    text: [UInt8], span: Span, wordSpans: ArraySlice<Span>, vocabulary: TimeVocabulary
  ) {
    var word = wordSpans.startIndex
    var position = span.start
    var lastEnd = -1
    while position < span.end {
      let byte = text[position]
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        position += 1
        continue
      }
      let end: Int
      var id = Self.unknown
      var number: Int32 = -1
      var isWord = false
      if Self.isDigit(byte) {
        end = Self.run(text, position, span.end, while: Self.isDigit)
        id = Self.digits
        if end - position <= 8 {
          number = text[position..<end].reduce(0) { $0 * 10 + Int32($1 - 0x30) }
        }
      } else if let (width, sign) = Self.sign(text, position, span.end) {
        end = position + width
        if sign == 0x20 {
          position = end
          continue
        }
        id = vocabulary.id(ofByte: sign)
      } else {
        (end, id) = Self.letters(text, position, span.end, vocabulary)
        isWord = true
      }
      while word + 1 < wordSpans.endIndex, wordSpans[word + 1].start <= position { word += 1 }
      ids.append(id)
      numbers.append(number)
      spans.append(Span(position, end))
      words.append(word)
      isGlued.append(lastEnd == position)
      isCapital.append(byte >= 0x41 && byte <= 0x5A)
      letters.append(isWord)
      lastEnd = end
      position = end
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A) || byte >= 0x80
  }

  private static func run(
    _ text: [UInt8], _ start: Int, _ end: Int, while holds: (UInt8) -> Bool
  ) -> Int {
    var position = start
    while position < end, holds(text[position]) { position += 1 }
    return position
  }

  /// The width and the plain ASCII form of the sign at `position`: a space for any white space; nil
  /// before a letter.
  private static func sign(_ text: [UInt8], _ position: Int, _ end: Int) -> (Int, UInt8)? {
    let byte = text[position]
    if byte < 0x80 { return isLetter(byte) ? nil : (1, byte) }
    if byte == 0xC2, position + 1 < end {
      switch text[position + 1] {
      case 0xA0: return (2, 0x20)
      case 0xBD: return (2, 0x7F)  // "½", which stands for itself as DEL.
      default: return (2, 0x01)
      }
    }
    guard byte == 0xE2, position + 2 < end, text[position + 1] == 0x80 else { return nil }
    switch text[position + 2] {
    case 0x80...0x8B, 0xAF: return (3, 0x20)
    case 0x90...0x95: return (3, UInt8(ascii: "-"))
    case 0x98, 0x99: return (3, UInt8(ascii: "'"))
    case 0x9C, 0x9D: return (3, UInt8(ascii: "\""))
    default: return (3, 0x01)
    }
  }

  /// The end and the id of the letters at `position`, with the periods of an abbreviation.
  private static func letters(
    _ text: [UInt8], _ position: Int, _ end: Int, _ vocabulary: TimeVocabulary
  ) -> (Int, Int32) {
    var runEnd = position
    while runEnd < end, isLetter(text[runEnd]), sign(text, runEnd, end) == nil { runEnd += 1 }
    runEnd = max(runEnd, position + 1)
    guard runEnd - position <= TimeVocabulary.longestWord else { return (runEnd, unknown) }
    if runEnd < end, text[runEnd] == UInt8(ascii: "."), runEnd - position <= 5 {
      var stop = runEnd + 1
      if runEnd - position == 1, stop < end, isLetter(text[stop]) {
        stop = run(text, stop, end, while: isLetter)
        if stop < end, text[stop] == UInt8(ascii: ".") { stop += 1 }
      }
      for candidate in [stop, stop - 1] where candidate > runEnd {
        if let id = vocabulary.id(of: text[position..<candidate]) { return (candidate, id) }
      }
    }
    return (runEnd, vocabulary.id(of: text[position..<runEnd]) ?? unknown)
  }
}

/// The words that the time rules know, numbered.
struct TimeVocabulary {
  /// No word of the vocabulary is longer, in bytes.
  static let longestWord = 24

  private var ids: [String: Int32] = [:]
  /// The words, in lower case, by their number.
  private(set) var words: [String] = ["", "0"]
  private var byteIDs: [Int32] = Array(repeating: TimeAtoms.unknown, count: 128)

  /// The number of `word`, which is added if it is new.
  mutating func insert(_ word: String) -> Int32 {
    if let id = ids[word] { return id }
    let id = Int32(words.count)
    words.append(word)
    ids[word] = id
    if word.utf8.count == 1, let byte = word.utf8.first, byte < 128 { byteIDs[Int(byte)] = id }
    return id
  }

  /// The number of the word that is that one character.
  func id(ofByte byte: UInt8) -> Int32 { byteIDs[Int(byte & 0x7F)] }

  /// The number of the word with those letters in any case, or nil.
  func id(of letters: ArraySlice<UInt8>) -> Int32? {
    guard letters.count <= Self.longestWord else { return nil }
    let lowered = String(unsafeUninitializedCapacity: letters.count) { buffer in
      for (index, byte) in letters.enumerated() {
        buffer[index] = byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
      }
      return letters.count
    }
    return ids[lowered]
  }
}
