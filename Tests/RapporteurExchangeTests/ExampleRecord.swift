import RapporteurCore

/// Records made by hand, so that these tests ask about the rendering and nothing else.
enum ExampleRecord {
  static let opening = """
    DAYTON, Ohio, Nov. 10 (Meridian) -- Bosnian President Alija Izetbegović met Federation \
    President Krešimir Zubak on Friday for their third meeting in two days, and both sides agreed \
    on a customs union, the talks’ press office said.
    """
  static let closing = """
    “The Croats will dissolve their own institutions only if the Bosniaks do the same,” Zubak \
    said, according to the press office. He denied that the two sides would meet in Mostar \
    tomorrow. The European Union welcomed the accord.
    """

  /// A report with one finding of each kind, one meeting denied, one event and one warning.
  static func federation() -> Record {
    var maker = RecordBuilder(
      paragraphs: [opening, closing], headline: "Bosniaks and Croats sign accord")
    maker.record.report.publisher = "Meridian News Agency"
    maker.record.report.published = "1995-11-10T18:40:00-05:00"
    maker.record.report.byline = "Jonas Weil"
    let izetbegovic = maker.actor(.person, "Alija Izetbegović")
    let zubak = maker.actor(.person, "Krešimir Zubak")
    let office = maker.actor(.organisation, "Talks Press Office")
    let union = maker.actor(.organisation, "European Union")
    let mostar = maker.actor(.place, "Mostar")
    maker.record.actors[0].roles = [
      .init(title: "Bosnian President", body: nil, of: nil, span: maker.span("Bosnian President"))
    ]
    maker.record.actors[1].roles = [
      .init(
        title: "President", body: "Federation", of: nil, span: maker.span("Federation President"))
    ]

    let first = "Bosnian President Alija Izetbegović met"
    let said = maker.span(from: first, to: "customs union")
    let relayed = maker.statement(said, .indirect, cue: "said", by: [office])
    let direct = maker.statement(
      maker.span(from: "The Croats will", to: "do the same,"), .direct, cue: "said", by: [zubak],
      via: [office])
    let denial = maker.statement(
      maker.span(from: "the two sides would", to: "tomorrow"), .indirect, cue: "denied", by: [zubak]
    )

    let friday = TimeReference(
      span: maker.span("Friday"), value: "1995-11-10",
      interval: Day(iso: "1995-11-10").map { DayInterval($0) }, anchor: .publication,
      basis: "Friday")
    var held = maker.meeting(
      evidence: maker.span(from: first, to: "in two days"), trigger: "met", .held, in: relayed)
    held.participants = [izetbegovic, zubak].map { .init(actor: $0, side: nil, span: nil) }
    held.date = friday
    held.format = .inPerson
    held.ordinal = 3
    held.window = maker.span("two days")
    maker.record.meetings.append(held)
    var denied = maker.meeting(
      evidence: maker.span(from: "the two sides would", to: "tomorrow"), trigger: "meet", .denied,
      in: denial)
    denied.provenance.modality = .denied
    denied.place = mostar
    maker.record.meetings.append(denied)

    maker.add(
      Outcome(
        id: .init(1),
        provenance: maker.provenance(
          maker.span(from: "both sides agreed", to: "customs union"), "outcome.agree", relayed),
        topic: maker.span("a customs union"), status: .agreed, cue: maker.span("agreed on")),
      parties: [izetbegovic, zubak])
    var condition = Condition(
      id: .init(1),
      provenance: maker.provenance(
        maker.span(from: "The Croats will", to: "do the same"), "condition.only-if", direct),
      consequent: maker.span(from: "dissolve", to: "own institutions"),
      antecedent: maker.span("the Bosniaks do the same"), relation: .necessary)
    condition.holders = [zubak]
    maker.record.conditions.append(condition)
    var commitment = Commitment(
      id: .init(1),
      provenance: maker.provenance(
        maker.span(from: "The Croats will", to: "own institutions"), "commitment.will", direct),
      action: maker.span(from: "dissolve", to: "own institutions"), cue: maker.span("will"),
      strength: .announced)
    commitment.actors = [zubak]
    commitment.provenance.modality = .hypothetical
    maker.record.commitments.append(commitment)
    var position = Position(
      id: .init(1),
      provenance: maker.provenance(
        maker.span(from: "The European Union", to: "the accord"), "position.welcome", nil),
      stance: .welcome, content: maker.span("the accord"), cue: maker.span("welcomed"))
    position.actors = [union]
    maker.record.positions.append(position)
    maker.record.events.append(
      Event(
        id: .init(1), plover: "CONSULT", mode: nil, cameo: "040", actors: [izetbegovic],
        recipients: [zubak], date: friday, from: "m1"))
    maker.record.warnings.append(
      Warning(code: "time-of-utterance-open", message: "“tomorrow” was said on an unknown day"))
    return maker.record
  }
}

/// Puts a record together over paragraphs, finding spans by their words.
struct RecordBuilder {
  var record: Record
  private let string: String

  init(paragraphs: [String], headline: String?) {
    string = paragraphs.joined(separator: "\n\n")
    var start = 0
    let blocks = paragraphs.map { paragraph in
      defer { start += paragraph.utf8.count + 2 }
      return Block(.paragraph, Span(start, start + paragraph.utf8.count))
    }
    var report = Report(
      id: "sha256:0", format: "text", text: ReportText(string), blocks: blocks)
    report.headline = headline
    record = Record(report: report)
  }

  /// The span of the first occurrence of `words`; empty at 0 if there is none.
  func span(_ words: String) -> Span {
    let (text, words) = (Array(string.utf8), Array(words.utf8))
    guard !words.isEmpty, words.count <= text.count else { return Span(0, 0) }
    for start in 0...(text.count - words.count)
    where text[start..<(start + words.count)].elementsEqual(words) {
      return Span(start, start + words.count)
    }
    return Span(0, 0)
  }

  func span(from first: String, to last: String) -> Span { span(first).union(span(last)) }

  mutating func actor(_ kind: Actor.Kind, _ name: String) -> Identifier<Actor> {
    let id = Identifier<Actor>(record.actors.count + 1)
    record.actors.append(Actor(id: id, kind: kind, name: name))
    return id
  }

  mutating func statement(
    _ content: Span, _ kind: Statement.Kind, cue: String, by speakers: [Identifier<Actor>],
    via: [Identifier<Actor>] = []
  ) -> Identifier<Statement> {
    let id = Identifier<Statement>(record.statements.count + 1)
    var statement = Statement(
      id: id, provenance: provenance(content, "statement.test", nil), content: content, kind: kind,
      cue: span(cue))
    statement.speakers = speakers
    statement.via = via
    statement.speakerBasis = .explicit
    record.statements.append(statement)
    return id
  }

  func meeting(
    evidence: Span, trigger: String, _ status: Meeting.Status, in statement: Identifier<Statement>?
  ) -> Meeting {
    Meeting(
      id: .init(record.meetings.count + 1),
      provenance: provenance(evidence, "meeting.test", statement), trigger: span(trigger),
      status: status)
  }

  func provenance(_ evidence: Span, _ rule: String, _ statement: Identifier<Statement>?)
    -> Provenance
  {
    Provenance(evidence: evidence, confidence: 0.9, rule: rule, assertedBy: statement)
  }

  mutating func add(_ outcome: Outcome, parties: [Identifier<Actor>]) {
    var outcome = outcome
    outcome.parties = parties
    record.outcomes.append(outcome)
  }
}
