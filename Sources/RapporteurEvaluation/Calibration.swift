internal import Foundation
public import RapporteurFindings

/// Confidences learned from judged findings: a logistic regression over their traits, with weights drawn towards zero.
///
/// - Source: cyclic coordinate descent with Newton steps, as in Genkin, Lewis and Madigan, "Large-scale Bayesian logistic
///   regression for text categorization", Technometrics 49 (2007), with a normal prior.
public struct Calibration: Sendable {
  /// How strongly weights are drawn towards zero: of traits that weigh in all kinds, of those of one kind, and of the
  /// shares of the kinds themselves. Chosen on 5,963 judged findings on 30 November 2026, of which 1,584 foretold by the
  /// others have a log loss of 0.508; 0.519 with half of it, 0.506 with more.
  private static let penalty = (shared: 16.0, own: 32.0, share: 0.05)
  /// In fewer findings a trait is not weighed.
  private static let leastCount = 3
  private static let sweeps = 60

  /// The trait of findings that were judged on an earlier build and are still as they were.
  public static let earlier = "earlier"

  /// The weights, in the order of their names.
  public let weights: [ConfidenceModel.Weight]

  /// What `findings` teach.
  public init(_ findings: [JudgedFinding]) {
    let rows = findings.map { ConfidenceModel.names(of: $0.finding) }
    var counts: [String: Int] = [:]
    for row in rows { for name in row { counts[name, default: 0] += 1 } }
    let names = counts.filter { $0.value >= Self.leastCount }.map(\.key).sorted()
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    // The findings that have each trait.
    var columns: [[Int]] = Array(repeating: [], count: names.count)
    for (row, traits) in rows.enumerated() {
      for name in traits { if let column = index[name] { columns[column].append(row) } }
    }
    let penalties = names.map { name in
      ["all", Self.earlier].contains(name.split(separator: " ").last.map(String.init) ?? name)
        ? Self.penalty.share : name.contains(" ") ? Self.penalty.own : Self.penalty.shared
    }
    let targets = findings.map { $0.isRight ? 1.0 : 0.0 }
    var logits = Array(repeating: 0.0, count: rows.count)
    var values = Array(repeating: 0.0, count: names.count)
    for _ in 0..<Self.sweeps {
      for (column, members) in columns.enumerated() {
        var gradient = -penalties[column] * values[column]
        var curvature = penalties[column]
        for row in members {
          let share = 1 / (1 + exp(-logits[row]))
          gradient += targets[row] - share
          curvature += share * (1 - share)
        }
        let step = max(-1, min(1, gradient / curvature))
        values[column] += step
        for row in members { logits[row] += step }
      }
    }
    weights = zip(names, values).compactMap { name, value in
      let rounded = Int((value * 1000).rounded())
      return rounded == 0 || name.hasSuffix(Self.earlier)
        ? nil : ConfidenceModel.Weight(trait: name, value: rounded)
    }
  }

  /// The rows of `confidence.tsv`, without its header.
  public var rows: String {
    weights.map { "\($0.trait)\t\($0.value)\n" }.joined()
  }

  // MARK: Reliability

  /// One step of confidence: how many findings had it, what they were given on average, and how many of
  /// them were right.
  public struct Step: Hashable, Sendable {
    /// The confidences that fall into it, the end exclusive.
    public var range: Range<Double>
    /// How many findings.
    public var findings = 0
    /// How many of them were right.
    public var right = 0
    /// The sum of their confidences.
    public var total = 0.0
  }

  /// The confidence of each finding, by what the findings of other documents teach: documents are dealt out into
  /// `parts` by the order of their names, and those of one part are foretold by the others.
  public static func foretold(_ findings: [JudgedFinding], parts: Int = 10) -> [Double] {
    let documents = Set(findings.map(\.document)).sorted()
    let part = Dictionary(uniqueKeysWithValues: documents.enumerated().map { ($1, $0 % parts) })
    var result = Array(repeating: 0.0, count: findings.count)
    for held in 0..<parts {
      let model = ConfidenceModel(
        Calibration(findings.filter { part[$0.document] != held }).weights)
      for (index, finding) in findings.enumerated() where part[finding.document] == held {
        result[index] = model.confidence(of: finding.finding)
      }
    }
    return result
  }

  /// How well confidences learned on other documents foretell findings.
  public static func reliability(of findings: [JudgedFinding], foretold: [Double]) -> [Step] {
    var steps = (0..<10).map { tenth -> Step in
      let end = tenth == 9 ? 1.01 : Double(tenth + 1) / 10
      return Step(range: (Double(tenth) / 10)..<end)
    }
    for (finding, value) in zip(findings, foretold) {
      guard let index = steps.firstIndex(where: { $0.range.contains(value) }) else { continue }
      steps[index].findings += 1
      steps[index].right += finding.isRight ? 1 : 0
      steps[index].total += value
    }
    return steps
  }
}
