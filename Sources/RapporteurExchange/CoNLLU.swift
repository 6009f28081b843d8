internal import RapporteurCore
public import RapporteurLanguage

/// Language analyses as CoNLL-U: ten columns a word, a comment with the text of each sentence.
///
/// - Source: https://universaldependencies.org/format.html
public struct CoNLLU: Sendable {
  /// Creates the format.
  public init() {}

  /// The sentences of `analysis` as UTF-8, each followed by an empty line, with `# newdoc id`
  /// before the first.
  public func utf8(of analysis: Analysis, document: String) -> [UInt8] {
    var lines = "# newdoc id = \(Self.oneLine(document))\n"
    for (number, sentence) in analysis.sentences.enumerated() {
      lines += "# sent_id = \(Self.oneLine(document))-\(number + 1)\n"
      lines += "# text = \(Self.oneLine(analysis.text[sentence.span]))\n"
      write(sentence, of: analysis, to: &lines)
      lines += "\n"
    }
    return Array(lines.utf8)
  }

  private func write(
    _ sentence: Analysis.Sentence, of analysis: Analysis, to lines: inout String
  ) {
    let first = sentence.words.lowerBound
    for word in sentence.words {
      let isFirstOfToken = !continuesToken(word, in: analysis) || word == first
      let last = lastWord(ofTokenAt: word, in: sentence, of: analysis)
      let space = hasSpace(after: last, in: analysis) ? "_" : "SpaceAfter=No"
      if isFirstOfToken, last > word {
        let span = analysis.spans[word].union(analysis.spans[last])
        lines += "\(word - first + 1)-\(last - first + 1)\t\(Self.cell(analysis.text[span]))"
        lines += String(repeating: "\t_", count: 7) + "\t\(space)\n"
      }
      let cells = [
        String(word - first + 1), Self.cell(analysis.forms[word]),
        Self.cell(Self.value(analysis.lemmas, word) ?? ""),
        Self.value(analysis.upos, word)?.rawValue ?? "_",
        Self.cell(Self.value(analysis.xpos, word) ?? ""),
        Self.cell(Self.value(analysis.features, word) ?? ""),
        analysis.heads.indices.contains(word)
          ? String(analysis.heads[word].map { $0 - first + 1 } ?? 0) : "_",
        Self.value(analysis.relations, word)?.rawValue ?? "_", "_",
        isFirstOfToken && last == word ? space : "_",
      ]
      lines += cells.joined(separator: "\t") + "\n"
    }
  }

  private func continuesToken(_ word: Int, in analysis: Analysis) -> Bool {
    Self.value(analysis.continuesToken, word) ?? false
  }

  private func lastWord(
    ofTokenAt word: Int, in sentence: Analysis.Sentence, of analysis: Analysis
  ) -> Int {
    var last = word
    while last + 1 < sentence.words.upperBound, continuesToken(last + 1, in: analysis) { last += 1 }
    return last
  }

  /// Whether white space or the end of the text follows `word`.
  private func hasSpace(after word: Int, in analysis: Analysis) -> Bool {
    let end = analysis.spans[word].end
    guard word + 1 < analysis.spans.count else { return true }
    return analysis.spans[word + 1].start > end
  }

  private static func value<Value>(_ column: [Value], _ word: Int) -> Value? {
    column.indices.contains(word) ? column[word] : nil
  }

  /// A cell: no tab or line break in it, and `_` if it is empty.
  private static func cell(_ string: String) -> String {
    string.isEmpty ? "_" : oneLine(string)
  }

  /// `string` with each run of white space that holds a tab or a line break made one space.
  private static func oneLine(_ string: String) -> String {
    guard string.utf8.contains(where: { $0 < 0x20 }) || string.contains("\u{2028}") else {
      return string
    }
    return string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
