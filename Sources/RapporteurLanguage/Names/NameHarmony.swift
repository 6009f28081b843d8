internal import RapporteurCore

/// Makes the names of one text agree with each other.
///
/// Reads trees; reads and writes the entities of an analysis. Six rules, in this order:
/// 0. A name has a capital, where its sentence has any. Who has a title before the name, or one in
///    apposition, is a person, named by the words that belong together in the tree ("Chancellor Brandt",
///    "President Ulmanis of Latvia", "Ulmanis, the president").
/// 0a. A person's name does not end at a hyphen ("Nana Akufo-Addo").
/// 1. A title is no part of a person's name ("Secretary Umerov").
/// 2. The surname of a person who is named in full stands for a person ("Umerov", after "Rustem
///    Umerov"), unless it was found at least twice as often as something else.
/// 3. Of the mentions of one form, those of a rarer kind take the commonest one, if that has twice
///    as many.
/// 4. A form of two words or more, found at least twice, is a name wherever its words stand
///    outside other names.
struct NameHarmony {
  private var analysis: Analysis

  static func applied(to analysis: Analysis) -> Analysis {
    var harmony = NameHarmony(analysis: analysis)
    harmony.dropSmall()
    harmony.recogniseTitled()
    harmony.recogniseDescribed()
    harmony.joinHyphens()
    harmony.settleCoordinated()
    harmony.leaveTitlesOut()
    harmony.recogniseSurnames()
    harmony.settleKinds()
    harmony.spread()
    return harmony.analysis
  }

  private func form(_ words: Range<Int>) -> [String] { Array(analysis.forms[words]) }

  private mutating func dropSmall() {
    func hasCapital(_ words: Range<Int>) -> Bool {
      words.contains { word in
        analysis.forms[word].unicodeScalars.contains {
          $0.properties.isUppercase || $0.properties.numericType != nil
        }
      }
    }
    analysis.entities.removeAll { entity in
      !hasCapital(entity.words)
        && hasCapital(
          analysis.sentences[Int(analysis.sentenceIndex[entity.words.lowerBound])].words)
    }
  }

  /// "Nana Akufo | -Addo": what a hyphen ties to a person's name is part of it.
  private mutating func joinHyphens() {
    var result: [EntityMention] = []
    for entity in analysis.entities {
      if let last = result.last, entity.words.lowerBound < last.words.upperBound { continue }
      guard entity.kind == .person else {
        result.append(entity)
        continue
      }
      let sentence = analysis.sentences[Int(analysis.sentenceIndex[entity.words.lowerBound])].words
      var end = entity.words.upperBound
      while end + 1 < sentence.upperBound, isHyphen(end), startsWithCapital(end + 1) { end += 2 }
      result.append(
        end == entity.words.upperBound
          ? entity : analysis.mention(entity.words.lowerBound..<end, .person))
    }
    analysis.entities = result
  }

  /// Whether a word is a hyphen with no space on either side.
  private func isHyphen(_ word: Int) -> Bool {
    ["-", "\u{2010}", "\u{2011}"].contains(analysis.forms[word])
      && analysis.spans[word - 1].end == analysis.spans[word].start
      && analysis.spans[word].end == analysis.spans[word + 1].start
  }

  private func startsWithCapital(_ word: Int) -> Bool {
    analysis.forms[word].unicodeScalars.first?.properties.isUppercase ?? false
  }

  private mutating func recogniseDescribed() {
    for word in 0..<analysis.count
    where analysis.upos[word] == .properNoun
      && analysis.dependents[word].contains(where: { isOffice($0) })
    {
      var end = word + 1
      while end < analysis.count, analysis.heads[end] == word, analysis.relations[end] == .flat {
        end += 1
      }
      let words = word..<end
      guard words.count > 1,
        !analysis.entities.contains(where: { $0.kind == .person && $0.words.overlaps(words) })
          || analysis.entities.contains(where: {
            $0.kind == .person && words.contains($0.words.lowerBound)
              && $0.words.upperBound == end && $0.words.count < words.count
          })
      else { continue }
      analysis.entities.removeAll { $0.words.overlaps(words) }
      analysis.entities.append(analysis.mention(words, .person))
    }
    analysis.entities.sort { $0.words.lowerBound < $1.words.lowerBound }
  }

  /// "Franjo Tuđman and Slobodan Milošević": a name of two words or more that no table knows is a
  /// person beside a person.
  private mutating func settleCoordinated() {
    let persons = Set(
      analysis.entities.filter { $0.kind == .person }.flatMap { Array($0.words) })
    for index in analysis.entities.indices {
      let entity = analysis.entities[index]
      guard entity.kind != .person, entity.words.count > 1, entity.words.count <= 3,
        entity.words.allSatisfy({ analysis.upos[$0] == .properNoun }),
        NameLists.standard.isUnknown(analysis.forms[entity.words])
      else { continue }
      let isBesidePerson = entity.words.contains { word in
        (analysis.relations[word] == .conj && analysis.heads[word].map(persons.contains) ?? false)
          || analysis.dependents[word].contains {
            analysis.relations[$0] == .conj && persons.contains($0)
          }
      }
      if isBesidePerson { analysis.entities[index].kind = .person }
    }
  }

  /// Whether `word` names an office in apposition: "…, the president of Latvia".
  private func isOffice(_ word: Int) -> Bool {
    analysis.relations[word] == .appos && analysis.upos[word] == .noun
      && TitleLexicon.standard.title(analysis.lemmas[word]) != nil
  }

