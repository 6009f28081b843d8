import RapporteurCore
import RapporteurReading
import Testing

/// Input that no one would write: it must give a report or an error that says why, never a crash.
@Suite struct HostileInputTests {
  /// A generator whose numbers are the same in every run.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      // SplitMix64, Steele, Lea and Flood 2014.
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// Checks what holds of every report: blocks in order, apart, trimmed and at whole characters.
  static func check(_ results: [Result<Report, ReadingError>]) {
    for case .success(let report) in results {
      #expect(String(validating: report.text.utf8, as: UTF8.self) != nil)
      var end = 0
      for block in report.blocks {
        #expect(block.span.start >= end)
        #expect(block.span.end <= report.text.utf8.count)
        #expect(!block.span.isEmpty)
        #expect(report.text.trimmed(block.span) == block.span)
        let edges = [block.span.start, block.span.end].filter { $0 < report.text.utf8.count }
        #expect(edges.allSatisfy { report.text.utf8[$0] & 0b1100_0000 != 0b1000_0000 })
        end = block.span.end
      }
    }
  }

  @Test(arguments: [nil, ReportFormat.text, .article])
  func randomBytesAreRefusedOrRead(format: ReportFormat?) {
    var numbers = Numbers(state: 17)
    for length in [1, 2, 3, 5, 17, 64, 200, 1000, 10_000] {
      for _ in 0..<40 {
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        let results = read(bytes, as: format)
        #expect(!results.isEmpty)
        Self.check(results)
      }
    }
  }

  @Test(arguments: ["text", "article"])
  func mutilatedReportsAreRefusedOrRead(name: String) throws {
    let format = try #require(ReportFormat(rawValue: name))
    let source =
      format == .article
      ? Array((ArticleReaderTests.article + "\n" + ArticleReaderTests.article).utf8)
      : Array(
        """
        17.09.1978 Potomac Wire
        Egypt and Israel “agree” – White House
        By Ruth Adler
        CAMP DAVID, Md., Sept. 15 (Potomac) -- They met. “They agreed”, he said.
        """.utf8)
    var numbers = Numbers(state: 1978)
    for _ in 0..<2000 {
      var bytes = source
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      Self.check(read(bytes, as: format))
    }
  }

  @Test func everyBeginningOfAnArticleIsAnErrorOrAReport() {
    let source = Array(ArticleReaderTests.article.utf8)
    for length in 0..<source.count {
      let results = read(Array(source[..<length]), as: .article)
      #expect(results.count == 1)
      guard case .failure(let error) = results.first else {
        Issue.record("an article of \(length) bytes was read")
        continue
      }
      #expect(error.code == (length == 0 ? .empty : .truncated))
    }
  }

  @Test func aLongLineAndDeepHeadsTakeLinearTime() {
    let clock = ContinuousClock()
    let word = Array("negotiations ".utf8)
    func time(_ size: Int, separator: UInt8) -> Duration {
      var bytes: [UInt8] = []
      while bytes.count < size { bytes += word + [separator] }
      return clock.measure { Self.check(read(bytes, as: .text)) }
    }
    for separator in [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: ".")] {
      let (one, four) = (time(64_000, separator: separator), time(256_000, separator: separator))
      // Four times the input may take four times as long; eight leaves room for a busy machine.
      #expect(four < one * 8 + .milliseconds(500))
    }
  }

  @Test func manyBadLinesTakeLinearTime() {
    let clock = ContinuousClock()
    func time(_ lines: Int) -> Duration {
      let text =
        "{\"articleBody\": \"They met.\"}\n" + String(repeating: "no JSON\n", count: lines)
      return clock.measure {
        let results = read(text, as: .article)
        guard case .failure(let last) = results.last else { return }
        #expect(results.count == lines + 1)
        #expect(last.line == lines + 1)
      }
    }
    let (one, eight) = (time(1000), time(8000))
    #expect(eight < one * 24 + .milliseconds(500))
  }
}
