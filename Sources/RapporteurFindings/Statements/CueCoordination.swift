internal import RapporteurLanguage

/// Puts a second verb of saying beside the first: in "said that the road was open and added that the
/// bridge was safe" a parser may hang "added" on what was said, and whoever spoke would be lost.
enum CueCoordination {
  /// `analysis` with such verbs where they belong. `isCue` tells whether a word is a verb of saying.
  static func settled(_ analysis: Analysis, isCue: (Int) -> Bool) -> Analysis {
    var heads = analysis.heads
    var isChanged = false
    for word in 0..<analysis.count where analysis.relations[word] == .conj {
      guard analysis.xpos[word] == "VBD", let content = heads[word], content < word,
        analysis.relations[content] == .ccomp, let cue = heads[content], cue < content,
        analysis.xpos[cue] == "VBD", isCue(cue), isCue(word),
        analysis.dependent(of: word, .nsubj) == nil,
        let clause = analysis.dependent(of: word, .ccomp), clause > word,
        // "said he came and saw that …": one who acts may also be the one who speaks.
        analysis.xpos[content] != "VBD"
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
