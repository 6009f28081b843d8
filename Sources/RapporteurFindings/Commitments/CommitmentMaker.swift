internal import RapporteurCore
internal import RapporteurLanguage

/// Makes commitments of the matches of `commitment.` rules and of a party's own "will".
struct CommitmentMaker {
  let use: RuleUse
  let clock: UtteranceClock

  func commitment(_ match: PatternMatch, resolver: inout ActorResolver) -> Commitment? {
    guard let action = match.binding("action"), !use.analysis.isNegated(match.head) else {
      return nil
    }
    // What somebody hopes, asks for or offers to undertake is not undertaken.
    if use.modality(of: match.head) == .hypothetical { return nil }
    return commitment(
      head: action.word, span: use.content(action), cue: use.cueSpan(match),
      subject: match.subject, rule: match.rule.name, confidence: match.rule.confidence,
      strength: Commitment.Strength(rawValue: match.rule.attributes["strength"] ?? "") ?? .pledged,
      resolver: &resolver)
  }

  /// "Ukraine will allow inspections": the party, or one that speaks for it, announces its act.
  func announcement(at word: Int, resolver: inout ActorResolver) -> Commitment? {
    let analysis = use.analysis
    guard analysis.upos[word] == .verb, !analysis.isPassive(word),
      let auxiliary = analysis.dependents[word].first(where: {
        analysis.relation($0) == .aux
          && ["will", "'ll", "’ll", "wo", "shall"].contains(analysis.lemma($0))
      }),
      let subject = analysis.dependents[word].first(where: { analysis.relation($0) == .nsubj }),
      !Self.statives.contains(analysis.lemma(word)),
      isOwnAct(subject, verb: word, resolver: &resolver)
    else { return nil }
    if use.modality(of: word) == .hypothetical { return nil }
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
    if ["it", "this", "that", "which", "there", "these", "those", "what"].contains(form) {
      return false
    }
    let actors = resolver.actors(at: subject)
    guard !actors.isEmpty else { return false }
    return actors.contains { id in
      let actor = resolver.registry[id]
      return actor.kind == .person || actor.kind == .state || actor.kind == .organisation
        || use.analysis.lemma(subject) == "government"
    }
  }

  /// Verbs that tell what will be, not what one will do.
  private static let statives: Set<String> = [
    "be", "become", "remain", "have", "need", "know", "see", "depend", "include", "mean",
    "require", "face", "get", "feel", "want", "like", "mark", "reflect", "contain", "last",
    "begin", "start", "discuss", "meet", "hold", "reconvene", "speak", "host", "travel", "visit",
    "find", "lose", "win", "seem", "appear", "enable", "happen", "result", "die", "attend",
    "participate", "welcome", "highlight", "join", "lead", "follow", "return", "depart",
    "arrive", "receive", "debrief",
  ]

  private func commitment(
    head: Int, span: Span, cue: Span, subject: Int?, rule: String, confidence: Double,
    strength: Commitment.Strength, resolver: inout ActorResolver
  ) -> Commitment? {
    let actors = resolver.actors(at: subject)
    guard !actors.isEmpty, !span.isEmpty else { return nil }
    var commitment = Commitment(
      id: Identifier(0),
      provenance: Provenance(
        evidence: cue.union(span), confidence: confidence, rule: rule, modality: .future),
      action: span, cue: cue, strength: strength)
    commitment.actors = actors
    commitment.due = due(in: span)
    return commitment
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