  private mutating func recogniseTitled() {
    let forms = analysis.forms
    var found: [EntityMention] = []
    for sentence in analysis.sentences {
      var word = sentence.words.lowerBound
      while word < sentence.words.upperBound {
        guard let title = TitleLexicon.standard.title(at: word, in: forms),
          title.entry.place != .after, title.entry.class != .modifier,
          let words = name(after: word..<(word + title.count), in: sentence.words)
        else {
          word += 1
          continue
        }
        found.append(analysis.mention(words, .person))
        word = words.upperBound
      }
    }
    guard !found.isEmpty else { return }
    let kept = analysis.entities.filter { entity in
      !found.contains { $0.words.overlaps(entity.words) }
    }
    analysis.entities = (kept + found).sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  /// The words of the name that a title stands before and describes; nil where there is none.
  private func name(after title: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
    let first = title.upperBound
    let last = first - 1
    guard first < sentence.upperBound, analysis.upos[first] == .properNoun,
      TitleLexicon.standard.title(at: first, in: analysis.forms) == nil
    else { return nil }
    let describes =
      title.contains { analysis.heads[$0] == first && analysis.relations[$0] == .nmodDesc }
      || (analysis.heads[first] == last && analysis.relations[first] == .flat)
    guard describes else { return nil }
    var end = first + 1
    while end < sentence.upperBound, analysis.relations[end] == .flat,
      analysis.upos[end] == .properNoun,
      let head = analysis.heads[end], head == first || head == last
    {
      end += 1
    }
    return first..<end
  }

  private mutating func leaveTitlesOut() {
    for index in analysis.entities.indices {
      let entity = analysis.entities[index]
      guard entity.kind == .person, entity.words.count > 1 else { continue }
      let forms = form(entity.words)
      var start = 0
      // "Dean" and the like are given names more often than titles.
      while let title = TitleLexicon.standard.title(at: start, in: forms),
        title.entry.place != .after, title.entry.class != .academic,
        start + title.count < forms.count
      {
        start += title.count
      }
      guard start > 0 else { continue }
      let words = (entity.words.lowerBound + start)..<entity.words.upperBound
      analysis.entities[index].words = words
      analysis.entities[index].span = Span(
        analysis.spans[words.lowerBound].start, entity.span.end)
    }
  }

  private mutating func recogniseSurnames() {
    var surnames: Set<String> = []
    var others: [String: Int] = [:]
    var persons: [String: Int] = [:]
    for entity in analysis.entities {
      guard entity.kind == .person else {
        if entity.words.count == 1 {
          others[analysis.forms[entity.words.lowerBound], default: 0] += 1
        }
        continue
      }
      let last = analysis.forms[entity.words.upperBound - 1]
      persons[last, default: 0] += 1
      if (2...4).contains(entity.words.count) { surnames.insert(last) }
    }
    for index in analysis.entities.indices {
      let entity = analysis.entities[index]
      guard entity.words.count == 1, entity.kind != .person else { continue }
      let name = analysis.forms[entity.words.lowerBound]
      if surnames.contains(name), others[name, default: 0] < 2 * persons[name, default: 0] {
        analysis.entities[index].kind = .person
      }
    }
    // And where it was not found at all.
    let taken = Set(analysis.entities.flatMap { Array($0.words) })
    var found: [EntityMention] = []
    for word in 0..<analysis.count
    where surnames.contains(analysis.forms[word]) && !taken.contains(word)
      && analysis.upos[word] == .properNoun
      && others[analysis.forms[word], default: 0] < 2 * persons[analysis.forms[word], default: 0]
      && ![.compound, .flat].contains(analysis.relations[word].universal)
    {
      found.append(analysis.mention(word..<(word + 1), .person))
    }
    guard !found.isEmpty else { return }
    analysis.entities = (analysis.entities + found).sorted {
      $0.words.lowerBound < $1.words.lowerBound
    }
  }

  private mutating func settleKinds() {
    var counts: [[String]: [EntityMention.Kind: Int]] = [:]
    for entity in analysis.entities {
      counts[form(entity.words), default: [:]][entity.kind, default: 0] += 1
    }
    for index in analysis.entities.indices {
      let entity = analysis.entities[index]
      guard let kinds = counts[form(entity.words)], kinds.count > 1 else { continue }
      let own = kinds[entity.kind, default: 0]
      for kind in EntityMention.Kind.allCases where kinds[kind, default: 0] >= 2 * own {
        analysis.entities[index].kind = kind
        break
      }
    }
  }

  private mutating func spread() {
    var counts: [[String]: Int] = [:]
    var kinds: [[String]: EntityMention.Kind] = [:]
    for entity in analysis.entities where entity.words.count > 1 {
      let form = form(entity.words)
      counts[form, default: 0] += 1
      kinds[form] = kinds[form] ?? entity.kind
    }
    // By first word, the longest first.
    var names: [String: [[String]]] = [:]
    for (form, count) in counts where count > 1 { names[form[0], default: []].append(form) }
    guard !names.isEmpty else { return }
    for key in names.keys { names[key]?.sort { $0.count > $1.count } }
    var taken = Array(repeating: false, count: analysis.count)
    for entity in analysis.entities { for word in entity.words { taken[word] = true } }
    var found: [EntityMention] = []
    for word in 0..<analysis.count where !taken[word] {
      for name in names[analysis.forms[word]] ?? [] {
        let words = word..<(word + name.count)
        guard words.upperBound <= analysis.count, words.allSatisfy({ !taken[$0] }),
          analysis.sentenceIndex[word] == analysis.sentenceIndex[words.upperBound - 1],
          analysis.forms[words].elementsEqual(name), let kind = kinds[name]
        else { continue }
        for word in words { taken[word] = true }
        found.append(analysis.mention(words, kind))
        break
      }
    }
    guard !found.isEmpty else { return }
    analysis.entities = (analysis.entities + found).sorted { $0.span < $1.span }
  }
}
