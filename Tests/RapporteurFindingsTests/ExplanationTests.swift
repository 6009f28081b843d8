import RapporteurCore
import RapporteurFindings
import Testing

@Suite struct ExplanationTests {
  private static let text = """
    Ana Holm met with Peter Lind on Monday. They discussed the release of prisoners.

    “We will not sign unless the border is open,” Holm said.
    """

  @Test func aRuleIsNamedWithItsLineAndPattern() throws {
    let explanation = try #require(try Fixture.explanation(of: "o1", in: Self.text))
    #expect(explanation.rule == "outcome.discussed")
    #expect(explanation.place?.hasPrefix("outcomes.rules:") == true)
    #expect(explanation.pattern == "{parties} (discuss|debate|negotiate) {topic}")
    #expect(explanation.attributes == ["status discussed"])
  }

  @Test func theTreeShowsTheWordsThatTheRuleTook() throws {
    let explanation = try #require(try Fixture.explanation(of: "o1", in: Self.text))
    #expect(
      explanation.tree.filter { $0.role != nil }.map { "\($0.form): \($0.role ?? "")" } == [
        "They: parties", "discussed: cue, head of the pattern", "release: topic",
      ])
  }

  @Test func anActorIsToldWithTheWordsAndTheBasis() throws {
    let explanation = try #require(try Fixture.explanation(of: "o1", in: Self.text))
    #expect(explanation.actors.map(\.name) == ["Ana Holm", "Peter Lind"])
    #expect(explanation.actors.map(\.words) == ["They", "They"])
    #expect(explanation.actors.map(\.basis) == ["coreference", "coreference"])
  }

  @Test func theEntriesOfTheLexiconsAreNamed() throws {
    let explanation = try #require(try Fixture.explanation(of: "o1", in: Self.text))
    #expect(explanation.lexicon.contains("issues.tsv: “prisoners” is TjPrire"))
  }

  @Test func aRuleOfTheProgramSaysWhatItReads() throws {
    let explanation = try #require(try Fixture.explanation(of: "c1", in: Self.text))
    #expect(explanation.rule == "condition.unless")
    #expect(explanation.pattern == nil)
    #expect(explanation.reads != nil)
    #expect(explanation.chain == ["s1: Ana Holm"])
  }

  @Test func withoutTheFindingThereIsNoExplanation() throws {
    #expect(try Fixture.explanation(of: "m9", in: Self.text) == nil)
  }

  @Test func everyFindingOfARecordCanBeExplained() throws {
    for id in try Fixture.record(of: Self.text).findingIdentifiers {
      let explanation = try #require(try Fixture.explanation(of: id, in: Self.text))
      #expect(explanation.place != nil, "\(id): \(explanation.rule)")
      #expect(!explanation.tree.isEmpty, "\(id)")
    }
  }
}
