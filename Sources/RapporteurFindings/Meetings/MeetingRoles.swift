internal import RapporteurCore
internal import RapporteurLanguage

/// Who brings an encounter about without being one of its parties: hosts and mediators.
extension MeetingMaker {
  /// The one at whose place or on whose invitation it is: "hosted by Oman", "at the invitation of the
  /// king", "visited the emir".
  func host(trigger: Int, governor: Int, match: PatternMatch?, resolver: inout ActorResolver)
    -> Identifier<Actor>?
  {
    let analysis = use.analysis
    let lemma = analysis.lemma(governor)
    if analysis.upos[governor] == .verb, Self.hosting.contains(lemma) {
      if let agent = analysis.agent(of: governor),
        let host = actor(at: agent, resolver: &resolver)
      {
        return host
      }
    }
    if analysis.upos[governor] == .verb, lemma == "visit", let other = match?.binding("others"),
      let host = actor(at: other.word, resolver: &resolver)
    {
      return host
    }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[trigger])].words
    for word in sentence {
      switch analysis.lemma(word) {
      // "talks hosted by Oman", "the summit, hosted by the king"
      case "host" where analysis.isPassive(word) || analysis.isReducedPassive(word):
        guard let noun = analysis.heads[word] ?? analysis.dependent(of: word, .nsubj),
          noun == trigger || analysis.dependent(of: word, .nsubj) == trigger,
          let agent = analysis.agent(of: word)
        else { continue }
        if let host = actor(at: agent, resolver: &resolver) { return host }
      case "invitation":
        guard word > 0, sentence.contains(word - 2),
          analysis.heads[word] == governor
            || analysis.heads[word] == trigger, let owner = phraseOf(word),
          let host = actor(at: owner, resolver: &resolver)
        else { continue }
        return host
      default: continue
      }
    }
    return nil
  }

  /// Verbs whose subject is the host.
  private static let hosting: Set<String> = ["host", "receive", "welcome", "convene"]

  /// Those who mediate: "talks mediated by Qatar", "with Oman mediating", "Egyptian-brokered
  /// talks", "under the auspices of the African Union", "mediators from Norway".
  func mediators(trigger: Int, governor: Int, resolver: inout ActorResolver)
    -> [Identifier<Actor>]
  {
    let analysis = use.analysis
    var found: [Identifier<Actor>] = []
    for word in analysis.sentences[Int(analysis.sentenceIndex[trigger])].words {
      let lemma = analysis.lemma(word)
      if Self.mediating.contains(lemma), analysis.upos[word] == .verb {
        if word > 1, analysis.forms[word - 1] == "-" {
          // "U.S.-brokered talks"
          if let state = lexicon.state(analysis.forms[word - 2]) {
            found.append(resolver.registry.state(state))
          }
        } else if concernsEncounter(word, trigger: trigger, governor: governor),
          let agent = analysis.agent(of: word), agent != trigger
        {
          found += actors(at: agent, resolver: &resolver)
        }
      } else if let hyphen = analysis.forms[word].lastIndex(of: "-"),
        ["mediated", "brokered", "facilitated"].contains(
          analysis.forms[word][hyphen...].dropFirst().lowercased()),
        let state = lexicon.state(String(analysis.forms[word][..<hyphen]))
      {
        found.append(resolver.registry.state(state))
      } else if ["mediation", "auspices", "auspice", "auspex", "mediator"].contains(lemma),
        analysis.upos[word] == .noun
      {
        let owners = resolver.ownersOf(word)
        if !owners.isEmpty {
          found += owners
        } else if let owner = phraseOf(word) {
          found += actors(at: owner, resolver: &resolver)
        }
      }
    }
    return found.uniqued()
  }

  private static let mediating: Set<String> = ["mediate", "broker", "facilitate"]

  /// Whether a verb of mediating is said of the encounter: it hangs on it, or has it as its object.
  private func concernsEncounter(_ verb: Int, trigger: Int, governor: Int) -> Bool {
    let analysis = use.analysis
    if let head = analysis.heads[verb], head == trigger || head == governor { return true }
    // "talks with Sweden mediated by Finland": on what stands between.
    if analysis.relation(verb) == .acl, analysis.ancestors(of: verb).prefix(2).contains(trigger) {
      return true
    }
    return analysis.dependents[verb].contains {
      [.obj, .nsubj].contains(analysis.relation($0))
        && ($0 == trigger || lexicon.nouns[analysis.lemma($0)] == .encounter)
    }
  }

  /// The noun in "of …", "by …" or "from …" after `word`.
  private func phraseOf(_ word: Int) -> Int? {
    let analysis = use.analysis
    return analysis.possessor(of: word)
      ?? analysis.dependents[word].first { child in
        child > word && analysis.relation(child) == .nmod
          && analysis.dependents[child].contains {
            analysis.relation($0) == .case
              && ["of", "by", "from"].contains(analysis.lemma($0))
          }
      }
  }

  private func actors(at word: Int, resolver: inout ActorResolver) -> [Identifier<Actor>] {
    resolver.actors(at: word).filter { resolver.registry[$0].kind != .group }
  }

  private func actor(at word: Int, resolver: inout ActorResolver) -> Identifier<Actor>? {
    actors(at: word, resolver: &resolver).first
  }
}
