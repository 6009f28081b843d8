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
    /// The days on which it was so, as closely as all that is known tells.
    public var days: DayInterval?
    /// The days that this report alone tells, where another report narrowed them; else nil.
    public var toldDays: DayInterval?
    /// The line with which the report corrects, updates or withdraws an earlier one, as printed, or nil.
    public var correction: String?
    /// Whether a later version of the report is known.
    public var isSuperseded = false
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

  /// A later finding by which a condition is said to be met, or a commitment kept, or not.
  public struct Move: Hashable, Sendable {
    /// The finding, `593c0a4de2#o1`.
    public var id: String
    /// Whether it speaks for its being met or kept.
    public var isMet: Bool
    /// What the finding is about, as printed.
    public var words: String
    /// Since when it is known, or nil.
    public var known: Day?
    /// The outlet, or nil.
    public var publisher: String?
  }

  /// The identifier.
  public var id: String
  /// What it is.
  public var kind: FindingKind
  /// What was last said of it: status, stance, strength, relation or kind.
  public var status: String
  /// How it stands by all that is known; nil where `status` says it all.
  ///
  /// Of a meeting `silent` (announced, its day has passed, and nobody has said that it took place),
  /// `moved` (it took place, but not on the day for which it was announced first) or `disputed`; of an
  /// agreement item `disputed`; of a condition or commitment `open`, `met` or `kept`, `disputed`, `not met`
  /// or `broken`, or `lapsed` (its day has passed, and nothing has been heard).
  public var standing: String?
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
  /// What it is about, as codes in the manner of PA-X, those that most reports give it first.
  public var issues: [String] = []
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
  /// The days for which a meeting was announced first, where it was moved; else nil.
  public var movedFrom: DayInterval?
  /// By when a commitment is to be kept, or nil.
  public var due: DayInterval?
  /// What moved the state of a condition or commitment, the earliest known first.
  public var moves: [Move] = []
  /// On what its reports differ, in words.
  public var differences: [String] = []

  /// Whether it rests on a report that corrects or withdraws an earlier one, or that a later version replaced.
  public var isCorrected: Bool { mentions.contains { $0.correction != nil || $0.isSuperseded } }
}
