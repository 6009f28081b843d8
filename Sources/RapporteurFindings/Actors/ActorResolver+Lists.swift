internal import RapporteurCore
internal import RapporteurLanguage

/// Names in one list.
extension ActorResolver {
  /// The persons whose names stand in one list with that of `word`, told by the words between them:
  /// parsers lose members of long lists.
  func listed(with word: Int) -> [Reference] {
    guard let list = listOfWord[word] else { return [] }
    return lists[list].compactMap { index in
      guard let id = actorOfEntity[index] else { return nil }
      return Reference(
        actor: id, span: analysis.entities[index].span, basis: .explicit, means: .list)
    }
  }

  /// Puts the persons into lists whose names only commas, "and", titles and states part.
  mutating func gatherLists() {
    var current: [Int] = []
    func isJoined(_ a: Int, _ b: Int) -> Bool {
      let end = analysis.entities[a].words.upperBound
      let start = titleStart[b] ?? analysis.entities[b].words.lowerBound
      if analysis.entities[a].kind == .person, isJoinedByOffice(end, start) { return true }
      guard end < start, start - end <= 8,
        analysis.sentenceIndex[end] == analysis.sentenceIndex[start], !isClauseBoundary(a, b)
      else { return false }
      var hasJoiner = false
      for word in end..<start {
        let form = analysis.lowercasedForm(word)
        if form == "," || form == "and" || form == "&" {
          hasJoiner = true
        } else if form == "of" || form == "the" {
          continue
        } else if let entity = entityOfWord[word], analysis.entities[entity].kind != .person,
          analysis.entities[a].kind == .person
        {
          continue
        } else {
          return false
        }
      }
      return hasJoiner
    }
    func close(_ list: [Int], _ lists: inout [[Int]]) {
      if list.count > 1 { lists.append(list) }
    }
    for isPerson in [true, false] {
      current = []
      for (index, entity) in analysis.entities.enumerated()
      where (entity.kind == .person) == isPerson && actorOfEntity[index] != nil {
        if let last = current.last, isJoined(last, index) {
          current.append(index)
        } else {
          close(current, &lists)
          current = [index]
        }
      }
      close(current, &lists)
    }
    for (number, list) in lists.enumerated() {
      for index in list {
        let entity = analysis.entities[index]
        for word in (titleStart[index] ?? entity.words.lowerBound)..<entity.words.upperBound {
          listOfWord[word] = number
        }
      }
    }
  }

  /// "To Norway, and | Sweden will …", "During the Forum, | the Union said …": the second of two names opens
  /// a clause, as the subject of a verb that the first does not depend on as subject.
  private func isClauseBoundary(_ a: Int, _ b: Int) -> Bool {
    if isFronted(a, before: b) { return true }
    guard let first = analysis.top(of: analysis.entities[a].words),
      let second = analysis.top(of: analysis.entities[b].words),
      [.nsubj, .nsubjPass].contains(analysis.relations[second])
        || analysis.relation(second) == .nsubj,
      analysis.heads[second].map({ $0 > second }) ?? false,
      analysis.relation(first) != .nsubj, analysis.relation(first) != .conj
    else { return false }
    return analysis.dependents[first].contains { analysis.relation($0) == .case && $0 < first }
      || ![.appos, .flat, .compound, .dep].contains(analysis.relation(first))
  }

  /// "After an audience with Pope Alva, | President Holm met …": the first of two names ends what stands before the
  /// clause.
  private func isFronted(_ a: Int, before b: Int) -> Bool {
    let (first, second) = (analysis.entities[a].words, analysis.entities[b].words)
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[first.lowerBound])].words
    let gap = first.upperBound..<second.lowerBound
    guard ["after", "before", "following"].contains(analysis.lowercasedForm(sentence.lowerBound)),
      analysis.forms[first.upperBound] == ",",
      !gap.contains(where: { ["and", "&"].contains(analysis.lowercasedForm($0)) }),
      !(sentence.lowerBound..<first.lowerBound).contains(where: { analysis.forms[$0] == "," })
    else { return false }
    var next = second.upperBound
    if next + 1 < sentence.upperBound, analysis.forms[next] == ",",
      ["jr.", "sr."].contains(analysis.lowercasedForm(next + 1))
    {
      next += 2
    }
    return next < sentence.upperBound
      && ![",", "and", "&"].contains(analysis.lowercasedForm(next))
  }

  /// "Norway’s and | Sweden’s support": the owner before "and", where the tree has only the second.
  mutating func coOwners(of word: Int) -> [Reference] {
    guard analysis.relations[word] == .nmodPoss, analysis.upos[word] != .pronoun else { return [] }
    var start = entityOfWord[word].map { analysis.entities[$0].words.lowerBound } ?? word
    if start > 0, analysis.lowercasedForm(start - 1) == "the" { start -= 1 }
    guard start > 2, analysis.lowercasedForm(start - 1) == "and",
      analysis.isPossessiveMark(start - 2),
      let entity = entityOfWord[start - 3]
    else { return [] }
    let owner = analysis.entities[entity].words.lowerBound
    return single(owner).filter { canAct($0.actor) }
  }

  /// "Ana Holm, Per Lind, | and other officials met": those before "and" whom the parser took for a subject of
  /// their own.
  mutating func coSubjects(of word: Int) -> [Reference]? {
    guard analysis.relations[word] == .nsubj, let verb = analysis.heads[word],
      let first = analysis.dependents[verb].first(where: {
        $0 < word && analysis.relations[$0] == .nsubj
          // "As members of the guild, she and he": as what, not who.
          && analysis.dependent(of: $0, .case) == nil
      })
    else { return nil }
    let start = analysis.subtree(of: word).first { analysis.upos[$0] != .punctuation } ?? word
    // "Ana Holm and Senior Advisor to the | President Per Lind met": the second's title, taken for somebody.
    let isTitled = analysis.dependents(of: first, .conj).contains {
      $0 < start && start - $0 <= 4 && lexicon.isOfficeWord(analysis.lemma($0))
        && analysis.dependent(of: $0, .cc).map { analysis.lowercasedForm($0) } == "and"
    }
    guard start > first + 1, isTitled || ["and", "&"].contains(analysis.lowercasedForm(start - 1))
    else { return nil }
    return references(at: first)
  }
}
