/// Words or content attributed to a speaker.
public struct Statement: Finding {
  /// The letter of its identifiers.
  public static let letter = "s"

  /// How much of the content stands in quotation marks.
  public enum Kind: String, Sendable { case direct, indirect, mixed }
  /// How the speaker was made out.
  public enum SpeakerBasis: String, Sendable { case explicit, coreference, document, inferred }

  /// The identifier.
  public var id: Identifier<Statement>
  /// Rule, evidence, confidence, and on whose word it stands.
  public var provenance: Provenance
  /// What is said, inside the quotation marks if there are any.
  public var content: Span
  /// The later parts of a quotation that its cue breaks.
  public var continued: [Span] = []
  /// How much of it stands in quotation marks.
  public var kind: Kind
  /// The reporting words, or nil.
  public var cue: Span?
  /// The lemma of the cue's head, or nil.
  public var cueLemma: String?
  /// Those who say it; empty if that cannot be told.
  public var speakers: [Identifier<Actor>] = []
  /// The words that name the speaker, or nil.
  public var speakerSpan: Span?
  /// How the speaker was made out; nil where there is none.
  public var speakerBasis: SpeakerBasis?
  /// Those through whose hands it came, nearest first.
  public var via: [Identifier<Actor>] = []
  /// In what it was said ("press statement", "news conference"), or nil.
  public var medium: String?
  /// When it was said, or nil.
  public var said: TimeReference?

  /// Creates a statement whose speaker is not yet known.
  public init(
    id: Identifier<Statement>, provenance: Provenance, content: Span, kind: Kind, cue: Span?
  ) {
    self.id = id
    self.provenance = provenance
    self.content = content
    self.kind = kind
    self.cue = cue
  }
}

/// An encounter of two or more parties.
public struct Meeting: Finding {
  /// The letter of its identifiers.
  public static let letter = "m"

  /// How far an encounter has come.
  public enum Status: String, Sendable {
    case held, ongoing, scheduled, proposed, postponed, cancelled, denied
  }
  /// How the parties met.
  public enum Format: String, Sendable {
    case inPerson = "in-person"
    case phone, video
  }
  /// One who takes part.
  public struct Participant: Hashable, Sendable {
    /// The one who takes part.
    public var actor: Identifier<Actor>
    /// The state or body on whose side the actor takes part, or nil.
    public var side: Identifier<Actor>?
    /// Whether the report does not tie the actor to that side but it was concluded from whose report
    /// it is, or from those whom the actor is named with.
    public var sideIsInferred = false
    /// The words that say so, or nil where it follows from elsewhere.
    public var span: Span?

    /// Creates a participant.
    public init(actor: Identifier<Actor>, side: Identifier<Actor>?, span: Span?) {
      self.actor = actor
      self.side = side
      self.span = span
    }
  }
  /// How one encounter stands to another.
  public struct Relation: Hashable, Sendable {
    /// The ways in which two encounters can hang together.
    public enum Kind: String, Sendable {
      case follows, prepares
      case partOf = "part-of"
    }
    /// The other encounter.
    public var meeting: Identifier<Meeting>
    /// How the two hang together.
    public var kind: Kind

    /// Creates a relation to `meeting`.
    public init(_ kind: Kind, _ meeting: Identifier<Meeting>) {
      self.meeting = meeting
      self.kind = kind
    }
  }

  /// The identifier.
  public var id: Identifier<Meeting>
  /// Rule, evidence, confidence, and on whose word it stands.
  public var provenance: Provenance
  /// The words that name the encounter ("met", "call").
  public var trigger: Span
  /// How far it has come.
  public var status: Status
  /// Those who take part.
  public var participants: [Participant] = []
  /// The sides, each once, in the order in which they appear.
  public var parties: [Identifier<Actor>] = []
  /// Those who mediate.
  public var mediators: [Identifier<Actor>] = []
  /// The one who hosts it, or nil.
  public var host: Identifier<Actor>?
  /// When it is, or nil.
  public var date: TimeReference?
  /// ISO 8601, `P2D`, or nil.
  public var duration: String?
  /// 6 for "their sixth meeting", or nil.
  public var ordinal: Int?
  /// What the ordinal counts over ("the past two weeks"), or nil.
  public var window: Span?
  /// Where it is, or nil.
  public var place: Identifier<Actor>?
  /// How they meet, or nil.
  public var format: Format?
  /// Encounters that it hangs together with.
  public var relatesTo: [Relation] = []

  /// Creates an encounter of which only the word for it is known.
  public init(id: Identifier<Meeting>, provenance: Provenance, trigger: Span, status: Status) {
    self.id = id
    self.provenance = provenance
    self.trigger = trigger
    self.status = status
  }
}

/// What an encounter or negotiation did with an item on its table.
public struct Outcome: Finding {
  /// The letter of its identifiers.
  public static let letter = "o"

  /// How far the item has come.
  public enum Status: String, Sendable {
    case onAgenda = "on-agenda"
    case raised, discussed, reviewed
    case agreedInPrinciple = "agreed-in-principle"
    case agreed, signed
    case inForce = "in-force"
    case implemented, extended, suspended, rejected, violated
  }

