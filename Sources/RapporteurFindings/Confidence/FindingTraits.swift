internal import RapporteurCore
internal import RapporteurLanguage

/// What can be told of a finding from the text around it, as short words that a `ConfidenceModel` weighs:
/// "position cue=support/VBZ", "commitment actor=state".
///
/// Traits are of the language, not of the matter: no names, and of the words only the cue, what governs it, and the
/// heads of the phrases.
struct FindingTraits {
  /// What a trait is asked of, whatever the kind of the finding.
  struct Subject {
    /// "position".
    let kind: String
    let provenance: Provenance
    /// The words that make it a finding, or nil.
    let cue: Span?
    /// What is said, discussed, undertaken.
    let main: Span
    /// Status, stance, relation or strength.
    let label: String
    let actors: [Identifier<Actor>]
    /// Traits that only this kind has.
    var own: [String] = []
  }

  let analysis: Analysis
  private let record: Record
  private let actors: [Identifier<Actor>: Actor]
  private let statements: [Identifier<Statement>: Statement]
  /// The traits of the report as a whole.
  private let ofReport: [String]
  private let authors: [Identifier<Actor>]
  private let ownState: String?

  /// - Parameters:
  ///   - authors: those who speak in the report's own name.
  ///   - ownState: the state whose own publication the report is, or nil.
  init(of record: Record, analysis: Analysis, authors: [Identifier<Actor>], ownState: String?) {
    self.authors = authors
    self.ownState = ownState
    self.analysis = analysis
    self.record = record
    actors = Dictionary(
      record.actors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    statements = Dictionary(
      record.statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let report = record.report
    let states = record.actors.filter { $0.kind == .state && !$0.mentions.isEmpty }.count
    var traits = [
      "report=\(report.kind.rawValue)",
      "states=\(min(states, 4))",
      "length=\(Self.magnitude(analysis.count, [80, 200, 500, 1500, 4000]))",
      "met=\(min(record.meetings.count { $0.status == .held }, 2))",
      "said=\(min(record.statements.count, 2))",
    ]
    let headline = (report.headline ?? "").lowercased()
      .split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    for word in Set(headline).intersection(Self.genres).sorted() { traits.append("title=\(word)") }
    ofReport = traits
  }

  /// Words of headlines that tell what sort of text a report is.
  private static let genres: Set<String> = [
    "readout", "fact", "sheet", "statement", "remarks", "briefing", "gaggle", "message",
    "proclamation", "letter", "nominees", "nominations", "nominate", "joint", "communiqué",
    "communique", "call", "meeting", "meetings", "visit", "summit", "bill", "anniversary",
    "passing", "death", "day", "week", "month", "order", "executive", "announces", "background",
    "signing", "signed", "act", "decision", "vote", "passage", "jobs", "court", "agreement",
    "talks",
    "travel", "trip", "gala", "holiday", "commemoration", "declaration", "memorandum", "notice",
    "continuation", "emergency", "confirmation", "appointment", "delegation", "attack", "release",
    "leaders", "president", "dialogue", "listening", "roundtable", "icymi", "plan", "initiative",
  ]

  private static func magnitude(_ number: Int, _ steps: [Int]) -> Int {
    steps.firstIndex { number < $0 } ?? steps.count
  }

  /// The traits of one finding, in a fixed order, each once.
  func traits(of subject: Subject) -> [String] {
    var traits = ofReport
    traits += ofProvenance(subject)
    traits += ofCue(subject)
    traits += ofActors(subject)
    traits += ofSpan(subject.main, "span")
    traits += subject.own
    return ["all"] + traits.uniqued()
  }

  // MARK: Rule, place and mood

  private func ofProvenance(_ subject: Subject) -> [String] {
    let provenance = subject.provenance
    var traits = [
      "rule=\(provenance.rule)", "label=\(subject.label)",
      "rule=\(provenance.rule)/\(subject.label)/\(record.report.kind.rawValue)",
      "modality=\(provenance.modality.rawValue)",
    ]
    if let id = provenance.assertedBy, let statement = statements[id] {
      let isTurn = statement.provenance.rule == "statement.turn"
      traits.append("within=\(isTurn ? "turn" : statement.kind.rawValue)")
    } else {
      traits.append("within=report")
    }
    guard let first = analysis.words(in: provenance.evidence).first else { return traits }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[first])]
    traits.append("block=\(Self.magnitude(sentence.block, [2, 3, 5, 10]))")
    traits.append("sentence=\(Self.magnitude(sentence.words.count, [10, 20, 30, 45, 60]))")
    let block = analysis.blocks[sentence.block]
    traits.append("blockkind=\(block.kind.rawValue)")
    if let opener = analysis.text[block.span].first, "-–—•*·".contains(opener) || opener.isNumber {
      traits.append("listed")
    }
    if sentence.words.contains(where: { ["?", "!"].contains(analysis.forms[$0]) }) {
      traits.append("exclaimed")
    }
    return traits
  }

