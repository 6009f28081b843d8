internal import CRapporteurKernels

extension Network {
  /// Decides heads and relations.
  func decideTrees(
    _ group: [Int], _ starts: [Int], _ lengths: [Int], _ count: Int, _ workspace: NetworkWorkspace,
    _ results: inout [Result]
  ) {
    let arcSize = arcHead.rows
    // The heads' vectors in `other`, the dependents' in `scores`, as the pairs' products need them.
    hide(arcHead, count, workspace)
    workspace.other.reserve(count * arcSize)
    workspace.other.start.update(from: workspace.hidden.start, count: count * arcSize)
    hide(arcDependent, count, workspace)
    score(arcScores, count, workspace)
    let root = vector(arcRoot)
    var heads: [[Int]] = []
    for (index, number) in group.enumerated() {
      var sentence: [Int] = []
      var start = 0
      while start < lengths[index] {
        let size = min(Self.treeLimit, lengths[index] - start)
        sentence += piece(
          at: starts[index] + start, size, offset: start, first: sentence.firstIndex(of: 0), root,
          workspace, &results[number].headMargins)
        start += size
      }
      heads.append(sentence)
    }

    let size = relationHead.rows
    hide(relationHead, count, workspace)
    workspace.other.reserve(count * size)
    workspace.other.start.update(from: workspace.hidden.start, count: count * size)
    let labels = relationOfHead.rows
    var ofHead = Array(repeating: Float(0), count: (count + 1) * labels)
    ofHead.withUnsafeMutableBufferPointer { ofHead in
      guard let base = ofHead.baseAddress else { return }
      multiply(
        relationOfHead, workspace.hiddenBytes.start, workspace.hiddenScales.start, count, to: base)
    }
    let rootVector = vector(relationRoot)
    let rootScores = scores(ofRoot: rootVector, workspace)
    hide(relationDependent, count, workspace)
    var ofDependent = Array(repeating: Float(0), count: count * labels)
    ofDependent.withUnsafeMutableBufferPointer { ofDependent in
      guard let base = ofDependent.baseAddress else { return }
      multiply(
        relationOfDependent, workspace.hiddenBytes.start, workspace.hiddenScales.start, count,
        to: base)
    }
    score(relationPair, count, workspace)
    var pair = Array(repeating: Float(0), count: relations.count)
    rootVector.withUnsafeBufferPointer { rootVector in
      guard let rootBase = rootVector.baseAddress else { return }
      for (index, sentence) in group.enumerated() {
        let start = starts[index]
        results[sentence].heads = heads[index].map { $0 == 0 ? nil : $0 - 1 }
        var margins: [Float] = []
        results[sentence].relations = heads[index].enumerated().map { word, head in
          let dependent = start + word
          let headVector =
            head == 0 ? rootBase : UnsafePointer(workspace.other.start + (start + head - 1) * size)
          rk_dots(
            level, headVector, workspace.scores.start + dependent * relationPair.rows,
            Int32(relations.count), Int32(size), &pair)
          var best: Int?
          var second = -Float.infinity
          for label in relations.indices {
            // Only the word on the root is the root.
            guard (relations[label] == .root) == (head == 0) else { continue }
            let one = head == 0 ? rootScores[label] : ofHead[(start + head - 1) * labels + label]
            pair[label] += ofDependent[dependent * labels + label] + one
            if let known = best, pair[label] <= pair[known] {
              second = max(second, pair[label])
              continue
            }
            if let known = best { second = pair[known] }
            best = label
          }
          margins.append(best.map { pair[$0] - second } ?? 0)
          return best.map { relations[$0] } ?? .dep
        }
        results[sentence].relationMargins = margins
        settleMarks(&results[sentence])
        Self.settleClauses(&results[sentence])
        joinSubjects(&results[sentence])
        settleReports(&results[sentence])
        settleSubjects(&results[sentence])
        Self.settleCoordinations(&results[sentence])
      }
    }
  }

  /// What tags and marks forbid: "is meeting" has an auxiliary, not a copula, and a noun with a preposition
  /// behind another noun, "the entry into the pact will", is no subject.
  private func settleMarks(_ result: inout Result) {
    for word in result.heads.indices {
      guard let head = result.heads[word] else { continue }
      if result.relations[word] == .cop, word < head, tags[result.tags[head]].xpos == "VBG",
        tags[result.tags[head]].upos == .verb
      {
        result.relations[word] = .aux
      }
      guard result.relations[word] == .nsubj, word < head,
        let first = result.heads.indices.first(where: {
          hangs($0, below: word, in: result)
        }), first > 0, result.relations[first] == .case, result.heads[first] == word,
        tags[result.tags[first]].upos == .adposition, result.heads[first - 1] == head,
        result.relations[first - 1] == .obj,
        [.noun, .properNoun].contains(tags[result.tags[first - 1]].upos)
      else { continue }
      result.relations[first - 1] = .nsubj
      result.heads[word] = first - 1
      result.relations[word] = .nmod
    }
  }

