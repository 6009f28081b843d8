internal import RapporteurCore

/// Finds which phrases of a text stand for the same thing.
///
/// Reads words, trees and names; writes chains. Sure links come first, so that later ones can lean on
/// all that is known of a chain: names, appositions, then nouns, then pronouns.
/// - Source: the order of sieves is that of Lee et al., "Deterministic coreference resolution based on
///   entity-centric, precision-ranked rules" (2013).
struct ChainFinder {
  private let analysis: Analysis
  private var mentions: [Mention]
  /// The mention before in the same chain, or itself.
  private var links: [Int]
  private let persons = PersonWords.standard

  /// The chains of `analysis` with two mentions or more, by their first mention.
  static func chains(in analysis: Analysis) -> [[Span]] {
    var finder = ChainFinder(analysis)
    finder.linkNames()
    finder.linkAppositions()
    finder.linkNouns()
    finder.linkThirdPersons()
    finder.linkSpeakers()
    return finder.chains()
  }

  private init(_ analysis: Analysis) {
    self.analysis = analysis
    mentions = MentionFinder(analysis).mentions()
    links = Array(mentions.indices)
  }

  private func chains() -> [[Span]] {
    var groups: [Int: [Int]] = [:]
    for index in mentions.indices { groups[root(index), default: []].append(index) }
    return groups.keys.sorted().compactMap { key in
      guard let members = groups[key], members.count > 1 else { return nil }
      var spans: [Span] = []
      for member in members {
        let span = mentions[member].span(in: analysis)
        if spans.last != span { spans.append(span) }
      }
      return spans.count > 1 ? spans : nil
    }
  }

  // MARK: Chains under way

  private func root(_ index: Int) -> Int {
    var index = index
    while links[index] != index { index = links[index] }
    return index
  }

  /// Puts two mentions in one chain, unless what is known of them forbids it.
  @discardableResult
  private mutating func link(_ a: Int, _ b: Int) -> Bool {
    let (first, second) = (min(root(a), root(b)), max(root(a), root(b)))
    guard first != second else { return true }
    guard agree(mentions[first], mentions[second]) else { return false }
    links[second] = first
    // The first mention stands for the chain, and keeps what is known of it.
    mentions[first].isPerson = mentions[first].isPerson ?? mentions[second].isPerson
    mentions[first].isMan = mentions[first].isMan ?? mentions[second].isMan
    mentions[first].isPlural = mentions[first].isPlural ?? mentions[second].isPlural
    return true
  }

  private func agree(_ a: Mention, _ b: Mention) -> Bool {
    func fits<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool { a == nil || b == nil || a == b }
    return fits(a.isPerson, b.isPerson) && fits(a.isMan, b.isMan) && fits(a.isPlural, b.isPlural)
  }

  // MARK: Names

  private mutating func linkNames() {
    var byName: [String: [Int]] = [:]
    var byLast: [String: [Int]] = [:]
    var byInitials: [String: [Int]] = [:]
    for index in mentions.indices {
      let mention = mentions[index]
      guard mention.form == .name, !mention.isCoordination else { continue }
      guard let number = mention.entity else {
        let key = mention.lemma
        if let before = byName[key]?.last { link(before, index) }
        byName[key, default: []].append(index)
        continue
      }
      let kind = analysis.entities[number].kind
      let key = mention.parts.joined(separator: " ")
      guard let last = mention.parts.last else { continue }
      if let before = byName[key]?.last {
        link(before, index)
      } else if kind == .person {
        // "Umerov" after "Rustem Umerov"; "Rustem Umerov" after "R. Umerov".
        let before = byLast[last]?.last {
          let other = mentions[$0].parts
          return Self.given(mention.parts.dropLast(), fit: other.dropLast())
        }
        if let before { link(before, index) }
      } else if mention.parts.count == 1, let before = byInitials[last]?.last {
        link(before, index)
      }
      byName[key, default: []].append(index)
      if kind == .person { byLast[last, default: []].append(index) }
      if kind != .person, mention.parts.count > 1 {
        let initials = mention.parts.filter { !["of", "and", "for", "the", "on"].contains($0) }
          .compactMap(\.first)
        byInitials[String(initials), default: []].append(index)
        byInitials[initials.map { "\($0)." }.joined(), default: []].append(index)
      }
    }
  }

  /// Whether given names can be those of one person: one lacks them, or they begin alike.
  private static func given(_ a: ArraySlice<String>, fit b: ArraySlice<String>) -> Bool {
    guard let x = a.first, let y = b.first else { return true }
    if x == y { return true }
    let short = x.count < y.count ? x : y
    let long = x.count < y.count ? y : x
    return short.hasSuffix(".") && long.hasPrefix(short.dropLast())
  }