  // MARK: Cue

  private func ofCue(_ subject: Subject) -> [String] {
    guard let cue = subject.cue, let head = head(of: cue) else { return ["cue=none"] }
    let lemma = analysis.lemma(head)
    let tag = analysis.xpos[head]
    var traits = [
      "cue=\(lemma)", "cue=\(lemma)/\(tag)", "tag=\(tag)",
      "relation=\(analysis.relations[head].rawValue)",
      "cue=\(lemma)/\(record.report.kind.rawValue)",
    ]
    for child in analysis.dependents[head] {
      switch analysis.relation(child) {
      case .aux: traits.append("aux=\(analysis.lemma(child))")
      case .mark: traits.append("mark=\(analysis.lemma(child))")
      case .advmod: traits.append("adverb=\(analysis.lemma(child))")
      case .nsubj, .obj, .xcomp, .ccomp, .obl, .advcl, .conj, .cop:
        traits.append("has=\(analysis.relation(child).rawValue)")
      default: continue
      }
    }
    if let governor = analysis.heads[head] {
      traits.append("under=\(analysis.lemma(governor))")
      traits.append("under=\(analysis.upos[governor].rawValue)")
    } else {
      traits.append("under=root")
    }
    let agent = analysis.agent(of: head)
    traits += certainty(ofCue: head, agent: agent)
    if head > 0, analysis.sentenceIndex[head - 1] == analysis.sentenceIndex[head] {
      traits.append("before=\(analysis.lemma(head - 1))")
    }
    if head + 1 < analysis.count, analysis.sentenceIndex[head + 1] == analysis.sentenceIndex[head] {
      traits.append("after=\(analysis.lemma(head + 1))")
    }
    if let governor = analysis.heads[head] {
      traits.append("under=\(analysis.relation(head).rawValue)/\(analysis.lemma(governor))")
    }
    if let object = analysis.dependents[head].first(where: { analysis.relation($0) == .obj }) {
      traits.append("object=\(analysis.lemma(object))")
    }
    guard let agent else { return traits + ["subject=none"] }
    let found = subject.actors.compactMap { actors[$0] }
    let isNamed = found.contains { actor in
      actor.mentions.contains { $0.contains(analysis.spans[agent]) }
    }
    let kinds = Set(found.map(\.kind.rawValue)).sorted().joined(separator: "+")
    let who =
      [.pronoun, .determiner].contains(analysis.upos[agent])
      ? analysis.lowercasedForm(agent)
      : analysis.upos[agent] == .properNoun ? "name" : "noun"
    traits.append("means=\(who)/\(kinds)")
    traits.append("means=\(who)/\(kinds)/\(record.report.kind.rawValue)")
    traits.append("subjectisactor=\(isNamed)/\(who == "name" || who == "noun" ? who : "pronoun")")
    switch analysis.upos[agent] {
    case .pronoun, .determiner: traits.append("subject=\(analysis.lowercasedForm(agent))")
    case .properNoun: traits.append("subject=name")
    default:
      traits.append("subject=noun")
      traits.append("subjectnoun=\(analysis.lemma(agent))")
    }
    traits.append("subjectside=\(agent < head ? "before" : "after")")
    traits.append("subjectdistance=\(Self.magnitude(abs(agent - head), [2, 4, 8, 16]))")
    return traits
  }

  /// The word of a span that its other words hang on.
  private func head(of span: Span) -> Int? {
    let words = analysis.words(in: span)
    return words.first { hangsOutside($0, of: words) }
  }

  /// Whether a word hangs on none of `words`.
  func hangsOutside(_ word: Int, of words: Range<Int>) -> Bool {
    analysis.heads[word].map { !words.contains($0) } ?? true
  }

  // MARK: Actors

  private func ofActors(_ subject: Subject) -> [String] {
    let found = subject.actors.compactMap { actors[$0] }
    var traits = ["actors=\(min(found.count, 4))"]
    traits.append("named=\(areNamed(found, around: subject.provenance.evidence))")
    traits.append("kinds=\(Set(found.map(\.kind.rawValue)).sorted().joined(separator: "+"))")
    let standings = Set(found.map(standing)).sorted().joined(separator: "+")
    traits.append("standing=\(standings)")
    traits.append("standing=\(standings)/\(subject.provenance.rule)")
    for actor in found {
      guard actor.kind == .group || actor.kind == .organisation else { continue }
      let words = actor.name.split(separator: " ")
      traits.append("\(actor.kind.rawValue)words=\(Self.magnitude(words.count, [2, 3, 4, 7]))")
      if actor.name.first?.isLowercase ?? false { traits.append("described") }
      if actor.kind == .group, let last = words.last { traits.append("group=\(last.lowercased())") }
      if actor.isAdministration { traits.append("administration") }
    }
    traits += ofPlaces(found, subject.provenance.evidence)
    return traits
  }

