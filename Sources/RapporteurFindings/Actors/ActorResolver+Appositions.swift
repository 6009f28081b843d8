internal import RapporteurCore
internal import RapporteurLanguage

/// What a noun phrase says once more of a name before it.
extension ActorResolver {
  /// Whether `conjunct` of the coordination that `word` belongs to only says what a name before it is: "Lind
  /// & Sons, the valley's largest mill, …", "the Bank and the Court, both independent bodies, …", "Ana Holm,
  /// Senior Adviser to the Mayor, …".
  func isApposition(_ conjunct: Int, with word: Int) -> Bool {
    guard conjunct != word, analysis.relation(conjunct) == .conj, entityOfWord[conjunct] == nil,
      personOfWord[conjunct] == nil
    else { return false }
    let phrase = analysis.subtree(of: conjunct) { analysis.relation($0) == .conj }
    let start = phrase.first { analysis.upos[$0] != .punctuation } ?? conjunct
    guard start > 0, analysis.forms[start - 1] == ",",
      !["and", "&", "or", "as"].contains(analysis.lowercasedForm(start))
    else { return false }
    let before = start - 2
    guard before >= 0 else { return false }
    let isName = entityOfWord[before] != nil || analysis.upos[before] == .properNoun
    if analysis.forms[conjunct].first?.isUppercase == true {
      // A title without a name of its own, right after a name.
      return personOfWord[before] != nil && isName
        && lexicon.isOfficeWord(analysis.lowercasedForm(conjunct))
        && analysis.dependent(of: conjunct, .det) == nil
    }
    let isLast = !analysis.conjuncts(of: word).contains { other in
      other > conjunct && analysis.dependent(of: other, .cc).map { $0 < other } ?? false
        && analysis.heads[other] != conjunct
    }
    let isDescribed = analysis.dependents[conjunct].contains {
      $0 < conjunct
        && ([.det, .nmod].contains(analysis.relation($0)) || analysis.lemma($0) == "both")
    }
    return isName && isLast && isDescribed
  }
}
