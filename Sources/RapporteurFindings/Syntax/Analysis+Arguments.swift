internal import RapporteurCore
internal import RapporteurLanguage

/// Who does what: subjects through passives, coordination, control and nominalisation.
extension Analysis {
  /// The word that names the one who does what `word` tells, or nil if the sentence does not say.
  ///
  /// For a verb it is the subject (of a passive: the agent), its own or that of the clause which
  /// it is coordinated with, complements or modifies. For a noun ("support for …") it is the
  /// owner, else the one who does what is done with it ("expressed support").
  func agent(of word: Int, depth: Int = 0) -> Int? {
    guard depth < 12 else { return nil }
    if !isVerbal(word) { return owner(of: word, depth: depth) }
    if isPassive(word) || isReducedPassive(word) {
      return dependents[word].first { relations[$0] == .oblAgent }
    }
    // Of two, the nearer one: “The border,” Ana Holm said, “will open.”
    let subjects = dependents[word].filter {
      relations[$0] == .nsubj || relations[$0] == .nsubjOuter
    }
    if let subject = subjects.last(where: { $0 < word }) ?? subjects.first {
      return antecedent(ofRelative: subject) ?? nameAfterQ(subject) ?? subject
    }
    guard let head = heads[word] else { return nil }
    switch relation(word) {
    case .conj:
      // "is opposed to it and wants more": they share the subject.
      if isPassive(head),
        let subject = dependents[head].first(where: { relations[$0] == .nsubjPass })
      {
        return subject
      }
      return agent(of: head, depth: depth + 1)
    case .xcomp, .ccomp:
      if isImpersonal(head) { return nil }
      // "urged him to do": the object does it.
      if relation(word) == .xcomp,
        let object = dependents[head].first(where: {
          relations[$0] == .obj || relations[$0] == .iobj
        }),
        object < word, !Self.subjectControl.contains(lemma(head))
      {
        return object
      }
      if isPassive(head),
        let subject = dependents[head].first(where: { relations[$0] == .nsubjPass })
      {
        return subject
      }
      return agent(of: head, depth: depth + 1)
    case .advcl, .parataxis:
      if isImpersonal(head) { return nil }
      // "invited her to visit", where the parser takes the visit for the purpose of inviting.
      if relation(word) == .advcl, Self.objectControl.contains(lemma(head)), xpos[word] == "VB",
        let object = dependent(of: head, .obj), object < word
      {
        return object
      }
      if isPassive(head),
        let subject = dependents[head].first(where: { relations[$0] == .nsubjPass })
      {
        return subject
      }
      return agent(of: head, depth: depth + 1)
    case .acl:
      if relations[word] == .aclRelcl || xpos[word] == "VBG" {
        return head
      }
      // "is in Oslo to meet the king"
      if dependent(of: head, .cop) != nil { return agent(of: head, depth: depth + 1) }
      // "held a meeting to review": whoever holds it reviews.
      return owner(of: head, depth: depth + 1) ?? head
    default:
      return nil
    }
  }

  /// Verbs with an object whose infinitive is nonetheless done by their subject.
  private static let subjectControl: Set<String> = [
    "promise", "use", "take", "hold", "have", "make", "meet", "visit", "join", "host", "convene",
    "hold", "continue", "sign", "reach", "pledge", "vow", "agree",
  ]

  /// Verbs whose object does what the infinitive after it says.
  private static let objectControl: Set<String> = [
    "advise", "allow", "ask", "authorise", "authorize", "beg", "compel", "convince", "direct",
    "enable",
    "encourage", "force", "instruct", "invite", "oblige", "order", "permit", "persuade", "press",
    "push",
    "remind", "request", "require", "tell", "urge", "warn",
  ]

  /// Whether `word` is what "it is important" says of an act: nobody is said to do it.
  private func isImpersonal(_ word: Int) -> Bool {
    Self.impersonal.contains(lemma(word))
      && dependents[word].contains {
        [.nsubj, .expl].contains(relation($0)) && lemma($0) == "it"
      }
  }

