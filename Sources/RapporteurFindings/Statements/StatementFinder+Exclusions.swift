internal import RapporteurCore
internal import RapporteurLanguage

/// What reads like a saying and is none.
extension StatementFinder {
  /// Whether a verb of saying reports nothing that somebody said.
  func isNoSaying(_ match: PatternMatch, _ content: PatternMatch.Binding) -> Bool {
    let cue = match.head
    return isAddressed(match) || isOwnVoice(cue, match.subject) || isAim(cue)
      || isSign(cue, match.subject)
      || isQuestion(content, of: cue) || isEnsured(cue, content) || isDemand(content, of: cue)
      || isLabel(cue) || isEstimated(match) || isOfTheDay(match)
  }

  /// "We note that the road is open" in a text that speaks for itself, "I am proud to say that": its
  /// own sentences, which nobody reports.
  func isOwnVoice(_ cue: Int, _ speaker: Int?) -> Bool {
    guard let speaker, !isInQuotation(cue),
      ["i", "we"].contains(analysis.lowercasedForm(speaker))
    else { return false }
    let isProud =
      analysis.xpos[cue] == "VB"
      && (analysis.heads[cue].map {
        ["proud", "happy", "glad", "pleased", "honored", "honoured"].contains(
          analysis.lowercasedForm($0))
      } ?? false)
    let isBy =
      analysis.xpos[cue] == "VBG"
      && analysis.dependents[cue].contains { $0 < cue && analysis.lemma($0) == "by" }
    let lemma = analysis.lemma(cue)
    if isTalk {
      return lemma == "say" && isProud
        || lemma == "assure"
          && analysis.dependents[cue].contains { analysis.lowercasedForm($0) == "you" }
    }
    if isBy { return true }
    guard Self.ownVerbs.contains(lemma) else { return false }
    return isProud || analysis.xpos[cue] == "VBP"
  }

  /// Verbs by which a text goes on in its own voice.
  private static let ownVerbs: Set<String> = [
    "note", "say", "predict", "affirm", "reaffirm", "underscore", "underline", "stress",
    "emphasize",
    "emphasise", "acknowledge", "assure", "observe", "maintain", "proclaim", "repeat", "recall",
    "add", "remind", "argue",
  ]

  /// "joined hands to make clear that", "the failure to announce that": what something is for, or
  /// what was not done.
  private func isAim(_ cue: Int) -> Bool {
    guard analysis.xpos[cue] == "VB", let governor = analysis.heads[cue],
      analysis.dependents[cue].contains(where: {
        analysis.relation($0) == .mark && analysis.lemma($0) == "to"
      })
    else { return false }
    switch analysis.relation(cue) {
    case .advcl:
      return [
        "make", "underscore", "underline", "stress", "highlight", "assess", "clarify", "confirm",
        "convey", "signal", "remind", "suggest", "emphasize", "emphasise", "assure",
      ].contains(analysis.lemma(cue))
    case .acl:
      let noun = nouns[analysis.lemma(governor)]
      return noun != .document && noun != .encounter
    default: return false
    }
  }

  /// "the tests confirmed that", "their courage reminds us that": a thing that shows something.
  func isSign(_ cue: Int, _ subject: Int?) -> Bool {
    guard
      [
        "suggest", "indicate", "signal", "underscore", "underline", "confirm", "remind", "make",
        "highlight", "affirm", "reaffirm", "convey", "imply", "point", "predict", "clarify",
      ].contains(analysis.lemma(cue)), let subject
    else { return false }
    if analysis.upos[subject] == .pronoun || analysis.upos[subject] == .determiner {
      return ["this", "that", "these", "those", "which"].contains(analysis.lowercasedForm(subject))
    }
    guard analysis.upos[subject] == .noun, analysis.entity(at: subject) == nil else { return false }
    let lemma = analysis.lemma(subject)
    if nouns[lemma] == .document || Self.texts.contains(lemma) {
      return ["underscore", "underline", "highlight", "remind"].contains(
        analysis.lemma(cue))
    }
    return !canSpeak(subject)
  }

