internal import RapporteurLanguage

/// Puts a second verb of saying beside the first: in "said that the road was open and added that the
/// bridge was safe" a parser may hang "added" on what was said, or on a clause within it, and whoever
/// spoke would be lost.
enum CueCoordination {
  /// `analysis` with such verbs where they belong. `isCue` tells whether a word is a verb of saying.
  static func settled(_ analysis: Analysis, isCue: (Int) -> Bool) -> Analysis {
    var heads = analysis.heads
    var isChanged = false
    for word in 0..<analysis.count where analysis.relations[word] == .conj {
      guard analysis.xpos[word] == "VBD", isCue(word), let content = heads[word], content < word,
        // "said he came and saw that …": one who acts may also be the one who speaks.
        analysis.xpos[content] != "VBD",
        analysis.dependent(of: word, .nsubj) == nil,
        let clause = analysis.dependent(of: word, .ccomp), clause > word,
        let cue = analysis.ancestors(of: content).prefix(6).first(where: {
          analysis.xpos[$0] == "VBD"
        }), cue < content, isCue(cue)
      else { continue }
      heads[word] = cue
      isChanged = true
    }
    guard isChanged else { return analysis }
    var result = analysis
    result.setTree(heads: heads, relations: analysis.relations)
    return result
  }
}
