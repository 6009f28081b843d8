internal import CRapporteurKernels

extension Network {
  /// What the network says of each of `sentences`, in their order.
  func read(_ sentences: [SentenceTraits], _ workspace: NetworkWorkspace) -> [Result] {
    var results = Array(repeating: Result(), count: sentences.count)
    // Sentences of like length go together; the longest come first in a group.
    let order = sentences.indices.sorted {
      let (a, b) = (sentences[$0].count, sentences[$1].count)
      return a != b ? a > b : $0 < $1
    }
    var group: [Int] = []
    var size = 0
    for index in order where sentences[index].count > 0 {
      if !group.isEmpty, size + sentences[index].count > Self.groupSize {
        read(group, of: sentences, workspace, into: &results)
        (group, size) = ([], 0)
      }
      group.append(index)
      size += sentences[index].count
    }
    if !group.isEmpty { read(group, of: sentences, workspace, into: &results) }
    return results
  }

  private func read(
    _ group: [Int], of sentences: [SentenceTraits], _ workspace: NetworkWorkspace,
    into results: inout [Result]
  ) {
    var starts: [Int] = []
    var count = 0
    for index in group {
      starts.append(count)
      count += sentences[index].count
    }
    let lengths = group.map { sentences[$0].count }
    readInput(group.map { sentences[$0] }, count, workspace)
    let wide = 2 * memorySize
    workspace.unitScales.reserve(count)
    for word in 0..<count { workspace.unitScales.start[word] = 1 / 127 }
    for layer in 0..<2 {
      workspace.layers[layer].reserve(count * wide)
      for direction in 0..<2 {
        remember(
          memories[2 * layer + direction], layer: layer, backwards: direction == 1, starts, lengths,
          count, workspace)
      }
    }
    decideWords(group, of: sentences, starts, lengths, count, workspace, &results)
    decideTrees(group, starts, lengths, count, workspace, &results)
  }

  /// Fills `input` with the vectors of the words, as floats and as bytes.
  private func readInput(
    _ sentences: [SentenceTraits], _ count: Int, _ workspace: NetworkWorkspace
  ) {
    workspace.input.reserve(count * inputSize)
    workspace.inputBytes.reserve(count * inputSize)
    workspace.inputScales.reserve(count)
    var output = workspace.input.start
    for sentence in sentences {
      let listed = NameLists.ofNetwork.bits(of: sentence)
      for index in 0..<sentence.count {
        output.update(repeating: 0, count: inputSize)
        let traits = sentence[index]
        // Row 0 is that of the words which have none of their own.
        words.add(vocabulary[traits.lower].map { $0 + 1 } ?? 0, to: output)
        WordFeatures.eachPart(of: traits, rows: parts.rows) {
          parts.add($0, to: output + words.columns)
        }
        WordFeatures.eachShape(of: traits, listed: listed[index]) {
          shapes.add($0, to: output + words.columns + parts.columns)
        }
        output += inputSize
      }
    }
    rk_quantise(
      level, workspace.input.start, Int32(count), Int32(inputSize), Int32(inputSize),
      workspace.inputBytes.start, workspace.inputScales.start)
  }

  /// Runs one direction of one layer over the sentences of a group, side by side.
  private func remember(
    _ memory: (input: NetworkMatrix, recurrent: NetworkMatrix), layer: Int, backwards: Bool,
    _ starts: [Int], _ lengths: [Int], _ count: Int, _ workspace: NetworkWorkspace
  ) {
    let size = memorySize
    let gateSize = 4 * size
    workspace.gates.reserve(count * gateSize)
    let source = layer == 0 ? workspace.inputBytes.start : workspace.layers[layer - 1].start
    let scales = layer == 0 ? workspace.inputScales.start : workspace.unitScales.start
    multiply(memory.input, source, scales, count, to: workspace.gates.start)

    let sentences = starts.count
    workspace.cells.reserve(sentences * size)
    workspace.cells.start.update(repeating: 0, count: sentences * size)
    workspace.state.reserve(sentences * size)
    workspace.state.start.update(repeating: 128, count: sentences * size)
    workspace.stepGates.reserve(sentences * gateSize)
    let output = workspace.layers[layer].start + (backwards ? size : 0)
    var places: [UnsafeMutablePointer<UInt8>?] = Array(repeating: nil, count: sentences)
    var active = sentences
    for step in 0..<lengths[0] {
      // Sentences end one after the other, the shortest first.
      while active > 0, lengths[active - 1] <= step { active -= 1 }
      for index in 0..<active {
        let word = starts[index] + (backwards ? lengths[index] - 1 - step : step)
        (workspace.stepGates.start + index * gateSize)
          .update(from: workspace.gates.start + word * gateSize, count: gateSize)
        places[index] = output + word * 2 * size
      }
      multiply(
        memory.recurrent, workspace.state.start, workspace.unitScales.start, active, adding: true,
        to: workspace.stepGates.start)
      rk_lstm_step(
        level, workspace.stepGates.start, Int32(active), Int32(size), workspace.cells.start, places)
      for index in 0..<active {
        guard let place = places[index] else { continue }
        (workspace.state.start + index * size).update(from: place, count: size)
      }
    }
  }

  func multiply(
    _ matrix: NetworkMatrix, _ bytes: UnsafePointer<UInt8>, _ scales: UnsafePointer<Float>,
    _ count: Int, adding: Bool = false, to output: UnsafeMutablePointer<Float>
  ) {
    withUnsafePointer(to: matrix.matrix) {
      rk_multiply(level, $0, bytes, scales, Int32(count), adding ? 1 : 0, output)
    }
  }