  /// Texts that have not their own row in actor-nouns.tsv.
  private static let texts: Set<String> = [
    "study", "poll", "survey", "indictment", "complaint", "analysis", "article", "story",
    "dispatch",
    "filing", "note", "memo", "email", "update", "review", "audit", "ruling", "notice", "account",
    "assessment", "bulletin", "paper", "summary", "record", "press", "media", "source", "word",
  ]

  /// Whether a common noun can name people, or a body of them.
  private func canSpeak(_ word: Int) -> Bool {
    let lemma = analysis.lemma(word)
    if let noun = nouns[lemma] { return noun != .thing && noun != .encounter }
    if isOffice(lemma) { return true }
    if ["murder", "number", "order", "power", "matter", "border", "disaster", "factor", "error"]
      .contains(lemma)
    {
      return false
    }
    return ["er", "or", "ist", "ian", "ee", "man", "woman", "men", "women", "yst"].contains {
      lemma.hasSuffix($0)
    }
      || [
        "student", "parent", "agent", "veteran", "people", "police", "majority", "child", "youth",
        "side", "faction", "firm", "bank", "company", "church", "tribe", "chief", "head", "public",
        "force", "staff", "colleague", "friend", "ally", "nurse", "captain", "host", "panel",
        "board", "jury", "coalition", "alliance", "opposition", "campaign", "institute", "city",
      ].contains(lemma)
  }

  /// "assessing what can be done", "specifies how the rules apply": what it is stays open.
  private func isQuestion(_ content: PatternMatch.Binding, of cue: Int) -> Bool {
    guard
      ["assess", "clarify", "specify", "reveal", "predict", "estimate", "disclose"].contains(
        analysis.lemma(cue))
    else { return false }
    let first = analysis.subtree(of: content.word).first { $0 > cue } ?? content.word
    return ["what", "how", "whether", "which", "who", "why", "where"].contains(
      analysis.lowercasedForm(first))
  }

  /// "helped assure that supplies last": made sure, and told nobody.
  private func isEnsured(_ cue: Int, _ content: PatternMatch.Binding) -> Bool {
    analysis.lemma(cue) == "assure" && analysis.dependent(of: cue, .obj, .iobj, .nsubjPass) == nil
  }

  /// "insisting that it open the crossing": what ought to be done is demanded, not said.
  private func isDemand(_ content: PatternMatch.Binding, of cue: Int) -> Bool {
    guard ["insist", "suggest"].contains(analysis.lemma(cue)),
      let subject = analysis.dependent(of: content.word, .nsubj),
      analysis.dependent(of: content.word, .aux, .cop) == nil
    else { return false }
    return analysis.xpos[content.word] == "VB"
      || (analysis.xpos[content.word] == "VBP"
        && ["it", "he", "she"].contains(analysis.lowercasedForm(subject)))
  }

  /// "Judges Confirmed: more than ever": the label of a list.
  private func isLabel(_ cue: Int) -> Bool {
    cue > 0 && cue + 1 < analysis.count && analysis.forms[cue + 1] == ":"
      && analysis.sentenceIndex[cue] == analysis.sentenceIndex[cue - 1]
      && [cue, cue - 1].allSatisfy { analysis.forms[$0].first?.isUppercase ?? false }
      && analysis.forms[cue].contains { $0.isLowercase }
  }

