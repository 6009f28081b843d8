internal import RapporteurCore
internal import RapporteurLanguage

/// Nouns for that in which something is said, from `media.tsv`.
struct MediumLexicon: Sendable {
  private let prepositions: [String: Set<String>]

  /// Reads the table, whose header says what its columns are.
  /// - Throws: `RuleFileError` at the first row that is short of a column.
  init(_ source: String, file: String = "media.tsv") throws(RuleFileError) {
    var prepositions: [String: Set<String>] = [:]
    for row in TableRow.rows(of: source, file: file) {
      let columns = row.columns
      guard columns.count == 2 else {
        throw row.fault("expected a noun and prepositions parted by a tab")
      }
      prepositions[columns[0]] = Set(columns[1].split(separator: " ").map(String.init))
    }
    self.prepositions = prepositions
  }

  /// Whether `lemma` is a medium where it stands after `preposition`, or, for nil, without one.
  func tells(_ lemma: String, after preposition: String?) -> Bool {
    prepositions[lemma]?.contains(preposition ?? "-") ?? false
  }

  /// Whether `lemma` is a medium at all.
  func contains(_ lemma: String) -> Bool { prepositions[lemma] != nil }
}

/// Reads in what and when something was said from the words around its cue.
struct UtteranceReader {
  let analysis: Analysis
  let media: MediumLexicon
  let clock: UtteranceClock

  /// "press statement" in "said in a press statement", "news conference" in "told a news conference";
  /// of a document that speaks, the document.
  func medium(of draft: StatementDraft) -> String? {
    guard let cue = draft.cue.first else { return nil }
    if let speaker = draft.speaker, media.contains(analysis.lemma(speaker)),
      analysis.entity(at: speaker) == nil, analysis.lemma(speaker) != "parliament"
    {
      return name(speaker)
    }
    for child in analysis.dependents[cue] where isOutside(child, of: draft) {
      let lemma = analysis.lemma(child)
      switch analysis.relation(child) {
      case .obl, .nmod, .advcl:
        let marker = analysis.dependents[child].first {
          analysis.relation($0) == .case && $0 < child
        }
        if let marker, media.tells(lemma, after: analysis.lemma(marker)) { return name(child) }
      case .obj, .iobj:
        if media.tells(lemma, after: nil) { return name(child) }
      default: continue
      }
    }
    return mediumAfter(cue, of: draft)
  }

  /// By the words between cue and content, where the tree hung the phrase elsewhere: "said at a news
  /// conference that …".
  private func mediumAfter(_ cue: Int, of draft: StatementDraft) -> String? {
    let end = analysis.words(in: draft.content).lowerBound
    guard end > cue, end - cue <= 14 else { return nil }
    for word in (cue + 1)..<end where analysis.upos[word] == .noun {
      let before = max(cue + 1, word - 4)..<word
      guard
        let preposition = before.last(where: { analysis.upos[$0] == .adposition }),
        media.tells(analysis.lemma(word), after: analysis.lemma(preposition))
      else { continue }
      return name(word)
    }
    return nil
  }

  /// The day of the saying: "said on Monday", "On Friday, the ministry said".
  func said(_ draft: StatementDraft) -> TimeReference? {
    guard let cue = draft.cue.first else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[cue])].span
    let time = analysis.times(in: sentence).first { time in
      guard [.date, .time].contains(time.kind), isOutside(time.words.lowerBound, of: draft),
        let top = analysis.top(of: time.words), !isModifier(time)
      else { return false }
      return analysis.heads[top] == cue || follows(time, cue: cue) || isOfMedium(top, cue: cue)
    }
    return time.flatMap { time in
      let reference = clock.time(time, in: nil)
      return reference.interval == nil ? nil : reference
    }
  }

  /// Whether a time tells when that was issued in which it is said: "In a statement issued on Friday, he said".
  private func isOfMedium(_ time: Int, cue: Int) -> Bool {
    guard let issued = analysis.heads[time],
      ["issue", "release", "publish", "post", "broadcast", "air", "deliver"].contains(
        analysis.lemma(issued)),
      let medium = analysis.heads[issued], analysis.heads[medium] == cue
    else { return false }
    return media.contains(analysis.lemma(medium))
  }

  /// Whether a time stands right after the cue or its audience: "told reporters on Tuesday".
  private func follows(_ time: TimeExpression, cue: Int) -> Bool {
    let between = (cue + 1)..<max(cue + 1, time.words.lowerBound)
    return time.words.lowerBound > cue && between.count <= 4
      && between.allSatisfy {
        [.adposition, .noun, .determiner].contains(analysis.upos[$0])
      }
  }

  /// "Monday's meeting", "the Friday deal": a time that belongs to a noun.
  private func isModifier(_ time: TimeExpression) -> Bool {
    let next = time.words.upperBound
    return next < analysis.count && analysis.isPossessiveMark(next)
  }

  private func isOutside(_ word: Int, of draft: StatementDraft) -> Bool {
    !([draft.content] + draft.continued).contains { $0.contains(analysis.spans[word]) }
  }

  /// The noun with the words before it that belong to it, lower case: "televised address".
  private func name(_ noun: Int) -> String {
    var words = [analysis.lemma(noun)]
    var next = noun - 1
    while next >= 0, analysis.heads[next] == noun,
      [.compound, .amod].contains(analysis.relation(next)),
      analysis.forms[next].first?.isLowercase == true
    {
      words.insert(analysis.lowercasedForm(next), at: 0)
      next -= 1
    }
    return words.joined(separator: " ")
  }
}
