internal import RapporteurCore
internal import RapporteurLanguage

/// A place where a pattern fits.
struct PatternMatch: Sendable {
  /// What fills a slot.
  struct Binding: Sendable {
    let role: String
    let filler: Pattern.Filler
    /// The head of the phrase or clause.
    let word: Int
    /// The preposition or conjunction before it, or nil.
    let marker: Int?
  }

  let rule: Rule
  /// The pattern that fits.
  let pattern: Pattern
  /// The word that the pattern's head fits.
  let head: Int
  /// The words of the cue: the head, the fixed words, the markers.
  var cue: [Int]
  var bindings: [Binding]
  /// What fills the subject, or nil if there is none in the sentence.
  var subject: Int?

  /// What fills `role`, or nil.
  func binding(_ role: String) -> Binding? { bindings.first { $0.role == role } }
}

/// Fits patterns to a dependency tree.
///
/// The match goes by the tree, and so skips adverbs, articles and parentheses; but it asks for the
/// text order too, and forgives a phrase that hangs one word too high or too low, which is the
/// error that parsers make most.
struct PatternMatcher {
  let analysis: Analysis
  let rules: RuleSet
  /// The matches at each word, worked out once: every finder asks for them.
  private var matchesByWord: [[PatternMatch]] = []

  /// Fits all patterns of `rules` to all words of `analysis`.
  init(analysis: Analysis, rules: RuleSet) {
    self.analysis = analysis
    self.rules = rules
    matchesByWord = (0..<analysis.count).map(findMatches)
  }

  /// The matches with their head at `word`: for each kind of finding the first pattern that fits.
  func matches(at word: Int) -> [PatternMatch] { matchesByWord[word] }

  private func findMatches(at word: Int) -> [PatternMatch] {
    var found: [PatternMatch] = []
    let lemma = analysis.lemma(word)
    var entries = rules.entries(forHead: lemma)
    let form = analysis.lowercasedForm(word)
    // A participle's own patterns first: "is opposed to" is no passive of "oppose".
    if form != lemma { entries = rules.entries(forHead: form) + entries }
    for entry in entries {
      guard fits(word, entry.pattern.headClass),
        !found.contains(where: { $0.rule.kind == entry.rule.kind }),
        let match = match(entry, at: word)
      else { continue }
      found.append(match)
    }
    return found
  }

  /// Verbs whose subject holds what their object names: "expressed support".
  static let voicing: Set<String> = [
    "reaffirm", "reiterate", "express", "convey", "voice", "underscore", "underline", "emphasize",
    "stress", "state", "show", "have", "confirm", "restate", "offer", "give", "pledge", "declare",
    "repeat", "renew", "announce", "affirm", "maintain", "indicate", "signal", "demonstrate",
    "share", "make", "hold", "extend", "register", "raise", "highlight", "send", "be", "note",
  ]

  private func fits(_ word: Int, _ headClass: Pattern.HeadClass) -> Bool {
    // A participle before its noun ("shared values") tells nothing that was done.
    if headClass == .verb, analysis.relation(word) == .amod { return false }
    let tag = analysis.xpos[word]
    switch (headClass, analysis.upos[word]) {
    case (.verb, .verb), (.noun, .noun), (.noun, .properNoun), (.adjective, .adjective):
      return true
    // Participles change sides: "opposed to", "committed to".
    case (.adjective, .verb):
      // "they had prepared to leave" tells what they did, not what they were.
      let hasHave = analysis.dependents[word].contains {
        analysis.relation($0) == .aux && analysis.lemma($0) == "have"
      }
      return (tag == "VBN" && (!hasHave || analysis.isPassive(word))) || tag == "VBG"
    case (.verb, .adjective):
      return tag == "VBN" || (tag == "JJ" && analysis.forms[word].hasSuffix("ed"))
    default: return false
    }
  }

