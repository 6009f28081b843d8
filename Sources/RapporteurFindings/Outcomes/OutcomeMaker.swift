internal import RapporteurCore
internal import RapporteurLanguage

/// Makes outcomes of the matches of `outcome.` rules.
struct OutcomeMaker {
  let use: RuleUse

  /// Those of `encounters` under which a vague verb tells of a plan rather than of talks.
  private static let intentions: Set<String> = [
    "plan", "want", "hope", "have", "expect", "bring", "continue", "schedule", "call",
  ]

  /// Words under which an infinitive tells what an encounter did: "met to discuss".
  private static let encounters: Set<String> = [
    "meet", "speak", "talk", "gather", "convene", "reconvene", "meeting", "call", "conversation",
    "session", "summit", "talks", "visit", "host", "hold", "continue", "sit", "travel",
    "conference", "discussion", "negotiation", "consultation", "join", "round", "have", "expect",
    "schedule", "plan", "want", "hope", "breakfast", "lunch", "dinner", "bring", "call",
  ]

  /// "Both share the view that …", "Norway and Sweden share a vision of …": what they think, and nobody has laid it
  /// before anybody.
  private func isHeldInCommon(_ match: PatternMatch, _ topic: PatternMatch.Binding) -> Bool {
    let analysis = use.analysis
    guard
      ["view", "vision", "perspective", "assessment", "concern", "idea"].contains(
        analysis.lemma(topic.word))
    else { return false }
    if ["VBP", "VBZ"].contains(analysis.xpos[match.head]) { return true }
    return match.subject.map {
      analysis.features[$0].contains("Number=Plur") || !analysis.dependents(of: $0, .conj).isEmpty
    } ?? false
      && analysis.dependents(of: topic.word, .nmodPoss).isEmpty
  }