  /// The identifier.
  public var id: Identifier<Outcome>
  /// Rule, evidence, confidence, and on whose word it stands.
  public var provenance: Provenance
  /// The item.
  public var topic: Span
  /// How far it has come.
  public var status: Status
  /// The words for what was done with it.
  public var cue: Span
  /// Those of whom it is said.
  public var parties: [Identifier<Actor>] = []
  /// The encounter, where it can be told.
  public var meeting: Identifier<Meeting>?
  /// What it is about, as codes in the manner of PA-X, in the order of the text.
  public var issues: [String] = []

  /// Creates an outcome whose parties are not yet known.
  public init(
    id: Identifier<Outcome>, provenance: Provenance, topic: Span, status: Status, cue: Span
  ) {
    self.id = id
    self.provenance = provenance
    self.topic = topic
    self.status = status
    self.cue = cue
  }
}

/// One thing said to depend on another, or to be needed for it.
public struct Condition: Finding {
  /// The letter of its identifiers.
  public static let letter = "c"

  /// How the two hang together.
  public enum Relation: String, Sendable { case necessary, sufficient, exchange }

  /// The identifier.
  public var id: Identifier<Condition>
  /// Rule, evidence, confidence, and on whose word it stands.
  public var provenance: Provenance
  /// What depends.
  public var consequent: Span
  /// What it depends on.
  public var antecedent: Span
  /// How the two hang together.
  public var relation: Relation
  /// Those who hold it so.
  public var holders: [Identifier<Actor>] = []
  /// The one who would have to act for the antecedent to come about, or nil.
  public var obligor: Identifier<Actor>?
  /// What it is about, as codes in the manner of PA-X: the consequent's, then the antecedent's.
  public var issues: [String] = []

  /// Creates a condition whose holders are not yet known.
  public init(
    id: Identifier<Condition>, provenance: Provenance, consequent: Span, antecedent: Span,
    relation: Relation
  ) {
    self.id = id
    self.provenance = provenance
    self.consequent = consequent
    self.antecedent = antecedent
    self.relation = relation
  }
}

/// Something that a named party undertakes to do, or not to do.
public struct Commitment: Finding {
  /// The letter of its identifiers.
  public static let letter = "k"

  /// How firmly it is undertaken.
  public enum Strength: String, Sendable { case pledged, agreed, announced }

  /// The identifier.
  public var id: Identifier<Commitment>
  /// Rule, evidence, confidence, and on whose word it stands.
  public var provenance: Provenance
  /// Those of whom it is said.
  public var actors: [Identifier<Actor>] = []
  /// What they will do.
  public var action: Span
  /// The words that bind them.
  public var cue: Span
  /// By when, or nil.
  public var due: TimeReference?
  /// How firmly it is undertaken.
  public var strength: Strength
  /// What it is about, as codes in the manner of PA-X, in the order of the text.
  public var issues: [String] = []

  /// Creates a commitment whose actors are not yet known.
  public init(
    id: Identifier<Commitment>, provenance: Provenance, action: Span, cue: Span,
    strength: Strength
  ) {
    self.id = id
    self.provenance = provenance
    self.action = action
    self.cue = cue
    self.strength = strength
  }
}

/// A stance of a named party on a matter at issue.
public struct Position: Finding {
  /// The letter of its identifiers.
  public static let letter = "p"

  /// What the party thinks of the matter.
  public enum Stance: String, Sendable {
    case priority, support, oppose, demand, concern, welcome, condemn, willing, thank
  }

  /// The identifier.
  public var id: Identifier<Position>
  /// Rule, evidence, confidence, and on whose word it stands.
  public var provenance: Provenance
  /// Those of whom it is said.
  public var actors: [Identifier<Actor>] = []
  /// What they think of it.
  public var stance: Stance
  /// The matter.
  public var content: Span
  /// The words for the stance.
  public var cue: Span

  /// Creates a position whose actors are not yet known.
  public init(
    id: Identifier<Position>, provenance: Provenance, stance: Stance, content: Span, cue: Span
  ) {
    self.id = id
    self.provenance = provenance
    self.stance = stance
    self.content = content
    self.cue = cue
  }
}

/// A PLOVER event that a finding amounts to.
public struct Event: RecordEntry {
  /// The letter of its identifiers.
  public static let letter = "e"

  /// The identifier.
  public var id: Identifier<Event>
  /// The PLOVER event type, `CONSULT`.
  public var plover: String
  /// The PLOVER mode, or nil.
  public var mode: String?
  /// The CAMEO code, `040`.
  public var cameo: String
  /// Those of whom it is said.
  public var actors: [Identifier<Actor>]
  /// Those whom it is done to or with.
  public var recipients: [Identifier<Actor>]
  /// When it is, or nil.
  public var date: TimeReference?
  /// The identifier of the finding that it was made from, `m1`.
  public var from: String

  /// Creates an event.
  public init(
    id: Identifier<Event>, plover: String, mode: String?, cameo: String,
    actors: [Identifier<Actor>], recipients: [Identifier<Actor>], date: TimeReference?,
    from: String
  ) {
    self.id = id
    self.plover = plover
    self.mode = mode
    self.cameo = cameo
    self.actors = actors
    self.recipients = recipients
    self.date = date
    self.from = from
  }
}