  private func match(_ entry: RuleSet.Entry, at head: Int) -> PatternMatch? {
    var match = PatternMatch(
      rule: entry.rule, pattern: entry.pattern, head: head, cue: [head], bindings: [])
    let passive =
      entry.pattern.headClass == .verb
      && (analysis.isPassive(head) || analysis.isReducedPassive(head))
    var predicated: Int?
    for element in entry.pattern.elements {
      switch element {
      case .word(["be"], _):
        guard let predicate = analysis.heads[head], analysis.relation(head) == .nsubj,
          let be = analysis.dependents[predicate].first(where: { analysis.lemma($0) == "be" })
        else { return nil }
        match.cue.append(be)
        predicated = predicate
      case .slot(let role, let fillers, _) where predicated != nil:
        guard let word = predicated, !match.cue.contains(word) else { return nil }
        let isGerund = analysis.xpos[word] == "VBG"
        match.bindings.append(
          PatternMatch.Binding(
            role: role, filler: isGerund || !fillers.contains(.phrase) ? .gerund : .phrase,
            word: word, marker: nil))
        predicated = nil
      case .word(let lemmas, let isOptional):
        if let next = fixedWord(lemmas, after: match.cue) {
          match.cue.append(next)
        } else if !isOptional {
          return nil
        }
      case .slot(let role, let fillers, let markers):
        guard
          let binding = filler(
            role, fillers, markers, after: match.cue, taken: match.bindings.map(\.word),
            passive: passive)
        else { return nil }
        if let marker = binding.marker { match.cue.append(marker) }
        match.bindings.append(binding)
      }
    }
    match.subject = analysis.agent(of: head)
    // "condemned the call for war": the stance of a noun is its owner's, or of one who voices it.
    if entry.pattern.headClass == .noun, analysis.possessor(of: head) == nil,
      let verb = analysis.heads[analysis.firstConjunct(of: head)], analysis.upos[verb] == .verb,
      !Self.voicing.contains(analysis.lemma(verb)),
      ["position", "commitment"].contains(entry.rule.kind)
    {
      return nil
    }
    // "is committed to": a state, and its subject the one who is in it.
    // "I am disappointed by the ruling": I am, whatever the parser takes for a passive.
    if entry.pattern.headClass == .adjective,
      let state = analysis.dependents[head].first(where: { analysis.relations[$0] == .nsubjPass })
    {
      match.subject = state
    }
    // "expressed U.S. appreciation": the owner of the noun is the one whose stance it is.
    for noun in match.cue.dropFirst() where analysis.upos[noun] == .noun {
      if let possessor = analysis.possessor(of: noun), analysis.upos[possessor] != .pronoun {
        match.subject = possessor
      }
    }
    if let owner = ownerAfter(match) { match.subject = owner }
    return match
  }

  /// "the commitment | of Norway | to clear the mines": the owner that stands after the noun.
  private func ownerAfter(_ match: PatternMatch) -> Int? {
    guard
      let noun = match.cue.first(where: {
        analysis.upos[$0] == .noun && Self.owned.contains(analysis.lemma($0))
          && ($0 == match.head || Self.stances.contains(analysis.lemma($0)))
      }), let content = match.bindings.first(where: { $0.word > noun })
    else { return nil }
    return analysis.dependents[noun].first { owner in
      guard owner > noun, owner < content.word, analysis.relation(owner) == .nmod,
        let marker = analysis.dependents(of: owner, .case).first.map({ analysis.lemma($0) })
      else { return false }
      let isNamed = analysis.entity(at: owner) != nil || analysis.upos[owner] == .properNoun
      // "a commitment | from several firms | to open the code"
      return marker == "of" && isNamed
        || marker == "from" && (isNamed || analysis.features[owner].contains("Number=Plur"))
    }
  }

  /// Nouns for what somebody undertakes or thinks of a matter.
  private static let owned = stances.union([
    "commitment", "pledge", "promise", "resolve", "determination", "intention", "willingness",
    "readiness",
  ])

  /// Nouns for what somebody thinks of a matter, which a verb may voice: "underscored the support | of Norway | for".
  private static let stances: Set<String> = [
    "support", "appreciation", "gratitude", "concern", "opposition", "backing",
  ]

