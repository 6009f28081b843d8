public import RapporteurCore

/// A way of writing records out.
public protocol RecordFormat: Sendable {
  /// The text of `records`, in their order, without a final line feed.
  func text(of records: [Record]) -> String
}

extension RecordFormat {
  /// The text of one record, without a final line feed.
  public func text(of record: Record) -> String { text(of: [record]) }
}
