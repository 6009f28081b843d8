internal import RapporteurCore
internal import RapporteurLanguage

/// Quotations that are statements of their own: by whom they are, and what goes on from one to the next.
extension StatementFinder {
  func quoted(besides clauses: [StatementDraft]) -> [StatementDraft] {
    var result: [StatementDraft] = []
    for (index, quotation) in quotations.enumerated() {
      let words = analysis.words(in: quotation.content)
      guard
        isWhole(quotation, words: words) || isBroken(at: index)
          || (index > 0 && isBroken(at: index - 1))
      else { continue }
      // Part of a clause that a verb of saying governs: mixed, and found there.
      let before = Analysis.partition(clauses.count) {
        clauses[$0].content.start > quotation.content.start
      }
      if clauses[max(0, before - 12)..<before].contains(where: { draft in
        draft.content.contains(quotation.content) && draft.content.count > quotation.outer.count + 8
      }) {
        continue
      }
      // "the “Clean Water for All Act”": a title, which nobody utters.
      if let before = words.first.map({ $0 - 1 }), isTitle(quotation, after: before) { continue }
      if let name = label(before: quotation) {
        result.append(
          StatementDraft(
            content: content(of: quotation), kind: .direct, cue: [], speaker: name,
            rule: "statement.quotation", confidence: 0.9, evidence: quotation.outer))
      } else if let cue = cue(of: quotation, isLast: index == quotations.count - 1) {
        if let last = result.indices.last, result[last].cue == cue.words {
          result[last].continued.append(content(of: quotation))
          result[last].evidence = result[last].evidence.union(quotation.outer)
          continue
        }
        let clause = clause(endingIn: quotation, after: cue.words)
        result.append(
          StatementDraft(
            content: clause ?? content(of: quotation), kind: clause == nil ? .direct : .mixed,
            cue: cue.words, speaker: cue.speaker,
            rule: "statement.quotation", confidence: 0.9,
            evidence: quotation.outer.union(analysis.spans[cue.words[0]])))
      } else if let last = result.indices.last, goesOn(quotation, after: result[last]) {
        result[last].continued.append(content(of: quotation))
      } else if isParagraph(quotation), !isWholeText(quotation) {
        result.append(
          StatementDraft(
            content: content(of: quotation), kind: .direct, cue: [],
            speaker: subject(before: quotation),
            rule: "statement.quoted-paragraph", confidence: 0.6, evidence: quotation.outer))
      }
    }
    return result
  }

  /// The one whose name and title open the paragraph before a quotation, with nothing told between:
  /// "Ana Holm, Mayor of Osby: “We welcome …”"; nil if there is none.
  private func label(before quotation: Quotation) -> Int? {
    let block = analysis.blocks[quotation.block].span
    let words = analysis.words(in: Span(block.start, quotation.outer.start))
    guard !words.isEmpty, words.count <= 40,
      let entity = analysis.entity(at: words.lowerBound)
        ?? (words.contains(words.lowerBound + 2)
          ? (words.lowerBound..<(words.lowerBound + 3)).lazy.compactMap({ analysis.entity(at: $0) })
            .first
          : nil),
      entity.kind == .person,
      !words.contains(where: { [.verb, .auxiliary].contains(analysis.upos[$0]) })
    else { return nil }
    return entity.words.upperBound - 1
  }

  /// Whether a quotation can be an utterance rather than a word or two held at a distance.
  private func isWhole(_ quotation: Quotation, words: Range<Int>) -> Bool {
    if words.count >= 8 { return true }
    let hasVerb = words.contains {
      analysis.upos[$0] == .verb || analysis.upos[$0] == .auxiliary
    }
    return words.count >= 3 && hasVerb
      && (analysis.text[quotation.content].first?.isUppercase ?? false)
  }

  /// Whether a quotation goes on in the next one, with a cue between: “The border,” she said, “will
  /// open.”
  private func isBroken(at index: Int) -> Bool {
    guard index + 1 < quotations.count else { return false }
    let (first, second) = (quotations[index], quotations[index + 1])
    let gap = Span(first.outer.end, second.outer.start)
    let between = analysis.words(in: gap)
    return first.block == second.block && gap.count <= 100
      && analysis.text[first.content].first?.isUppercase ?? false
      && analysis.text[second.content].first?.isLowercase ?? false
      && (analysis.text[first.content].hasSuffix(",") || analysis.text[gap].hasPrefix(","))
      && !between.contains(where: isStop) && between.contains(where: isCueVerb)
  }

  /// Whether the quotation takes up a whole paragraph.
  private func isParagraph(_ quotation: Quotation) -> Bool {
    let block = analysis.blocks[quotation.block]
    return quotation.outer.start <= block.span.start + 1
      && quotation.outer.end >= block.span.end - 1
      && block.kind != .headline
  }

  /// Whether nothing but the headline stands beside a quotation: a statement that its publisher has put in marks.
  private func isWholeText(_ quotation: Quotation) -> Bool {
    analysis.blocks.allSatisfy {
      $0.kind == .headline || quotation.outer.overlaps($0.span)
        || analysis.words(in: $0.span).isEmpty
    }
  }

  /// The person who is the subject of the sentence that ends the paragraph before a quotation, or nil.
  private func subject(before quotation: Quotation) -> Int? {
    let start = quotation.outer.start
    let last = Analysis.partition(analysis.sentences.count) {
      analysis.sentences[$0].span.end > start
    }
    guard last > 0 else { return nil }
    let sentence = analysis.sentences[last - 1]
    guard analysis.blocks[sentence.block].kind != .headline else { return nil }
    return sentence.words.first {
      analysis.relation($0) == .nsubj && analysis.entity(at: $0)?.kind == .person
    }
  }

  /// Whether a quotation without a cue goes on with the one before: "…," he said. "…"
  private func goesOn(_ quotation: Quotation, after draft: StatementDraft) -> Bool {
    guard let cue = draft.cue.first else { return false }
    let end = max(draft.evidence.end, analysis.spans[cue].end)
    guard quotation.outer.start >= end,
      let word = analysis.word(at: analysis.spans[cue].start)
    else { return false }
    let cueSentence = analysis.sentences[Int(analysis.sentenceIndex[word])]
    return quotation.outer.start - cueSentence.span.end <= 3
      && analysis.blocks[cueSentence.block].span.contains(quotation.outer.start)
  }

  private func content(of quotation: Quotation) -> Span { trimmed(quotation.content) }

  /// "said the harbour “is open to all”": the clause whose predicate alone is quoted; nil where all is.
  private func clause(endingIn quotation: Quotation, after cue: [Int]) -> Span? {
    let quoted = analysis.words(in: quotation.content)
    guard let word = cue.last, let first = quoted.first, word < first,
      analysis.sentenceIndex[word] == analysis.sentenceIndex[first],
      isLowercase(first), !servesQuotationsAlone(word)
    else { return nil }
    let gap = (word + 1)..<first
    guard gap.count <= 16, !gap.contains(where: { [",", ":"].contains(analysis.forms[$0]) }) else {
      return nil
    }
    let that = gap.first { analysis.lowercasedForm($0) == "that" }
    // "told reporters the harbour …": where the clause starts cannot be told.
    if that == nil, analysis.dependent(of: word, .obj, .iobj).map({ $0 < first }) ?? false {
      return nil
    }
    let start = that.map { $0 + 1 } ?? gap.lowerBound
    guard start < first,
      (start..<first).contains(where: {
        [.nsubj].contains(analysis.relation($0)) && !isInQuotation($0)
      })
    else { return nil }
    return trimmed(Span(analysis.spans[start].start, quotation.content.end))
  }
}
