internal import RapporteurCore
internal import RapporteurLanguage

/// Makes conditions of the matches of `condition.` rules and of clauses with "if" and its kin.
struct ConditionMaker {
  let use: RuleUse

  func condition(_ match: PatternMatch, resolver: inout ActorResolver) -> Condition? {
    guard let antecedent = match.binding("antecedent"), !use.isBarePronoun(antecedent),
      match.subject.map({ use.analysis.upos[$0] != .pronoun }) ?? true
    else { return nil }
    // "is not subject to the rule", "does not require a permit"
    if use.analysis.isNegated(match.head) { return nil }
    if isIdle(match, antecedent, &resolver) { return nil }
    let consequent: Span
    if let bound = match.binding("consequent") {
      consequent = use.content(bound)
    } else if let clause = use.analysis.dependent(of: match.head, .csubj) {
      // "Dealing with debt is necessary to …", "When we get there depends on …"
      consequent = use.analysis.phraseSpan(of: clause, leavingOff: [])
    } else if let subject = match.subject {
      consequent = use.analysis.phraseSpan(of: subject, leavingOff: [.marker])
    } else {
      return nil
    }
    // What something is necessary for keeps its "to": "to prevent a new war".
    var other = use.content(antecedent)
    if antecedent.filler == .infinitive, let marker = antecedent.marker {
      other = other.union(use.analysis.spans[marker])
    }
    var spans = (consequent: consequent, antecedent: other)
    if match.rule.attributes["order"] == "antecedent-first" {
      spans = (spans.antecedent, spans.consequent)
    }
    return condition(
      spans.consequent, spans.antecedent, at: match.head, rule: match.rule.name,
      confidence: match.rule.confidence,
      relation: Condition.Relation(rawValue: match.rule.attributes["relation"] ?? "") ?? .necessary,
      resolver: &resolver)
  }

  /// A clause that opens with a conditional word, and the clause that it modifies.
  func conditional(at word: Int, resolver: inout ActorResolver) -> Condition? {
    let analysis = use.analysis
    guard [.advcl].contains(analysis.relation(word)), let main = analysis.heads[word],
      let marker = marker(of: word), !Self.feelings.contains(analysis.lemma(main))
    else { return nil }
    let antecedent = clause(word, after: marker.last)
    let consequent = clauseWithout(word, of: main)
    guard !antecedent.isEmpty, !consequent.isEmpty else { return nil }
    return condition(
      consequent, antecedent, at: main, rule: marker.rule, confidence: 0.65,
      relation: marker.relation, resolver: &resolver)
  }

  /// Predicates under which "if" tells what one feels or asks, not what something depends on.
  static let feelings: Set<String> = [
    "surprised", "surprise", "sorry", "glad", "wonder", "ask", "know", "see", "doubt", "mind",
    "curious", "unclear", "unsure", "sure", "certain", "aware", "evaluate", "assess", "determine",
    "check",
  ]

  /// "Withdraw its troops in exchange for guarantees."
  func exchange(at word: Int, resolver: inout ActorResolver) -> Condition? {
    let analysis = use.analysis
    guard ["exchange", "return"].contains(analysis.lemma(word)), word > 0,
      analysis.lowercasedForm(word - 1) == "in", word + 1 < analysis.count,
      analysis.lowercasedForm(word + 1) == "for", let price = analysis.heads[word + 1],
      price > word
    else { return nil }
    let above = analysis.ancestors(of: word).filter { $0 < word - 1 }
    guard let nearest = above.first else { return nil }
    // "drop sanctions in exchange for …": the act, not its object.
    let verb =
      analysis.upos[nearest] == .noun && analysis.relation(nearest) == .obj
        && !["offer", "propose", "give", "demand", "seek", "want"].contains(
          analysis.heads[nearest].map { analysis.lemma($0) } ?? "")
      ? analysis.heads[nearest] ?? nearest : nearest
    let members = analysis.subtree(of: verb) { child in
      child >= word - 1 || [.nsubj, .mark, .aux].contains(analysis.relation(child))
    }.filter { $0 < word - 1 }
    guard let last = members.last, last >= verb else { return nil }
    var antecedent = analysis.phraseSpan(of: price, leavingOff: [.marker])
    // "in exchange for Iran | coming back": a gerund with its subject.
    let next = analysis.words(in: Span(antecedent.end, antecedent.end + 2)).lowerBound
    if next < analysis.count, analysis.xpos[next] == "VBG",
      analysis.sentenceIndex[next] == analysis.sentenceIndex[price]
    {
      antecedent = antecedent.union(analysis.phraseSpan(of: next))
    }
    // "offered food in exchange for the crew": the food is what the crew would bring.
    let offered =
      ["offer", "propose", "seek", "demand", "want"].contains(analysis.lemma(verb))
      ? analysis.dependent(of: verb, .obj) : nil
    if let offered, offered < word {
      return condition(
        analysis.phraseSpan(of: offered, leavingOff: [.elaborations]), antecedent, at: verb,
        rule: "condition.exchange", confidence: 0.8, relation: .exchange, resolver: &resolver)
    }
    return condition(
      trimmed(Span(analysis.spans[verb].start, analysis.spans[last].end)), antecedent, at: verb,
      rule: "condition.exchange", confidence: 0.8, relation: .exchange, resolver: &resolver)
  }

