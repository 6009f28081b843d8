internal import RapporteurCore
internal import RapporteurLanguage

/// Stances that nobody takes.
extension PositionMaker {
  /// "…, supporting local schools", "those who back it", "while seeking her degree": what somebody does beside
  /// something else, or by which one is told from others.
  func isAside(_ match: PatternMatch, _ stance: Position.Stance) -> Bool {
    let analysis = use.analysis
    let head = match.head
    // "Governor Lind highlighting the work": one of those in a picture.
    if analysis.xpos[head] == "VBG", analysis.relations[head] == .acl,
      analysis.dependent(of: head, .aux, .nsubj) == nil, head > 0, analysis.forms[head - 1] != ",",
      let noun = analysis.heads[head], analysis.entity(at: noun)?.kind == .person
    {
      return true
    }
    guard analysis.upos[head] == .verb,
      [
        "support", "back", "advocate", "seek", "press", "resist", "challenge", "block", "push",
        "encourage", "favor", "favour", "stand", "oppose", "request", "endorse", "expect", "want",
      ].contains(analysis.lemma(head))
    else { return false }
    if analysis.relations[head] == .aclRelcl {
      // "signals that it wants …"
      if let subject = analysis.dependent(of: head, .nsubj),
        !["who", "which", "that"].contains(analysis.lowercasedForm(subject))
      {
        return false
      }
      // "the King, who opposes …" tells of the King, "those who oppose …" of nobody.
      let noun = analysis.heads[head] ?? head
      return analysis.entity(at: noun) == nil && analysis.upos[noun] != .properNoun
    }
    guard analysis.xpos[head] == "VBG", analysis.dependent(of: head, .aux) == nil else {
      return false
    }
    let first = analysis.firstConjunct(of: head)
    return [.advcl, .acl, .obl, .nmod, .csubj, .nsubj, .obj].contains(analysis.relation(first))
      || analysis.heads[first] == nil
  }

  /// Whether an auxiliary makes it a mere possibility: "can support", "could oppose".
  func isOnlyPossible(_ word: Int) -> Bool {
    let analysis = use.analysis
    var clauses = [word]
    // "must put them first and stand with them", "can continue to support"
    if [.xcomp, .conj].contains(analysis.relation(word)),
      analysis.dependent(of: word, .nsubj) == nil,
      let head = analysis.heads[word], analysis.upos[head] == .verb
    {
      clauses.append(head)
    }
    return clauses.contains { clause in
      analysis.dependents[clause].contains {
        analysis.relation($0) == .aux
          && ["can", "could", "may", "might", "must", "should"].contains(analysis.lemma($0))
      }
    }
  }

  /// Verbs whose infinitive is as good as the act itself.
  private static let governors: Set<String> = [
    "continue", "want", "like", "wish", "go", "begin", "proceed", "try",
  ]

  /// Whether nobody takes the stance: it is a purpose, a mere possibility, a supposition, long past, or only tells
  /// which people are meant.
  func isUntaken(_ match: PatternMatch, _ stance: Position.Stance, resolver: ActorResolver) -> Bool
  {
    let head = match.head
    if use.isMereInfinitive(head, under: Self.governors) || isPurpose(head) || isInferred(head)
      || use.isSupposed(head) || isOfSomeKind(head, stance)
      || use.isRecalled(head, in: resolver.report)
    {
      return true
    }
    // What one can, could or would be for is not what one is for.
    if stance != .willing { return !isCourtesy(head) && isOnlyPossible(head) }
    return isAim(head)
  }

  /// "To support them, we continue to …", "is taking steps to lower costs and support workers": what something is
  /// done for, wherever the parser hung it.
  private func isPurpose(_ verb: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.xpos[verb] == "VB" else { return false }
    if analysis.relation(verb) == .advcl {
      return analysis.dependents[verb].contains {
        analysis.relation($0) == .mark && analysis.lemma($0) == "to"
      }
    }
    return analysis.relation(verb) == .conj
      && analysis.dependent(of: verb, .aux, .mark, .nsubj) == nil
      && ["VBZ", "VBD", "VBG"].contains(analysis.xpos[analysis.firstConjunct(of: verb)])
      // "will stand by it as it defends itself and support it": the infinitive of a "will" above.
      && !analysis.ancestors(of: verb).contains {
        analysis.dependents[$0].contains { analysis.lemma($0) == "will" }
      }
  }

  /// "The talks show that firms recognize the need": what somebody else makes of it.
  private func isInferred(_ verb: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.relation(verb) == .ccomp, let head = analysis.heads[verb],
      ["demonstrate", "show", "prove", "suggest", "illustrate"].contains(analysis.lemma(head)),
      let subject = analysis.dependent(of: head, .nsubj)
    else { return false }
    return analysis.upos[subject] == .noun
  }

  /// "those who spoke up and demanded it", "where they seek care", "the reason I asked him to stay": which people,
  /// places and reasons are meant.
  private func isOfSomeKind(_ word: Int, _ stance: Position.Stance) -> Bool {
    let analysis = use.analysis
    var clause = word
    while [.conj, .xcomp].contains(analysis.relation(clause)),
      analysis.dependent(of: clause, .nsubj) == nil, let head = analysis.heads[clause]
    {
      clause = head
    }
    guard analysis.relations[clause] == .aclRelcl, let noun = analysis.heads[clause] else {
      return false
    }
    if stance == .demand,
      analysis.dependents[clause].contains(where: {
        analysis.relation($0) == .advmod && $0 < clause && analysis.lemma($0) == "where"
      })
    {
      return true
    }
    guard let subject = analysis.dependent(of: clause, .nsubj) else { return false }
    guard ["who", "which", "that"].contains(analysis.lowercasedForm(subject)) else {
      return stance == .demand
        && ["reason", "way", "day", "time", "moment", "place"].contains(analysis.lemma(noun))
    }
    // "developments in Norway, which underscore the need": they, not Norway.
    if stance == .priority, analysis.lowercasedForm(subject) != "who" { return true }
    if let entity = analysis.entity(at: noun), [.person, .organisation].contains(entity.kind) {
      return false
    }
    let opener = analysis.subtree(of: clause).first ?? clause
    let isAdded = opener > 0 && analysis.forms[opener - 1] == ","
    return !isAdded
      && (analysis.features[noun].contains("Number=Plur")
        || ["those", "anyone", "everyone", "all"].contains(analysis.lowercasedForm(noun)))
  }

  /// "so that we are better prepared", "to make sure that people are prepared to": what somebody sees to.
  private func isAim(_ word: Int) -> Bool {
    let analysis = use.analysis
    if analysis.upos[word] != .noun,
      analysis.dependents[word].contains(where: {
        analysis.relation($0) == .mark && ["so", "that"].contains(analysis.lemma($0))
          && $0 > 0 && (analysis.lemma($0) == "so" || analysis.lemma($0 - 1) == "so")
      })
    {
      return true
    }
    return [.ccomp, .advcl].contains(analysis.relation(word))
      && analysis.heads[word].map {
        ["sure", "ensure", "make", "help", "certain"].contains(analysis.lemma($0))
      } ?? false
  }
}
