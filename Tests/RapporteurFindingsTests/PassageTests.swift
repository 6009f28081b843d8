import RapporteurCore
import Testing

@testable import RapporteurFindings

@Suite struct PassageTests {
  private static let life = """
    Ana Holm previously served as deputy mayor of Osby. A native of Lund, she is committed to rebuilding the harbour \
    and supports local schools. She holds a law degree from Uppsala University, where she taught for a decade of \
    her career, and is a founding member of the board of the harbour museum.
    """

  @Test func anAccountOfALifeHoldsNoFindings() throws {
    let record = try Fixture.record(of: Self.life)
    #expect(record.commitments.count == 0)
    #expect(record.positions.count == 0)
  }

  @Test func aTributeHoldsNoCommitmentsAndStances() throws {
    let text = "Peter Lind supported the accord and was committed to rebuilding the harbour."
    let tribute = try Fixture.record(of: text, headline: "Statement on the Passing of Peter Lind")
    #expect(tribute.commitments.count == 0)
    #expect(tribute.positions.count == 0)
    let law = try Fixture.record(
      of: "Norway supports the accord.", headline: "Statement on the Passing of the Harbour Act")
    #expect(law.positions.count == 1)
  }

  @Test func oneSignOfALifeDoesNotMakeABiography() throws {
    let record = try Fixture.record(
      of: "Ana Holm, who served as mayor of Osby, committed to rebuilding the harbour.")
    #expect(record.commitments.count == 1)
  }

  @Test func underAHeadlineThatAnnouncesPeopleOneSignIsEnough() throws {
    let text = "Ana Holm is a professor in Lund. She is committed to rebuilding the harbour."
    let announced = try Fixture.record(of: text, headline: "Governor Announces Key Nominees")
    #expect(announced.commitments.count == 0)
    let told = try Fixture.record(of: text, headline: "Harbour to Be Rebuilt")
    #expect(told.commitments.count == 1)
  }

  @Test func aHeadlineRepeatedInTheBodyIsNoText() throws {
    let record = try Fixture.record(
      of: "Norway and Sweden Sign the Border Accord\n\nThe hall was full.",
      headline: "Norway and Sweden Sign the Border Accord")
    #expect(record.outcomes.count == 0)
  }

  @Test func whatAQuestionerSaysIsOnlyHisTurn() throws {
    let record = try Fixture.record(
      of: """
        MS. HOLM: Good morning, everybody.

        Q Norway pledged to open the border. Will it?

        MS. HOLM: It will open on Monday.
        """)
    #expect(record.commitments.count == 0)
    #expect(record.statements.filter { $0.provenance.rule != "statement.turn" }.count == 0)
  }

  @Test func headingsInCapitalsAreNoTurns() throws {
    let record = try Fixture.record(
      of: """
        PREVENTION: Norway teaches the villagers.

        PROTECTION: Sweden shelters the refugees.

        PROSECUTION: Finland tries the smugglers.
        """)
    #expect(record.statements.count == 0)
  }

  @Test(arguments: ["biography\tserved as\textra", "served as"])
  func aRowOfTheVocabularyHasTwoCells(_ row: String) {
    #expect(throws: RuleFileError.self) { try BiographyWords(row) }
  }
}
