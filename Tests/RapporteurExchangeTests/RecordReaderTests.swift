import RapporteurCore
import RapporteurExchange
import Testing

@Suite struct RecordReaderTests {
  @Test func aRecordIsReadBackToTheSameBytes() throws {
    let bytes = RecordJSON.ndjson.utf8(of: ExampleRecord.federation())
    let record = try RecordReader().record(from: bytes)
    #expect(RecordJSON.ndjson.text(of: [record]) == String(decoding: bytes, as: UTF8.self))
    #expect(RecordReader.looksLikeRecord(bytes))
    #expect(RecordReader.looksLikeRecord(RecordJSON.json.utf8(of: ExampleRecord.federation())))
  }

  @Test(arguments: [
    ("{}", "expected the member \"schema\""),
    ("{\"@type\": \"NewsArticle\"}", "expected the member \"schema\""),
    ("[1", "JSON"),
  ])
  func whatIsNoRecordIsSaidToBe(text: String, reason: String) {
    let failure = #expect(throws: RecordReader.Failure.self) {
      try RecordReader().record(from: Array(text.utf8))
    }
    #expect(failure?.description.contains(reason) == true, "\(failure?.description ?? "")")
  }

  @Test func aSpanThatIsNotWhatItClaimsIsRefused() {
    let text = RecordJSON.ndjson.text(of: [ExampleRecord.federation()])
    let moved = text.replacing("\"exact\":\"", with: "\"exact\":\"x", maxReplacements: 1)
    #expect(throws: RecordReader.Failure.self) {
      try RecordReader().record(from: Array(moved.utf8))
    }
    let other = text.replacing("rapporteur-record/1", with: "rapporteur-record/2")
    #expect(throws: RecordReader.Failure.self) {
      try RecordReader().record(from: Array(other.utf8))
    }
  }
}
