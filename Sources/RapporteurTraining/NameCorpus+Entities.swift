internal import RapporteurCore
internal import RapporteurLanguage

extension NameCorpus {
  /// The names among the entities of a treebank that has them in its last column.
  ///
  /// There an entity is a whole phrase ("the former President Václav Havel of Prague"). Its name is
  /// made of its head and what belongs to it, where the head is a proper noun. Proper nouns that no
  /// name of a person, an organisation or a place is made of are not known.
  /// - Source: the format is that of GUM, "Entity=(12-person-…" where one begins, "12)" where it ends.
  package init(entitiesOf treebank: Treebank) {
    self.init()
    for sentence in treebank.sentences {
      var names: [(words: Range<Int>, kind: EntityMention.Kind)] = []
      // The longest first: "Portsmouth" is part of the name "University of Portsmouth".
      for entity in Self.entities(of: sentence.words).sorted(by: {
        $0.words.count > $1.words.count
      }) {
        guard let name = Self.name(of: entity.words, kind: entity.kind, in: sentence.words),
          !names.contains(where: { $0.words.overlaps(name) })
        else { continue }
        names.append((name, entity.kind))
      }
      names.sort { $0.words.lowerBound < $1.words.lowerBound }
      let words = sentence.words
      let unknown = words.indices.filter { index in
        words[index].upos == "PROPN" && !names.contains { $0.words.contains(index) }
      }
      sentences.append(
        Sentence(
          text: sentence.text,
          names: names.map { name in
            let end = words[name.words.upperBound - 1].range.upperBound
            return (words[name.words.lowerBound].range.lowerBound..<end, name.kind)
          }, unknown: unknown.map { words[$0].range }))
    }
  }

  /// The persons, organisations and places among the entities of a sentence.
  private static func entities(
    of words: [Treebank.Word]
  ) -> [(words: Range<Int>, kind: EntityMention.Kind)] {
    var open: [(number: Substring, kind: EntityMention.Kind?, start: Int)] = []
    var result: [(words: Range<Int>, kind: EntityMention.Kind)] = []
    for (index, word) in words.enumerated() {
      var rest = word.entities[...]
      while let sign = rest.first {
        let opens = sign == "("
        if opens { rest = rest.dropFirst() }
        let part = rest.prefix { $0 != "(" && $0 != ")" }
        rest = rest.dropFirst(part.count)
        let closes = rest.first == ")"
        if closes { rest = rest.dropFirst() }
        let fields = part.split(separator: "-")
        guard let number = fields.first else { break }
        if opens {
          let kind: EntityMention.Kind? =
            switch fields.count > 1 ? fields[1] : "" {
            case "person": .person
            case "organization": .organisation
            case "place": .place
            default: nil
            }
          open.append((number, kind, index))
        }
        if closes, let last = open.lastIndex(where: { $0.number == number }) {
          let entity = open.remove(at: last)
          if let kind = entity.kind { result.append((entity.start..<(index + 1), kind)) }
        }
      }
    }
    return result
  }

  /// The words of the name of an entity, nil where it is not named.
  private static func name(
    of entity: Range<Int>, kind: EntityMention.Kind, in words: [Treebank.Word]
  ) -> Range<Int>? {
    guard
      let head = entity.first(where: { index in
        words[index].head.map { !entity.contains($0) } ?? true
      }), words[head].upos == "PROPN"
    else { return nil }
    func isCapital(_ index: Int) -> Bool { words[index].form.first?.isUppercase ?? false }
    func belongs(_ index: Int, to relations: Set<String>) -> Bool {
      guard relations.contains(words[index].relation), let above = words[index].head else {
        return false
      }
      return above == head || (entity.contains(above) && words[above].upos == "PROPN")
    }
    var before: Set = ["compound", "flat", "goeswith", "punct"]
    if kind != .person { before.formUnion(["amod", "nummod", "nmod", "nmod:poss", "case"]) }
    var start = head
    while start > entity.lowerBound, belongs(start - 1, to: before) { start -= 1 }
    while start < head, !isCapital(start) { start += 1 }
    var end = head + 1
    var reach = end
    var after: Set = ["flat", "goeswith", "punct", "compound", "nummod"]
    // "Ministry of Defence", "Bank of the West", but "Havel of Prague".
    if kind == .organisation { after.formUnion(["nmod", "case", "det", "conj", "cc", "amod"]) }
    while reach < entity.upperBound, belongs(reach, to: after) || after.contains("case") {
      guard after.contains(words[reach].relation), words[reach].form != "," else { break }
      reach += 1
      if isCapital(reach - 1) || words[reach - 1].upos == "NUM" { end = reach }
    }
    return start..<end
  }
}