  // MARK: Nouns

  private mutating func linkAppositions() {
    var byHead: [Int: Int] = [:]
    for (index, mention) in mentions.enumerated() where !mention.isCoordination {
      byHead[mention.head] = index
    }
    for (index, mention) in mentions.enumerated() where !mention.isCoordination {
      guard analysis.relations[mention.head].universal == .appos,
        let head = analysis.heads[mention.head], let other = byHead[head]
      else { continue }
      link(other, index)
    }
  }

  private mutating func linkNouns() {
    var byLemma: [String: [Int]] = [:]
    var named: [String: [Int]] = [:]
    var groups: [Int] = []
    for index in mentions.indices {
      let mention = mentions[index]
      if mention.isCoordination {
        groups.append(index)
        continue
      }
      switch mention.form {
      case .name:
        // "the president" after "President Sadat".
        for word in mention.words.lowerBound..<max(mention.words.lowerBound, mention.head + 1) {
          let lemma = analysis.lemmas[word].lowercased()
          if mention.isPerson == true, persons.kinds(of: lemma).contains(.person) {
            named[lemma, default: []].append(index)
          }
        }
      case .definite:
        if let before = antecedent(of: mention, among: byLemma[mention.lemma] ?? []) {
          link(before, index)
        } else if mention.isPlural != true, mention.parts.isEmpty,
          let before = named[mention.lemma]?.last,
          mention.sentence - mentions[before].sentence <= 8
        {
          link(before, index)
        } else if mention.parts.isEmpty, let before = body(meant: mention, at: index) {
          link(before, index)
        } else if Self.isPair(mention), let group = groups.last,
          mention.sentence - mentions[group].sentence <= 2
        {
          link(group, index)
        }
      case .indefinite, .pronoun: break
      }
      if mention.form == .definite || mention.form == .indefinite {
        byLemma[mention.lemma, default: []].append(index)
      }
    }
  }

  /// The body that "the alliance", "the company" takes up: one that is called so, or else the last one named
  /// as a subject; nil if none is near.
  private func body(meant mention: Mention, at index: Int) -> Int? {
    guard mention.isPlural != true, Self.bodies.contains(mention.lemma) else { return nil }
    var subject: Int?
    var candidate = index
    while candidate > 0 {
      candidate -= 1
      let other = mentions[candidate]
      guard mention.sentence - other.sentence <= 3 else { break }
      guard other.form == .name, !other.isCoordination, let number = other.entity,
        analysis.entities[number].kind == .organisation
      else { continue }
      if other.parts.contains(mention.lemma) { return candidate }
      if subject == nil, analysis.relations[other.head].universal == .nsubj,
        mention.sentence - other.sentence <= 1
      {
        subject = candidate
      }
    }
    return subject
  }

  /// Nouns for bodies that have a name of their own.
  private static let bodies: Set<String> = [
    "agency", "alliance", "association", "bank", "bloc", "board", "body", "commission", "committee",
    "company", "corporation", "council", "court", "daily", "department", "firm", "foundation",
    "fund",
    "group", "institute", "institution", "ministry", "movement", "network", "newspaper", "office",
    "organisation", "organization", "paper", "party", "school", "university", "union", "team",
    "club",
  ]

  /// The last mention of the same noun of which this one says nothing new.
  private func antecedent(of mention: Mention, among candidates: [Int]) -> Int? {
    candidates.last { index in
      let other = mentions[index]
      guard mention.sentence - other.sentence <= 12, other.isPlural == mention.isPlural,
        !mention.words.overlaps(other.words)
      else { return false }
      // "the second meeting" is not "the first meeting", and neither is "the meeting in Oslo".
      let added = analysis.dependents[mention.head].contains {
        $0 > mention.head && [.nmod, .acl].contains(analysis.relations[$0].universal)
      }
      if added {
        return mention.words.count == other.words.count
          && zip(mention.words, other.words).allSatisfy {
            analysis.lemmas[$0].lowercased() == analysis.lemmas[$1].lowercased()
          }
      }
      return Set(mention.parts).isSubset(of: other.parts)
    }
  }

  /// "the two leaders", "both sides".
  private static func isPair(_ mention: Mention) -> Bool {
    mention.isPlural == true
      && (mention.parts == ["two"]
        || ["side", "leader", "president", "minister", "man", "woman", "party", "official"]
          .contains(mention.lemma) && mention.parts.isEmpty)
  }

  // MARK: Pronouns

