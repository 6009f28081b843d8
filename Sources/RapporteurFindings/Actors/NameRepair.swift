internal import RapporteurCore
internal import RapporteurLanguage

/// Mends the names that the recogniser cut wrongly, by what titles, suffixes and capitals tell.
enum NameRepair {
  private static let suffixes: Set<String> = ["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"]

  /// `entities` with titles taken off names, "Jr." given to the name before it, and names added that
  /// stand right after a title ("Prime Minister Netanyahu").
  static func repaired(_ analysis: Analysis, lexicon: ActorLexicon) -> [EntityMention] {
    var result: [EntityMention] = []
    for entity in analysis.entities.compactMap({ trimmed($0, analysis, lexicon) }) {
      if isSuffix(entity.words, analysis) {
        if let last = result.indices.last, result[last].kind == .person,
          entity.words.lowerBound - result[last].words.upperBound <= 1
        {
          result[last] = analysis.mention(
            result[last].words.lowerBound..<entity.words.upperBound, .person)
        }
        continue
      }
      guard entity.kind == .person else {
        // "Tehran rejected the plan": a capital taken for a body is a place all the same.
        let isCapital =
          entity.kind == .organisation
          && lexicon.stateByCapital(analysis.text[entity.span]) != nil
        if entity.kind == .organisation,
          let name = nameAfterField(entity.words, analysis, lexicon)
        {
          result.append(analysis.mention(name, .person))
          continue
        }
        // "Representative | Clark": no place and no body.
        if isSurname(entity, analysis, lexicon) {
          result.append(analysis.mention(entity.words, .person))
          continue
        }
        result.append(isCapital ? analysis.mention(entity.words, .place) : entity)
        continue
      }
      if isAcronym(entity, analysis, lexicon) {
        result.append(analysis.mention(entity.words, .organisation))
        continue
      }
      if let thing = thing(calledAfter: entity.words, analysis) {
        if thing.isBody { result.append(analysis.mention(thing.words, .organisation)) }
        continue
      }
      var words = entity.words
      // "Serbian President Slobodan Milošević": the name begins after the last title.
      if let title = words.dropLast().last(where: { isTitle($0, analysis, lexicon) }) {
        words = (title + 1)..<words.upperBound
      }
      if words.count == 1, isTitle(words.lowerBound, analysis, lexicon) { continue }
      if isPartOfAText(words, analysis) { continue }
      words = withoutPlace(words, analysis, lexicon)
      words = whole(words, analysis, lexicon) { word in
        analysis.entity(at: word).map { $0.words != entity.words } ?? false
      }
      var next = words.upperBound
      if next < analysis.count, analysis.forms[next] == "," { next += 1 }
      if next < analysis.count, isSuffix(next..<(next + 1), analysis) {
        words = words.lowerBound..<(next + 1)
      }
      result.append(words == entity.words ? entity : analysis.mention(words, .person))
    }
    result = withNames(of: joined(result, analysis, lexicon), foundIn: analysis)
    result = (result + titled(besides: result, analysis, lexicon)).sorted { $0.span < $1.span }
    result = replacing(result, by: listed(among: result, analysis, lexicon))
    return withWholeBodies(result, analysis, lexicon)
  }

