internal import RapporteurCore
internal import RapporteurLanguage

/// Which clause beside a conditional word depends on it, and which only frames it.
extension ConditionMaker {
  /// `region` after the colon right before a conditional word: "Our offer stands: | if they want it, …".
  func afterColon(_ region: Range<Int>, before conjunction: Int) -> Range<Int> {
    guard conjunction > region.lowerBound, use.analysis.forms[conjunction - 1] == ":" else {
      return region
    }
    return conjunction..<region.upperBound
  }

  /// "reaffirmed the readiness of the crews to | respond at once (if …)", "remember that | nothing is lost (if …)",
  /// "have worked to | stop the pipeline (if …)": what is said, held or done already does not depend; the act that
  /// stands nearest to the conditional word does.
  func smallest(_ clause: Range<Int>, before conjunction: Int) -> Range<Int> {
    let analysis = use.analysis
    let clause = afterSign(clause)
    guard clause.upperBound <= conjunction, let frame = clause.first(where: isFrame),
      (clause.lowerBound..<frame).allSatisfy({ analysis.xpos[$0] != "MD" })
    else { return clause }
    for word in ((frame + 1)..<clause.upperBound).reversed() {
      if analysis.xpos[word] == "MD", word + 1 < clause.upperBound,
        ["will", "would", "shall"].contains(analysis.lowercasedForm(word))
      {
        let subject = (frame..<word).contains(word - 1) && analysis.upos[word - 1] == .pronoun
        return (subject ? word - 1 : word)..<clause.upperBound
      }
      if analysis.xpos[word] == "TO", word + 1 < clause.upperBound {
        let verb = word + 1..<clause.upperBound
        guard let first = verb.first(where: { analysis.upos[$0] != .adverb }),
          analysis.xpos[first] == "VB"
        else { continue }
        return (word + 1)..<clause.upperBound
      }
    }
    guard Self.frames.contains(analysis.lemma(frame)),
      let said = analysis.dependent(of: frame, .ccomp), said > frame,
      let first = opening(of: said, after: frame), first < clause.upperBound - 1
    else { return clause }
    return first..<clause.upperBound
  }

  /// The first word of the clause of `verb` behind `head`, without what marks it as a clause.
  private func opening(of verb: Int, after head: Int) -> Int? {
    let analysis = use.analysis
    return analysis.subtree(of: verb).first {
      $0 > head && analysis.relation($0) != .mark && analysis.upos[$0] != .punctuation
    }
  }

  /// Whether a verb frames what depends: one of saying or stance, or one that tells what has been done.
  private func isFrame(_ word: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[word] == .verb else { return false }
    if Self.frames.contains(analysis.lemma(word)),
      ["VBD", "VBZ", "VBP"].contains(analysis.xpos[word])
    {
      return true
    }
    return analysis.xpos[word] == "VBN"
      && analysis.dependents[word].contains {
        analysis.relations[$0] == .aux
          && ["have", "has", "’ve", "'ve"].contains(analysis.lowercasedForm($0))
      }
  }

  /// `clause` without what only shows that it is so: "evidence suggests | they can be saved", "the order
  /// sends a signal that | the port will close".
  private func afterSign(_ clause: Range<Int>) -> Range<Int> {
    let analysis = use.analysis
    for word in clause {
      guard [.ccomp, .acl].contains(analysis.relation(word)), let head = analysis.heads[word],
        clause.contains(head), head < word,
        ["suggest", "indicate", "show", "signal", "demonstrate", "mean", "prove"].contains(
          analysis.lemma(head)),
        let first = opening(of: word, after: head), clause.contains(first),
        clause.upperBound - first > 1
      else { continue }
      return first..<clause.upperBound
    }
    return clause
  }

  /// Verbs whose subject holds what depends, and which do not depend themselves.
  private static let frames: Set<String> = [
    "reaffirm", "underscore", "reiterate", "review", "discuss", "emphasize", "emphasise", "stress",
    "express", "affirm", "highlight", "consult", "outline", "coordinate", "remember", "note",
    "announce", "recall",
  ]