  /// `hidden` from the second layer, and from the input where `input` is given; then as bytes.
  func hide(
    _ matrix: NetworkMatrix, input: NetworkMatrix? = nil, _ count: Int,
    _ workspace: NetworkWorkspace
  ) {
    let size = matrix.rows
    workspace.hidden.reserve(count * size)
    workspace.hiddenBytes.reserve(count * size)
    workspace.hiddenScales.reserve(count)
    multiply(
      matrix, workspace.layers[1].start, workspace.unitScales.start, count,
      to: workspace.hidden.start)
    if let input {
      multiply(
        input, workspace.inputBytes.start, workspace.inputScales.start, count, adding: true,
        to: workspace.hidden.start)
    }
    rk_leaky(level, workspace.hidden.start, Int32(count * size))
    rk_quantise(
      level, workspace.hidden.start, Int32(count), Int32(size), Int32(size),
      workspace.hiddenBytes.start, workspace.hiddenScales.start)
  }

  /// The scores of `matrix` for what `hide` left behind.
  func score(_ matrix: NetworkMatrix, _ count: Int, _ workspace: NetworkWorkspace) {
    workspace.scores.reserve(count * matrix.rows)
    multiply(
      matrix, workspace.hiddenBytes.start, workspace.hiddenScales.start, count,
      to: workspace.scores.start)
  }

  // MARK: Decisions word by word

  private func decideWords(
    _ group: [Int], of sentences: [SentenceTraits], _ starts: [Int], _ lengths: [Int],
    _ count: Int, _ workspace: NetworkWorkspace, _ results: inout [Result]
  ) {
    hide(tagHidden, input: tagHiddenInput, count, workspace)
    score(tagScores, count, workspace)
    for (index, sentence) in group.enumerated() {
      for word in starts[index]..<(starts[index] + lengths[index]) {
        let scores = workspace.scores.start + word * tagScores.rows
        let best = Self.best(scores, tags.count)
        var other = -Float.infinity
        for tag in tags.indices where tag != best { other = max(other, scores[tag]) }
        results[sentence].tags.append(best)
        results[sentence].tagMargins.append(scores[best] - other)
      }
    }
    score(morphologyScores, count, workspace)
    for (index, sentence) in group.enumerated() {
      results[sentence].morphology = results[sentence].tags.enumerated().map { word, tag in
        let scores = workspace.scores.start + (starts[index] + word) * morphologyScores.rows
        var best = tags[tag].morphology[0]
        for other in tags[tag].morphology where scores[other] > scores[best] { best = other }
        return best
      }
    }
    score(lemmaScores, count, workspace)
    for (index, sentence) in group.enumerated() {
      results[sentence].lemmas = (starts[index]..<(starts[index] + lengths[index])).map {
        Self.bestThree(workspace.scores.start + $0 * lemmaScores.rows, lemmas.count)
      }
    }
    hide(nameHidden, input: nameHiddenInput, count, workspace)
    score(nameScores, count, workspace)
    for (index, sentence) in group.enumerated() {
      let scores = workspace.scores.start + starts[index] * nameScores.rows
      if let secondOpinion {
        let input = nameInput(
          sentences[sentence], tags: results[sentence].tags,
          listed: NameLists.standard.bits(of: sentences[sentence]))
        secondOpinion.add(of: input, workspace, to: scores, stride: nameScores.rows)
      }
      results[sentence].names = NameLabel.path(
        scores, stride: nameScores.rows, count: lengths[index])
    }
  }

  /// What the second opinion on names sees of a sentence with those tags.
  func nameInput(_ words: SentenceTraits, tags: [Int], listed: [UInt64]) -> NameInput {
    NameInput(
      words: words, tags: tags, isProper: tags.map { self.tags[$0].upos == .properNoun },
      listed: listed)
  }

  /// The labels of the three highest scores; fewer labels are repeated.
  private static func bestThree(_ scores: UnsafePointer<Float>, _ count: Int) -> [Int] {
    var best = [0, 0, 0]
    var values = [-Float.infinity, -Float.infinity, -Float.infinity]
    for label in 0..<count where scores[label] > values[2] {
      var place = 2
      while place > 0, scores[label] > values[place - 1] {
        best[place] = best[place - 1]
        values[place] = values[place - 1]
        place -= 1
      }
      best[place] = label
      values[place] = scores[label]
    }
    return best
  }

  /// The lemma of a word of that form: as the treebanks have it, where they agree; else by the best
  /// script. Of a verb, by the best one that makes a word which is known ("postponed" is of "postpone",
  /// not of "postpon").
  func lemma(of form: String, _ traits: WordTraits, scripts: [Int], upos: UPOS) -> String {
    if upos != .properNoun, let script = knownLemmas[Self.key(traits, upos)],
      lemmas.indices.contains(script)
    {
      return lemmas[script].lemma(of: form)
    }
    let first = lemmas[scripts[0]].lemma(of: form)
    guard upos == .verb, !isKnown(first) else { return first }
    for script in scripts.dropFirst() {
      let lemma = lemmas[script].lemma(of: form)
      if isKnown(lemma) { return lemma }
    }
    return first
  }

  /// By what a word's lemma is looked up: its form in lower case and its tag.
  package static func key(_ traits: WordTraits, _ upos: UPOS) -> UInt64 {
    Hash.mixed(traits.lower, Hash.of(upos.rawValue))
  }

  private func isKnown(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { bytes in
      vocabulary[WordTraits(bytes, 0..<bytes.count, ignoresCase: true).lower] != nil
    }
  }

  private static func best(_ scores: UnsafePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for label in 1..<max(1, count) where scores[label] > scores[best] { best = label }
    return best
  }
}
