internal import RapporteurCore
internal import RapporteurLanguage

/// The making of one record, step by step: actors, discourse and meetings in the order of the
/// text, then statements, then what stands in them.
struct RecordDraft {
  let resources: FindingResources
  let report: Report
  let analysis: Analysis
  let lexicon: ActorLexicon
  private let eventTable: EventTable
  let issues: IssueTable
  private let media: MediumLexicon
  private let commonNames: CommonNames
  private let noUndertakings: NoUndertakings
  private let turns: [Turn]
  private let passages: Passages
  let matcher: PatternMatcher
  private let quotations: [Quotation]
  var resolver: ActorResolver
  private(set) var use: RuleUse
  /// Those who relay what a source that they cite says, by its content.
  private var relays: [Span: [Identifier<Actor>]] = [:]
  /// Those who speak in the turns of a transcript.
  private var turnSpeakers: [Identifier<Actor>] = []
  private var addressees: [Span: [Identifier<Actor>]] = [:]
  /// The words that name each encounter, by those of its evidence and trigger.
  private var encounterNames: [Span: Set<Int>] = [:]
  /// Findings with less confidence are left out.
  let least: LeastConfidence
  /// What `least` asks of the findings of this report.
  lazy var bounds = least.bounds(
    of: report.kind,
    share: isOfficial && report.kind != .transcript ? shareOfOtherStates : 0)
  /// What was weighed of each finding of the record.
  var described: [DescribedFinding] = []

  init(report: Report, analysis: Analysis, resources: FindingResources, least: LeastConfidence) {
    self.resources = resources
    self.least = least
    let rules = resources.rules
    let lexicon = resources.lexicon
    eventTable = resources.events
    issues = resources.issues
    media = resources.media
    commonNames = resources.commonNames
    noUndertakings = resources.noUndertakings
    var analysis = analysis
    LemmaRepair.repair(&analysis) { !rules.entries(forHead: $0).isEmpty }
    analysis = CueCoordination.settled(analysis) { word in
      rules.entries(forHead: analysis.lemma(word)).contains {
        $0.rule.kind == "statement" && $0.pattern.headClass == .verb
      }
    }
    analysis.entities = NameRepair.repaired(analysis, lexicon: lexicon)
    self.report = report
    self.analysis = analysis
    self.lexicon = lexicon
    matcher = PatternMatcher(analysis: analysis, rules: rules)
    quotations = QuotationScanner.quotations(in: analysis.text, blocks: analysis.blocks)
    turns = Transcript.turns(in: analysis.text, blocks: analysis.blocks)
    passages = Passages(analysis, vocabulary: resources.biographies)
    resolver = ActorResolver(
      report: report, analysis: analysis, lexicon: lexicon)
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
    for (index, turn) in turns.enumerated() {
      turnSpeakers.append(resolver.speaker(of: turn, after: index > 0 ? turns[index - 1] : nil))
    }
    record.statements = statements()
    weighStatements(&record)
    use.nesting = StatementNesting(record.statements)
    resolver.nesting = use.nesting
    makeFindings(&record)
    finish(&record)
    return record.withoutIdleActors()
  }