  /// A dependent of the cue so far, or of a conjunct of it, with one of those lemmas.
  private func fixedWord(_ lemmas: Set<String>, after cue: [Int]) -> Int? {
    let last = cue[cue.count - 1]
    var candidates: [Int] = []
    for word in cue.reversed() {
      for child in analysis.dependents[word] {
        candidates.append(child)
        // "affirmed their resolve and discussed the need": what another verb has for its object.
        if analysis.relation(child) == .conj, analysis.upos[child] == .verb,
          analysis.upos[word] == .verb, analysis.dependent(of: word, .obj) != nil
        {
          continue
        }
        if analysis.relation(child) == .conj || analysis.relation(child) == .obj
          || analysis.relation(child) == .obl
        {
          candidates.append(contentsOf: analysis.dependents[child])
          candidates.append(contentsOf: analysis.conjuncts(of: child))
        }
      }
    }
    let fitting = candidates.filter {
      lemmas.contains(analysis.lemma($0)) || lemmas.contains(analysis.lowercasedForm($0))
    }
    // "held a roundtable session": the session that was held before the word that only describes it.
    let following = fitting.filter { $0 > last && analysis.relation($0) != .amod }
    return following.min() ?? fitting.filter { $0 > last }.min()
      ?? fitting.first { analysis.relations[$0] == .nsubjPass }
  }

  private func filler(
    _ role: String, _ fillers: Set<Pattern.Filler>, _ markers: Set<String>, after cue: [Int],
    taken: [Int], passive: Bool
  ) -> PatternMatch.Binding? {
    let head = cue[0]
    for filler in Pattern.Filler.order where fillers.contains(filler) {
      let found: (word: Int, marker: Int?)?
      switch filler {
      case .phrase:
        found =
          markers.isEmpty
          ? object(after: cue, passive: passive, taken: taken)
          : marked(markers, after: cue, taken: taken, gerund: false)
      case .gerund:
        found =
          markers.isEmpty
          ? clause(after: cue, taken: taken) { gerund in
            // "backs the fund | by paying": how, not what. "condemned the murder, | welcoming …": beside it.
            analysis.xpos[gerund] == "VBG"
              && (object(after: cue, passive: passive, taken: taken).map { $0.word > gerund }
                ?? true)
              && !analysis.dependents[gerund].contains {
                [.mark, .case].contains(analysis.relation($0)) && $0 < gerund
              }
          }
          : marked(markers, after: cue, taken: taken, gerund: true)
      case .infinitive:
        found = clause(after: cue, taken: taken) { word in
          analysis.dependents[word].contains {
            analysis.relation($0) == .mark && analysis.lemma($0) == "to" && $0 > head
          }
        }
      case .clause:
        found = clause(after: cue, taken: taken) { word in
          // "support …, as they defend themselves" is no content clause.
          ([.ccomp, .csubj, .xcomp].contains(analysis.relation(word))
            || analysis.dependents[word].contains {
              analysis.relation($0) == .mark && analysis.lemma($0) == "that"
            })
            && analysis.dependent(of: word, .nsubj, .csubj, .expl) != nil
            && (markers.isEmpty
              || analysis.dependents[word].contains {
                analysis.relation($0) == .mark && markers.contains(analysis.lemma($0))
              })
        }
      }
      if let found {
        return PatternMatch.Binding(
          role: role, filler: filler, word: found.word, marker: found.marker)
      }
    }
    return nil
  }

  /// The object of the last word of the cue; under a passive head, its subject.
  private func object(after cue: [Int], passive: Bool, taken: [Int]) -> (word: Int, marker: Int?)? {
    let last = cue[cue.count - 1]
    if passive, cue.count == 1 {
      if let subject = analysis.dependents[last].first(where: {
        analysis.relations[$0] == .nsubjPass
      }) {
        return (subject, nil)
      }
      if analysis.isReducedPassive(last), let noun = analysis.heads[last] { return (noun, nil) }
    }
    for word in cue.reversed() {
      for child in analysis.dependents[word] where !taken.contains(child) && child > word {
        switch analysis.relations[child] {
        case .obj, .iobj: return (child, nil)
        default: continue
        }
      }
    }
    return nil
  }

