internal import RapporteurCore
internal import RapporteurLanguage

/// Makes commitments of the matches of `commitment.` rules and of a party's own "will".
struct CommitmentMaker {
  let use: RuleUse
  let clock: UtteranceClock
  let noUndertakings: NoUndertakings

  func commitment(_ match: PatternMatch, resolver: inout ActorResolver) -> Commitment? {
    guard var action = match.binding("action"), !use.analysis.isNegated(match.head) else {
      return nil
    }
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
    return commitment(
      head: action.word, span: use.content(action), cue: use.cueSpan(match),
      subject: match.subject, rule: match.rule.name,
      confidence: match.rule.confidence,
      strength: Commitment.Strength(rawValue: match.rule.attributes["strength"] ?? "") ?? .pledged,
      resolver: &resolver)
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

  private func isOwnAct(_ subject: Int, verb: Int, resolver: inout ActorResolver) -> Bool {
    let analysis = use.analysis
    let form = analysis.lowercasedForm(subject)
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
    case .encounter, .document: return false
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