  /// Whether a word stands in the body: the headline is context, not text.
  func isBody(_ word: Int) -> Bool {
    analysis.block(of: word).kind != .headline
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
        noteJoined(at: word)
      }
    }
  }

  // MARK: Statements

  private mutating func statements() -> [Statement] {
    let reader = UtteranceReader(analysis: analysis, media: media, clock: clock)
    let finder = StatementFinder(
      analysis: analysis, matcher: matcher, quotations: quotations, lexicon: lexicon,
      isTalk: !turns.isEmpty)
    var statements: [Statement] = []
    for draft in finder.drafts().map(withoutLabel).map(withoutCitation)
    where isBody(analysis.words(in: draft.content).first ?? 0)
      && !turns.contains(where: { $0.label.contains(draft.content) })
      && !isQuestioned(draft.content) && !isTold(draft)
    {
      var statement = Statement(
        id: Identifier(statements.count + 1),
        provenance: Provenance(
          evidence: draft.evidence, confidence: draft.confidence, rule: draft.rule),
        content: draft.content, kind: draft.kind,
        cue: draft.cue.isEmpty ? nil : use.extent(draft.cue))
      statement.continued = draft.continued
      statement.cueLemma = draft.cue.first.map { analysis.lemma($0) }
      statement.medium = reader.medium(of: draft)
      statement.said = reader.said(draft)
      speaker(of: draft, into: &statement, after: statements.last)
      statements.append(statement)
    }
    addTurns(to: &statements)
    chain(&statements)
    return statements
  }

  /// Whether what reads like a saying only tells of somebody's life, or of what a rule or a plan is for.
  private func isTold(_ draft: StatementDraft) -> Bool {
    guard draft.kind == .indirect, let cue = draft.cue.first else { return false }
    let block = analysis.sentences[Int(analysis.sentenceIndex[cue])].block
    if passages.isBiography(block: block) || passages.isTitle(block: block) { return true }
    guard let speaker = draft.speaker else { return false }
    return lexicon.nouns[analysis.lemma(speaker)] == .thing && analysis.entity(at: speaker) == nil
  }

  /// What is shorter in a transcript ("Yes.", "Thank you.") says nothing that anybody would look up.
  private static let shortestTurn = 4

  /// A draft whose content opened with the label of a turn ("MR. HOLM: The truce …") without it.
  private func withoutLabel(_ draft: StatementDraft) -> StatementDraft {
    guard
      let turn = turns.first(where: {
        $0.label.start <= draft.content.start && draft.content.start < $0.parts[0].start
      }), draft.content.end > turn.parts[0].start
    else { return draft }
    var draft = draft
    draft.content = Span(turn.parts[0].start, draft.content.end)
    return draft
  }

  /// Whether a word stands where nothing is reported of a negotiation: in a title, in the account of a life.
  private func isIdle(_ word: Int) -> Bool {
    let block = analysis.sentences[Int(analysis.sentenceIndex[word])].block
    if passages.isTitle(block: block) { return true }
    return passages.isBiography(block: block) && !resolver.quotedWords.contains(word)
  }

  /// "The President spoke with Prime Minister Lind earlier today. Could you …": an encounter that one who asks tells of
  /// as a fact, with all who took part.
  private func isTold(_ meeting: Meeting) -> Bool {
    guard let trigger = analysis.words(in: meeting.trigger).first else { return false }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[trigger])].span
    let people = meeting.participants.map { resolver.registry[$0.actor] }
    return people.count > 1 && people.allSatisfy { [.person, .state].contains($0.kind) }
      && people.contains { $0.mentions.contains { sentence.contains($0) } }
  }

  /// Whether a span lies in the turn of one who only asks.
  private func isQuestioned(_ span: Span) -> Bool {
    turns.contains { turn in turn.isQuestion && turn.parts.contains { $0.contains(span) } }
  }

  /// Whether a word stands in a question, which asserts nothing.
  private func isAsked(_ word: Int) -> Bool {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    return sentence.reversed().prefix(3).contains { analysis.forms[$0] == "?" }
  }

  /// Adds the turns of a transcript, and gives what is said in them its place after them.
  private func addTurns(to statements: inout [Statement]) {
    guard !turns.isEmpty else { return }
    for (turn, speaker) in zip(turns, turnSpeakers)
    where turn.parts.reduce(0, { $0 + analysis.words(in: $1).count }) >= Self.shortestTurn
      && turn.hasContent(in: analysis)
    {
      let content = turn.parts[0]
      var statement = Statement(
        id: Identifier(0),
        provenance: Provenance(
          evidence: turn.label.union(content), confidence: 0.9, rule: "statement.turn"),
        content: content, kind: .direct, cue: nil)
      statement.continued = Array(turn.parts.dropFirst())
      statement.speakers = [speaker]
      statement.speakerSpan = turn.label
      statement.speakerBasis = .explicit
      statements.append(statement)
    }
    statements.sort { a, b in
      a.content != b.content ? a.content < b.content : a.provenance.rule == "statement.turn"
    }
    for index in statements.indices { statements[index].id = Identifier(index + 1) }
  }

  private mutating func speaker(
    of draft: StatementDraft, into statement: inout Statement, after previous: Statement?
  ) {
    if let speaker = draft.speaker,
      Discourse.firstPerson.contains(analysis.lowercasedForm(speaker)),
      let turn = turns.indices.first(where: { index in
        turns[index].parts.contains { $0.contains(analysis.spans[speaker]) }
      }), !quotations.contains(where: { $0.content.contains(analysis.spans[speaker]) })
    {
      // "I said that": the one whose turn it is.
      statement.speakers = [turnSpeakers[turn]]
      statement.speakerSpan = analysis.spans[speaker]
      statement.speakerBasis = .coreference
    } else if let speaker = draft.speaker {
      let references = resolver.references(at: speaker)
      statement.speakers = references.map(\.actor)
      statement.speakerSpan = references.first?.span
      statement.speakerBasis = references.first?.basis
    }
    if let cited = citedSource(of: draft) {
      let references = resolver.references(at: cited).filter { resolver.canAct($0.actor) }
      if !references.isEmpty {
        relays[draft.content] = statement.speakers
        statement.speakers = references.map(\.actor)
        statement.speakerSpan = references.first?.span
        statement.speakerBasis = references.first?.basis
      }
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
    // A quoted paragraph of "Statement by President Alva": hers, when nobody else has spoken.
    if statement.speakers.isEmpty, draft.cue.isEmpty, !resolver.authors.isEmpty,
      resolver.authors.allSatisfy({ resolver.registry[$0].kind == .person })
    {
      statement.speakers = resolver.authors
      statement.speakerBasis = .document
    }
  }

  /// The "citing" or "quoting" by which a sentence names the source of what it reports: "…, citing a
  /// diplomat".
  private func citation(in sentence: Range<Int>) -> Int? {
    sentence.dropFirst().first { word in
      ["citing", "quoting"].contains(analysis.lowercasedForm(word))
        && analysis.upos[word] == .verb && analysis.forms[word - 1] == ","
    }
  }

  /// The source that a draft's sentence cites, or nil.
  private func citedSource(of draft: StatementDraft) -> Int? {
    guard let cue = draft.cue.first else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[cue])].words
    guard let word = citation(in: sentence), word > cue else { return nil }
    return analysis.dependent(of: word, .obj)
      ?? ((word + 1)..<sentence.upperBound).first {
        [.noun, .properNoun].contains(analysis.upos[$0])
      }
  }

  /// A draft whose content ran on over ", citing …" without it.
  private func withoutCitation(_ draft: StatementDraft) -> StatementDraft {
    guard draft.kind == .indirect, let first = analysis.words(in: draft.content).first,
      let word = citation(in: analysis.sentences[Int(analysis.sentenceIndex[first])].words),
      draft.content.contains(analysis.spans[word]), word - 1 > first
    else { return draft }
    var draft = draft
    draft.content = analysis.text.trimmed(
      Span(draft.content.start, analysis.spans[word - 1].start))
    return draft
  }

  /// Works out in whose statement each one stands, and through whose hands it came.
  mutating func chain(_ statements: inout [Statement]) {
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
      var via = relays[statements[index].content] ?? []
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
    let commitments = CommitmentMaker(
      use: use, clock: clock, noUndertakings: noUndertakings)
    let positions = PositionMaker(use: use)
    let conditions = ConditionMaker(use: use)
    let meetings = MeetingMaker(use: use, clock: clock, lexicon: lexicon)
    var mentions: [MeetingMention] = []
    for word in 0..<analysis.count where isBody(word) && !isIdle(word) {
      // Who only asks reports nothing else than who met whom.
      let isAsked = isAsked(word)
      if isAsked, !analysis.isPresupposed(word) { continue }
      let isQuestioner = isAsked || isQuestioned(analysis.spans[word])
      for match in matcher.matches(at: word) where !isQuestioner || match.rule.kind == "meeting" {
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
          if let mention = meetings.mention(match, resolver: &resolver),
            !isQuestioner || isTold(mention.meeting)
          {
            mentions.append(mention)
          }
        default: continue
        }
      }
      if !mentions.contains(where: { $0.trigger == word }),
        let mention = meetings.bareMention(at: word, resolver: &resolver),
        !isQuestioner || isTold(mention.meeting)
      {
        mentions.append(mention)
      }
      if isQuestioner { continue }
      if let finding = positions.predicated(at: word, resolver: &resolver) {
        record.positions.append(finding)
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
    record.conditions = ConditionMaker.eachOnce(record.conditions)
    let encounters = MeetingMerger.merged(mentions)
    record.meetings = encounters.map(\.meeting)
    for encounter in encounters { encounterNames[encounter.meeting.trigger] = encounter.names }
    completeMainMeeting(&record, with: meetings)
    addJoined(to: &record)
    // What stands in the antecedent of a condition is not said to be so.
    // In praise of a life nobody takes a stance, but what is condemned is.
    if passages.isTribute {
      record.commitments.removeAll()
      record.positions.removeAll { $0.stance != .condemn }
    }
    let supposed = record.conditions.map(\.antecedent)
    record.positions.removeAll { position in
      supposed.contains { $0.contains(position.cue) }
    }
  }

  /// Sorts, drops what says the same twice, and numbers.
  private mutating func finish(_ record: inout Record) {
    record.outcomes = numbered(record.outcomes, by: [\.topic])
    record.conditions = numbered(record.conditions, by: [\.antecedent, \.consequent])
    record.commitments = numbered(record.commitments, by: [\.action])
    record.positions = numbered(record.positions, by: [\.content])
    record.meetings = numbered(record.meetings, by: [\.provenance.evidence])
    addIssues(&record)
    record.actors = resolver.registry.actors.map { actor in
      var actor = actor
      actor.name = displayedName(actor.id)
      return actor
    }
    weighFindings(&record)
    for index in record.outcomes.indices {
      record.outcomes[index].meeting = OutcomePlacement.meeting(
        of: record.outcomes[index], among: record.meetings, in: analysis)
    }
    let relations = MeetingRelations(analysis: analysis, nouns: lexicon.nouns).relations(
      of: record.meetings, mentions: record.meetings.map { encounterNames[$0.trigger] ?? [] })
    for (index, relations) in relations.enumerated() {
      record.meetings[index].relatesTo = relations
    }
    record.events = EventMaker(table: eventTable, record: record, addressees: addressees).events()
  }

  /// The name that the record lists an actor under.
  func displayedName(_ id: Identifier<Actor>) -> String {
    let actor = resolver.registry[id]
    guard actor.kind == .person else { return actor.name }
    // "ANA HOLM" as a proclamation has it
    let isShouted = actor.name.count > 3 && !actor.name.contains(where: \.isLowercase)
    let name =
      isShouted
      ? ActorResolver.titleCase(ofName: actor.name.split(separator: " ")) : actor.name
    return commonNames.name(for: name)
  }

  /// Tells what outcomes, conditions and commitments are about.
  private func addIssues(_ record: inout Record) {
    for index in record.outcomes.indices {
      record.outcomes[index].issues = issues.codes(in: record.outcomes[index].topic, of: analysis)
    }
    for index in record.conditions.indices {
      let condition = record.conditions[index]
      record.conditions[index].issues = [condition.consequent, condition.antecedent]
        .flatMap { issues.codes(in: $0, of: analysis) }.uniqued()
    }
    for index in record.commitments.indices {
      record.commitments[index].issues = issues.codes(
        in: record.commitments[index].action, of: analysis)
    }
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
