public import RapporteurCore

/// The language analysis of a text: columns over its words, and the spans found in it.
///
/// A word is a syntactic word of Universal Dependencies: "don't" is one token and two words. All
/// columns have one entry a word, in text order; a word is addressed by its index.
public struct Analysis: Sendable {
  /// A sentence: its extent and its words.
  public struct Sentence: Hashable, Sendable {
    /// From the first character of its first word to the last one of its last word.
    public var span: Span
    /// The indices of its words.
    public var words: Range<Int>
    /// The index, in the blocks that were analysed, of the one it stands in.
    public var block: Int

    /// Creates a sentence.
    public init(span: Span, words: Range<Int>, block: Int) {
      self.span = span
      self.words = words
      self.block = block
    }
  }

  /// The text that was analysed.
  public let text: ReportText
  /// The blocks that were analysed, in order.
  public let blocks: [Block]
  /// The sentences, in order; together they hold every word once.
  public var sentences: [Sentence] = []
  /// The extent of each word.
  public var spans: [Span] = []
  /// Whether a word continues the token of the word before it ("n't" in "don't").
  public var continuesToken: [Bool] = []
  /// The index of each word's sentence.
  public var sentenceIndex: [Int32] = []
  /// The form of each word.
  public var forms: [String] = []
  /// The dictionary form of each word.
  public var lemmas: [String] = []
  /// The universal part of speech of each word.
  public var upos: [UPOS] = []
  /// The Penn Treebank tag of each word.
  public var xpos: [String] = []
  /// The morphological features of each word, `Number=Sing|Person=3`; empty if there are none.
  public var features: [String] = []
  /// The head of each word, nil at a root; heads lie in the same sentence.
  public var heads: [Int?] = []
  /// The relation of each word to its head.
  public var relations: [Relation] = []
  /// By how much the network's score of each word's tag is above that of any other.
  public var tagMargins: [Float] = []
  /// By how much the score of each word's head is above that of the best other one; negative where the tree as a
  /// whole made a worse one necessary, infinite in a sentence of one word. What repairs moved keeps its margin.
  public var headMargins: [Float] = []
  /// Likewise of its relation to that head.
  public var relationMargins: [Float] = []
  /// The words that depend on each word, in text order.
  public var dependents: [[Int]] = []
  /// The names, in text order; they do not overlap.
  public var entities: [EntityMention] = []
  /// The time expressions, in text order; they do not overlap.
  public var times: [TimeExpression] = []
  /// Mentions of the same thing, each chain in text order.
  public var chains: [[Span]] = []

  /// What was odd, such as a weekday that is not that of the date beside it.
  public var warnings: [Warning] = []

  /// An analysis of `text` that holds nothing yet.
  public init(text: ReportText, blocks: [Block]) {
    self.text = text
    self.blocks = blocks
  }

  /// The number of words.
  public var count: Int { spans.count }

  /// The name of that kind which those words make up.
  package func mention(_ words: Range<Int>, _ kind: EntityMention.Kind) -> EntityMention {
    EntityMention(
      span: spans[words.lowerBound].union(spans[words.upperBound - 1]), words: words, kind: kind)
  }

  /// Sets `heads` and `relations` and works out `dependents` anew.
  public mutating func setTree(heads: [Int?], relations: [Relation]) {
    self.heads = heads
    self.relations = relations
    dependents = Array(repeating: [], count: heads.count)
    for (word, head) in heads.enumerated() {
      if let head { dependents[head].append(word) }
    }
  }
}

/// A name in the text.
public struct EntityMention: Hashable, Sendable {
  /// What a name stands for.
  public enum Kind: String, Sendable, CaseIterable {
    case person, organisation, place, state, event, other
  }

  /// The extent of the name, without titles.
  public var span: Span
  /// The words of the name.
  public var words: Range<Int>
  /// What it stands for.
  public var kind: Kind

  /// Creates a mention.
  public init(span: Span, words: Range<Int>, kind: Kind) {
    self.span = span
    self.words = words
    self.kind = kind
  }
}
