import RapporteurCore
import Testing

@Suite struct ReportTextTests {
  @Test func codePointsAreCountedFromBytes() {
    let string = String(repeating: "“é𝄞a” ", count: 40)
    let text = ReportText(string)
    var byte = 0
    for (index, scalar) in string.unicodeScalars.enumerated() {
      #expect(text.codePointOffset(ofByte: byte) == index)
      #expect(text.byteOffset(ofCodePoint: index) == byte)
      byte += UTF8.width(scalar)
    }
    #expect(text.codePointOffset(ofByte: byte) == string.unicodeScalars.count)
    #expect(text.byteOffset(ofCodePoint: string.unicodeScalars.count) == byte)
    #expect(text.byteOffset(ofCodePoint: .max) == byte)
    #expect(ReportText("").byteOffset(ofCodePoint: 3) == 0)
  }

  @Test func illFormedBytesAreReplacedAndTheirNeighboursKept() {
    #expect(ReportText(decoding: Array("Dayton – accord".utf8)).string == "Dayton – accord")
    let text = ReportText(decoding: Array("Day".utf8) + [0xE2, 0x80] + Array("ton".utf8))
    #expect(text.string == "Day\u{FFFD}ton")
    #expect(text.codePointOffset(ofByte: text.utf8.count) == 7)
  }

  @Test func trimmingLeavesTheWords() {
    let text = ReportText("  “peace”\u{200B}\n")
    #expect(text[text.trimmed(text.span)] == "“peace”")
  }
}
