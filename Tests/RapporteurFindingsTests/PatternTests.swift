import Testing

@testable import RapporteurFindings

@Suite struct PatternTests {
  @Test func aPatternIsReadPieceByPiece() throws {
    let pattern = try Pattern("{actors} (express|voice) concern (over|about) {content:np|ing}")
    #expect(pattern.subject == "actors")
    #expect(pattern.headLemmas == ["express", "voice"])
    #expect(pattern.headClass == .verb)
    #expect(
      pattern.elements == [
        .word(lemmas: ["concern"], isOptional: false),
        .slot(role: "content", fillers: [.phrase, .gerund], markers: ["over", "about"]),
      ])
  }

  @Test func theClassOfTheHeadCanBeNamed() throws {
    #expect(try Pattern("{actors} support/N for {content}").headClass == .noun)
    #expect(try Pattern("{actors} ready/A to {content:inf}").headClass == .adjective)
  }

  @Test(arguments: [
    ("{actors", PatternError.unclosed("{actors")),
    ("{actors}", .missingHead),
    ("{actors} see {content:verse}", .unknownFiller("verse")),
    ("{actors} see/Q {content}", .unknownClass("Q")),
    ("{actors} (see {content}", .unclosed("(see")),
  ])
  func whatCannotBeReadIsNamed(source: String, error: PatternError) {
    #expect(throws: error) { try Pattern(source) }
  }
}

@Suite struct RuleFileTests {
  @Test func aRuleHasItsAttributesAndExamples() throws {
    let rules = try Rule.rules(
      in: """
        # A comment.
        rule outcome.agreed
          status agreed
          confidence 0.9
          pattern {parties} agree on {topic}
          example They agreed on ⟦a map⟧.
          counterexample They left.
        """, file: "test.rules")
    #expect(rules.count == 1)
    #expect(rules[0].kind == "outcome")
    #expect(rules[0].attributes == ["status": "agreed"])
    #expect(rules[0].confidence == 0.9)
    #expect(rules[0].examples == ["They agreed on ⟦a map⟧."])
    #expect(rules[0].counterexamples == ["They left."])
  }

  @Test(arguments: [
    ("pattern {a} see {b}", 1), ("rule outcome.x\nconfidence much", 2), ("rule nameless", 1),
    ("rule outcome.x\n\n  pattern {a", 3),
  ])
  func aBadLineIsNamedByItsNumber(source: String, line: Int) {
    let error = #expect(throws: RuleFileError.self) {
      try Rule.rules(in: source, file: "test.rules")
    }
    #expect(error?.line == line)
  }

  @Test func theShippedFilesCanBeRead() throws {
    let rules = try RuleSet.shipped()
    #expect(
      Set(rules.rules.map(\.kind)) == [
        "outcome", "commitment", "condition", "position", "meeting", "delegation", "statement",
      ])
    #expect(rules.rules.allSatisfy { $0.patterns.isEmpty == ($0.file == "program.rules") })
  }
}
