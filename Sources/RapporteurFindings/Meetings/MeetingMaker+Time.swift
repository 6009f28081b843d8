internal import RapporteurCore
internal import RapporteurLanguage

/// When an encounter is, how long it takes, and the how-manieth it is.
extension MeetingMaker {
  func date(_ times: [TimeExpression], trigger: Int, governor: Int, clause: Span)
    -> TimeExpression?
  {
    let dates = times.filter { time in
      guard time.kind == .date || time.kind == .time else { return false }
      // "recent", "now": no day.
      let probe = time.meaning.value(anchoredOn: clock.publicationDay ?? Day(number: 0))
      return probe?.interval != nil
    }
    .filter { !isBound($0) && !isOfOther($0, trigger: trigger, governor: governor) }
    let here = use.analysis.spans[trigger]
    let opening = sentenceSpan(trigger).start
    // In the clause, or before it at the head of the sentence: "On Monday, …".
    let near = dates.filter {
      clause.contains($0.span) && !opensClause($0, after: trigger)
        || ($0.span.start - opening <= 6 && $0.span.end < here.start)
    }
    let beside = dates.filter {
      abs($0.span.start - here.start) < 60 && !isBeyondClause($0, trigger: trigger)
    }
    let nearest = (near.isEmpty ? beside : near).min {
      abs($0.span.start - here.start) < abs($1.span.start - here.start)
    }
    return nearest.map { calendarDay(besides: $0, among: dates) }
  }

  /// The date that is put beside a day reckoned from today, "tomorrow, | December 21", which is surer; else that day itself.
  private func calendarDay(besides time: TimeExpression, among dates: [TimeExpression])
    -> TimeExpression
  {
    let analysis = use.analysis
    func isCalendarDay(_ time: TimeExpression) -> Bool {
      analysis.text[time.span].contains(where: \.isNumber)
    }
    guard time.kind == .date, !isCalendarDay(time) else { return time }
    return dates.first { other in
      let gap = time.words.upperBound..<max(time.words.upperBound, other.words.lowerBound)
      return other.words.lowerBound > time.words.lowerBound && isCalendarDay(other)
        && gap.count <= 1 && gap.allSatisfy { [",", "(", "on"].contains(analysis.forms[$0]) }
    } ?? time
  }

  /// Whether a time is part of the name of something else: "on the plans for the | May 5 | summit".
  private func isOfOther(_ time: TimeExpression, trigger: Int, governor: Int) -> Bool {
    let analysis = use.analysis
    guard let top = analysis.top(of: time.words), let head = analysis.heads[top], head > top,
      head != trigger, head != governor,
      analysis.upos[head] == .noun || analysis.upos[head] == .properNoun
    else { return false }
    return [.compound, .nummod, .amod, .nmod].contains(analysis.relation(top))
      && analysis.time(at: head) == nil
  }

  /// Whether another clause parts a time from the word for the encounter: "met the king and will travel
  /// | on Monday".
  private func isBeyondClause(_ time: TimeExpression, trigger: Int) -> Bool {
    let analysis = use.analysis
    let between =
      time.words.lowerBound > trigger
      ? (trigger + 1)..<time.words.lowerBound
      : time.words.upperBound..<max(trigger, time.words.upperBound)
    return between.contains { word in
      ["VBD", "VBZ", "VBP", "MD"].contains(analysis.xpos[word])
        || (time.words.lowerBound > trigger && analysis.forms[word] == ","
          && word + 1 < time.words.lowerBound + 1 && analysis.lowercasedForm(word + 1) == "and")
    }
  }

  /// "met the king, and | today | she left"
  private func opensClause(_ time: TimeExpression, after trigger: Int) -> Bool {
    let analysis = use.analysis
    let and = time.words.lowerBound - 1
    if and > trigger + 1, analysis.lowercasedForm(and) == "and", analysis.forms[and - 1] == "," {
      return true
    }
    // "spoke to the senator, and invited her to come | this week"
    return and > trigger
      && (trigger + 1...and).contains {
        analysis.xpos[$0] == "VBD" && analysis.relation($0) == .conj
      }
  }

