public import RapporteurFindings

/// Confidences learned from judged findings: the share of right ones by rule and bin, drawn towards the
/// share of the rule where few were counted, and that towards the share of the kind.
public struct Calibration: Sendable {
  /// How many findings the share above weighs as much as.
  private static let weight = 4.0

  private struct Tally: Sendable {
    var findings = 0
    var right = 0

    mutating func add(_ finding: JudgedFinding) {
      findings += 1
      right += finding.isRight ? 1 : 0
    }

    func share(towards prior: Double) -> Double {
      (Double(right) + Calibration.weight * prior) / (Double(findings) + Calibration.weight)
    }
  }

  private var all = Tally()
  private var kinds: [String: Tally] = [:]
  private var rules: [String: Tally] = [:]
  private var bins: [String: [ConfidenceTable.Bin: Tally]] = [:]
  private var kindOfRule: [String: String] = [:]

  /// What `findings` teach.
  public init(_ findings: [JudgedFinding]) {
    for finding in findings {
      all.add(finding)
      kinds[finding.kind, default: Tally()].add(finding)
      rules[finding.rule, default: Tally()].add(finding)
      bins[finding.rule, default: [:]][finding.bin, default: Tally()].add(finding)
      kindOfRule[finding.rule] = finding.kind
    }
  }

  /// The confidence of a finding of that kind, rule and bin.
  public func confidence(kind: String, rule: String, bin: ConfidenceTable.Bin) -> Double {
    let overall = all.findings == 0 ? 0.5 : Double(all.right) / Double(all.findings)
    let ofKind = (kinds[kind] ?? Tally()).share(towards: overall)
    let ofRule = (rules[rule] ?? Tally()).share(towards: ofKind)
    return (bins[rule]?[bin] ?? Tally()).share(towards: ofRule)
  }

  /// The rows of `confidence.tsv`, without its header: every rule that was counted, in every bin.
  public var rows: String {
    var lines: [String] = []
    for rule in rules.keys.sorted() {
      for bin in ConfidenceTable.Bin.allCases {
        let tally = bins[rule]?[bin] ?? Tally()
        let value = confidence(kind: kindOfRule[rule] ?? "", rule: rule, bin: bin)
        lines.append(
          "\(rule)\t\(bin.rawValue)\t\(tally.findings)\t\(tally.right)\t\(Self.rounded(value))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }

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

  /// How well confidences learned on all documents but one foretell the findings of that one.
  public static func reliability(of findings: [JudgedFinding]) -> [Step] {
    var steps = zip([0, 0.5, 0.6, 0.7, 0.8, 0.9], [0.5, 0.6, 0.7, 0.8, 0.9, 1.01]).map {
      Step(range: $0..<$1)
    }
    for document in Set(findings.map(\.document)).sorted() {
      let calibration = Calibration(findings.filter { $0.document != document })
      for finding in findings where finding.document == document {
        let value = calibration.confidence(
          kind: finding.kind, rule: finding.rule, bin: finding.bin)
        guard let index = steps.firstIndex(where: { $0.range.contains(value) }) else { continue }
        steps[index].findings += 1
        steps[index].right += finding.isRight ? 1 : 0
        steps[index].total += value
      }
    }
    return steps
  }
}
