/// What the parser sees of a sentence besides the tree under construction.
package struct ParserInput {
  package let words: SentenceTraits
  /// For each word, one more than the index of its tags.
  package let tags: [UInt64]
  /// For each word, a hash of its universal tag.
  package let upos: [UInt64]
  /// For each position, how many commas, verbs, quotation marks and brackets come before it.
  private let marksBefore: [(commas: Int16, verbs: Int16, others: Int16)]

  package init(words: SentenceTraits, tags: [UInt64], upos: [UInt64], xpos: [String]) {
    self.words = words
    self.tags = tags
    self.upos = upos
    var marks: [(commas: Int16, verbs: Int16, others: Int16)] = [(0, 0, 0)]
    marks.reserveCapacity(xpos.count + 1)
    for tag in xpos {
      var next = marks[marks.count - 1]
      switch tag {
      case ",": next.commas &+= 1
      case "VBD", "VBZ", "VBP", "MD": next.verbs &+= 1
      case "``", "''", "-LRB-", "-RRB-", ":": next.others &+= 1
      default: break
      }
      marks.append(next)
    }
    marksBefore = marks
  }

  @inline(__always)
  func form(_ word: Int32) -> UInt64 {
    word < 0 ? 2 : Int(word) < tags.count ? words[Int(word)].lower : 3
  }

  @inline(__always)
  func tag(_ word: Int32) -> UInt64 {
    word < 0 ? 0 : Int(word) < tags.count ? tags[Int(word)] : 999
  }

  @inline(__always)
  func coarse(_ word: Int32) -> UInt64 {
    word < 0 ? 0 : Int(word) < upos.count ? upos[Int(word)] : 999
  }

  @inline(__always)
  func cluster(_ word: Int32) -> UInt64 {
    word < 0 || Int(word) >= tags.count ? 0 : words[Int(word)].cluster
  }

  @inline(__always)
  func coarseCluster(_ word: Int32) -> UInt64 {
    word < 0 || Int(word) >= tags.count ? 0 : words[Int(word)].coarseCluster
  }

  /// What lies between two words: bits for commas, finite verbs and other marks.
  @inline(__always)
  func between(_ a: Int32, _ b: Int32) -> UInt64 {
    guard a >= 0, b > a, Int(b) < marksBefore.count else { return 0 }
    let from = marksBefore[Int(a) + 1]
    let to = marksBefore[Int(b)]
    return UInt64(min(to.commas - from.commas, 2)) | UInt64(min(to.verbs - from.verbs, 2)) << 2
      | UInt64(min(to.others - from.others, 2)) << 4
  }
}

