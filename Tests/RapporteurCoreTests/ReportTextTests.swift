import RapporteurCore
import Testing

@Suite struct ReportTextTests {
  @Test func codePointsAreCountedFromBytes() {
    let string = String(repeating: "“é𝄞a” ", count: 40)
    let text = ReportText(string)
    var byte = 0
    for (index, scalar) in string.unicodeScalars.enumerated() {
      #expect(text.codePointOffset(ofByte: byte) == index)
      byte += UTF8.width(scalar)
    }
    #expect(text.codePointOffset(ofByte: byte) == string.unicodeScalars.count)
  }

  @Test func trimmingLeavesTheWords() {
    let text = ReportText("  “peace”\u{200B}\n")
    #expect(text[text.trimmed(text.span)] == "“peace”")
  }
}
