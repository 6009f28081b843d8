public import RapporteurCore

/// A way of writing records out.
public protocol RecordFormat {
  /// The text of one record, without a final line feed.
  func text(of record: Record) -> String
}
