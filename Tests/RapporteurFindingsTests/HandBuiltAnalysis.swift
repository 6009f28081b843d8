import RapporteurCore
import RapporteurLanguage

/// Analyses written out by hand, where a model is not what is tested.
enum HandBuilt {
  /// One sentence of CoNLL-U in short: a line for each word with form, lemma, UPOS, XPOS, the number
  /// of the head (0 at the root) and the relation.
  static func analysis(_ table: String) -> Analysis {
    let rows = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let text = ReportText(rows.map { $0[0] }.joined(separator: " "))
    var analysis = Analysis(text: text, blocks: [Block(.paragraph, text.span)])
    var offset = 0
    for row in rows {
      let span = Span(offset, offset + row[0].utf8.count)
      offset = span.end + 1
      analysis.spans.append(span)
      analysis.forms.append(row[0])
      analysis.lemmas.append(row[1])
      analysis.upos.append(UPOS(rawValue: row[2]) ?? .other)
      analysis.xpos.append(row[3])
      analysis.features.append("")
      analysis.continuesToken.append(false)
      analysis.sentenceIndex.append(0)
    }
    analysis.sentences = [.init(span: text.span, words: 0..<rows.count, block: 0)]
    analysis.setTree(
      heads: rows.map { row in Int(row[4]).flatMap { $0 > 0 ? $0 - 1 : nil } },
      relations: rows.map { Relation(rawValue: $0[5]) ?? .dep })
    return analysis
  }

  /// Words without a tree, with names over ranges of them; capitalised words are proper nouns.
  static func names(_ text: String, _ entities: [(Range<Int>, EntityMention.Kind)]) -> Analysis {
    let rows = text.split(separator: " ").enumerated().map { index, form in
      let isName = form.first?.isUppercase == true
      return
        "\(form) \(form.lowercased()) \(isName ? "PROPN NNP" : "NOUN NN") \(index) \(index == 0 ? "root" : "dep")"
    }
    var analysis = analysis(rows.joined(separator: "\n"))
    analysis.entities = entities.map { words, kind in
      EntityMention(
        span: Span(
          analysis.spans[words.lowerBound].start, analysis.spans[words.upperBound - 1].end),
        words: words, kind: kind)
    }
    return analysis
  }
}

extension Analysis {
  /// The tree as `form<relation-head`, a word each.
  var treeDump: [String] {
    (0..<count).map { word in
      "\(forms[word])<\(relations[word].rawValue)-\(heads[word].map { forms[$0] } ?? "")"
    }
  }
}
