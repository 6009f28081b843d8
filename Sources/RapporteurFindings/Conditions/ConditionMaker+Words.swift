internal import RapporteurCore
internal import RapporteurLanguage

/// Conditions told by the words alone, for sentences whose tree parts a clause from its "unless".
extension ConditionMaker {
  /// "The troops will stay until the accord is kept", "If they agree, the border will open": what
  /// stands on either side of the conjunction, within the statement or sentence that it stands in.
  func conjunction(at word: Int, resolver: inout ActorResolver) -> Condition? {
    let analysis = use.analysis
    guard let sense = sense(of: word) else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])]
    var bounds = sentence.span
    if let statement = use.assertion(of: analysis.spans[word]),
      let part = ([statement.content] + statement.continued).first(where: {
        $0.contains(analysis.spans[word])
      })
    {
      bounds = Span(max(bounds.start, part.start), min(bounds.end, part.end))
    }
    let whole = analysis.words(in: bounds)
    guard whole.contains(word), whole.count > 5 else { return nil }
    let region = afterColon(whole, before: sense.first)
    guard var (consequent, antecedent) = sides(of: sense.first...sense.last, in: region),
      hasVerb(consequent), hasVerb(antecedent)
    else { return nil }
    if sense.rule == "condition.so-that" {
      // What comes before is what is needed, from the act that it tells on.
      guard let act = act(before: sense.first, in: consequent), isEnabled(antecedent),
        // "efforts to strengthen oversight so that …": an aim, which nobody calls needed.
        analysis.relation(act) != .acl,
        // "sent shells so that they could hold the line": done long since, and hoped for then.
        analysis.xpos[act] != "VBD", !isDone(act),
        analysis.xpos[act] != "VBG" || analysis.dependent(of: act, .aux, .nsubj) != nil,
        !isPurpose(of: act, resolver: resolver)
      else { return nil }
      (consequent, antecedent) = (antecedent, demanded(by: act, consequent.upperBound))
    } else {
      consequent = smallest(consequent, before: sense.first)
    }
    if sense.needsOutlook, !hasOutlook(consequent) { return nil }
    if sense.rule == "condition.until", !isHeldUp(consequent) { return nil }
    if isMoot(consequent) { return nil }
    if sense.rule == "condition.unless", isStatute(consequent) { return nil }
    let spans = [consequent, antecedent].map {
      trimmed(Span(analysis.spans[$0.lowerBound].start, analysis.spans[$0.upperBound - 1].end))
    }
    guard !spans[0].isEmpty, !spans[1].isEmpty, !isAddressed(antecedent, consequent),
      !analysis.text[spans[1]].lowercased().hasPrefix("it takes"),
      let predicate = consequent.last(where: {
        analysis.upos[$0] == .verb || analysis.isPredicate($0)
      }),
      !consequent.contains(where: { Self.feelings.contains(analysis.lemma($0)) }),
      !(sense.rule == "condition.until" && (isVow(consequent) || isEffort(consequent))),
      // "until 11:59 pm on August 3": how long, not on what it hangs.
      !(sense.rule == "condition.until" && analysis.time(at: antecedent.lowerBound) != nil),
      // "agencies that would lack funds if …": a phrase and what it is like, no clause that depends.
      consequent.contains(where: { word in
        (analysis.isPredicate(word) || analysis.upos[word] == .verb)
          && analysis.relations[word] != .aclRelcl && analysis.relation(word) != .amod
      }),
      // "as I have said, if …": the clause that hangs on it comes later.
      !(analysis.lowercasedForm(consequent.lowerBound) == "as" && consequent.count <= 8)
    else { return nil }
    return condition(
      spans[0], spans[1], at: predicate, rule: sense.rule, confidence: 0.65,
      relation: sense.relation, resolver: &resolver)
  }

  /// "We will not rest until …": a vow to go on, not a thing that hangs on another.
  private static let vows: Set<String> = [
    "rest", "relent", "stop", "quit", "cease", "waver", "tire", "work", "sleep", "pause", "let",
  ]

  /// Whether words deny that one will leave off: "will not stop fighting".
  private func isVow(_ words: Range<Int>) -> Bool {
    words.contains {
      Self.vows.contains(use.analysis.lemma($0)) && use.analysis.upos[$0] == .verb
        && (use.analysis.isNegated($0)
          || words.contains { use.analysis.lowercasedForm($0) == "not" })
    }
  }

  /// "We will work until …", "our fight will go on until …": for how long one exerts oneself.
  private func isEffort(_ words: Range<Int>) -> Bool {
    words.contains {
      ["work", "fight", "strive", "push", "press", "stand"].contains(use.analysis.lemma($0))
    }
  }

  private struct Sense {
    let first: Int
    let last: Int
    let rule: String
    let relation: Condition.Relation
    /// Whether it only counts where the consequent lies ahead or is denied ("not … until").
    let needsOutlook: Bool
  }

  /// "If you look at the map", "if we take a step back": a way to begin, on which nothing depends.
  private func isInvitation(_ word: Int) -> Bool {
    let analysis = use.analysis
    guard word + 3 < analysis.count,
      ["you", "we", "i"].contains(analysis.lowercasedForm(word + 1))
    else { return false }
    let verb = analysis.lemma(word + 2)
    return ["look", "think", "recall", "remember", "consider", "go"].contains(verb)
      && (verb != "go" || analysis.lowercasedForm(word + 3) == "back")
      || verb == "take"
        && (word + 3..<min(word + 6, analysis.count)).contains { analysis.lemma($0) == "step" }
  }

  private func sense(of word: Int) -> Sense? {
    let analysis = use.analysis
    let before = word > 0 ? analysis.lowercasedForm(word - 1) : ""
    switch analysis.lowercasedForm(word) {
    case "if":
      // "as if", "what if", "when and if": nothing hangs on it.
      guard
        ![
          "as", "even", "what", "ask", "asked", "see", "know", "wonder", "and", "or", "question",
          "matter",
        ].contains(before)
          || (before == "and"
            && !(word > 1
              && ["when", "whether"].contains(
                analysis.lowercasedForm(word - 2))))
      else { return nil }
      if isInvitation(word) { return nil }
      let isOnly = before == "only"
      return Sense(
        first: isOnly ? word - 1 : word, last: word, rule: "condition.if",
        relation: isOnly ? .necessary : .sufficient, needsOutlook: false)
    case "unless":
      return Sense(
        first: word, last: word, rule: "condition.unless", relation: .necessary,
        needsOutlook: false)
    case "until":
      return Sense(
        first: word, last: word, rule: "condition.until", relation: .necessary, needsOutlook: true)
    case "should":
      // "should they attack": the auxiliary before its subject, after the clause that hangs on it.
      guard word + 1 < analysis.count, let verb = analysis.heads[word], verb > word + 1,
        // "nor should they have to", "what should the crews do": no condition.
        !["nor", "neither", "how", "why", "what", "when", "where", "who"].contains(before),
        analysis.relation(word) == .aux, analysis.xpos[verb] == "VB",
        let subject = analysis.dependent(of: verb, .nsubj), subject > word,
        [.determiner, .noun, .properNoun, .pronoun, .adjective].contains(analysis.upos[word + 1])
      else { return nil }
      return Sense(
        first: word, last: word, rule: "condition.inverted", relation: .sufficient,
        needsOutlook: false)
    case "that":
      // "so that’s our aim": no purpose.
      guard before == "so", word + 1 < analysis.count,
        ![.auxiliary, .verb].contains(analysis.upos[word + 1])
      else { return nil }
      return Sense(
        first: word - 1, last: word, rule: "condition.so-that", relation: .necessary,
        needsOutlook: false)
    case "long":
      guard before == "as", word + 1 < analysis.count, analysis.lowercasedForm(word + 1) == "as"
      else { return nil }
      return Sense(
        first: word - 1, last: word + 1, rule: "condition.as-long-as", relation: .necessary,
        needsOutlook: false)
    default: return nil
    }
  }

  /// What stands on either side of a conjunction in `region`.
  private func sides(of conjunction: ClosedRange<Int>, in region: Range<Int>)
    -> (consequent: Range<Int>, antecedent: Range<Int>)?
  {
    let analysis = use.analysis
    let isAtHead = (region.lowerBound..<conjunction.lowerBound).allSatisfy {
      [.punctuation, .coordinatingConjunction, .adverb].contains(analysis.upos[$0])
    }
    if isAtHead || isFronted(conjunction, in: region) {
      // The comma that ends the clause: the first with a verb on either side.
      guard
        let comma =
          ((conjunction.upperBound + 1)..<max(conjunction.upperBound + 1, region.upperBound))
          .first(where: { comma in
            analysis.forms[comma] == ","
              && (hasVerb((conjunction.upperBound + 1)..<comma)
                || opensMainClause(comma + 1, before: region.upperBound))
              && hasVerb((comma + 1)..<region.upperBound)
          })
      else { return nil }
      var start = comma + 1
      if start < region.upperBound, analysis.lowercasedForm(start) == "then" { start += 1 }
      guard start < region.upperBound else { return nil }
      return (start..<region.upperBound, (conjunction.upperBound + 1)..<comma)
    }
    // The clause before it begins after the last "; " or ", and".
    var start = region.lowerBound
    for word in region.lowerBound..<conjunction.lowerBound {
      let opensClause =
        analysis.forms[word] == ";"
        || (analysis.forms[word] == "," && word + 1 < conjunction.lowerBound
          && ["and", "but", "so"].contains(analysis.lowercasedForm(word + 1)))
      // "…; - Stay enrolled | as long as": an item of a list needs no subject.
      let isItem =
        analysis.forms[word] == ";" && word + 2 < conjunction.lowerBound
        && ["-", "–", "•", "*"].contains(analysis.forms[word + 1])
      if opensClause, hasVerb((word + 1)..<conjunction.lowerBound),
        isItem || hasSubject((word + 1)..<conjunction.lowerBound)
      {
        start = word + 1
      }
    }
    while start < conjunction.lowerBound,
      [.coordinatingConjunction, .punctuation].contains(analysis.upos[start])
    {
      start += 1
    }
    let end =
      ((conjunction.upperBound + 1)..<max(conjunction.upperBound + 1, region.upperBound)).first {
        analysis.forms[$0] == ";"
          || endsAntecedent($0, after: conjunction.upperBound, in: region)
      } ?? region.upperBound
    guard start < conjunction.lowerBound, conjunction.upperBound + 1 < end else { return nil }
    // "tests and, if they need it, pills": what stands between commas ends with the second.
    var last = end
    if [",", "—", "–"].contains(analysis.forms[conjunction.lowerBound - 1]),
      let comma = ((conjunction.upperBound + 1)..<end).first(where: {
        analysis.forms[$0] == analysis.forms[conjunction.lowerBound - 1]
      }), comma > conjunction.upperBound + 1
    {
      last = comma
    }
    return (start..<conjunction.lowerBound, (conjunction.upperBound + 1)..<last)
  }

  /// "… faster than wages, | makers will pay": a subject with its "will", whatever the words before are taken for.
  private func opensMainClause(_ start: Int, before end: Int) -> Bool {
    let analysis = use.analysis
    let words = start..<max(start, min(end, start + 5))
    guard let modal = words.first(where: { analysis.xpos[$0] == "MD" }), modal > start else {
      return false
    }
    return (start..<modal).contains { analysis.relation($0) == .nsubj }
  }

  /// Whether a comma after a conditional clause parts it from what follows: "if it is signed, | and the
  /// mayor agrees"; not "if we want to save lives, and put this behind us".
  private func endsAntecedent(_ comma: Int, after conjunction: Int, in region: Range<Int>) -> Bool {
    let analysis = use.analysis
    guard analysis.forms[comma] == ",", comma + 1 < region.upperBound else { return false }
    let next = analysis.lowercasedForm(comma + 1)
    if next == "according" || next == "including" { return true }
    guard next == "and" || next == "but" else { return false }
    // "the safety of the crews, | and their families": one series.
    if !hasVerb((comma + 2)..<max(comma + 2, region.upperBound)) { return false }
    let goesOn =
      comma + 2 < region.upperBound && ["VB", "TO"].contains(analysis.xpos[comma + 2])
      && ((conjunction + 1)..<comma).contains { ["VB", "TO"].contains(analysis.xpos[$0]) }
    return !goesOn
  }

  /// Whether a conditional clause opens what depends on it after "and" or a comma: "we never did, and for | as long
  /// as I govern, we never will".
  private func isFronted(_ conjunction: ClosedRange<Int>, in region: Range<Int>) -> Bool {
    let analysis = use.analysis
    let before = conjunction.lowerBound - 1
    guard region.contains(before - 1),
      ["and", "but", "that"].contains(analysis.lowercasedForm(before))
        || (analysis.lowercasedForm(before) == "for"
          && ["and", "but", ","].contains(analysis.lowercasedForm(before - 1)))
        || (analysis.forms[before] == ","
          && ["and", "but", "that"].contains(analysis.lowercasedForm(before - 1)))
    else { return false }
    guard
      let comma =
        ((conjunction.upperBound + 1)..<max(conjunction.upperBound + 1, region.upperBound))
        .first(where: { analysis.forms[$0] == "," })
    else { return false }
    let rest = ((comma + 1)..<max(comma + 1, region.upperBound)).prefix(8)
    return hasVerb((conjunction.upperBound + 1)..<comma)
      && (rest.contains { analysis.relation($0) == .nsubj }
        // "a rule that, if it is passed, would protect crews": the relative pronoun is the subject.
        || (analysis.lowercasedForm(before - 1) == "that"
          && rest.first.map { ["MD", "VBZ", "VBP"].contains(analysis.xpos[$0]) } ?? false))
      && hasVerb((comma + 1)..<region.upperBound)
  }

  /// The verb before "so that" that the purpose belongs to.
  private func act(before so: Int, in words: Range<Int>) -> Int? {
    let analysis = use.analysis
    let governor = analysis.ancestors(of: so).first {
      words.contains($0) && analysis.upos[$0] == .verb
    }
    return governor ?? words.last { analysis.upos[$0] == .verb }
  }

  /// Whether an act is told as done: "has taken steps".
  private func isDone(_ act: Int) -> Bool {
    use.analysis.dependents[act].contains {
      use.analysis.relation($0) == .aux && use.analysis.lemma($0) == "have"
    }
  }

  /// Whether a purpose tells what becomes possible: "so that aid can reach the town".
  private func isEnabled(_ words: Range<Int>) -> Bool {
    words.prefix(12).contains {
      ["can", "could", "may", "might", "will"].contains(use.analysis.lemma($0))
    }
      || words.prefix(12).contains {
        use.analysis.xpos[$0] == "VBZ" || use.analysis.xpos[$0] == "VBP"
      }
  }

  /// Whether the reader is spoken to ("if you need help, call …", "if I may"): advice and courtesy.
  private func isAddressed(_ antecedent: Range<Int>, _ consequent: Range<Int>) -> Bool {
    let analysis = use.analysis
    let forms = antecedent.prefix(3).map { analysis.lowercasedForm($0) }
    if forms.first == "you" || forms.starts(with: ["i", "may"]) || forms.starts(with: ["i", "can"])
      || forms.first == "anything" || forms.starts(with: ["we", "can", "go"])
    {
      return true
    }
    // "if any", "if not", "if so", "if possible", "if needed": no clause.
    return [
      "any", "not", "so", "possible", "needed", "necessary", "appropriate", "applicable",
      "eligible",
      "available", "true",
    ].contains(forms.first ?? "")
      || consequent.count < 2
  }

  private func hasVerb(_ words: Range<Int>) -> Bool {
    words.contains {
      use.analysis.upos[$0] == .verb || use.analysis.upos[$0] == .auxiliary
    }
  }

  private func hasSubject(_ words: Range<Int>) -> Bool {
    words.contains { use.analysis.relation($0) == .nsubj }
  }

  /// Whether words tell of what is to come or is denied.
  private func hasOutlook(_ words: Range<Int>) -> Bool {
    words.contains {
      [
        "will", "shall", "would", "not", "n't", "n’t", "no", "never", "'ll", "’ll", "cannot",
        "must",
      ]
      .contains(use.analysis.lowercasedForm($0))
    }
  }
}