  /// A verb has one clause for its object: in "noted that they agreed that it depends" a second one
  /// whose "that" follows the verb of the first is the object of that.
  ///
  /// The scores are those of single arcs and cannot see this.
  static func settleClauses(_ result: inout Result) {
    for marker in result.heads.indices.dropFirst() where result.relations[marker] == .mark {
      guard let clause = result.heads[marker], result.relations[clause] == .ccomp, clause > marker,
        let governor = result.heads[clause], governor < marker - 1,
        result.relations[marker - 1] == .ccomp, result.heads[marker - 1] == governor
      else { continue }
      result.heads[clause] = marker - 1
    }
  }

  /// "discussed the price of gas and the return of refugees": a noun that is built like the one before, with an
  /// article and a complement, is joined to that, not to its complement.
  ///
  /// In the training and development parts of EWT and GUM it is so in 39 of 50 such phrases that are one or the other.
  static func settleCoordinations(_ result: inout Result) {
    func child(of head: Int, where fits: (Int) -> Bool) -> Bool {
      result.heads.indices.contains { result.heads[$0] == head && fits($0) }
    }
    func hasArticle(_ noun: Int) -> Bool {
      child(of: noun) { $0 < noun && result.relations[$0] == .det }
    }
    func hasPreposition(_ noun: Int) -> Bool {
      child(of: noun) { $0 < noun && result.relations[$0] == .case }
    }
    for noun in result.heads.indices where result.relations[noun] == .conj {
      guard let complement = result.heads[noun], complement < noun,
        result.relations[complement] == .nmod, let first = result.heads[complement],
        first < complement, hasPreposition(complement), !hasPreposition(noun),
        child(of: noun, where: { $0 < noun && result.relations[$0] == .cc }),
        hasArticle(noun), hasArticle(first),
        child(
          of: noun,
          where: {
            $0 > noun && result.relations[$0] == .nmod && hasPreposition($0)
          })
      else { continue }
      result.heads[noun] = first
    }
  }

  /// A predicate has one subject: "to deliver aid" in "a ceasefire is necessary to deliver aid" is none.
  ///
  /// And of two names or nouns side by side, "Guntis Ulmanis said", the second
  /// belongs to the first.
  private func joinSubjects(_ result: inout Result) {
    for word in result.heads.indices where result.relations[word] == .csubj {
      guard let head = result.heads[word], head < word,
        result.heads.indices.contains(where: {
          result.heads[$0] == head && $0 < head && result.relations[$0] == .nsubj
        })
      else { continue }
      result.relations[word] = .advcl
    }
    for word in result.heads.indices.dropFirst() where result.relations[word] == .nsubj {
      guard result.relations[word - 1] == .nsubj, let verb = result.heads[word],
        result.heads[word - 1] == verb, tags[result.tags[word]].upos == .properNoun,
        [.properNoun, .noun].contains(tags[result.tags[word - 1]].upos)
      else { continue }
      result.heads[word] = word - 1
      result.relations[word] = .flat
      for child in result.heads.indices where result.heads[child] == word {
        result.heads[child] = word - 1
      }
    }
  }

  /// "The envoys say | the truce | will hold": a noun between a verb and a finite verb that has no
  /// subject is not the object of the first but the subject of the second.
  private func settleReports(_ result: inout Result) {
    let count = result.heads.count
    for noun in result.heads.indices where result.relations[noun] == .obj {
      guard let verb = result.heads[noun], verb < noun,
        tags[result.tags[verb]].upos == .verb
      else { continue }
      let last = end(of: noun, in: result)
      guard last + 1 < count else { continue }
      // What follows the noun's phrase: a finite verb, or the auxiliary of one.
      let next = last + 1
      let isFinite = ["VBD", "VBZ", "VBP", "MD"].contains(tags[result.tags[next]].xpos)
      let isHelper = [.aux, .auxPass, .cop].contains(result.relations[next])
      guard isFinite, let clause = isHelper ? result.heads[next] : next, clause >= next,
        [.advcl, .parataxis, .ccomp, .dep].contains(result.relations[clause]),
        let governor = result.heads[clause], governor <= verb,
        !result.heads.indices.contains(where: {
          result.heads[$0] == clause
            && [.nsubj, .nsubjPass, .nsubjOuter, .csubj, .expl, .mark, .cc].contains(
              result.relations[$0])
        })
      else { continue }
      // "…, claiming the accession would be": the participle hung on the verb of its content.
      if result.heads[verb] == clause {
        result.heads[verb] = governor
        result.relations[verb] = .advcl
      }
      guard !hangs(verb, below: clause, in: result) else { continue }
      result.heads[clause] = verb
      result.relations[clause] = .ccomp
      result.heads[noun] = clause
      result.relations[noun] =
        result.heads.indices.contains {
          result.heads[$0] == clause && result.relations[$0] == .auxPass
        } ? .nsubjPass : .nsubj
    }
  }

