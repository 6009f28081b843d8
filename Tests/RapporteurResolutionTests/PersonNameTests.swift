import Testing

@testable import RapporteurResolution

@Suite struct PersonNameTests {
  @Test(arguments: [
    ("Steve Witkoff", "Steven Witkoff"), ("Andriy Hnatov", "Andrii Hnatov"),
    ("Volodymyr Zelenskyy", "Volodymyr Zelensky"), ("Joe Biden", "Joseph R. Biden, Jr."),
    ("Yoon Suk Yeol", "Suk Yeol Yoon"), ("Bob Menendez", "Robert Menendez"),
    ("Recep Tayyip Erdoğan", "Recep Erdogan"), ("Abdel Fattah Al-Sisi", "Abdel Fattah El-Sisi"),
    ("J. Carter", "Jimmy Carter"), ("Umerov", "Rustem Umerov"), ("Xi", "Xi Jinping"),
  ])
  func theseCanBeOnePerson(_ a: String, _ b: String) {
    #expect(PersonName(a).agreement(with: PersonName(b)) != nil)
    #expect(PersonName(b).agreement(with: PersonName(a)) != nil)
  }

  @Test(arguments: [
    ("Joe Biden", "Jill Biden"), ("George W. Bush", "George H. W. Clinton"),
    ("Paul Ryan", "Paula Ryan"), ("Kevin McCarthy", "Gina McCarthy"), ("Mark Kelly", "Mike Kelly"),
    ("Umerov", "Witkoff"), ("Andrew Cuomo", "Chris Cuomo"),
    ("Jen", "Joyce Yen"), ("Rosalynn Carter", "Dorval R. Carter"),
    ("Mike Johnson", "Mike Johnston"),
    ("John Cornyn", "John Corbin"), ("George W. Bush", "George Herbert Walker Bush"),
  ])
  func theseAreTwo(_ a: String, _ b: String) {
    #expect(PersonName(a).agreement(with: PersonName(b)) == nil)
  }

  /// Most texts take a shorter way; a letter with an accent takes a text off it.
  @Test(arguments: [
    "The U.S.–Ukraine talks\u{2014}“Round 2”, it’s said… COVID-19 ", "'''", "A-1_b",
    " a\tb\u{A0}c `d´ ",
  ])
  func wordsAreFoldedAlikeOnBothWays(_ text: String) {
    #expect(Words.folded("é " + text) == ("e " + Words.folded(text)).trimmed)
  }

  @Test func theTablesAreThere() {
    #expect(!GivenNames.standard.isEmpty)
    #expect(!ItemWords.standard.isEmpty)
  }

  @Test(arguments: [
    ("MS. PSAKI: Well", "MS. PSAKI"), ("Q Peter", "Peter"), ("Elect Biden", "Biden"),
    ("Rustem Umerov", "Rustem Umerov"),
  ])
  func aTranscriptsLabelIsStripped(_ label: String, _ name: String) {
    #expect(SpeakerLabel.name(in: label) == name)
  }
}

extension String {
  /// Without the blank at its end.
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
