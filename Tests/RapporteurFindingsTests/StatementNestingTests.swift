import RapporteurCore
import Testing

@testable import RapporteurFindings

@Suite struct StatementNestingTests {
  private func statement(_ number: Int, _ content: Span, continued: [Span] = []) -> Statement {
    var statement = Statement(
      id: Identifier(number),
      provenance: Provenance(evidence: content, confidence: 1, rule: "test"), content: content,
      kind: .indirect, cue: nil)
    statement.continued = continued
    return statement
  }

  private var nesting: StatementNesting {
    StatementNesting([
      statement(1, Span(0, 100)), statement(2, Span(10, 40)), statement(3, Span(20, 30)),
      statement(4, Span(50, 60), continued: [Span(70, 90)]), statement(5, Span(120, 130)),
    ])
  }

  @Test(arguments: [
    (Span(22, 25), 3), (Span(20, 30), 3), (Span(12, 15), 2), (Span(18, 25), 2), (Span(42, 45), 1),
    (Span(55, 58), 4), (Span(75, 80), 4), (Span(58, 72), 1), (Span(120, 130), 5),
  ])
  func theInnermostIsTheSmallestThatContainsAPlace(_ place: Span, number: Int) {
    #expect(nesting.innermost(containing: place)?.id == Identifier(number))
  }

  @Test(arguments: [Span(105, 110), Span(95, 105), Span(110, 125), Span(200, 210)])
  func outsideOfAllThereIsNone(_ place: Span) {
    #expect(nesting.innermost(containing: place) == nil)
  }

  @Test func whatIsNotWantedIsPassedOver() {
    let found = nesting.innermost(containing: Span(22, 25)) { $0.id != Identifier(3) }
    #expect(found?.id == Identifier(2))
  }

  @Test func withoutStatementsThereIsNone() {
    #expect(StatementNesting().innermost(containing: Span(0, 1)) == nil)
  }

  @Test func contentsThatCrossAreFoundWhereTheyContain() {
    let crossing = StatementNesting([statement(1, Span(0, 20)), statement(2, Span(10, 30))])
    #expect(crossing.innermost(containing: Span(5, 8))?.id == Identifier(1))
    #expect(crossing.innermost(containing: Span(22, 25))?.id == Identifier(2))
    #expect(crossing.innermost(containing: Span(12, 15))?.id == Identifier(2))
  }
}
