/// What the name finder sees of a sentence.
package struct NameInput {
  package let words: SentenceTraits
  /// For each word, one more than the index of its tags.
  package let tags: [UInt64]
  /// For each word, what the tables of states and titles say of it, as bits.
  package let listed: [UInt64]

  package init(words: SentenceTraits, tags: [UInt64], listed: [UInt64]) {
    self.words = words
    self.tags = tags
    self.listed = listed
  }

  @inline(__always)
  func tag(_ index: Int) -> UInt64 { tags.indices.contains(index) ? tags[index] : 0 }

  @inline(__always)
  func list(_ index: Int) -> UInt64 { listed.indices.contains(index) ? listed[index] : 0 }

  /// Adds the features of the label of the word at `index`; `before` and `before2` are the labels
  /// of the two words to its left.
  package func addFeatures(
    _ index: Int, before: NameLabel, before2: NameLabel, to features: FeatureList
  ) {
    let word = words[index]
    let left = words[index - 1]
    let left2 = words[index - 2]
    let right = words[index + 1]
    let right2 = words[index + 2]
    let tag = tag(index)
    let last = UInt64(before.number)
    let last2 = UInt64(before2.number)
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
    features.add(611, left.lower)
    features.add(612, right.lower)
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
    features.add(626, word.cluster)
    features.add(627, left.coarseCluster, word.coarseCluster)
    features.add(628, word.coarseCluster, right.coarseCluster)
    features.add(629, left.cluster, word.shape)
    features.add(630, right.cluster, word.shape)
    features.add(631, left2.coarseCluster, left.coarseCluster, word.shape)
    features.add(632, right.coarseCluster, right2.coarseCluster, word.shape)
    features.add(633, last)
    features.add(634, last, last2)
    features.add(635, last, word.lower)
    features.add(636, last, tag, self.tag(index + 1))
    features.add(637, last, left.lower)
    features.add(638, last, right.lower, word.shape)
    features.add(639, last, word.shape, right.shape)
    features.add(640, last, word.cluster)
    features.add(641, last, left.lower, word.shape)
    features.add(642, last, word.suffix3)
    features.add(643, last, word.lower, right.lower)
    features.add(644, list(index), last)
    features.add(645, list(index), list(index + 1), last)
    features.add(646, list(index - 1), list(index), word.shape)
    features.add(647, list(index - 1), last, word.shape)
    features.add(648, list(index), word.shape, list(index + 1), right.shape)
    features.add(649, last, left.coarseCluster, right.coarseCluster)
    features.add(653, word.coarseCluster, word.shape)
    features.add(650, word.prefix2, word.shape)
    features.add(651, left.suffix3, word.shape)
    features.add(652, right.suffix3, word.shape)
  }
}
