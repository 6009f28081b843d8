internal import Foundation

/// Sentences of a treebank of Universal Dependencies.
public struct Treebank: Sendable {
  /// A word.
  package struct Word: Sendable {
    package var form: String
    package var lemma: String
    package var upos: String
    package var xpos: String
    /// As written, or empty where there are none.
    package var features: String
    /// The index of its head in the sentence, nil at the root.
    package var head: Int?
    package var relation: String
    /// Its extent in the UTF-8 of the sentence's text.
    package var range: Range<Int>
    package var continuesToken: Bool
    /// The entities that begin and end with it, as GUM writes them; empty where there are none.
    package var entities = ""
  }

  /// A sentence.
  package struct Sentence: Sendable {
    package var text: String
    package var words: [Word]
    /// Whether a paragraph begins with it.
    package var startsParagraph: Bool
  }

  package var sentences: [Sentence] = []

  /// The sentences of CoNLL-U files, one after the other.
  /// - Throws: `CorpusError` where a file cannot be read or is not CoNLL-U.
  public init(paths: [String]) throws(CorpusError) {
    for path in paths { try read(path) }
  }

  package init(sentences: [Sentence]) { self.sentences = sentences }

  /// The number of words.
  public var wordCount: Int { sentences.reduce(0) { $0 + $1.words.count } }

  private mutating func read(_ path: String) throws(CorpusError) {
    var text: String?
    var starts = true
    var rows: [[Substring]] = []
    for line in try CorpusError.lines(of: path) {
      if line.isEmpty {
        if let text, !rows.isEmpty {
          sentences.append(try Self.sentence(rows, text, starts: starts, path: path))
          starts = false
        }
        (text, rows) = (nil, [])
      } else if line.hasPrefix("#") {
        if line.hasPrefix("# newdoc") || line.hasPrefix("# newpar") { starts = true }
        if line.hasPrefix("# text = ") { text = String(line.dropFirst(9)) }
      } else {
        rows.append(line.split(separator: "\t", omittingEmptySubsequences: false))
      }
    }
  }

  private static func sentence(
    _ rows: [[Substring]], _ text: String, starts: Bool, path: String
  ) throws(CorpusError) -> Sentence {
    var words: [Word] = []
    // The number of the last word of the token that is under way.
    var tokenEnd = 0
    var tokenStart = 0
    let bytes = Array(text.utf8)
    var offset = 0
    for row in rows {
      guard row.count == 10 else { throw CorpusError.malformed(path: path, what: "\(row)") }
      if row[0].contains(".") { continue }
      if row[0].contains("-") {
        let bounds = row[0].split(separator: "-")
        tokenStart = bounds.count == 2 ? Int(bounds[0]) ?? 0 : 0
        tokenEnd = bounds.count == 2 ? Int(bounds[1]) ?? 0 : 0
        continue
      }
      guard let id = Int(row[0]), id == words.count + 1, let head = Int(row[6]) else {
        throw CorpusError.malformed(path: path, what: row.joined(separator: " "))
      }
      let form = Array(row[1].utf8)
      while offset < bytes.count, !form.isEmpty, bytes[offset] != form[0] { offset += 1 }
      let end = offset + form.count
      guard end <= bytes.count, bytes[offset..<end].elementsEqual(form) else {
        throw CorpusError.malformed(path: path, what: "\(row[1]) is not in: \(text)")
      }
      words.append(
        Word(
          form: String(row[1]), lemma: String(row[2]), upos: String(row[3]), xpos: String(row[4]),
          features: row[5] == "_" ? "" : String(row[5]), head: head == 0 ? nil : head - 1,
          relation: String(row[7]), range: offset..<end,
          continuesToken: id > tokenStart && id <= tokenEnd,
          entities: String(
            row[9].split(separator: "|").first { $0.hasPrefix("Entity=") }?.dropFirst(7) ?? "")))
      offset = end
    }
    return Sentence(text: text, words: words, startsParagraph: starts)
  }
}
