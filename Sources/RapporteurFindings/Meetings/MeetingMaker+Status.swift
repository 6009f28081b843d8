internal import RapporteurCore
internal import RapporteurLanguage

/// How far an encounter has come, from tense, mood and the words around it.
extension MeetingMaker {
  func status(trigger: Int, governor: Int, modality: Modality) -> Meeting.Status {
    let analysis = use.analysis
    if modality == .denied { return .denied }
    if modality == .hypothetical || analysis.lemma(governor) == "invite" { return .proposed }
    if modality == .future || isPurposeAhead(governor) || isArrivedFor(governor) {
      return .scheduled
    }
    if isLookedForwardTo(governor) != nil || isGoingTo(governor) { return .scheduled }
    if let readiness = readiness(governor) { return readiness }
    // "During my meeting with the envoys, we agreed": it was; "… we will discuss": it will be.
    if trigger == governor, analysis.upos[trigger] == .noun, let verb = analysis.heads[trigger] {
      let markers = Set(analysis.dependents(of: trigger, .case).map { analysis.lemma($0) })
      if !markers.isDisjoint(with: ["during", "following", "after", "at"]),
        analysis.xpos[verb] == "VBD"
      {
        return .held
      }
      if !markers.isDisjoint(with: ["during", "at"]), use.modality(of: verb) == .future {
        return .scheduled
      }
    }
    for child in analysis.dependents[trigger] where child < trigger {
      switch analysis.lemma(child) {
      case "upcoming", "next", "planned", "scheduled", "forthcoming", "future": return .scheduled
      case "proposed", "possible", "potential": return .proposed
      case "cancelled", "canceled": return .cancelled
      case "postponed", "delayed": return .postponed
      case "ongoing", "continuing", "current": return .ongoing
      default: continue
      }
    }
    if let verb = analysis.heads[trigger], [.nsubj].contains(analysis.relation(trigger)) {
      switch analysis.lemma(verb) {
      case "postpone", "delay", "adjourn": return .postponed
      case "cancel", "call": return analysis.isPassive(verb) ? .cancelled : .held
      case "schedule", "plan", "set", "expect": return .scheduled
      // "The summit of A and B will focus on trade."
      default: if use.modality(of: verb) == .future { return .scheduled }
      }
    }
    if let verb = analysis.heads[trigger], analysis.relation(trigger) == .obj {
      switch analysis.lemma(verb) {
      case "postpone", "delay": return .postponed
      case "cancel": return .cancelled
      default: break
      }
    }
    if trigger == governor, use.isOccasion(trigger) {
      // "is going to be raised | in the meeting with the king"
      let verbs =
        analysis.hasCase(trigger, ["in", "at", "during"])
        ? Array(analysis.ancestors(of: trigger).prefix(2)) : []
      return verbs.contains { use.modality(of: $0) == .future || isGoingTo($0) }
        ? .scheduled : .held
    }
    for ancestor in analysis.ancestors(of: governor).prefix(3) {
      switch analysis.lemma(ancestor) {
      case "schedule", "plan", "expect", "set", "due", "agree", "commit", "pledge", "promise":
        return .scheduled
      case "invite", "propose", "offer", "hope", "want", "seek": return .proposed
      default: continue
      }
    }
    if analysis.xpos[governor] == "VBP" || analysis.xpos[governor] == "VBZ",
      analysis.upos[governor] == .verb, trigger == governor
    {
      return .scheduled
    }
    if analysis.xpos[governor] == "VBG",
      analysis.dependents[governor].contains(where: {
        analysis.relation($0) == .aux && ["VBP", "VBZ"].contains(analysis.xpos[$0])
      })
    {
      return .ongoing
    }
    return .held
  }

  /// "said that he | would meet | the king": "will", as told later; not "would meet him if he asked".
  func isAheadInThePast(_ verb: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.relation(verb) == .ccomp, let saying = analysis.heads[verb],
      ["VBD", "VBN"].contains(analysis.xpos[saying]), !analysis.isNegated(saying),
      ["say", "announce", "tell", "confirm", "report", "add", "state", "agree", "note"].contains(
        analysis.lemma(saying)),
      analysis.dependents[verb].contains(where: {
        analysis.relation($0) == .aux && analysis.lemma($0) == "would"
      })
    else { return false }
    return !analysis.dependents[verb].contains {
      analysis.relation($0) == .advcl
        && analysis.dependents(of: $0, .mark).contains {
          ["if", "unless"].contains(analysis.lemma($0))
        }
    }
  }

  /// "when he | meets | the king on Friday, he will ask for it": it will be, as far as anybody knows.
  func isWhenAhead(_ verb: Int) -> Bool {
    let analysis = use.analysis
    return ["VBP", "VBZ"].contains(analysis.xpos[verb]) && !analysis.isNegated(verb)
      && analysis.dependents[verb].contains {
        $0 < verb && analysis.lowercasedForm($0) == "when"
          && ($0 == 0 || analysis.lowercasedForm($0 - 1) != "only")
      }
  }

  /// "arrived in Oslo for | talks | with the king", "said before their | meeting |": it is still to come.
  private func isArrivedFor(_ noun: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[noun] == .noun, let verb = analysis.heads[noun] else { return false }
    return analysis.hasCase(noun, ["before"])
      || analysis.hasCase(noun, ["for"])
        && ["arrive", "head", "land"].contains(analysis.lemma(verb))
  }

  /// "will travel to Oslo to meet the king", "is on his way to meet the king": for what somebody will do something.
  private func isPurposeAhead(_ verb: Int) -> Bool {
    let analysis = use.analysis
    if let way = analysis.heads[verb], isOnTheWay(way) { return true }
    guard [.advcl, .xcomp].contains(analysis.relation(verb)), analysis.xpos[verb] == "VB",
      analysis.dependents(of: verb, .mark).contains(where: { analysis.lemma($0) == "to" }),
      let head = analysis.heads[verb]
    else { return false }
    return use.modality(of: head) == .future
  }

  /// "is going to meet"
  private func isGoingTo(_ verb: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.relation(verb) == .xcomp, let going = analysis.heads[verb] else { return false }
    return analysis.lowercasedForm(going) == "going"
  }

  /// What being "prepared" or "ready" to meet comes to: a host who is prepared has a guest who comes.
  private func readiness(_ verb: Int) -> Meeting.Status? {
    let analysis = use.analysis
    guard [.xcomp, .advcl].contains(analysis.relation(verb)), let head = analysis.heads[verb] else {
      return nil
    }
    switch analysis.lowercasedForm(head) {
    case "ready", "willing", "open": return .proposed
    case "prepared", "preparing", "proud", "pleased", "set", "due":
      return ["prepared", "preparing", "set", "due"].contains(analysis.lowercasedForm(head))
        ? .scheduled : nil
    default: return nil
    }
  }
}
