internal import RapporteurCore
internal import RapporteurLanguage

/// The making of one record, step by step: actors, discourse and meetings in the order of the
/// text, then statements, then what stands in them.
struct RecordDraft {
  private let report: Report
  private let analysis: Analysis
  private let lexicon: ActorLexicon
  private let eventTable: EventTable
  private let matcher: PatternMatcher
  private let quotations: [Quotation]
  private var resolver: ActorResolver
  private var use: RuleUse
  private var addressees: [Span: [Identifier<Actor>]] = [:]

  init(report: Report, analysis: Analysis, resources: FindingResources) {
    let rules = resources.rules
    let lexicon = resources.lexicon
    eventTable = resources.events
    var analysis = analysis
    analysis = TreeRepair.repaired(analysis, governors: resources.rules.clauseGovernors)
    analysis.lemmas = LemmaRepair.repaired(analysis, rules: rules)
    analysis.entities = NameRepair.repaired(analysis, lexicon: lexicon)
    self.report = report
    self.analysis = analysis
    self.lexicon = lexicon
    matcher = PatternMatcher(analysis: analysis, rules: rules)
    quotations = QuotationScanner.quotations(in: analysis.text, blocks: analysis.blocks)
    resolver = ActorResolver(report: report, analysis: analysis, lexicon: lexicon)
    for quotation in quotations {
      resolver.quotedWords.formUnion(analysis.words(in: quotation.outer))
    }
    use = RuleUse(analysis: analysis, matcher: matcher, quotations: quotations)
  }

  mutating func record() -> Record {
    var record = Record(report: report)
    record.warnings += analysis.warnings
    resolver.readAuthors()
    resolver.findIssuer()
    followDiscourse()
    resolver.readJointAuthors()
    record.statements = statements()
    use.nesting = StatementNesting(record.statements)
    resolver.nesting = use.nesting
    makeFindings(&record)
    finish(&record)
    return record.withoutIdleActors()
  }

