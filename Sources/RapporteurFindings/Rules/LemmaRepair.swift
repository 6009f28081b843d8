internal import RapporteurLanguage

/// Gives verbs that the model left without a lemma the one that the rules know: "convened" is a form of
/// "convene", "welcoming" of "welcome".
enum LemmaRepair {
  /// Repairs the lemmas of `analysis`; `isKnown` tells whether a rule asks for a lemma.
  static func repair(_ analysis: inout Analysis, isKnown: (String) -> Bool) {
    for word in 0..<analysis.count where analysis.upos[word] == .verb {
      let form = analysis.lemmas[word].lowercased()
      guard ["VBD", "VBN", "VBG"].contains(analysis.xpos[word]),
        form == analysis.forms[word].lowercased(), !isKnown(form),
        let lemma = lemmas(of: form).first(where: isKnown)
      else { continue }
      analysis.lemmas[word] = lemma
    }
  }

  /// What a regular form may come from, the likeliest first.
  private static func lemmas(of form: String) -> [String] {
    for ending in ["ed", "ing"] where form.hasSuffix(ending) && form.count > ending.count + 2 {
      let stem = String(form.dropLast(ending.count))
      return [stem + "e", stem]
    }
    return []
  }
}
