internal import RapporteurCore
internal import RapporteurLanguage

/// The questions that rules ask of a dependency tree.
extension Analysis {
  /// Whether a word is the mark of a possessive: "Norway | ’s", "the guilds | ’".
  func isPossessiveMark(_ word: Int) -> Bool { ["'s", "’s", "'", "’"].contains(forms[word]) }

  /// The block of the text that `word` stands in.
  func block(of word: Int) -> Block { blocks[sentences[Int(sentenceIndex[word])].block] }

  /// The lemma of `word`, lower case, so that "Call" and "call" are one.
  func lemma(_ word: Int) -> String { lemmas[word].lowercased() }

  /// The form of `word`, lower case.
  func lowercasedForm(_ word: Int) -> String { forms[word].lowercased() }

  /// The relation of `word` to its head without its subtype.
  func relation(_ word: Int) -> Relation { relations[word].universal }

  /// The first dependent of `word` in one of those relations, subtypes included.
  func dependent(of word: Int, _ wanted: Relation...) -> Int? {
    dependents[word].first { wanted.contains(relation($0)) || wanted.contains(relations[$0]) }
  }

  /// The dependents of `word` in one of those relations, subtypes included.
  func dependents(of word: Int, _ wanted: Relation...) -> [Int] {
    dependents[word].filter { wanted.contains(relation($0)) || wanted.contains(relations[$0]) }
  }

  /// Whether one of those prepositions, by their lemmas, stands before the phrase that `word` heads.
  func hasCase(_ word: Int, _ lemmas: Set<String>) -> Bool {
    dependents(of: word, .case).contains { lemmas.contains(lemma($0)) }
  }

  /// The words under `word`, itself included, in text order, without the branches that start
  /// with a dependent for which `isCut` says so.
  func subtree(of word: Int, cutting isCut: (Int) -> Bool = { _ in false }) -> [Int] {
    var words: [Int] = []
    var open = [word]
    while let next = open.popLast() {
      words.append(next)
      open.append(contentsOf: dependents[next].filter { !isCut($0) })
    }
    return words.sorted()
  }

  /// `word` and what is coordinated with it, in text order.
  func conjuncts(of word: Int) -> [Int] {
    var words = [word]
    var index = 0
    while index < words.count {
      words.append(contentsOf: dependents(of: words[index], .conj).filter { !words.contains($0) })
      index += 1
    }
    return words.sorted()
  }

  /// The first of the conjuncts that `word` belongs to.
  func firstConjunct(of word: Int) -> Int {
    var word = word
    while relation(word) == .conj, let head = heads[word] { word = head }
    return word
  }

  /// The heads of `word` from its own upward, to the root.
  func ancestors(of word: Int) -> [Int] {
    var result: [Int] = []
    var next = heads[word]
    while let head = next, result.count < count {
      result.append(head)
      next = heads[head]
    }
    return result
  }

  /// Whether `word` is a verb or stands as a predicate with a copula.
  func isPredicate(_ word: Int) -> Bool {
    upos[word] == .verb || dependents[word].contains { relations[$0] == .cop }
  }

  /// Whether `word` is the passive participle of a clause.
  func isPassive(_ word: Int) -> Bool {
    dependents[word].contains {
      relations[$0] == .auxPass || relations[$0] == .nsubjPass || relations[$0] == .csubjPass
    }
  }

  /// Whether `word` is a participle that modifies a noun as if passive ("the issues raised").
  func isReducedPassive(_ word: Int) -> Bool {
    upos[word] == .verb && relations[word] == .acl && xpos[word] == "VBN"
  }

  /// Whether a negation stands at `word` or at its auxiliary, or at the "going" of "not going to sign".
  func isNegated(_ word: Int) -> Bool {
    if relation(word) == .xcomp, let head = heads[word], lowercasedForm(head) == "going",
      isNegatedItself(head)
    {
      return true
    }
    return isNegatedItself(word)
  }

  private func isNegatedItself(_ word: Int) -> Bool {
    dependents[word].contains { child in
      let lemma = lemma(child)
      return
        (relation(child) == .advmod
        && ["not", "n't", "n’t", "never", "hardly", "nt"].contains(lemma))
        || (relation(child) == .det && lemma == "no")
        || (relation(child) == .advmod && lowercasedForm(child) == "longer")
    }
  }

  /// The words of a span.
  func words(in span: Span) -> Range<Int> {
    let first = partition { spans[$0].start >= span.start }
    let last = partition { spans[$0].start >= span.end }
    return first..<max(first, last)
  }

  /// The word that covers the byte at `offset`, or nil.
  func word(at offset: Int) -> Int? {
    let index = partition { spans[$0].end > offset }
    return index < count && spans[index].start <= offset ? index : nil
  }

  /// The first word index from which `isAfter` holds; it must be monotone.
  private func partition(_ isAfter: (Int) -> Bool) -> Int { Self.partition(count, isAfter) }

  /// The first index below `count` from which `isAfter` holds, or `count`; it must be monotone.
  static func partition(_ count: Int, _ isAfter: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAfter(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The word of `range` whose head lies outside of it: the top of the phrase.
  func top(of range: Range<Int>) -> Int? {
    range.first { word in heads[word].map { !range.contains($0) } ?? true }
  }

  /// The time expressions that lie in `span`.
  func times(in span: Span) -> [TimeExpression] {
    let first = Self.partition(times.count) { times[$0].span.start >= span.start }
    return Array(
      times[first...].prefix { $0.span.start < span.end }.filter { span.contains($0.span) })
  }

  /// The time expression that `word` belongs to, or nil.
  func time(at word: Int) -> TimeExpression? {
    let index = Self.partition(times.count) { times[$0].words.upperBound > word }
    return index < times.count && times[index].words.contains(word) ? times[index] : nil
  }

  /// The indices of the names that lie in `span`.
  func entities(in span: Span) -> Range<Int> {
    let first = Self.partition(entities.count) { entities[$0].span.start >= span.start }
    let last = Self.partition(entities.count) { entities[$0].span.start >= span.end }
    return first..<max(first, last)
  }

  /// The name that `word` belongs to, or nil.
  func entity(at word: Int) -> EntityMention? {
    let index = Self.partition(entities.count) { entities[$0].words.upperBound > word }
    return index < entities.count && entities[index].words.contains(word) ? entities[index] : nil
  }
}
