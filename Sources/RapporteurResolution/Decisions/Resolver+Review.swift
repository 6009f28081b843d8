public import RapporteurCore

extension Resolver {
  /// The record with the edits of those decisions that hold; what is rejected stays in it.
  ///
  /// Decisions on other reports are passed over.
  public func reviewed(_ record: Record, decisions: [Decision]) -> Record {
    decisions.isEmpty ? record : Review(of: record, decisions: decisions).record
  }
}
