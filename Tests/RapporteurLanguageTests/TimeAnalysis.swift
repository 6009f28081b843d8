import RapporteurCore
import RapporteurLanguage

extension Analysis {
  /// The analysis of one sentence by a tokeniser for tests: words end at white space and before signs.
  init(sentence text: String) {
    self.init(text: ReportText(text), blocks: [])
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      if bytes[start] == 0x20 {
        start += 1
        continue
      }
      var end = start + 1
      let isLetter = Self.isLetter(bytes[start])
      while end < bytes.count, isLetter, Self.isLetter(bytes[end]) { end += 1 }
      spans.append(Span(start, end))
      start = end
    }
    forms = spans.map { self.text[$0] }
    continuesToken = forms.map { _ in false }
    sentenceIndex = forms.map { _ in 0 }
    sentences = [Sentence(span: self.text.span, words: spans.indices, block: 0)]
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
