import RapporteurCore
import RapporteurLanguage
import Testing

@testable import RapporteurFindings

@Suite struct NameRepairTests {
  private func repaired(
    _ text: String, _ entities: [(Range<Int>, EntityMention.Kind)]
  ) throws -> [String] {
    let analysis = HandBuilt.names(text, entities)
    let lexicon = try FindingResources.shipped().lexicon
    return NameRepair.repaired(analysis, lexicon: lexicon).map {
      "\($0.kind): " + analysis.text[$0.span]
    }
  }

  @Test func aTitleIsTakenOffAName() throws {
    #expect(
      try repaired("Serbian President Slobodan Milošević left", [(0..<4, .person)])
        == ["person: Slobodan Milošević"])
  }

  @Test(arguments: ["Title VII", "Section 8"])
  func aPartOfALawIsNobody(_ name: String) throws {
    #expect(try repaired("then \(name) ended", [(1..<3, .person)]) == [])
  }

  @Test func aTitleAloneIsNoName() throws {
    #expect(try repaired("the President left", [(1..<2, .person)]) == [])
  }

  @Test func juniorIsGivenToTheNameBefore() throws {
    #expect(
      try repaired("Samuel Lewis Jr. left", [(0..<2, .person)]) == ["person: Samuel Lewis Jr."])
    #expect(
      try repaired("Samuel Lewis , Jr. left", [(0..<2, .person)])
        == ["person: Samuel Lewis , Jr."])
    #expect(
      try repaired("Samuel Lewis Jr. left", [(0..<2, .person), (2..<3, .person)])
        == ["person: Samuel Lewis Jr."])
  }

  @Test func aSuffixAfterNoNameIsNone() throws {
    #expect(try repaired("II left", [(0..<1, .person)]) == [])
  }

  @Test func aNameAfterATitleIsFound() throws {
    #expect(try repaired("then President Alva left", []) == ["person: Alva"])
    #expect(try repaired("then Minister Ana Holm left", []) == ["person: Ana Holm"])
  }

  @Test func aStateAfterATitleIsNoPerson() throws {
    #expect(try repaired("then President Norway left", []) == [])
  }

  @Test func aCapitalIsNoBody() throws {
    #expect(try repaired("then Tehran left", [(1..<2, .organisation)]) == ["place: Tehran"])
  }

  @Test func namesOfOtherKindsAreLeftAlone() throws {
    #expect(
      try repaired("Norway and Oslo", [(0..<1, .state), (2..<3, .place)])
        == ["state: Norway", "place: Oslo"])
  }

  @Test func namesStayInTheOrderOfTheText() throws {
    #expect(
      try repaired(
        "Minister Holm met President Peter Lind in Oslo", [(4..<6, .person), (7..<8, .place)])
        == ["person: Holm", "person: Peter Lind", "place: Oslo"])
  }

  @Test func anAdministrationIsNamedAfterThoseBeforeIt() throws {
    #expect(
      try repaired("then Alva-Holm Administration left", [(1..<2, .person)])
        == ["organisation: Alva-Holm Administration"])
  }

  @Test(arguments: [
    ("President Haitham bin Tariq Al Said left", 1..<5, "person: Haitham bin Tariq Al Said"),
    ("Minister Pierre Le Drian left", 1..<2, "person: Pierre Le Drian"),
  ])
  func aNameGoesOnOverItsParticles(_ text: String, words: Range<Int>, name: String) throws {
    #expect(try repaired(text, [(words, .person)]) == [name])
  }

  @Test func aStateOfATitleIsNoGivenName() throws {
    #expect(
      try repaired("Secretary of Sweden Per Lind left", [(2..<5, .person)]) == ["person: Per Lind"])
  }

  @Test func aNameBehindAFieldOfGovernmentIsAPersons() throws {
    #expect(
      try repaired("Director of National Security Per Lind left", [(2..<6, .organisation)])
        == ["person: Per Lind"])
  }

  @Test func twoNamesWithAnAmpersandAreAFirm() throws {
    #expect(
      try repaired("then Lind & Lind left", [(1..<2, .person)]) == ["organisation: Lind & Lind"])
  }

  @Test(arguments: [
    ("They met in the Ana Holm Room.", []), ("The Ana Holm Bridge was closed.", []),
    ("The Ana Holm Foundation welcomed the treaty.", ["organisation: Ana Holm Foundation"]),
    (
      "The Ana Holm Foundation welcomed the treaty. Minister Ana Holm left.",
      ["organisation: Ana Holm Foundation", "person: Ana Holm"]
    ),
    ("Minister Ana Holm left.", ["person: Ana Holm"]),
  ])
  func whatIsCalledAfterSomebodyIsNotThePerson(_ text: String, names: [String]) throws {
    let record = try Fixture.record(of: text)
    let found = record.actors.flatMap { actor in
      actor.mentions.map { "\(actor.kind): " + record.exact($0) }
    }
    #expect(found == names)
  }

  /// Words with form, lemma, tags, head and relation, and the names that the model has found.
  @Test func aNameThatWasTakenForTwoPersonsIsOne() throws {
    var analysis = HandBuilt.analysis(
      """
      President President PROPN NNP 2 compound
      Lena Lena PROPN NNP 4 nsubj
      Berg Berg PROPN NNP 2 flat
      left leave VERB VBD 0 root
      """)
    analysis.entities = [1..<2, 2..<3].map { analysis.mention($0, .person) }
    let lexicon = try FindingResources.shipped().lexicon
    #expect(
      NameRepair.repaired(analysis, lexicon: lexicon).map { analysis.text[$0.span] } == [
        "Lena Berg"
      ])
  }
}
