internal import RapporteurCore

/// Findings that cannot be told apart by their features: what resolution compares and merges.
///
/// Its identifier follows from its content alone. Many findings, of one report or of many, share one
/// candidate ("Rustem Umerov, Secretary, Ukraine"), so that the cost of comparing grows with the number
/// of different descriptions and not with the number of reports.
public struct Candidate: Hashable, Sendable {
  /// `A` for an actor, `M` for a meeting … and twelve letters and digits.
  public typealias ID = String

  /// What it is a candidate for.
  public let kind: EntityKind
  /// Its features in order of name and value; a name may stand several times.
  public let features: [Feature]
  /// The identifier.
  public let id: ID
  /// The keys under which a store indexes it, sorted: only candidates that share one are compared.
  public let keys: [BlockingKey]

  /// Creates a candidate of its features; their order is of no account.
  public init(kind: EntityKind, features: [Feature], keys: [BlockingKey]) {
    self.kind = kind
    self.features = Set(features).sorted()
    self.keys = Set(keys).sorted()
    var hash = StableHash()
    hash.add(kind.rawValue)
    for feature in self.features {
      hash.add(feature.name)
      hash.add(feature.value)
    }
    id = String(kind.letter) + hash.text
  }

  /// The first value of a feature, or nil.
  public subscript(name: String) -> String? { features.first { $0.name == name }?.value }

  /// All values of a feature, sorted.
  public func values(_ name: String) -> [String] {
    features.filter { $0.name == name }.map(\.value)
  }

  /// The features as text, one `name<TAB>value` a line: what a store keeps.
  public var encodedFeatures: String {
    features.map { $0.name + "\t" + $0.value }.joined(separator: "\n")
  }

  /// The candidate that a store kept under `id` as `encodedFeatures` and `keys`.
  public init(id: ID, kind: EntityKind, encodedFeatures: String, keys: [BlockingKey]) {
    self.id = id
    self.kind = kind
    self.keys = keys
    features = encodedFeatures.utf8.split(separator: 10).compactMap { line in
      guard let tab = line.firstIndex(of: 9) else { return nil }
      return Feature(
        stored: String(Substring(line[..<tab])), String(Substring(line[line.index(after: tab)...])))
    }
  }
}

/// One thing that is known of a candidate.
public struct Feature: Hashable, Comparable, Sendable {
  /// What it says (`surname`, `state`, `day`).
  public var name: String
  /// Its value, without line feeds and tabs.
  public var value: String

  /// Creates a feature; line feeds and tabs in `value` become spaces.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = String(value.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  /// A feature whose value has no line feeds and tabs.
  fileprivate init(stored name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// By name, then by value.
  public static func < (a: Self, b: Self) -> Bool {
    (a.name, a.value) < (b.name, b.value)
  }
}

/// A value that two candidates must share to be compared at all.
public struct BlockingKey: Hashable, Comparable, Sendable, RawRepresentable {
  /// As one integer for an index: a hash; of a key of a period, the period in the upper sixteen bits.
  ///
  /// So the keys of one period lie together, and as reports come in more or less by their days, a store touches a small
  /// part of its index at a time.
  public let rawValue: Int64

  /// The key that a store kept.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// The key of these words for candidates of `kind`.
  public init(_ kind: EntityKind, _ words: String...) {
    var hash = StableHash()
    hash.add(kind.rawValue)
    for word in words { hash.add(word) }
    rawValue = Int64(bitPattern: hash.value)
  }

  /// The key of these words for candidates of `kind` of one period, whose number it is; nil for those of no day.
  init(_ kind: EntityKind, _ words: [String], period: Int?) {
    var hash = StableHash()
    hash.add(kind.rawValue)
    for word in words { hash.add(word) }
    let upper = period.map { Int64(truncatingIfNeeded: $0) << 48 } ?? .min
    rawValue = upper | Int64(hash.value >> 16)
  }

  /// The keys of these words for candidates of `kind` that are of `day`: that of its period, and that of the next.
  ///
  /// Periods are of so many days: two candidates that are no further apart share a key, and those that are
  /// twice as far or more do not. Those of no day share one with one another.
  static func keys(_ kind: EntityKind, _ words: String..., around day: Day?, days: Int)
    -> [BlockingKey]
  {
    guard let day else { return [BlockingKey(kind, words, period: nil)] }
    let period = day.number / days
    return [period, period + 1].map { BlockingKey(kind, words, period: $0) }
  }

  /// By value.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// That a finding shows a candidate.
public struct Sighting: Hashable, Comparable, Sendable {
  /// The finding.
  public var finding: FindingKey
  /// The candidate that it shows.
  public var candidate: Candidate.ID

  /// Creates a sighting.
  public init(finding: FindingKey, candidate: Candidate.ID) {
    self.finding = finding
    self.candidate = candidate
  }

  /// By finding.
  public static func < (a: Self, b: Self) -> Bool {
    a.finding != b.finding ? a.finding < b.finding : a.candidate < b.candidate
  }
}

/// All that one report adds to the account.
public struct Contribution: Sendable {
  /// The report's identifier.
  public var report: String
  /// The candidates that it shows, sorted by identifier.
  public var candidates: [Candidate]
  /// Which finding shows which, sorted; the report itself is the finding `r`.
  public var sightings: [Sighting]
  /// The decisions to merge and to split that name findings of this report, sorted.
  public var ballots: [Ballot]

  /// Creates a contribution.
  public init(
    report: String, candidates: [Candidate], sightings: [Sighting], ballots: [Ballot] = []
  ) {
    self.report = report
    self.candidates = candidates
    self.sightings = sightings
    self.ballots = ballots
  }
}
