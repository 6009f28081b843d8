public import RapporteurCore

/// What one report tells of an agreement item.
public struct ItemTelling: Hashable, Sendable {
  /// On whose word.
  public var attribution: Attribution
  /// The item, as printed.
  public var wording: String
  /// How far it has come.
  public var status: Outcome.Status
  /// Those of whom it is said, as codes, sorted.
  public var parties: [String]
  /// The days on which it came so far, by its encounter, or nil.
  public var said: DayInterval?
  /// A code in the manner of PA-X, or nil.
  public var issue: String?

  /// What `record` tells of `outcome`.
  public init(_ outcome: Outcome, in record: Record) {
    let sketch = RecordSketch(record)
    attribution = Attribution(of: outcome.id.description, outcome.provenance, in: record)
    wording = record.report.text[outcome.topic]
    status = outcome.status
    parties = Set(outcome.parties.compactMap { sketch.party($0) }).sorted()
    said = outcome.meeting.flatMap { id in record.meetings.first { $0.id == id } }?.date?.interval
    issue = outcome.issues.first
  }
}

/// One agreement item as all its reports tell it.
public struct ItemAccount: Hashable, Sendable {
  /// Its wordings, the most used first.
  public var wordings: [String]
  /// How far it had come, word by word, in the order in which it became known.
  public var history: [ItemTelling]
  /// How far it has come: what was last asserted; but what was agreed stays so when it is merely spoken of again. Nil where
  /// nothing was asserted.
  public var status: Outcome.Status?
  /// The word that says so.
  public var current: ItemTelling?
  /// Whether some say that it is so and some that it is not.
  public var isDisputed: Bool
  /// How many say independently what its status says.
  public var independentSources: Int

  /// The account of what `tellings` tell, as known on `day`; nil where nothing was known then.
  /// - Complexity: O(n log n).
  public init?(of tellings: [ItemTelling], asOf day: Day? = nil, texts: [String: Cluster.ID] = [:])
  {
    let known = tellings.filter { $0.attribution.isKnown(on: day) }
      .sorted { Attribution.isEarlier($0.attribution, $1.attribution) }
    guard !known.isEmpty else { return nil }
    history = known
    let uses: [String: [ItemTelling]] = Dictionary(grouping: known) { $0.wording }
    wordings = uses.keys.sorted { a, b in
      let (x, y) = (uses[a]?.count ?? 0, uses[b]?.count ?? 0)
      return x != y ? x > y : a < b
    }
    let asserted = known.filter { $0.attribution.modality == .asserted }
    let agreed = asserted.filter { Self.order($0.status) >= Self.order(.agreedInPrinciple) }
    let telling = agreed.isEmpty ? asserted : agreed
    // Of what was made known on one day, the furthest counts.
    let last = telling.last?.attribution.published
    let latest = telling.filter { $0.attribution.published == last }
    current = latest.max { Self.order($0.status) < Self.order($1.status) }
    let status = current?.status
    self.status = status
    let orders = asserted.map { Self.order($0.status) }
    let hasSetback = orders.contains { $0 >= Self.order(.suspended) }
    let hasAdvance = orders.contains {
      $0 >= Self.order(.agreedInPrinciple) && $0 < Self.order(.suspended)
    }
    let isDenied = known.contains { $0.attribution.modality == .denied }
    isDisputed = hasSetback && hasAdvance || isDenied && !asserted.isEmpty
    independentSources = Corroboration.independentSources(
      of: asserted.filter { $0.status == status }.map(\.attribution), texts: texts)
  }

  /// How far a status has come; setbacks come last.
  private static func order(_ status: Outcome.Status) -> Int {
    switch status {
    case .onAgenda: 1
    case .raised: 2
    case .discussed: 3
    case .reviewed: 4
    case .agreedInPrinciple: 5
    case .agreed: 6
    case .signed: 7
    case .inForce: 8
    case .extended: 9
    case .implemented: 10
    case .suspended: 20
    case .rejected: 21
    case .violated: 22
    }
  }
}

/// Where a condition or a commitment stands.
public enum PromiseState: String, Sendable {
  /// Nothing has been heard that moves it.
  case open
  /// It is said to be met, or kept.
  case claimed
  /// Some say that it is met or kept, and some that it is not.
  case disputed
  /// It is said not to be met, or to be broken.
  case broken
  /// Its day has passed, and nothing has been heard.
  case lapsed
}

