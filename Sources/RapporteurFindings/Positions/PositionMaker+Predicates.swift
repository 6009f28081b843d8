internal import RapporteurCore
internal import RapporteurLanguage

/// Stances that a predicate tells rather than a verb with its object.
extension PositionMaker {
  /// The stance that a sentence takes with `word` as its predicate, or nil.
  func predicated(at word: Int, resolver: inout ActorResolver) -> Position? {
    opposition(at: word, resolver: &resolver) ?? summons(at: word, resolver: &resolver)
      ?? priority(at: word, resolver: &resolver) ?? requirement(at: word, resolver: &resolver)
  }

  /// "Three of the parties are against the treaty": the preposition is the predicate.
  private func opposition(at word: Int, resolver: inout ActorResolver) -> Position? {
    let analysis = use.analysis
    guard let copula = analysis.dependent(of: word, .cop),
      let marker = analysis.dependents[word].first(where: {
        analysis.relation($0) == .case && analysis.lemma($0) == "against"
      }), copula < marker, !analysis.isNegated(word), analysis.upos[word] != .pronoun
    else { return nil }
    let actors = resolver.actors(at: analysis.agent(of: word))
    guard !actors.isEmpty else { return nil }
    let content = analysis.phraseSpan(of: word, leavingOff: [.marker, .subject])
    let start = max(content.start, analysis.spans[marker].end + 1)
    guard start < content.end else { return nil }
    let span = analysis.text.trimmed(Span(start, content.end))
    return position(
      .oppose, of: actors, on: span, cue: analysis.spans[marker],
      evidence: analysis.spans[copula].union(span), rule: "position.against", confidence: 0.75,
      modality: use.modality(of: word))
  }

  /// "It is time to open the crossing", "the time has come to …": what a text asks in the name of its authors.
  private func summons(at word: Int, resolver: inout ActorResolver) -> Position? {
    let analysis = use.analysis
    guard analysis.lemma(word) == "time", analysis.upos[word] == .noun, !analysis.isNegated(word)
    else {
      return nil
    }
    let verb: Int
    let start: Int
    if analysis.dependent(of: word, .cop) != nil,
      let act = act(to: word), word + 1 < analysis.count, analysis.lowercasedForm(word + 1) == "to"
    {
      verb = act
      start = (max(0, word - 3)..<word).first { analysis.lowercasedForm($0) == "it" } ?? word
    } else if analysis.relation(word) == .nsubj, let come = analysis.heads[word],
      analysis.lemma(come) == "come",
      let act = act(to: come) ?? act(to: word)
    {
      verb = act
      start = word > 0 && analysis.lemma(word - 1) == "the" ? word - 1 : word
    } else {
      return nil
    }
    guard verb > word, verb < word + 8, analysis.heads[verb] != nil else { return nil }
    let speakers = self.speakers(at: word, resolver)
    guard !speakers.isEmpty else { return nil }
    let content = analysis.phraseSpan(of: verb, leavingOff: [.marker, .subject])
    guard let to = analysis.dependents(of: verb, .mark).first,
      content.start > analysis.spans[to].start
    else {
      return nil
    }
    let cue = analysis.spans[start].union(analysis.spans[to])
    return position(
      .demand, of: speakers, on: content, cue: cue, evidence: cue.union(content),
      rule: "position.time", confidence: 0.75, modality: .asserted)
  }

  /// The infinitive that a word has behind it: "time | to leave".
  private func act(to word: Int) -> Int? {
    let analysis = use.analysis
    return analysis.dependents[word].first { verb in
      verb > word && analysis.xpos[verb] == "VB"
        && [.acl, .advcl, .xcomp, .ccomp, .csubj].contains(analysis.relation(verb))
        && analysis.dependents(of: verb, .mark).contains { analysis.lemma($0) == "to" }
    }
  }

  /// "Rebuilding the port is a top priority for Norway", "has made rebuilding the port its priority".
  private func priority(at word: Int, resolver: inout ActorResolver) -> Position? {
    let analysis = use.analysis
    guard analysis.lemma(word) == "priority", analysis.upos[word] == .noun,
      !analysis.isNegated(word), let content = matter(ofPriority: word)
    else { return nil }
    let actors = holders(ofPriority: word, resolver: &resolver)
    guard !actors.isEmpty else { return nil }
    return position(
      .priority, of: actors, on: content, cue: analysis.spans[word],
      evidence: content.union(analysis.spans[word]), rule: "position.priority-is", confidence: 0.75,
      modality: use.modality(of: word))
  }