  /// Whether a word stands in the body: the headline is context, not text.
  private func isBody(_ word: Int) -> Bool {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])]
    return analysis.blocks[sentence.block].kind != .headline
  }

  private var clock: UtteranceClock {
    UtteranceClock(
      publicationDay: report.publicationDay, relaysDocument: resolver.relaysDocument)
  }

  // MARK: Discourse

  /// Goes through the sentences in order and notes who is spoken of, so that "they" and "both
  /// sides" can be told later.
  private mutating func followDiscourse() {
    for sentence in analysis.sentences {
      resolver.noteMentions(in: sentence)
      let maker = MeetingMaker(use: use, clock: clock, lexicon: lexicon)
      for word in sentence.words {
        for match in matcher.matches(at: word) where match.rule.kind == "meeting" {
          guard let mention = maker.mention(match, resolver: &resolver) else { continue }
          resolver.note(mention.meeting, isMain: mention.isVerbal)
        }
      }
    }
  }

  // MARK: Statements

  private mutating func statements() -> [Statement] {
    let finder = StatementFinder(analysis: analysis, matcher: matcher, quotations: quotations)
    var statements: [Statement] = []
    for draft in finder.drafts() where isBody(analysis.words(in: draft.content).first ?? 0) {
      var statement = Statement(
        id: Identifier(statements.count + 1),
        provenance: Provenance(
          evidence: draft.evidence, confidence: draft.confidence, rule: draft.rule),
        content: draft.content, kind: draft.kind,
        cue: draft.cue.isEmpty ? nil : use.extent(draft.cue))
      statement.continued = draft.continued
      statement.cueLemma = draft.cue.first.map { analysis.lemma($0) }
      speaker(of: draft, into: &statement, after: statements.last)
      statements.append(statement)
    }
    chain(&statements)
    return statements
  }

  private mutating func speaker(
    of draft: StatementDraft, into statement: inout Statement, after previous: Statement?
  ) {
    if let speaker = draft.speaker {
      let references = resolver.references(at: speaker)
      statement.speakers = references.map(\.actor)
      statement.speakerSpan = references.first?.span
      statement.speakerBasis = references.first?.basis
    }
    if statement.speakers.isEmpty, let issuer = resolver.discourse.issuer,
      draft.speaker.map({ ["it"].contains(analysis.lowercasedForm($0)) }) ?? !draft.cue.isEmpty
    {
      statement.speakers = [issuer]
      statement.speakerBasis = .document
    }
    if statement.speakers.isEmpty, draft.cue.isEmpty, let previous {
      statement.speakers = previous.speakers
      statement.speakerBasis = previous.speakers.isEmpty ? nil : .inferred
    }
  }

  /// Works out in whose statement each one stands, and through whose hands it came.
  private mutating func chain(_ statements: inout [Statement]) {
    let nesting = StatementNesting(statements)
    let publisher = report.publisher.map { resolver.registry.other(.organisation, named: $0) }
    for index in statements.indices {
      let statement = statements[index]
      let outer = nesting.innermost(containing: statement.content) { other in
        other.id != statement.id && other.content != statement.content
          && !(other.cue.map { statement.content.contains($0) } ?? false)
      }
      statements[index].provenance.assertedBy = outer?.id
    }
    for index in statements.indices {
      var via: [Identifier<Actor>] = []
      var next = statements[index].provenance.assertedBy
      var outermost = statements[index]
      while let id = next, via.count < 20 {
        outermost = statements[id.number - 1]
        via.append(contentsOf: outermost.speakers.filter { !via.contains($0) })
        next = outermost.provenance.assertedBy
      }
      let isDocument =
        outermost.speakerBasis == .document
        || (resolver.relaysDocument
          && resolver.discourse.issuer.map { outermost.speakers.contains($0) } ?? false)
      if isDocument, let publisher, !outermost.speakers.contains(publisher) {
        via.append(publisher)
      }
      statements[index].via = via.filter { !statements[index].speakers.contains($0) }
    }
  }

  // MARK: Findings

  private mutating func makeFindings(_ record: inout Record) {
    let outcomes = OutcomeMaker(use: use)
    let commitments = CommitmentMaker(use: use, clock: clock)
    let positions = PositionMaker(use: use)
    let conditions = ConditionMaker(use: use)
    let meetings = MeetingMaker(use: use, clock: clock, lexicon: lexicon)
    var mentions: [MeetingMention] = []
    for word in 0..<analysis.count where isBody(word) {
      for match in matcher.matches(at: word) {
        switch match.rule.kind {
        case "outcome":
          record.outcomes.append(contentsOf: outcomes.outcomes(match, resolver: &resolver))
        case "commitment":
          if let finding = commitments.commitment(match, resolver: &resolver) {
            record.commitments.append(finding)
          }
        case "position":
          if let finding = positions.position(match, resolver: &resolver) {
            record.positions.append(finding)
            addressees[finding.content] = positions.addressees(match, resolver: &resolver)
          }
        case "condition":
          if let finding = conditions.condition(match, resolver: &resolver) {
            record.conditions.append(finding)
          }
        case "meeting":
          if let mention = meetings.mention(match, resolver: &resolver) { mentions.append(mention) }
        default: continue
        }
      }
      if !mentions.contains(where: { $0.trigger == word }),
        let mention = meetings.bareMention(at: word, resolver: &resolver)
      {
        mentions.append(mention)
      }
      if let finding = commitments.announcement(at: word, resolver: &resolver) {
        record.commitments.append(finding)
      }
      if let finding = conditions.conjunction(at: word, resolver: &resolver)
        ?? conditions.conditional(at: word, resolver: &resolver)
        ?? conditions.exchange(at: word, resolver: &resolver)
        ?? conditions.proviso(at: word, resolver: &resolver)
        ?? conditions.prepositional(at: word, resolver: &resolver)
      {
        record.conditions.append(finding)
      }
    }
    record.meetings = MeetingMerger.merged(mentions)
    completeMainMeeting(&record, with: meetings)
    // What stands in the antecedent of a condition is not said to be so.
    let supposed = record.conditions.map(\.antecedent)
    record.positions.removeAll { position in
      supposed.contains { $0.contains(position.cue) }
    }
  }

  /// Adds what stands apart from the sentence that tells of the first encounter: members of
  /// delegations, those who "also took part", the place in a readout's headline.
  private mutating func completeMainMeeting(_ record: inout Record, with maker: MeetingMaker) {
    guard
      let index = record.meetings.indices.first(where: {
        [.held, .ongoing].contains(record.meetings[$0].status)
      })
    else { return }
    var meeting = record.meetings[index]
    if meeting.place == nil, meeting.format != .phone, let place = maker.headlinePlace() {
      meeting.place = resolver.registry.other(.place, named: resolver.displayName(place))
    }
    for word in 0..<analysis.count where isBody(word) {
      for match in matcher.matches(at: word) where match.rule.kind == "delegation" {
        guard !analysis.isNegated(match.head), analysis.spans[word].start > meeting.trigger.start,
          isAboutDelegation(match)
        else { continue }
        let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])]
        let side = match.subject.flatMap { resolver.actors(at: $0).first }
        for (number, entity) in analysis.entities.enumerated()
        where sentence.span.contains(entity.span) && entity.kind == .person {
          guard let id = resolver.actorOfEntity[number],
            !meeting.participants.contains(where: { $0.actor == id })
          else { continue }
          meeting.participants.append(
            Meeting.Participant(actor: id, side: resolver.side(of: id) ?? side, span: entity.span))
        }
      }
    }
    meeting.parties = meeting.participants.map { $0.side ?? $0.actor }.uniqued()
    record.meetings[index] = meeting
  }

  /// Whether a match tells of a delegation's members or of taking part in the encounter itself.
  private func isAboutDelegation(_ match: PatternMatch) -> Bool {
    if let event = match.binding("event") {
      return lexicon.nouns[analysis.lemma(event.word)] == .encounter
    }
    return match.subject.map { ["delegation", "team", "side"].contains(analysis.lemma($0)) }
      ?? false
  }

  /// Sorts, drops what says the same twice, and numbers.
  private mutating func finish(_ record: inout Record) {
    record.outcomes = numbered(record.outcomes, by: [\.topic])
    record.conditions = numbered(record.conditions, by: [\.antecedent, \.consequent])
    record.commitments = numbered(record.commitments, by: [\.action])
    record.positions = numbered(record.positions, by: [\.content])
    record.meetings = numbered(record.meetings, by: [\.provenance.evidence])
    for index in record.outcomes.indices {
      record.outcomes[index].meeting = OutcomePlacement.meeting(
        of: record.outcomes[index], among: record.meetings, in: analysis)
    }
    record.actors = resolver.registry.actors
    record.events = EventMaker(table: eventTable, record: record, addressees: addressees).events()
  }

  private static let denials: Set<String> = ["deny", "refute", "dismiss", "disclaim"]

  /// The findings in the order of the first of their main spans, each once, with identifiers; a
  /// span that starts inside a statement ends with it.
  private func numbered<Item: Finding>(_ items: [Item], by spans: [WritableKeyPath<Item, Span>])
    -> [Item]
  {
    var kept: [(item: Item, offset: Int)] = []
    for (offset, item) in items.enumerated() {
      var item = item
      for path in spans { item[keyPath: path] = withinStatement(item[keyPath: path]) }
      kept.append((item, offset))
    }
    guard let main = spans.first else { return items }
    kept.sort { a, b in
      let (x, y) = (a.item[keyPath: main], b.item[keyPath: main])
      return x != y ? x < y : a.offset < b.offset
    }
    var seen: Set<Span> = []
    var result: [Item] = []
    for (item, _) in kept where seen.insert(item[keyPath: main]).inserted {
      var item = item
      item.id = Identifier(result.count + 1)
      let place = item[keyPath: main]
      let evidence = item.provenance.evidence
      if let statement = use.assertion(of: evidence) ?? use.assertion(of: place) {
        item.provenance.assertedBy = statement.id
        // What a denial denies is not so.
        if statement.cueLemma.map(Self.denials.contains) ?? false {
          item.provenance.modality = .denied
        }
      }
      result.append(item)
    }
    return result
  }

  /// `span` without what runs over the end of the statement that it starts in ("…, he said").
  private func withinStatement(_ span: Span) -> Span {
    guard use.assertion(of: span) == nil,
      let statement = use.assertion(of: Span(span.start, span.start + 1)),
      let part = ([statement.content] + statement.continued).first(where: {
        $0.contains(span.start)
      }), part.end < span.end, part.end - span.start >= 3
    else { return span }
    return analysis.text.trimmed(Span(span.start, part.end)) {
      ReportText.isSpace($0) || $0 == "," || $0 == "."
    }
  }
}
