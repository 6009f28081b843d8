internal import RapporteurCore

/// Finds the phrases that can stand for the same thing as others.
///
/// Reads words, trees and names.
struct MentionFinder {
  private let analysis: Analysis
  private let persons = PersonWords.standard
  private var entityOfWord: [Int: Int] = [:]
  private var quotations: [Int?] = []

  init(_ analysis: Analysis) {
    self.analysis = analysis
    for (index, entity) in analysis.entities.enumerated() {
      for word in entity.words { entityOfWord[word] = index }
    }
    quotations = Self.quotations(analysis)
  }

  /// The mentions, in the order of their first words, the longer first.
  func mentions() -> [Mention] {
    var result: [Mention] = []
    for word in 0..<analysis.count {
      if let mention = mention(at: word) {
        result.append(mention)
        if let pair = coordination(at: word, mention) { result.append(pair) }
      }
    }
    return result.sorted {
      ($0.words.lowerBound, -$0.words.upperBound) < ($1.words.lowerBound, -$1.words.upperBound)
    }
  }

  /// For each word, the number of the quotation that it stands in.
  private static func quotations(_ analysis: Analysis) -> [Int?] {
    var result: [Int?] = []
    var number = 0
    var isOpen = false
    var block: Int?
    for word in 0..<analysis.count {
      let own = analysis.sentences[Int(analysis.sentenceIndex[word])].block
      if own != block { isOpen = false }
      block = own
      switch analysis.forms[word] {
      case "“":
        if !isOpen { number += 1 }
        isOpen = true
      case "”": isOpen = false
      case "\"", "''", "``":
        isOpen.toggle()
        if isOpen { number += 1 }
      default: break
      }
      result.append(isOpen ? number : nil)
    }
    return result
  }

  private func mention(at word: Int) -> Mention? {
    if analysis.upos[word] == .pronoun || analysis.xpos[word] == "PRP$" { return pronoun(word) }
    guard analysis.upos[word] == .noun || analysis.upos[word] == .properNoun else { return nil }
    // What is part of another's name or compound stands for nothing by itself.
    let relation = analysis.relations[word].universal
    guard ![.flat, .fixed, .goeswith, .compound].contains(relation) else { return nil }
    let words = extent(of: word)
    var mention = Mention(
      head: word, words: words, form: .indefinite, sentence: Int(analysis.sentenceIndex[word]),
      lemma: analysis.lemmas[word].lowercased(), parts: [])
    mention.quotation = quotations[word]
    mention.entity = entityOfWord[word]
    mention.isPlural = isPlural(word)
    if let index = mention.entity {
      mention.form = .name
      describe(&mention, name: analysis.entities[index])
    } else {
      if analysis.upos[word] == .properNoun { mention.form = .name }
      describe(&mention)
    }
    return mention
  }

  private func isPlural(_ word: Int) -> Bool? {
    let features = analysis.features[word]
    if features.contains("Number=Plur") || features.contains("Number=Ptan") { return true }
    return features.contains("Number=Sing") ? false : nil
  }

  /// The parts of a name, those round a hyphen as one: "Har-Shefi".
  private static func joined(_ words: [String]) -> [String] {
    var parts: [String] = []
    for (index, word) in words.enumerated() {
      let isHyphenated = index > 0 && (word == "-" || words[index - 1] == "-")
      if isHyphenated, let last = parts.popLast() {
        parts.append(last + word)
      } else {
        parts.append(word)
      }
    }
    return parts
  }

  private func describe(_ mention: inout Mention, name entity: EntityMention) {
    mention.parts = Self.joined(
      entity.words.map { analysis.forms[$0].lowercased() }
        .filter { !["the", "'s", "’s", "'", "’"].contains($0) })
    mention.isPlural = entity.kind == .person ? false : mention.isPlural == true ? true : nil
    switch entity.kind {
    case .person:
      mention.isPerson = true
      let byName =
        mention.parts.count > 1 ? mention.parts.first.flatMap(persons.sex(ofGivenName:)) : nil
      let sex =
        byName == .man || byName == .woman
        ? byName : persons.sex(ofWords: mention.words.map { analysis.forms[$0].lowercased() })
      mention.isMan = sex.map { $0 == .man }
    case .organisation, .place, .state, .event: mention.isPerson = false
    case .other: break
    }
  }

