internal import RapporteurCore
internal import RapporteurLanguage

/// Where one item on the table ends and the next begins, by the words rather than by the tree.
extension OutcomeMaker {
  /// The spans, cut where an item that the parser hung inside another begins: "aid to Ukraine and | the importance
  /// of unity", which is coordinated with the aid, not with Ukraine.
  func split(_ spans: [Span], atItemsUnder items: [Int]) -> [Span] {
    let analysis = use.analysis
    return spans.flatMap(splitAtSemicolons).flatMap { span -> [Span] in
      var pieces: [Span] = []
      var rest = span
      for word in analysis.words(in: span) where isItemHungTooLow(word, items) {
        guard let start = opening(of: word), let joiner = joiner(before: start),
          analysis.spans[joiner].start > rest.start + 2, rest.contains(analysis.spans[word])
        else { continue }
        let before = analysis.text.trimmed(Span(rest.start, analysis.spans[joiner].start)) {
          ReportText.isSpace($0) || $0 == ","
        }
        pieces.append(before)
        rest = Span(analysis.spans[start].start, rest.end)
      }
      return pieces + [rest]
    }
  }

  /// "the fate of the crews; | the effects of the law; and | the price of fish"
  private func splitAtSemicolons(_ span: Span) -> [Span] {
    let analysis = use.analysis
    let words = analysis.words(in: span)
    let marks = words.filter { analysis.forms[$0] == ";" }
    guard !marks.isEmpty else { return [span] }
    var pieces: [Span] = []
    for (start, end) in zip([words.lowerBound] + marks.map { $0 + 1 }, marks + [words.upperBound]) {
      let first = start < end && analysis.lowercasedForm(start) == "and" ? start + 1 : start
      guard first < end, isNounPhrase(first..<end) else { return [span] }
      pieces.append(analysis.spans[first].union(analysis.spans[end - 1]))
    }
    return pieces
  }

  /// The gerunds of a topic in a row, "on building the fleet, | sharing the catch, and | opening the sea", each with words of
  /// its own; nil where there is but one.
  func gerunds(_ binding: PatternMatch.Binding) -> [Int]? {
    let analysis = use.analysis
    guard binding.filler == .gerund else { return nil }
    func isItem(_ word: Int) -> Bool {
      analysis.xpos[word] == "VBG" && analysis.dependent(of: word, .obj, .obl, .ccomp) != nil
    }
    // Trees hang the later ones on the verb above, too.
    let besides = analysis.heads[binding.word].map { verb in
      analysis.dependents[verb].filter {
        $0 > binding.word && analysis.relation($0) == .advcl && analysis.forms[$0 - 1] == ","
          && isItem($0)
      }
    }
    let items = ([binding.word] + (besides ?? [])).flatMap { analysis.conjuncts(of: $0) }
      .uniqued().sorted().filter { $0 >= binding.word }
    let isRow = items.contains { analysis.dependent(of: $0, .cc) != nil }
    return items.count > 1 && isRow && items.allSatisfy(isItem) ? items : nil
  }

  /// Nouns that open an item of their own: "the importance of", "the need to", "ways to".
  private static let openers: Set<String> = [
    "importance", "need", "way", "opportunity", "necessity", "urgency",
  ]

  /// Plurals that open one where it is told to what end: "efforts to end the war".
  private static let endeavours: Set<String> = ["effort", "step", "plan", "measure"]

  /// Whether a noun may open an item of its own, wherever the tree hangs it.
  private func isOpener(_ word: Int) -> Bool {
    let analysis = use.analysis
    return Self.openers.contains(analysis.lemma(word))
      || Self.endeavours.contains(analysis.lemma(word))
        && analysis.features[word].contains("Number=Plur")
        && hasPurpose(word)
  }

  /// "efforts | to end", wherever the tree hangs the verb
  private func hasPurpose(_ word: Int) -> Bool {
    let analysis = use.analysis
    return word + 2 < analysis.count && analysis.lowercasedForm(word + 1) == "to"
      && analysis.xpos[word + 2] == "VB"
  }

