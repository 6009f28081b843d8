internal import RapporteurCore
internal import RapporteurLanguage

/// The stretch of text that a phrase covers.
extension Analysis {
  /// What is left off a phrase.
  struct Trimming: OptionSet {
    let rawValue: Int
    /// The items coordinated with the phrase's head.
    static let conjuncts = Trimming(rawValue: 1)
    /// Relative clauses that only add something: those with "which", "who", or after a comma.
    static let addedClauses = Trimming(rawValue: 2)
    /// The subject and what stands before the head of a clause.
    static let subject = Trimming(rawValue: 4)
    /// A preposition or a subordinating word at the head ("on", "to", "that").
    static let marker = Trimming(rawValue: 8)
    /// What follows a comma and only elaborates: ", including …", ", focusing on …", ", as …".
    static let elaborations = Trimming(rawValue: 16)
  }

  /// The extent of the phrase headed by `word`: its words that lie together around the head,
  /// without punctuation at either end.
  func phraseSpan(of word: Int, leavingOff trimming: Trimming = [.marker]) -> Span {
    let members = subtree(of: word) { child in isLeftOff(child, head: word, trimming) }
    guard var first = members.first, var last = members.last else { return spans[word] }
    // A phrase is contiguous; a crossing branch far away is no part of it.
    let set = Set(members)
    first = word
    while first > 0, set.contains(first - 1) || isBridge(first - 1, in: set, toward: -1) {
      first -= 1
    }
    last = word
    while last + 1 < count, set.contains(last + 1) || isBridge(last + 1, in: set, toward: 1) {
      last += 1
    }
    if trimming.contains(.elaborations), let cut = elaboration(in: word..<(last + 1)),
      // "act, including by clearing the mines": the verb alone tells nothing.
      cut > word + 1 || xpos[word] != "VB"
    {
      last = max(word, cut - 1)
    }
    while first < last, isEdgePunctuation(first, opening: true) { first += 1 }
    while last > first, isEdgePunctuation(last, opening: false) { last -= 1 }
    return Span(spans[first].start, spans[last].end)
  }

  /// The comma or dash at which an elaboration starts, or nil.
  private func elaboration(in range: Range<Int>) -> Int? {
    range.dropFirst().first { comma in
      guard comma + 1 < range.upperBound else { return false }
      let next = comma + 1
      // "the progress made under the treaty | —which bans nets", "turn crisis into trade | – creating jobs"
      if ["—", "–"].contains(forms[comma]) { return isElaborating(dash: comma, in: range) }
      guard forms[comma] == "," else { return false }
      // "A, as well as B": B is meant as much as A.
      if lowercasedForm(next) == "as", next + 2 < range.upperBound,
        lowercasedForm(next + 1) == "well", lowercasedForm(next + 2) == "as"
      {
        return false
      }
      if [
        "including", "especially", "particularly", "notably", "such", "as", "according", "which",
        "who", "where",
        "while",
      ]
      .contains(lowercasedForm(next)) {
        return !goesOn(after: comma, in: range)
      }
      return xpos[next] == "VBG"
        && ([.advcl, .acl].contains(relation(next)) || isSaying(next))
    }
  }

  /// Whether what follows a dash only elaborates: not what stands between two of them in the midst of the phrase, "the
  /// tools —including radar— that they need".
  private func isElaborating(dash: Int, in range: Range<Int>) -> Bool {
    let next = dash + 1
    if let closing = (next..<range.upperBound).first(where: { forms[$0] == forms[dash] }),
      closing + 1 < range.upperBound, !["and", "as"].contains(lowercasedForm(closing + 1))
    {
      return false
    }
    return ["including", "which", "who", "where", "such"].contains(lowercasedForm(next))
      || xpos[next] == "VBG" && xpos[dash - 1] != "VBG"
        && [.advcl, .acl, .parataxis].contains(relation(next))
  }

  /// ", | highlighting that trust is low": what was said beside it, wherever the tree hangs it.
  private func isSaying(_ gerund: Int) -> Bool {
    ["highlighting", "underscoring", "emphasizing", "emphasising", "stressing", "noting"].contains(
      lowercasedForm(gerund))
  }

  /// Whether the phrase goes on behind the examples that follow a comma: "fight hunger, including in the north, | and
  /// do all it can", "work with its partners, including Alva, | to build a road", "sanctions, including on mines |
  /// as well as sanctions on ports".
  private func goesOn(after comma: Int, in range: Range<Int>) -> Bool {
    guard lowercasedForm(comma + 1) == "including" else { return false }
    return (comma + 2..<max(comma + 2, range.upperBound)).contains { word in
      guard let head = heads[word], head < comma, range.contains(head) else { return false }
      guard let first = dependents[word].first(where: { [.cc, .mark].contains(relation($0)) }),
        first > comma, first < word
      else { return false }
      let followsComma = forms[first - 1] == ","
      switch relation(word) {
      case .conj:
        return ["as", "and"].contains(lowercasedForm(first))
          && (lowercasedForm(first) == "as" || followsComma)
          && (upos[word] == upos[head] || xpos[word].hasPrefix("VB") && upos[head] == .verb)
      case .advcl, .xcomp: return followsComma && lowercasedForm(first) == "to"
      default: return false
      }
    }
  }