  /// A phrase or gerund that hangs on the cue with one of those prepositions.
  private func marked(_ markers: Set<String>, after cue: [Int], taken: [Int], gerund: Bool)
    -> (word: Int, marker: Int?)?
  {
    let last = cue[cue.count - 1]
    var candidates: [(word: Int, marker: Int?)] = []
    // What was bound before may have drawn the phrase to itself: "thanked the king for his help".
    for word in cue + taken.flatMap({ analysis.conjuncts(of: $0) }) {
      for child in analysis.dependents[word] where !taken.contains(child) {
        func marker(on word: Int) -> Int? {
          analysis.dependents[word].first { mark in
            mark < child && mark > cue[0]
              && [.case, .mark].contains(analysis.relation(mark))
              && markers.contains(analysis.lemma(mark))
          }
        }
        // "with | opposition leader Ana Holm", where the preposition hangs on the title.
        let markerWord =
          marker(on: child)
          ?? analysis.dependents[child].lazy
          .filter { analysis.relations[$0] == .nmodDesc && $0 < child }
          .compactMap(marker(on:)).first
        if let markerWord, !gerund, analysis.lemma(markerWord) == "with",
          analysis.relation(markerWord) == .mark,
          let name = analysis.dependents[child].first(where: {
            analysis.relation($0) == .nsubj && $0 > markerWord
          })
        {
          // "met with the king to discuss …" taken for an absolute "with the king to discuss".
          candidates.append((name, markerWord))
        } else if let markerWord {
          let isGerund = analysis.xpos[child] == "VBG"
          let isInfinitive =
            analysis.relation(markerWord) == .mark && !isGerund
            && analysis.lemma(markerWord) == "to"
          // "agreed on Wednesday on …": a day is no topic.
          let isTime = analysis.time(at: child) != nil
          if gerund == isGerund, !isInfinitive, !cue.contains(child), !isTime {
            candidates.append((child, markerWord))
          }
        } else if analysis.relations[child] == .compoundPrt || analysis.relation(child) == .case
          || analysis.relation(child) == .advmod, !gerund,
          markers.contains(analysis.lemma(child)), child > word
        {
          // "agreed on the framework" with "on" taken for a particle.
          if let object = analysis.dependents[word].first(where: {
            $0 > child && analysis.relation($0) == .obj
          }) {
            candidates.append((object, child))
          }
        }
      }
    }
    let after = candidates.filter { $0.word > last }
    if let best = after.min(by: { $0.word < $1.word }) { return best }
    return attachedTooLow(markers, after: last, gerund: gerund, cue: cue)
  }

  /// A phrase whose preposition follows the cue at once, wherever the parser hung it.
  private func attachedTooLow(_ markers: Set<String>, after last: Int, gerund: Bool, cue: [Int])
    -> (word: Int, marker: Int?)?
  {
    let next = last + 1
    guard next < analysis.count, analysis.sentenceIndex[next] == analysis.sentenceIndex[last],
      markers.contains(analysis.lemma(next)), let head = analysis.heads[next], head > next,
      [.case, .mark].contains(analysis.relation(next)), !cue.contains(head),
      (analysis.xpos[head] == "VBG") == gerund, analysis.time(at: head) == nil,
      !(analysis.relation(next) == .mark && analysis.upos[head] == .verb && !gerund)
    else { return nil }
    return (head, next)
  }

  /// The word that follows `noun`, or the phrase that tells whose it is: "the willingness of Norway | to".
  private func wordAfter(_ noun: Int) -> Int {
    let next = noun + 1
    guard Self.owned.contains(analysis.lemma(noun)), next < analysis.count,
      analysis.lemma(next) == "of", let owner = analysis.heads[next],
      analysis.relation(next) == .case, analysis.heads[owner] == noun
    else { return next }
    return analysis.words(
      in: Span(
        analysis.spans[next].start, analysis.phraseSpan(of: owner, leavingOff: [.addedClauses]).end)
    ).upperBound
  }

  private func clause(after cue: [Int], taken: [Int], where isFitting: (Int) -> Bool)
    -> (word: Int, marker: Int?)?
  {
    for word in cue.reversed() + taken {
      for child in analysis.dependents[word]
      where child > word && !taken.contains(child) && !cue.contains(child) {
        switch analysis.relation(child) {
        case .xcomp, .ccomp, .advcl, .acl, .csubj:
          if isFitting(child) {
            let marker = analysis.dependents[child].first {
              analysis.relation($0) == .mark && $0 < child
            }
            return (child, marker)
          }
        default: continue
        }
      }
    }
    // "showed its willingness | to resume the talks": hung on the verb above.
    let next = wordAfter(cue.last ?? 0)
    if next < analysis.count, analysis.lemma(next) == "to", let word = analysis.heads[next],
      word > next, analysis.relation(next) == .mark, !cue.contains(word), isFitting(word)
    {
      return (word, next)
    }
    return nil
  }
}

extension Pattern.Filler {
  /// The order in which fillers are tried.
  static let order: [Pattern.Filler] = [.infinitive, .gerund, .clause, .phrase]
}
