/// What the second opinion on names sees of a sentence.
package struct NameInput {
  package let words: SentenceTraits
  /// For each word, one more than the index of its tags.
  private let tags: [UInt64]
  /// For each word, what the tables of states, titles and parts of names say of it, as bits.
  private let listed: [UInt64]
  /// For each word, the run of capitalised words that it belongs to; empty where there is none.
  private let runs: [Range<Int>]

  /// - Parameter isProper: for each word, whether it is tagged as a proper noun.
  package init(words: SentenceTraits, tags: [Int], isProper: [Bool], listed: [UInt64]) {
    self.words = words
    self.tags = tags.map { UInt64($0 + 1) }
    self.listed = listed
    var runs = Array(repeating: 0..<0, count: words.count)
    var start = 0
    while start < words.count {
      var end = start
      // What begins a sentence has a capital anyway.
      while end < words.count, words[end].isCapitalised, end > 0 || isProper[0] { end += 1 }
      for index in start..<end { runs[index] = start..<end }
      start = max(end, start + 1)
    }
    self.runs = runs
  }

  package var count: Int { words.count }

  /// Whether a name could be near: the word or one beside it has a capital. On others there is no
  /// second opinion.
  @inline(__always)
  package func matters(_ index: Int) -> Bool {
    words[index].isCapitalised || words[index - 1].isCapitalised
      || words[index + 1].isCapitalised
  }

  @inline(__always)
  private func tag(_ index: Int) -> UInt64 { tags.indices.contains(index) ? tags[index] : 0 }

  @inline(__always)
  private func list(_ index: Int) -> UInt64 {
    listed.indices.contains(index) ? listed[index] : 0
  }

  /// Adds the features of the label of the word at `index`. None depends on the labels of other
  /// words. The stored model depends on every line here.
  package func addFeatures(_ index: Int, to features: FeatureList) {
    let word = words[index]
    let left = words[index - 1]
    let left2 = words[index - 2]
    let right = words[index + 1]
    let right2 = words[index + 2]
    let tag = tag(index)
    let start: UInt64 = index == 0 ? 1 : 0
    features.add(601, 0)
    features.add(602, word.lower)
    features.add(603, word.form)
    features.add(604, word.shape, start)
    features.add(605, word.prefix3)
    features.add(606, word.suffix2)
    features.add(607, word.suffix3)
    features.add(608, word.suffix4)
    features.add(609, tag, word.flags)
    features.add(610, tag, word.shape, start)
    features.add(611, left.lower, word.flags)
    features.add(612, right.lower, word.flags)
    features.add(613, left2.lower)
    features.add(614, right2.lower)
    features.add(615, left.lower, word.lower)
    features.add(616, word.lower, right.lower)
    features.add(617, left2.lower, left.lower)
    features.add(618, right.lower, right2.lower)
    features.add(619, left.lower, right.lower)
    features.add(620, left.shape, word.shape, right.shape)
    features.add(621, word.shape, right.shape, right2.shape)
    features.add(622, left2.shape, left.shape, word.shape)
    features.add(623, self.tag(index - 1), tag, self.tag(index + 1))
    features.add(624, tag, self.tag(index + 1), self.tag(index + 2))
    features.add(625, self.tag(index - 2), self.tag(index - 1), tag)
    features.add(644, list(index))
    features.add(645, list(index), list(index + 1))
    features.add(646, list(index - 1), list(index), word.shape)
    features.add(648, list(index), word.shape, list(index + 1), right.shape)
    features.add(649, list(index - 1), list(index), list(index + 1))
    features.add(651, left.suffix3, word.shape)
    features.add(652, right.suffix3, word.shape)
    features.add(653, word.prefix2, word.shape)
    let run = runs[index]
    guard !run.isEmpty else { return }
    // Where the word stands in the run, up to four words from either end.
    let place = UInt64(min(index - run.lowerBound, 3) * 4 + min(run.upperBound - 1 - index, 3))
    let before = words[run.lowerBound - 1]
    let after = words[run.upperBound]
    let last = words[run.upperBound - 1]
    let first = words[run.lowerBound]
    features.add(660, place)
    features.add(661, place, last.lower)
    features.add(662, place, first.lower)
    features.add(663, place, before.lower)
    features.add(664, place, after.lower)
    features.add(665, place, list(run.lowerBound), list(run.upperBound - 1))
    features.add(666, place, last.suffix3)
    features.add(667, place, last.shape, first.shape)
    features.add(668, place, words[run.lowerBound - 2].lower, before.lower)
    features.add(669, place, after.lower, words[run.upperBound + 1].lower)
    features.add(670, place, list(run.lowerBound - 1), list(run.lowerBound))
  }
}

extension WordTraits {
  /// Whether it begins with a capital.
  @inline(__always)
  fileprivate var isCapitalised: Bool { flags & 1 != 0 }
}
