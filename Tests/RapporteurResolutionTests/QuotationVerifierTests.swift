import RapporteurCore
import Testing

@testable import RapporteurResolution

@Suite struct QuotationVerifierTests {
  private let source: QuotationVerifier.Source = {
    let words =
      "“We will open the harbour on Monday — and keep it open,” Minister Holm said. He thanked the crew. “No ship will be turned away as long as the flag is shown,” he added."
    let text = ReportText(words)
    return QuotationVerifier.Source(
      report: "r1", text: text, statements: [(text.span, ["Ana Holm"])])
  }()

  private func verdict(_ quotation: String, by speaker: String? = nil) -> Verification {
    QuotationVerifier(quotation, speaker: speaker).verify(in: [source])
  }

  @Test(arguments: [
    ("No ship will be turned away", Verification.Verdict.verbatim),
    ("“No ship will be turned away as long as the flag is shown”", .verbatim),
    ("no ship will be turned away, as long as the flag is shown", .typographic),
    ("We will open the harbour on Monday - and keep it open", .typographic),
    ("We will open the harbour … and keep it open", .truncated),
    ("No ship will be turned away as long as the harbour on Monday", .spliced),
    ("keep it open as long as the flag is shown", .truncated),
    ("No ship shall be turned away as long as the flag is shown", .altered),
    ("The fleet sails at dawn for the southern islands", .notFound), ("", .notFound),
    ("“”", .notFound),
  ])
  func aQuotationIsJudged(_ quotation: String, _ expected: Verification.Verdict) {
    #expect(verdict(quotation).verdict == expected)
  }

  @Test func anAlteredQuotationShowsItsWords() throws {
    let place = try #require(
      verdict("No ship shall be turned away as long as the flag is shown").places.first)
    #expect(
      place.difference?.marked
        == "No ship [-will-] {+shall+} be turned away as long as the flag is shown")
  }

  @Test func passagesInAnotherOrderAreSpliced() {
    #expect(
      verdict("No ship will be turned away and keep it open on").verdict == .spliced
        || verdict("No ship will be turned away. We will open the harbour").verdict == .spliced)
    #expect(verdict("No ship will be turned away. We will open the harbour").verdict == .spliced)
  }

  @Test func anothersWordsAreMisattributed() {
    #expect(verdict("No ship will be turned away", by: "Per Lind").verdict == .misattributed)
    #expect(verdict("No ship will be turned away", by: "Holm").verdict == .verbatim)
  }

  @Test(arguments: [
    ("We will hesitate to close the harbour", Verification.Verdict.altered),
    ("We will … hesitate to close the harbour", .altered),
    ("We will not close the harbour", .truncated),
  ])
  func aDenialLeftOutAltersWhatIsSaid(_ quotation: String, _ expected: Verification.Verdict) {
    let text = ReportText("We will see. In war we will not ever hesitate to close the harbour.")
    let source = QuotationVerifier.Source(report: "r1", text: text)
    #expect(QuotationVerifier(quotation).verify(in: [source]).verdict == expected)
  }

  @Test func passagesOfTwoSourcesAreSplicedToo() {
    let other = QuotationVerifier.Source(
      report: "r2", text: ReportText("The crew asked that the lighthouse be lit again at dusk."))
    let quotation = "We will open the harbour on the lighthouse be lit again at dusk"
    let found = QuotationVerifier(quotation).verify(in: [source, other])
    #expect(found.verdict == .spliced)
    #expect(Set(found.places.filter { $0.verdict == .spliced }.map(\.report)) == ["r1", "r2"])
    // A few words of each are no passages.
    let few = QuotationVerifier("the harbour on Monday be lit again at noon or later still")
    #expect(few.verify(in: [source, other]).verdict > .spliced)
  }

  @Test(arguments: [
    "“Don’t — go-on,” he said (twice). 5,000 U.S. MEN", "a\tb\n--  c'est [x]", "plain WORDS 12",
  ])
  func wordsOfPlainLettersAreFoldedAsAllOthersAre(_ text: String) {
    let words = QuotedWord.list(text.utf8)
    #expect(!words.isEmpty)
    for word in words {
      #expect(word.key == Words.folded(word.text).replacing(" ", with: ""))
      #expect(Array(text.utf8)[word.start..<word.end].elementsEqual(word.text.utf8))
    }
  }
}
