import RapporteurEvaluation
import RapporteurFindings
import Testing

@Suite struct CalibrationTests {
  private static func findings(_ trait: String, right: Int, wrong: Int) -> [JudgedFinding] {
    (0..<(right + wrong)).map {
      JudgedFinding(
        finding: DescribedFinding(id: "o1", kind: "outcome", traits: ["all", trait]),
        isRight: $0 < right, document: "d\($0 % 20)")
    }
  }

  private static func confidence(_ trait: String, by calibration: Calibration) -> Double {
    ConfidenceModel(calibration.weights).confidence(
      of: DescribedFinding(id: "o1", kind: "outcome", traits: ["all", trait]))
  }

  @Test func aTraitOfRightFindingsIsTrustedMore() {
    let calibration = Calibration(
      Self.findings("cue=sign", right: 180, wrong: 20)
        + Self.findings("cue=address", right: 50, wrong: 150))
    #expect(Self.confidence("cue=sign", by: calibration) > 0.8)
    #expect(Self.confidence("cue=address", by: calibration) < 0.35)
  }

  @Test func twoFindingsWeighNothing() {
    let calibration = Calibration(
      Self.findings("cue=sign", right: 0, wrong: 2)
        + Self.findings("cue=address", right: 40, wrong: 10))
    #expect(calibration.weights.allSatisfy { !$0.trait.contains("sign") })
  }

  @Test func whatWasNeverSeenHasTheShareOfItsKind() {
    let calibration = Calibration(Self.findings("cue=address", right: 400, wrong: 100))
    let value = ConfidenceModel(calibration.weights).confidence(
      of: DescribedFinding(id: "o1", kind: "outcome", traits: ["all", "cue=address"]))
    #expect(abs(value - 0.8) < 0.02)
  }

  @Test func theWeightsCanBeReadBack() throws {
    let calibration = Calibration(
      Self.findings("cue=sign", right: 18, wrong: 2)
        + Self.findings("cue=address", right: 5, wrong: 15))
    let read = try ConfidenceModel(reading: "# trait\tweight\n" + calibration.rows)
    #expect(!calibration.weights.isEmpty)
    for trait in ["cue=sign", "cue=address"] {
      let finding = DescribedFinding(id: "o1", kind: "outcome", traits: ["all", trait])
      #expect(
        read.confidence(of: finding)
          == ConfidenceModel(calibration.weights).confidence(of: finding))
    }
  }

  @Test(arguments: ["cue=sign", "cue=sign\tmuch", "cue=sign\t0.5", "cue=sign\t5\t6"])
  func aRowThatSaysNoSenseIsRefused(_ row: String) {
    #expect(throws: FindingsError.self) { try ConfidenceModel(reading: row) }
  }

  @Test func whatEarlierBuildsLeftDoesNotRaiseTheRest() {
    let earlier = Self.findings("cue=sign", right: 190, wrong: 10).map { judged in
      var judged = judged
      judged.finding.traits.append(Calibration.earlier)
      return judged
    }
    let calibration = Calibration(earlier + Self.findings("cue=sign", right: 60, wrong: 40))
    #expect(Self.confidence("cue=sign", by: calibration) < 0.7)
    #expect(calibration.weights.allSatisfy { !$0.trait.hasSuffix(Calibration.earlier) })
  }

  @Test func reliabilityIsToldOfDocumentsThatWereNotLearnedFrom() {
    let findings =
      Self.findings("cue=sign", right: 180, wrong: 20)
      + Self.findings("cue=address", right: 50, wrong: 150)
    let steps = Calibration.reliability(of: findings, foretold: Calibration.foretold(findings))
      .filter { $0.findings > 0 }
    #expect(steps.map(\.findings).reduce(0, +) == 400)
    for step in steps where step.findings >= 100 {
      let share = Double(step.right) / Double(step.findings)
      #expect(abs(share - step.total / Double(step.findings)) < 0.15)
    }
  }

  @Test func aFindingThatHasChangedSinceItWasJudgedTeachesNothing() throws {
    let table = try JudgedTable(
      rows: """
        # a header
        r1\tposition\t3\t9\tsupport/asserted\tNorway\tright\t1
        r1\tposition\t20\t29\tsupport/asserted\tSweden\tactor\t2
        """, named: "judged.tsv")
    let rows = try #require(table.rows["r1"])
    func isRight(_ start: Int, _ actors: String) -> Bool? {
      rows[
        JudgedTable.Row(
          kind: "position", start: start, end: start == 3 ? 9 : 29, label: "support/asserted",
          actors: actors)]?.isRight
    }
    #expect(isRight(3, "Norway") == true)
    #expect(isRight(20, "Sweden") == false)
    #expect(isRight(20, "Norway") == nil)
    #expect(table.latestSample == 2)
  }

  @Test(arguments: ["r1\tposition\t3", "r1\tposition\tx\t9\tsupport\tNorway\tright\t1"])
  func aRowOfJudgementsThatSaysNoSenseIsRefused(_ row: String) {
    #expect(throws: GoldError.self) { try JudgedTable(rows: row, named: "judged.tsv") }
  }
}
