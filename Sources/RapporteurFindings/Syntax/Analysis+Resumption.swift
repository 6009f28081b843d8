internal import RapporteurCore
internal import RapporteurLanguage

/// Where a phrase goes on though the tree breaks it off: inside a name, at a date's comma, before a
/// participle.
extension Analysis {
  /// The end of `span`, taken on over what can only belong to its last noun: "the Trans | -Caspian
  /// Pipeline", "the fishers | ’ guilds", "the importance of Norway | taking part".
  func resumedEnd(of span: Span) -> Int {
    var end = span.end
    for _ in 0..<4 {
      let next = words(in: Span(end, end + 2)).lowerBound
      guard next > 0, next < count, spans[next].start - end <= 1,
        sentenceIndex[next] == sentenceIndex[next - 1], spans[next - 1].end <= end,
        let further = continuation(at: next) ?? lastOfSeries(from: next, in: words(in: span)),
        further > end
      else { break }
      end = further
    }
    return end
  }

  /// The start of `span`, taken back over the first part of a word that was parted at a hyphen: "de- | escalating".
  func resumedStart(of span: Span) -> Int {
    var word = words(in: span).lowerBound
    while word > 1, word < count, Self.hyphens.contains(forms[word - 1]),
      spans[word - 1].end == spans[word].start, spans[word - 2].end == spans[word - 1].start
    {
      word -= 2
    }
    return word < count ? min(spans[word].start, span.start) : span.start
  }

  /// The end of the last member of a series that `words` break off before: "farms, strong mills | , and a working
  /// harbour", "combats the drought | , is cheap, and will last", "the bill | , as well as another".
  private func lastOfSeries(from next: Int, in words: Range<Int>) -> Int? {
    let sentence = sentences[Int(sentenceIndex[next])].words
    var opener = next
    if forms[next] == "," { opener += 1 }
    guard opener + 2 < sentence.upperBound else { return nil }
    let asWellAs = ["as", "well", "as"]
    if opener > next, asWellAs.indices.allSatisfy({ lowercasedForm(opener + $0) == asWellAs[$0] }) {
      guard opener + 3 < sentence.upperBound, [.noun, .properNoun].contains(upos[next - 1]),
        ![.verb, .pronoun].contains(upos[opener + 3]), lowercasedForm(opener + 3) != "to"
      else { return nil }
      return end(ofMemberAt: opener + 3)
    }
    if ["and", "or"].contains(lowercasedForm(opener)) {
      // The comma of the series stands before it, with no "and" after the comma.
      guard let comma = words.dropFirst().last(where: { forms[$0] == "," }), comma + 1 < next,
        !(comma..<next).contains(where: { ["and", "or"].contains(lowercasedForm($0)) }),
        !["including", "which", "who", "such", "as", "where", "while", "with"].contains(
          lowercasedForm(comma + 1)),
        areAlike(comma + 1, opener + 1)
      else { return nil }
      return end(ofMemberAt: opener + 1)
    }
    // "a plan that combats the drought | , is cheap, and …"
    guard opener > next, isPredicateOfSeries(opener),
      words.contains(where: {
        ["that", "which", "who"].contains(lowercasedForm($0)) && $0 + 1 < next
          && (xpos[$0 + 1] == xpos[opener])
      }),
      (opener..<min(sentence.upperBound - 1, opener + 25)).contains(where: {
        lowercasedForm($0) == "and" && forms[$0 - 1] == ","
      })
    else { return nil }
    return end(ofMemberAt: opener)
  }

  /// Whether two words can open members of one series: both verbs of one form, or neither a verb that is finite.
  private func areAlike(_ first: Int, _ second: Int) -> Bool {
    if upos[first] == .verb, xpos[first] == xpos[second] { return true }
    let nominal: Set<UPOS> = [.noun, .properNoun, .adjective, .determiner, .numeral]
    return nominal.contains(upos[first]) && nominal.contains(upos[second])
  }

  /// A verb or copula in the present without a subject of its own.
  private func isPredicateOfSeries(_ word: Int) -> Bool {
    guard ["VBZ", "VBP"].contains(xpos[word]) else { return false }
    let clause = [.aux, .cop].contains(relation(word)) ? heads[word] ?? word : word
    return dependent(of: clause, .nsubj).map { $0 < word } ?? true
  }

  /// The end of the phrase that opens at `word`, a member of a series; nil where it opens a clause with a subject of
  /// its own.
  private func end(ofMemberAt word: Int) -> Int? {
    var head = word
    while let above = heads[head], above > word, above - word < 12 { head = above }
    guard sentenceIndex[head] == sentenceIndex[word],
      !dependents(of: head, .nsubj).contains(where: { $0 >= word }),
      ![.nsubj, .csubj].contains(relation(head))
    else { return nil }
    let end = phraseSpan(of: head, leavingOff: [.elaborations]).end
    return end > spans[word].start ? end : nil
  }

