internal import RapporteurCore
internal import RapporteurLanguage

/// Of whom an outcome is said, beyond the subject of its verb.
extension OutcomeMaker {
  /// All who take part in the encounter that an outcome hangs on: "met with the king to discuss …", "held a call
  /// with A to review …", "had a conversation with B on …"; nil if it hangs on none.
  func met(_ match: PatternMatch, parties: [Identifier<Actor>], _ resolver: ActorResolver)
    -> [Identifier<Actor>]?
  {
    let analysis = use.analysis
    guard let place = governingEncounter(match, resolver) else { return nil }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[match.head])].span
    let start = min(analysis.spans[place].start, analysis.spans[match.head].start)
    guard
      let met = resolver.discourse.meeting(
        from: max(sentence.start, start),
        before: max(use.cueSpan(match).end, analysis.spans[place].end)),
      parties.isEmpty || !Set(parties).isDisjoint(with: met)
    else { return nil }
    return met
  }

  /// The word for the encounter under which the head of a match stands, or which is part of its cue.
  private func governingEncounter(_ match: PatternMatch, _ resolver: ActorResolver) -> Int? {
    let analysis = use.analysis
    let isEncounter = { (word: Int) in
      analysis.upos[word] != .verb
        && resolver.lexicon.nouns[analysis.lemma(word).lowercased()] == .encounter
    }
    if let noun = match.cue.first(where: isEncounter) { return noun }
    // "the summit of A and B will focus on …"
    if let subject = match.subject, isEncounter(subject) { return subject }
    let head = analysis.firstConjunct(of: match.head)
    guard [.advcl, .xcomp, .acl].contains(analysis.relation(head)),
      let governor = analysis.heads[head],
      governor < head
    else { return nil }
    if isEncounter(governor) { return governor }
    let isMeeting =
      analysis.upos[governor] == .verb
      && use.matcher.matches(at: governor).contains { $0.rule.kind == "meeting" }
    return isMeeting ? governor : nil
  }

  /// With whom something was signed or concluded: "signed a memorandum with the ministry".
  func counterparts(
    _ match: PatternMatch, topic: PatternMatch.Binding, status: Outcome.Status,
    resolver: inout ActorResolver
  ) -> [Identifier<Actor>] {
    let analysis = use.analysis
    guard ["outcome.signed", "outcome.adopted"].contains(match.rule.name), topic.filler == .phrase
    else {
      return []
    }
    let words = analysis.subtree(of: topic.word) + analysis.dependents(of: match.head, .obl)
    guard
      let partner = words.sorted().first(where: { word in
        word > match.head
          && analysis.dependents[word].contains {
            analysis.relation($0) == .case && analysis.lemma($0) == "with"
          }
      })
    else { return [] }
    return resolver.references(at: partner).map(\.actor).filter {
      [.state, .organisation, .person].contains(resolver.registry[$0].kind) && resolver.canAct($0)
    }
  }

  /// Whether the words tell of an opinion, a party's own doing or a plan rather than of what talks did with an item.
  func isNoOutcome(_ match: PatternMatch, status: Outcome.Status, resolver: inout ActorResolver)
    -> Bool
  {
    let analysis = use.analysis
    let head = match.head
    if isSharedOpinion(match, status, &resolver) { return true }
    // "- Assess the state of …": an item of a list of tasks.
    if analysis.xpos[head] == "VB", analysis.dependent(of: head, .nsubj, .aux, .mark) == nil,
      analysis.heads[head] == nil
    {
      return true
    }
    // ", violating the deal": nobody is said to.
    let isBareParticiple =
      analysis.xpos[head] == "VBG" && analysis.dependent(of: head, .nsubj, .aux) == nil
    if isBareParticiple, [.rejected, .violated, .implemented].contains(status),
      status == .implemented || match.subject == nil
        || resolver.actors(at: match.subject).isEmpty
    {
      return true
    }
    // "an agenda for A, ending B, and addressing C"
    if isBareParticiple, ["address", "tackle", "cover"].contains(analysis.lemma(head)),
      analysis.relation(head) == .conj
    {
      return true
    }
    // "agencies must meet to discuss", "we must then have a talk about it": what ought to be.
    let clauses = [head] + analysis.ancestors(of: head).prefix(2)
    if [.discussed, .reviewed, .raised].contains(status),
      clauses.contains(where: { clause in
        analysis.dependents[clause].contains {
          analysis.relation($0) == .aux && analysis.lemma($0) == "must"
        }
      })
    {
      return true
    }
    return isOwnDoing(match, status, &resolver)
  }

  /// "Economists agree that …", "I agree that …", "where we agree": people are of one mind, no parties are.
  private func isSharedOpinion(
    _ match: PatternMatch, _ status: Outcome.Status, _ resolver: inout ActorResolver
  ) -> Bool {
    let analysis = use.analysis
    guard status == .agreed, analysis.lemma(match.head) == "agree",
      ["VBP", "VBZ"].contains(analysis.xpos[match.head]),
      analysis.dependent(of: match.head, .aux) == nil, let subject = match.subject
    else { return false }
    if analysis.lowercasedForm(subject) == "i" { return true }
    if analysis.relations[match.head] == .aclRelcl
      || analysis.dependents[match.head].contains(where: { analysis.lowercasedForm($0) == "where" })
    {
      return true
    }
    if analysis.forms[subject] == "Americans" { return true }
    let parties = resolver.references(at: subject)
    return !parties.isEmpty && analysis.upos[subject] == .noun
      && parties.allSatisfy {
        resolver.registry[$0.actor].kind == .group && $0.basis == .explicit
          && ![.leaders, .side, .parties].contains(resolver.lexicon.nouns[analysis.lemma(subject)])
      }
  }

  /// "will continue reviewing petitions", "will provide an update on Monday": what one party does by itself.
  private func isOwnDoing(
    _ match: PatternMatch, _ status: Outcome.Status, _ resolver: inout ActorResolver
  ) -> Bool {
    let analysis = use.analysis
    guard [.reviewed, .raised].contains(status), match.binding("others") == nil,
      resolver.actors(at: match.subject).count < 2
    else { return false }
    let isContinued =
      analysis.relation(match.head) == .xcomp
      && (analysis.heads[match.head].map { ["continue", "keep"].contains(analysis.lemma($0)) }
        ?? false)
    let isAhead = use.modality(of: match.head) == .future
    let isUpdate = match.cue.contains {
      ["update", "briefing", "overview", "readout"].contains(analysis.lemma($0))
    }
    let isReview = ["review", "assess", "evaluate"].contains(analysis.lemma(match.head))
    if isReview {
      return isContinued
        || (isAhead && analysis.dependent(of: match.head, .advcl) == nil
          && !(match.subject.map {
            analysis.features[$0].contains("Number=Plur") && analysis.upos[$0] == .noun
          } ?? false))
    }
    return isUpdate && isAhead && analysis.lemma(match.head) != "receive"
  }
}
