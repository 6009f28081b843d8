import RapporteurLanguage
import Testing

@Suite struct LemmaScriptTests {
  @Test(arguments: [
    ("parties", "party"), ("Agreed", "agree"), ("was", "be"), ("Kyiv", "Kyiv"), ("U.S.", "U.S."),
    ("NATO", "NATO"), ("better", "good"), ("’s", "be"), ("men", "man"), ("TALKS", "talk"),
    ("UKRAINE", "Ukraine"), ("été", "été"), ("I", "I"), ("a", "a"),
  ])
  func aScriptMakesTheLemmaItWasMadeFrom(form: String, lemma: String) throws {
    let script = try #require(LemmaScript(form: form, lemma: lemma))
    #expect(script.lemma(of: form) == lemma)
    #expect(LemmaScript(script.text)?.lemma(of: form) == lemma)
  }

  @Test func aScriptForLongerWordsLeavesAShortOneWhole() throws {
    let script = try #require(LemmaScript("l3y"))
    #expect(script.lemma(of: "ies") == "ies")
  }

  @Test(arguments: ["", "x1a", "l", "lx"]) func nonsenseIsNoScript(text: String) {
    #expect(LemmaScript(text) == nil)
  }
}
