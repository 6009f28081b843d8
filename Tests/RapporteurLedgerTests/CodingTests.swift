import Foundation
import RapporteurCore
import RapporteurExchange
import Testing

@testable import RapporteurLedger

@Suite struct CodingTests {
  @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 300, Int(Int32.max), Int.max / 2, Int.min / 2])
  func numbersComeBack(number: Int) throws {
    var writer = ByteWriter()
    writer.write(number)
    var reader = ByteReader(writer.bytes)
    #expect(try reader.int() == number)
    #expect(reader.isAtEnd)
  }

  @Test func aRepeatedStringIsKeptOnce() {
    var writer = ByteWriter()
    for _ in 0..<3 { writer.write("meeting.met-with") }
    #expect(writer.bytes.count == 3)
    #expect(writer.strings == ["meeting.met-with"])
  }

  @Test func anExcerptHasAllThatAFindingNeeds() throws {
    let record = Fixture.record(1)
    var excerpt = try RecordExcerpt(of: record.report, from: RecordCoding.bytes(of: record))
    #expect(excerpt.record.meetings.isEmpty)
    try excerpt.read(.meeting, 1)
    #expect("\(excerpt.record.meetings)" == "\(record.meetings)")
    #expect("\(excerpt.record.actors)" == "\(record.actors)")
    try excerpt.read(.outcome, 7)
    #expect(excerpt.record.outcomes.isEmpty)
  }

  @Test func brokenBytesAreAnErrorAndNeverACrash() throws {
    let record = Fixture.record(1)
    let bytes = RecordCoding.bytes(of: record)
    for count in 0..<bytes.count {
      #expect(throws: ByteReader.Fault.self) {
        try RecordCoding.record(of: record.report, from: Array(bytes[..<count]))
      }
    }
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        broken[Int.random(in: broken.indices, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      // Whatever comes of it must be a record or a fault.
      _ = try? RecordCoding.record(of: record.report, from: broken)
      var excerpt = try? RecordExcerpt(of: record.report, from: broken)
      _ = try? excerpt?.read(.meeting, 1)
    }
  }

  @Test func anAnchorBreaksWithTheTextUnderIt() {
    let record = Fixture.record(1)
    let anchors = Anchors.bytes(of: record)
    #expect(Anchors.broken(in: record, anchors: anchors).isEmpty)
    var changed = record
    changed.report.text = ReportText(
      record.report.text.string.replacingOccurrences(of: "met", with: "hit"))
    #expect(!Anchors.broken(in: changed, anchors: anchors).isEmpty)
    #expect(!Anchors.broken(in: record, anchors: anchors.dropLast(8)).isEmpty)
  }
}
