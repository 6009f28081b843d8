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

  /// Of each `window` values in a row the smallest, so that two lists which share so many in a row share one of those.
  ///
  /// - Source: Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003).
  static func winnowed(_ hashes: [UInt64], window: Int) -> Set<UInt64> {
    guard hashes.count > window else { return Set(hashes.min().map { [$0] } ?? []) }
    var chosen: Set<UInt64> = []
    for start in 0...(hashes.count - window) {
      if let least = hashes[start..<(start + window)].min() { chosen.insert(least) }
    }
    return chosen
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
