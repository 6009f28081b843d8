internal import RapporteurCore

extension RecordOutline {
  /// The outline of a meeting: who with whom, when, where, the how many-th.
  func outline(_ meeting: Meeting) -> FindingOutline {
    var outline = start(
      meeting, .meeting, label: meeting.status.rawValue, subject: sides(of: meeting))
    outline.tone =
      switch meeting.status {
      case .held, .ongoing: .settled
      case .scheduled, .proposed: .pending
      case .postponed, .cancelled, .denied: .adverse
      }
    switch (meeting.provenance.modality, meeting.status) {
    case (.future, .scheduled), (.future, .proposed), (.future, .postponed), (.denied, .denied),
      (.hypothetical, .proposed):
      outline.modality = nil
    default: break
    }
    outline.details += [
      meeting.date.flatMap(words), meeting.duration.map(Self.durationWords),
      meeting.place.map(name), meeting.format.map(Self.words), ordinalWords(of: meeting),
      meeting.host.map { "host: \(name($0))" },
      meeting.mediators.isEmpty ? nil : "mediated by \(names(meeting.mediators))",
    ].compactMap { $0 }
    outline.details += meeting.relatesTo.map { relation in
      switch relation.kind {
      case .follows: "follows \(relation.meeting)"
      case .prepares: "prepares \(relation.meeting)"
      case .partOf: "part of \(relation.meeting)"
      }
    }
    outline.cues = [meeting.trigger]
    outline.quotation = [meeting.provenance.evidence]
    return outline
  }

  /// The outline of a statement: its speakers and the word for their saying, its content beneath.
  func outline(_ statement: Statement) -> FindingOutline {
    let chain = chain(of: statement)
    var outline = start(statement, .statement, label: label(of: statement), subject: chain[0])
    outline.marks = [statement.content] + statement.continued
    outline.quotation = outline.marks
    outline.isDirectSpeech = statement.kind == .direct
    outline.chain = chain
    outline.cues = [statement.cue].compactMap { $0 }
    outline.details += [
      statement.medium.map { "in a \($0)" }, statement.said.flatMap(words),
    ].compactMap { $0 }
    switch statement.speakerBasis {
    case .coreference: outline.details.append("speaker named elsewhere")
    case .document: outline.details.append("the document speaks")
    case .inferred: outline.details.append("speaker inferred")
    case .explicit, nil: break
    }
    return outline
  }

  /// The reporting word as printed, if it is short enough for a label; else its lemma or the kind.
  private func label(of statement: Statement) -> String {
    let cue = statement.cue.map { text($0).oneLine.lowercased() }
    let words = [cue, statement.cueLemma].compactMap { $0 }
    return words.first { !$0.isEmpty && $0.columns <= 14 } ?? statement.kind.rawValue
  }

  /// The outline of an outcome: the item, and who did what with it.
  func outline(_ outcome: Outcome) -> FindingOutline {
    var outline = start(
      outcome, .outcome, label: Self.label(outcome.status), subject: text(outcome.topic))
    outline.subjectIsQuoted = true
    outline.tone =
      switch outcome.status {
      case .agreed, .signed, .inForce, .implemented, .extended: .settled
      case .onAgenda, .agreedInPrinciple: .pending
      case .suspended, .rejected, .violated: .adverse
      case .raised, .discussed, .reviewed: .neutral
      }
    if outcome.status == .onAgenda, outcome.provenance.modality == .future {
      outline.modality = nil
    }
    outline.details += [
      outcome.parties.isEmpty ? nil : names(outcome.parties),
      outcome.meeting.map { "at \($0)" }, issues(outcome.issues),
    ].compactMap { $0 }
    outline.marks = [outcome.topic]
    outline.cues = [outcome.cue]
    outline.negation = negation(in: outcome.cue, of: outcome.topic)
    outline.quotation = quotation(
      outcome.provenance.evidence, beyond: [outcome.topic, outcome.cue])
    return outline
  }

