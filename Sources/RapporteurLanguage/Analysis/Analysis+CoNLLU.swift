internal import RapporteurCore

extension Analysis {
  /// The analysis as CoNLL-U of Universal Dependencies v2, each sentence ended by an empty line.
  ///
  /// `identifier` names the document and its sentences. A form cannot hold white space or a tab;
  /// there the character stands as a space or not at all. `SpaceAfter=No` marks a token that the
  /// next one of its sentence follows without a space.
  /// - Source: https://universaldependencies.org/format.html
  public func conllu(identifier: String) -> String {
    var output = "# newdoc id = \(Self.oneLine(identifier))\n"
    for (number, sentence) in sentences.enumerated() {
      output += "# sent_id = \(Self.oneLine(identifier))-\(number + 1)\n"
      output += "# text = \(Self.oneLine(text[sentence.span]))\n"
      let words = sentence.words
      for word in words {
        if word + 1 < words.upperBound, continuesToken[word + 1], !continuesToken[word] {
          appendRange(of: word, in: words, to: &output)
        }
        appendRow(word, in: words, to: &output)
      }
      output += "\n"
    }
    return output
  }

  /// The line of the token that `first` and the words after it make up.
  private func appendRange(of first: Int, in words: Range<Int>, to output: inout String) {
    var last = first
    while last + 1 < words.upperBound, continuesToken[last + 1] { last += 1 }
    let from = first - words.lowerBound + 1
    let to = last - words.lowerBound + 1
    let form = Self.oneLine(text[Span(spans[first].start, spans[last].end)])
    output += "\(from)-\(to)\t\(form)\t_\t_\t_\t_\t_\t_\t_\t\(miscellany(after: last, in: words))\n"
  }

  private func appendRow(_ word: Int, in words: Range<Int>, to output: inout String) {
    let head = heads[word].map { $0 - words.lowerBound + 1 } ?? 0
    let inToken =
      continuesToken[word] || (word + 1 < words.upperBound && continuesToken[word + 1])
    let fields = [
      String(word - words.lowerBound + 1), Self.oneLine(forms[word]), Self.oneLine(lemmas[word]),
      upos[word].rawValue, xpos[word], features[word].isEmpty ? "_" : features[word],
      String(head), relations[word].rawValue, "_",
      inToken ? "_" : miscellany(after: word, in: words),
    ]
    output += fields.joined(separator: "\t")
    output += "\n"
  }

  private func miscellany(after word: Int, in words: Range<Int>) -> String {
    word + 1 < words.upperBound && spans[word + 1].start == spans[word].end ? "SpaceAfter=No" : "_"
  }

  /// `string` with each run of white space and control characters as one space.
  private static func oneLine(_ string: String) -> String {
    guard string.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return string }
    return string.unicodeScalars
      .split { $0.value < 0x20 || $0.value == 0x7F || $0 == " " }
      .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}