  func outcomes(_ match: PatternMatch, resolver: inout ActorResolver) -> [Outcome] {
    guard let topic = match.binding("topic"),
      let status = Outcome.Status(rawValue: match.rule.attributes["status"] ?? "")
    else { return [] }
    let analysis = use.analysis
    if use.isMereInfinitive(match.head, under: Self.encounters) { return [] }
    if use.isBarePronoun(topic) || isNoTopic(topic) { return [] }
    if isMentioning(match) || isNoOutcome(match, status: status, resolver: &resolver) { return [] }
    // "Addressing Economic Coercion" over a section, "employees covered by the schedule".
    if analysis.xpos[match.head] == "VBG", analysis.heads[match.head] == nil,
      analysis.dependent(of: match.head, .nsubj, .aux) == nil
    {
      return []
    }
    // "the projects outlined in the roadmap": which projects, not what was done with them.
    if analysis.isReducedPassive(match.head), analysis.agent(of: match.head) == nil,
      !["focus", "center", "centre"].contains(analysis.lemma(match.head))
    {
      return []
    }
    if ["cover", "address"].contains(analysis.lemma(match.head)),
      analysis.isReducedPassive(match.head)
    {
      return []
    }
    guard fits(topic.word, match.rule), !isRecalled(match.head, resolver) else { return [] }
    // ", focusing on crime": an aside on something else than an encounter.
    if status == .discussed, analysis.xpos[match.head] == "VBG",
      analysis.relation(match.head) == .advcl || analysis.relation(match.head) == .acl,
      analysis.dependent(of: match.head, .nsubj, .aux, .mark) == nil
    {
      return []
    }
    // "governments that sign such arrangements": which ones, not what they did.
    if analysis.relations[match.head] == .aclRelcl,
      ["VBP", "VBZ"].contains(analysis.xpos[match.head]),
      ![.discussed, .reviewed, .raised].contains(status)
    {
      return []
    }
    // "the President decided to": one person agrees with nobody.
    if status == .agreed, analysis.lemma(match.head) == "decide", let subject = match.subject {
      let deciders = resolver.references(at: subject)
      if deciders.count == 1, resolver.registry[deciders[0].actor].kind == .person { return [] }
    }
    // "signed the resolution into law"
    if status == .signed,
      analysis.dependents(of: match.head, .obl).contains(where: { analysis.lemma($0) == "law" })
    {
      return []
    }
    // "the envoy signed as a witness", read as "the envoy | signed": a person is no text.
    if ![.discussed, .reviewed, .raised, .onAgenda].contains(status), topic.filler == .phrase,
      !analysis.dependents[topic.word].contains(where: { analysis.relations[$0] == .nmodPoss }),
      resolver.references(at: topic.word).contains(where: {
        resolver.registry[$0.actor].kind == .person
      })
    {
      return []
    }
    // "programs focused on schools": what a thing is about.
    if analysis.isReducedPassive(match.head), let noun = analysis.heads[match.head],
      ["focus", "center", "centre"].contains(analysis.lemma(match.head)),
      resolver.lexicon.nouns[analysis.lemma(noun)] != .encounter
    {
      return []
    }
    let modality = use.modality(of: match.head)
    // "will share information": what is to be done, not an item laid on the table.
    if match.rule.name == "outcome.shared", modality == .future || isHeldInCommon(match, topic) {
      return []
    }
    // "after it has been signed": it has not.
    if modality == .hypothetical, ![.discussed, .reviewed, .raised].contains(status) {
      return []
    }
    guard modality != .denied || status == .rejected else { return [] }
    // "update the National Action Plan on …": nobody is told anything.
    if status == .raised, let others = match.binding("others"),
      resolver.actors(at: others.word).isEmpty
    {
      return []
    }
    // "$93 million has been raised", "estimates are presented": by nobody at any talks.
    if status == .raised,
      analysis.text[use.content(topic)].contains("$")
        || (analysis.isPassive(match.head) && match.subject == nil)
    {
      return []
    }
    let cue = use.cueSpan(match)
    var parties = resolver.actors(at: match.binding("parties")?.word ?? match.subject)
    if let met = met(match, parties: parties, resolver) { parties = met }
    parties += counterparts(match, topic: topic, status: status, resolver: &resolver)
      .filter { !parties.contains($0) }
    if let others = match.binding("others") ?? companion(of: match) {
      parties = (parties + resolver.actors(at: others.word)).uniqued()
    }
    if parties.isEmpty {
      // What does something but cannot be a party ("the plan addresses …") makes no outcome.
      if let subject = match.subject,
        !resolver.references(at: subject).isEmpty
          || ["it", "which", "that", "this"].contains(
            analysis.lowercasedForm(subject)),
        resolver.lexicon.nouns[analysis.lemma(subject)] != .encounter
      {
        return []
      }
      parties =
        resolver.discourse.lastMeeting(before: cue.start)
        ?? resolver.discourse.sides(before: cue.start) ?? []
    }
    if [.discussed, .reviewed, .raised].contains(status),
      !isOfEncounter(match, parties: parties, resolver: resolver)
    {
      return []
    }
    guard !parties.isEmpty || modality == .asserted else { return [] }
    return topics(topic).map { span in
      var outcome = Outcome(
        id: Identifier(0),
        provenance: Provenance(
          evidence: cue.union(span), confidence: match.rule.confidence, rule: match.rule.name,
          modality: modality),
        topic: span, status: self.status(status, modality: modality, match), cue: cue)
      outcome.parties = parties
      return outcome
    }
  }

  /// Verbs that tell of talks only where several do it or an encounter does: "the plan addresses …".
  private static let vague: Set<String> = [
    "address", "explore", "cover", "tackle", "consider", "examine", "focus", "center", "centre",
  ]

