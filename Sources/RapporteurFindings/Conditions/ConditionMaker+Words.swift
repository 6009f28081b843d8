internal import RapporteurCore
internal import RapporteurLanguage

/// Conditions told by the words alone, for sentences whose tree parts a clause from its "unless".
extension ConditionMaker {
  /// "The troops will stay until the accord is kept", "If they agree, the border will open": what
  /// stands on either side of the conjunction, within the statement or sentence that it stands in.
  func conjunction(at word: Int, resolver: inout ActorResolver) -> Condition? {
    let analysis = use.analysis
    guard let sense = sense(of: word) else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])]
    var bounds = sentence.span
    if let statement = use.assertion(of: analysis.spans[word]),
      let part = ([statement.content] + statement.continued).first(where: {
        $0.contains(analysis.spans[word])
      })
    {
      bounds = Span(max(bounds.start, part.start), min(bounds.end, part.end))
    }
    let region = analysis.words(in: bounds)
    guard region.contains(word), region.count > 5 else { return nil }
    guard let (consequent, antecedent) = sides(of: sense.first...sense.last, in: region),
      hasVerb(consequent), hasVerb(antecedent)
    else { return nil }
    if sense.needsOutlook, !hasOutlook(consequent) { return nil }
    let spans = [consequent, antecedent].map {
      trimmed(Span(analysis.spans[$0.lowerBound].start, analysis.spans[$0.upperBound - 1].end))
    }
    guard !spans[0].isEmpty, !spans[1].isEmpty,
      !analysis.text[spans[1]].lowercased().hasPrefix("it takes"),
      let predicate = consequent.last(where: {
        analysis.upos[$0] == .verb || analysis.isPredicate($0)
      }),
      !consequent.contains(where: { Self.feelings.contains(analysis.lemma($0)) })
    else { return nil }
    return condition(
      spans[0], spans[1], at: predicate, rule: sense.rule, confidence: 0.65,
      relation: sense.relation, resolver: &resolver)
  }

  private struct Sense {
    let first: Int
    let last: Int
    let rule: String
    let relation: Condition.Relation
    /// Whether it only counts where the consequent lies ahead or is denied ("not … until").
    let needsOutlook: Bool
  }

  private func sense(of word: Int) -> Sense? {
    let analysis = use.analysis
    let before = word > 0 ? analysis.lowercasedForm(word - 1) : ""
    switch analysis.lowercasedForm(word) {
    case "if":
      guard !["as", "even", "what", "ask", "asked", "see", "know", "wonder"].contains(before) else {
        return nil
      }
      let isOnly = before == "only"
      return Sense(
        first: isOnly ? word - 1 : word, last: word, rule: "condition.if",
        relation: isOnly ? .necessary : .sufficient, needsOutlook: false)
    case "unless":
      return Sense(
        first: word, last: word, rule: "condition.unless", relation: .necessary,
        needsOutlook: false)
    case "until":
      return Sense(
        first: word, last: word, rule: "condition.until", relation: .necessary, needsOutlook: true)
    case "long":
      guard before == "as", word + 1 < analysis.count, analysis.lowercasedForm(word + 1) == "as"
      else { return nil }
      return Sense(
        first: word - 1, last: word + 1, rule: "condition.as-long-as", relation: .necessary,
        needsOutlook: false)
    default: return nil
    }
  }

  /// What stands on either side of a conjunction in `region`.
  private func sides(of conjunction: ClosedRange<Int>, in region: Range<Int>)
    -> (consequent: Range<Int>, antecedent: Range<Int>)?
  {
    let analysis = use.analysis
    let isAtHead = (region.lowerBound..<conjunction.lowerBound).allSatisfy {
      [.punctuation, .coordinatingConjunction, .adverb].contains(analysis.upos[$0])
    }
    if isAtHead {
      // The comma that ends the clause: the first with a verb on either side.
      guard
        let comma =
          ((conjunction.upperBound + 1)..<max(conjunction.upperBound + 1, region.upperBound))
          .first(where: { comma in
            analysis.forms[comma] == ","
              && hasVerb((conjunction.upperBound + 1)..<comma)
              && hasVerb((comma + 1)..<region.upperBound)
          })
      else { return nil }
      var start = comma + 1
      if start < region.upperBound, analysis.lowercasedForm(start) == "then" { start += 1 }
      guard start < region.upperBound else { return nil }
      return (start..<region.upperBound, (conjunction.upperBound + 1)..<comma)
    }
    // The clause before it begins after the last "; " or ", and".
    var start = region.lowerBound
    for word in region.lowerBound..<conjunction.lowerBound {
      let opensClause =
        analysis.forms[word] == ";"
        || (analysis.forms[word] == "," && word + 1 < conjunction.lowerBound
          && ["and", "but", "so"].contains(analysis.lowercasedForm(word + 1)))
      if opensClause, hasVerb((word + 1)..<conjunction.lowerBound),
        hasSubject((word + 1)..<conjunction.lowerBound)
      {
        start = word + 1
      }
    }
    while start < conjunction.lowerBound,
      [.coordinatingConjunction, .punctuation].contains(analysis.upos[start])
    {
      start += 1
    }
    let end =
      ((conjunction.upperBound + 1)..<max(conjunction.upperBound + 1, region.upperBound)).first {
        analysis.forms[$0] == ";"
          || (analysis.forms[$0] == "," && $0 + 1 < region.upperBound
            && ["and", "but", "according"].contains(analysis.lowercasedForm($0 + 1)))
      } ?? region.upperBound
    guard start < conjunction.lowerBound, conjunction.upperBound + 1 < end else { return nil }
    return (start..<conjunction.lowerBound, (conjunction.upperBound + 1)..<end)
  }

  private func hasVerb(_ words: Range<Int>) -> Bool {
    words.contains {
      use.analysis.upos[$0] == .verb || use.analysis.upos[$0] == .auxiliary
    }
  }

  private func hasSubject(_ words: Range<Int>) -> Bool {
    words.contains { use.analysis.relation($0) == .nsubj }
  }

  /// Whether words tell of what is to come or is denied.
  private func hasOutlook(_ words: Range<Int>) -> Bool {
    words.contains {
      [
        "will", "shall", "would", "not", "n't", "n’t", "no", "never", "'ll", "’ll", "cannot",
        "must",
      ]
      .contains(use.analysis.lowercasedForm($0))
    }
  }
}