  private func isItemHungTooLow(_ word: Int, _ items: [Int]) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[word] == .noun, !items.contains(word), let first = analysis.heads[word]
    else { return false }
    // "the accord, | the continued importance of open roads, and …"
    if analysis.relation(word) == .appos, Self.openers.contains(analysis.lemma(word)),
      analysis.dependents[word].contains(where: { analysis.lemma($0) == "the" && $0 < word })
    {
      return true
    }
    if analysis.relation(word) == .appos, isInSeries(word, after: first) { return true }
    guard analysis.relation(word) == .conj else { return false }
    // "… a ceasefire in the valley, and | new roads": the last of a series whose second item hangs on the first.
    if analysis.relation(first) == .appos, analysis.dependent(of: word, .cc) != nil,
      let head = analysis.heads[first], isInSeries(first, after: head)
    {
      return true
    }
    let det = analysis.dependents[word].contains {
      $0 < word
        && (analysis.relation($0) == .det && analysis.lemma($0) == "the"
          || analysis.relations[$0] == .nmodPoss && analysis.upos[$0] == .pronoun)
    }
    // "steps to open the sea as well as | the fleet’s new piers"
    if let cc = analysis.dependent(of: word, .cc), analysis.lowercasedForm(cc) == "as",
      [.verb, .noun].contains(analysis.upos[first]), analysis.relation(first) != .nmod,
      analysis.dependent(of: word, .det, .nmodPoss) != nil
    {
      return true
    }
    if isOpener(word) {
      // "the need for A and the importance of B": of two openers the second is no part of the first.
      return (det || analysis.features[word].contains("Number=Plur") && isOfSomething(word))
        && !(isOpener(first) && items.contains(first))
    }
    // "the importance of trade ties and | the role that guilds play", "our work to clear the mines, and | our pact": no
    // noun without an article and no verb is coordinated with one that has its own.
    let isBareNoun =
      analysis.upos[first] == .noun && analysis.features[first].contains("Number=Plur")
      && analysis.dependent(of: first, .det, .nmodPoss) == nil
      && analysis.relation(first) == .nmod
    if det, isBareNoun || analysis.upos[first] == .verb && analysis.xpos[first] == "VB" {
      return true
    }
    // "the attack against Israel and | the situation in Gaza": no name is coordinated with a thing.
    return det && analysis.upos[first] == .properNoun && analysis.entity(at: first) != nil
      && analysis.dependents[word].contains { $0 > word && analysis.relation($0) == .nmod }
  }

  /// "the release of the crews, | a ceasefire in the valley, and …": no apposition, since a last item follows behind
  /// ", and".
  private func isInSeries(_ word: Int, after first: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[first] == .noun, analysis.dependent(of: word, .det) != nil,
      let start = opening(of: word), start > 0, analysis.forms[start - 1] == ","
    else { return false }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    let end = analysis.words(in: analysis.phraseSpan(of: word, leavingOff: [.conjuncts])).upperBound
    return end + 2 < sentence.upperBound && analysis.forms[end] == ","
      && analysis.lowercasedForm(end + 1) == "and" && analysis.xpos[end + 2] != "VBD"
  }

  /// The questions that follow a topic as items of their own: "discussed trade, and | how to share the catch".
  func questions(after topic: PatternMatch.Binding) -> [Span] {
    let analysis = use.analysis
    guard let verb = analysis.heads[topic.word] else { return [] }
    return analysis.dependents(of: verb, .conj).compactMap { question in
      guard question > topic.word, analysis.xpos[question] == "VB",
        analysis.dependent(of: question, .cc) != nil,
        let how = analysis.dependents[question].first(where: {
          ["how", "whether", "where", "what"].contains(analysis.lowercasedForm($0))
        }), how < question
      else { return nil }
      return analysis.spans[how].union(
        analysis.phraseSpan(of: question, leavingOff: [.elaborations]))
    }
  }

  /// "ways to deepen", "opportunities for", not "challenges and | opportunities as friends"
  private func isOfSomething(_ word: Int) -> Bool {
    let analysis = use.analysis
    return hasPurpose(word) || analysis.dependents(of: word, .acl).contains { $0 > word }
      || isModified(word, by: ["of", "for", "to", "in"])
  }

  /// Whether a phrase with one of those prepositions follows a noun as its modifier.
  func isModified(_ noun: Int, by prepositions: Set<String>) -> Bool {
    let analysis = use.analysis
    return analysis.dependents(of: noun, .nmod).contains { child in
      child > noun
        && analysis.dependents[child].contains { prepositions.contains(analysis.lemma($0)) }
    }
  }

  /// The first word of the noun phrase of `word`.
  private func opening(of word: Int) -> Int? {
    let analysis = use.analysis
    let first = analysis.dependents[word].filter {
      $0 < word && ![.cc, .punct, .case].contains(analysis.relation($0))
    }.min()
    return first.flatMap { analysis.subtree(of: $0).first } ?? word
  }

  /// The first of the words ", and", "as well as" before `start`.
  private func joiner(before start: Int) -> Int? {
    let analysis = use.analysis
    guard start > 2 else { return nil }
    var place = start
    if analysis.lowercasedForm(start - 1) == "and" {
      place = start - 1
    } else if analysis.lowercasedForm(start - 1) == "as",
      analysis.lowercasedForm(start - 2) == "well"
    {
      place = start - 3
    } else if analysis.forms[start - 1] == "," {
      return start - 1
    } else {
      return nil
    }
    return analysis.forms[place - 1] == "," ? place - 1 : place
  }

  /// The span without what was done next: "to continue the talks | and committed to a second round".
  func withoutNextPredicate(_ span: Span) -> Span {
    let analysis = use.analysis
    let words = analysis.words(in: span)
    for word in words.dropFirst(2) where isNextPredicate(word, in: words) {
      var and = word - 1
      if analysis.upos[and] == .adverb { and -= 1 }
      guard and > words.lowerBound, analysis.lowercasedForm(and) == "and" else { continue }
      return analysis.text.trimmed(Span(span.start, analysis.spans[and].start)) {
        ReportText.isSpace($0) || $0 == ","
      }
    }
    return span
  }

  /// "including A, B and C, D, | and E": the items, read off the commas, where the last has its ", and"; trees hang some
  /// of a long series on others. `first` is a noun of it. Nil where something else than a noun phrase stands between.
  func series(before first: Int) -> [Span]? {
    let analysis = use.analysis
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[first])].words
    guard
      let opener = (sentence.lowerBound..<first).last(where: {
        analysis.lowercasedForm($0) == "including"
      })
    else { return nil }
    let end =
      ((opener + 1)..<sentence.upperBound).first {
        [";", "—", "–", ":"].contains(analysis.forms[$0])
      } ?? sentence.upperBound
    let commas = ((opener + 1)..<end).filter { analysis.forms[$0] == "," }
    guard commas.count > 1, let last = commas.last, last + 2 < end,
      analysis.lowercasedForm(last + 1) == "and"
    else { return nil }
    var items: [Span] = []
    for (start, stop) in zip([opener + 1] + commas.map { $0 + 1 }, commas + [end]) {
      let first = analysis.lowercasedForm(start) == "and" ? start + 1 : start
      guard first < stop, isNounPhrase(first..<stop) else { return nil }
      let words = analysis.spans[first].union(analysis.spans[stop - 1])
      items.append(
        analysis.text.trimmed(words) { ReportText.isSpace($0) || $0 == "." })
    }
    return items
  }

  /// Whether words are a noun with what belongs to it, by their parts of speech.
  private func isNounPhrase(_ words: Range<Int>) -> Bool {
    let analysis = use.analysis
    let openers: Set<UPOS> = [
      .noun, .properNoun, .adjective, .determiner, .numeral, .pronoun, .verb,
    ]
    guard openers.contains(analysis.upos[words.lowerBound]),
      !["which", "who", "that", "where"].contains(analysis.lowercasedForm(words.lowerBound)),
      analysis.upos[words.lowerBound] != .verb
        || ["VBN", "VBG"].contains(analysis.xpos[words.lowerBound]),
      words.contains(where: { [.noun, .properNoun].contains(analysis.upos[$0]) })
    else { return false }
    let isFinite = words.contains { ["VBD", "VBZ", "VBP", "MD"].contains(analysis.xpos[$0]) }
    return !isFinite || words.contains { analysis.relations[$0] == .aclRelcl }
  }

  /// Verbs of what parties do one after the other.
  private static let acts: Set<String> = [
    "commit", "agree", "pledge", "reaffirm", "reiterate", "underscore", "emphasize", "emphasise",
    "stress",
    "welcome", "express", "discuss", "propose", "announce", "highlight", "affirm", "resolve",
    "exchange",
  ]

  private func isNextPredicate(_ word: Int, in words: Range<Int>) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[word] == .verb, ["VBD", "VBN"].contains(analysis.xpos[word]),
      Self.acts.contains(analysis.lemma(word)), analysis.relation(word) == .conj,
      analysis.dependent(of: word, .aux, .nsubj) == nil, let first = analysis.heads[word]
    else { return false }
    // "the plan that was drafted and agreed": inside the phrase.
    return !(words.contains(first) && ["VBD", "VBN"].contains(analysis.xpos[first]))
  }
}
