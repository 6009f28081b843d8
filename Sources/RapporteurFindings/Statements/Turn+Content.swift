internal import RapporteurCore
internal import RapporteurLanguage

extension Turn {
  /// Whether a turn says anything: not "Thank you, everyone.", "(Inaudible.)" or "Ana Holm, Harbour News."
  func hasContent(in analysis: Analysis) -> Bool {
    var words: [Int] = []
    var depth = 0
    for part in parts {
      for word in analysis.words(in: part) {
        switch analysis.forms[word] {
        case "(": depth += 1
        case ")": depth = max(0, depth - 1)
        default:
          if depth == 0, analysis.upos[word] != .punctuation { words.append(word) }
        }
      }
    }
    guard words.count <= 8 else { return true }
    if parts.contains(where: { analysis.text[$0].hasSuffix("?") }), !words.isEmpty { return true }
    return !words.allSatisfy { isIdle($0, in: analysis) }
      && !isName(words, in: analysis)
  }

  private func isIdle(_ word: Int, in analysis: Analysis) -> Bool {
    let form = analysis.lowercasedForm(word)
    return Self.courtesies.contains(form)
      // "1:14 P.M. EST" at the end of a transcript
      || analysis.upos[word] == .numeral || analysis.time(at: word) != nil
      || (analysis.upos[word] == .properNoun && analysis.forms[word].first?.isUppercase ?? false
        && !["yes", "no"].contains(form))
  }

  /// "Ana Holm, Harbour News", "Ana Holm at the Harbour News".
  private func isName(_ words: [Int], in analysis: Analysis) -> Bool {
    words.allSatisfy {
      [.properNoun, .adposition, .determiner, .adjective, .noun].contains(analysis.upos[$0])
        && (analysis.forms[$0].first?.isUppercase ?? false
          || ["at", "with", "from", "of", "the", "for"].contains(analysis.forms[$0]))
    }
  }

  /// Words of greeting, thanks and assent, which say nothing of any matter.
  private static let courtesies: Set<String> = [
    "thanks", "thank", "you", "everyone", "everybody", "guys", "all", "right", "okay", "ok", "yes",
    "yeah", "yep", "hi", "hey", "hello", "good", "morning", "afternoon", "evening", "folks", "sir",
    "ma’am", "ma'am", "so", "much", "very", "welcome", "bye", "oh", "uh", "um", "mm-hmm", "sure",
    "p.m.", "a.m.", "est", "edt", "pst", "pdt", "alright", "you’re", "you're", "’re", "'re",
  ]
}

extension ActorResolver {
  /// The one whom the turn before a question calls on: "Our next question will go to Ana Holm at Harbour
  /// News"; nil if nobody is named.
  mutating func calledOn(in turn: Turn) -> Identifier<Actor>? {
    guard !turn.isQuestion, let part = turn.parts.last,
      let sentence = analysis.sentences.last(where: {
        $0.span.overlaps(part) && $0.span.end <= part.end + 1
      })
    else { return nil }
    // The label may stand in the same sentence: "MODERATOR: We’ll go to …".
    let words = analysis.words(
      in: Span(max(part.start, sentence.span.start), min(part.end, sentence.span.end)))
    let isCall =
      words.count <= 9
      || words.contains { ["question", "go", "turn"].contains(analysis.lemma($0)) }
    guard isCall, words.count <= 24 else { return nil }
    for number in analysis.entities(in: sentence.span).reversed() {
      let entity = analysis.entities[number]
      let next = entity.words.upperBound
      guard entity.kind == .person, words.contains(next),
        ["at", "with", "from", "of"].contains(analysis.lowercasedForm(next)),
        let actor = actorOfEntity[number]
      else { continue }
      return actor
    }
    return bidden(in: words)
  }

  /// Who is bidden to speak by a name alone: "Go ahead, Ana.", "Ana Holm."
  private mutating func bidden(in words: Range<Int>) -> Identifier<Actor>? {
    let said = words.filter { analysis.upos[$0] != .punctuation }
    let isBidding = ["go", "ahead"].allSatisfy { form in
      said.contains { analysis.lowercasedForm($0) == form }
    }
    let name = Array(
      said.reversed().prefix {
        opensWithCapital($0) && analysis.forms[$0].count > 1
          && !["go", "okay", "yes", "yeah", "sure", "right"].contains(analysis.lowercasedForm($0))
      }.reversed())
    guard let first = name.first, let last = name.last, name.count <= 2,
      isBidding || name.count == said.count && said.count == 2,
      PersonWords.standard.sex(ofGivenName: analysis.forms[first]) != nil
        || isBidding && isAddressed(first),
      name.allSatisfy({ lexicon.state(analysis.forms[$0]) == nil })
    else { return nil }
    return person(named: first..<(last + 1))
  }

  /// "Go ahead, Olamide.": a name that no list has, but that is called out.
  private func isAddressed(_ word: Int) -> Bool {
    analysis.upos[word] == .properNoun && word > 0 && analysis.forms[word - 1] == ","
      && isCapitalized(word)
      && entityOfWord[word].map { analysis.entities[$0].kind == .person } ?? true
  }
}