  /// "it is estimated that", "where is it written that …?": by nobody.
  private func isEstimated(_ match: PatternMatch) -> Bool {
    guard analysis.isPassive(match.head), match.subject == nil else { return false }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[match.head])].words
    return analysis.lemma(match.head) == "estimate"
      || sentence.suffix(2).contains { analysis.forms[$0] == "?" }
  }

  /// "today’s announcement that": whose it is, it does not say.
  private func isOfTheDay(_ match: PatternMatch) -> Bool {
    match.rule.name == "statement.noun"
      && analysis.dependents[match.head].contains {
        analysis.relations[$0] == .nmodPoss
          && (analysis.time(at: $0) != nil || analysis.lemma($0) == "today")
      }
  }

  /// Whether one who is spoken to says it, or is told to: "you remind us that", "note that", "it is
  /// important to note that".
  func isAddressed(_ match: PatternMatch) -> Bool {
    // "we are reminded that": by nobody.
    if analysis.lemma(match.head) == "remind", analysis.isPassive(match.head), match.subject == nil
    {
      return true
    }
    // "it reminds us that": a way of going on, and nobody is told anything.
    if analysis.lemma(match.head) == "remind",
      analysis.dependents(of: match.head, .obj, .iobj).contains(where: {
        ["us", "me"].contains(analysis.lowercasedForm($0))
      }), match.subject.map({ analysis.entity(at: $0)?.kind != .person }) ?? true
    {
      return true
    }
    if let subject = match.subject { return analysis.lowercasedForm(subject) == "you" }
    return analysis.xpos[match.head] == "VB" && analysis.upos[match.head] == .verb
      && invertedSubject(of: match.head) == nil
  }

  /// Whether the saying itself is only supposed ("would say", "if he says").
  func isHypothetical(_ word: Int) -> Bool {
    // "declined to say": nothing is said.
    if analysis.relation(word) == .xcomp, let head = analysis.heads[word],
      ["decline", "refuse", "fail", "hesitate", "want", "expect", "hope", "forbid"].contains(
        analysis.lemma(head))
    {
      return true
    }
    if isUnderCondition(word) { return true }
    // "will announce that": it has not been said, unless by the one who says "I will say that".
    let isOwn = analysis.agent(of: word).map { ["i", "we"].contains(analysis.lowercasedForm($0)) }
    return analysis.dependents[word].contains {
      (analysis.relation($0) == .aux
        && (["would", "could", "might", "should", "may", "must"].contains(analysis.lemma($0))
          || (RuleUse.ahead.contains(analysis.lemma($0)) && isOwn != true)))
        || (analysis.relation($0) == .mark
          && ["if", "whether", "unless"].contains(analysis.lemma($0)))
    }
  }

  /// "unless the mayor publishes a notice stating that": nothing has been said yet.
  private func isUnderCondition(_ word: Int) -> Bool {
    var clause = word
    for _ in 0..<5 {
      guard [.acl, .obj, .conj, .xcomp].contains(analysis.relation(clause)),
        let head = analysis.heads[clause]
      else { return false }
      clause = head
      if analysis.dependents[clause].contains(where: {
        analysis.relation($0) == .mark && ["if", "unless"].contains(analysis.lemma($0))
      }) {
        return true
      }
    }
    return false
  }

  /// Whether a quotation is what something is called: it follows an article, or "entitled" and its like.
  func isTitle(_ quotation: Quotation, after word: Int) -> Bool {
    var before = word
    while before > 0,
      analysis.spans[before].start >= quotation.outer.start || analysis.forms[before] == ","
    {
      before -= 1
    }
    guard before >= 0, quotation.outer.start - analysis.spans[before].end <= 3 else { return false }
    // "an exhibition on the harbour, “Tides and Trade: A Town at Sea”"
    if analysis.forms[quotationEdge(quotation)] == ",", isInTitleCase(quotation),
      ![.verb, .auxiliary].contains(analysis.upos[before])
    {
      return true
    }
    return ["the", "a", "an", "entitled", "titled", "called", "named", "dubbed", "its"].contains(
      analysis.lowercasedForm(before))
  }

  /// The word right before the opening mark of a quotation.
  private func quotationEdge(_ quotation: Quotation) -> Int {
    max(0, analysis.words(in: Span(quotation.outer.start, quotation.outer.end)).lowerBound - 1)
  }

  /// Whether all longer words of a quotation are capitalised and no sentence ends in it.
  private func isInTitleCase(_ quotation: Quotation) -> Bool {
    let words = analysis.words(in: quotation.content)
    let long = words.filter { analysis.forms[$0].count > 3 && analysis.upos[$0] != .punctuation }
    return long.count >= 2
      && long.allSatisfy { analysis.forms[$0].first?.isUppercase ?? false }
      && !words.contains { analysis.upos[$0] == .auxiliary }
  }
}