  /// "Withdraw, provided the border is safe": by the words, since "provided" is often taken for a
  /// verb.
  func proviso(at word: Int, resolver: inout ActorResolver) -> Condition? {
    let analysis = use.analysis
    let isCondition =
      analysis.lowercasedForm(word) == "condition" && word + 1 < analysis.count
      && analysis.lowercasedForm(word + 1) == "that"
    guard isCondition || ["provided", "providing"].contains(analysis.lowercasedForm(word)),
      word > 0,
      isCondition || analysis.relation(word) != .amod,
      analysis.dependent(of: word, .auxPass, .oblAgent) == nil,
      ![.auxiliary, .determiner, .pronoun].contains(analysis.upos[word - 1])
    else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    let hasThat = sentence.contains(word + 1) && analysis.lowercasedForm(word + 1) == "that"
    // "or providing you relief": the verb.
    if analysis.lowercasedForm(word) == "providing", !hasThat { return nil }
    let rest = min(word + (hasThat ? 2 : 1), sentence.upperBound)..<sentence.upperBound
    // A clause must follow: a subject and its predicate, not an object.
    guard
      let subject = rest.first(where: { [.nsubj].contains(analysis.relation($0)) }),
      subject - word <= 6, let predicate = analysis.heads[subject], rest.contains(predicate),
      // "providing the support that they need": an object with a clause on it.
      isCondition || analysis.relations[predicate] != .aclRelcl,
      !["to", "of", "by", "for", "in", "on", "from", "that", "who", "which", "has", "have", "had"]
        .contains(analysis.lowercasedForm(word - 1)) || isCondition,
      let main = analysis.ancestors(of: word).first(where: { $0 < word && analysis.isPredicate($0) }
      )
    else { return nil }
    let end =
      rest.first {
        analysis.forms[$0] == "," && rest.contains($0 + 1)
          && analysis.lowercasedForm($0 + 1) == "according"
      } ?? sentence.upperBound - 1
    let antecedent = trimmed(
      Span(analysis.spans[rest.lowerBound].start, analysis.spans[end].end))
    // "on the condition that": the preposition is no part of what depends.
    var edge = word
    while isCondition, edge > main + 1,
      ["on", "the", "under"].contains(analysis.lowercasedForm(edge - 1))
    {
      edge -= 1
    }
    // With its subject what depends is a clause, without it an act.
    let opener = analysis.dependents(of: main, .nsubj).first { $0 < main }
    let first = opener.flatMap { analysis.subtree(of: $0).first } ?? main
    let members = analysis.subtree(of: main).filter { $0 >= main && $0 < edge }
    guard let last = members.last else { return nil }
    return condition(
      trimmed(Span(analysis.spans[first].start, analysis.spans[last].end)), antecedent, at: main,
      rule: "condition.provided", confidence: 0.7, relation: .necessary, resolver: &resolver)
  }

  /// "only after a ceasefire", "not without guarantees": a phrase rather than a clause.
  func prepositional(at word: Int, resolver: inout ActorResolver) -> Condition? {
    let analysis = use.analysis
    guard [.obl, .nmod, .advcl].contains(analysis.relation(word)), let main = analysis.heads[word],
      analysis.isPredicate(main), analysis.dependent(of: word, .nsubj, .mark) == nil,
      let preposition = analysis.dependents[word].first(where: {
        analysis.relation($0) == .case && $0 < word
      })
    else { return nil }
    switch analysis.lemma(preposition) {
    case "without":
      guard
        analysis.isNegated(main)
          || analysis.dependent(of: main, .nsubj).map({ analysis.isNegated($0) }) ?? false
      else { return nil }
    case "after", "upon", "with":
      guard preposition > 1, analysis.lemma(preposition - 1) == "only",
        // "not only with them but also with others"
        analysis.lemma(preposition - 2) != "not"
      else { return nil }
    default: return nil
    }
    guard analysis.time(at: word) == nil else { return nil }
    // "without them I do not believe we would be here": what did not come to pass.
    if ["believe", "think", "know", "imagine"].contains(analysis.lemma(main)) { return nil }
    let consequent = clauseWithout(word, of: main)
    let antecedent = analysis.phraseSpan(of: word, leavingOff: [.marker])
    guard !consequent.isEmpty else { return nil }
    return condition(
      consequent, trimmed(antecedent), at: main, rule: "condition.prepositional", confidence: 0.6,
      relation: .necessary, resolver: &resolver)
  }