  /// Whether what is said to be discussed, reviewed or raised was so between parties: an encounter does it, it is
  /// what people meet for, one does it with another, or those who met before do it.
  private func isOfEncounter(
    _ match: PatternMatch, parties: [Identifier<Actor>], resolver: ActorResolver
  ) -> Bool {
    let analysis = use.analysis
    if isAtEncounter(match, resolver) { return true }
    // "held talks with the experts on the constitution"
    if analysis.upos[match.head] == .verb,
      match.cue.dropFirst().contains(where: {
        analysis.upos[$0] == .noun && resolver.lexicon.nouns[analysis.lemma($0)] == .encounter
      })
    {
      return true
    }
    if match.binding("others") != nil || companion(of: match) != nil { return true }
    // "we are seeking discussions on education": none was held.
    if analysis.upos[match.head] == .noun, use.modality(of: match.head) != .asserted {
      return false
    }
    let isVague = Self.vague.contains(analysis.lemma(match.head))
    // "is tackling inflation", "faces": what one is about, not what was talked over.
    if isVague, !isToldAsEvent(match.head) || use.modality(of: match.head) == .hypothetical {
      return false
    }
    // "groups that are focused on the poor": what they are about.
    if isVague, analysis.xpos[match.head] == "VBN",
      ["focus", "center", "centre"].contains(analysis.lemma(match.head))
    {
      return false
    }
    let position = analysis.spans[match.head].start
    let near = resolver.discourse.lastMeeting(before: position) ?? []
    let sides = near.flatMap { [$0, resolver.registry[$0].represents ?? $0] }
    if !near.isEmpty, !parties.isEmpty, parties.contains(where: sides.contains) { return true }
    let isMany =
      parties.count > 1
      || match.subject.map {
        analysis.features[$0].contains("Number=Plur")
          || !analysis.dependents(of: $0, .conj).isEmpty
          || analysis.lowercasedForm($0) == "they"
      } ?? false
    if isVague { return isMany && !near.isEmpty }
    if resolver.report.kind == .readout || resolver.report.kind == .communique {
      return !parties.isEmpty
    }
    return isMany && isToldAsEvent(match.head)
  }

  /// Whether a verb tells of one event, done or to come, rather than of what goes on or is in general.
  private func isToldAsEvent(_ word: Int) -> Bool {
    let analysis = use.analysis
    guard analysis.upos[word] == .verb else { return analysis.upos[word] == .noun }
    // "are to discuss"
    if use.modality(of: word) == .future { return true }
    if analysis.dependents[word].contains(where: {
      analysis.relation($0) == .aux && ["will", "’ll", "'ll"].contains(analysis.lemma($0))
    }) {
      return true
    }
    // "discussed A and explored B", "met to discuss": as the verb that it hangs on.
    if analysis.dependent(of: word, .nsubj, .aux) == nil,
      [.conj, .xcomp, .advcl].contains(analysis.relation(word)), let head = analysis.heads[word],
      analysis.upos[head] == .verb, analysis.xpos[word] != "VBG"
    {
      return isToldAsEvent(head)
    }
    return analysis.xpos[word] == "VBD"
      || (analysis.xpos[word] == "VBN"
        && analysis.dependents[word].contains {
          ["VBD", "VBP", "VBZ", "VBN"].contains(analysis.xpos[$0])
            && ["have", "be"].contains(analysis.lemma($0))
        })
  }

  /// The one with whom it is discussed: "discussed the border with the king".
  private func companion(of match: PatternMatch) -> PatternMatch.Binding? {
    let analysis = use.analysis
    guard analysis.upos[match.head] == .verb,
      [
        "discuss", "review", "raise", "negotiate", "share", "explore", "debate", "present",
        "outline", "speak", "talk", "confer",
      ]
      .contains(analysis.lemma(match.head))
    else { return nil }
    let prepositions: Set<String> =
      ["present", "outline"].contains(analysis.lemma(match.head)) ? ["to"] : ["with"]
    for child in analysis.dependents[match.head] where analysis.relation(child) == .obl {
      guard
        let marker = analysis.dependents[child].first(where: {
          analysis.relation($0) == .case && prepositions.contains(analysis.lemma($0))
            && $0 > match.head
        }),
        analysis.entity(at: child)?.kind == .person
          || analysis.upos[child] == .properNoun || analysis.upos[child] == .pronoun
          || analysis.features[child].contains("Number=Plur")
      else { continue }
      return PatternMatch.Binding(role: "others", filler: .phrase, word: child, marker: marker)
    }
    return nil
  }

