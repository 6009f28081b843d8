public import RapporteurFindings

/// A finding of the program, what can be told of it, and whether it is right.
public struct JudgedFinding: Sendable {
  /// The finding with its traits.
  public var finding: DescribedFinding
  /// Whether a reader or gold has it so.
  public var isRight: Bool
  /// The document that it stands in.
  public var document: String

  /// Creates a judged finding.
  public init(finding: DescribedFinding, isRight: Bool, document: String) {
    self.finding = finding
    self.isRight = isRight
    self.document = document
  }
}
