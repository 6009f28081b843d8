/// Where a text came from: stretches of it, each with the bytes of the source that it was read from.
///
/// A compact table, sorted by both: stretches of the text do not overlap, nor do those of the source.
/// What lies between two stretches of the text (a line feed between two blocks) was put in by the
/// reader and stands nowhere in the source.
public struct SourcePlaces: Hashable, Sendable {
  /// A stretch of the text and what it came from.
  public struct Run: Hashable, Sendable {
    /// The first byte of the stretch in the text (UTF-8).
    public var textStart: Int
    /// The number of its bytes in the text.
    public var textCount: Int
    /// The first byte in the source, as it was before any decoding.
    public var sourceStart: Int
    /// The number of bytes in the source.
    public var sourceCount: Int
    /// Whether the n-th byte of the text came from the n-th byte of the source; if not, the stretch
    /// can only be told as a whole: a character reference, a character of another encoding.
    public var isExact: Bool

    /// Creates a run.
    public init(
      textStart: Int, textCount: Int, sourceStart: Int, sourceCount: Int, isExact: Bool
    ) {
      self.textStart = textStart
      self.textCount = textCount
      self.sourceStart = sourceStart
      self.sourceCount = sourceCount
      self.isExact = isExact
    }
  }

  /// The stretches in the order of the text.
  public private(set) var runs: [Run] = []

  /// A table without stretches.
  public init() {}

  /// Adds a stretch behind all others; it is joined with the last one where both are exact and meet.
  public mutating func append(_ run: Run) {
    guard run.textCount > 0 else { return }
    if run.isExact, let last = runs.last, last.isExact,
      last.textStart + last.textCount == run.textStart,
      last.sourceStart + last.sourceCount == run.sourceStart
    {
      runs[runs.count - 1].textCount += run.textCount
      runs[runs.count - 1].sourceCount += run.sourceCount
    } else {
      runs.append(run)
    }
  }

  /// Makes room for `count` stretches.
  public mutating func reserveCapacity(_ count: Int) { runs.reserveCapacity(count) }

  /// The index of the first run that ends after the byte of the text at `offset`.
  /// - Complexity: O(log n).
  public func firstRun(after offset: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].textStart + runs[middle].textCount <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The bytes of the source that `span` of the text came from, or nil if it came from none.
  ///
  /// Exact at both ends where they lie in an exact run; otherwise the whole run counts.
  /// - Complexity: O(log n).
  public func source(of span: Span) -> Range<Int>? {
    let first = firstRun(after: span.start)
    guard first < runs.count, runs[first].textStart < span.end else { return nil }
    var last = firstRun(after: span.end - 1)
    if last == runs.count || runs[last].textStart >= span.end { last -= 1 }
    guard last >= first else { return nil }
    var start = runs[first].sourceStart
    if runs[first].isExact { start += max(0, span.start - runs[first].textStart) }
    var end = runs[last].sourceStart + runs[last].sourceCount
    if runs[last].isExact {
      end = min(end, runs[last].sourceStart + span.end - runs[last].textStart)
    }
    return start <= end ? start..<end : nil
  }
}