  /// Whether an encounter does it, or it is what people meet for.
  private func isAtEncounter(_ match: PatternMatch, _ resolver: ActorResolver) -> Bool {
    let analysis = use.analysis
    if let subject = match.subject,
      resolver.lexicon.nouns[analysis.lemma(subject)] == .encounter
    {
      return true
    }
    let isVague = Self.vague.contains(analysis.lemma(match.head))
    return analysis.ancestors(of: match.head).prefix(2).contains { word in
      // "plans to tackle the crisis", "wants to address it": no talks.
      Self.encounters.contains(analysis.lemma(word))
        && !(isVague && Self.intentions.contains(analysis.lemma(word)))
    }
  }

  /// "I’m talking about …", "as you asked about …": what a speaker refers to, not what was talked over.
  private func isMentioning(_ match: PatternMatch) -> Bool {
    let analysis = use.analysis
    guard let subject = match.subject,
      ["talk", "speak", "focus", "center", "centre", "ask", "cover", "touch", "raise"].contains(
        analysis.lemma(match.head))
    else { return false }
    return ["i", "you", "q", "we"].contains(analysis.lowercasedForm(subject))
      && (match.binding("others") == nil || analysis.lemma(match.head) == "ask")
  }

  /// Whether a phrase can be no item on a table: a time, "where we are", "the course".
  private func isNoTopic(_ topic: PatternMatch.Binding) -> Bool {
    guard topic.filler == .phrase else { return false }
    let analysis = use.analysis
    if analysis.time(at: topic.word) != nil { return true }
    return [
      "where", "when", "what", "that", "course", "part", "lot", "thing", "phone", "record",
      "behalf", "side", "margin", "sideline",
    ].contains(analysis.lemma(topic.word))
      && analysis.dependents(of: topic.word, .nmod, .acl).isEmpty
  }

  /// Whether the topic's head is one of the nouns that the rule asks for, and none that it excludes.
  private func fits(_ topic: Int, _ rule: Rule) -> Bool {
    let nouns = use.analysis.conjuncts(of: topic).map { use.analysis.lemma($0) }
    if let only = rule.nouns("only"), Set(nouns).isDisjoint(with: only) { return false }
    if let except = rule.nouns("except"), !Set(nouns).isDisjoint(with: except) { return false }
    return true
  }

  /// Whether the clause of `word` tells of something long past: agreements of earlier times are
  /// recalled, not reported.
  private func isRecalled(_ word: Int, _ resolver: ActorResolver) -> Bool {
    guard let today = resolver.report.publicationDay else { return false }
    let analysis = use.analysis
    return analysis.times.contains { time in
      guard time.kind == .date, let top = analysis.top(of: time.words) else { return false }
      let near = [top, analysis.heads[top] ?? top]
      guard near.contains(where: { analysis.heads[$0] == word }) || analysis.heads[top] == word,
        let interval = time.meaning.value(anchoredOn: today)?.interval
      else { return false }
      return interval.to < today - Self.recalledAfter
    }
  }

  /// After how many days an agreement is no news any more.
  private static let recalledAfter = 60

  /// What will be discussed stands on the agenda; what is hoped for has no outcome yet.
  private func status(_ status: Outcome.Status, modality: Modality, _ match: PatternMatch)
    -> Outcome.Status
  {
    switch (status, modality) {
    case (.discussed, .future), (.reviewed, .future), (.raised, .future),
      (.signed, .future), (.discussed, .hypothetical), (.reviewed, .hypothetical),
      (.agreed, .future),
      (.agreed, .hypothetical):
      return .onAgenda
    default: break
    }
    // "will meet to discuss": the meeting is to come, and so is the discussion.
    let first = use.analysis.firstConjunct(of: match.head)
    // "will travel to Oslo and discuss": as the verb before it.
    if [.discussed, .reviewed, .raised].contains(status), first != match.head,
      use.analysis.xpos[match.head] == "VB", use.modality(of: first) == .future
    {
      return .onAgenda
    }
    if status == .discussed || status == .reviewed, let governor = use.analysis.heads[first],
      [.advcl, .xcomp, .acl].contains(use.analysis.relation(first)),
      use.modality(of: governor) == .future
    {
      return .onAgenda
    }
    return status
  }

