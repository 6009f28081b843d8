import RapporteurCore
import RapporteurLanguage
import Testing

@Suite struct TokeniserTests {
  /// A text, and its words: "+" joins the words of one token, "|" divides sentences.
  @Test(arguments: [
    ("They didn't agree.", "They did+n't agree ."),
    ("They didn’t agree.", "They did+n’t agree ."),
    ("It's Ukraine's priority.", "It+'s Ukraine+'s priority ."),
    ("Russia’s readiness", "Russia+’s readiness"),
    ("We cannot wait.", "We can+not wait ."),
    ("The U.S. and Russia met. Talks go on.", "The U.S. and Russia met . | Talks go on ."),
    ("Gen. Hnatov spoke. He left.", "Gen. Hnatov spoke . | He left ."),
    ("Lt. Col. Smith and Sgt. Lee left.", "Lt. Col. Smith and Sgt. Lee left ."),
    ("Mr. Annan met J. Baker.", "Mr. Annan met J. Baker ."),
    (
      "“We are ready,” she said. “We agree.”",
      "“ We are ready , ” she said . | “ We agree . ”"
    ),
    ("He said: \"No.\" They left.", "He said : \" No . \" | They left ."),
    ("Aid of $2,500 and 3.5%", "Aid of $ 2,500 and 3.5 %"),
    ("the 15-year deal", "the 15 - year deal"),
    ("joint U.S.–Ukraine initiatives", "joint U.S. – Ukraine initiatives"),
    ("See https://example.org/a?b=c now.", "See https://example.org/a?b=c now ."),
    ("(http://example.org/a,b).", "( http://example.org/a,b ) ."),
    ("Will they? They will!", "Will they ? | They will !"),
    (
      "The Good Friday Agreement ended the Troubles.",
      "The Good Friday Agreement ended the Troubles ."
    ),
  ])
  func aTextFallsIntoItsWords(text: String, words: String) throws {
    #expect(try TestModel.analysis(of: text).cut == words)
  }

  @Test func aBlankLineEndsASentence() throws {
    #expect(try TestModel.analysis(of: "Talks on peace\n\nthey go on").sentences.count == 2)
  }

  @Test func theLinesOfAWrappedTextAreNoSentences() throws {
    let text = """
      The two delegations met for a third time in the old town hall on the river
      to speak about the exchange of prisoners that both of their governments had
      announced in the summer, and about the reopening of the border crossings to
      the north.
      """
    #expect(try TestModel.analysis(of: text).sentences.count == 1)
  }

  @Test func anInvisibleJoinerStaysWithinItsToken() throws {
    let analysis = try TestModel.analysis(of: "the COVID-\u{2060}19 pandemic, co\u{AD}operation")
    #expect(analysis.forms.last == "co\u{AD}operation")
    #expect(analysis.forms.allSatisfy { $0 != "\u{2060}" })
  }
}