  /// Adjectives and nouns of which "it is … to do" makes a judgement on an act.
  private static let impersonal: Set<String> = [
    "important", "essential", "critical", "vital", "necessary", "imperative", "crucial", "possible",
    "impossible", "difficult", "easy", "hard", "time", "good", "better", "best", "great", "helpful",
    "useful", "fair", "premature", "appropriate", "worth", "wrong", "right", "key", "urgent",
    "honor", "honour", "privilege", "pleasure", "goal", "job", "responsibility",
  ]

  /// Whether `word` is the head of a clause: a verb, or an adjective or noun with a copula.
  func isVerbal(_ word: Int) -> Bool {
    upos[word] == .verb || upos[word] == .auxiliary
      || dependents[word].contains { [.cop, .nsubj].contains(relation($0)) }
      || (upos[word] == .adjective && relation(word) != .amod)
  }

  /// What stands in the possessive or as a name before the noun `word`: "the President's support",
  /// "U.S. support".
  func possessor(of word: Int) -> Int? {
    if let possessor = dependents[word].first(where: { relations[$0] == .nmodPoss }) {
      return possessor
    }
    return dependents[word].first {
      $0 < word
        && ((relation($0) == .compound && upos[$0] == .properNoun)
          || (relation($0) == .amod && forms[$0].first?.isUppercase == true))
    }
  }

  /// The owner of what the noun `word` names, or whoever acts on it ("expressed support").
  func owner(of word: Int, depth: Int = 0) -> Int? {
    if let possessor = possessor(of: word) { return possessor }
    // "the commitment made by the king"
    for made in dependents[word]
    where isReducedPassive(made)
      && ["make", "give", "express", "voice", "undertake"].contains(lemma(made))
    {
      if let agent = dependents[made].first(where: { relations[$0] == .oblAgent }) { return agent }
    }
    guard let head = heads[word], depth < 12 else { return nil }
    switch relation(word) {
    case .obj, .obl, .xcomp: return agent(of: head, depth: depth + 1)
    case .conj where possessor(of: head).map { relations[$0] != .nmodPoss } ?? false:
      // "the close Alva-Holm relationship and commitment to …": what tells the first apart owns no second.
      return isVerbal(head) ? agent(of: head, depth: depth + 1) : ownerAbove(head, depth: depth)
    case .conj, .nmod: return owner(of: head, depth: depth + 1)
    case .nsubj where relations[word] == .nsubjPass: return agent(of: head, depth: depth + 1)
    default: return nil
    }
  }

  /// Whose the noun of a cue is, where that is said apart from who voices it: "reaffirmed | Norway’s support for",
  /// "reaffirmed | our commitment to"; nil for "its" and "their".
  func owner(inCue cue: [Int], of head: Int) -> Int? {
    for word in cue where word > head && upos[word] == .noun && relation(word) == .obj {
      if let owner = dependents[word].first(where: { relations[$0] == .nmodPoss }),
        upos[owner] != .pronoun || lowercasedForm(owner) == "our"
      {
        return owner
      }
    }
    return nil
  }

  /// The owner of that which the noun `word` hangs on, whatever stands before `word` itself.
  private func ownerAbove(_ word: Int, depth: Int) -> Int? {
    guard let head = heads[word], depth < 12 else { return nil }
    switch relation(word) {
    case .obj, .obl, .xcomp: return agent(of: head, depth: depth + 1)
    case .conj, .nmod: return owner(of: head, depth: depth + 1)
    default: return nil
    }
  }

  /// "Q | The President | spoke with …": whom a question opens with, where the tree takes the label for the subject.
  private func nameAfterQ(_ label: Int) -> Int? {
    guard forms[label] == "Q" else { return nil }
    return dependents[label].first {
      $0 > label && relations[$0] == .flat && upos[$0] != .determiner
    }
  }

  /// The noun that a relative pronoun in subject position stands for, or nil if it is none.
  private func antecedent(ofRelative word: Int) -> Int? {
    guard ["who", "which", "that"].contains(lemma(word)), let clause = heads[word],
      relations[clause] == .aclRelcl
    else { return nil }
    return heads[clause]
  }
}