  /// The items of a topic: what is coordinated counts one by one, and "issues, including A and B"
  /// as A and B.
  private func topics(_ binding: PatternMatch.Binding) -> [Span] {
    let analysis = use.analysis
    guard binding.filler == .phrase else {
      return gerunds(binding)?.map(item) ?? [withoutNextPredicate(use.content(binding))]
    }
    if let listed = including(binding.word) {
      return series(before: listed) ?? analysis.conjuncts(of: listed).map(item)
    }
    let items = analysis.conjuncts(of: binding.word)
    let areItems =
      items.count > 1 && items.dropFirst().allSatisfy(standsAlone) && !shareHead(items)
    let spans = areItems ? items.map(item) : [use.content(binding)]
    // "trade and investment | and the importance of open roads"
    return split(
      spans.map(withoutNextPredicate), atItemsUnder: areItems ? items : [binding.word])
      + questions(after: binding)
  }

  /// Whether a coordinated noun has words of its own, and so could be the cue's object by itself;
  /// in "our common challenges and opportunities" the second has none.
  private func standsAlone(_ word: Int) -> Bool {
    use.analysis.upos[word] == .properNoun
      || use.analysis.dependents[word].contains {
        [.case, .det, .nmod, .amod, .compound, .nummod, .acl, .flat].contains(
          use.analysis.relation($0))
      }
  }

  /// "the close defence and security cooperation": of two nouns before one head the first stands for no item.
  private func shareHead(_ items: [Int]) -> Bool {
    let analysis = use.analysis
    guard items.count == 2, analysis.lowercasedForm(items[0] + 1) == "and",
      analysis.upos[items[0]] == .noun, !analysis.features[items[0]].contains("Number=Plur"),
      analysis.dependent(of: items[1], .det) == nil
    else { return false }
    return Self.shared.contains(analysis.lemma(items[1]))
      && (items[0] + 2..<items[1]).allSatisfy {
        analysis.relation($0) == .compound || analysis.relation($0) == .amod
      } && items[1] > items[0] + 2
  }

  /// Nouns of which two sorts are told at once.
  private static let shared: Set<String> = [
    "cooperation", "relationship", "tie", "relation", "partnership", "assistance", "issue",
    "challenge", "matter", "affair", "policy", "priority", "interest", "agenda", "concern",
  ]

  private func item(_ word: Int) -> Span {
    let span = use.analysis.phraseSpan(
      of: word, leavingOff: [.marker, .conjuncts, .addedClauses, .elaborations])
    return Span(span.start, use.analysis.extendedEnd(of: span, headedBy: word))
  }

  /// Whether a noun says of nothing in particular that it is on the table: "a range of issues", "shared priorities".
  private func isUmbrella(_ word: Int) -> Bool {
    let analysis = use.analysis
    if ["issue", "range", "topic", "matter", "question", "subject", "concern"].contains(
      analysis.lemma(word))
      || analysis.dependents[word].contains(where: {
        ["issue", "topic", "matter"].contains(analysis.lemma($0))
      })
    {
      return true
    }
    // "shared priorities", not "challenges of the harbour"
    return ["priority", "challenge", "area", "interest"].contains(analysis.lemma(word))
      && analysis.features[word].contains("Number=Plur")
      && analysis.dependents(of: word, .acl).isEmpty
      && !isModified(word, by: ["of", "in", "to", "for", "on"])
  }

  /// The head of the list after "including" under `word`, or nil.
  private func including(_ word: Int) -> Int? {
    guard isUmbrella(word) else { return nil }
    let analysis = use.analysis
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    let members =
      analysis.subtree(of: word)
      + (word..<min(sentence.upperBound, word + 8)).filter {
        $0 > 0 && analysis.forms[$0 - 1] == ","
      }
    for member in members.sorted() where analysis.lowercasedForm(member) == "including" {
      if let head = analysis.heads[member], analysis.relation(member) == .case, head > member {
        return head
      }
      if let object = analysis.dependent(of: member, .obj) { return object }
      // The first noun after it that hangs on nothing after it.
      if let first = (member..<sentence.upperBound).dropFirst().first(where: { noun in
        [.noun, .properNoun].contains(analysis.upos[noun])
          && (analysis.heads[noun].map { $0 <= member } ?? true)
      }) {
        return first
      }
    }
    return nil
  }
}
