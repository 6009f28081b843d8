internal import RapporteurCore
internal import RapporteurLanguage

/// A party’s own "will".
extension CommitmentMaker {
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
      let subject = subject(of: word),
      undertakes(word), !isMeeting(word),
      isOwnAct(subject, verb: word, resolver: &resolver), !isForetold(word, of: subject),
      !use.isSupposed(word), !(saying(over: word).map(isFulfilled) ?? false)
    else { return nil }
    if isHopeOfAll(word, subject: subject, resolver: resolver) { return nil }
    // "The commission shall study it": what somebody else lays down for it.
    if analysis.lemma(auxiliary) == "shall", isBody(subject, resolver: &resolver) { return nil }
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
    span = use.withoutNextClause(analysis.text.trimmed(span), headedBy: word)
    span = use.withGappedHead(use.settled(span), of: word)
    return commitment(
      head: word, span: span, cue: analysis.spans[auxiliary], subject: subject,
      rule: "commitment.will", confidence: 0.6, strength: .announced, resolver: &resolver)
  }

  /// "Together, we will build a better world" of one author: what all are hoped to do. Several parties mean themselves.
  private func isHopeOfAll(_ verb: Int, subject: Int, resolver: ActorResolver) -> Bool {
    let analysis = use.analysis
    guard analysis.lowercasedForm(subject) == "we", resolver.authors.count < 2 else { return false }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[verb])].words
    return (max(sentence.lowerBound, subject - 2)..<subject).contains {
      analysis.lowercasedForm($0) == "together"
    }
  }

  /// The subject of a verb with its own "will", which may stand before the verb that it follows: "Norway will open
  /// the port and will send observers".
  private func subject(of verb: Int) -> Int? {
    let analysis = use.analysis
    if let subject = analysis.dependents[verb].first(where: { analysis.relation($0) == .nsubj }) {
      return subject
    }
    guard analysis.relation(verb) == .conj, let first = analysis.heads[verb],
      analysis.upos[first] == .verb, analysis.dependent(of: verb, .nsubj, .csubj, .expl) == nil
    else { return nil }
    return analysis.agent(of: verb)
  }

  /// Whether a subject is a body or a person rather than a state or the sides of a text.
  private func isBody(_ subject: Int, resolver: inout ActorResolver) -> Bool {
    if use.analysis.upos[subject] == .pronoun { return false }
    switch resolver.lexicon.nouns[use.analysis.lemma(subject)] {
    case .parties, .side: return false
    default: break
    }
    return resolver.actors(at: subject).allSatisfy { resolver.registry[$0].kind != .state }
  }

  /// "Parliament will likely agree", "by joining it, they will strengthen us", "in this role she will oversee it":
  /// what is expected of somebody.
  private func isForetold(_ verb: Int, of subject: Int) -> Bool {
    let analysis = use.analysis
    if (analysis.dependents[verb] + analysis.dependents[subject]).contains(where: {
      ["likely", "probably", "inevitably", "hopefully", "presumably", "undoubtedly"].contains(
        analysis.lowercasedForm($0))
    }) {
      return true
    }
    if ["i", "we"].contains(analysis.lowercasedForm(subject)) { return false }
    // "those towns that wish to will name a delegate": whoever it may be.
    if analysis.dependents[subject].contains(where: {
      analysis.relation($0) == .det
        && ["those", "any", "each", "every"].contains(analysis.lowercasedForm($0))
    }), analysis.dependents[subject].contains(where: { analysis.relations[$0] == .aclRelcl }) {
      return true
    }
    return analysis.dependents[verb].contains { child in
      guard child < subject else { return false }
      let markers = analysis.dependents[child].filter {
        [.mark, .case].contains(analysis.relation($0))
      }.map { analysis.lemma($0) }
      return analysis.xpos[child] == "VBG" && markers.contains("by")
        && analysis.upos[subject] == .pronoun
        || ["role", "capacity", "position"].contains(analysis.lemma(child))
          && markers.contains("in") && analysis.dependent(of: child, .det, .nmodPoss) != nil
    }
  }

  /// "SSBCI will fund it", where the report spells the letters out as an initiative: nobody.
  private func isProgramme(_ subject: Int, nouns: ActorNouns) -> Bool {
    let analysis = use.analysis
    let form = analysis.forms[subject]
    guard form.count >= 2, !form.contains(where: \.isLowercase) else { return false }
    return (2..<max(2, analysis.count)).contains { word in
      analysis.forms[word] == form && analysis.forms[word - 1] == "("
        && nouns[analysis.lemma(word - 2)] == .thing
    }
  }

  /// Whether a verb stands in a question or in a clause that only says which thing is meant: "when we will be
  /// done", "the steps that we will take".
  func isInSubordinateQuestion(_ verb: Int) -> Bool {
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

  func isOwnAct(_ subject: Int, verb: Int, resolver: inout ActorResolver) -> Bool {
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
    // "This charging network will serve travellers": none that broadcasts.
    case .medium where analysis.entity(at: subject) == nil: return false
    default: break
    }
    if isProgramme(subject, nouns: resolver.lexicon.nouns) { return false }
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
  func saying(over verb: Int) -> Int? {
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

  /// Verbs of speech that are acts where one goes on with them: "will continue to highlight the danger".
  private static let campaigns: Set<String> = [
    "highlight", "stress", "emphasize", "emphasise", "underscore", "underline", "discuss", "speak",
    "talk", "welcome", "host", "participate", "contribute", "engage", "stand", "encourage", "lead",
  ]

  /// Whether a verb with its object is something that one can undertake.
  func undertakes(_ word: Int) -> Bool {
    let analysis = use.analysis
    // "will remain engaged in the talks", "will stay in close contact"
    if ["remain", "stay"].contains(analysis.lemma(word)),
      analysis.dependents(of: word, .xcomp, .obl).contains(where: {
        ["engaged", "contact", "touch", "coordination", "seized"].contains(
          analysis.lowercasedForm($0))
      })
    {
      return true
    }
    // "will continue to cherish it": as if without the "continue".
    if analysis.lemma(word) == "continue", let act = analysis.dependent(of: word, .xcomp),
      !Self.campaigns.contains(analysis.lemma(act)), !undertakes(act)
    {
      return false
    }
    let object = analysis.dependent(of: word, .obj, .xcomp, .compoundPrt)
    // "I’ll close with this": no phrase of its own.
    let isBare =
      object == nil
      && !analysis.dependents(of: word, .obl, .ccomp, .advcl).contains {
        $0 > word && ![.pronoun, .determiner].contains(analysis.upos[$0])
      }
    return !noUndertakings.contains(
      analysis.lemma(word), object: object.map { analysis.lemma($0) }, isBare: isBare)
  }
}
