public import RapporteurCore

/// Finds time expressions and what they mean.
///
/// Reads the forms, spans and sentences of an analysis, and its tags and trees where they are there;
/// writes nothing. The rules are data: see `Resources/en/time-rules.txt`.
///
/// - Source: TIMEX3 (ISO 24617-1). The idea of rules with examples is HeidelTime's (Strötgen and
///   Gertz, SemEval 2010).
public struct TimeRecogniser: Sendable {
  private let grammar: TimeGrammar

  /// A recogniser with the rules that the package ships.
  public init() { grammar = .standard }

  /// What could not be read of the rules; empty for those that the package ships.
  public var problems: [ResourceProblem] { grammar.problems }

  /// The time expressions of `analysis`, in text order; they do not overlap.
  /// - Complexity: O(n) in the length of the text, for sentences of bounded length.
  public func times(in analysis: Analysis, publicationDay: Day?) -> [TimeExpression] {
    recognise(in: analysis, publicationDay: publicationDay).times
  }

  /// The time expressions of `analysis`, and what was odd about them: a weekday that is not that
  /// of the date beside it (`weekday-mismatch`).
  public func recognise(in analysis: Analysis, publicationDay: Day?)
    -> (times: [TimeExpression], warnings: [Warning])
  {
    let tense = TimeTense(analysis)
    var times: [TimeExpression] = []
    var warnings: [Warning] = []
    var previous: TimeMeaning?
    var quarter: TimeMeaning?
    for (span, words) in stretches(of: analysis) {
      let atoms = TimeAtoms(
        text: analysis.text.utf8, span: span, wordSpans: analysis.spans[words],
        vocabulary: grammar.vocabulary)
      let matcher = TimeMatcher(
        grammar: grammar, atoms: atoms,
        tag: { analysis.upos.indices.contains($0) ? analysis.upos[$0].rawValue : nil },
        tense: { tense.direction(of: $0) })
      var position = 0
      while position < atoms.count {
        guard let match = matcher.expression(at: position) else {
          position += 1
          continue
        }
        guard var reading = match.reading else {
          position = match.end
          continue
        }
        if reading.isAnaphoric, let previous {
          reading.meaning = reading.meaning.reckoned(from: previous)
        }
        if reading.comparesQuarters, let quarter {
          reading.meaning = .shifted(quarter, by: -1, .year, as: nil)
        }
        let span = Span(atoms.spans[position].start, atoms.spans[match.end - 1].end)
        let words = atoms.words[position]..<(atoms.words[match.end - 1] + 1)
        times.append(
          TimeExpression(
            span: span, words: words, kind: reading.kind, meaning: reading.meaning,
            modifier: reading.modifier))
        if let warning = Self.mismatch(reading, publicationDay, analysis.text[span], span) {
          warnings.append(warning)
        }
        if !reading.comparesQuarters, Self.isQuarter(reading.meaning) { quarter = reading.meaning }
        if Self.canBeReferredTo(reading) { previous = Self.day(of: reading.meaning) }
        position = match.end
      }
    }
    return (times, warnings)
  }

  /// The sentences of `analysis`, joined where one ends with an abbreviation that can stand in the
  /// middle of a time expression: "5 p.m. | EST, Nov. | 6".
  private func stretches(of analysis: Analysis) -> [(span: Span, words: Range<Int>)] {
    let text = analysis.text.utf8
    var stretches: [(span: Span, words: Range<Int>)] = []
    var block = -1
    for sentence in analysis.sentences {
      if let last = stretches.last, block == sentence.block,
        grammar.endsWithAbbreviation(text[last.span.start..<last.span.end])
      {
        let words = last.words.lowerBound..<sentence.words.upperBound
        stretches[stretches.count - 1] = (Span(last.span.start, sentence.span.end), words)
      } else {
        stretches.append((sentence.span, sentence.words))
      }
      block = sentence.block
    }
    return stretches
  }

  /// Whether a later "the next day" can be reckoned from `reading`.
  private static func canBeReferredTo(_ reading: TimeReading) -> Bool {
    guard reading.kind == .date || reading.kind == .time else { return false }
    if case .absolute(let value) = reading.meaning { return value.interval != nil }
    return true
  }

  /// Whether `meaning` is one quarter of a year.
  private static func isQuarter(_ meaning: TimeMeaning) -> Bool {
    switch meaning {
    case .nearest(.quarter, _, _), .within(.quarter, _), .period(.quarter, _, _): true
    default: false
    }
  }

  /// `meaning` without a time of day.
  private static func day(of meaning: TimeMeaning) -> TimeMeaning {
    if case .part(_, let base) = meaning { day(of: base) } else { meaning }
  }

  private static func mismatch(
    _ reading: TimeReading, _ publicationDay: Day?, _ text: String, _ span: Span
  ) -> Warning? {
    guard let claimed = reading.weekday,
      let day = reading.meaning.value(anchoredOn: publicationDay)?.interval?.onlyDay,
      day.weekday != claimed
    else { return nil }
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    guard names.indices.contains(claimed - 1) else { return nil }
    return Warning(
      code: "weekday-mismatch",
      message: "“\(text)” says \(names[claimed - 1]), but \(day.iso) is a "
        + "\(names[day.weekday - 1]); the date was taken.",
      span: span)
  }
}
