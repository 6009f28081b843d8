/// One who acts or speaks in a report: a person, a body, a state, a group or a place.
public struct Actor: RecordEntry {
  /// The letter of its identifiers.
  public static let letter = "a"

  /// What sort of actor it is.
  public enum Kind: String, Sendable {
    case person, organisation, state, group, place
  }

  /// An office that a person holds, as the report gives it.
  public struct Role: Hashable, Sendable {
    /// The title as printed ("Special Envoy for Peace").
    public var title: String
    /// The body in which it is held, as printed, or nil.
    public var body: String?
    /// The state or body that it is held for, or nil.
    public var of: Identifier<Actor>?
    /// Where the report says so.
    public var span: Span

    /// Creates a role.
    public init(title: String, body: String?, of: Identifier<Actor>?, span: Span) {
      self.title = title
      self.body = body
      self.of = of
      self.span = span
    }
  }

  /// The identifier.
  public var id: Identifier<Actor>
  /// What sort of actor it is.
  public var kind: Kind
  /// The canonical name: a person without titles, a state by its common English name.
  public var name: String
  /// Offices, in the order in which the report gives them.
  public var roles: [Role]
  /// The state or body whose side the actor is on, or nil.
  public var represents: Identifier<Actor>?
  /// A state's ISO 3166-1 alpha-3 code, or an organisation's as in the CAMEO actor tables; or nil.
  public var code: String?
  /// Where the actor is named or meant, in order.
  public var mentions: [Span]

  /// Creates an actor that is known by a name alone.
  public init(id: Identifier<Actor>, kind: Kind, name: String) {
    self.id = id
    self.kind = kind
    self.name = name
    roles = []
    mentions = []
  }
}
