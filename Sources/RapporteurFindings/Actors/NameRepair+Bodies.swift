internal import RapporteurCore
internal import RapporteurLanguage

/// The names of bodies that the recogniser cut at "and", at "of" or before their last word.
extension NameRepair {
  /// `entities` with the names of bodies made whole.
  static func withWholeBodies(
    _ entities: [EntityMention], _ analysis: Analysis, _ lexicon: ActorLexicon
  ) -> [EntityMention] {
    let finder = BodyFinder(analysis: analysis, lexicon: lexicon, entities: entities)
    var grown: [EntityMention] = []
    for (index, entity) in entities.enumerated() {
      if let state = finder.hyphenated(entity) {
        grown.append(analysis.mention(state, entity.kind))
        continue
      }
      let completed = finder.administration(entity) ?? finder.completed(index)
      let words = completed ?? entity.words
      let isBody = completed != nil || entity.kind == .organisation
      if let whole = isBody ? finder.possessed(after: words) ?? completed : nil {
        grown.append(analysis.mention(whole, .organisation))
      }
    }
    for word in 0..<analysis.count {
      if let words = lexicon.bodies.name(at: word, of: analysis)
        ?? finder.coordinated(endingAt: word) ?? finder.firm(joinedAt: word)
      {
        grown.append(analysis.mention(words, .organisation))
      }
    }
    return replacing(entities, by: grown)
  }

  /// `entities` with those of `grown`, the longest first, in place of all that they touch.
  static func replacing(
    _ entities: [EntityMention], by grown: [EntityMention]
  ) -> [EntityMention] {
    var kept: [EntityMention] = []
    for mention in grown.sorted(by: { $0.words.count > $1.words.count })
    where !kept.contains(where: { $0.words.overlaps(mention.words) }) {
      kept.append(mention)
    }
    guard !kept.isEmpty else { return entities }
    let taken = Set(kept.flatMap(\.words))
    return (entities.filter { !$0.words.contains(where: taken.contains) } + kept)
      .sorted { $0.span < $1.span }
  }
}

/// Finds the whole of a body's name by capitals and by what hangs on what.
private struct BodyFinder {
  let analysis: Analysis
  let lexicon: ActorLexicon
  let entities: [EntityMention]
  private let entityOfWord: [Int: Int]

  init(analysis: Analysis, lexicon: ActorLexicon, entities: [EntityMention]) {
    self.analysis = analysis
    self.lexicon = lexicon
    self.entities = entities
    var entityOfWord: [Int: Int] = [:]
    for (index, entity) in entities.enumerated() {
      for word in entity.words { entityOfWord[word] = index }
    }
    self.entityOfWord = entityOfWord
  }

  /// Words that end the name of a body whose other words may be coordinated.
  private static let lastWords: Set<String> = [
    "administration", "agency", "association", "authority", "board", "bureau", "center", "centre",
    "commission", "committee", "corporation", "council", "foundation", "institute", "organisation",
    "organization", "service", "services",
  ]
  /// Words that open the name of a body and are followed by what it is for.
  private static let firstWords: Set<String> = [
    "agency", "board", "bureau", "center", "centre", "commission", "committee", "council",
    "department", "directorate", "institute", "ministry", "office",
  ]

  /// "the Alva-Holm | Administration": the government of those named before it.
  func administration(_ entity: EntityMention) -> Range<Int>? {
    let next = entity.words.upperBound
    guard entity.kind != .place, next < analysis.count,
      ["administration", "administrations"].contains(analysis.lowercasedForm(next)),
      isOneSentence(entity.words.lowerBound, next), entityOfWord[next] == nil,
      analysis.forms[next - 1].last.map({ $0.isLetter }) ?? false
    else { return nil }
    var start = entity.words.lowerBound
    while start >= 2, isHyphen(start - 1), isAttached(start - 2, start - 1),
      isCapital(start - 2), isOneSentence(start - 2, next)
    {
      start -= 2
    }
    return start..<(next + 1)
  }

