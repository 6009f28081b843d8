internal import RapporteurCore
internal import RapporteurLanguage

/// Reads the titles and offices that stand before or after a person's name.
///
/// It goes by the words rather than by the tree: long titles ("Secretary of the National Security
/// and Defense Council of Ukraine Rustem Umerov") are what parsers get wrong most.
struct TitleReader {
  let analysis: Analysis
  let lexicon: ActorLexicon
  /// Whether a word belongs to some other person's name.
  let isName: (Int) -> Bool

  /// The last words of all persons' names in the report.
  let surnames: Set<String>

  private static let joiners: Set<String> = [
    "of", "for", "the", "to", "and", "&", "on", "in", "'s", "’s", "-", "–", "at",
  ]

  /// Words with a capital that may stand before a title, where they open a sentence or a turn.
  private static let openers: Set<String> = [
    "q", "today", "yesterday", "tomorrow", "tonight", "then", "now", "but",
  ]

  /// The title that ends right before `name`, or nil.
  func titleBefore(_ name: Range<Int>) -> Range<Int>? {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[name.lowerBound])].words
    var start = name.lowerBound
    while start > sentence.lowerBound, start > name.lowerBound - 24 {
      let word = start - 1
      guard !isName(word), isTitleWord(word) || isBracketedShortName(word) else { break }
      start = word
    }
    // The title opens with a title word or an adjective of a state; what stands before is not its.
    while start < name.lowerBound, !opensTitle(start, before: name.lowerBound) { start += 1 }
    guard start < name.lowerBound,
      !Self.joiners.contains(analysis.lowercasedForm(name.lowerBound - 1))
    else { return nil }
    // "the head of President Tuđman's office": the title next to the name is the name's.
    if let of = (start..<name.lowerBound).last(where: {
      ["of", "to", "for"].contains(analysis.lowercasedForm($0))
    }), of > start, of + 1 < name.lowerBound,
      lexicon.titles.title(
        ((of + 1)..<name.lowerBound).map { analysis.forms[$0] }.joined(separator: " ")) != nil
    {
      start = of + 1
    }
    // "The President and Prime Minister Lind" are two, "the Prime Minister and Foreign Minister Lind" is one.
    if start > sentence.lowerBound, analysis.lowercasedForm(start - 1) == "the",
      let and = (start..<name.lowerBound).first(where: { analysis.lowercasedForm($0) == "and" }),
      and + 1 < name.lowerBound, opensTitle(and + 1, before: name.lowerBound),
      ["president", "vice president", "king", "queen", "chancellor", "pope", "emperor"].contains(
        (start..<and).map { analysis.lowercasedForm($0) }.joined(separator: " "))
    {
      start = and + 1
    }
    // "Tuđman of Croatia and President Milošević": what stands before "and" is another's.
    if let and = (start..<name.lowerBound).last(where: {
      ["and", "&"].contains(analysis.lowercasedForm($0))
    }), and + 1 < name.lowerBound, opensTitle(and + 1, before: name.lowerBound),
      isOffice(and + 1) || !(start..<and).contains(where: isOffice)
        || (start..<and).contains(where: isOfficeOfMany)
        || isRepeated((and + 1)..<name.lowerBound, before: and),
      !areOnes(start..<and, and + 1)
    {
      start = and + 1
    }
    return start..<name.lowerBound
  }

  /// "the Danish | Prime Minister | and | Prime Minister | Lind": nobody holds one office twice.
  private func isRepeated(_ title: Range<Int>, before and: Int) -> Bool {
    let first = max(0, and - title.count)..<and
    return first.map { analysis.lowercasedForm($0) } == title.map { analysis.lowercasedForm($0) }
  }

  /// "Under Secretary for Harbours and Administrator of the Fleet Per Lind": two offices of one person, since each
  /// says of what, and no name stands between them.
  private func areOnes(_ first: Range<Int>, _ second: Int) -> Bool {
    func saysOfWhat(_ words: Range<Int>) -> Bool {
      words.contains { ["of", "for"].contains(analysis.lowercasedForm($0)) }
    }
    return analysis.forms[first.lowerBound].first?.isUppercase == true
      && first.contains(where: isOffice) && isOffice(second) && saysOfWhat(first)
      && saysOfWhat(second..<min(analysis.count, second + 3))
  }

  /// The title that follows `name` after a comma ("Jake Sullivan, the national security
  /// adviser,"), or nil.
  func titleAfter(_ name: Range<Int>) -> Range<Int>? {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[name.lowerBound])].words
    var start = name.upperBound
    guard start + 1 < sentence.upperBound, analysis.forms[start] == "," else { return nil }
    start += 1
    for words in [["as"], ["the", "a", "an", "his", "her", "their"]]
    where start < sentence.upperBound && words.contains(analysis.lowercasedForm(start)) {
      start += 1
    }
    // "Holm, as well as four ministers", "Holm, on your first question to the minister"
    guard start < sentence.upperBound,
      ![.adposition, .coordinatingConjunction, .adverb].contains(analysis.upos[start])
    else { return nil }
    var end = start
    while end < sentence.upperBound, end < start + 20 {
      let form = analysis.forms[end]
      if [",", ".", ";", ":", ")", "(", "—", "–", "”", "\""].contains(form) { break }
      if analysis.upos[end] == .verb || analysis.upos[end] == .auxiliary { return nil }
      end += 1
    }
    guard end > start, end < sentence.upperBound, !(start..<end).contains(where: isName),
      // A list of names with titles runs on: "Jared Kushner, Secretary of … Rustem Umerov, and".
      !(start..<end).contains(where: { surnames.contains(analysis.forms[$0]) }),
      (start..<end).contains(where: { isOffice($0) }), !isPlural(start..<end)
    else { return nil }
    return start..<end
  }

  /// Whether a phrase tells of several: "Ana Holm, | guild leaders and …".
  private func isPlural(_ phrase: Range<Int>) -> Bool {
    let plain = phrase.prefix { analysis.upos[$0] != .adposition && analysis.lemma($0) != "and" }
    return plain.last(where: { [.noun, .properNoun].contains(analysis.upos[$0]) }).map {
      analysis.features[$0].contains("Number=Plur")
    } ?? false
  }

  /// A word of "(HSA)" in "Administrator of the Harbour Safety Authority (HSA) Per Lind".
  private func isBracketedShortName(_ word: Int) -> Bool {
    func isBracketed(_ middle: Int) -> Bool {
      middle > 0 && middle + 1 < analysis.count && analysis.forms[middle - 1] == "("
        && analysis.forms[middle + 1] == ")" && analysis.forms[middle].count > 1
        && analysis.forms[middle].allSatisfy { $0.isUppercase || $0 == "-" }
    }
    return isBracketed(word) || isBracketed(word + 1) || isBracketed(word - 1)
  }

  private func isTitleWord(_ word: Int) -> Bool {
    let form = analysis.forms[word]
    if Self.joiners.contains(form.lowercased()) { return true }
    if form == "." || form == "," { return false }
    if isOffice(word) { return true }
    guard let first = form.unicodeScalars.first else { return false }
    return first.properties.isUppercase
      && ![.verb, .auxiliary, .pronoun, .subordinatingConjunction, .adverb, .adposition].contains(
        analysis.upos[word])
  }

  /// Whether `word` is a title or an office by itself, or opens a longer one.
  func isOffice(_ word: Int) -> Bool {
    lexicon.isTitleWord(analysis.lowercasedForm(word))
      || lexicon.isTitleWord(analysis.lemma(word))
  }

  /// "Members" in "Members of Congress and | Trade Secretary Holm": others than the one named.
  private func isOfficeOfMany(_ word: Int) -> Bool {
    isOffice(word) && analysis.features[word].contains("Number=Plur")
  }

  private func opensTitle(_ start: Int, before end: Int) -> Bool {
    let form = analysis.lowercasedForm(start)
    if Self.joiners.contains(form) || Self.openers.contains(form)
      || analysis.upos[start] == .coordinatingConjunction
    {
      return false
    }
    if isOffice(start) { return true }
    guard (start..<end).contains(where: isOffice) else { return false }
    if lexicon.states.state(adjective: analysis.forms[start]) != nil
      || lexicon.states.state(named: analysis.forms[start]) != nil
    {
      return true
    }
    return analysis.forms[start].first?.isUppercase == true
      && analysis.upos[start] != .adposition && analysis.upos[start] != .determiner
  }
}