  private func marker(of word: Int) -> (last: Int, rule: String, relation: Condition.Relation)? {
    let analysis = use.analysis
    for child in analysis.dependents[word] where child < word || analysis.relation(child) == .mark {
      let lemma = analysis.lemma(child)
      guard [.mark, .advmod, .case].contains(analysis.relation(child)) else { continue }
      switch lemma {
      case "when", "after", "once":
        guard child > 0, analysis.lemma(child - 1) == "only" else { continue }
        return (child, "condition.only-when", .necessary)
      case "provided", "providing", "supposing": return (child, "condition.provided", .necessary)
      default: continue
      }
    }
    let first = analysis.subtree(of: word).first ?? word
    // "should Russia attack again": the auxiliary before its subject stands for "if".
    if analysis.lowercasedForm(first) == "should", analysis.heads[first] == word,
      analysis.dependent(of: word, .nsubj).map({ $0 > first }) ?? false
    {
      return (first, "condition.inverted", .sufficient)
    }
    if analysis.lemma(first) == "provided" {
      return (first, "condition.provided", .necessary)
    }
    return nil
  }

  private func clause(_ word: Int, after marker: Int) -> Span {
    let analysis = use.analysis
    var span = analysis.phraseSpan(of: word, leavingOff: [.marker])
    if span.start <= analysis.spans[marker].start {
      span = Span(analysis.spans[marker].end, span.end)
    }
    return trimmed(span)
  }

  /// The clause of `main` without the conditional one, which may stand before or after it.
  private func clauseWithout(_ conditional: Int, of main: Int) -> Span {
    let analysis = use.analysis
    let members = analysis.subtree(of: main) { child in
      child == conditional
        || (analysis.heads[child] == main
          && [.mark, .parataxis, .discourse].contains(analysis.relation(child)))
    }
    var last = main
    var first = main
    let set = Set(members)
    while last + 1 < analysis.count, set.contains(last + 1) { last += 1 }
    while first > 0, set.contains(first - 1) { first -= 1 }
    // "… only | when the troops have left"
    if last > main, analysis.lowercasedForm(last) == "only" { last -= 1 }
    return trimmed(Span(analysis.spans[first].start, analysis.spans[last].end))
  }

  /// `span` without the punctuation at its ends.
  func trimmed(_ span: Span) -> Span {
    use.analysis.text.trimmed(span) { scalar in
      ReportText.isSpace(scalar) || scalar == "," || scalar == "." || scalar == ";"
        || scalar == "\u{201C}" || scalar == "\u{201D}" || scalar == "\"" || scalar == "`"
    }
  }

  /// Whether a span only says "whose consent": on whose, another clause tells.
  private func isRelative(_ span: Span) -> Bool {
    use.analysis.words(in: span).first.map {
      ["whose", "which", "whom"].contains(use.analysis.lowercasedForm($0))
    } ?? false
  }

  /// `span` without the "and" or "that" by which its clause is joined to others.
  private func withoutJoiner(_ span: Span) -> Span {
    let words = use.analysis.words(in: span)
    let start = words.first {
      !["and", "but", "that", ","].contains(use.analysis.lowercasedForm($0))
        || use.analysis.upos[$0] == .determiner || use.analysis.upos[$0] == .pronoun
    }
    return start.map { Span(max(span.start, use.analysis.spans[$0].start), span.end) } ?? span
  }

