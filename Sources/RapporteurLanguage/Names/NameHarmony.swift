internal import RapporteurCore

/// Makes the names of one text agree with each other.
///
/// Reads and writes the entities of an analysis. Four rules, in this order:
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
    harmony.leaveTitlesOut()
    harmony.recogniseSurnames()
    harmony.settleKinds()
    harmony.spread()
    return harmony.analysis
  }

  private func form(_ words: Range<Int>) -> [String] { Array(analysis.forms[words]) }

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
        let span = analysis.spans[word].union(analysis.spans[words.upperBound - 1])
        found.append(EntityMention(span: span, words: words, kind: kind))
        break
      }
    }
    guard !found.isEmpty else { return }
    analysis.entities = (analysis.entities + found).sorted { $0.span < $1.span }
  }
}