  /// `entity` without what is no part of a name: "of" and a state ("Per Lind of Sweden"), a headline's
  /// participle ("… Ana Holm Condemning Attacks"), the "Q" of a question in a transcript; nil for what
  /// is no name at all (an address of the web).
  private static func trimmed(
    _ entity: EntityMention, _ analysis: Analysis, _ lexicon: ActorLexicon
  ) -> EntityMention? {
    let text = analysis.text[entity.span]
    if text.contains("://") || text.contains("www.") || text.contains("@") { return nil }
    var words = entity.words
    // "Holm v. Lind" is a case, not two people.
    if entity.kind == .person,
      [words.lowerBound - 1, words.upperBound].contains(where: {
        $0 >= 0 && $0 < analysis.count && ["v.", "vs.", "v"].contains(analysis.lowercasedForm($0))
      })
    {
      return nil
    }
    // "EO orders the Attorney": the name ends where a sentence begins.
    if entity.kind == .organisation,
      let verb = words.dropFirst().first(where: {
        analysis.upos[$0] == .verb && analysis.forms[$0].first?.isLowercase == true
      })
    {
      words = words.lowerBound..<verb
    }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[words.lowerBound])]
    let block = analysis.blocks[sentence.block]
    if entity.kind == .person, block.kind == .headline, words.count == 1,
      isCommon(words.lowerBound, analysis)
    {
      return nil
    }
    if analysis.forms[words.lowerBound] == "Q", words.count > 1,
      analysis.spans[words.lowerBound].start == block.span.start
    {
      if entity.kind == .person { return nil }
      words = (words.lowerBound + 1)..<words.upperBound
    }
    if entity.kind == .person {
      if let of = words.dropFirst().first(where: { analysis.forms[$0] == "of" }),
        of + 1 < words.upperBound
      {
        words = words.lowerBound..<of
      }
      // "Ana Holm Welcoming Per Lind"
      if block.kind == .headline,
        let participle = words.dropFirst().first(where: {
          analysis.forms[$0].hasSuffix("ing") && $0 + 1 < words.upperBound
            && (analysis.xpos[$0] == "VBG" || analysis.forms[$0].count > 6)
        })
      {
        words = words.lowerBound..<participle
      }
      // "President Holm Names Judges", "President Holm Statement on Trade": what follows the name.
      if block.kind == .headline, let end = endOfNameInHeadline(words, analysis) {
        words = words.lowerBound..<end
      }
      let last = words.upperBound - 1
      if block.kind == .headline, words.count > 1, analysis.forms[last].hasSuffix("ing"),
        analysis.xpos[last] == "VBG" || (words.count > 2 && last + 1 < sentence.words.upperBound)
          || analysis.forms[last].count > 6
      {
        words = words.lowerBound..<last
      }
    }
    guard let first = words.first, words != entity.words else { return entity }
    return analysis.mention(first..<words.upperBound, entity.kind)
  }

  /// Whether the text has a word of a headline in small letters, and nobody of that name.
  private static func isCommon(_ word: Int, _ analysis: Analysis) -> Bool {
    let form = analysis.forms[word]
    let small = form.lowercased()
    guard form != small else { return false }
    let isFound = (0..<analysis.count).contains {
      analysis.forms[$0] == small || analysis.forms[$0] == small + "s"
    }
    return isFound
      && !analysis.entities.contains { entity in
        entity.kind == .person && !entity.words.contains(word)
          && entity.words.contains { analysis.forms[$0] == form }
      }
  }

  /// Where the name in `words` of a headline ends, if sooner than it seems: before a word for what is published, or
  /// behind the last name of a person whom the text never calls by what follows it there; else nil.
  private static func endOfNameInHeadline(_ words: Range<Int>, _ analysis: Analysis) -> Int? {
    if let noun = words.dropFirst().first(where: {
      publications.contains(analysis.lowercasedForm($0))
    }) {
      return noun
    }
    // "Press Secretary Ana Holm | En Route to Bergen", whom her own label calls "MS. HOLM" and everybody else "Ana"
    let labelled = words.dropFirst().last { word in
      let label = analysis.forms[word].uppercased()
      return label.count > 2 && label != analysis.forms[word] && analysis.forms.contains(label)
    }
    if let labelled { return labelled + 1 < words.upperBound ? labelled + 1 : nil }
    return words.dropFirst().first { next in
      let last = analysis.forms[next - 1]
      return analysis.entities.contains { other in
        other.kind == .person && !other.words.overlaps(words)
          && analysis.forms[other.words.upperBound - 1] == last
      }
        && !(0..<(analysis.count - 1)).contains {
          !words.contains($0) && analysis.forms[$0] == last
            && analysis.forms[$0 + 1] == analysis.forms[next]
        }
    }
  }

  /// What a headline may name after its author.
  private static let publications: Set<String> = [
    "statement", "statements", "remarks", "transcript", "letter", "message", "readout",
    "proclamation", "declaration", "interview", "memorandum", "testimony", "briefing",
  ]

  /// `entities` with every full name of a person found wherever it stands, also at the end of what
  /// was taken for a body: "… Council of Ukraine Rustem Umerov".
  private static func withNames(of entities: [EntityMention], foundIn analysis: Analysis)
    -> [EntityMention]
  {
    var names: [String: Set<[String]>] = [:]
    for entity in entities where entity.kind == .person && entity.words.count > 1 {
      let forms = entity.words.map { analysis.forms[$0] }
      names[forms[0], default: []].insert(forms)
    }
    guard !names.isEmpty else { return entities }
    let persons = Set(entities.filter { $0.kind == .person }.flatMap(\.words))
    var found: [EntityMention] = []
    for word in 0..<analysis.count where !persons.contains(word) {
      for forms in (names[analysis.forms[word]] ?? []).sorted(by: { $0.count > $1.count }) {
        let words = word..<(word + forms.count)
        guard words.upperBound <= analysis.count,
          !words.contains(where: persons.contains),
          words.map({ analysis.forms[$0] }) == forms, thing(calledAfter: words, analysis) == nil
        else { continue }
        found.append(analysis.mention(words, .person))
        break
      }
    }
    guard !found.isEmpty else { return entities }
    let taken = Set(found.flatMap(\.words))
    let rest = entities.compactMap { entity -> EntityMention? in
      guard entity.words.contains(where: taken.contains) else { return entity }
      let before = entity.words.prefix { !taken.contains($0) }
      guard let first = before.first, let last = before.last else { return nil }
      return analysis.mention(first..<(last + 1), entity.kind)
    }
    return (rest + found).sorted { $0.span < $1.span }
  }

  /// "Title VII", "Section 8" of a law.
  private static func isPartOfAText(_ words: Range<Int>, _ analysis: Analysis) -> Bool {
    words.count == 2
      && ["title", "section", "chapter", "article", "part", "phase"].contains(
        analysis.lowercasedForm(words.lowerBound))
      && analysis.forms[words.lowerBound + 1].allSatisfy { "IVX".contains($0) || $0.isNumber }
  }

  /// Whether one word taken for a place or a body stands right after the title of a person.
  private static func isSurname(
    _ entity: EntityMention, _ analysis: Analysis, _ lexicon: ActorLexicon
  ) -> Bool {
    let word = entity.words.lowerBound
    guard [.place, .organisation].contains(entity.kind), entity.words.count == 1, word > 0,
      [
        "representative", "senator", "congressman", "congresswoman", "governor", "mayor", "mr.",
        "ms.",
        "mrs.", "dr.", "ambassador", "leader", "speaker",
      ].contains(analysis.lowercasedForm(word - 1)),
      analysis.forms[word - 1].first?.isUppercase == true,
      analysis.forms[word].contains(where: \.isLowercase)
    else { return false }
    return lexicon.state(analysis.forms[word]) == nil
      && lexicon.stateByCapital(analysis.forms[word]) == nil
      && lexicon.nouns[analysis.lowercasedForm(word)] == nil
  }

  /// "HUD": a few capitals taken for a person whom the text calls by no other name.
  private static func isAcronym(
    _ entity: EntityMention, _ analysis: Analysis, _ lexicon: ActorLexicon
  ) -> Bool {
    let word = entity.words.lowerBound
    let form = analysis.forms[word]
    guard entity.words.count == 1, (2...5).contains(form.count),
      form.allSatisfy({ $0.isUppercase && $0.isASCII }),
      !(word > 0 && isTitle(word - 1, analysis, lexicon)),
      // "HOLM: Thank you": who speaks.
      !(word + 1 < analysis.count && analysis.forms[word + 1] == ":"),
      analysis.block(of: word).kind != .headline
    else { return false }
    return !analysis.entities.contains { other in
      other.kind == .person && other.words != entity.words
        && analysis.forms[other.words.upperBound - 1].lowercased() == form.lowercased()
        && analysis.forms[other.words.upperBound - 1] != form
    }
  }

  private static func isSuffix(_ words: Range<Int>, _ analysis: Analysis) -> Bool {
    words.count == 1 && suffixes.contains(analysis.lowercasedForm(words.lowerBound))
  }

  static func isTitle(_ word: Int, _ analysis: Analysis, _ lexicon: ActorLexicon) -> Bool {
    analysis.forms[word].first?.isUppercase == true
      && lexicon.isTitleWord(analysis.lowercasedForm(word))
  }

  /// Capitalised words right after a capitalised title that no name holds yet.
  private static func titled(
    besides entities: [EntityMention], _ analysis: Analysis, _ lexicon: ActorLexicon
  ) -> [EntityMention] {
    var taken = Set(entities.flatMap(\.words))
    let names = Set(
      entities.filter { $0.kind == .person }.flatMap(\.words).map { analysis.forms[$0] })
    var result: [EntityMention] = []
    for word in 0..<max(0, analysis.count - 1)
    where isTitle(word, analysis, lexicon) && !taken.contains(word + 1) && !taken.contains(word) {
      let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
      var end = word + 1
      while end < sentence.upperBound, end < word + 5, !taken.contains(end),
        analysis.upos[end] == .properNoun || names.contains(analysis.forms[end]),
        !isTitle(end, analysis, lexicon), lexicon.state(analysis.forms[end]) == nil,
        analysis.forms[end].count > 1,
        analysis.forms[end].first?.isUppercase == true
      {
        end += 1
      }
      // "General Staff General …": what a title follows is no name; "President Pro Tempore" is a title.
      guard end > word + 1, analysis.lowercasedForm(word + 1) != "pro",
        !(end < sentence.upperBound && isTitle(end, analysis, lexicon)),
        lexicon.nouns[analysis.lowercasedForm(end - 1)] == nil
      else { continue }
      // "Foreign Minister Geremek" is one; "President Day" and "Secretary General" are none.
      let last = end - 1
      guard analysis.forms[last].contains(where: \.isLowercase) else { continue }
      let mention = analysis.mention((word + 1)..<end, .person)
      taken.formUnion(mention.words)
      result.append(mention)
    }
    return result
  }

  /// The surnames of a list that opens with a title in the plural: "Senators | Holm, | Lind, and | Berg".
  ///
  /// The recogniser takes many of them for places and bodies.
  private static func listed(
    among entities: [EntityMention], _ analysis: Analysis, _ lexicon: ActorLexicon
  ) -> [EntityMention] {
    let persons = Set(entities.filter { $0.kind == .person }.flatMap(\.words))
    var result: [EntityMention] = []
    for title in 0..<max(0, analysis.count - 2) {
      let form = analysis.lowercasedForm(title)
      guard analysis.forms[title].first?.isUppercase == true, form.hasSuffix("s"),
        lexicon.isTitleWord(String(form.dropLast()))
      else { continue }
      let sentence = analysis.sentences[Int(analysis.sentenceIndex[title])].words
      var names: [Range<Int>] = []
      var place = title + 1
      while place < sentence.upperBound {
        let start = place
        while place < sentence.upperBound, place < start + 3,
          persons.contains(place) || analysis.forms[place].first?.isUppercase == true,
          lexicon.state(analysis.forms[place]) == nil, !isTitle(place, analysis, lexicon),
          lexicon.nouns[analysis.lowercasedForm(place)] == nil
        {
          place += 1
        }
        guard place > start else { break }
        names.append(start..<place)
        let comma = place
        while place < sentence.upperBound, place < comma + 2,
          [",", "and", "&"].contains(analysis.lowercasedForm(place))
        {
          place += 1
        }
        if place == comma { break }
      }
      guard names.count > 1 else { continue }
      for name in names where !name.contains(where: persons.contains) {
        result.append(analysis.mention(name, .person))
      }
    }
    return result
  }
}
