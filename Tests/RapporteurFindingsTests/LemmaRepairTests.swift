import Testing

@testable import RapporteurFindings

@Suite struct LemmaRepairTests {
  @Test(arguments: [
    ("hinges hing VERB VBZ 0 root", "hinge"), ("postponed postpon VERB VBD 0 root", "postpone"),
    ("hinging hing VERB VBG 0 root", "hinge"),
    // Whole as they are, unknown to the rules, or no verbs.
    ("depends depend VERB VBZ 0 root", "depend"), ("freed fre VERB VBN 0 root", "fre"),
    ("hinges hing NOUN NNS 0 root", "hing"),
  ])
  func aVerbOfTheRulesGetsItsLetterBack(_ word: String, lemma: String) throws {
    let rules = try RuleSet.shipped()
    #expect(LemmaRepair.repaired(HandBuilt.analysis(word), rules: rules) == [lemma])
  }
}
