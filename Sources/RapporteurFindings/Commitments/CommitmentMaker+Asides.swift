internal import RapporteurCore
internal import RapporteurLanguage

/// What only looks like an undertaking.
extension CommitmentMaker {
  /// "we must recommit ourselves to", "let us pledge": what ought to be undertaken is not.
  func isExhortation(_ word: Int) -> Bool {
    let analysis = use.analysis
    return analysis.dependents[word].contains {
      analysis.relation($0) == .aux
        && ["must", "should", "need", "ought", "can", "could", "may", "might"].contains(
          analysis.lemma($0))
    } || analysis.heads[word].map { ["let", "need", "must"].contains(analysis.lemma($0)) } ?? false
      || isForUs(word) || isOwed(word)
  }

  /// "a moment for us to recommit to peace", "the time to commit": when one ought to, not that one does.
  private func isForUs(_ verb: Int) -> Bool {
    let analysis = use.analysis
    return analysis.xpos[verb] == "VB" && [.acl, .csubj].contains(analysis.relation(verb))
      && analysis.dependents[verb].contains {
        analysis.relation($0) == .mark && analysis.lemma($0) == "to"
      }
  }

  /// "should be working to renew their commitments to …", "let us honour them with a commitment to …"
  private func isOwed(_ noun: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[noun] == .noun else { return false }
    return analysis.ancestors(of: noun).prefix(3).filter { analysis.upos[$0] == .verb }.contains {
      verb in
      verb < noun
        && (analysis.lemma(verb) == "let"
          || analysis.dependents[verb].contains {
            analysis.relation($0) == .aux && ["should", "ought"].contains(analysis.lemma($0))
          })
    }
  }

  /// "$1 billion in new commitments to rebuild the port": money that others have promised.
  func isQuantity(_ noun: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[noun] == .noun,
      let preposition = analysis.dependents[noun].first(where: {
        analysis.relation($0) == .case && analysis.lemma($0) == "in"
      }), preposition > 0
    else { return false }
    return analysis.upos[preposition - 1] == .numeral
      || ["million", "billion", "trillion", "%"].contains(
        analysis.lowercasedForm(preposition - 1))
  }

  /// "a commitment to Fostering Hope Together": the name of an initiative, not an act.
  func isName(_ act: Int, after cue: Int) -> Bool {
    ["VB", "VBG"].contains(use.analysis.xpos[act]) && use.isCapitalised(act)
      && !use.isCapitalised(cue)
  }

  /// "delivered on his promise to rebuild it", "kept the commitment to pay": what was promised is done.
  func isKept(_ noun: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[noun] == .noun, [.obj, .obl, .nmod].contains(analysis.relation(noun)),
      let verb = analysis.heads[noun]
    else { return false }
    switch analysis.lemma(verb) {
    case "fulfill", "fulfil", "keep": return true
    case "deliver", "make", "good":
      return analysis.dependents[noun].contains {
        analysis.relation($0) == .case && analysis.lemma($0) == "on"
      }
    default: return false
    }
  }

  /// "promised to rebuild it, and he delivered", "promised to do it, and today we are doing just that"
  func isFulfilled(_ verb: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.xpos[verb] == "VBD" || analysis.dependent(of: verb, .aux) != nil else {
      return false
    }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[verb])].words
    return ((verb + 1)..<sentence.upperBound).contains { word in
      switch analysis.lowercasedForm(word) {
      case "delivered": [.conj, .parataxis].contains(analysis.relation(word))
      case "kept":
        analysis.dependent(of: word, .obj).map {
          ["word", "promise", "pledge"].contains(analysis.lemma($0))
        } ?? false
      case "just", "exactly", "precisely":
        word + 1 < sentence.upperBound && analysis.lowercasedForm(word + 1) == "that"
          && sentence.contains(word - 1)
          && ["do", "be"].contains(analysis.lemma(word - 1))
      default: false
      }
    }
  }

  /// "The mayor promised to mend the road", in a statement that tells of no talks and no day: long ago, for it is kept.
  func isOldPromise(_ verb: Int, _ resolver: ActorResolver) -> Bool {
    let analysis = use.analysis
    return analysis.lemma(verb) == "promise" && analysis.xpos[verb] == "VBD"
      && resolver.report.kind == .statement
      && resolver.discourse.lastMeeting(before: analysis.spans[verb].start) == nil
      && !analysis.dependents[verb].contains { analysis.time(at: $0) != nil }
  }

  /// "was determined to forge a better future": of what mind somebody was, unless it is reported as said.
  func isPastState(_ word: Int, in report: Report) -> Bool {
    let analysis = use.analysis
    guard report.kind != .news,
      ["determined", "committed", "dedicated"].contains(analysis.lowercasedForm(word))
    else { return false }
    // "The task force will be dedicated to rebuilding it": what it is for.
    if analysis.lowercasedForm(word) == "dedicated", use.modality(of: word) == .future {
      return true
    }
    if analysis.relation(analysis.firstConjunct(of: word)) == .ccomp { return false }
    return analysis.dependents(of: word, .cop, .auxPass).contains { analysis.xpos[$0] == "VBD" }
  }

  /// "before they decided to attack", and a speaker’s "going to" or "they decided to": what was or will be, more
  /// often than what is undertaken.
  func isTalkOfChoice(_ verb: Int) -> Bool {
    let analysis = use.analysis
    if use.assertion(of: analysis.spans[verb])?.provenance.rule == "statement.turn" {
      return analysis.lemma(verb) == "go"
        || (analysis.lemma(verb) == "decide" && analysis.xpos[verb] == "VBD")
    }
    return analysis.dependents[verb].contains {
      [.mark, .advmod].contains(analysis.relation($0)) && $0 < verb
        && ["before", "after", "when", "since"].contains(analysis.lemma($0))
    }
  }

  /// "a charity dedicated to feeding the poor", "dedicated his life to": what a thing or a life is for.
  func isAside(_ match: PatternMatch) -> Bool {
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
  func isMeeting(_ action: Int) -> Bool {
    let analysis = use.analysis
    if ["meet", "reconvene", "convene"].contains(analysis.lemma(action)) { return true }
    // "will consult with senior leaders", read as an encounter
    if analysis.lemma(action) == "consult",
      use.matcher.matches(at: action).contains(where: { $0.rule.kind == "meeting" })
    {
      return true
    }
    return ["hold", "have"].contains(analysis.lemma(action))
      && analysis.dependents(of: action, .obj).contains {
        [
          "meeting", "talk", "summit", "call", "round", "session", "consultation", "convening",
          "roundtable", "ministerial", "gathering", "dialogue",
        ].contains(analysis.lemma($0))
      }
  }

  /// Whether "going to" and its kin tell of what one is about to say or how one feels.
  func isTalk(_ action: Int, of match: PatternMatch) -> Bool {
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
}
