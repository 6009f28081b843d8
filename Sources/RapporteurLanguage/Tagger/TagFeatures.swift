/// The features of the decisions of the tagger.
package enum TagFeatures {
  /// The features of the tag of the word at `index`; `before` and `before2` are the tags of the
  /// two words to its left, 0 beyond the start, else one more than their index.
  package static func addTag(
    _ words: SentenceTraits, _ index: Int, before: UInt64, before2: UInt64,
    to features: FeatureList
  ) {
    let word = words[index]
    let left = words[index - 1]
    let left2 = words[index - 2]
    let right = words[index + 1]
    let right2 = words[index + 2]
    features.add(101, 0)
    features.add(102, word.lower)
    features.add(103, word.form)
    features.add(104, word.suffix1, word.flags)
    features.add(105, word.suffix2)
    features.add(106, word.suffix3)
    features.add(107, word.suffix4)
    features.add(108, word.suffix5)
    features.add(109, word.prefix1)
    features.add(110, word.prefix2)
    features.add(111, word.prefix3)
    features.add(112, word.shape)
    features.add(113, word.shape, index == 0 ? 1 : 0)
    features.add(114, word.flags, right.flags, left.flags)
    features.add(115, before)
    features.add(116, before2)
    features.add(117, before, before2)
    features.add(118, before, word.lower)
    features.add(119, before2, before, word.lower)
    features.add(120, before, word.suffix3)
    features.add(121, left.lower)
    features.add(122, left2.lower)
    features.add(123, right.lower)
    features.add(124, right2.lower)
    features.add(125, left.lower, word.lower)
    features.add(126, word.lower, right.lower)
    features.add(127, left.suffix3)
    features.add(128, right.suffix3)
    features.add(129, right.suffix2, word.suffix2)
    features.add(130, right.shape, word.shape)
    features.add(131, left.lower, right.lower)
    features.add(132, before, right.lower)
    features.add(133, right.lower, right2.lower)
    features.add(134, left2.lower, left.lower)
    features.add(135, word.cluster, before)
    features.add(136, right.coarseCluster, word.lower)
    features.add(137, left.coarseCluster, word.coarseCluster)
    features.add(138, word.coarseCluster, right.coarseCluster)
    features.add(139, word.tagClass, right.tagClass)
    features.add(140, right.tagClass, before)
    features.add(141, right.tagClass, right2.tagClass, word.tagClass)
    features.add(142, before, word.tagClass, right.tagClass)
    features.add(143, before, before2, word.tagClass)
    features.add(144, word.lower, right.tagClass, before)
    features.add(145, word.cluster)
    features.add(146, right2.tagClass, right2.coarseCluster)
    features.add(149, right.cluster, before)
    features.add(150, left.cluster, right.cluster)
    features.add(151, word.coarseCluster, word.suffix2)
    features.add(147, word.suffix3, right.tagClass)
    features.add(148, word.lower, right.suffix2)
  }

  /// The features of the morphological features of a word whose tags are known.
  package static func addMorphology(
    _ words: SentenceTraits, _ index: Int, tag: UInt64, before: UInt64, after: UInt64,
    to features: FeatureList
  ) {
    let word = words[index]
    features.add(201, tag)
    features.add(202, tag, word.lower)
    features.add(203, tag, word.suffix3)
    features.add(204, tag, word.suffix2)
    features.add(205, tag, word.shape)
    features.add(206, tag, before)
    features.add(207, tag, after)
    features.add(208, tag, before, after)
    features.add(209, tag, words[index - 1].lower)
    features.add(210, tag, words[index - 2].lower)
    features.add(211, tag, words[index + 1].lower)
    features.add(212, tag, words[index - 1].lower, words[index - 2].lower)
    features.add(213, tag, word.lower, words[index - 1].lower)
    features.add(214, tag, word.lower, words[index + 1].lower)
    features.add(215, tag, word.lower, before)
    features.add(216, tag, index == 0 ? 1 : 0, word.flags)
  }

  /// The features of the lemma of a word whose tags are known.
  package static func addLemma(
    _ word: WordTraits, tag: UInt64, upos: UInt64, to features: FeatureList
  ) {
    features.add(301, tag)
    features.add(302, tag, word.lower)
    features.add(303, upos, word.lower)
    features.add(304, upos, word.form)
    features.add(305, tag, word.suffix1)
    features.add(306, tag, word.suffix2)
    features.add(307, tag, word.suffix3)
    features.add(308, tag, word.suffix4)
    features.add(309, tag, word.suffix5)
    features.add(310, tag, word.shape)
    features.add(311, tag, word.flags, word.suffix1)
    features.add(312, tag, word.flags, word.suffix3)
    features.add(313, tag, word.prefix3, word.suffix3)
  }
}
