internal import RapporteurLanguage

/// Mends the lemmas of verbs that a tagger did not know and so left without their "e".
enum LemmaRepair {
  /// Verbs that rules do not begin with but that findings are told by.
  private static let verbs: Set<String> = ["postpone", "schedule", "propose", "delegate", "resume"]

  /// The lemmas of `analysis`, with "hinge" for the "hing" of "hinges" and "postpone" for the
  /// "postpon" of "postponed" where only the former is a verb of the rules.
  static func repaired(_ analysis: Analysis, rules: RuleSet) -> [String] {
    var lemmas = analysis.lemmas
    for word in 0..<analysis.count where analysis.upos[word] == .verb {
      let (lemma, form) = (analysis.lemma(word), analysis.lowercasedForm(word))
      let whole = lemma + "e"
      guard form.hasPrefix(whole) || form == lemma + "ing",
        verbs.contains(whole) || !rules.entries(forHead: whole).isEmpty,
        rules.entries(forHead: lemma).isEmpty
      else { continue }
      lemmas[word] = whole
    }
    return lemmas
  }
}