  /// What is said to be a priority: what stands before "is" and "remains", or between "made" and the priority; no
  /// mere "it".
  private func matter(ofPriority word: Int) -> Span? {
    let analysis = use.analysis
    let first: Int?
    let end: Int
    if let copula = analysis.dependent(of: word, .cop) {
      first = analysis.dependents(of: word, .nsubj, .csubj).min()
      end = copula
    } else if let made = making(of: word) {
      first = analysis.dependents(of: made, .obj, .xcomp).min()
      end = analysis.subtree(of: word).first ?? word
    } else if let verb = analysis.heads[word], analysis.lemma(verb) == "remain" {
      first = analysis.dependents(of: verb, .nsubj, .csubj).min()
      end = verb
    } else {
      return nil
    }
    guard let first, first < end, let start = analysis.subtree(of: first).first, start < end,
      ![.pronoun, .determiner].contains(analysis.upos[first]), analysis.lemma(first) != "priority",
      !(start..<end).contains(where: { [",", "—", "–", ";"].contains(analysis.forms[$0]) })
    else { return nil }
    let words = analysis.upos[end - 1] == .auxiliary ? start..<max(start + 1, end - 1) : start..<end
    return analysis.spans[words.lowerBound].union(analysis.spans[words.upperBound - 1])
  }

  /// The "made" of "made rebuilding the port a priority", wherever the parser hung the priority.
  private func making(of priority: Int) -> Int? {
    let analysis = use.analysis
    guard [.xcomp, .obj, .appos].contains(analysis.relation(priority)) else { return nil }
    return analysis.ancestors(of: priority).prefix(4).first {
      $0 < priority && analysis.lemma($0) == "make" && analysis.upos[$0] == .verb
    }
  }

  /// Whose priority it is: the owner's, that of those whom it is one "for", of the maker, else of those who say so.
  private func holders(ofPriority word: Int, resolver: inout ActorResolver) -> [Identifier<Actor>] {
    let analysis = use.analysis
    if let owner = analysis.possessor(of: word) { return resolver.actors(at: owner) }
    let verb = making(of: word) ?? analysis.heads[word]
    let whose = (analysis.dependents[word] + (verb.map { analysis.dependents[$0] } ?? [])).first {
      $0 > word
        && analysis.dependents[$0].contains { ["for", "of"].contains(analysis.lemma($0)) }
    }
    if let whose {
      let found = resolver.actors(at: whose)
      if !found.isEmpty { return found }
    }
    if let verb, analysis.lemma(verb) == "make" {
      return resolver.actors(at: analysis.agent(of: verb))
    }
    return self.speakers(at: word, resolver)
  }

  /// "Congress must pass the bill": what those who say so ask of a party that is named and not their own.
  private func requirement(at word: Int, resolver: inout ActorResolver) -> Position? {
    let analysis = use.analysis
    guard analysis.upos[word] == .verb,
      let must = analysis.dependents[word].first(where: {
        analysis.lemma($0) == "must" && analysis.relation($0) == .aux
      }), let subject = analysis.dependent(of: word, .nsubj), subject < must,
      !analysis.isPassive(word), ![.advcl, .acl].contains(analysis.relation(word)),
      analysis.entity(at: subject) != nil || analysis.upos[subject] == .properNoun
    else { return nil }
    let addressees = resolver.actors(at: subject)
    let speakers = self.speakers(at: must, resolver)
    guard !speakers.isEmpty, !addressees.isEmpty, Set(speakers).isDisjoint(with: addressees),
      !addressees.contains(where: { id in
        resolver.registry[id].kind == .state
          && resolver.registry[id].name == resolver.ownState?.name
      })
    else { return nil }
    let content = analysis.phraseSpan(of: word, leavingOff: [.subject, .elaborations])
    let first = analysis.words(in: content).first { $0 > must && analysis.upos[$0] != .adverb }
    guard let first else { return nil }
    let act = use.settled(Span(analysis.spans[first].start, content.end))
    guard act.count > 3 else { return nil }
    return position(
      .demand, of: speakers, on: act, cue: analysis.spans[must],
      evidence: analysis.spans[subject].union(act), rule: "position.must", confidence: 0.7,
      modality: .asserted)
  }

  /// Those who say what stands at a word: whose statement it is in, else the authors.
  private func speakers(at word: Int, _ resolver: ActorResolver) -> [Identifier<Actor>] {
    use.assertion(of: use.analysis.spans[word]).map(\.speakers) ?? resolver.authors
  }

  private func position(
    _ stance: Position.Stance, of actors: [Identifier<Actor>], on content: Span, cue: Span,
    evidence: Span, rule: String, confidence: Double, modality: Modality
  ) -> Position {
    var position = Position(
      id: Identifier(0),
      provenance: Provenance(
        evidence: evidence, confidence: confidence, rule: rule, modality: modality),
      stance: stance, content: content, cue: cue)
    position.actors = actors
    return position
  }
}
