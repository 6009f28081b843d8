public import RapporteurCore

/// One meeting, statement, agreement item, condition, commitment or position as all reports together
/// tell it.
public struct AccountEntry: Sendable {
  /// An actor and in what way it has to do with it.
  public struct Party: Hashable, Sendable {
    /// The identifier of the actor.
    public var id: String
    /// Its name.
    public var name: String
  }

  /// What one report says of it.
  public struct Mention: Sendable {
    /// The finding, `593c0a4de2#m2`.
    public var id: String
    /// The report's headline, or nil.
    public var headline: String?
    /// The outlet, or nil.
    public var publisher: String?
    /// Since when it is known: the day of publication, or of receipt for a report without one.
    public var known: Day
    /// Status, stance, strength, relation or kind.
    public var status: String
    /// Whether it is said to be so, not so, possible or still to come.
    public var modality: Modality
    /// The days on which it was so.
    public var days: DayInterval?
    /// Those who say so, from the mouth to the page; the last is the outlet.
    public var chain: [String]
    /// The words that it rests on.
    public var evidence: String
    /// What it is about, in the report's words: the topic, the action, what is said.
    public var words: String
    /// How sure the rule is, 0 to 1.
    public var confidence: Double
    /// The rule that made it.
    public var rule: String
    /// What the report is a copy of or shares its text with, as the identifier of that text.
    public var family: String
  }

  /// The identifier.
  public var id: String
  /// What it is.
  public var kind: FindingKind
  /// Where it stands.
  public var status: String
  /// Whether it is said to be so.
  public var modality: Modality
  /// When it was so; nil if no report says.
  public var days: DayInterval?
  /// Those who take part, speak, undertake or hold it.
  public var parties: [Party]
  /// The states and bodies on whose side they are.
  public var sides: [Party]
  /// Where it was, or nil.
  public var place: Party?
  /// How the parties met, or nil.
  public var format: String?
  /// The number of a meeting in its series, or nil.
  public var ordinal: Int?
  /// What it is about, in the words that most reports use, the longest of those; for a meeting the
  /// evidence.
  public var words: String
  /// The number of mentions that are known; `mentions` may hold fewer.
  public var mentionCount: Int
  /// What reports say of it, the earliest known first.
  public var mentions: [Mention]
  /// The number of outlets that tell it on their own, copies not counted.
  public var sources: Int
  /// Since when it has stood so, as far as is known.
  public var since: Day
}
