/// Why two descriptions are held to be of one thing.
public struct Merge: Sendable {
  /// One thing that was weighed.
  public struct Reason: Sendable {
    /// What was compared (`surname`, `day`, `decision`).
    public var feature: String
    /// What was found ("Andriy ~ Andrii").
    public var detail: String
    /// What it adds to the score; negative where it speaks against.
    public var weight: Double
  }

  /// One description: its identifier and what it says.
  public struct Description: Sendable {
    /// The identifier of the description, which names the thing as well.
    public var id: String
    /// Its features, `surname: umerov`.
    public var features: [String]
    /// The findings that show it, at most five, `593c0a4de2#m2`.
    public var findings: [String]
  }

  /// One description.
  public var first: Description
  /// The other.
  public var second: Description
  /// How sure it is, 0 to 1.
  public var score: Double
  /// Why.
  public var reasons: [Reason]
}
