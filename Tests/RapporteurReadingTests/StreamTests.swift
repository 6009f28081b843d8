import RapporteurCore
import RapporteurReading
import Testing

/// Inputs that are packed, or that come in pieces.
@Suite struct StreamTests {
  static let text = Array("Leaders sign accord\n\nThey met. They agreed on both texts.\n".utf8)

  @Test(arguments: Packer.allCases)
  func aPackedReportIsReadAsItself(pack: Packer) throws {
    let results = read(pack(Self.text))
    try #require(results.count == 1)
    #expect(try results[0].get().headline == "Leaders sign accord")
    #expect(try results[0].get().id == report(String(decoding: Self.text, as: UTF8.self)).id)
  }

  @Test func membersOfOneFileAreOneText() throws {
    let halves = Packing.gzip(Array(Self.text[..<30])) + Packing.gzip(Array(Self.text[30...]))
    #expect(try read(halves + [0, 0, 0])[0].get().text.utf8 == Self.text)
  }

  @Test(arguments: Packer.allCases)
  func aPackedReportThatBreaksOffIsAnError(pack: Packer) {
    let packed = pack(Self.text)
    for length in 4..<(packed.count - 1) {
      let error = failure(Array(packed[..<length]))
      #expect(error?.code == .truncated || error?.code == .malformed, "of \(length) bytes")
    }
  }

  @Test func aDamagedMemberNamesItsPlace() {
    var packed = Packing.gzip(Self.text) + Packing.gzip(Self.text)
    packed[packed.count - 6] ^= 1
    #expect(failure(packed)?.byteOffset == packed.count / 2)
  }

  @Test func aDamagedRecordOfAPackedArchiveCostsNoOther() throws {
    let records = (0..<4).map {
      Packing.gzip(Array(WARCTests.conversion("\($0)", WARCTests.first).utf8))
    }
    var archive = records[0] + records[1] + records[2] + records[3]
    let place = records[0].count
    for index in (place + 40)..<(place + 60) { archive[index] = 0xEE }
    let results = read(archive)
    try #require(results.count == 4)
    guard case .failure(let error) = results[1] else {
      Issue.record("a damaged record was read")
      return
    }
    #expect(error.byteOffset == place)
    let read = [0, 2, 3].map { try? results[$0].get() }
    #expect(read.map { $0?.identifier } == ["urn:test:0", "urn:test:2", "urn:test:3"])
    #expect(
      read.map { $0?.archiveOffset } == [
        0, place + records[1].count, archive.count - records[3].count,
      ])
  }

  @Test(arguments: [100, 4000, 5000, 100_000])
  func aRecordBeginsWhereItsOwnMemberDoes(length: Int) {
    let text = WARCTests.first + String(repeating: " They met again.", count: length / 16)
    var (archive, places): ([UInt8], [Int]) = ([], [])
    for number in 0..<6 {
      archive += Packing.gzip(Array(WARCTests.record("request", [], "GET / HTTP/1.0\r\n\r\n").utf8))
      places.append(archive.count)
      archive += Packing.gzip(Array(WARCTests.conversion("\(number)", text).utf8))
    }
    let reports = read(archive).map { try? $0.get() }
    #expect(reports.map { $0?.archiveOffset } == places)
  }

  @Test(arguments: [1, 2, 7, 64, 1000])
  func piecesOfAnySizeGiveTheSameReports(size: Int) throws {
    let articles = (1...40).map {
      "{\"@type\":\"NewsArticle\",\"headline\":\"Round \($0) \\\"ends\\\"\",\"articleBody\":\"They met.\"}"
    }
    for layout in [
      articles.joined(separator: "\n"), "[" + articles.joined(separator: ",\n") + "]",
      articles.joined(separator: " "),
    ] {
      let bytes = Array(layout.utf8)
      var next = 0
      let stream = ReportStream(name: "pieces") { buffer in
        let count = min(size, buffer.count, bytes.count - next)
        for index in 0..<count { buffer[index] = bytes[next + index] }
        next += count
        return count
      }
      let reports = try ReportReader().sources(in: stream).flatMap { $0.reports() }.map {
        try $0.get()
      }
      #expect(reports.map(\.headline) == (1...40).map { "Round \($0) \"ends\"" })
      #expect(reports.map(\.id) == read(layout).map { try? $0.get().id })
    }
  }

  @Test(arguments: [nil, 0, 10, 1 << 20])
  func theSizeThatIsForetoldMayBeWrong(size: Int?) throws {
    var isGiven = false
    let stream = ReportStream(name: "text", size: size) { buffer in
      if isGiven { return 0 }
      isGiven = true
      buffer.copyBytes(from: Self.text)
      return Self.text.count
    }
    let reports = try ReportReader().sources(in: stream).flatMap { $0.reports() }.map {
      try $0.get()
    }
    #expect(reports.map(\.text.utf8) == [Self.text])
  }

  @Test func aSmallFileThatUnpacksToVeryMuchIsRefused() {
    // A frame of Zstandard can say "this byte, so many times": one block of 128 KiB in four bytes.
    var bomb: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58]
    for _ in 0..<2000 { bomb += [0x02, 0x00, 0x10, 0x20] }
    bomb += [0x03, 0x00, 0x10, 0x20]
    let error = failure(bomb)
    #expect(error?.code == .tooLarge)
    #expect(error?.message.contains("unpack") == true)
  }
}