  private func describe(_ mention: inout Mention) {
    let kinds = persons.kinds(of: mention.lemma)
    mention.isMan = kinds == [.man] ? true : kinds == [.woman] ? false : nil
    if !kinds.isDisjoint(with: [.man, .woman, .person]) {
      mention.isPerson = true
    } else if kinds.isEmpty || kinds == [.body] {
      mention.isPerson = mention.form == .name ? nil : false
    }
    if kinds.contains(.people) || kinds.contains(.body) {
      mention.isPlural = mention.isPlural == true ? true : nil
    }
    for child in analysis.dependents[mention.head] where child < mention.head {
      let form = analysis.forms[child].lowercased()
      switch analysis.relations[child].universal {
      case .det:
        if ["the", "this", "that", "these", "those", "both"].contains(form) {
          mention.form = .definite
        }
      case .nmod where analysis.relations[child] == .nmodPoss: mention.form = .definite
      default: break
      }
    }
    mention.parts = (mention.words.lowerBound..<mention.head).filter {
      [.adjective, .noun, .properNoun, .numeral].contains(analysis.upos[$0])
    }.map { analysis.lemmas[$0].lowercased() }
  }

  private func pronoun(_ word: Int) -> Mention? {
    let form = analysis.forms[word].lowercased()
    guard let row = Self.pronouns[form], analysis.relations[word].universal != .expl else {
      return nil
    }
    var mention = Mention(
      head: word, words: word...word, form: .pronoun, sentence: Int(analysis.sentenceIndex[word]),
      lemma: form, parts: [])
    mention.isPlural = row.isPlural
    mention.isPerson = row.isPerson
    mention.isMan = row.isMan
    mention.person = row.person
    mention.quotation = quotations[word]
    return mention
  }

  private static let pronouns:
    [String: (person: Mention.Person, isPlural: Bool?, isPerson: Bool?, isMan: Bool?)] = {
      var result:
        [String: (person: Mention.Person, isPlural: Bool?, isPerson: Bool?, isMan: Bool?)] =
          [:]
      for form in ["he", "him", "his", "himself"] { result[form] = (.third, false, true, true) }
      for form in ["she", "her", "hers", "herself"] { result[form] = (.third, false, true, false) }
      for form in ["it", "its", "itself"] { result[form] = (.third, false, false, nil) }
      for form in ["they", "them", "their", "theirs", "themselves"] {
        result[form] = (.third, true, nil, nil)
      }
      for form in ["i", "me", "my", "mine", "myself"] { result[form] = (.first, false, true, nil) }
      for form in ["we", "us", "our", "ours", "ourselves"] {
        result[form] = (.first, true, nil, nil)
      }
      for form in ["you", "your", "yours", "yourself"] { result[form] = (.second, nil, true, nil) }
      return result
    }()

  /// The words that hang together with `head`, without what is coordinated with it, what stands in
  /// apposition, and the preposition before it.
  private func extent(of head: Int) -> ClosedRange<Int> {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[head])].words
    var inside: Set<Int> = [head]
    var open = [head]
    while let word = open.popLast() {
      for child in analysis.dependents[word] where !inside.contains(child) {
        let relation = analysis.relations[child].universal
        if word == head {
          if [.conj, .cc, .appos, .parataxis, .case, .cop, .nsubj, .aux, .mark, .advcl, .punct]
            .contains(relation)
          {
            continue
          }
        }
        inside.insert(child)
        open.append(child)
      }
    }
    var first = head
    while first > sentence.lowerBound, isPart(first - 1, inside, between: first) { first -= 1 }
    var last = head
    while last + 1 < sentence.upperBound,
      inside.contains(last + 1)
        || (analysis.upos[last + 1] == .punctuation && last + 2 < sentence.upperBound
          && inside.contains(last + 2))
    {
      last += 1
    }
    while last > head, analysis.upos[last] == .punctuation { last -= 1 }
    return first...last
  }

  private func isPart(_ word: Int, _ inside: Set<Int>, between next: Int) -> Bool {
    inside.contains(word)
      || (analysis.upos[word] == .punctuation && word > 0 && inside.contains(word - 1)
        && analysis.forms[word] != ",")
  }

  /// "A and B", where `word` is A.
  private func coordination(at word: Int, _ first: Mention) -> Mention? {
    let others = analysis.dependents[word].filter {
      analysis.relations[$0].universal == .conj
        && [.noun, .properNoun, .pronoun].contains(analysis.upos[$0])
    }
    guard let last = others.last,
      others.contains(where: { other in
        analysis.dependents[other].contains { analysis.forms[$0].lowercased() == "and" }
      })
    else { return nil }
    var mention = first
    mention.words =
      first.words.lowerBound...max(first.words.upperBound, extent(of: last).upperBound)
    mention.form = .indefinite
    mention.isCoordination = true
    mention.isPlural = true
    mention.isMan = nil
    mention.entity = nil
    mention.lemma = ""
    mention.parts = []
    return mention
  }
}