extension ParserState {
  /// The features of the next step.
  ///
  /// - Source: after Zhang and Nivre (2011), "Transition-based dependency parsing with rich
  ///   non-local features", carried over to arc-hybrid.
  package func addFeatures(_ input: ParserInput, to features: FeatureList) {
    let s0 = stackWord(0)
    let s1 = stackWord(1)
    let s2 = stackWord(2)
    let b0 = nextWord(0)
    let b1 = nextWord(1)
    let b2 = nextWord(2)
    let b3 = nextWord(3)
    let s0l = dependent(left1, s0)
    let s0l2 = dependent(left2, s0)
    let s0r = dependent(right1, s0)
    let s0r2 = dependent(right2, s0)
    let s1l = dependent(left1, s1)
    let s1r = dependent(right1, s1)
    let s1r2 = dependent(right2, s1)
    let b0l = dependent(left1, b0)
    let b0l2 = dependent(left2, b0)

    let s0w = input.form(s0)
    let s0p = input.tag(s0)
    let s1w = input.form(s1)
    let s1p = input.tag(s1)
    let s2w = input.form(s2)
    let s2p = input.tag(s2)
    let b0w = input.form(b0)
    let b0p = input.tag(b0)
    let b1w = input.form(b1)
    let b1p = input.tag(b1)
    let b2w = input.form(b2)
    let b2p = input.tag(b2)
    let b3p = input.tag(b3)

    features.add(401, s0w, s0p)
    features.add(402, s0w)
    features.add(403, s0p)
    features.add(404, s1w, s1p)
    features.add(405, s1w)
    features.add(406, s1p)
    features.add(407, b0w, b0p)
    features.add(408, b0w)
    features.add(409, b0p)
    features.add(410, b1w, b1p)
    features.add(411, b1w)
    features.add(412, b1p)
    features.add(413, b2w, b2p)
    features.add(414, b2w)
    features.add(415, b2p)
    features.add(416, s2w)
    features.add(417, s2p)

    features.add(420, s0w, s0p, b0w, b0p)
    features.add(421, s0w, s0p, b0w)
    features.add(422, s0w, b0w, b0p)
    features.add(423, s0w, s0p, b0p)
    features.add(424, s0p, b0w, b0p)
    features.add(425, s0w, b0w)
    features.add(426, s0p, b0p)
    features.add(427, s1w, s1p, s0w, s0p)
    features.add(428, s1w, s1p, s0p)
    features.add(429, s1p, s0w, s0p)
    features.add(430, s1w, s0w)
    features.add(431, s1p, s0p)
    features.add(432, s1w, b0w)
    features.add(433, s1p, b0p)
    features.add(434, s1w, b0p)
    features.add(435, s1p, b0w)
    features.add(436, b0p, b1p)
    features.add(437, b0w, b1p)
    features.add(438, b0p, b1w)
    features.add(439, b0w, b1w)

    features.add(440, b0p, b1p, b2p)
    features.add(441, s0p, b0p, b1p)
    features.add(442, s1p, s0p, b0p)
    features.add(443, s2p, s1p, s0p)
    features.add(444, s0w, b0p, b1p)
    features.add(445, s0p, b0w, b1p)
    features.add(446, s1w, s0p, b0p)
    features.add(447, s1p, s0w, b0p)
    features.add(448, s1p, s0p, b0w)
    features.add(449, s0p, b0p, b1p, b2p)
    features.add(450, s1p, s0p, b0p, b1p)
    features.add(451, b0p, b1p, b2p, b3p)

    // Dependents.
    let s0lp = input.tag(s0l)
    let s0rp = input.tag(s0r)
    let s1lp = input.tag(s1l)
    let s1rp = input.tag(s1r)
    let b0lp = input.tag(b0l)
    features.add(460, s0p, s0lp, b0p)
    features.add(461, s0p, s0rp, b0p)
    features.add(462, s0p, b0p, b0lp)
    features.add(463, s1p, s1lp, s0p)
    features.add(464, s1p, s1rp, s0p)
    features.add(465, s1p, s0p, s0lp)
    features.add(466, s1p, s0p, s0rp)
    features.add(467, input.form(s0l))
    features.add(468, s0lp)
    features.add(469, label(s0l), s0p)
    features.add(470, input.form(s0r))
    features.add(471, s0rp)
    features.add(472, label(s0r), s0p)
    features.add(473, input.form(b0l))
    features.add(474, b0lp)
    features.add(475, label(b0l), b0p)
    features.add(476, s0p, s0lp, input.tag(s0l2))
    features.add(477, s0p, s0rp, input.tag(s0r2))
    features.add(478, b0p, b0lp, input.tag(b0l2))
    features.add(479, label(s0l2), label(s0l), s0p)
    features.add(480, label(s0r2), label(s0r), s0p)
    features.add(481, label(s1r), label(s1l), s1p, s0p)
    features.add(482, label(s1r2), label(s1r), s1p, s0p)
    features.add(483, input.form(s1r), s1p)
    // A preposition with what it may belong to.
    let marker = input.form(s0l)
    features.add(484, s1w, marker, s0w)
    features.add(485, s1w, marker)
    features.add(486, s1p, marker, s0p)
    features.add(487, s1p, marker, s0w)
    features.add(488, s0w, input.form(b0l), b0w)
    features.add(489, s0p, input.form(b0l), b0p)
    features.add(490, s2p, s1p, s0p, marker)
    features.add(491, s1w, label(s1r), s0p)

    // Valency and the relations so far.
    let s0Left = valency(leftCount, s0)
    let s0Right = valency(rightCount, s0)
    let s1Left = valency(leftCount, s1)
    let s1Right = valency(rightCount, s1)
    let b0Left = valency(leftCount, b0)
    features.add(500, s0w, s0Left)
    features.add(501, s0p, s0Left)
    features.add(502, s0w, s0Right)
    features.add(503, s0p, s0Right)
    features.add(504, b0w, b0Left)
    features.add(505, b0p, b0Left)
    features.add(506, s1p, s1Right, s0p)
    features.add(507, s1w, s1Right, s1Left)
    features.add(510, s0w, relations(leftSet, s0))
    features.add(511, s0p, relations(leftSet, s0), b0p)
    features.add(512, s0w, relations(rightSet, s0))
    features.add(513, s0p, relations(rightSet, s0), b0p)
    features.add(514, b0w, relations(leftSet, b0))
    features.add(515, b0p, relations(leftSet, b0), s0p)
    features.add(516, s1w, relations(rightSet, s1), s0p)
    features.add(517, s1p, relations(rightSet, s1), relations(leftSet, s1), s0p)

    // Distance, and what lies between.
    let near = distance(s0, b0)
    let far = distance(s1, s0)
    features.add(520, s0w, near)
    features.add(521, s0p, near, b0p)
    features.add(522, b0w, near)
    features.add(523, s0w, b0w, near)
    features.add(524, s1p, s0p, far)
    features.add(525, s1w, far, s0p)
    features.add(526, s0p, b0p, input.between(s0, b0))
    features.add(527, s1p, s0p, input.between(s1, s0))
    features.add(528, s1p, s0p, b0p, input.between(s0, b0))
    features.add(529, s0p, UInt64(min(stack.count, 4)), b0p)

    // Classes of words.
    let s0c = input.cluster(s0)
    let s1c = input.cluster(s1)
    let b0c = input.cluster(b0)
    features.add(540, input.coarseCluster(s0), input.coarseCluster(b0), s0p, b0p)
    features.add(541, input.coarseCluster(s1), input.coarseCluster(s0), s1p, s0p)
    features.add(542, s0c, b0p)
    features.add(543, s0p, b0c)
    features.add(544, s1c, s0p)
    features.add(545, s1p, s0c)
    features.add(546, input.coarseCluster(s1), marker, input.coarseCluster(s0))
    features.add(547, input.coarseCluster(s0), input.coarseCluster(b0), input.coarseCluster(b1))
    features.add(548, input.coarse(s0), input.coarse(b0), input.coarse(b1))
    features.add(549, input.coarse(s1), input.coarse(s0), input.coarse(b0))
    features.add(550, input.coarse(s2), input.coarse(s1), input.coarse(s0), input.coarse(b0))
  }

  @inline(__always)
  private func dependent(_ column: [Int32], _ word: Int32) -> Int32 {
    word < 0 ? Self.none : column[Int(word)]
  }

  @inline(__always)
  private func label(_ word: Int32) -> UInt64 { word < 0 ? 99 : UInt64(labels[Int(word)]) }

  @inline(__always)
  private func valency(_ column: [UInt8], _ word: Int32) -> UInt64 {
    word < 0 ? 99 : UInt64(min(column[Int(word)], 5))
  }

  @inline(__always)
  private func relations(_ column: [UInt64], _ word: Int32) -> UInt64 {
    word < 0 ? 99 : column[Int(word)]
  }

  @inline(__always)
  private func distance(_ a: Int32, _ b: Int32) -> UInt64 {
    guard a >= 0, b > a else { return 0 }
    let words = b - a
    return words < 5 ? UInt64(words) : words < 10 ? 5 : 6
  }
}