  /// "Office of Management | and Budget", "Department | of the Treasury".
  func completed(_ index: Int) -> Range<Int>? {
    let words = entities[index].words
    guard entities[index].kind == .organisation,
      let first = words.first(where: {
        isCapital($0) && Self.firstWords.contains(analysis.lowercasedForm($0))
      })
    else { return nil }
    var end = words.upperBound
    if first == end - 1, let field = field(after: end) { end = field }
    guard (first..<end).contains(where: { isOf($0) }) else {
      return end > words.upperBound ? words.lowerBound..<end : nil
    }
    while let more = coordinated(after: end, in: first..<end) { end = more }
    return end > words.upperBound ? words.lowerBound..<end : nil
  }

  /// "Department of Mines | ’s Rural Harbour Service": a body that hangs on the one before it, as though it were
  /// that one's attribute; the two are one name.
  func possessed(after words: Range<Int>) -> Range<Int>? {
    var start = words.upperBound
    if start < analysis.count, ["'s", "’s"].contains(analysis.forms[start]) { start += 1 }
    guard start < analysis.count, ["'s", "’s"].contains(analysis.forms[start - 1]) else {
      return nil
    }
    var end = start
    var isBody = false
    while end < analysis.count, end < start + 7, isOneSentence(start, end) {
      if isCapital(end), [.noun, .properNoun, .adjective].contains(analysis.upos[end]) {
        let form = analysis.lowercasedForm(end)
        isBody = isBody || Self.lastWords.contains(form) || Self.firstWords.contains(form)
        end += 1
      } else if end > start, analysis.forms[end] == "of", end + 1 < analysis.count,
        isCapital(end + 1)
      {
        end += 1
      } else {
        break
      }
    }
    guard isBody, let top = analysis.top(of: start..<end), analysis.relation(top) == .nmod,
      let head = analysis.heads[top], words.contains(head)
    else { return nil }
    return words.lowerBound..<end
  }

  /// The end of "of the Treasury" at `word`, or nil.
  private func field(after word: Int) -> Int? {
    guard word + 1 < analysis.count, analysis.forms[word] == "of" else { return nil }
    var start = word + 1
    if analysis.forms[start] == "the" { start += 1 }
    var end = start
    while end < analysis.count, end < start + 4, isFree(end), isOneSentence(word, end),
      !lexicon.isTitleWord(analysis.lowercasedForm(end))
    {
      end += 1
    }
    return end > start ? end : nil
  }

  /// The end of "and Budget" at `word`, where what is coordinated belongs to the name; nil if it does not.
  private func coordinated(after word: Int, in name: Range<Int>) -> Int? {
    guard word + 1 < analysis.count, isAnd(word), isOneSentence(name.lowerBound, word + 1) else {
      return nil
    }
    var end = word + 1
    while end < analysis.count, end < word + 4, isFree(end), isOneSentence(word, end) { end += 1 }
    guard end > word + 1,
      let top = analysis.top(of: (word + 1)..<end), analysis.relation(top) == .conj,
      let head = analysis.heads[top], name.contains(head), head != name.lowerBound,
      !(word + 1..<end).contains(where: { isBodyOrTitle($0) })
    else { return nil }
    return end
  }

  /// "Food and Drug Administration": the words before `word` that hang on it with "and" between them; nil
  /// without "and".
  func coordinated(endingAt word: Int) -> Range<Int>? {
    guard isCapital(word), Self.lastWords.contains(analysis.lowercasedForm(word)) else {
      return nil
    }
    var start = word
    var joined = false
    while start > 0, word - start < 8, isOneSentence(start - 1, word) {
      let before = start - 1
      if isPart(before, of: word) {
        start = before
      } else if isAnd(before), start < word, before > 0, isPart(before - 1, of: word) {
        joined = true
        start = before - 1
      } else {
        break
      }
    }
    guard joined, start < word else { return nil }
    var end = word + 1
    if let entity = entityOfWord[word] { end = max(end, entities[entity].words.upperBound) }
    return start..<end
  }

  /// Whether a capitalised word is one of those by which the name that ends in `head` is told from others.
  private func isPart(_ word: Int, of head: Int) -> Bool {
    isCapital(word) && [.noun, .properNoun, .adjective].contains(analysis.upos[word])
      && !isBodyOrTitle(word) && !isAcronymBeforeAnd(word)
      && (analysis.ancestors(of: word).prefix(4).contains(head) || isFirstNoun(word, before: head))
      && entityOfWord[word].map { entities[$0].kind == .organisation } ?? true
  }

