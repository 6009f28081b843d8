/// The identifier of one entry of a record: a letter for its kind and a number from 1 (`m2`).
///
/// It is stable: the same bytes in give the same identifiers.
public struct Identifier<Entry: RecordEntry>: Hashable, Comparable, Sendable,
  CustomStringConvertible
{
  /// Counts from 1, in the order of the text.
  public var number: Int

  /// The identifier with that number.
  public init(_ number: Int) { self.number = number }

  /// The letter and the number.
  public var description: String { Entry.letter + String(number) }

  /// By number.
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// What a record lists under identifiers.
public protocol RecordEntry: Sendable {
  /// The letter that its identifiers start with.
  static var letter: String { get }
}