  /// "discussed their readiness to | act, should …", "is ready to | help if …": the act that hangs on it, not that one is
  /// ready for it.
  private func narrowed(_ consequent: Span, rule: String) -> Span {
    guard ["condition.if", "condition.inverted", "condition.unless"].contains(rule) else {
      return consequent
    }
    let analysis = use.analysis
    let words = analysis.words(in: consequent)
    let start = words.dropLast(2).last { word in
      ["readiness", "willingness", "preparedness", "ready", "prepared", "willing"].contains(
        analysis.lowercasedForm(word))
        && ["to", "for"].contains(analysis.lowercasedForm(word + 1))
    }
    return start.map { Span(analysis.spans[$0 + 2].start, consequent.end) } ?? consequent
  }

  /// A condition of those spans, with its holders.
  func condition(
    _ consequent: Span, _ antecedent: Span, at word: Int, rule: String, confidence: Double,
    relation: Condition.Relation, resolver: inout ActorResolver
  ) -> Condition? {
    guard !consequent.overlaps(antecedent),
      ![consequent, antecedent].contains(where: isRelative)
    else { return nil }
    let consequent = narrowed(withoutJoiner(consequent), rule: rule)
    let antecedent = withoutJoiner(antecedent)
    let evidence = consequent.union(antecedent)
    var condition = Condition(
      id: Identifier(0),
      provenance: Provenance(
        evidence: evidence, confidence: confidence, rule: rule,
        modality: use.modality(of: word) == .denied ? .asserted : use.modality(of: word)),
      consequent: consequent, antecedent: antecedent, relation: relation)
    condition.holders = holders(of: evidence, at: word, rule: rule, resolver: &resolver)
    condition.obligor = obligor(of: antecedent, resolver: &resolver)
    return condition
  }

  /// `conditions` without those that were read twice from one clause, by the tree and by the words: the one whose
  /// antecedent ends sooner stays.
  static func eachOnce(_ conditions: [Condition]) -> [Condition] {
    conditions.enumerated().filter { index, condition in
      !conditions.enumerated().contains { other, twin in
        other != index && twin.provenance.rule == condition.provenance.rule
          && twin.consequent == condition.consequent
          && twin.antecedent.start == condition.antecedent.start
          && (twin.antecedent.end, other) < (condition.antecedent.end, index)
      }
    }.map(\.element)
  }

  /// The one who would have to act: the subject of an antecedent that is a clause, the owner of one
  /// that is a noun ("Moscow’s consent", "guarantees from Britain"); nil where none is named.
  private func obligor(of antecedent: Span, resolver: inout ActorResolver) -> Identifier<Actor>? {
    let analysis = use.analysis
    let words = analysis.words(in: antecedent)
    guard let top = analysis.top(of: words) else { return nil }
    let word: Int?
    if analysis.isVerbal(top) {
      let agent = analysis.agent(of: top)
      word = agent.flatMap { words.contains($0) ? $0 : nil }
    } else {
      word =
        analysis.possessor(of: top)
        ?? analysis.dependents[top].first { child in
          child > top
            && analysis.dependents[child].contains {
              analysis.relation($0) == .case && ["by", "from"].contains(analysis.lemma($0))
            }
        }
    }
    guard let word else { return nil }
    let actors = resolver.actors(at: word)
    guard actors.count == 1, resolver.registry[actors[0]].kind != .place else { return nil }
    return actors[0]
  }

  /// Those who hold the condition: whoever agrees to or states it, else the party that makes its own
  /// act depend on it.
  private func holders(
    of span: Span, at word: Int, rule: String, resolver: inout ActorResolver
  ) -> [Identifier<Actor>] {
    let analysis = use.analysis
    for ancestor in analysis.ancestors(of: word).prefix(5)
    where [
      "agree", "insist", "believe", "hold", "underscore", "recognize", "discuss", "demand",
      "threaten", "warn", "promise", "vow", "pledge",
    ]
    .contains(analysis.lemma(ancestor)) {
      let actors = resolver.actors(at: analysis.agent(of: ancestor))
      if !actors.isEmpty { return actors }
    }
    if let statement = use.assertion(of: span), !statement.speakers.isEmpty {
      return statement.speakers
    }
    // What a thing needs, or may suffer, the one who writes of it holds.
    if ["condition.necessary", "condition.requires", "condition.depends-on"].contains(rule)
      || analysis.isPassive(word)
    {
      return resolver.authors
    }
    let subject = analysis.agent(of: word)
    if subject.map({ ["it", "this", "that"].contains(analysis.lowercasedForm($0)) }) ?? false {
      return resolver.authors
    }
    let own = resolver.actors(at: subject).filter { id in
      let kind = resolver.registry[id].kind
      return kind == .person || kind == .state || kind == .organisation
    }
    if !own.isEmpty { return own }
    return resolver.authors
  }
}
