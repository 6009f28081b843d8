/// Runs of words of a text, as hashes: two texts share as many as they share wording.
///
/// - Source: Broder, "On the resemblance and containment of documents" (1997); sampling by a modulus keeps
///   containment measurable.
enum Shingles {
  /// The hashes of all runs of `length` words, in order; of a shorter text, the hash of the whole.
  static func hashes(of words: [Substring], length: Int) -> [UInt64] {
    guard words.count > length else {
      return words.isEmpty ? [] : [hash(words[...])]
    }
    return (0...(words.count - length)).map { hash(words[$0..<($0 + length)]) }
  }

  private static func hash(_ words: ArraySlice<Substring>) -> UInt64 {
    var hash = StableHash()
    for word in words { hash.add(word) }
    return hash.value
  }

  /// The number of values that two sorted arrays without repetitions share.
  static func common<Value: Comparable>(_ a: [Value], _ b: [Value]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        count += 1
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }
}