  /// The outline of a condition: what depends, and on what.
  func outline(_ condition: Condition) -> FindingOutline {
    var outline = start(
      condition, .condition, label: condition.relation.rawValue,
      subject: text(condition.consequent))
    outline.subjectIsQuoted = true
    outline.lines = [.init(lead: connective(of: condition), words: text(condition.antecedent))]
    outline.details += [
      condition.holders.isEmpty ? nil : "held by \(names(condition.holders))",
      condition.obligor.map { "to be met by \(name($0))" }, issues(condition.issues),
    ].compactMap { $0 }
    outline.marks = [condition.consequent, condition.antecedent]
    outline.quotation = quotation(
      condition.provenance.evidence, beyond: [condition.consequent, condition.antecedent])
    return outline
  }

  /// The outline of a commitment: the act, by whom and by when.
  func outline(_ commitment: Commitment) -> FindingOutline {
    var outline = start(
      commitment, .commitment, label: commitment.strength.rawValue,
      subject: text(commitment.action))
    outline.subjectIsQuoted = true
    outline.tone = commitment.strength == .agreed ? .settled : .pending
    if commitment.provenance.modality == .future { outline.modality = nil }
    outline.details += [
      commitment.actors.isEmpty ? nil : names(commitment.actors),
      commitment.due.flatMap(words).map { "due \($0)" }, issues(commitment.issues),
    ].compactMap { $0 }
    outline.marks = [commitment.action]
    outline.cues = [commitment.cue]
    outline.negation = negation(in: commitment.cue, of: commitment.action)
    outline.quotation = quotation(
      commitment.provenance.evidence, beyond: [commitment.action, commitment.cue])
    return outline
  }

  /// The outline of a position: the matter, and whose stance it is.
  func outline(_ position: Position) -> FindingOutline {
    var outline = start(
      position, .position, label: position.stance.rawValue, subject: text(position.content))
    outline.subjectIsQuoted = true
    outline.tone =
      switch position.stance {
      case .support, .welcome, .willing, .thank: .settled
      case .oppose, .condemn, .concern: .adverse
      case .priority, .demand: .neutral
      }
    if !position.actors.isEmpty { outline.details.append(names(position.actors)) }
    outline.marks = [position.content]
    outline.cues = [position.cue]
    outline.negation = negation(in: position.cue, of: position.content)
    outline.quotation = quotation(
      position.provenance.evidence, beyond: [position.content, position.cue])
    return outline
  }
}

extension RecordOutline {
  /// What all kinds have in common; marked at the evidence until the kind says better.
  private func start<F: Finding>(
    _ finding: F, _ kind: FindingOutline.Kind, label: String, subject: String
  ) -> FindingOutline {
    let provenance = finding.provenance
    var outline = FindingOutline(
      id: finding.id.description, kind: kind, label: label, subject: subject,
      marks: [provenance.evidence], chain: chain(assertedBy: provenance.assertedBy),
      rule: "\(provenance.rule), \(provenance.confidence)")
    outline.assertedBy = provenance.assertedBy?.description
    outline.modality =
      switch provenance.modality {
      case .asserted: nil
      case .denied: "denied"
      case .hypothetical: "hypothetical"
      case .future: "to come"
      }
    if provenance.confidence < Self.unsureBelow { outline.details.append("unsure") }
    return outline
  }

  /// Below this confidence a finding is called unsure: its rule is more often wrong than right.
  private static let unsureBelow = 0.5

  /// The words at `span`.
  func text(_ span: Span) -> String { record.report.text[span] }

  /// `evidence`, or nothing where it adds nothing to what subject and label show.
  private func quotation(_ evidence: Span, beyond shown: [Span]) -> [Span] {
    let cover = shown.dropFirst().reduce(shown[0]) { $0.union($1) }
    return cover.contains(evidence) ? [] : [evidence]
  }

  /// Issue codes with commas, or nil without any.
  private func issues(_ codes: [String]) -> String? {
    codes.isEmpty ? nil : codes.joined(separator: ", ")
  }

