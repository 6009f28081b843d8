internal import RapporteurCore
internal import RapporteurLanguage

/// Makes commitments of the matches of `commitment.` rules and of a party's own "will".
struct CommitmentMaker {
  let use: RuleUse
  let clock: UtteranceClock
  let noUndertakings: NoUndertakings

  func commitment(_ match: PatternMatch, resolver: inout ActorResolver) -> Commitment? {
    let analysis = use.analysis
    guard var action = match.binding("action"), !use.analysis.isNegated(match.head) else {
      return nil
    }
    // "the deal that they agreed to earlier this year"
    if analysis.time(at: action.word) != nil || analysis.upos[action.word] == .adverb { return nil }
    // "agreed to meet again": a meeting announced is a meeting.
    if isTalk(action.word, of: match) { return nil }
    if isMeeting(action.word) {
      // "committed to meeting again and to clearing the mines": the rest is undertaken.
      guard
        let rest = use.analysis.dependents(of: action.word, .conj).first(where: { !isMeeting($0) })
      else { return nil }
      action = PatternMatch.Binding(
        role: action.role, filler: action.filler, word: rest, marker: nil)
    }
    // What somebody hopes, asks for or offers to undertake is not undertaken.
    if use.modality(of: match.head) == .hypothetical { return nil }
    if isExhortation(match.head) || isAside(match) { return nil }
    if match.rule.name == "commitment.decided", isInSubordinateQuestion(match.head) { return nil }
    // "going to" in talk: what will be, more often than what is undertaken.
    if match.rule.name == "commitment.decided", analysis.lemma(match.head) == "go",
      use.assertion(of: analysis.spans[match.head])?.provenance.rule == "statement.turn"
    {
      return nil
    }
    return commitment(
      head: action.word, span: use.content(action), cue: use.cueSpan(match),
      subject: match.subject, rule: match.rule.name,
      confidence: match.rule.confidence,
      strength: Commitment.Strength(rawValue: match.rule.attributes["strength"] ?? "") ?? .pledged,
      resolver: &resolver)
  }

  /// "we must recommit ourselves to", "let us pledge": what ought to be undertaken is not.
  private func isExhortation(_ word: Int) -> Bool {
    let analysis = use.analysis
    return analysis.dependents[word].contains {
      analysis.relation($0) == .aux
        && ["must", "should", "need", "ought", "can", "could", "may", "might"].contains(
          analysis.lemma($0))
    } || analysis.heads[word].map { ["let", "need", "must"].contains(analysis.lemma($0)) } ?? false
  }

  /// "a charity dedicated to feeding the poor", "dedicated his life to": what a thing or a life is for.
  private func isAside(_ match: PatternMatch) -> Bool {
    let analysis = use.analysis
    if analysis.lemma(match.head) == "dedicate"
      || analysis.lowercasedForm(match.head) == "dedicated"
    {
      return analysis.isReducedPassive(match.head) || analysis.relation(match.head) == .acl
        || analysis.dependent(of: match.head, .obj) != nil
    }
    // "came to office determined to change it": in what state of mind something was done.
    if ["determined", "committed", "dedicated"].contains(analysis.lowercasedForm(match.head)),
      [.advcl, .xcomp].contains(analysis.relation(match.head)),
      analysis.dependent(of: match.head, .cop, .auxPass, .aux) == nil,
      let head = analysis.heads[match.head],
      !["remain", "stay", "stand", "be", "feel"].contains(analysis.lemma(head))
    {
      return true
    }
    // "undertake dangerous missions to defend them": what is done, and for what.
    if analysis.lemma(match.head) == "undertake", analysis.dependent(of: match.head, .obj) != nil {
      return true
    }
    // "has committed $130 million to support them": what was given, and for what.
    if ["commit", "recommit"].contains(analysis.lemma(match.head)),
      let object = analysis.dependent(of: match.head, .obj),
      analysis.subtree(of: object).contains(where: {
        analysis.upos[$0] == .numeral || analysis.upos[$0] == .symbol
      })
    {
      return true
    }
    // "will have more commitment to …"
    if analysis.upos[match.head] == .noun, let verb = analysis.heads[match.head],
      analysis.lemma(verb) == "have", use.modality(of: verb) != .asserted
    {
      return true
    }
    // "those intending to harm"
    if analysis.xpos[match.head] == "VBG", analysis.relation(match.head) == .acl { return true }
    return analysis.isReducedPassive(match.head) && match.rule.name == "commitment.pledged"
  }