/// A condition or a commitment as all its reports tell it, and what later findings make of it.
public struct PromiseAccount: Hashable, Sendable {
  /// A later finding that moves the state.
  public struct Move: Hashable, Sendable {
    /// On whose word.
    public var attribution: Attribution
    /// What it says, as printed: the item, or the clause that tells of the encounter.
    public var wording: String
    /// Whether it speaks for its being met.
    public var isMet: Bool
    /// How alike the two are, 0 to 1.
    public var likeness: Double
  }

  /// Where it stands.
  public var state: PromiseState
  /// What moved it, in the order in which it became known.
  public var moves: [Move]
  /// By when, or nil.
  public var due: DayInterval?

  /// How alike an item must be to that of the promise, as the share of the words of either that both have.
  static let likeness = 0.5
  /// So many days after a promise an item of one word is still the same one.
  static let daysOfOneWord = 180

  /// The account of what `tellings` tell of one condition or commitment; nil where nothing was known then.
  ///
  /// - Parameters:
  ///   - tellings: in any order.
  ///   - items: outcomes that may be about it, as an index by their words gives them.
  ///   - meetings: encounters that may keep it, as an index by their parties gives them.
  ///   - day: the day of knowledge, which is also the present; nil for all that is known, with `present`.
  ///   - present: the day by which a due day has passed; nil where none is to count as passed.
  /// - Complexity: O(n log n).
  public init?(
    of tellings: [PromiseTelling], items: [ItemTelling], meetings: [MeetingTelling] = [],
    asOf day: Day? = nil, present: Day? = nil
  ) {
    let known = tellings.filter { $0.attribution.isKnown(on: day) }
      .sorted { Attribution.isEarlier($0.attribution, $1.attribution) }
    guard let first = known.first else { return nil }
    // Of several days by which it is due the last one said counts.
    let due = known.last { $0.due != nil }?.due
    self.init(
      of: first.act, reunion: first.reunion, parties: Set(known.flatMap(\.parties)), due: due,
      known: first.attribution.published, items: items, meetings: meetings, asOf: day,
      present: day ?? present)
  }

  /// The account of a promise.
  ///
  /// It is kept, or broken, only where an outcome of later says of one of those bound that the same act was done to the
  /// same item: words in common are not enough.
  ///
  /// - Parameters:
  ///   - act: what would be done, or what must come about; nil where no outcome can tell.
  ///   - reunion: with whom it is promised to meet again; nil where it is another act.
  ///   - parties: the codes of those bound by it; empty where nobody is.
  ///   - due: by when, or nil.
  ///   - known: since when it is known, or nil.
  ///   - items: outcomes that may be about it, as an index by their words gives them.
  ///   - meetings: encounters that may keep it; the first of them does.
  ///   - day: the day of knowledge, or nil for all that is known.
  ///   - present: the day by which `due` has passed; nil for `day`.
  /// - Complexity: O(n) in the items.
  init(
    of act: PromisedAct?, reunion: PromisedReunion? = nil, parties: Set<String>,
    due: DayInterval?, known: Day?, items: [ItemTelling], meetings: [MeetingTelling] = [],
    asOf day: Day? = nil, present: Day? = nil
  ) {
    var moves: [Move] = []
    for item in items where item.attribution.isKnown(on: day) {
      guard let act, let known, let published = item.attribution.published, published > known,
        let isMet = act.isMet(by: item),
        parties.isEmpty || !parties.isDisjoint(with: item.parties),
        let likeness = act.likeness(to: item),
        likeness >= Self.likeness,
        act.item.count > 1 || published.number - known.number <= Self.daysOfOneWord
      else { continue }
      moves.append(
        Move(
          attribution: item.attribution, wording: item.wording, isMet: isMet, likeness: likeness))
    }
    if let reunion, let known,
      let meeting = meetings.filter({
        $0.attribution.isKnown(on: day) && reunion.isKept(by: $0, promisedOn: known)
      }).min(by: {
        ($0.interval?.from.number ?? 0, $0.attribution.finding) < (
          $1.interval?.from.number ?? 0, $1.attribution.finding
        )
      })
    {
      moves.append(
        Move(
          attribution: meeting.attribution, wording: meeting.wording, isMet: true, likeness: 1))
    }
    moves.sort { Attribution.isEarlier($0.attribution, $1.attribution) }
    self.moves = moves
    self.due = due
    let met = moves.contains(where: \.isMet)
    let broken = moves.contains { !$0.isMet }
    if met {
      state = broken ? .disputed : .claimed
    } else if broken {
      state = .broken
    } else if let present = present ?? day, let due, due.to <= present {
      state = .lapsed
    } else {
      state = .open
    }
  }
}
