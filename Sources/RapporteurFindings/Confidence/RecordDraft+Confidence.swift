internal import RapporteurCore
internal import RapporteurLanguage

/// How far the findings of a record can be trusted, and which are left out because they can not.
extension RecordDraft {
  /// Gives each statement its confidence.
  ///
  /// What only reads like a saying is left out; turns stay, and quotations with "I" and "we" in them, since those hang
  /// on who speaks. Other quotations go only with half of what is asked of statements.
  mutating func weighStatements(_ record: inout Record) {
    record.actors = resolver.registry.actors
    let traits = traits(of: record)
    let before = record.statements.count
    let analysis = analysis
    let bounds = bounds
    let half = bounds.statements / 2
    weigh(
      &record.statements, "statement", traits.traits(of:), below: bounds.statements,
      mayGo: { statement in
        statement.kind == .indirect
          || statement.provenance.confidence < half
            && statement.provenance.rule != "statement.turn"
            && !Self.saysI(statement, in: analysis)
      })
    if record.statements.count < before { chain(&record.statements) }
  }

  /// Whether somebody speaks of himself in a statement, alone or with others.
  private static func saysI(_ statement: Statement, in analysis: Analysis) -> Bool {
    ([statement.content] + statement.continued).flatMap(analysis.words(in:)).contains {
      Discourse.firstPerson.contains(analysis.lowercasedForm($0))
    }
  }

  /// Gives all findings but statements their confidence, and leaves out those that have too little.
  ///
  /// Conditions, which are few, go only with three quarters of that.
  mutating func weighFindings(_ record: inout Record) {
    let traits = traits(of: record)
    let bounds = bounds
    let least = bounds.findings
    weigh(&record.meetings, "meeting", traits.traits(of:), below: bounds.encounters)
    weigh(&record.outcomes, "outcome", traits.traits(of:), below: least)
    weigh(&record.conditions, "condition", traits.traits(of:), below: least * 3 / 4)
    weigh(&record.commitments, "commitment", traits.traits(of:), below: least)
    weigh(&record.positions, "position", traits.traits(of:), below: least)
  }

  /// The share of the text's sentences that name a state other than the one whose publication it is, by its name, adjective,
  /// people or capital.
  var shareOfOtherStates: Double {
    let sentences = analysis.sentences.filter { analysis.blocks[$0.block].kind != .headline }
    let own = resolver.ownState?.name
    let telling = sentences.count { sentence in
      sentence.words.contains {
        namesState(besides: own, at: $0, before: sentence.words.upperBound)
      }
    }
    return sentences.isEmpty ? 0 : Double(telling) / Double(sentences.count)
  }

  /// Whether a name of a state other than `own` begins at a word: one word, or up to three with a capital, "of" or "and"
  /// after the first.
  private func namesState(besides own: String?, at word: Int, before end: Int) -> Bool {
    let lexicon = resources.lexicon
    func opensWithCapital(_ word: Int) -> Bool { analysis.forms[word].first?.isUppercase == true }
    guard opensWithCapital(word) else { return false }
    for last in word..<min(word + 3, end) {
      guard
        last == word || opensWithCapital(last)
          || ["of", "and", "the"].contains(analysis.forms[last])
      else { return false }
      let name = analysis.text[analysis.spans[word].union(analysis.spans[last])]
      if let state = lexicon.state(name) ?? lexicon.stateByCapital(name), state.name != own {
        return true
      }
    }
    return false
  }

  private func traits(of record: Record) -> FindingTraits {
    FindingTraits(
      of: record, analysis: analysis, authors: resolver.authors,
      ownState: resolver.ownState?.name)
  }

  /// Whether the report is a text like those whose findings were judged: no news, and no transcript but of a
  /// government's own.
  var isOfficial: Bool {
    switch report.kind {
    case .news: false
    case .transcript: resolver.ownState != nil
    default: true
    }
  }

  /// In news and broadcasts each finding keeps what its rule expects, and none is left out: the judged findings are of official
  /// statements, and how far those of news can be trusted was not measured.
  private mutating func weigh<F: Finding>(
    _ items: inout [F], _ kind: String, _ traits: (F) -> [String], below bound: Double,
    mayGo: (F) -> Bool = { _ in true }
  ) {
    let isOfficial = isOfficial
    var kept: [F] = []
    for var item in items {
      var finding = DescribedFinding(id: "", kind: kind, traits: traits(item))
      if isOfficial {
        item.provenance.confidence = resources.confidences.confidence(of: finding)
        if item.provenance.confidence < bound, mayGo(item) { continue }
      }
      item.id = Identifier(kept.count + 1)
      finding.id = item.id.description
      described.append(finding)
      kept.append(item)
    }
    items = kept
  }
}
