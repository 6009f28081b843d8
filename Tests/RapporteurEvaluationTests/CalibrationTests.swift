import RapporteurEvaluation
import RapporteurFindings
import Testing

@Suite struct CalibrationTests {
  private static func findings(_ rule: String, right: Int, wrong: Int) -> [JudgedFinding] {
    (0..<(right + wrong)).map {
      JudgedFinding(
        kind: "outcomes", rule: rule, bin: .named, isRight: $0 < right, document: "d\($0 % 4)")
    }
  }

  @Test func aRuleThatIsOftenRightIsTrustedMore() {
    let calibration = Calibration(
      Self.findings("outcome.a", right: 18, wrong: 2)
        + Self.findings("outcome.b", right: 5, wrong: 15))
    let (a, b) = (
      calibration.confidence(kind: "outcomes", rule: "outcome.a", bin: .named),
      calibration.confidence(kind: "outcomes", rule: "outcome.b", bin: .named)
    )
    #expect(a > 0.8)
    #expect(b < 0.4)
  }

  @Test func oneFindingSaysLittle() {
    let calibration = Calibration(
      Self.findings("outcome.a", right: 0, wrong: 1)
        + Self.findings("outcome.b", right: 40, wrong: 10))
    #expect(calibration.confidence(kind: "outcomes", rule: "outcome.a", bin: .named) > 0.45)
  }

  @Test func aRuleThatWasNeverCountedHasTheShareOfItsKind() {
    let calibration = Calibration(Self.findings("outcome.b", right: 40, wrong: 10))
    let value = calibration.confidence(kind: "outcomes", rule: "outcome.c", bin: .resolved)
    #expect(abs(value - 0.8) < 0.01)
  }

  @Test func theTableCanBeReadBack() throws {
    let rows = Calibration(Self.findings("outcome.b", right: 3, wrong: 1)).rows
    let table = try ConfidenceTable(reading: rows)
    #expect(table.count(of: "outcome.b", .named)?.findings == 4)
    #expect(table.count(of: "outcome.b", .named)?.right == 3)
    #expect(table.count(of: "outcome.a", .named) == nil)
  }

  @Test(arguments: [
    "outcome.b\tnamed\t4", "outcome.b\tsometimes\t4\t3\t0.7", "outcome.b\tnamed\t3\t4\t0.7",
    "outcome.b\tnamed\t4\t3\t1.7",
  ])
  func aRowThatSaysNoSenseIsRefused(_ row: String) {
    #expect(throws: FindingsError.self) { try ConfidenceTable(reading: row) }
  }

  @Test func reliabilityIsToldOfDocumentsThatWereNotLearnedFrom() {
    let findings =
      Self.findings("outcome.a", right: 36, wrong: 4)
      + Self.findings("outcome.b", right: 10, wrong: 30)
    let steps = Calibration.reliability(of: findings).filter { $0.findings > 0 }
    #expect(steps.map(\.findings).reduce(0, +) == 80)
    for step in steps where step.findings >= 30 {
      let share = Double(step.right) / Double(step.findings)
      #expect(abs(share - step.total / Double(step.findings)) < 0.1)
    }
  }
}