  /// Whether an act is to meet or to talk: it makes a meeting, not a commitment.
  private func isMeeting(_ action: Int) -> Bool {
    let analysis = use.analysis
    if ["meet", "reconvene", "convene"].contains(analysis.lemma(action)) { return true }
    return ["hold", "have"].contains(analysis.lemma(action))
      && analysis.dependents(of: action, .obj).contains {
        ["meeting", "talk", "summit", "call", "round", "session", "consultation"].contains(
          analysis.lemma($0))
      }
  }

  /// Whether "going to" and its kin tell of what one is about to say or how one feels.
  private func isTalk(_ action: Int, of match: PatternMatch) -> Bool {
    guard match.rule.name == "commitment.decided" else { return false }
    // "legislation that's going to help": a thing undertakes nothing.
    if let subject = use.analysis.dependents[match.head].first(where: {
      use.analysis.relation($0) == .nsubj
    }), ["that", "which", "it", "this"].contains(use.analysis.lowercasedForm(subject)) {
      return true
    }
    return !undertakes(action)
      || (use.analysis.lemma(match.head) == "go"
        && (use.analysis.xpos[match.head] != "VBG"
          || use.analysis.dependent(of: match.head, .obl, .obj, .advmod).map {
            $0 > match.head && $0 < action
          } ?? false))
  }

  /// "Ukraine will allow inspections": the party, or one that speaks for it, announces its act.
  func announcement(at word: Int, resolver: inout ActorResolver) -> Commitment? {
    let analysis = use.analysis
    // "will have brought": what will have been, not what is undertaken.
    if analysis.xpos[word] == "VBN" { return nil }
    guard analysis.upos[word] == .verb, !analysis.isPassive(word),
      let auxiliary = analysis.dependents[word].first(where: {
        analysis.relation($0) == .aux
          && (["will", "'ll", "’ll", "wo", "shall"].contains(analysis.lemma($0))
            || (["would", "'d", "’d"].contains(analysis.lowercasedForm($0))
              && saying(over: word).map { analysis.xpos[$0] == "VBD" } ?? false))
      }),
      let subject = analysis.dependents[word].first(where: { analysis.relation($0) == .nsubj }),
      undertakes(word), !isMeeting(word),
      isOwnAct(subject, verb: word, resolver: &resolver)
    else { return nil }
    // "said it would": the mood is that of reported speech.
    if use.modality(of: word) == .hypothetical,
      !["would", "'d", "’d"].contains(analysis.lowercasedForm(auxiliary))
    {
      return nil
    }
    var span = analysis.phraseSpan(
      of: word, leavingOff: [.marker, .subject, .elaborations])
    if analysis.isNegated(word) {
      span = Span(analysis.spans[auxiliary].start, span.end)
    } else {
      span = Span(max(span.start, analysis.spans[auxiliary].end), span.end)
    }
    span = analysis.text.trimmed(span)
    return commitment(
      head: word, span: span, cue: analysis.spans[auxiliary], subject: subject,
      rule: "commitment.will", confidence: 0.6, strength: .announced, resolver: &resolver)
  }

  /// Whether a verb stands in a question or in a clause that only says which thing is meant: "when we will be
  /// done", "the steps that we will take".
  private func isInSubordinateQuestion(_ verb: Int) -> Bool {
    let analysis = use.analysis
    // "ensures that we will avoid it", "to certify that they will not": what somebody expects or demands.
    if analysis.relation(verb) == .ccomp, let head = analysis.heads[verb] {
      if Self.expectations.contains(analysis.lemma(head)) { return true }
      if analysis.xpos[head] == "VB", analysis.upos[head] == .verb,
        analysis.dependents[head].contains(where: {
          analysis.relation($0) == .mark && analysis.lemma($0) == "to"
        }),
        analysis.heads[head].map({ !["like", "want", "continue"].contains(analysis.lemma($0)) })
          ?? true
      {
        return true
      }
    }
    // "that is how we are going to win"
    if analysis.dependents[verb].contains(where: {
      $0 < verb && analysis.relation($0) == .advmod
        && ["how", "why", "where", "when"].contains(analysis.lowercasedForm($0))
    }) {
      return true
    }
    for clause in [verb] + analysis.ancestors(of: verb).prefix(2) {
      if analysis.relations[clause] == .aclRelcl,
        let subject = analysis.dependents(of: clause, .nsubj).first,
        !["who", "which", "that"].contains(analysis.lowercasedForm(subject))
      {
        return true
      }
      guard [.ccomp, .advcl, .acl, .csubj, .xcomp].contains(analysis.relation(clause)) else {
        break
      }
      let opener = analysis.subtree(of: clause).first ?? clause
      if ["what", "when", "how", "why", "where", "whether", "which", "whatever", "who"].contains(
        analysis.lowercasedForm(opener)), opener < clause
      {
        return true
      }
      if analysis.relation(clause) == .ccomp { break }
    }
    return false
  }

