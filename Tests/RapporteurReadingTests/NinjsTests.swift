import RapporteurCore
import RapporteurReading
import Testing

/// ninjs of all versions: what is read, and what is refused with its reason.
@Suite struct NinjsTests {
  @Test func anItemOfVersionOneIsRead() throws {
    let report = try report(
      """
      {"uri": "https://wire.example/17", "type": "text", "versioncreated": "1978-09-17T22:40:00Z",
       "pubstatus": "withheld", "embargoed": "1978-09-18T12:00:00Z", "byline": "Ruth Adler",
       "headline": "Leaders sign", "language": "en", "copyrightholder": "Potomac Wire",
       "body_xhtml": "<p>They met.</p><p>They agreed.</p>", "ednote": "CORRECTS day in first paragraph"}
      """)
    #expect(report.format == "ninjs")
    #expect(report.headline == "Leaders sign")
    #expect(report.published == "1978-09-17T22:40:00Z")
    #expect(report.status == .withheld)
    #expect(report.embargo == "1978-09-18T12:00:00Z")
    #expect(report.correction == "CORRECTS day in first paragraph")
    #expect(
      blocks(of: report) == [
        "headline: Leaders sign", "paragraph: They met.", "paragraph: They agreed.",
      ])
  }

  @Test func anItemOfVersionThreeIsRead() throws {
    let report = try report(
      """
      {"uri": "urn:17", "standard": {"name": "ninjs", "version": "3.0"}, "by": "Ruth Adler",
       "headlines": [{"role": "short", "value": "Signed"}, {"role": "main", "value": "Leaders sign"}],
       "bodies": [{"contentType": "text/plain", "value": "They met."}], "pubStatus": "usable"}
      """)
    #expect(report.headline == "Leaders sign")
    #expect(report.byline == "Ruth Adler")
    #expect(report.status == .usable)
    #expect(blocks(of: report).last == "paragraph: They met.")
  }

  @Test(arguments: [
    (#"{"headline": "Talks", "pubstatus": "usable"}"#, "expected a member .uri"),
    (#"{"uri": "urn:1", "headline": 5, "type": "text"}"#, "expected .headline to be string"),
    (#"{"uri": "urn:1", "headline": "Talks", "pubstatus": "cancelled"}"#, "one of usable"),
    (#"{"uri": "urn:1", "headline": "Talks", "colour": "red"}"#, "expected no member .colour"),
    (#"{"uri": "urn:1", "title": "Talks", "versionCreated": "Sunday"}"#, "a date and time"),
    (#"{"uri": "urn:1", "headline": "Talks", "person": [{"name": 3}]}"#, ".person[].name"),
    (
      #"{"uri": "urn:1", "standard": {"version": "2.0"}, "headline": "Talks"}"#,
      "expected no member .headline"
    ),
    (
      #"{"uri": "urn:1", "by": "Ruth Adler", "associations": [{"uri": "urn:2", "name": "photo", "colour": "red"}]}"#,
      "expected no member .colour"
    ),
    (
      #"""
      {"uri": "urn:1", "standard": {"version": "3.0"}, "associations": [{"uri": "urn:2"}]}
      """#, "expected a member .associations[].name"
    ),
    (
      #"{"uri": "urn:1", "bodies": [{"value": "They met."}], "places": [{"geojson": {"coordinates": [1, 2]}}]}"#,
      "geojson.type"
    ),
    (#"{"uri": "urn:1", "headline": "Talks", "urgency": 0.1}"#, "expected .urgency to be from"),
    (
      #"{"uri": "urn:1", "title": "Talks", "advices": [{"lifetime": {"name": "forever"}}]}"#,
      ".advices[].lifetime"
    ),
  ])
  func whatIsNotValidIsRefusedWithItsReason(item: String, reason: String) {
    guard case .failure(let error) = read(item, as: .ninjs).first else {
      Issue.record("\(item) was read")
      return
    }
    #expect(error.message.contains(reason), "\(error.message)")
    #expect(error.code == .notAReport)
  }

  @Test(arguments: [
    #"{"uri": "urn:1", "title": "Talks", "associations": [{"uri": "urn:2", "name": "photo", "type": "picture"}]}"#,
    // A version that does not know the member which names it is not the one that is meant.
    #"{"uri": "urn:1", "standard": {"version": "1.2"}, "bodies": [{"value": "They met on Sunday."}]}"#,
  ])
  func whatAVersionAllowsIsRead(item: String) throws {
    #expect(try report(item, as: .ninjs).identifier == "urn:1")
  }

  @Test func linesOfNinjsAreReadOneByOne() {
    let line = #"{"uri": "urn:1", "headline": "Talks", "body_text": "They met."}"#
    let results = read([line, "{\"uri\": }", line].joined(separator: "\n"), as: .ninjs)
    #expect(results.count == 3)
    #expect(results.map { (try? $0.get()) != nil } == [true, false, true])
  }
}
