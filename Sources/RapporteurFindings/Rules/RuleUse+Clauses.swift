internal import RapporteurCore
internal import RapporteurLanguage

/// Where a clause ends, and in what circumstances it is told.
extension RuleUse {
  /// By what a verb is finite: its own "will", its past, its present.
  private enum Finiteness { case modal, past, present }

  /// `span` up to what is coordinated with it and is told for itself: "protect the valley | and they agreed to
  /// meet", "open two sites | and is working with others", "the alliance | and commitment to strengthening it".
  func withoutNextClause(_ span: Span, headedBy head: Int) -> Span {
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[head])].words
    for word in analysis.words(in: span) where word > head && analysis.relation(word) == .conj {
      guard let first = analysis.heads[word], let opener = opener(of: word), opener > head,
        isToldForItself(word, after: first, opener: opener, headedBy: head)
      else { continue }
      var last = opener - 1
      while last > head, sentence.contains(last), analysis.upos[last] == .punctuation { last -= 1 }
      return analysis.text.trimmed(Span(span.start, analysis.spans[last].end))
    }
    return span
  }

  /// The "and" or "but" before a conjunct; before a noun with its owner also a mere comma.
  private func opener(of conjunct: Int) -> Int? {
    if let joint = analysis.dependents[conjunct].last(where: {
      analysis.relation($0) == .cc && $0 < conjunct
    }) {
      return joint
    }
    guard let owner = analysis.dependent(of: conjunct, .nmodPoss), owner > 0,
      analysis.forms[owner - 1] == ",",
      analysis.upos[analysis.firstConjunct(of: conjunct)] == .verb
    else { return nil }
    return owner
  }

  private func isToldForItself(_ word: Int, after first: Int, opener: Int, headedBy head: Int)
    -> Bool
  {
    if Self.stanceNouns.contains(analysis.lemma(word)), analysis.upos[word] == .noun {
      // "Order on Reforming Funds | and Support for Towns": a name.
      if isCapitalised(word), isCapitalised(first) { return false }
      // "underscored his record, his support for it and his commitment to it": one list.
      if analysis.upos[head] == .noun, analysis.possessor(of: word) != nil { return false }
      return word + 1 < analysis.count
        && ["to", "for", "over", "about"].contains(analysis.lowercasedForm(word + 1))
    }
    guard analysis.isPredicate(word) else { return false }
    // "the causes of flight and how firms can help"
    if analysis.dependents[word].contains(where: {
      $0 > opener && $0 < word
        && ["how", "why", "what", "where", "whether", "that"].contains(analysis.lowercasedForm($0))
    }) {
      return false
    }
    let followsComma = opener > 0 && analysis.forms[opener - 1] == ","
    let isOuter = first == head || analysis.ancestors(of: head).contains(first)
    guard let form = finiteness(of: word) else {
      // "committed to restoring the harbour, and call on others": no gerund of the same row.
      return !isOuter && followsComma && analysis.xpos[word] == "VB"
        && analysis.xpos[first] == "VBG"
        && analysis.dependent(of: first, .aux) == nil
        && analysis.dependent(of: word, .mark) == nil
    }
    if analysis.dependents(of: word, .nsubj).contains(where: { $0 > opener && $0 < word }) {
      return isOuter || finiteness(of: first) != form
    }
    // "support them and strengthen …": taggers take a second infinitive for a present.
    if form == .present, analysis.xpos[word] == "VBP", isOuter, analysis.xpos[first] == "VB" {
      return analysis.dependent(of: word, .aux, .cop) != nil
    }
    return isOuter || (followsComma && finiteness(of: first) != form)
  }

  private func finiteness(of word: Int) -> Finiteness? {
    let tags = analysis.dependents(of: word, .aux, .cop).filter { $0 < word }.map {
      analysis.xpos[$0]
    }
    for tag in tags + [analysis.xpos[word]] {
      switch tag {
      case "MD": return .modal
      case "VBD": return .past
      case "VBZ", "VBP": return .present
      default: continue
      }
    }
    return nil
  }

  /// Nouns that open a stance or an undertaking of their own.
  private static let stanceNouns: Set<String> = [
    "commitment", "support", "appreciation", "gratitude", "concern", "readiness", "willingness",
    "resolve", "determination", "opposition", "solidarity",
  ]

  /// Whether the clause of `word` is only supposed: "if the senate will not move".
  func isSupposed(_ word: Int) -> Bool {
    analysis.dependents[word].contains {
      analysis.relation($0) == .mark && $0 < word
        && ["if", "unless", "whether"].contains(analysis.lemma($0))
    }
  }

  /// `subject`, but where it is "our" in what only one of several authors says, that one: "Today Norway underscores | our
  /// commitment to …" in a text of Norway and Sweden.
  func speaker(behind subject: Int?, _ resolver: inout ActorResolver) -> Int? {
    guard let subject, analysis.lowercasedForm(subject) == "our", resolver.authors.count > 1,
      let verb = analysis.ancestors(of: subject).first(where: { analysis.upos[$0] == .verb }),
      let agent = analysis.agent(of: verb), analysis.upos[agent] != .pronoun
    else { return subject }
    let named = resolver.actors(at: agent)
    return named.count == 1 && resolver.authors.contains(named[0]) ? agent : subject
  }

  /// How many days before the report a thing lies that is recalled rather than reported.
  private static let longAgo = 60

  /// "In 1991 I directed the army to …", "promised them then", "who pledged ten years ago": told of a time long
  /// past, and not as news.
  func isRecalled(_ word: Int, in report: Report) -> Bool {
    guard report.kind != .news, analysis.xpos[word] == "VBD" else { return false }
    return analysis.dependents[word].contains { child in
      guard [.obl, .advmod, .nmod].contains(analysis.relation(child)) else { return false }
      let form = analysis.lowercasedForm(child)
      if form == "ago" || (form == "then" && child > word) { return true }
      // "During his campaign, he promised …"
      if form == "campaign", analysis.dependent(of: child, .nmodPoss) != nil { return true }
      // "In his 2022 address to the union, she pledged …"
      let phrase = child < word ? analysis.subtree(of: child) : [child]
      return phrase.contains { isLongAgo($0, in: report) }
    }
  }

  /// Whether a word is part of a date that lies more than some weeks before the report.
  private func isLongAgo(_ word: Int, in report: Report) -> Bool {
    guard let time = analysis.time(at: word), time.kind == .date,
      let day = report.publicationDay,
      let interval = time.meaning.value(anchoredOn: day)?.interval
    else { return false }
    return interval.to < day - Self.longAgo
  }

  /// "decided to stand for office after the riots of 1997": whether what was decided lies long ago itself.
  func isLongDone(_ decision: Int, _ act: Span, in report: Report) -> Bool {
    report.kind != .news && analysis.xpos[decision] == "VBD"
      && analysis.words(in: act).contains { isLongAgo($0, in: report) }
  }

  /// Whether a noun is one of a heading or a name rather than of a sentence: "U.S. Support for the Valley".
  func isOfTitle(_ noun: Int) -> Bool {
    guard [.noun, .properNoun].contains(analysis.upos[noun]) else { return false }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[noun])]
    if analysis.blocks[sentence.block].kind == .heading { return true }
    return noun > sentence.words.lowerBound && isCapitalised(noun)
  }

  /// Whether a word opens with a capital and goes on in small letters.
  func isCapitalised(_ word: Int) -> Bool {
    let form = analysis.forms[word]
    return form.first?.isUppercase == true && form.contains(where: \.isLowercase)
  }

  /// Whether a description tells of nobody in particular: "their state", "our nation"; "his kidnappers" are some.
  func isIndefinite(_ actor: Actor) -> Bool {
    let words = actor.name.lowercased().split(separator: " ")
    guard actor.kind == .group || actor.kind == .organisation, let first = words.first,
      let last = words.last
    else { return false }
    return ["their", "our", "its", "your"].contains(first)
      && ["state", "nation", "country", "community", "companies"].contains(last)
  }
}
