public import RapporteurCore
internal import RapporteurLanguage

/// Turns many records into one account: which findings of different reports show the same thing.
///
/// A pure function of the records and the decisions: any order of the reports, and any way of cutting them into
/// batches, gives the same clusters. The steps are
///
/// 1. `contribution(of:decisions:)`: the candidates that a record shows, with their blocking keys;
/// 2. `absorb(_:into:)`: puts contributions into a store, compares what shares a key, and
///    clusters anew only what links can reach from there.
public struct Resolver: Sendable {
  /// A block with more candidates links none of them: its key tells nothing.
  ///
  /// Keys are narrow (a surname; two parties and a week), so that only words of no weight fill a block so far.
  public static let blockCapacity = 600

  private let descriptions: [any Description]
  private let comparisons: [EntityKind: any Comparison]
  private let kinds: Set<EntityKind>

  /// A resolver with the tables that the package ships, for things of all `kinds`.
  public init(kinds: Set<EntityKind> = Set(EntityKind.allCases)) {
    self.kinds = kinds
    let states = StateTable.standard
    descriptions = [
      ActorDescription(states: states), MeetingDescription(states: states),
      StatementDescription(), ReportDescription(), MatterDescription(),
    ]
    var comparisons: [EntityKind: any Comparison] = [
      .actor: ActorComparison(), .meeting: MeetingComparison(),
      .statement: StatementComparison(), .report: ReportComparison(),
    ]
    for kind in [EntityKind.item, .condition, .commitment, .position] {
      comparisons[kind] = MatterComparison()
    }
    self.comparisons = comparisons
  }

  /// What `record` adds to the account.
  ///
  /// - Parameters:
  ///   - record: the record as analysed; decisions to edit are applied here, what is rejected left out.
  ///   - decisions: those that name a finding of this report; others are passed over.
  public func contribution(of record: Record, decisions: [Decision] = []) -> Contribution {
    let review = Review(of: record, decisions: decisions)
    let sketch = RecordSketch(review.record)
    var candidates: [Candidate.ID: Candidate] = [:]
    var sightings: Set<Sighting> = []
    var byFinding: [FindingKey: Candidate.ID] = [:]
    for description in descriptions {
      for described in description.describe(sketch) where kinds.contains(described.kind) {
        guard !review.rejected.contains(described.finding) else { continue }
        var features = described.features
        if review.pinned.contains(described.finding) {
          features.append(Feature("pin", described.finding.description))
        }
        let candidate = Candidate(kind: described.kind, features: features, keys: described.keys)
        candidates[candidate.id] = candidate
        sightings.insert(Sighting(finding: described.finding, candidate: candidate.id))
        byFinding[described.finding] = candidate.id
      }
    }
    return Contribution(
      report: record.report.id, candidates: candidates.values.sorted { $0.id < $1.id },
      sightings: sightings.sorted(), ballots: review.ballots(candidates: byFinding))
  }

  /// How `a` and `b`, candidates of one kind, compare: nil where nothing speaks for their being the same.
  public func link(between a: Candidate, and b: Candidate) -> Link? {
    guard a.kind == b.kind, a.id != b.id else { return nil }
    let pair = Link.Pair(a.id, b.id)
    return comparisons[a.kind]?.prepared([a, b]).link(pair.first, pair.second)
  }

  /// The account of `records` from nothing, in memory.
  public func account(of records: [Record], decisions: [Decision] = []) -> MemoryStore {
    var store = MemoryStore()
    let contributions = records.map { contribution(of: $0, decisions: decisions) }
    // A store in memory throws nothing.
    _ = try? absorb(contributions, into: &store)
    return store
  }

  func comparison(_ kind: EntityKind) -> any Comparison { comparisons[kind] ?? NoComparison() }
}

/// Makes candidates of one or more kinds out of a record.
protocol Description: Sendable {
  func describe(_ sketch: RecordSketch) -> [Described]
}

/// A finding as a candidate in the making.
struct Described {
  var kind: EntityKind
  var finding: FindingKey
  var features: [Feature]
  var keys: [BlockingKey]
}

/// Compares candidates of one kind.
protocol Comparison: Sendable {
  /// The candidates read once, so that pairs of them are compared fast.
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison
}

/// Candidates that have been read for comparing.
protocol PreparedComparison {
  /// The link between two of them; nil where too little speaks for it or something forbids it.
  func link(_ a: Candidate.ID, _ b: Candidate.ID) -> Link?
  /// Whether the two can never be one thing, whatever else they are linked to.
  func conflict(_ a: Candidate.ID, _ b: Candidate.ID) -> Bool
  /// How much a candidate tells by itself: of higher rank leads a cluster. Rank 0 is ambiguous: it joins only
  /// where one cluster is clearly the nearest.
  func rank(_ id: Candidate.ID) -> Int
}

/// Of kinds that are never merged.
struct NoComparison: Comparison, PreparedComparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison { self }
  func link(_ a: Candidate.ID, _ b: Candidate.ID) -> Link? { nil }
  func conflict(_ a: Candidate.ID, _ b: Candidate.ID) -> Bool { false }
  func rank(_ id: Candidate.ID) -> Int { 1 }
}