  /// The end of the phrase of `word`, taken on over the modifiers that follow it at once but were
  /// hung higher: "presented his plans | to fight corruption", "their commitment to the pact | as it
  /// enters its third year".
  func extendedEnd(of span: Span, headedBy word: Int) -> Int {
    var end = span.end
    // "a path | forward to …"
    let next = words(in: Span(end, end + 9)).lowerBound
    if next < count, next > word, spans[next].start - end <= 1,
      sentenceIndex[next] == sentenceIndex[word],
      ["forward", "ahead"].contains(lowercasedForm(next))
    {
      end = spans[next].end
    }
    var below = word
    while let above = heads[below], above < word {
      for child in dependents[above] where child > word && spans[child].start >= end {
        let members = subtree(of: child)
        guard let first = members.first, spans[first].start - end <= 1,
          Self.extending.contains(lemma(first)) || lemma(first) == "to",
          [.obl, .advcl, .acl, .nmod, .xcomp].contains(relation(child)),
          time(at: child) == nil, !isByAct(child, after: word)
        else { break }
        end = phraseSpan(of: child, leavingOff: [.elaborations]).end
      }
      if upos[above] == .verb { break }
      below = above
    }
    return end
  }

  /// Words after which a modifier that follows an object belongs to the object.
  static let extending: Set<String> = [
    "of", "for", "in", "as", "between", "among", "against", "toward", "towards", "from", "into",
    "regarding", "regard", "on", "over", "about", "by", "through", "within", "across", "under",
  ]

  private func isLeftOff(_ child: Int, head: Int, _ trimming: Trimming) -> Bool {
    let isTop = heads[child] == head
    let relation = relation(child)
    if isTop, trimming.contains(.conjuncts), relation == .conj || relation == .cc { return true }
    if isTop, trimming.contains(.conjuncts), relation == .punct, child > head,
      dependents[head].contains(where: { self.relation($0) == .conj && $0 > child }),
      !dependents[head].contains(where: { self.relation($0) != .conj && $0 > child })
    {
      return true
    }
    if isTop, trimming.contains(.marker), relation == .case || relation == .mark {
      // "to be in touch": the preposition belongs to what they will be.
      let isPredicate = relation == .case && dependent(of: head, .cop).map { $0 < child } ?? false
      return child < head && !isPredicate
    }
    if isTop, trimming.contains(.subject),
      relation == .nsubj || relation == .csubj || relation == .expl
    {
      return true
    }
    // "an agreement | on Tuesday": when it was is not what it is.
    if trimming.contains(.elaborations), child > head, heads[child] == head,
      upos[head] == .noun || upos[head] == .properNoun,
      relation == .nmod || relation == .obl, time(at: child) != nil
    {
      return true
    }
    if trimming.contains(.addedClauses), relations[child] == .aclRelcl, child > 0 {
      let first = subtree(of: child).first ?? child
      let opener = lowercasedForm(first)
      let afterComma = first > 0 && forms[first - 1] == ","
      return afterComma || opener == "which"
    }
    // "a commitment to helping nurses | and underscored …": what was done next is another clause.
    if isTop, relation == .conj, child > head, xpos[child] == "VBD",
      ["VB", "VBG"].contains(xpos[head]),
      dependent(of: child, .nsubj) == nil
    {
      return true
    }
    // "a commitment to good government | by paying …": by what it is shown.
    if isTop, trimming.contains(.elaborations), child > head, xpos[child] == "VBG",
      upos[head] == .noun, isByWhat(child)
    {
      return true
    }
    if relation == .parataxis, child > head { return true }
    if isTop, relation == .parataxis || relation == .discourse || relation == .vocative {
      return true
    }
    return false
  }

  /// Whether "by …" tells how something is done or by whom, rather than whose the noun before it is: "efforts
  /// | by the crews to clear the road".
  private func isByAct(_ child: Int, after noun: Int) -> Bool {
    isByWhat(child)
      && (xpos[child] == "VBG" || xpos[child] == "VBN"
        || ![
          "effort", "attempt", "attack", "action", "step", "move", "plan", "offer", "decision",
          "pledge", "violation", "work", "threat",
        ].contains(lemma(noun)))
  }

  /// Whether a gerund follows "by".
  private func isByWhat(_ gerund: Int) -> Bool {
    dependents[gerund].contains {
      [.mark, .case].contains(relation($0)) && lemma($0) == "by" && $0 < gerund
    }
  }

  /// Whether `word` is punctuation or a stray word between members of the phrase.
  private func isBridge(_ word: Int, in members: Set<Int>, toward step: Int) -> Bool {
    guard upos[word] == .punctuation,
      sentenceIndex[word] == members.first.map({ sentenceIndex[$0] })
    else { return false }
    let next = word + step
    return members.contains(next)
  }

  private func isEdgePunctuation(_ word: Int, opening: Bool) -> Bool {
    guard upos[word] == .punctuation || upos[word] == .symbol else {
      return opening && upos[word] == .coordinatingConjunction
    }
    let form = forms[word]
    if opening { return form != "(" && form != "$" && form != "#" }
    return form != ")" && form != "%"
  }
}