  /// The words of what is demanded: "urged the council to | open the crossing", "is announcing | a
  /// gift to the town".
  func demanded(by act: Int, _ end: Int) -> Range<Int> {
    let analysis = use.analysis
    if ["urge", "ask", "encourage", "press", "implore", "call"].contains(analysis.lemma(act)),
      let verb = analysis.dependent(of: act, .xcomp, .ccomp, .advcl), verb > act, verb < end,
      analysis.xpos[verb] == "VB"
    {
      let adverb = verb > act + 1 && analysis.upos[verb - 1] == .adverb
      return (adverb ? verb - 1 : verb)..<end
    }
    if analysis.lemma(act) == "announce", let object = analysis.dependent(of: act, .obj),
      let first = analysis.subtree(of: object).first, first > act, first < end
    {
      return first..<end
    }
    return act..<end
  }

  /// "the plan will lower fees so that …", "the programme seeks to …": what a text or scheme is for.
  func isPurpose(of act: Int, resolver: ActorResolver) -> Bool {
    let analysis = use.analysis
    guard let subject = analysis.agent(of: act) else { return false }
    let isThing =
      resolver.lexicon.nouns[analysis.lemma(subject)] == .thing
      || analysis.lowercasedForm(subject) == "it"
    return isThing
      && (analysis.dependents[act].contains { ["will", "would"].contains(analysis.lemma($0)) }
        || ["seek", "aim"].contains(analysis.lemma(act))
        || analysis.heads[act].map { head in
          analysis.dependents[head].contains { ["will", "would"].contains(analysis.lemma($0)) }
            || ["seek", "aim"].contains(analysis.lemma(head))
        } ?? false)
  }

  /// Whether "until" tells what something waits for: it is denied, or a measure stays in force; "she
  /// will stay in town until …" only tells how long.
  func isHeldUp(_ words: Range<Int>) -> Bool {
    let analysis = use.analysis
    if words.contains(where: {
      ["not", "n't", "n’t", "no", "never", "cannot", "nothing", "nobody", "none"].contains(
        analysis.lowercasedForm($0))
    }) {
      return true
    }
    return words.contains { word in
      (["stay", "remain", "continue", "last", "go", "hold", "keep", "persist"].contains(
        analysis.lemma(word))
        || (analysis.lemma(word) == "be"
          && analysis.heads[word].map {
            ["VBN", "JJ"].contains(analysis.xpos[$0]) && analysis.relations[$0] != .aclRelcl
          } ?? false))
        && !words.contains {
          ["he", "she", "we", "they", "i", "you"].contains(analysis.lowercasedForm($0))
            || analysis.lemma($0) == "must" || analysis.entity(at: $0)?.kind == .person
        }
    }
  }

  /// "we would not have met if …", "what will happen if …", "to help if …": nothing that hangs on it.
  func isMoot(_ consequent: Range<Int>) -> Bool {
    let analysis = use.analysis
    let opener = analysis.lowercasedForm(consequent.lowerBound)
    if ["what", "who", "how"].contains(opener) { return true }
    if opener == "to", consequent.contains(consequent.lowerBound + 1),
      analysis.sentences[Int(analysis.sentenceIndex[consequent.lowerBound])].words.lowerBound
        == consequent.lowerBound
    {
      return true
    }
    return consequent.contains { word in
      ["would", "could", "might"].contains(analysis.lemma(word))
        && consequent.contains(word + 2)
        // "a bill that would have been the fairest": only part of what depends
        && analysis.heads[word].map { analysis.relations[$0] != .aclRelcl } ?? true
        && ((word + 1)..<min(word + 4, consequent.upperBound)).contains {
          analysis.lowercasedForm($0) == "have" && $0 + 1 < consequent.upperBound
            && (analysis.xpos[$0 + 1] == "VBN" || analysis.relation($0) == .aux)
        }
    }
  }

  /// "Section 5 provides for an end unless …": the text of a law.
  func isStatute(_ consequent: Range<Int>) -> Bool {
    consequent.prefix(16).contains { word in
      use.analysis.relation(word) == .nsubj
        && (["section", "article", "title", "paragraph"].contains(use.analysis.lemma(word))
          || use.documents.contains(use.analysis.lemma(word)))
    }
  }
}
