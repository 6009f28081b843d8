internal import RapporteurCore
internal import RapporteurLedger

/// An event that all reports of a meeting, outcome or position together amount to.
struct ResolvedEvent {
  /// One who acts in it or is acted upon.
  struct Party {
    /// The identifier of the actor.
    let id: String
    /// Its name.
    let name: String
    /// The ISO 3166-1 alpha-3 code of the state that it is or acts for, or nil.
    let country: String?
    /// The CAMEO code of an organisation that is no state's, or nil.
    let body: String?
    /// The CAMEO role in which it acts, or nil.
    let role: String?
    /// The persons who act for it, by name.
    let persons: [String]

    /// The full CAMEO code: state and role, an organisation's own, or the role alone; nil for none.
    var code: String? {
      if let body, country == nil { return body }
      return country == nil && role == nil ? nil : (country ?? "") + (role ?? "")
    }
  }

  /// The PLOVER event type.
  let plover: String
  /// The PLOVER mode, or nil.
  let mode: String?
  /// The CAMEO code.
  let cameo: String
  /// Those who act.
  let actors: [Party]
  /// Those whom it is done to or with.
  let recipients: [Party]
  /// What it was made of: a meeting, an agreement item, a position.
  let entry: AccountEntry
  /// What CAMEO's code weighs, or nil.
  let scale: EventScale?
}

/// What a CAMEO code weighs.
struct EventScale {
  /// From conflict (-10) to cooperation (10).
  let goldstein: Double
  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
  let quadrant: Int
}
