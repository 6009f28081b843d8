import RapporteurCore
import RapporteurReading
import Testing

/// Web archives: what is read, what is passed over, and what becomes of damage.
@Suite struct WARCTests {
  /// A record with that block, and the empty lines that end it.
  static func record(_ type: String, _ fields: [String], _ block: String, length: Int? = nil)
    -> String
  {
    let head =
      ["WARC/1.0", "WARC-Type: \(type)"] + fields
      + ["Content-Length: \(length ?? block.utf8.count)"]
    return head.joined(separator: "\r\n") + "\r\n\r\n" + block + "\r\n\r\n"
  }

  static func conversion(_ name: String, _ text: String, length: Int? = nil) -> String {
    record(
      "conversion",
      [
        "WARC-Target-URI: https://wire.example/\(name)", "WARC-Record-ID: <urn:test:\(name)>",
        "Content-Type: text/plain",
      ], text, length: length)
  }

  static let first =
    "Leaders sign accord\n\nThe leaders of Egypt and Israel signed it on Sunday night."
  static let second =
    "Envoys fly to Geneva\n\nThe envoys of both sides will fly to Geneva on Monday."

  static let archive =
    record("warcinfo", ["Content-Type: application/warc-fields"], "software: none\r\n")
    + conversion("1", first) + record("request", [], "GET / HTTP/1.0\r\n\r\n")
    + conversion("2", second)

  @Test func textsOfAnArchiveAreReadAndItsNotesAreNot() throws {
    let reports = try read(Self.archive).map { try $0.get() }
    #expect(
      reports.map(\.headline) == ["Leaders sign accord", "Envoys fly to Geneva"])
    #expect(reports.map(\.url) == ["https://wire.example/1", "https://wire.example/2"])
    #expect(reports.map(\.identifier) == ["urn:test:1", "urn:test:2"])
    #expect(reports.allSatisfy { $0.format == "warc" })
  }

  @Test func aLengthThatIsTooShortCostsThatRecordOnly() throws {
    let bad = Self.conversion("1", Self.first, length: 20)
    let results = read(bad + Self.conversion("2", Self.second))
    try #require(results.count == 2)
    guard case .failure(let error) = results[0] else {
      Issue.record("a record of the wrong length was read")
      return
    }
    #expect(error.byteOffset == 0)
    #expect(error.code == .malformed)
    #expect(try results[1].get().headline == "Envoys fly to Geneva")
  }

  @Test func aLengthThatIsTooLongDoesNotSwallowTheNextRecord() throws {
    let bad = Self.conversion("1", Self.first, length: Self.first.utf8.count + 100)
    let results = read(
      Self.conversion("0", Self.second) + bad + Self.conversion("2", Self.second)
        + Self.conversion("3", Self.first))
    #expect(results.count == 4)
    guard case .failure(let error) = results[1] else {
      Issue.record("a record of the wrong length was read")
      return
    }
    #expect(error.byteOffset == Self.conversion("0", Self.second).utf8.count)
    #expect(try results[2].get().identifier == "urn:test:2")
    #expect(try results[3].get().identifier == "urn:test:3")
  }

  @Test(arguments: ["", "Content-Length: many\r\n", "Content-Length: -5\r\n"])
  func aRecordWithoutLengthIsAnErrorInItsPlace(field: String) throws {
    let bad = "WARC/1.0\r\nWARC-Type: conversion\r\n\(field)\r\n\(Self.first)\r\n\r\n"
    let results = read(bad + Self.conversion("2", Self.second))
    try #require(results.count == 2)
    guard case .failure(let error) = results[0] else {
      Issue.record("a record without a length was read")
      return
    }
    #expect(error.message.hasPrefix("expected a Content-Length"))
    #expect(error.byteOffset == 0)
    #expect(try results[1].get().identifier == "urn:test:2")
  }

  @Test func everyBeginningOfAnArchiveGivesWhatIsWhole() {
    let bytes = Array(Self.archive.utf8)
    for length in 0..<bytes.count {
      let results = read(Array(bytes[..<length]), as: .warc)
      let read = results.count { if case .success = $0 { true } else { false } }
      let failed = results.count - read
      #expect(failed <= 1)
      #expect(length >= bytes.count - 4 || read < 2)
    }
  }

  @Test func aFetchedTextIsReadWithoutItsHeaderAndChunks() throws {
    let response = Self.record(
      "response",
      ["WARC-Target-URI: <https://wire.example/3>", "Content-Type: application/http"],
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "14\r\nLeaders sign accord\n\r\n"
        + "33\r\n\nThe leaders of Egypt and Israel signed it tonight.\r\n0\r\n\r\n")
    let report = try report(response)
    #expect(
      report.text.string
        == "Leaders sign accord\n\nThe leaders of Egypt and Israel signed it tonight.")
    #expect(report.url == "https://wire.example/3")
  }

  @Test(arguments: ["404 Not Found", "301 Moved", "200 OK"])
  func errorPagesAndPicturesAreNoReports(status: String) {
    let type = status == "200 OK" ? "image/png" : "text/html"
    let response = Self.record(
      "response", ["WARC-Target-URI: https://wire.example/"],
      "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\r\n<html><p>Not here.</p></html>")
    #expect(read(response).isEmpty)
  }

  @Test func theOlderArchiveFormatIsReadToo() throws {
    let body = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + Self.first
    let note = "1 0 Capture\nURL IP-address Archive-date Content-type Archive-length\n"
    let archive =
      "filedesc://a.arc 127.0.0.1 20140216050221 text/plain \(note.utf8.count)\n\(note)\n"
      + "http://wire.example/a b 127.0.0.1 20140216050221 text/plain \(body.utf8.count)\n\(body)\n"
    let report = try report(archive)
    #expect(report.url == "http://wire.example/a b")
    #expect(report.headline == "Leaders sign accord")
  }
}
