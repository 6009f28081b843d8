public import RapporteurCore
public import RapporteurLanguage

/// Language analyses as JSON: sentences, words, names, times and chains, each with its span.
public struct AnalysisJSON: Sendable {
  /// One analysis a line.
  public static let ndjson = AnalysisJSON(layout: .line)
  /// One indented object.
  public static let json = AnalysisJSON(layout: .pretty)

  private let layout: JSONWriter.Layout

  private init(layout: JSONWriter.Layout) { self.layout = layout }

  /// The JSON of an analysis of a report, as UTF-8, without a final line feed.
  ///
  /// Times that depend on a day are reckoned from `publicationDay`; their value is null without it.
  public func utf8(of analysis: Analysis, identifier: String?, publicationDay: Day?) -> [UInt8] {
    let text = analysis.text
    var json = JSONWriter(layout: layout)
    json.object { json in
      json.field("identifier", identifier)
      json.key("text")
      json.value(text)
      json.field("sentences", analysis.sentences.map(\.span), of: text)
      json.key("tokens")
      json.array(analysis.spans.indices) { json, word in
        let sentence = Int(analysis.sentenceIndex[word])
        write(word, of: analysis, in: sentence, to: &json)
      }
      json.key("entities")
      json.array(analysis.entities) { json, entity in
        json.object(inline: true) { json in
          json.field("span", entity.span, of: text)
          json.field("kind", entity.kind.rawValue)
          json.key("nominal")
          json.value(false)
        }
      }
      json.key("times")
      json.array(analysis.times) { json, time in
        json.object(inline: true) { json in
          json.field("span", time.span, of: text)
          json.field("type", time.kind.rawValue)
          json.field("value", time.meaning.value(anchoredOn: publicationDay)?.timex)
          if let modifier = time.modifier { json.field("mod", modifier) }
        }
      }
      json.key("chains")
      json.array(analysis.chains) { json, chain in
        json.array(chain) { $0.value($1, of: text) }
      }
    }
    return json.bytes
  }

  /// One word; `sentence` counts from 0, `id` and `head` from 1 in the sentence as in CoNLL-U, and
  /// the head of a root is 0.
  private func write(
    _ word: Int, of analysis: Analysis, in sentence: Int, to json: inout JSONWriter
  ) {
    let first = analysis.sentences[sentence].words.lowerBound
    json.object(inline: true) { json in
      json.field("sentence", sentence)
      json.field("id", word - first + 1)
      json.field("span", analysis.spans[word], of: analysis.text)
      json.field("form", analysis.forms[word])
      if analysis.lemmas.indices.contains(word) { json.field("lemma", analysis.lemmas[word]) }
      if analysis.upos.indices.contains(word) { json.field("upos", analysis.upos[word].rawValue) }
      if analysis.xpos.indices.contains(word) { json.field("xpos", analysis.xpos[word]) }
      if analysis.features.indices.contains(word) {
        json.field("feats", analysis.features[word])
      }
      if analysis.heads.indices.contains(word) {
        json.field("head", analysis.heads[word].map { $0 - first + 1 } ?? 0)
      }
      if analysis.relations.indices.contains(word) {
        json.field("deprel", analysis.relations[word].rawValue)
      }
    }
  }
}
