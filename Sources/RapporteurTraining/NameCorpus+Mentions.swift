internal import RapporteurLanguage

extension NameCorpus {
  /// Appends the sentences of a treebank whose mentions are marked in the notation of GUM.
  ///
  /// A mention is a whole noun phrase, named or not. Its name is what is left without article and
  /// titles, up to the first word that is no part of a name ("Rustem Umerov", of "Secretary Rustem
  /// Umerov, who spoke first"). Proper nouns outside the names found so are left out of training.
  public mutating func append(mentions treebank: Treebank) {
    for sentence in treebank.sentences {
      var names: [(words: Range<Int>, kind: EntityMention.Kind)] = []
      let mentions = Self.mentions(sentence.words).sorted {
        $0.words.lowerBound != $1.words.lowerBound
          ? $0.words.lowerBound < $1.words.lowerBound : $0.words.count > $1.words.count
      }
      for mention in mentions {
        guard let name = Self.name(in: mention.words, kind: mention.kind, sentence.words),
          !names.contains(where: { $0.words.overlaps(name) })
        else { continue }
        names.append((name, mention.kind))
      }
      let unknown = sentence.words.indices.filter { index in
        let word = sentence.words[index]
        return Self.isName(word) && !names.contains { $0.words.contains(index) }
      }
      sentences.append(
        Sentence(
          text: sentence.text,
          names: names.map { name in
            let first = sentence.words[name.words.lowerBound].range
            let last = sentence.words[name.words.upperBound - 1].range
            return (first.lowerBound..<last.upperBound, name.kind)
          }, unknown: unknown.map { sentence.words[$0].range }))
    }
  }

  /// The mentions of persons, organisations and places, and of other things that have an article
  /// in an encyclopaedia.
  private static func mentions(
    _ words: [Treebank.Word]
  ) -> [(words: Range<Int>, kind: EntityMention.Kind)] {
    var result: [(words: Range<Int>, kind: EntityMention.Kind)] = []
    var open: [(id: Substring, start: Int, kind: EntityMention.Kind?)] = []
    for (index, word) in words.enumerated() {
      var rest = word.mentions[...]
      while !rest.isEmpty {
        if rest.first == "(" {
          let body = rest.dropFirst().prefix { $0 != "(" && $0 != ")" }
          let fields = body.split(separator: "-", omittingEmptySubsequences: false)
          let kind: EntityMention.Kind? =
            switch fields.count > 1 ? fields[1] : "" {
            case "person": .person
            case "organization": .organisation
            case "place": .place
            default: fields.count > 7 ? .other : nil
            }
          open.append((fields.first ?? "", index, kind))
          rest = rest.dropFirst(body.count + 1)
          if rest.first == ")", let mention = open.popLast() {
            if let kind = mention.kind { result.append((mention.start..<(index + 1), kind)) }
            rest = rest.dropFirst()
          }
        } else {
          let id = rest.prefix { $0 != ")" && $0 != "(" }
          if let match = open.lastIndex(where: { $0.id == id }) {
            let mention = open.remove(at: match)
            if let kind = mention.kind { result.append((mention.start..<(index + 1), kind)) }
          }
          rest = rest.dropFirst(max(1, id.count))
          if rest.first == ")" { rest = rest.dropFirst() }
        }
      }
    }
    return result
  }

  /// The name in a mention, nil where it has none.
  private static func name(
    in mention: Range<Int>, kind: EntityMention.Kind, _ words: [Treebank.Word]
  ) -> Range<Int>? {
    var start = mention.lowerBound
    while start < mention.upperBound, !isName(words[start]) { start += 1 }
    // Before the name there may be an article and small adjectives only.
    guard words[mention.lowerBound..<start].allSatisfy({ ["DET", "ADJ"].contains($0.upos) }) else {
      return nil
    }
    let forms = words[mention].map(\.form)
    if kind == .person {
      while start < mention.upperBound,
        let title = TitleLexicon.standard.title(at: start - mention.lowerBound, in: forms),
        title.entry.place != .after, start + title.count < mention.upperBound
      {
        start += title.count
      }
    }
    var end = start
    while end < mention.upperBound, isName(words[end]) || connects(words[end]) { end += 1 }
    while end > start, !isName(words[end - 1]) { end -= 1 }
    guard start < end, end - start <= 10, isName(words[start]),
      words[start..<end].contains(where: { $0.upos == "PROPN" }),
      words[start..<end].contains(where: { word in
        word.head.map { !mention.contains($0) } ?? true
      })
    else { return nil }
    return start..<end
  }

  private static func isName(_ word: Treebank.Word) -> Bool {
    if word.upos == "PROPN" { return true }
    guard let first = word.form.first else { return false }
    return ["ADJ", "NOUN", "NUM", "X"].contains(word.upos) && (first.isUppercase || first.isNumber)
      && word.range.lowerBound > 0
  }

  private static func connects(_ word: Treebank.Word) -> Bool {
    ["of", "the", "and", "for", "de", "la", "al", "von", "-", "'s", "’s", "&", ".", "/"]
      .contains(word.form)
  }
}