  private mutating func linkThirdPersons() {
    for index in mentions.indices {
      let mention = mentions[index]
      guard mention.form == .pronoun, mention.person == .third, !isEmpty(mention) else { continue }
      var best: (index: Int, score: Int)?
      var candidate = index
      while candidate > 0 {
        candidate -= 1
        let other = mentions[candidate]
        let distance = mention.sentence - other.sentence
        guard distance <= 3 else { break }
        guard let score = score(mention, candidate, distance) else { continue }
        if let known = best, known.score >= score { continue }
        best = (candidate, score)
      }
      if let best { link(best.index, index) }
    }
  }

  /// "It is clear that …", "It is time to …": the pronoun stands for what follows.
  private func isEmpty(_ mention: Mention) -> Bool {
    guard mention.lemma == "it", let head = analysis.heads[mention.head],
      analysis.relations[mention.head].universal == .nsubj
    else { return false }
    return analysis.dependents[head].contains { child in
      child > head
        && [.csubj, .ccomp, .advcl, .acl].contains(analysis.relations[child].universal)
        && analysis.dependents[child].contains { analysis.relations[$0] == .mark }
    } && analysis.dependents[head].contains { analysis.relations[$0] == .cop }
  }

  /// How likely a mention is meant, nil where it cannot be.
  private func score(_ pronoun: Mention, _ candidate: Int, _ distance: Int) -> Int? {
    let other = mentions[candidate]
    let whole = mentions[root(candidate)]
    guard other.person == .third, !other.words.contains(pronoun.head), agree(pronoun, whole),
      !(other.form == .pronoun && other.lemma != pronoun.lemma
        && other.isMan != pronoun.isMan && other.isMan != nil && pronoun.isMan != nil)
    else { return nil }
    // "He" wants somebody who is known to be one; "it" nobody.
    if pronoun.isMan != nil, whole.isPerson != true { return nil }
    if pronoun.lemma.hasPrefix("it"), whole.isPerson == true || whole.isPlural == true {
      return nil
    }
    if pronoun.lemma.hasPrefix("the"), whole.isPlural != true, whole.isPlural != nil { return nil }
    // Two arguments of one verb are two things, unless the second says "self".
    let isOwner = analysis.relations[pronoun.head].universal == .nmod
    if distance == 0, !isOwner, !pronoun.lemma.contains("sel"),
      analysis.heads[other.head] != nil, analysis.heads[other.head] == analysis.heads[pronoun.head]
    {
      return nil
    }
    var score = -12 * distance
    switch analysis.relations[other.head].universal {
    case .nsubj: score += 10
    case .obj, .iobj: score += 4
    case .obl: score += 1
    case .nmod: score -= 4
    default: break
    }
    if other.form == .name { score += 3 }
    if other.form == .indefinite, !other.isCoordination { score -= 2 }
    if other.form == .pronoun { score += 5 }
    if other.quotation != pronoun.quotation { score -= 5 }
    score -= min(8, (pronoun.head - other.head) / 6)
    return score
  }

  /// "I" in a quotation is whoever is said to have said it; "we" is the same throughout one.
  private mutating func linkSpeakers() {
    var speakers: [Int: Int] = [:]
    var byHead: [Int: Int] = [:]
    for (index, mention) in mentions.enumerated() where !mention.isCoordination {
      byHead[mention.head] = index
    }
    for verb in 0..<analysis.count
    where analysis.upos[verb] == .verb && Self.cues.contains(analysis.lemmas[verb]) {
      guard
        let subject = analysis.dependents[verb].first(where: {
          analysis.relations[$0].universal == .nsubj
        }), let speaker = byHead[subject], mentions[speaker].quotation == nil
      else { continue }
      let words = analysis.sentences[Int(analysis.sentenceIndex[verb])].words
      for word in words {
        for near in [word - 1, word, word + 1] where byHead[near] != nil {
          if let index = byHead[near], let quotation = mentions[index].quotation {
            speakers[quotation] = speakers[quotation] ?? speaker
          }
        }
      }
    }
    var firsts: [String: Int] = [:]
    for index in mentions.indices where mentions[index].person == .first {
      let mention = mentions[index]
      let kind = mention.isPlural == true ? "we" : "i"
      let key = "\(mention.quotation ?? 0) \(kind)"
      if let before = firsts[key] {
        link(before, index)
      } else if kind == "i", let quotation = mention.quotation, let speaker = speakers[quotation] {
        link(speaker, index)
      }
      firsts[key] = firsts[key] ?? index
    }
  }

  private static let cues: Set<String> = [
    "say", "tell", "add", "state", "declare", "announce", "note", "stress", "warn", "explain",
    "write", "ask", "reply", "answer", "insist", "argue", "claim", "emphasize", "emphasise",
    "continue", "conclude", "recall", "remark", "observe", "admit", "acknowledge", "tweet", "post",
  ]
}