  /// "a statement saying | their entry | will help": a noun before a finite verb that has no subject is
  /// not its object; and what is said hangs on the verb of saying before it.
  private func settleSubjects(_ result: inout Result) {
    for noun in result.heads.indices.dropFirst() where result.relations[noun] == .obj {
      guard let clause = result.heads[noun], clause > noun,
        [.noun, .properNoun].contains(tags[result.tags[noun]].upos),
        [.advcl, .parataxis, .ccomp].contains(result.relations[clause]),
        let governor = result.heads[clause],
        let first = result.heads.indices.first(where: { hangs($0, below: noun, in: result) }),
        first > 0, tags[result.tags[first - 1]].upos == .verb, governor <= first - 1
      else { continue }
      let verb = first - 1
      let isFinite = result.heads.indices.contains {
        ($0 == clause || (result.heads[$0] == clause && result.relations[$0] == .aux))
          && ["VBD", "VBZ", "VBP", "MD"].contains(tags[result.tags[$0]].xpos)
      }
      let isSettled = result.heads.indices.contains {
        (result.heads[$0] == clause
          && [.nsubj, .nsubjPass, .csubj, .expl, .mark].contains(result.relations[$0]))
          || (result.heads[$0] == verb
            && [.obj, .ccomp, .xcomp].contains(result.relations[$0]) && $0 != clause)
      }
      guard isFinite, !isSettled, !hangs(verb, below: clause, in: result) else { continue }
      result.relations[noun] = .nsubj
      result.heads[clause] = verb
      result.relations[clause] = .ccomp
    }
  }

  /// The last word of the phrase that hangs on `word`.
  private func end(of word: Int, in result: Result) -> Int {
    result.heads.indices.last { $0 >= word && hangs($0, below: word, in: result) } ?? word
  }

  /// Whether `word` is `ancestor` or hangs on it, directly or not.
  private func hangs(_ word: Int, below ancestor: Int, in result: Result) -> Bool {
    var next: Int? = word
    while let current = next, current != ancestor { next = result.heads[current] }
    return next == ancestor
  }

  /// The heads, 0 the root, of `size` words from `start` on, which are those from `offset` on in
  /// their sentence. A piece that is not the sentence's first hangs on `first`, its root. `margins` gets by how much
  /// each head's score is above that of the best other one.
  private func piece(
    at start: Int, _ size: Int, offset: Int, first: Int?, _ root: [Float],
    _ workspace: NetworkWorkspace, _ margins: inout [Float]
  ) -> [Int] {
    let arcSize = arcHead.rows
    let width = size + 1
    var scores = Array(repeating: Float(0), count: size * width)
    scores.withUnsafeMutableBufferPointer { scores in
      guard let base = scores.baseAddress else { return }
      for word in 0..<size {
        let dependent = workspace.scores.start + (start + word) * arcSize
        rk_dots(level, dependent, root, 1, Int32(arcSize), base + word * width)
        rk_dots(
          level, dependent, workspace.other.start + start * arcSize, Int32(size), Int32(arcSize),
          base + word * width + 1)
      }
    }
    let heads = TreeDecoder.heads(scores, count: size)
    for (word, head) in heads.enumerated() {
      var other = -Float.infinity
      for candidate in 0..<width where candidate != head && candidate != word + 1 {
        other = max(other, scores[word * width + candidate])
      }
      margins.append(scores[word * width + head] - other)
    }
    return heads.map { head in
      head == 0 ? (first.map { $0 + 1 } ?? 0) : head + offset
    }
  }

  private func vector(_ table: NetworkTable) -> [Float] {
    var result = Array(repeating: Float(0), count: table.columns)
    result.withUnsafeMutableBufferPointer {
      if let base = $0.baseAddress { table.add(0, to: base) }
    }
    return result
  }

  private func scores(ofRoot root: [Float], _ workspace: NetworkWorkspace) -> [Float] {
    workspace.hiddenBytes.reserve(root.count)
    workspace.hiddenScales.reserve(1)
    var result = Array(repeating: Float(0), count: relationOfHead.rows)
    rk_quantise(
      level, root, 1, Int32(root.count), Int32(root.count), workspace.hiddenBytes.start,
      workspace.hiddenScales.start)
    result.withUnsafeMutableBufferPointer {
      guard let base = $0.baseAddress else { return }
      multiply(
        relationOfHead, workspace.hiddenBytes.start, workspace.hiddenScales.start, 1, to: base)
    }
    return result
  }
}