  /// The end of what goes on with the phrase before the word `next`, or nil.
  private func continuation(at next: Int) -> Int? {
    let last = next - 1
    // "the path | forward for the treaty"
    if ["forward", "ahead"].contains(lowercasedForm(next)), upos[last] == .noun {
      let rest = next + 1
      if rest < count, Self.extending.contains(lowercasedForm(rest)), let head = heads[rest],
        head > rest, sentenceIndex[head] == sentenceIndex[next]
      {
        return phraseSpan(of: head, leavingOff: [.elaborations]).end
      }
      return spans[next].end
    }
    if xpos[next] == "POS" || ["’s", "'s"].contains(forms[next]) {
      return nounRun(from: next + 1, allowing: [.adjective, .numeral, .adverb])
    }
    if Self.hyphens.contains(forms[next]), spans[next].start == spans[last].end,
      next + 1 < count, spans[next + 1].start == spans[next].end
    {
      // "de- | escalating the conflict"
      if xpos[next + 1] == "VBG", upos[next + 1] == .verb {
        return phraseSpan(of: next + 1, leavingOff: [.subject, .elaborations]).end
      }
      return nounRun(from: next + 1, allowing: [.adjective])
    }
    // "Norland® | fish oil", with or without mark-up
    var after = next
    while after < count, after - next < 8, Self.marks.contains(lowercasedForm(after)) { after += 1 }
    let isMark =
      (next..<after).contains { !["<", ">", "/"].contains(forms[$0]) }
      || forms[last].lowercased().hasSuffix("sup") && after > next
    if isMark || forms[last].hasSuffix("®") || forms[last].hasSuffix("™"),
      let end = nounRun(from: after, allowing: [.adjective])
    {
      return end
    }
    // "the July 4, 2021, | protests", "the Labour Relations | Voting Act", "Schedule | I"
    if [.properNoun, .numeral].contains(upos[last]) || hasCapital(last) && hasCapital(next) {
      if upos[last] == .properNoun, forms[next].allSatisfy({ "IVX".contains($0) }) {
        return spans[next].end
      }
      if time(at: next) == nil, relation(next) != .nsubj, let end = nounRun(from: next) {
        return end
      }
    }
    return participle(at: next) ?? coordinatedGerund(at: next) ?? afterTime(next)
      ?? relative(at: next) ?? afterList(next) ?? nameBehind(next) ?? afterAside(next)
  }

  /// "our partner | Norway": the name that says who is meant, hung beside the noun.
  private func nameBehind(_ next: Int) -> Int? {
    guard upos[next - 1] == .noun, dependent(of: next - 1, .nmodPoss) != nil,
      upos[next] == .properNoun, let name = entity(at: next), name.words.lowerBound == next,
      relation(next) != .nsubj, dependent(of: next, .case) == nil
    else { return nil }
    return name.span.end
  }

  /// "insist – as before – | that prices must fall", "that the mills – the old ones above all – | can go on": what was
  /// broken off by an aside between two dashes goes on behind it.
  private func afterAside(_ next: Int) -> Int? {
    guard isDash(next) else { return nil }
    let sentence = sentences[Int(sentenceIndex[next])].words
    let isClosing = (sentence.lowerBound..<next).contains(where: isDash)
    let close =
      isClosing
      ? next : ((next + 2)..<max(next + 2, sentence.upperBound - 1)).first(where: isDash)
    guard let close, close + 2 < sentence.upperBound,
      lowercasedForm(close + 1) == "that" || ["VBN", "MD"].contains(xpos[close + 1]),
      let last = sentence.last(where: { upos[$0] != .punctuation }), last > close + 1
    else { return nil }
    return spans[last].end
  }

  /// Whether a word is a dash between clauses, not a hyphen.
  private func isDash(_ word: Int) -> Bool { ["—", "–", "--"].contains(forms[word]) }

  /// Whether there is a capital anywhere in a word: "U.S.", "mRNA".
  private func hasCapital(_ word: Int) -> Bool { forms[word].contains { $0.isUppercase } }

  private static let hyphens: Set<String> = ["-", "‐", "‑"]

  private static let marks: Set<String> = [
    "®", "™", "<sup>", "</sup>", "<", ">", "sup", "/", "/sup",
  ]

  /// The end of the nouns that stand together from `word` on, if it is the first of them.
  private func nounRun(from word: Int, allowing others: Set<UPOS> = []) -> Int? {
    var end: Int?
    var next = word
    while next < count, sentenceIndex[next] == sentenceIndex[word], time(at: next) == nil,
      [.noun, .properNoun].contains(upos[next]) || others.contains(upos[next])
        || !others.isEmpty && relation(next) == .amod
    {
      if relation(next) == .nsubj, heads[next].map({ $0 > next }) ?? false { return nil }
      if [.noun, .properNoun].contains(upos[next]) { end = spans[next].end }
      next += 1
    }
    return end
  }

