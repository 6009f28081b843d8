import Testing

@testable import RapporteurFindings

@Suite struct PersonNameTests {
  @Test(arguments: [
    ("Ana Holm", "Holm"), ("Ana Maria Holm", "Ana Holm"), ("A. Holm", "Ana Holm"),
    ("Samuel Lewis Jr.", "Samuel Lewis"), ("Bill Clinton", "William Clinton"),
    ("Steve Witkoff", "Steven Witkoff"), ("Slobodan Milošević", "Slobodan Milosevic"),
    ("Yoon Suk Yeol", "Yoon"), ("Ana Holm", "Ana"), ("Joe Biden", "Joseph R. Biden"),
  ])
  func namesOfOnePersonFit(_ a: String, _ b: String) {
    #expect(PersonName(a).canBe(PersonName(b)))
    #expect(PersonName(b).canBe(PersonName(a)))
  }

  @Test(arguments: [
    ("Ana Holm", "Eva Holm"), ("Lech Kaczynski", "Jaroslaw Kaczynski"), ("Ana Holm", "Ana Lind"),
    ("", "Holm"), ("Jr.", "Holm"),
  ])
  func namesOfTwoPeopleDoNot(_ a: String, _ b: String) {
    #expect(!PersonName(a).canBe(PersonName(b)))
    #expect(!PersonName(b).canBe(PersonName(a)))
  }

  @Test(arguments: [
    ("Ana Holm", "Holm"), ("Joe Biden", "Joseph R. Biden"), ("Volodymyr Zelensky", "Zelensky"),
  ])
  func theEverydayFormIsTheFuller(_ better: String, _ worse: String) {
    #expect(PersonName(better).isFuller(than: PersonName(worse)))
    #expect(!PersonName(worse).isFuller(than: PersonName(better)))
  }

  @Test func theKeysAreTheFirstAndTheLastWord() {
    #expect(PersonName("Ana Maria Holm").keys == ["ana", "holm"])
    #expect(PersonName("Samuel Lewis Jr.").keys == ["samuel", "lewis"])
    #expect(PersonName("").keys == [])
  }

  @Test func foldingDropsMarksAndStraightensApostrophes() {
    #expect("Milošević’s".folded() == "milosevic's")
  }
}
