internal import RapporteurCore
internal import RapporteurLanguage

/// What an explanation needs of a finding, whatever its kind.
private struct Explained {
  let id: String
  let provenance: Provenance
  /// The words that tell the rule's match from others of the same rule, or nil.
  let cue: Span?
  /// The actors by the parts that they have.
  let actors: [(role: String, ids: [Identifier<Actor>])]
  /// The spans whose words carry issue codes.
  let coded: [Span]
}

extension RecordDraft {
  /// Why the finding of that identifier is in `record`, which this draft has made; nil if there is none
  /// of that identifier.
  mutating func explanation(of id: String, in record: Record) -> Explanation? {
    guard let finding = Self.finding(id, in: record) else { return nil }
    let provenance = finding.provenance
    let rule = resources.rules.rule(named: provenance.rule)
    let match = match(of: finding)
    var explanation = Explanation(
      id: id, rule: provenance.rule, place: rule.map { "\($0.file):\($0.line)" },
      pattern: match?.pattern.source, reads: rule?.attributes["reads"],
      confidence: provenance.confidence,
      confidenceBasis: confidenceBasis(of: id),
      evidence: provenance.evidence, sentence: sentences(around: provenance.evidence),
      modality: provenance.modality)
    explanation.attributes = (rule?.attributes ?? [:]).filter { $0.key != "reads" }
      .sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    explanation.chain = chain(of: finding, in: record)
    let roles = roles(of: match)
    explanation.tree = tree(of: finding, match: match, roles: roles)
    explanation.actors = resolutions(of: finding, match: match, in: record)
    explanation.lexicon = lexiconEntries(for: finding)
    return explanation
  }

  // MARK: The finding and its match

  private static func finding(_ id: String, in record: Record) -> Explained? {
    func found<F: Finding>(_ items: [F], _ make: (F) -> Explained) -> Explained? {
      items.first { $0.id.description == id }.map(make)
    }
    return found(record.meetings) {
      Explained(
        id: id, provenance: $0.provenance, cue: $0.trigger,
        actors: [
          ("participants", $0.participants.map(\.actor)), ("mediators", $0.mediators),
          ("host", [$0.host].compactMap { $0 }),
        ], coded: [])
    }
      ?? found(record.statements) {
        Explained(
          id: id, provenance: $0.provenance, cue: $0.cue,
          actors: [("speakers", $0.speakers), ("via", $0.via)], coded: [])
      }
      ?? found(record.outcomes) {
        Explained(
          id: id, provenance: $0.provenance, cue: $0.cue, actors: [("parties", $0.parties)],
          coded: [$0.topic])
      }
      ?? found(record.conditions) {
        Explained(
          id: id, provenance: $0.provenance, cue: nil,
          actors: [("holders", $0.holders), ("obligor", [$0.obligor].compactMap { $0 })],
          coded: [$0.consequent, $0.antecedent])
      }
      ?? found(record.commitments) {
        Explained(
          id: id, provenance: $0.provenance, cue: $0.cue, actors: [("actors", $0.actors)],
          coded: [$0.action])
      }
      ?? found(record.positions) {
        Explained(
          id: id, provenance: $0.provenance, cue: $0.cue, actors: [("actors", $0.actors)],
          coded: [])
      }
  }

  /// The match of the rule that made a finding, or nil where the program read the words itself.
  private func match(of finding: Explained) -> PatternMatch? {
    let around = finding.cue.map { $0.union(finding.provenance.evidence) }
    return analysis.words(in: around ?? finding.provenance.evidence).lazy
      .flatMap { matcher.matches(at: $0) }
      .first { match in
        match.rule.name == finding.provenance.rule
          && (finding.cue.map { cue in match.cue.contains { cue.overlaps(analysis.spans[$0]) } }
            ?? true)
      }
  }

  /// The sentences in which `span` stands.
  func sentences(around span: Span) -> Span {
    let words = analysis.words(in: span)
    guard let first = words.first, let last = words.last else { return span }
    return analysis.sentences[Int(analysis.sentenceIndex[first])].span.union(
      analysis.sentences[Int(analysis.sentenceIndex[last])].span)
  }

  private func chain(of finding: Explained, in record: Record) -> [String] {
    var links: [String] = []
    var next = finding.provenance.assertedBy
    while let id = next, let statement = record.statement(id), links.count < 20 {
      let speakers = statement.speakers.compactMap { record.actor($0)?.name }
      links.append(
        "\(id): " + (speakers.isEmpty ? "nobody named" : speakers.joined(separator: ", ")))
      next = statement.provenance.assertedBy
    }
    return links
  }