  /// "not to" of "agreed not to": what a cue says from its negation on; nil where the content, which is
  /// shown beside it, says it already.
  private func negation(in cue: Span, of content: Span) -> String? {
    if ["not ", "never "].contains(where: text(content).lowercased().hasPrefix) { return nil }
    let words = text(cue).oneLine.split(separator: " ")
    let start = words.firstIndex { ["not", "never", "no", "neither"].contains($0.lowercased()) }
    return start.map { words[$0...].joined(separator: " ") }
  }

  /// The report's word between the two halves ("unless", "depends on"), where they stand so that
  /// it can be told; else a word for the relation.
  private func connective(of condition: Condition) -> String {
    let between = Span(condition.consequent.end, condition.antecedent.start)
    let before = Span(condition.provenance.evidence.start, condition.antecedent.start)
    for span in [between, before] where span.end == condition.antecedent.start {
      let words = text(record.report.text.trimmed(span) { !$0.properties.isAlphabetic }).oneLine
      if !words.isEmpty, words.columns <= 20 { return words.lowercased() }
    }
    return switch condition.relation {
    case .necessary: "needs"
    case .sufficient: "if"
    case .exchange: "in exchange for"
    }
  }

  /// Those who meet: each side's people together, the sides apart.
  private func sides(of meeting: Meeting) -> String {
    var order: [Identifier<Actor>?] = []
    var people: [Identifier<Actor>?: [Identifier<Actor>]] = [:]
    for participant in meeting.participants {
      let side = participant.side
      if people[side] == nil { order.append(side) }
      if !people[side, default: []].contains(participant.actor) {
        people[side, default: []].append(participant.actor)
      }
    }
    if order.isEmpty {
      return meeting.parties.isEmpty ? "parties not named" : names(meeting.parties)
    }
    let groups = order.map { side in
      let members = people[side] ?? []
      guard let side, members != [side] else { return names(members) }
      let isInferred = meeting.participants.allSatisfy { $0.side != side || $0.sideIsInferred }
      return "\(names(members)) (\(name(side))\(isInferred ? "?" : ""))"
    }
    // Without sides the participants are a list; with them the dash stands between the two.
    return groups.joined(separator: order.contains(nil) ? ", " : " – ")
  }

  /// "6th over “the past two weeks”".
  private func ordinalWords(of meeting: Meeting) -> String? {
    guard let ordinal = meeting.ordinal else { return nil }
    let suffix =
      switch (ordinal % 10, ordinal % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(ordinal)\(suffix) meeting" + (meeting.window.map { " over “\(text($0))”" } ?? "")
  }

  /// The value of a time, and the report's words for it: "Fri 10 Nov 1995 (“Friday”)".
  private func words(_ time: TimeReference) -> String? {
    let printed = time.span.map { "“\(text($0))”" }
    guard let value = time.words else { return printed }
    return printed.map { "\(value) (\($0))" } ?? value
  }

  /// "over 2 days" for `P2D`; other durations as they are.
  private static func durationWords(_ duration: String) -> String {
    let number = duration.dropFirst().dropLast()
    let unit: String? =
      switch (duration.hasPrefix("PT"), duration.last) {
      case (true, "H"): "hour"
      case (true, "M"): "minute"
      case (false, "D"): "day"
      case (false, "W"): "week"
      case (false, "M"): "month"
      case (false, "Y"): "year"
      default: nil
      }
    let digits = number.drop { $0 == "T" }
    guard let unit, !digits.isEmpty, digits.allSatisfy(\.isNumber) else { return duration }
    return "over \(digits) \(unit)\(digits == "1" ? "" : "s")"
  }

  private static func words(_ format: Meeting.Format) -> String {
    switch format {
    case .inPerson: "in person"
    case .phone: "by phone"
    case .video: "by video"
    }
  }

  private static func label(_ status: Outcome.Status) -> String {
    switch status {
    case .onAgenda: "on agenda"
    case .agreedInPrinciple: "in principle"
    case .inForce: "in force"
    default: status.rawValue
    }
  }
}
