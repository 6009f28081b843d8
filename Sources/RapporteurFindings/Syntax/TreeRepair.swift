internal import RapporteurCore
internal import RapporteurLanguage

/// Mends trees where parsers go wrong in ways that can be told from the words.
enum TreeRepair {
  /// `analysis` with content clauses put under the verb that governs them.
  ///
  /// In "both agreed that real progress depends on …" a tagger may take "that" for a determiner; the
  /// noun after it then becomes an object, and the clause's verb is left without a subject.
  static func repaired(_ analysis: Analysis, governors: Set<String>) -> Analysis {
    var result = analysis
    var heads = analysis.heads
    var relations = analysis.relations
    var isChanged = false
    for that in 1..<max(1, analysis.count) where analysis.lowercasedForm(that) == "that" {
      let verb = that - 1
      guard analysis.relation(that) == .det, governors.contains(analysis.lemma(verb)),
        analysis.upos[verb] == .verb, analysis.sentenceIndex[verb] == analysis.sentenceIndex[that],
        let noun = analysis.heads[that], noun > that,
        let predicate = predicate(after: noun, in: analysis)
      else { continue }
      guard predicate != verb, !analysis.ancestors(of: verb).contains(predicate) else { continue }
      heads[that] = predicate
      relations[that] = .mark
      result.upos[that] = .subordinatingConjunction
      result.xpos[that] = "IN"
      heads[noun] = predicate
      relations[noun] = .nsubj
      heads[predicate] = verb
      relations[predicate] = .ccomp
      isChanged = true
    }
    for sentence in analysis.sentences {
      guard let (noun, verb) = verblessRoot(of: sentence, in: analysis) else { continue }
      heads[verb] = nil
      relations[verb] = .root
      result.xpos[verb] = "VBD"
      heads[noun] = verb
      relations[noun] = .nsubj
      for child in analysis.dependents[noun] where child > verb {
        heads[child] = verb
        if relations[child] == .acl { relations[child] = .xcomp }
      }
      isChanged = true
    }
    for (owner, owned) in ownersTakenForSubjects(in: analysis) {
      heads[owner] = owned
      relations[owner] = .nmodPoss
      isChanged = true
    }
    if isChanged { result.setTree(heads: heads, relations: relations) }
    return result
  }

  /// Possessives that a parser made a second subject: "Latvia’s | Ulmanis said".
  private static func ownersTakenForSubjects(in analysis: Analysis) -> [(owner: Int, owned: Int)] {
    (1..<max(1, analysis.count)).compactMap { marker in
      let (owner, owned) = (marker - 1, marker + 1)
      guard analysis.xpos[marker] == "POS", analysis.heads[marker] == owner,
        analysis.relations[owner] == .nsubj, owned < analysis.count,
        analysis.relations[owned] == .nsubj, let verb = analysis.heads[owner],
        analysis.heads[owned] == verb
      else { return nil }
      return (owner, owned)
    }
  }

  /// The noun at the root of a sentence without a finite verb, and the participle on it that must
  /// be that verb: "The council | called on both armies to hold their fire."
  private static func verblessRoot(of sentence: Analysis.Sentence, in analysis: Analysis)
    -> (noun: Int, verb: Int)?
  {
    guard let root = sentence.words.first(where: { analysis.heads[$0] == nil }),
      [.noun, .properNoun].contains(analysis.upos[root]),
      let verb = analysis.dependents[root].first(where: {
        $0 > root && analysis.relations[$0] == .acl && analysis.xpos[$0] == "VBN"
      }),
      let last = sentence.words.last, [".", "”", "\"", "''"].contains(analysis.forms[last]),
      !sentence.words.contains(where: { word in
        analysis.upos[word] == .auxiliary && word < verb + 2
          || (analysis.upos[word] == .verb && ["VBD", "VBZ", "VBP"].contains(analysis.xpos[word])
            && !analysis.subtree(of: verb).contains(word))
      })
    else { return nil }
    return (root, verb)
  }

  /// The finite verb without a subject that follows the phrase of `noun` at once.
  private static func predicate(after noun: Int, in analysis: Analysis) -> Int? {
    guard var next = analysis.subtree(of: noun).last.map({ $0 + 1 }) else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[noun])].words
    while sentence.contains(next),
      [.auxiliary, .adverb].contains(analysis.upos[next])
    {
      next += 1
    }
    guard sentence.contains(next), analysis.upos[next] == .verb,
      ["VBZ", "VBP", "VBD"].contains(analysis.xpos[next])
        || analysis.dependent(of: next, .aux) != nil,
      analysis.dependent(of: next, .nsubj, .csubj, .expl) == nil
    else { return nil }
    return next
  }
}
