/// A finding and what a `ConfidenceModel` weighs of it.
public struct DescribedFinding: Sendable {
  /// The identifier in its record, `p2`.
  public var id: String
  /// The kind, "position".
  public var kind: String
  /// The traits, in a fixed order, each once.
  public var traits: [String]

  /// Creates a described finding.
  public init(id: String, kind: String, traits: [String]) {
    self.id = id
    self.kind = kind
    self.traits = traits
  }
}
