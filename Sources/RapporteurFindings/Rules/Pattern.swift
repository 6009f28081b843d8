/// A pattern over a dependency tree, written much as the words stand in a sentence:
/// `{parties} exchange view (on|about) {topic}`.
///
/// `docs/rules.md` describes the notation.
struct Pattern: Hashable, Sendable {
  /// What a slot may be filled with.
  enum Filler: String, Hashable, Sendable {
    /// A noun phrase.
    case phrase = "np"
    /// An infinitive clause without its "to".
    case infinitive = "inf"
    /// A finite clause, with or without "that".
    case clause = "that"
    /// A gerund.
    case gerund = "ing"
  }

  /// One piece of a pattern.
  enum Element: Hashable, Sendable {
    /// A word, one of those lemmas; `isOptional` if the pattern holds without it.
    case word(lemmas: Set<String>, isOptional: Bool)
    /// A phrase that fills `role`, after one of `markers` (a preposition, "to", "that") if any.
    case slot(role: String, fillers: Set<Filler>, markers: Set<String>)
  }

  /// The part of speech of a pattern's head.
  enum HeadClass: String, Hashable, Sendable {
    case verb = "V"
    case noun = "N"
    case adjective = "A"
  }

  /// The pattern as it is written in its file.
  var source: String
  /// The role of the subject, or nil if the pattern has none.
  var subject: String?
  /// The lemmas of the head: the first word of the pattern.
  var headLemmas: Set<String>
  /// The part of speech of the head.
  var headClass: HeadClass
  /// What follows the head.
  var elements: [Element]
}

extension Pattern {
  /// The number of words that must be there besides the head.
  var fixedWords: Int {
    elements.count { if case .word(_, let isOptional) = $0 { !isOptional } else { false } }
  }
}

/// Why a pattern cannot be read.
enum PatternError: Error, Hashable {
  case unclosed(String)
  case missingHead
  case unknownFiller(String)
  case unknownClass(String)
  case emptyAlternatives
}

extension Pattern {
  /// Words that introduce the slot after them and are no part of a phrase of their own.
  static let markers: Set<String> = [
    "about", "above", "across", "after", "against", "around", "as", "at", "before", "behind",
    "between", "by", "concerning", "for", "from", "if", "in", "into", "of", "on", "over",
    "regarding", "that", "to", "toward", "towards", "under", "unless", "until", "upon", "with",
    "without", "whether", "among",
  ]

  /// Reads a pattern.
  /// - Throws: `PatternError`, with the piece that could not be read.
  init(_ source: String) throws(PatternError) {
    var pieces: [Piece] = []
    for text in source.split(separator: " ") { pieces.append(try Piece(String(text))) }
    var rest = pieces[...]
    self.source = source
    subject = nil
    if case .slot(let role, _) = rest.first {
      subject = role
      rest.removeFirst()
    }
    guard case .words(let lemmas, let headClass, _) = rest.first else {
      throw .missingHead
    }
    rest.removeFirst()
    headLemmas = lemmas
    self.headClass = headClass ?? .verb
    elements = []
    while let piece = rest.popFirst() {
      switch piece {
      case .slot(let role, let fillers):
        elements.append(.slot(role: role, fillers: fillers, markers: []))
      case .words(let lemmas, _, let isOptional):
        if lemmas.isSubset(of: Pattern.markers), case .slot(let role, let fillers) = rest.first {
          rest.removeFirst()
          elements.append(.slot(role: role, fillers: fillers, markers: lemmas))
        } else {
          elements.append(.word(lemmas: lemmas, isOptional: isOptional))
        }
      }
    }
  }

  private enum Piece {
    case slot(role: String, fillers: Set<Filler>)
    case words(lemmas: Set<String>, headClass: HeadClass?, isOptional: Bool)

    init(_ text: String) throws(PatternError) {
      if text.hasPrefix("{") {
        guard text.hasSuffix("}") else { throw .unclosed(text) }
        let inner = text.dropFirst().dropLast().split(separator: ":", maxSplits: 1)
        guard let role = inner.first else { throw .unclosed(text) }
        var fillers: Set<Filler> = []
        if inner.count == 2 {
          for name in inner[1].split(separator: "|") {
            guard let filler = Filler(rawValue: String(name)) else {
              throw .unknownFiller(String(name))
            }
            fillers.insert(filler)
          }
        } else {
          fillers = [.phrase]
        }
        self = .slot(role: String(role), fillers: fillers)
        return
      }
      var word = text[...]
      let isOptional = word.hasSuffix("?")
      if isOptional { word.removeLast() }
      var headClass: HeadClass?
      if let slash = word.lastIndex(of: "/") {
        let name = String(word[word.index(after: slash)...])
        guard let known = HeadClass(rawValue: name) else { throw .unknownClass(name) }
        headClass = known
        word = word[..<slash]
      }
      if word.hasPrefix("(") {
        guard word.hasSuffix(")") else { throw .unclosed(text) }
        word = word.dropFirst().dropLast()
      }
      let lemmas = Set(word.split(separator: "|").map(String.init))
      guard !lemmas.isEmpty else { throw .emptyAlternatives }
      self = .words(lemmas: lemmas, headClass: headClass, isOptional: isOptional)
    }
  }
}
