internal import RapporteurCore
internal import RapporteurLanguage

/// Nouns for peoples that do not stand for a state.
extension ActorResolver {
  /// "Cuban American leaders", "Native Americans": people of some descent, no state.
  func isOfDescent(_ word: Int) -> Bool {
    let second = analysis.forms[word].hasPrefix("American") ? word : word + 1
    guard second > 0, second < analysis.count, analysis.forms[second].hasPrefix("American"),
      analysis.sentenceIndex[second] == analysis.sentenceIndex[second - 1],
      let first = analysis.forms[second - 1].first, first.isUppercase
    else { return false }
    return [.adjective, .properNoun].contains(analysis.upos[second - 1])
      && analysis.forms[second - 1].allSatisfy { $0.isLetter || $0 == "-" }
      && analysis.forms[second - 1].count > 3
      && (second == word
        || lexicon.states.state(adjective: analysis.forms[word]) != nil)
  }

  /// "13 million Americans", "young Kenyans": some of a people, who do not act for its state.
  func isSomeOf(_ word: Int) -> Bool {
    isOfDescent(word)
      || analysis.features[word].contains("Number=Plur")
        && analysis.dependents[word].contains { child in
          child < word && analysis.forms[child].first?.isUppercase != true
            && ([.nummod, .amod].contains(analysis.relation(child))
              || ["many", "all", "every", "some", "most", "more", "no", "any", "few"].contains(
                analysis.lemma(child)))
            && !["two", "both"].contains(analysis.lemma(child))
        }
  }

  /// "Americans support the pact" in a publication of their own state: the public, not the state.
  func isOwnPeople(_ word: Int, of entry: StateTable.Entry) -> Bool {
    report.kind != .news && ownState?.name == entry.name
      && analysis.features[word].contains("Number=Plur")
      && lexicon.states.state(people: analysis.forms[word])?.name == entry.name
      && analysis.dependent(of: word, .det) == nil
  }
}
