import RapporteurCore
import Testing

@testable import RapporteurFindings

@Suite struct QuotationScannerTests {
  private func quotations(_ paragraphs: String...) -> [String] {
    let text = ReportText(paragraphs.joined(separator: "\n\n"))
    var blocks: [Block] = []
    var offset = 0
    for paragraph in paragraphs {
      blocks.append(Block(.paragraph, Span(offset, offset + paragraph.utf8.count)))
      offset += paragraph.utf8.count + 2
    }
    return QuotationScanner.quotations(in: text, blocks: blocks).map { text[$0.content] }
  }

  @Test(arguments: [
    ("He said: “We are close.” Then he left.", ["We are close."]),
    ("\"We are close,\" he said, \"very close.\"", ["We are close,", "very close."]),
    ("``We are close,'' he said.", ["We are close,"]),
    ("« Nous sommes proches », dit-il.", ["Nous sommes proches"]),
    ("The envoy’s view isn’t “final”", ["final"]),
    ("No marks here.", []),
  ])
  func theMarksOfAParagraphArePaired(text: String, expected: [String]) {
    #expect(quotations(text) == expected)
  }

  @Test func aQuotationGoesOnInTheNextParagraph() {
    let found = quotations("“We met twice.", "“We shall meet again,” he said.")
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("We met twice."))
    #expect(found[0].hasSuffix("We shall meet again,"))
  }

  @Test func aQuotationLeftOpenEndsWithItsParagraph() {
    #expect(quotations("“We met twice.", "The talks go on.") == ["We met twice."])
  }
}