  /// "the importance of Norway | taking part", "the families of those | still held".
  private func participle(at next: Int) -> Int? {
    let word = upos[next] == .adverb && next + 1 < count ? next + 1 : next
    guard ["VBG", "VBN"].contains(xpos[word]), upos[word] == .verb,
      [.noun, .properNoun, .pronoun, .numeral, .determiner].contains(upos[next - 1]),
      [.acl, .advcl, .xcomp, .ccomp].contains(relation(word)),
      dependent(of: word, .aux, .auxPass, .mark) == nil,
      dependent(of: word, .nsubj).map({ $0 < next }) ?? true,
      heads[word].map({ $0 < next }) ?? false
    else { return nil }
    if word > next, xpos[word] == "VBG" { return nil }
    return phraseSpan(of: word, leavingOff: [.elaborations]).end
  }

  /// "commitment to free trade | and opening the harbour".
  private func coordinatedGerund(at next: Int) -> Int? {
    guard ["and", "or"].contains(lowercasedForm(next)), next + 1 < count,
      xpos[next + 1] == "VBG", upos[next + 1] == .verb, relation(next + 1) != .amod,
      [.noun, .properNoun].contains(upos[next - 1]),
      dependent(of: next + 1, .aux, .nsubj) == nil, lemma(next + 1) != "include"
    else { return nil }
    return phraseSpan(of: next + 1, leavingOff: [.elaborations]).end
  }

  /// "the launch | earlier this week of a new dialogue".
  private func afterTime(_ next: Int) -> Int? {
    var word = next
    while word < count, word - next < 6,
      time(at: word) != nil || ["earlier", "later", "today"].contains(lowercasedForm(word))
    {
      word += 1
    }
    guard word > next, word < count, lowercasedForm(word) == "of", let head = heads[word],
      head > word
    else { return nil }
    return phraseSpan(of: head, leavingOff: [.elaborations]).end
  }

  /// "the hard work | that the crews put into it".
  private func relative(at next: Int) -> Int? {
    guard ["that", "who"].contains(lowercasedForm(next)), upos[next] != .determiner,
      [.noun, .pronoun].contains(upos[next - 1]), let verb = heads[next], verb > next,
      upos[verb] == .verb || upos[verb] == .adjective || upos[verb] == .noun,
      [.acl, .advcl, .ccomp].contains(relation(verb)), heads[verb].map({ $0 < next }) ?? false
    else { return nil }
    return phraseSpan(of: verb, leavingOff: [.elaborations]).end
  }

  /// "the role allies, | including Norway, play in the valley": the verb after the list is the relative's.
  private func afterList(_ next: Int) -> Int? {
    guard forms[next] == ",", next + 2 < count, lowercasedForm(next + 1) == "including" else {
      return nil
    }
    let sentence = sentences[Int(sentenceIndex[next])].words
    for comma in (next + 2)..<max(next + 2, min(next + 16, sentence.upperBound - 2))
    where forms[comma] == "," {
      let verb = comma + 1
      guard ["VB", "VBP", "VBZ"].contains(xpos[verb]), upos[verb] == .verb,
        dependent(of: verb, .nsubj, .mark) == nil
      else { continue }
      return phraseSpan(of: verb, leavingOff: [.elaborations]).end
    }
    return nil
  }

  /// Where the noun starts whose relative clause ends in `verb` and lacks an object: "the steps | it will take";
  /// nil if there is none.
  func gappedHead(of verb: Int) -> Int? {
    guard dependent(of: verb, .obj, .ccomp, .xcomp) == nil else { return nil }
    for clause in [verb] + ancestors(of: verb).prefix(3) {
      if relations[clause] == .aclRelcl, let noun = heads[clause], noun < clause,
        let subject = dependent(of: clause, .nsubj), subject < clause, subject > noun,
        !["who", "which", "that"].contains(lowercasedForm(subject)),
        // "the town where it will stop", "the talks in which it will share"
        !(noun..<clause).contains(where: {
          ["where", "when", "why", "how"].contains(lowercasedForm($0))
            || (["which", "whom", "whose"].contains(lowercasedForm($0))
              && upos[$0 - 1] == .adposition)
        })
      {
        let first = subtree(of: noun) { $0 > noun || [.case, .mark].contains(relation($0)) }.first
        return spans[first ?? noun].start
      }
      guard [.xcomp, .ccomp].contains(relation(clause)) else { return nil }
    }
    return nil
  }
}
