internal import RapporteurCore
internal import RapporteurLanguage

/// What reads like a condition and makes nothing depend on anything.
extension ConditionMaker {
  /// Whether "necessary" only serves a phrase that names no condition: "take the necessary steps to …",
  /// "has been critical in …", "new efforts subject to review".
  func isIdle(
    _ match: PatternMatch, _ antecedent: PatternMatch.Binding, _ resolver: inout ActorResolver
  ) -> Bool {
    let analysis = use.analysis
    if isMatterOfLaw(match, antecedent) || isMereValue(match, antecedent, &resolver)
      || isSupposed(match.head)
    {
      return true
    }
    if match.rule.name == "condition.requires" { return isDemand(match, &resolver) }
    guard match.rule.name == "condition.necessary" || analysis.lemma(match.head) == "subject",
      let subject = match.subject
    else { return false }
    if analysis.lemma(match.head) == "subject",
      !analysis.dependents[match.head].contains(where: { analysis.relations[$0] == .cop })
    {
      return true
    }
    // "the right to take what steps it considers necessary": the subject of another verb.
    if match.rule.name == "condition.necessary",
      resolver.references(at: subject).contains(where: {
        [.person, .state, .organisation].contains(resolver.registry[$0.actor].kind)
      }), analysis.dependent(of: match.head, .cop) == nil
    {
      return true
    }
    // "materials key to new industries": what they are like, with no claim made.
    if match.rule.name == "condition.necessary",
      analysis.dependent(of: match.head, .cop) == nil,
      [.amod, .acl, .appos].contains(analysis.relation(match.head))
    {
      return true
    }
    let isBare = !analysis.dependents[subject].contains {
      [.det, .nmod, .amod, .compound].contains(analysis.relation($0))
    }
    return isBare
      && [
        "step", "measure", "action", "tool", "resource", "work", "effort", "thing", "part", "role",
      ]
      .contains(analysis.lemma(subject))
  }

  /// Whether "requires" tells what a text or a body demands of somebody, not what a thing needs.
  private func isDemand(_ match: PatternMatch, _ resolver: inout ActorResolver) -> Bool {
    let analysis = use.analysis
    guard let subject = match.subject else {
      return analysis.dependent(of: match.head, .csubj) == nil
    }
    if analysis.dependent(of: match.head, .xcomp, .ccomp) != nil { return true }
    // "reforms, including requiring a permit": what is laid down.
    if analysis.xpos[match.head] == "VBG",
      analysis.dependent(of: match.head, .aux, .nsubj) == nil
    {
      return true
    }
    // "jobs require schooling", "the budget requires equal pay": no state of affairs.
    if !isStateOfAffairs(subject) { return true }
    // "to require background checks"
    if use.isMereInfinitive(match.head, under: []) { return true }
    if resolver.references(at: subject).contains(where: {
      [.person, .state].contains(resolver.registry[$0.actor].kind)
    }) {
      return true
    }
    // "required the envoy to leave"
    if let object = match.binding("antecedent")?.word,
      analysis.dependents(of: object, .acl, .xcomp, .advcl).contains(where: { clause in
        analysis.dependents[clause].contains {
          analysis.relation($0) == .mark && analysis.lemma($0) == "to"
        }
      })
    {
      return true
    }
    if analysis.upos[subject] == .properNoun || analysis.entity(at: subject) != nil { return true }
    return use.documents.contains(analysis.lemma(subject))
  }

  /// "subject to litigation", "subject to tax": what the law does to a thing.
  private func isMatterOfLaw(_ match: PatternMatch, _ antecedent: PatternMatch.Binding) -> Bool {
    use.analysis.lemma(match.head) == "subject"
      && [
        "litigation", "tax", "tariff", "sanction", "law", "jurisdiction", "fine", "penalty", "duty",
        "requirement", "regulation", "attack", "criticism",
      ].contains(use.analysis.lemma(antecedent.word))
  }

  /// "essential to the life of the valley", "critical to Norway", "was key to our success": what
  /// something is worth, or was, and no outcome that waits for it.
  private func isMereValue(
    _ match: PatternMatch, _ antecedent: PatternMatch.Binding, _ resolver: inout ActorResolver
  ) -> Bool {
    let analysis = use.analysis
    guard match.rule.name == "condition.necessary" else { return false }
    // "property no longer | needed for transit", "whatever steps are necessary to win"
    if match.head > 0, analysis.lowercasedForm(match.head - 1) == "longer" { return true }
    if let subject = match.subject,
      analysis.dependents[subject].contains(where: {
        ["whatever", "what", "whichever"].contains(analysis.lowercasedForm($0))
      })
    {
      return true
    }
    guard antecedent.filler == .phrase else { return false }
    // In a report of what was said, the past is the cue's.
    if use.assertion(of: analysis.spans[match.head]) == nil,
      analysis.dependents[match.head].contains(where: {
        [.cop, .aux].contains(analysis.relation($0))
          && (analysis.xpos[$0] == "VBD" || analysis.lemma($0) == "have")
      })
    {
      return true
    }
    return Self.values.contains(analysis.lemma(antecedent.word))
      || resolver.references(at: antecedent.word).contains {
        [.person, .state, .organisation].contains(resolver.registry[$0.actor].kind)
      }
  }

  /// Nouns for what is no outcome of anything.
  private static let values: Set<String> = [
    "culture", "life", "future", "identity", "history", "heritage", "community", "country",
    "people", "family", "way", "nation", "world", "progress", "others", "ally", "partner",
    "society",
    "economy", "tradition",
  ]

  /// "when aid could be necessary to …": a case that is only thought of.
  private func isSupposed(_ word: Int) -> Bool {
    let analysis = use.analysis
    return analysis.dependents[word].contains { child in
      child < word
        && ((analysis.relation(child) == .aux
          && ["could", "might", "may"].contains(analysis.lemma(child)))
          || ([.mark, .advmod].contains(analysis.relation(child))
            && ["when", "where", "if", "whether"].contains(analysis.lowercasedForm(child))))
    }
  }

  /// Whether a noun names a state of affairs, which can need another: "withdrawal", "implementation",
  /// "peace"; not a text, a body or a post.
  private func isStateOfAffairs(_ word: Int) -> Bool {
    // "all of these issues"
    let isPart = ["all", "some", "most", "many", "much", "both", "each"].contains(
      use.analysis.lemma(word))
    let noun = isPart ? use.analysis.dependent(of: word, .nmod) ?? word : word
    let lemma = use.analysis.lemma(noun)
    if [
      "government", "parliament", "department", "document", "regulation", "legislation",
      "commission", "delegation", "organisation", "organization", "corporation", "administration",
      "federation", "union", "nation", "statement", "provision", "amendment", "entity", "city",
    ].contains(lemma) {
      return false
    }
    return [
      "tion", "sion", "ment", "ance", "ence", "ing", "al", "ity", "ness", "ship", "dom", "acy",
      "ism", "sis", "ure",
    ].contains { lemma.hasSuffix($0) }
      || [
        "issue", "peace", "truce", "ceasefire", "success", "victory", "end", "return", "talk",
        "progress",
        "work", "change", "reform", "growth", "response", "deal", "pact", "relief", "trust",
        "effort", "task", "challenge", "fight", "defence", "defense", "use", "trade", "aid", "step",
        "approach", "moment", "time", "situation", "crisis", "problem", "solution", "future", "way",
        "release", "exchange", "transfer", "entry", "exit", "access", "review", "process",
      ].contains(lemma)
  }
}