  /// "The Food and Drug Administration", where the parser takes "Food" for one and "Drug Administration" for another.
  private func isFirstNoun(_ word: Int, before head: Int) -> Bool {
    word > 0 && analysis.lowercasedForm(word - 1) == "the" && analysis.upos[word] == .noun
      && analysis.firstConjunct(of: head) == word
  }

  /// "NATO and European Commission": no part of the name that follows.
  private func isAcronymBeforeAnd(_ word: Int) -> Bool {
    word + 1 < analysis.count && isAnd(word + 1)
      && (analysis.forms[word].allSatisfy { $0.isUppercase || $0 == "." }
        || lexicon.state(analysis.forms[word]) != nil)
  }

  /// "Lind & Holm", "Lind & Sons": a firm.
  func firm(joinedAt word: Int) -> Range<Int>? {
    guard analysis.forms[word] == "&", word > 0, word + 1 < analysis.count,
      isOneSentence(word - 1, word + 1), isName(word - 1), isName(word + 1)
    else { return nil }
    let sides = [word - 1, word + 1].map { entityOfWord[$0].map { entities[$0].words } }
    let start = sides[0]?.lowerBound ?? word - 1
    let end = sides[1]?.upperBound ?? word + 2
    // "Ana Holm & Peter Lind" are two people.
    guard end - start <= 5, start == word - 1 || end == word + 2 else { return nil }
    return start..<end
  }

  private func isName(_ word: Int) -> Bool {
    isCapital(word) && analysis.upos[word] == .properNoun && analysis.forms[word].count > 1
      && !isBodyOrTitle(word) && lexicon.state(analysis.forms[word]) == nil
      && analysis.forms[word].contains(where: \.isLowercase)
  }

  /// "Guinea | -Bissau": a state whose name goes on behind a hyphen.
  func hyphenated(_ entity: EntityMention) -> Range<Int>? {
    let hyphen = entity.words.upperBound
    guard entity.kind != .person, hyphen + 1 < analysis.count, isHyphen(hyphen),
      isAttached(hyphen - 1, hyphen), isAttached(hyphen, hyphen + 1)
    else { return nil }
    let words = entity.words.lowerBound..<(hyphen + 2)
    let name = analysis.text[analysis.spans[words.lowerBound].union(analysis.spans[hyphen + 1])]
    return lexicon.states.state(named: name) != nil ? words : nil
  }

  // MARK: Words

  private func isFree(_ word: Int) -> Bool {
    isCapital(word) && [.noun, .properNoun, .adjective].contains(analysis.upos[word])
      && (entityOfWord[word].map { entities[$0].kind == .other } ?? true)
      && !analysis.forms[word].allSatisfy(\.isUppercase)
      && lexicon.state(analysis.forms[word]) == nil
  }

  private func isBodyOrTitle(_ word: Int) -> Bool {
    let form = analysis.lowercasedForm(word)
    return lexicon.isTitleWord(form) || Self.lastWords.contains(form)
      || Self.firstWords.contains(form)
      || ["congress", "parliament", "senate", "house", "force", "forces"].contains(form)
  }

  private func isCapital(_ word: Int) -> Bool { analysis.forms[word].first?.isUppercase == true }

  private func isAnd(_ word: Int) -> Bool { ["and", "&"].contains(analysis.lowercasedForm(word)) }

  private func isOf(_ word: Int) -> Bool {
    ["of", "for", "on"].contains(analysis.lowercasedForm(word))
  }

  private func isHyphen(_ word: Int) -> Bool { NameRepair.isHyphen(analysis.forms[word]) }

  private func isAttached(_ first: Int, _ second: Int) -> Bool {
    analysis.spans[first].end == analysis.spans[second].start
  }

  private func isOneSentence(_ first: Int, _ second: Int) -> Bool {
    analysis.sentenceIndex[first] == analysis.sentenceIndex[second]
  }
}
