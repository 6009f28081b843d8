import RapporteurCore
import RapporteurReading
import Testing

/// Web archives that no one would write: a bad record is an error, and the rest is read.
@Suite struct HostileArchiveTests {
  @Test(arguments: [Int.max, Int.max - 200, 1 << 61])
  func aLengthBeyondAllBoundsCostsThatRecordOnly(length: Int) throws {
    let bad = WARCTests.conversion("1", WARCTests.first, length: length)
    let results = read(bad + WARCTests.conversion("2", WARCTests.second))
    try #require(results.count == 2)
    guard case .failure(let error) = results[0] else {
      Issue.record("a record of \(length) bytes was read")
      return
    }
    #expect(error.message.hasPrefix("expected a Content-Length"))
    #expect(error.byteOffset == 0)
    #expect(try results[1].get().identifier == "urn:test:2")
  }

  @Test func aLengthBeyondAllBoundsInTheOlderFormatIsAnError() throws {
    let results = read(
      "filedesc://a.arc 127.0.0.1 20140216050221 text/plain 0\n\n"
        + "http://wire.example/a 127.0.0.1 20140216050221 text/plain \(Int.max)\nThey met.\n",
      as: .warc)
    try #require(results.count == 1)
    guard case .failure(let error) = results[0] else {
      Issue.record("a record without end was read")
      return
    }
    #expect(error.message.hasPrefix("expected the header of an ARC record"))
  }

  @Test(arguments: ["-3", "+3", "-0", "FFFFFFFF", "7FFFFFFFFFFFFFFF", ""])
  func aSizeThatNoChunkHasEndsThePage(size: String) {
    let response = WARCTests.record(
      "response", ["WARC-Target-URI: https://wire.example/3"],
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "A\r\nThey met.\n\r\n\(size)\r\nThey agreed.\r\n0\r\n\r\n")
    let results = read(response)
    #expect(results.count == 1)
    HostileInputTests.check(results)
  }
}