  /// Whether a time is the day that something is put off to: "moved to Monday", "postponed until 5 May".
  func isNewDay(_ time: TimeExpression, after verb: Int) -> Bool {
    let analysis = use.analysis
    var before = time.words.lowerBound - 1
    if before > verb, analysis.lowercasedForm(before) == "the" { before -= 1 }
    return [.date, .time].contains(time.kind) && before > verb && before - verb <= 8
      && ["to", "until", "till"].contains(analysis.lowercasedForm(before))
  }

  /// Whether a time only bounds when the encounter is: "before Friday", "since May".
  func isBound(_ time: TimeExpression) -> Bool {
    let analysis = use.analysis
    let sentence = sentenceSpan(time.words.lowerBound)
    for word in (max(0, time.words.lowerBound - 4)..<time.words.lowerBound)
    where sentence.contains(analysis.spans[word]) {
      let bound = analysis.lowercasedForm(word)
      // "by Friday", not "by phone on Friday"
      if bound == "by",
        (word + 1..<time.words.lowerBound).contains(where: {
          [.noun, .properNoun].contains(analysis.upos[$0])
        })
      {
        continue
      }
      if ["before", "until", "since", "after", "by", "till", "prior"].contains(bound) {
        return true
      }
    }
    return false
  }

  /// The day or days of an encounter, a range where two dates are joined ("from 20 May to 24 May").
  ///
  /// A season or "the coming days" bounds the day but names none: the value then stays open.
  func dayOf(_ date: TimeExpression, _ times: [TimeExpression], in statement: Statement?)
    -> TimeReference
  {
    var time = clock.time(date, in: statement)
    let analysis = use.analysis
    if let end = times.first(where: { other in
      let gap = date.words.upperBound..<max(date.words.upperBound, other.words.lowerBound)
      return other.words.lowerBound > date.words.lowerBound && gap.count == 1
        && ["to", "through", "until", "-", "–"].contains(analysis.lowercasedForm(gap.lowerBound))
    }), let from = time.interval?.from, let to = clock.time(end, in: statement).interval?.to {
      time.value = from.iso + "/" + (to - 1).iso
      time.interval = DayInterval(from: from, to: to)
      time.span = date.span.union(end.span)
    }
    // "this evening": of a part of a day, the day.
    if let value = time.value, let part = value.firstIndex(of: "T"), value.count > 10 {
      time.value = String(value[..<part])
    }
    if let value = time.value, !Self.namesDays(value) { time.value = nil }
    // What is said at a briefing is said on the day of its transcript.
    if time.value == nil, let statement, statement.provenance.rule == "statement.turn",
      let value = date.meaning.value(anchoredOn: clock.publicationDay)
    {
      let day = value.timex.split(separator: "T").first.map(String.init) ?? value.timex
      if Self.namesDays(day) {
        time.value = day
        time.interval = value.interval
      }
    }
    return time
  }

  /// Whether a value names days, weeks, months or years: not a season, nor a vague reference.
  static func namesDays(_ value: String) -> Bool {
    value.allSatisfy { $0.isNumber || "-/:TW+Z".contains($0) }
  }

  /// Whether a duration is how long the encounter took: "over two days, they met", "a two-day
  /// summit".
  func isSpanOfMeeting(_ time: TimeExpression, trigger: Int, governor: Int) -> Bool {
    let analysis = use.analysis
    guard let top = analysis.top(of: time.words) else { return false }
    let before = time.words.lowerBound - 1
    let preposition = before >= 0 ? analysis.lowercasedForm(before) : ""
    if ["ago", "after", "before", "within", "past", "last", "next"].contains(preposition) {
      return false
    }
    if analysis.text[time.span].lowercased().contains("past ") { return false }
    guard let head = analysis.heads[top] else { return false }
    return head == trigger || head == governor
  }

  func ordinal(at trigger: Int) -> Int? {
    let analysis = use.analysis
    guard analysis.upos[trigger] != .verb else { return nil }
    for child in analysis.dependents[trigger] where child < trigger {
      let form = analysis.lowercasedForm(child)
      if form == "inaugural" { return 1 }
      guard [.adjective, .numeral].contains(analysis.upos[child]) else { continue }
      if let number = NumberWords.standard.ordinal(form) { return number }
    }
    return nil
  }
}
