internal import Foundation

/// How far findings can be trusted, told by what there is to be said of each: a logistic model over traits, from
/// `confidence.tsv`.
///
/// `rapporteur-lab calibrate` learns the weights from findings that people have judged; `Evaluation/README.md` says on
/// how many, and how well the confidences hold. Weights are whole thousandths of a logit, so that their sum is the same
/// on every machine.
public struct ConfidenceModel: Sendable {
  /// A trait and what it weighs.
  public struct Weight: Hashable, Sendable {
    /// The trait, with its kind if it weighs in that kind alone: "cue=support/VBZ", "position cue=support/VBZ".
    public var trait: String
    /// Thousandths of a logit.
    public var value: Int

    /// Creates a weight.
    public init(trait: String, value: Int) {
      self.trait = trait
      self.value = value
    }
  }

  private let weights: [String: Int]

  /// A model of those weights.
  public init(_ weights: [Weight]) {
    self.weights = Dictionary(
      weights.map { ($0.trait, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads the table, whose header says what its columns are.
  /// - Throws: `FindingsError` at the first row that cannot be read.
  public init(reading source: String, file: String = "confidence.tsv") throws(FindingsError) {
    do throws(RuleFileError) {
      try self.init(source, file: file)
    } catch {
      throw FindingsError(message: error.description)
    }
  }

  init(_ source: String, file: String = "confidence.tsv") throws(RuleFileError) {
    var weights: [Weight] = []
    for row in TableRow.rows(of: source, file: file) {
      guard row.columns.count == 2, let value = Int(row.columns[1]) else {
        throw row.fault("expected a trait and a whole number parted by a tab")
      }
      weights.append(Weight(trait: row.columns[0], value: value))
    }
    self.init(weights)
  }

  /// What a finding is given, from 0 to 1 in steps of a hundredth.
  public func confidence(of finding: DescribedFinding) -> Double {
    let logit = Self.names(of: finding).reduce(0) { $0 + (weights[$1] ?? 0) }
    return Self.confidence(ofLogit: Double(logit) / 1000)
  }

  /// The share of right ones that a logit stands for, rounded to hundredths.
  public static func confidence(ofLogit logit: Double) -> Double {
    (100 / (1 + exp(-logit))).rounded() / 100
  }

  /// The traits that weigh most for or against a finding, the heaviest first.
  func reasons(for finding: DescribedFinding, count: Int) -> [Weight] {
    Self.names(of: finding).compactMap { name in
      weights[name].map { Weight(trait: name, value: $0) }
    }
    .filter { $0.trait != "all" && !$0.trait.hasSuffix(" all") }
    .sorted { (abs($1.value), $0.trait) < (abs($0.value), $1.trait) }
    .prefix(count).map { $0 }
  }

  /// The names under which the traits of a finding are weighed: each for all kinds, and for its own.
  public static func names(of finding: DescribedFinding) -> [String] {
    finding.traits + finding.traits.map { finding.kind + " " + $0 }
  }
}