  /// The traits that weigh most: "for it: cue=support/VBZ; against it: subject=noun".
  private func confidenceBasis(of id: String) -> String {
    guard report.kind != .news, let finding = described.first(where: { $0.id == id }) else {
      return "the rule’s own"
    }
    let reasons = resources.confidences.reasons(for: finding, count: 8)
    let parts = [
      ("for it", reasons.filter { $0.value > 0 }), ("against it", reasons.filter { $0.value < 0 }),
    ]
    return parts.filter { !$0.1.isEmpty }.map { name, weights in
      name + ": " + weights.map(\.trait).joined(separator: ", ")
    }.joined(separator: "; ")
  }

  // MARK: The tree

  private func roles(of match: PatternMatch?) -> [Int: String] {
    guard let match else { return [:] }
    var roles: [Int: String] = [:]
    if let subject = match.subject { roles[subject] = match.pattern.subject ?? "subject" }
    for binding in match.bindings { roles[binding.word] = binding.role }
    for word in match.cue { roles[word] = "cue" }
    roles[match.head] = "cue, head of the pattern"
    return roles
  }

  /// The words of the rule with those above and beside them, or, without a match, the sentence's
  /// clause heads around the evidence.
  private func tree(of finding: Explained, match: PatternMatch?, roles: [Int: String])
    -> [Explanation.Word]
  {
    let evidence = analysis.words(in: finding.provenance.evidence)
    guard let start = match?.head ?? evidence.first else { return [] }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[start])].words
    var shown = Set(roles.keys)
    if let match { shown.formUnion(match.bindings.compactMap(\.marker)) }
    if match == nil {
      shown.formUnion(
        evidence.filter { [.verb, .noun, .properNoun, .pronoun].contains(analysis.upos[$0]) }
          .filter { word in
            analysis.heads[word].map { !evidence.contains($0) || analysis.isPredicate($0) } ?? true
          })
    }
    for word in shown { shown.formUnion(analysis.ancestors(of: word)) }
    return sentence.filter(shown.contains).map { word in
      Explanation.Word(
        form: analysis.forms[word], depth: analysis.ancestors(of: word).count,
        relation: analysis.relations[word].rawValue, role: roles[word])
    }
  }

  // MARK: Actors and lexicons

  private mutating func resolutions(
    of finding: Explained, match: PatternMatch?, in record: Record
  ) -> [Explanation.Resolution] {
    let sentence = sentences(around: finding.provenance.evidence)
    var references: [ActorResolver.Reference] = []
    var words = Array(analysis.words(in: sentence))
    if let match { words = [match.subject].compactMap { $0 } + match.bindings.map(\.word) + words }
    for word in words
    where [.noun, .properNoun, .pronoun].contains(analysis.upos[word]) || word == match?.subject {
      references += resolver.references(at: word)
    }
    return finding.actors.flatMap { role, ids in
      ids.map { id in
        let name = record.actor(id)?.name ?? id.description
        guard let reference = references.first(where: { displayedName($0.actor) == name }) else {
          return Explanation.Resolution(
            role: role, name: name, words: nil, basis: "inferred",
            means: "not named in the sentence: taken over from the encounter, statement or author")
        }
        return Explanation.Resolution(
          role: role, name: name, words: analysis.text[reference.span],
          basis: reference.basis.rawValue, means: reference.means.rawValue)
      }
    }
  }

  /// The entries of nouns, states and issues that the words of a finding hit.
  private func lexiconEntries(for finding: Explained) -> [String] {
    var entries: [String] = []
    for word in analysis.words(in: finding.provenance.evidence) {
      let (form, lemma) = (analysis.forms[word], analysis.lemma(word))
      if analysis.upos[word] == .noun, let noun = lexicon.nouns[lemma] {
        entries.append("actor-nouns.tsv: \(lemma) is \(noun.rawValue)")
      }
      if form.first?.isUppercase == true, let state = lexicon.state(form) {
        entries.append("states.tsv: \(form) is \(state.name)")
      }
      if lexicon.isOfficeWord(analysis.lowercasedForm(word)) {
        entries.append("titles.tsv: \(form) is an office")
      }
    }
    for span in finding.coded {
      for match in issues.matches(in: span, of: analysis) {
        entries.append("issues.tsv: “\(analysis.text[match.words])” is \(match.code)")
      }
    }
    return entries.uniqued()
  }
}
