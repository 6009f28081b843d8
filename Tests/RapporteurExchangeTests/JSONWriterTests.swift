import RapporteurCore
import RapporteurExchange
import Testing

@Suite struct JSONWriterTests {
  @Test(arguments: [
    (0.0, "0"), (0.004, "0"), (0.05, "0.05"), (0.8, "0.8"), (0.855, "0.86"), (0.999, "1"),
    (1.0, "1"), (3.0, "1"), (-1.0, "0"), (Double.nan, "0"), (Double.infinity, "1"),
  ])
  func aFractionHasAtMostTwoDecimals(number: Double, expected: String) {
    var writer = JSONWriter()
    writer.value(fraction: number)
    #expect(writer.string == expected)
  }

  @Test(arguments: [
    ("a\"b\\c", #""a\"b\\c""#), ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""),
    ("\n\r\t", #""\n\r\t""#), ("x\u{2028}y\u{2029}z\u{85}", #""x\u2028y\u2029z\u0085""#),
    ("“é𝄞\u{2027}\u{C5}", "\"“é𝄞\u{2027}\u{C5}\""), ("", "\"\""),
  ])
  func whatMustBeEscapedIs(string: String, expected: String) {
    var writer = JSONWriter()
    writer.value(string)
    #expect(writer.string == expected)
  }

  @Test func aSpanCountsCodePointsAndSaysWhatItCovers() {
    let text = ReportText("“é𝄞” met")
    var writer = JSONWriter()
    writer.value(Span(13, 16), of: text)
    #expect(writer.string == #"{"start":5,"end":8,"exact":"met"}"#)
  }

  @Test func aSpanInsideAScalarIsMovedToItsEdges() {
    let text = ReportText("a𝄞b")
    var writer = JSONWriter()
    writer.value(Span(2, 4), of: text)
    writer.value(Span(4, 99), of: text)
    #expect(
      writer.string == #"{"start":1,"end":2,"exact":"𝄞"}"# + #"{"start":1,"end":3,"exact":"𝄞b"}"#)
  }

  @Test func prettyTextIsIndentedAndKeepsSmallObjectsOnALine() {
    var writer = JSONWriter(layout: .pretty)
    writer.object { json in
      json.field("none", String?.none)
      json.key("empty")
      json.array([Int]()) { $0.value($1) }
      json.key("spans")
      json.array([1, 2]) { json, number in
        json.object(inline: true) { json in
          json.field("start", number)
          json.key("of")
          json.array([number, number]) { $0.value($1) }
        }
      }
    }
    #expect(
      writer.string == """
        {
          "none": null,
          "empty": [],
          "spans": [
            {"start": 1, "of": [1, 1]},
            {"start": 2, "of": [2, 2]}
          ]
        }
        """)
  }
}
