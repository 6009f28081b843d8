/// That two candidates are held to be the same, how surely, and why.
public struct Link: Hashable, Comparable, Sendable {
  /// The smaller identifier.
  public let first: Candidate.ID
  /// The larger identifier.
  public let second: Candidate.ID
  /// 0 to 1; a link that is kept has at least its kind's threshold.
  public let score: Double
  /// What speaks for it and against it, in the order in which it was weighed.
  public let reasons: [Reason]

  /// Creates a link; the order of `a` and `b` is of no account.
  public init(_ a: Candidate.ID, _ b: Candidate.ID, score: Double, reasons: [Reason]) {
    first = min(a, b)
    second = max(a, b)
    self.score = score
    self.reasons = reasons
  }

  /// The candidate that is linked to `id`.
  public func other(than id: Candidate.ID) -> Candidate.ID { id == first ? second : first }

  /// The surest first; of two equally sure ones by their candidates.
  public static func < (a: Self, b: Self) -> Bool {
    a.score != b.score ? a.score > b.score : (a.first, a.second) < (b.first, b.second)
  }
}

/// One feature that was weighed when two candidates were compared.
public struct Reason: Hashable, Sendable {
  /// What was compared (`surname`, `day`, `decision`).
  public var feature: String
  /// What was found, for a reader ("Andriy ~ Andrii").
  public var detail: String
  /// What it adds to the score; negative where it speaks against.
  public var weight: Double

  /// Creates a reason.
  public init(_ feature: String, _ detail: String, _ weight: Double) {
    self.feature = feature
    self.detail = detail
    self.weight = weight
  }

  /// `surname\tumerov\t0.5`: what a store keeps.
  public var encoded: String { "\(feature)\t\(detail.replacing("\t", with: " "))\t\(weight)" }

  /// The reason that a store kept; nil where `encoded` is none.
  public init?(encoded: some StringProtocol) {
    let parts = encoded.split(separator: "\t", omittingEmptySubsequences: false)
    guard parts.count == 3, let weight = Double(parts[2]) else { return nil }
    self.init(String(parts[0]), String(parts[1]), weight)
  }
}
