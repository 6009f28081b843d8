internal import RapporteurCore

/// Cuts running text into sentences of hashed words, for training.
package struct WordCutter {
  private let tokeniser: Tokeniser

  /// Reads the tokeniser at `path`.
  package init(path: String) throws(ModelError) {
    tokeniser = try Tokeniser(try ModelFile(path: path))
  }

  /// For each sentence of `text`, its words in lower case, hashed as in `WordTraits`.
  package func sentences(of text: String) -> [[UInt64]] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      tokeniser.sentences(of: bytes, in: 0..<bytes.count).map { sentence in
        sentence.spans.map {
          WordTraits(bytes, $0.start..<$0.end, ignoresCase: false).lower
        }
      }
    }
  }

  /// For each sentence of `text`, the extents of its words.
  package func words(of text: String) -> [[Range<Int>]] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      tokeniser.sentences(of: bytes, in: 0..<bytes.count).map { sentence in
        sentence.spans.map { $0.start..<$0.end }
      }
    }
  }

  /// The words of `text` at those places, in lower case, hashed.
  package func hashes(of text: String, words: [Range<Int>]) -> [UInt64] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      words.map { WordTraits(bytes, $0, ignoresCase: false).lower }
    }
  }
}