  /// How an actor stands to the one in whose name the report speaks.
  private func standing(_ actor: Actor) -> String {
    if authors.contains(actor.id) { return "author" }
    if actor.kind == .state { return actor.name == ownState ? "own state" : "other state" }
    let side = actor.represents.flatMap { actors[$0]?.name }
    let kind = actor.kind.rawValue
    guard let side, ownState != nil else { return kind }
    return side == ownState ? "own \(kind)" : "other’s \(kind)"
  }

  /// How far from the evidence the actors were named last, and who else is named nearby.
  private func ofPlaces(_ found: [Actor], _ evidence: Span) -> [String] {
    guard let first = analysis.words(in: evidence).first else { return [] }
    let sentence = Int(analysis.sentenceIndex[first])
    var traits: [String] = []
    for actor in found.prefix(3) {
      let before = actor.mentions.last { $0.start < evidence.end }
      guard let before, let word = analysis.words(in: before).first else {
        traits.append("lastnamed=never")
        continue
      }
      let distance = sentence - Int(analysis.sentenceIndex[word])
      traits.append("lastnamed=\(Self.magnitude(distance, [1, 2, 4, 10]))")
    }
    let span = analysis.sentences[sentence].span
    let last = sentence > 0 ? analysis.sentences[sentence - 1].span : nil
    let around = Span(last?.start ?? span.start, evidence.end)
    let others = analysis.entities.filter { name in
      around.contains(name.span)
        && [.person, .organisation, .state].contains(name.kind)
        && !found.contains { $0.mentions.contains { $0.overlaps(name.span) } }
    }
    let before = Span(span.start, evidence.start)
    traits.append("othersbefore=\(min(3, others.count { before.contains($0.span) }))")
    let inside = others.filter { evidence.contains($0.span) }
    traits.append("othersinside=\(min(3, inside.count))")
    traits.append("personsinside=\(min(3, inside.count { $0.kind == .person }))")
    if let last {
      traits.append("otherslast=\(min(3, others.count { last.contains($0.span) }))")
    }
    traits.append("mentions=\(Self.magnitude(found.map(\.mentions.count).max() ?? 0, [2, 4, 8]))")
    return traits
  }

  /// Whether all of them are named, or meant by a description, in the sentence before the evidence or in it: some,
  /// all or none.
  private func areNamed(_ actors: [Actor], around evidence: Span) -> String {
    guard let first = analysis.words(in: evidence).first else { return "none" }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[first])].span
    let place = Span(sentence.start, max(evidence.end, sentence.start))
    let named = actors.count { actor in actor.mentions.contains { place.contains($0) } }
    return named == 0 ? "none" : named == actors.count ? "all" : "some"
  }

  // MARK: Spans

  /// What a span opens and ends with, and how long it is.
  func ofSpan(_ span: Span, _ name: String) -> [String] {
    let words = analysis.words(in: span)
    guard let first = words.first, let last = words.last else { return ["\(name)=empty"] }
    var traits = [
      "\(name)words=\(Self.magnitude(words.count, [2, 3, 5, 10, 20, 40]))",
      "\(name)first=\(analysis.upos[first].rawValue)",
      "\(name)last=\(analysis.upos[last].rawValue)",
    ]
    let next = last + 1
    if next < analysis.count, analysis.sentenceIndex[next] == analysis.sentenceIndex[last] {
      let isMark = analysis.upos[next] == .punctuation
      traits.append("\(name)next=\(isMark ? analysis.forms[next] : analysis.upos[next].rawValue)")
      if analysis.spans[next].start == span.end, !isMark { traits.append("\(name)cut") }
    } else {
      traits.append("\(name)next=end")
    }
    if let head = words.first(where: { hangsOutside($0, of: words) }) {
      traits.append("\(name)head=\(analysis.lemma(head))")
      traits.append(
        "\(name)head=\(analysis.upos[head].rawValue)/\(analysis.relations[head].rawValue)")
    }
    if words.contains(where: { analysis.upos[$0] == .numeral }) { traits.append("\(name)number") }
    traits += certainty(ofSpan: words, name)
    let forms = words.map { analysis.forms[$0] }
    if forms.count(where: { $0 == "(" }) != forms.count(where: { $0 == ")" }) {
      traits.append("\(name)unbalanced")
    }
    return traits
  }
}
