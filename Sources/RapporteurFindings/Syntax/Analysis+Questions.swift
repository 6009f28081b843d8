internal import RapporteurLanguage

/// What a question takes for granted.
extension Analysis {
  /// Whether a question takes what `word` tells for granted: "Did he raise it | when he met the king?", "in the call | that
  /// he had with him", "What will they | talk about?", "in | his meeting | with the king"; not "Did he meet the king?", "Is
  /// there a meeting?".
  func isPresupposed(_ word: Int) -> Bool {
    if upos[word] == .noun {
      return possessor(of: word) != nil
        || dependent(of: word, .det).map { ["the", "this", "that"].contains(lemma($0)) } ?? false
    }
    for clause in [word] + ancestors(of: word) {
      let markers = dependents[clause].map { lowercasedForm($0) }
      if ["if", "whether", "unless"].contains(where: markers.contains) { return false }
      if relations[clause] == .aclRelcl { return true }
      if relation(clause) == .advcl, Self.timeMarkers.contains(where: markers.contains) {
        return true
      }
    }
    // Who asks what, when and where somebody did something holds that it was done.
    let sentence = sentences[Int(sentenceIndex[word])].words
    let opener = sentence.first { !Self.beforeQuestions.contains(lowercasedForm($0)) }
    return opener.map { ["what", "when", "where"].contains(lowercasedForm($0)) } ?? false
      && !dependents[word].contains { relation($0) == .aux && lemma($0) == "would" }
  }

  private static let timeMarkers = ["when", "after", "before", "since", "while", "as"]

  private static let beforeQuestions: Set<String> = [
    "q", "and", "but", "so", "then", ",", "—", "-",
  ]
}
