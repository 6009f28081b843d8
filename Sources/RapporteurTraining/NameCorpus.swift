internal import Foundation
package import RapporteurLanguage

/// Sentences in which names are marked.
public struct NameCorpus: Sendable {
  /// A sentence.
  package struct Sentence: Sendable {
    package var text: String
    /// The names: extent in the UTF-8 of the text, and kind.
    package var names: [(range: Range<Int>, kind: EntityMention.Kind)]
    /// Stretches of which it is not known what is a name.
    package var unknown: [Range<Int>] = []
  }

  package var sentences: [Sentence] = []

  /// An empty corpus.
  public init() {}

  /// Appends the sentences of a file of two columns ("word tag") or of Universal NER's.
  public mutating func append(columns path: String) throws(CorpusError) {
    var text: String?
    var words: [(form: String, tag: String)] = []
    for line in try CorpusError.lines(of: path) {
      if line.hasPrefix("# text = ") {
        text = String(line.dropFirst(9))
      } else if line.hasPrefix("# ") || line.hasPrefix("-DOCSTART-") {
        continue
      } else if line.allSatisfy(\.isWhitespace) {
        if !words.isEmpty { sentences.append(Self.sentence(words, text)) }
        (words, text) = ([], nil)
      } else {
        let fields = line.split { $0 == "\t" || $0 == " " }
        guard fields.count >= 2 else {
          throw CorpusError.malformed(path: path, what: String(line))
        }
        let numbered = fields.count > 2 && Int(fields[0]) != nil
        // The line of a token of several words ("1-2"), whose words follow.
        if fields.count > 2, !numbered,
          fields[0].allSatisfy({ $0.isNumber || $0 == "-" || $0 == "." })
        {
          continue
        }
        words.append(
          (String(fields[numbered ? 1 : 0]), String(fields[numbered ? 2 : fields.count - 1])))
      }
    }
    if !words.isEmpty { sentences.append(Self.sentence(words, text)) }
  }

  /// The kind of a type of the corpora; nil for what is no name.
  static func kind(_ type: Substring) -> EntityMention.Kind? {
    switch type.lowercased() {
    case "per", "person", "politician": .person
    case "org", "organisation", "organization", "politicalparty": .organisation
    case "loc", "location", "country", "place": .place
    case "o": nil
    default: .other
    }
  }

  private static func sentence(_ words: [(form: String, tag: String)], _ given: String?) -> Sentence
  {
    let text = given ?? words.map(\.form).joined(separator: " ")
    let bytes = Array(text.utf8)
    var offset = 0
    var ranges: [Range<Int>] = []
    for word in words {
      let form = Array(word.form.utf8)
      var found = offset
      while found < bytes.count, !bytes[found...].starts(with: form) { found += 1 }
      // A word that is not in the text leaves those after it in their places.
      if found < bytes.count { offset = found }
      let end = min(offset + form.count, bytes.count)
      ranges.append(offset..<end)
      offset = end
    }
    var names: [(range: Range<Int>, kind: EntityMention.Kind)] = []
    var open: (start: Int, end: Int, type: Substring)?
    func close() {
      if let name = open, let kind = kind(name.type) {
        names.append((name.start..<name.end, kind))
      }
      open = nil
    }
    for (index, word) in words.enumerated() {
      guard word.tag != "O", word.tag != "B-O", word.tag.count > 2 else {
        close()
        continue
      }
      let type = word.tag.dropFirst(2)
      if let name = open, !word.tag.hasPrefix("B-"), name.type == type {
        open = (name.start, ranges[index].upperBound, type)
      } else {
        close()
        open = (ranges[index].lowerBound, ranges[index].upperBound, type)
      }
    }
    close()
    return Sentence(text: text, names: names)
  }

  /// The first `numerator` of `denominator` parts of the sentences, or the rest of them.
  public func part(_ numerator: Int, of denominator: Int, rest: Bool = false) -> NameCorpus {
    let cut = sentences.count * numerator / denominator
    var result = NameCorpus()
    result.sentences = Array(rest ? sentences[cut...] : sentences[..<cut])
    return result
  }

  /// Appends the sentences of another corpus.
  public mutating func append(_ other: NameCorpus) { sentences += other.sentences }
}
