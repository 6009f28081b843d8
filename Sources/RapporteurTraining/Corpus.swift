/// Sentences to train on.
public struct Corpus: Sendable {
  /// An empty corpus.
  public init() {}
}
