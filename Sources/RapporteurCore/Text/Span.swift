/// A stretch of a text: offsets of UTF-8 bytes, the end exclusive.
///
/// A span that a record carries starts and ends at the boundary of a Unicode scalar.
public struct Span: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset after the last byte; never below `start`.
  public var end: Int

  /// Creates a span; an `end` below `start` gives an empty span at `start`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = Swift.max(start, end)
  }

  /// The number of UTF-8 bytes.
  @inlinable
  public var count: Int { end - start }

  /// Whether the span covers nothing.
  @inlinable
  public var isEmpty: Bool { end <= start }

  /// Whether `other` lies within this span, the same span included.
  @inlinable
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// Whether the byte at `offset` belongs to this span.
  @inlinable
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether the two share a byte.
  @inlinable
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// The smallest span that covers both.
  @inlinable
  public func union(_ other: Span) -> Span {
    Span(Swift.min(start, other.start), Swift.max(end, other.end))
  }
}

extension Span: Comparable {
  /// By start; of two that start together the longer one comes first.
  @inlinable
  public static func < (a: Span, b: Span) -> Bool {
    a.start != b.start ? a.start < b.start : a.end > b.end
  }
}