  private func isOwnAct(_ subject: Int, verb: Int, resolver: inout ActorResolver) -> Bool {
    let analysis = use.analysis
    let form = analysis.lowercasedForm(subject)
    if isInSubordinateQuestion(verb) { return false }
    if ["we", "i"].contains(form) { return true }
    // "Iraq said it would comply": the one who says it.
    if ["it", "he", "she", "they"].contains(form), let saying = saying(over: verb),
      let speaker = analysis.agent(of: saying), analysis.upos[speaker] != .pronoun,
      Set(resolver.actors(at: subject)) == Set(resolver.actors(at: speaker))
    {
      return true
    }
    if ["it", "this", "that", "which", "there", "these", "those", "what"].contains(form) {
      return false
    }
    // "The talks will take place", "the law will help": a thing undertakes nothing.
    switch resolver.lexicon.nouns[analysis.lemma(subject)] {
    case .encounter, .document, .thing: return false
    default: break
    }
    let actors = resolver.actors(at: subject)
    guard !actors.isEmpty else { return false }
    return actors.contains { id in
      let actor = resolver.registry[id]
      return actor.kind == .person || actor.kind == .state || actor.kind == .organisation
        || use.analysis.lemma(subject) == "government"
    }
  }

  /// Verbs and adjectives under which "will" tells what one expects.
  private static let expectations: Set<String> = [
    "ensure", "believe", "think", "hope", "know", "mean", "expect", "predict", "confident", "sure",
    "certain", "fear", "show", "suggest", "doubt", "certify", "trust", "hopeful", "optimistic",
    "require", "estimate", "project",
  ]

  /// The verb of saying in whose content `verb` is the main one, or nil.
  private func saying(over verb: Int) -> Int? {
    let analysis = use.analysis
    guard let head = analysis.heads[verb], [.ccomp].contains(analysis.relation(verb)),
      Self.sayings.contains(analysis.lemma(head))
    else { return nil }
    return head
  }

  /// Verbs by which one announces one's own acts.
  private static let sayings: Set<String> = [
    "say", "announce", "state", "declare", "tell", "pledge", "promise", "warn", "add", "indicate",
    "insist", "confirm", "vow", "threaten", "maintain", "reiterate", "note", "assure", "inform",
  ]

  /// Whether a verb with its object is something that one can undertake.
  private func undertakes(_ word: Int) -> Bool {
    let analysis = use.analysis
    let object = analysis.dependent(of: word, .obj, .xcomp, .compoundPrt)
    let isBare =
      object == nil
      && !analysis.dependents(of: word, .obl, .ccomp, .advcl).contains { $0 > word }
    return !noUndertakings.contains(
      analysis.lemma(word), object: object.map { analysis.lemma($0) }, isBare: isBare)
  }

  private func commitment(
    head: Int, span: Span, cue: Span, subject: Int?, rule: String, confidence: Double,
    strength: Commitment.Strength, resolver: inout ActorResolver
  ) -> Commitment? {
    let actors = resolver.actors(at: subject)
    guard !actors.isEmpty, !span.isEmpty, !isVacuous(span) else { return nil }
    var commitment = Commitment(
      id: Identifier(0),
      provenance: Provenance(
        evidence: cue.union(span), confidence: confidence, rule: rule, modality: .future),
      action: span, cue: cue, strength: strength)
    commitment.actors = actors
    commitment.due = due(in: span)
    return commitment
  }

  /// Whether an act says nothing without the words before it: "do that", "continue to do so".
  private func isVacuous(_ span: Span) -> Bool {
    let words = use.analysis.words(in: span).map { use.analysis.lemma($0) }
    let rest = words.filter { !["continue", "to", "always", "just", "also", "keep"].contains($0) }
    return rest.count <= 2 && rest.first == "do"
      && (rest.count < 2 || ["that", "this", "it", "so", "both"].contains(rest[1]))
  }

  /// The day by which it is to be done: "by December 1", "before Friday".
  private func due(in span: Span) -> TimeReference? {
    let analysis = use.analysis
    let time = analysis.times(in: span).first { time in
      let before = time.words.lowerBound - 1
      return [.date, .time].contains(time.kind) && before >= 0
        && ["by", "before", "until"].contains(analysis.lowercasedForm(before))
    }
    return time.map { clock.time($0, in: use.assertion(of: $0.span)) }
  }
}
